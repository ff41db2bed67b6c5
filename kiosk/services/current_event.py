"""The event that is open, shared by every service and read again when a pack is loaded beside an open screen."""

from __future__ import annotations

from kiosk.domain.agenda import Session
from kiosk.domain.event import Event
from kiosk.store.events import Events


class CurrentEvent:
    """The event and its agenda as they were last read."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self.event: Event = events.event()
        self._sessions: tuple[Session, ...] | None = None

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The agenda in order; read when first asked for."""
        if self._sessions is None:
            self._sessions = self._events.sessions()
        return self._sessions

    def refresh(self) -> bool:
        """Reads event and agenda again; says whether anything is different."""
        before = self.event, self._sessions
        self.event = self._events.event()
        self._sessions = self._events.sessions()
        return before != (self.event, self._sessions)

    def file(self, path: str) -> bytes | None:
        """A picture or layout of the pack."""
        return self._events.file(path)
