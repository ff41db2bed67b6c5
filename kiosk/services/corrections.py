"""Putting right what a registration says: the badge follows, the history stays, and no later load undoes it unseen."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.clock import Clock
from kiosk.domain.correction import CORRECTABLE, Correction, with_fields
from kiosk.domain.event import Event
from kiosk.domain.localized import LANGUAGES
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Act, Operator
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.permission import require
from kiosk.store.audit import AuditLog
from kiosk.store.corrections import Corrections, put_corrections, standing_corrections
from kiosk.store.gate import Gate, Passage
from kiosk.store.print_jobs import badge_came_out
from kiosk.store.registrants import put_registrant

log = logging.getLogger(__name__)

LONGEST_TEXT = 200
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_NOT_ON_BADGES = frozenset({"language"})


@dataclass(frozen=True, slots=True)
class Corrected:
    """A registrant as they are now, and what was different. `reprint_offered`: a badge with the old texts is out."""

    registrant: Registrant
    changed: tuple[Correction, ...]
    reprint_offered: bool


class CorrectionService:
    """Corrects registrants, field by field."""

    def __init__(
        self, gate: Gate, corrections: Corrections, current: CurrentEvent, clock: Clock, audit: AuditLog
    ) -> None:
        self._gate = gate
        self._corrections = corrections
        self._current = current
        self._clock = clock
        self._audit = audit

    def correct(self, code: str, changes: Mapping[str, str], operator: Operator, why: str = "") -> Corrected:
        """Changes fields of a registrant (see CORRECTABLE); what is the same already is passed over.

        Raises UnknownError (`registrant`, `field`, `category`, `language`), NotPossibleError (`name_missing`,
        `text_faulty` for one with control characters or of more than 200 characters, `not_allowed`).
        """
        require(operator, Act.CORRECT)
        wanted = {field: checked(field, text, self._current.event) for field, text in changes.items()}
        with self._gate.passage() as passage:
            before = called(passage, code)
            made = _made(passage, before, wanted, self._clock.now(), operator, why)
            after = with_fields(before, {correction.field: correction.after for correction in made})
            if made:
                self._keep(passage, after, made, operator, why)
            shows = any(correction.field not in _NOT_ON_BADGES for correction in made)
            offered = shows and badge_came_out(passage.connection, after.code)
        log.info("registrant %s corrected: %s", after.code, ", ".join(correction.field for correction in made))
        return Corrected(after, made, offered)

    def history(self, code: str) -> tuple[Correction, ...]:
        """Everything that was put right about somebody, in order."""
        return self._corrections.of(code)

    def _keep(
        self, passage: Passage, after: Registrant, made: tuple[Correction, ...], operator: Operator, why: str
    ) -> None:
        put_registrant(passage.connection, after)
        put_corrections(passage.connection, made)
        details = {"fields": [correction.field for correction in made]}
        self._audit.append(passage.connection, Act.CORRECT, operator.id, about=after.code, why=why, details=details)


def called(passage: Passage, code: str) -> Registrant:
    """The registrant with this code. Raises UnknownError."""
    registrant = passage.registrant_called(code.strip().upper())
    if registrant is None:
        raise UnknownError("registrant", code)
    return registrant


def checked(field: str, text: str, event: Event) -> str:
    """What somebody typed for a field, with single spaces. Raises as `correct` does."""
    if field not in CORRECTABLE:
        raise UnknownError("field", field)
    written = clean(text)
    if field == "category" and event.categories and written not in event.categories:
        raise UnknownError("category", text)
    if field == "language" and written not in LANGUAGES:
        raise UnknownError("language", text)
    if field == "name" and not written:
        raise NotPossibleError("name_missing")
    return written


def clean(text: str) -> str:
    """A text of one line with single spaces. Raises NotPossibleError (`text_faulty`)."""
    written = " ".join(text.split())
    if len(written) > LONGEST_TEXT or _NO_TEXT.search(written):
        raise NotPossibleError("text_faulty")
    return written


def _made(
    passage: Passage, before: Registrant, wanted: Mapping[str, str], now: datetime, operator: Operator, why: str
) -> tuple[Correction, ...]:
    """A correction for each field that changes. What the pack said is remembered from the first one on."""
    packed = {entry.field: entry.packed for entry in standing_corrections(passage.connection, before.code)}
    made = []
    for field, text in wanted.items():
        old = getattr(before, field)
        if text != old:
            said = packed.get(field, old)
            made.append(Correction(before.code, field, said, old, text, now, operator.id, why, stands=text != said))
    return tuple(made)
