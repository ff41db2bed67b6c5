"""The agenda as people see it."""

from __future__ import annotations

from kiosk.domain.agenda import Session
from kiosk.services.current_event import CurrentEvent


class AgendaService:
    """Reads the agenda. `sessions` is a snapshot that `refresh` renews."""

    def __init__(self, current: CurrentEvent) -> None:
        self._current = current

    def sessions(self) -> tuple[Session, ...]:
        """Every session in order."""
        return self._current.sessions

    def session(self, session_id: str) -> Session | None:
        """One session by its id."""
        return next((session for session in self.sessions() if session.id == session_id), None)

    def refresh(self) -> bool:
        """Reads the event and its agenda again; says whether anything is different."""
        return self._current.refresh()
