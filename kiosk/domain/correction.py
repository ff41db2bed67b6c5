"""What staff put right by hand, and how long it holds against what the event pack says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.registrant import Registrant

CORRECTABLE = ("name", "name_latin", "category", "organisation", "organisation_latin", "title", "language")


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one registrant, put right. `packed` is what the pack said when it was first done.

    It `stands` until the pack itself says something else, or somebody corrects the field again.
    """

    registrant: str
    field: str
    packed: str
    before: str
    after: str
    at: datetime
    operator: str
    why: str
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Upheld:
    """People as the pack has them with what was corrected by hand; `overtaken` are the corrections that gave way."""

    people: tuple[Registrant, ...]
    kept: tuple[Correction, ...]
    overtaken: tuple[Correction, ...]


def uphold(people: Iterable[Registrant], corrections: Iterable[Correction]) -> Upheld:
    """Field by field: a correction wins while the pack says what it said then, or has come to agree with it."""
    by_code = {registrant.code: registrant for registrant in people}
    kept, overtaken = [], []
    for correction in corrections:
        registrant = by_code.get(correction.registrant)
        if registrant is None:
            continue
        if getattr(registrant, correction.field) in (correction.packed, correction.after):
            by_code[registrant.code] = with_field(registrant, correction.field, correction.after)
            kept.append(correction)
        else:
            overtaken.append(correction)
    return Upheld(tuple(by_code.values()), tuple(kept), tuple(overtaken))


def with_fields(registrant: Registrant, changes: Mapping[str, str]) -> Registrant:
    """The registrant with other texts in some fields."""
    return replace(registrant, **changes)  # type: ignore[arg-type]  # only fields of text are correctable


def with_field(registrant: Registrant, field: str, text: str) -> Registrant:
    """The registrant with another text in one field."""
    return with_fields(registrant, {field: text})
