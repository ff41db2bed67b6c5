"""What time it is: the real time, one that was named, or the rehearsal's."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from typing import Protocol
from zoneinfo import ZoneInfo

REHEARSAL_HOUR = 9
_FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
_END_OF_TIME = datetime(3000, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Says what time it is, and whether that is a rehearsal's time."""

    @property
    def rehearsal(self) -> bool:
        """Whether the time is a rehearsal's."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's own time."""

    rehearsal: bool = False

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A time that stands still, for one command."""

    at: datetime
    rehearsal: bool = False

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return self.at.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class RehearsalClock:
    """Venue time that started at `begins` when the computer's clock showed `anchor` (seconds since 1970)."""

    begins: datetime
    anchor: float
    rehearsal: bool = True

    @classmethod
    def of_first_day(cls, first_day: date, timezone: ZoneInfo) -> RehearsalClock:
        """A rehearsal that starts now, at nine in the morning of the event's first day."""
        begins = datetime.combine(first_day, time_of_day(REHEARSAL_HOUR), tzinfo=timezone)
        return cls(begins, time.time())

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return (self.begins + timedelta(seconds=time.time() - self.anchor)).astimezone(UTC)


def parse_time(text: str, timezone: ZoneInfo) -> datetime:
    """An ISO 8601 time; without an offset it is meant in `timezone`.

    Raises ValueError where it is none, or lies outside the years 1970 to 2999, which the log's stamps can hold.
    """
    moment = datetime.fromisoformat(text.strip())
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone)
    if not _FIRST_MOMENT <= aware < _END_OF_TIME:
        raise ValueError(f"{text.strip()} is not in the years 1970 to 2999")
    return aware
