"""Tells a hand scanner that poses as a keyboard from a person who types, by rhythm alone.

A scanner types faster than anybody can, and ends with Return, Tab or silence. Nothing here knows a clock or a toolkit:
every stroke says when it happened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

LONGEST_KEPT = 65_536
"""Characters of one scan that are kept. What is longer is cut here: it is far beyond what any code can be."""


_FRAME = "\x02"
"""STX, which some scanners put in front of a code; ETX behind it ends the scan as Return does (ASCII)."""

_MOST_TYPED = 256
"""Characters among which the place is looked for where a person's typing ended and a scan began."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What makes a scan, in milliseconds and characters.

    A scan has at least `shortest` characters that came at most `mean_gap` apart on average; silence of `pause` ends it.
    Terminators that arrive within `grace` after a scan belong to it: scanners may send CR and LF, or pause before them.

    In a text field a quick hand is taken for a scanner more easily: there, fewer than `sure` characters without a
    terminator must come at most `swift` apart.
    """

    pause: int = 100
    mean_gap: int = 50
    shortest: int = 4
    grace: int = 500
    sure: int = 8
    swift: int = 20


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key that went down at `at` (ms, any origin). `ends` marks Return, Enter, Tab, ETX; `text` may be empty.

    `edits` says that it went into a text field.
    """

    text: str
    at: int
    ends: bool = False
    edits: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing can be said yet: keep this stroke in mind, with those before it."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """The strokes since the last decision, and this one if it is the terminator, were a scan of `text`.

    The first `typed` of them came before it, from a person.
    """

    text: str
    typed: int = 0


@dataclass(frozen=True, slots=True)
class Typed:
    """The strokes kept in mind were typed by a person: let them act."""


@dataclass(frozen=True, slots=True)
class Swallowed:
    """This stroke is the tail of a scan that has been told already: drop it."""


Decision = Held | Scanned | Typed | Swallowed


@dataclass(slots=True)
class _Burst:
    """Strokes with no pause between them. `times` and `places` say when each part came, and as which stroke."""

    parts: list[str] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    strokes: int = 0
    latest: int = 0
    edits: bool = False

    def add(self, stroke: Stroke) -> None:
        """A terminator before the first character is a prefix; one between characters makes the text no code at all."""
        text = stroke.text if not stroke.ends else "\n"
        self.latest = stroke.at
        self.strokes += 1
        self.edits = self.edits or stroke.edits
        if not text or (not self.parts and (stroke.ends or text == _FRAME)):
            return
        if len(self.parts) < LONGEST_KEPT:
            self.parts.append(text)
            self.times.append(stroke.at)
            self.places.append(self.strokes - 1)

    def scanned(self, rhythm: Rhythm, ended_at: int | None = None) -> Scanned | None:
        """The scan in this burst, if there is one; `ended_at` is when a terminator came."""
        start = self._start(rhythm)
        if not self._is_scan(self.times[start:], rhythm, ended_at):
            return None
        return Scanned("".join(self.parts[start:]), self.places[start] if start else 0)

    def _is_scan(self, times: list[int], rhythm: Rhythm, ended_at: int | None) -> bool:
        if len(times) < rhythm.shortest:
            return False
        if not self.edits or len(times) >= rhythm.sure:
            return _mean_gap(times) <= rhythm.mean_gap
        if ended_at is None:
            return _mean_gap(times) <= rhythm.swift
        return _mean_gap([*times, ended_at]) <= rhythm.mean_gap

    def _start(self, rhythm: Rhythm) -> int:
        """The part with which the scan begins: those before it came at the pace of a hand, and are a person's."""
        last = min(len(self.parts) - rhythm.shortest, _MOST_TYPED)
        return next((place for place in range(last, 0, -1) if self._begins_at(place, rhythm)), 0)

    def _begins_at(self, place: int, rhythm: Rhythm) -> bool:
        gap = self.times[place] - self.times[place - 1]
        if gap <= rhythm.mean_gap or _mean_gap(self.times[: place + 1]) <= rhythm.mean_gap:
            return False
        # A scanner keeps its pace; one gap in ten may be longer, where a machine was busy.
        following = sorted(later - earlier for earlier, later in pairwise(self.times[place : place + _MOST_TYPED]))
        return gap > 2 * following[len(following) * 9 // 10]


def _mean_gap(times: list[int]) -> float:
    return (times[-1] - times[0]) / max(1, len(times) - 1)


class Bursts:
    """Collects strokes into scans. Feed each to `press`; call `silence` when none came for `rhythm.pause`."""

    def __init__(self, rhythm: Rhythm | None = None) -> None:
        self.rhythm = rhythm or Rhythm()
        self._burst: _Burst | None = None
        self._scan_ended: int | None = None

    @property
    def waiting(self) -> bool:
        """Whether strokes are kept in mind."""
        return self._burst is not None

    def press(self, stroke: Stroke) -> tuple[Decision, ...]:
        """What is to be done, in this order. The last decision is about `stroke` itself."""
        before = self._settle_if(lambda burst: stroke.at - burst.latest > self.rhythm.pause)
        return (*before, self._take(stroke))

    def silence(self) -> tuple[Decision, ...]:
        """What the strokes kept in mind were, now that no more have come; nothing where none are."""
        return self._settle_if(lambda _: True)

    def _take(self, stroke: Stroke) -> Decision:
        if stroke.ends and self._burst is None and self._is_tail(stroke):
            return Swallowed()
        burst = self._burst or _Burst()
        self._burst = burst
        if stroke.ends and (scan := burst.scanned(self.rhythm, stroke.at)):
            return self._end(scan, stroke.at)
        burst.add(stroke)
        return Held()

    def _is_tail(self, stroke: Stroke) -> bool:
        return self._scan_ended is not None and 0 <= stroke.at - self._scan_ended <= self.rhythm.grace

    def _settle_if(self, over: Callable[[_Burst], bool]) -> tuple[Decision, ...]:
        burst = self._burst
        if burst is None or not over(burst):
            return ()
        if scan := burst.scanned(self.rhythm):
            return (self._end(scan, burst.latest),)
        self._burst = None
        return (Typed(),)

    def _end(self, scan: Scanned, at: int) -> Scanned:
        self._burst, self._scan_ended = None, at
        return scan
