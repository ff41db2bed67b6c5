"""How large a text can be set in a box, and where its lines end. A text is never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kiosk.domain.event import Han
from kiosk.printing import typefaces
from kiosk.printing.layout import Breaks, TextStyle

_SPARE_LINES = 2
"""How many lines more than a style asks for a text may take rather than shrink below its floor."""

_FAR_TOO_SMALL = 0.6

_STEP = 0.05
"""Sizes are multiples of this (mm), so that painters can keep the fonts they have made."""

_NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕”’·・…—%")
_NOT_LAST = frozenset("（《〈「『【〔“‘")
_Split = tuple[float, float, tuple[int, ...]]

_MIDDLE_DOTS = "·・‧"
_HYPHENS = "-‐"
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "la", "le", "les"}
    | {"ten", "ter", "van", "von", "y", "zu", "zum", "zur"}
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in its lines, each with the space at its end, so that they join to the whole text; `size` in mm."""

    lines: tuple[str, ...]
    size: float


def fit(text: str, style: TextStyle, han: Han, width: float, height: float) -> Fitted:
    """`text` as large as `style` lets it be in `width` × `height` (mm).

    The fewest lines whose size is not below the style's floor win; where none are, the largest size. Titles and
    particles are parted from their names only where that would leave the text far too small.
    """
    best = _largest(text, style, han, width, height, loose=False)
    if best.size >= style.floor * _FAR_TOO_SMALL:
        return best
    return max(best, _largest(text, style, han, width, height, loose=True), key=lambda fitted: fitted.size)


def line_width(line: str, style: TextStyle, han: Han) -> float:
    """The width of a line without the space at its end, in em."""
    return typefaces.width(line.rstrip(" "), han, style.weight, style.tracking)


def atoms(text: str, breaks: Breaks, *, loose: bool = False) -> tuple[str, ...]:
    """`text` cut wherever a line may end. `loose` also parts what reads badly apart: a title or `von` from its name."""
    if breaks == "text":
        return tuple(_pieces(text))
    pieces = _name_pieces(text, hyphens=breaks == "name")
    return tuple(pieces) if loose else _glued(pieces)


def _largest(text: str, style: TextStyle, han: Han, width: float, height: float, *, loose: bool) -> Fitted:
    pieces = atoms(text, style.breaks, loose=loose)
    widths = [typefaces.width(piece, han, style.weight, style.tracking) for piece in pieces]
    best = Fitted((text,), 0.0)
    for count in range(1, min(len(pieces), style.lines + _SPARE_LINES) + 1):
        lines = _balanced(pieces, widths, count)
        best = max(best, Fitted(lines, _size(lines, style, han, width, height)), key=lambda fitted: fitted.size)
        if best.size >= style.floor:
            break
    return best


def _size(lines: Sequence[str], style: TextStyle, han: Han, width: float, height: float) -> float:
    widest = max(line_width(line, style, han) for line in lines) or 1.0
    size = min(style.size, width / widest, height / (len(lines) * style.leading))
    # Rounding down would take the last step from a size that is a multiple already.
    return int(size / _STEP + 1e-6) * _STEP if size > _STEP else size


def _balanced(pieces: Sequence[str], widths: Sequence[float], count: int) -> tuple[str, ...]:
    """`pieces` in `count` lines of which the widest is as narrow as can be."""
    ends = [0.0, *accumulate(widths)]
    # By number of lines and of pieces in them: the widest line, the unevenness, and where each line starts.
    best: list[_Split | None] = [(0.0, 0.0, ())] + [None] * len(pieces)
    for _ in range(count):
        best = [_best_last_line(best, ends, end) for end in range(len(ends))]
    split = best[-1]
    assert split is not None, "there are as many pieces as lines"
    bounds = (*split[2], len(pieces))
    return tuple("".join(pieces[start:end]) for start, end in pairwise(bounds))


def _best_last_line(shorter: Sequence[_Split | None], ends: Sequence[float], end: int) -> _Split | None:
    """The best way to lay `end` pieces out in one line more than `shorter` has."""
    splits = []
    for start, split in enumerate(shorter[:end]):
        if split is not None:
            width = ends[end] - ends[start]
            splits.append((max(split[0], width), split[1] + width * width, (*split[2], start)))
    return min(splits, default=None)


def _name_pieces(text: str, *, hyphens: bool) -> list[str]:
    """A name cut at spaces, after middle dots and, with `hyphens`, after those of its family name.

    That is taken to be the last word and what follows a particle. A capital must follow the hyphen:
    Hohenstein-Bärenreuther is two names, Tai-man one.
    """
    words = re.findall(r"[^ ]+ *| +", text)
    last = len(words) - 1
    family = [0 < at == last or any(map(_is_particle, words[:at])) for at in range(len(words))]
    return [
        piece for word, own in zip(words, family, strict=True) for piece in _word_pieces(word, hyphens=hyphens and own)
    ]


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
    return bool(last) and (last[0].endswith(".") or _is_particle(last[0]))


def _is_particle(word: str) -> bool:
    return word.strip(" ").lower() in _PARTICLES


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
