"""Calling a person: kept until somebody of the staff has answered."""

from __future__ import annotations

import logging

from kiosk.clock import Clock
from kiosk.store.journal import Journal

log = logging.getLogger(__name__)


class HelpService:
    """Keeps who waits for a person."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def call(self, kind: str, checkin_id: str | None = None, code: str | None = None) -> str:
        """Tells staff that somebody waits; gives the number to show them. `kind`: no_code, not_me, refused."""
        number = self._journal.ask_for_help(kind, self._clock.now(), checkin_id, code)
        log.info("help %s asked for: %s", number, kind)
        return str(number)

    def waiting(self) -> int:
        """How many wait."""
        return self._journal.waiting_for_help()
