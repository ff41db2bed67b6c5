"""Somebody who was never registered and stands at the desk: what must be known of them, and who they may be already."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.folding import fold
from kiosk.domain.registrant import Registrant

FIELDS = (
    *("name", "name_latin", "category", "organisation", "organisation_latin", "title", "language"),
    *("email", "phone", "delegation"),
)
"""What can be told of somebody at the desk, in the order in which it is asked."""

ALWAYS_REQUIRED = "name"


def missing(given: Mapping[str, str], required: tuple[str, ...]) -> tuple[str, ...]:
    """What is still to be asked, in the order of FIELDS: a name always, the rest as the event wants it."""
    wanted = {ALWAYS_REQUIRED, *required}
    return tuple(field for field in FIELDS if field in wanted and not given.get(field))


def may_be_the_same(given: Mapping[str, str], other: Registrant) -> bool:
    """Whether somebody registered may be the one at the desk: the same name, and no other organisation.

    Two organisations tell two people of one name apart; where one is not known, staff are to look.
    """
    return _same_name(given, other) and _same_organisation(given, other)


def _same_name(given: Mapping[str, str], other: Registrant) -> bool:
    ours = _folded(given.get("name", ""), given.get("name_latin", ""))
    return bool(ours & _folded(other.name, other.name_latin))


def _same_organisation(given: Mapping[str, str], other: Registrant) -> bool:
    ours = _folded(given.get("organisation", ""), given.get("organisation_latin", ""))
    theirs = _folded(other.organisation, other.organisation_latin)
    return not ours or not theirs or bool(ours & theirs)


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(folded for text in texts if (folded := fold(text).replace(" ", "")))
