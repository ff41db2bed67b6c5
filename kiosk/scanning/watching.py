"""What a camera's pictures tell beside codes: whether somebody is there, whether it is dark, whether a code is steady.

Nothing here knows a clock or a toolkit: every picture says when it was taken (ms, any origin).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.scanning.pictures import Luma

SAMPLES = 24
"""A picture is watched on this many points across and down."""

_STIRRED = 24
"""Levels of grey by which a point must differ to have changed: more than a sensor's noise."""

_MUCH = 0.06
"""The share of points that change when somebody steps up; less is people who pass far behind."""

_DARK, _LIGHT = 40, 56
"""Mean grey below which a picture is dark, and above which it is no longer: video's black is 16 (ITU-R BT.709)."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square of a picture, in pixels."""

    x: int
    y: int
    side: int


def finder(width: int, height: int) -> Square:
    """What the screen shows of a picture, and all that is read of it: the square in its middle."""
    side = min(width, height)
    return Square((width - side) // 2, (height - side) // 2, side)


def points(picture: Luma) -> bytes:
    """The grey of `SAMPLES` × `SAMPLES` points of a picture that has at least as many."""
    across, down = picture.width // SAMPLES, picture.height // SAMPLES
    rows = (row * down * picture.stride for row in range(SAMPLES))
    return b"".join(bytes(picture.data[start : start + across * SAMPLES : across]) for start in rows)


def brightness(grey: bytes) -> float:
    """The mean of some points, 0 to 255."""
    return sum(grey) / len(grey)


class Steady:
    """A code counts when two pictures in a row show it, and no other beside it."""

    def __init__(self) -> None:
        self._last: str | None = None

    def see(self, texts: Sequence[str]) -> str | None:
        """The text that may be acted upon, from what was read in the next picture. The same code twice is one."""
        read = set(texts)
        (only,) = read if len(read) == 1 else (None,)
        steady = only if only == self._last else None
        self._last = only
        return steady

    def forget(self) -> None:
        """The next picture does not follow the last one."""
        self._last = None


class Stir:
    """Tells a person who steps up from the noise of a sensor and from people who pass far behind."""

    def __init__(self) -> None:
        self._before: bytes | None = None

    def sees(self, grey: bytes) -> bool:
        """Whether much has changed since the last picture that was given."""
        before, self._before = self._before, grey
        if before is None:
            return False
        changed = sum(abs(one - other) > _STIRRED for one, other in zip(before, grey, strict=True))
        return changed > _MUCH * len(grey)


class Darkness:
    """Pictures that were dark for `long` ms make a dark place; the first bright one ends it."""

    def __init__(self, long: int = 1000) -> None:
        self._long = long
        self._since: int | None = None
        self._dark = False

    def sees(self, grey: bytes, at: int) -> bool:
        """Whether it is dark, with a picture of `at`."""
        mean = brightness(grey)
        if mean >= (_LIGHT if self._dark else _DARK):
            self.forget()
        elif self._since is None:
            self._since = at
        self._dark = self._since is not None and at - self._since >= self._long
        return self._dark

    def forget(self) -> None:
        """Whatever was seen is over."""
        self._since, self._dark = None, False
