"""Ids and stamps that order what several kiosks did, made from a time that is passed in."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

_COUNTER_BITS = 16
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970 (UTC) of an aware time."""
    return (moment - _EPOCH) // _MILLISECOND


def from_milliseconds(value: int) -> datetime:
    """The aware time (UTC) of whole milliseconds since 1970."""
    return _EPOCH + timedelta(milliseconds=value)


def uuid7(at_ms: int) -> str:
    """A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, 74 random bits."""
    random = secrets.randbits(74)
    value = (at_ms & (1 << 48) - 1) << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    return str(UUID(int=value))


def next_hlc(last: int, at_ms: int) -> int:
    """The hybrid logical clock after `last`: 48 bits of milliseconds and a 16-bit counter in one integer.

    It never runs backwards, whatever the wall clock does (Kulkarni et al., "Logical Physical Clocks", 2014).
    """
    return max(last + 1, at_ms << _COUNTER_BITS)
