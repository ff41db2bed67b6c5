"""What every screen is derived from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.domain.agenda import Session
from kiosk.domain.event import Event, Room
from kiosk.domain.localized import Localized, TextIn
from kiosk.i18n import Translator


@dataclass(frozen=True, slots=True)
class Scene:
    """The event, its agenda, the language spoken and the time: `now` is venue time and carries its offset.

    `dated` says whether dates may be written: in the first picture they are not, because that takes Babel, which takes
    as long to load as the rest of the attract screen.
    """

    event: Event
    sessions: tuple[Session, ...]
    words: Translator
    now: datetime
    large_text: bool = False
    dated: bool = True

    @property
    def zone(self) -> ZoneInfo:
        """The venue's time zone."""
        return self.event.timezone

    def text(self, localized: Localized) -> TextIn:
        """A text of the event in the language spoken, or in the one it falls back to."""
        return localized.in_language(self.words.language, self.event.fallback)

    def local(self, moment: datetime) -> datetime:
        """A moment in venue time."""
        return moment.astimezone(self.zone)

    def time(self, moment: datetime) -> str:
        """A moment's time of day at the venue."""
        return self.words.time(self.local(moment))

    def session(self, session_id: str) -> Session | None:
        """A session by its id."""
        return next((session for session in self.sessions if session.id == session_id), None)

    def room(self, room_id: str) -> Room | None:
        """A room by its id."""
        return self.event.rooms.get(room_id)

    def plate(self, room_id: str) -> str:
        """What the plate of a room says."""
        room = self.room(room_id)
        return room.code if room else room_id
