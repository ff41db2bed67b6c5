"""Which typeface draws which character, and how far apart the characters stand.

Han and everything that stands on a Han character's square is drawn with the variable Noto Sans of the text's region.
Alphabets are drawn with Source Sans, from which Noto's own Latin was made: it has the letters that Noto's Han faces
lack (Polish, Czech, Turkish, Romanian …) and quotation marks that are not as wide as a Han character.
One shaping serves the picture and the PDF, so that both agree to the hundredth of a millimetre.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kiosk.domain.event import Han
from kiosk.resources import font

if TYPE_CHECKING:
    import uharfbuzz

Typeface = Literal["sc", "tc", "hk", "latin"]

SUBSTITUTE = "〓"
"""What stands for a character that no typeface has, as in print shops: seen at once, and mistaken for nothing."""

_SCALE: dict[Typeface, float] = {"sc": 1.0, "tc": 1.0, "hk": 1.0, "latin": 1.125}
"""The size of each typeface for letters of one height."""

_STEMS = {400: 400, 500: 515, 700: 655, 900: 805}
"""The weight at which Source Sans, at that size, has stems as thick as Noto's letters at the weight it is asked for."""

_FALLBACKS: dict[Han, tuple[Typeface, ...]] = {
    Han.SC: ("sc", "tc"),
    Han.TC: ("tc", "sc"),
    Han.HK: ("hk", "sc"),
}

_UNDECIDED = frozenset("‘’“”·…—― ")
"""Written both with Han characters and with letters: they go with what stands before them."""

_WIDE_FROM = 0x2E80
"""The first code point of the blocks that stand on Han characters' squares (CJK radicals)."""

_ALPHABETIC = ((0xA4D0, 0xA4FF), (0xA640, 0xABFF), (0xFB00, 0xFE1F), (0xFE70, 0xFEFF))
"""Blocks above it that do not."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character in its place: `x` and `y` from the start of the base line, y upwards, in em."""

    character: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one typeface."""

    text: str
    typeface: Typeface


@dataclass(frozen=True, slots=True)
class Shaped:
    """A run with every character in its place; `width` in em."""

    glyphs: tuple[Glyph, ...]
    width: float


def is_han(text: str) -> bool:
    """Whether `text` has a character that stands on a Han character's square."""
    return any(map(_wide, text))


def scale(typeface: Typeface) -> float:
    """How many times the nominal size `typeface` is to be set at."""
    return _SCALE[typeface]


def file(typeface: Typeface) -> Path:
    """The variable font (axis `wght`) of `typeface`."""
    return font(typeface)


def missing(text: str, han: Han) -> str:
    """The characters of `text`, each once and in order, that no typeface can draw."""
    return "".join(dict.fromkeys(c for c in text if not _drawn_by(c, han)))


def drawable(text: str, han: Han) -> str:
    """`text` with a substitute in place of every character that no typeface can draw."""
    return "".join(c if _drawn_by(c, han) else SUBSTITUTE for c in text)


@lru_cache(maxsize=2048)
def runs(text: str, han: Han) -> tuple[Run, ...]:
    """`text` cut where the typeface changes. Every character must be drawable."""
    chosen = [_typeface(c, wide, han) for c, wide in zip(text, _widths(text), strict=True)]
    pairs = groupby(zip(text, chosen, strict=True), key=lambda pair: pair[1])
    return tuple(Run("".join(c for c, _ in group), typeface) for typeface, group in pairs)


@lru_cache(maxsize=4096)
def shape(text: str, typeface: Typeface, weight: int, tracking: float = 0.0) -> Shaped:
    """Every character of `text` in its place at `weight` (100 to 900), kerned, with `tracking` em after each."""
    import uharfbuzz as hb

    if not text:
        return Shaped((), 0.0)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    hb.shape(_shaper(typeface, weight), buffer, {"kern": True, "liga": False, "clig": False})
    return _placed(text, buffer, _SCALE[typeface] / _units(typeface), tracking)


def width(text: str, han: Han, weight: int, tracking: float = 0.0) -> float:
    """How wide one line of `text` is, in em."""
    return sum(shape(run.text, run.typeface, weight, tracked(run.typeface, tracking)).width for run in runs(text, han))


def tracked(typeface: Typeface, tracking: float) -> float:
    """The tracking of `typeface`: Han characters are never moved apart or together."""
    return tracking if typeface == "latin" else 0.0


def axis(typeface: Typeface, weight: int) -> int:
    """Where on the font's axis `wght` the strokes of `typeface` are as thick as `weight` asks for."""
    return _STEMS.get(weight, weight) if typeface == "latin" else weight


@lru_cache(maxsize=64)
def subset(typeface: Typeface, weight: int, characters: frozenset[str]) -> bytes:
    """A small static font with `characters` at `weight` (TrueType)."""
    import uharfbuzz as hb

    face = _face(typeface)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.drop_table_tag_set.update({int.from_bytes(tag) for tag in (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"STAT")})
    wanted.pin_axis_location(face, "wght", axis(typeface, weight))
    return bytes(hb.subset(face, wanted).blob.data)


def _wide(character: str) -> bool:
    point = ord(character)
    return point >= _WIDE_FROM and not any(first <= point <= last for first, last in _ALPHABETIC)


def _widths(text: str) -> list[bool]:
    """Whether each character belongs to Han text; the undecided follow the one before, else the one after."""
    known = [None if c in _UNDECIDED else _wide(c) for c in text]
    before = next((wide for wide in known if wide is not None), False)
    widths = []
    for wide in known:
        before = before if wide is None else wide
        widths.append(before)
    return widths


def _typeface(character: str, wide: bool, han: Han) -> Typeface:
    order: tuple[Typeface, ...] = (*_FALLBACKS[han], "latin") if wide else ("latin", *_FALLBACKS[han])
    return next((face for face in order if ord(character) in _coverage(face)), order[0])


def _drawn_by(character: str, han: Han) -> bool:
    return any(ord(character) in _coverage(face) for face in ("latin", *_FALLBACKS[han]))


@cache
def _coverage(typeface: Typeface) -> uharfbuzz.Set:
    return _face(typeface).unicodes


@cache
def _face(typeface: Typeface) -> uharfbuzz.Face:
    import uharfbuzz as hb

    return hb.Face(hb.Blob.from_file_path(str(file(typeface))))


@cache
def _units(typeface: Typeface) -> int:
    return int(_face(typeface).upem)


@lru_cache(maxsize=24)
def _shaper(typeface: Typeface, weight: int) -> uharfbuzz.Font:
    import uharfbuzz as hb

    shaper = hb.Font(_face(typeface))
    shaper.set_variations({"wght": axis(typeface, weight)})
    return shaper


def _placed(text: str, buffer: uharfbuzz.Buffer, unit: float, tracking: float) -> Shaped:
    glyphs, pen = [], 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(text[info.cluster], pen + position.x_offset * unit, position.y_offset * unit))
        pen += position.x_advance * unit + (tracking if position.x_advance else 0.0)
    return Shaped(tuple(glyphs), max(0.0, pen - tracking))
