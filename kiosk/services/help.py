"""Calling a person: kept until somebody of the staff has answered."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from kiosk.clock import Clock
from kiosk.domain.checkin import CheckinRecord
from kiosk.domain.clocks import milliseconds
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Act, Operator
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.permission import require
from kiosk.store.audit import AuditLog
from kiosk.store.gate import Gate
from kiosk.store.journal import HelpRow, Journal, answer_help

log = logging.getLogger(__name__)

_MOST_DIGITS = 10


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """Somebody who waits for a person: under which number, why (`no_code`, `not_me`, `refused`,
    `attention`) and since when.

    `registrant` is whom it is about and `checkin` what happened at the screen, where these are known.
    """

    number: str
    kind: str
    at: datetime
    registrant: Registrant | None
    checkin: CheckinRecord | None


class HelpService:
    """Keeps who waits for a person, and who of the staff took it."""

    def __init__(self, journal: Journal, clock: Clock, gate: Gate, audit: AuditLog) -> None:
        self._journal = journal
        self._clock = clock
        self._gate = gate
        self._audit = audit

    def call(self, kind: str, checkin_id: str | None = None, code: str | None = None) -> str:
        """Tells staff that somebody waits; gives the number to show them.

        `kind`: no_code, not_me, refused, attention, delegation. Somebody known who waits for the same already keeps
        their number.
        """
        number = self._journal.ask_for_help(kind, self._clock.now(), checkin_id, code)
        log.info("help %s asked for: %s", number, kind)
        return str(number)

    def waiting(self) -> int:
        """How many wait."""
        return self._journal.waiting_for_help()

    def requests(self) -> list[HelpRequest]:
        """Everybody who waits, the longest first."""
        return [self._request(row) for row in self._journal.open_help()]

    def answer(self, number: str, operator: Operator) -> None:
        """Somebody of the staff takes a request. Raises UnknownError, NotPossibleError (`already_answered`)."""
        require(operator, Act.ANSWER)
        now = milliseconds(self._clock.now())
        wanted = int(number) if number.isascii() and number.isdigit() and len(number) < _MOST_DIGITS else 0
        with self._gate.passage() as passage:
            row = answer_help(passage.connection, wanted, operator.id, now)
            if row is None:
                raise UnknownError("request", number)
            if row.answered_at is not None:
                raise NotPossibleError("already_answered")
            details = {"request": wanted, "kind": row.kind}
            self._audit.append(passage.connection, Act.ANSWER, operator.id, about=row.registrant, details=details)
        log.info("help %s taken by %s", number, operator.id)

    def _request(self, row: HelpRow) -> HelpRequest:
        with self._gate.looking() as passage:
            record = passage.record(row.checkin) if row.checkin else None
            code = row.registrant or (record.registrant if record else None)
            registrant = passage.registrant_called(code) if code else None
        return HelpRequest(str(row.number), row.kind, row.at, registrant, record)
