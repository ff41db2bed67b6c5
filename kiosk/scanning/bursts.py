"""Tells a hand scanner that poses as a keyboard from a person who types, by rhythm alone.

A scanner types faster than anybody can, and ends with Return, Tab or silence. Nothing here knows a clock or a toolkit:
every stroke says when it happened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST_KEPT = 65_536
"""Characters of one scan that are kept. What is longer is cut here: it is far beyond what any code can be."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What makes a scan, in milliseconds and characters.

    A scan has at least `shortest` characters that came at most `mean_gap` apart on average; silence of `pause` ends it.
    Terminators that arrive within `grace` after a scan belong to it: scanners may send CR and LF, or pause before them.
    """

    pause: int = 100
    mean_gap: int = 50
    shortest: int = 4
    grace: int = 500


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key that went down at `at` (ms, any origin). `ends` marks Return, Enter and Tab; `text` may be empty."""

    text: str
    at: int
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing can be said yet: keep this stroke back, with those kept before."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """The strokes kept back, and this one if it is the terminator, were a scan of `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """The strokes kept back were typed by a person: let them act."""


@dataclass(frozen=True, slots=True)
class Swallowed:
    """This stroke is the tail of a scan that has been told already: drop it."""


Decision = Held | Scanned | Typed | Swallowed


@dataclass(slots=True)
class _Burst:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    first: int = 0
    last: int = 0
    latest: int = 0

    def add(self, stroke: Stroke) -> None:
        """A terminator before the first character is a prefix; one between characters makes the text no code at all."""
        text = stroke.text if not stroke.ends else "\n" if self.parts else ""
        self.latest = stroke.at
        if not text:
            return
        self.first = self.first if self.parts else stroke.at
        self.last = stroke.at
        self.length += 1
        if self.length <= LONGEST_KEPT:
            self.parts.append(text)

    def is_scan(self, rhythm: Rhythm) -> bool:
        return self.length >= rhythm.shortest and self.last - self.first <= rhythm.mean_gap * (self.length - 1)

    def text(self) -> str:
        return "".join(self.parts)


class Bursts:
    """Collects strokes into scans. Feed each to `press`; call `silence` when none came for `rhythm.pause`."""

    def __init__(self, rhythm: Rhythm | None = None) -> None:
        self.rhythm = rhythm or Rhythm()
        self._burst: _Burst | None = None
        self._scan_ended: int | None = None

    @property
    def waiting(self) -> bool:
        """Whether strokes are kept back."""
        return self._burst is not None

    def press(self, stroke: Stroke) -> tuple[Decision, ...]:
        """What is to be done, in this order. The last decision is about `stroke` itself."""
        before = self._settle_if(lambda burst: stroke.at - burst.latest > self.rhythm.pause)
        return (*before, self._take(stroke))

    def silence(self) -> tuple[Decision, ...]:
        """What the strokes kept back were, now that no more have come; nothing where none are."""
        return self._settle_if(lambda _: True)

    def _take(self, stroke: Stroke) -> Decision:
        if stroke.ends and self._burst is None and self._is_tail(stroke):
            return Swallowed()
        burst = self._burst or _Burst()
        self._burst = burst
        if stroke.ends and burst.is_scan(self.rhythm):
            return self._end(burst, stroke.at)
        burst.add(stroke)
        return Held()

    def _is_tail(self, stroke: Stroke) -> bool:
        return self._scan_ended is not None and 0 <= stroke.at - self._scan_ended <= self.rhythm.grace

    def _settle_if(self, over: Callable[[_Burst], bool]) -> tuple[Decision, ...]:
        burst = self._burst
        if burst is None or not over(burst):
            return ()
        if burst.is_scan(self.rhythm):
            return (self._end(burst, burst.latest),)
        self._burst = None
        return (Typed(),)

    def _end(self, burst: _Burst, at: int) -> Scanned:
        self._burst, self._scan_ended = None, at
        return Scanned(burst.text())
