"""How large a text can be set in a box, and where its lines end. A text is never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiosk.domain.event import Han
from kiosk.printing import typefaces
from kiosk.printing.layout import Breaks, TextStyle

_SPARE_LINES = 2
"""How many lines more than a style asks for a text may take rather than shrink below its floor."""

_STEP = 0.05
"""Sizes are multiples of this (mm), so that painters can keep the fonts they have made."""

_NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕”’·・…—%")
_NOT_LAST = frozenset("（《〈「『【〔“‘")
_MIDDLE_DOTS = "·・‧"
_HYPHENS = "-‐"
_PARTICLES = frozenset("da de del della den der des di do dos du el la le les ten ter van von zu zum zur y bin al".split())


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in its lines, each with the space at its end, so that they join to the whole text; `size` in mm."""

    lines: tuple[str, ...]
    size: float


def fit(text: str, style: TextStyle, han: Han, width: float, height: float) -> Fitted:
    """`text` as large as `style` lets it be in `width` × `height` (mm).

    The fewest lines whose size is not below the style's floor win; where none are, the largest size.
    """
    candidates = _candidates(text, style, han, width, height)
    best = next(candidates)
    for fitted in (best, *candidates):
        if fitted.size >= style.floor:
            return fitted
        best = max(best, fitted, key=lambda one: one.size)
    return best


def line_width(line: str, style: TextStyle, han: Han) -> float:
    """The width of a line without the space at its end, in em."""
    return typefaces.width(line.rstrip(" "), han, style.weight, style.tracking)


def atoms(text: str, breaks: Breaks, *, loose: bool = False) -> tuple[str, ...]:
    """`text` cut wherever a line may end. `loose` also parts what reads badly apart: a title or `von` from its name."""
    if breaks == "text":
        return tuple(_pieces(text))
    pieces = _name_pieces(text, hyphens=breaks == "name")
    return tuple(pieces) if loose else _glued(pieces)


def _candidates(text: str, style: TextStyle, han: Han, width: float, height: float) -> Iterator[Fitted]:
    for loose in (False, True):
        pieces = atoms(text, style.breaks, loose=loose)
        widths = [typefaces.width(piece, han, style.weight, style.tracking) for piece in pieces]
        for count in range(1, min(len(pieces), style.lines + _SPARE_LINES) + 1):
            lines = _balanced(pieces, widths, count)
            yield Fitted(lines, _size(lines, style, han, width, height))


def _size(lines: Sequence[str], style: TextStyle, han: Han, width: float, height: float) -> float:
    widest = max(line_width(line, style, han) for line in lines) or 1.0
    size = min(style.size, width / widest, height / (len(lines) * style.leading))
    # Rounding down would take the last step from a size that is a multiple already.
    return int(size / _STEP + 1e-6) * _STEP if size > _STEP else size


def _balanced(pieces: Sequence[str], widths: Sequence[float], count: int) -> tuple[str, ...]:
    """`pieces` in `count` lines of which the widest is as narrow as can be."""
    size = len(pieces)
    ends = list(_running(widths))
    narrowest = [[float("inf")] * (size + 1) for _ in range(count + 1)]
    cut = [[0] * (size + 1) for _ in range(count + 1)]
    narrowest[0][0] = 0.0
    for line in range(1, count + 1):
        for end in range(line, size + 1):
            narrowest[line][end], cut[line][end] = min(
                (max(narrowest[line - 1][start], ends[end] - ends[start]), start) for start in range(line - 1, end)
            )
    return _cut_at(pieces, cut, count)


def _cut_at(pieces: Sequence[str], cut: list[list[int]], count: int) -> tuple[str, ...]:
    lines, end = [], len(pieces)
    for line in range(count, 0, -1):
        start = cut[line][end]
        lines.append("".join(pieces[start:end]))
        end = start
    return tuple(reversed(lines))


def _running(widths: Sequence[float]) -> Iterator[float]:
    total = 0.0
    yield total
    for width in widths:
        total += width
        yield total


def _name_pieces(text: str, *, hyphens: bool) -> list[str]:
    """A name cut at spaces, after middle dots and, with `hyphens`, after those in all but its first word, the given name.

    A capital must follow: Hohenstein-Bärenreuther is two names, Tai-man one.
    """
    words = re.findall(r"[^ ]+ *| +", text)
    given = next((at for at, word in enumerate(words) if not word.rstrip(" ").endswith(".")), 0)
    return [piece for at, word in enumerate(words) for piece in _word_pieces(word, hyphens=hyphens and at > given)]


def _word_pieces(word: str, *, hyphens: bool) -> list[str]:
    ends = [at for at in range(1, len(word)) if _name_may_break(word, at, hyphens=hyphens)]
    return [word[start:end] for start, end in pairwise([0, *ends, len(word)])]


def _name_may_break(word: str, at: int, *, hyphens: bool) -> bool:
    before, after = word[at - 1], word[at]
    return (before in _MIDDLE_DOTS and after != " ") or (hyphens and before in _HYPHENS and after.isupper() and at > 1)


def _glued(pieces: Sequence[str]) -> tuple[str, ...]:
    """The pieces with each title and particle held to what follows it."""
    glued: list[str] = []
    for piece in pieces:
        if glued and _holds(re.findall(r"[^ ]+", glued[-1])[-1:]):
            glued[-1] += piece
        else:
            glued.append(piece)
    return tuple(glued)


def _holds(last: list[str]) -> bool:
    return bool(last) and (last[0].endswith(".") or last[0].lower() in _PARTICLES)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(text)):
        if _text_may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    yield text[start:]


def _text_may_break(before: str, after: str) -> bool:
    if before in " -‐–" and after != " ":
        return True
    if after in _NOT_FIRST or before in _NOT_LAST or after == " ":
        return False
    return typefaces.is_han(before) or typefaces.is_han(after)
