"""The agenda: sessions, speakers, what is on and what is next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from kiosk.domain.localized import Localized


class Kind(StrEnum):
    """What a session is."""

    CEREMONY = "ceremony"
    KEYNOTE = "keynote"
    SPEECH = "speech"
    FORUM = "forum"
    PANEL = "panel"
    MATCHMAKING = "matchmaking"
    RECRUITMENT = "recruitment"
    COMPETITION = "competition"
    WORKSHOP = "workshop"
    SIGNING = "signing"
    BREAK = "break"
    SOCIAL = "social"


class SessionState(StrEnum):
    """Where a session lies from now."""

    UPCOMING = "upcoming"
    NOW = "now"
    PAST = "past"


class ChangeKind(StrEnum):
    """How a session differs from what was announced."""

    DELAYED = "delayed"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed and when; `old_*` is what was announced."""

    kind: ChangeKind
    old_start: datetime
    old_end: datetime
    old_room: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks."""

    id: str
    name: str
    name_latin: str = ""
    role: Localized = field(default_factory=Localized)
    bio: Localized = field(default_factory=Localized)
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """One item of the agenda. `start` and `end` carry their offset; `room` and `track` are ids of the event."""

    id: str
    start: datetime
    end: datetime
    room: str
    kind: Kind
    title: Localized
    track: str = ""
    abstract: Localized = field(default_factory=Localized)
    speakers: tuple[Speaker, ...] = ()
    languages: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()
    capacity: int | None = None
    lists: tuple[str, ...] = ()
    change: Change | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the session does not take place."""
        return self.change is not None and self.change.kind is ChangeKind.CANCELLED

    def state(self, now: datetime) -> SessionState:
        """Where the session lies from `now`: it is on from its start until just before its end."""
        if now < self.start:
            return SessionState.UPCOMING
        return SessionState.NOW if now < self.end else SessionState.PAST


def order(sessions: Iterable[Session]) -> list[Session]:
    """By start, then by length (long ones first, they frame the others), room and id."""
    return sorted(sessions, key=lambda s: (s.start, -(s.end - s.start), s.room, s.id))


def days(sessions: Iterable[Session], timezone: tzinfo) -> list[date]:
    """The days, in venue time, on which a session starts."""
    return sorted({session.start.astimezone(timezone).date() for session in sessions})


def on_day(sessions: Iterable[Session], day: date, timezone: tzinfo) -> list[Session]:
    """The sessions that start on `day` in venue time."""
    return order(session for session in sessions if session.start.astimezone(timezone).date() == day)


def on_now(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """What is on at `now`, cancelled sessions left out."""
    return order(s for s in sessions if not s.cancelled and s.state(now) is SessionState.NOW)


def up_next(sessions: Iterable[Session], now: datetime, timezone: tzinfo) -> list[Session]:
    """What has still to start on the day of `now`, in order."""
    upcoming = (s for s in sessions if s.state(now) is SessionState.UPCOMING)
    return on_day(upcoming, now.astimezone(timezone).date(), timezone)


def next_after(sessions: Iterable[Session], now: datetime, within: timedelta = timedelta(days=2)) -> Session | None:
    """The next session that somebody who arrives at `now` can still hear from its beginning; breaks do not count."""
    candidates = (
        s for s in sessions if s.kind is not Kind.BREAK and not s.cancelled and now <= s.start <= now + within
    )
    return next(iter(order(candidates)), None)


def next_boundary(sessions: Iterable[Session], now: datetime) -> datetime | None:
    """The next moment at which a session begins or ends: until then nothing in the agenda changes by itself."""
    moments = (moment for session in sessions for moment in (session.start, session.end) if moment > now)
    return min(moments, default=None)
