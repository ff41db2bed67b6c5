"""The parts from which a badge's layout is described, before anybody's name is known.

Lengths are millimetres from the page's upper left corner. Colours are named by what they are for (see
:mod:`kiosk.printing.palette`), texts by the field of :class:`kiosk.printing.badge.BadgeData` that they show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "centre"]
Gravity = Literal["top", "middle", "bottom"]
Breaks = Literal["words", "name", "text"]
"""Where a text may go on to the next line: between words; a name after the hyphens of a family name too; other texts
between Han characters as well."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set. It shrinks from `size` to `floor`, then goes on to a next line, `lines` at most, then shrinks
    on: it is never cut. `leading` is the distance of base lines in em, `tracking` in em and for alphabets only.
    """

    size: float
    floor: float
    weight: int
    leading: float = 1.3
    tracking: float = 0.0
    lines: int = 1
    breaks: Breaks = "text"
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a column: the value of `field`, set in `style`, or in `alphabetic` where it has no Han character."""

    field: str
    style: TextStyle
    alphabetic: TextStyle | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Texts below each other with `gap` between them. Together they shrink as far as it takes to fit into `box`."""

    box: Box
    items: tuple[Item, ...]
    gap: float = 0.0
    gravity: Gravity = "top"
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in one colour."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to punch for a lanyard: a rectangle with round ends, filled, or a `line` (mm) around it."""

    box: Box
    colour: str
    line: float | None = None


@dataclass(frozen=True, slots=True)
class Hero:
    """The event's hero character, whose stroke leaves it as the way, turns down and ends in a head.

    `em` is the character's size, (`x`, `baseline`) its origin. The way goes down along `way_x` and ends at `tip_y`.
    """

    x: float
    baseline: float
    em: float
    way_x: float
    tip_y: float
    colour: str = "way"


@dataclass(frozen=True, slots=True)
class PlainWay:
    """A way from the page's left edge, for an event without a hero: `y` is its upper edge, `thickness` its width."""

    y: float
    thickness: float
    way_x: float
    tip_y: float
    colour: str = "way"


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code: the largest that fits a square of `side` and whose modules are whole printer dots, in its middle.

    One with so many modules that they would be tiny there may grow around that middle: `room` is the side of the white
    square that is free for it and its quiet zone.
    """

    x: float
    y: float
    side: float
    room: float


Element = Area | Slot | Hero | PlainWay | Column | Code


@dataclass(frozen=True, slots=True)
class Layout:
    """A page of `width` × `height` with its elements from the back to the front."""

    width: float
    height: float
    elements: tuple[Element, ...]
