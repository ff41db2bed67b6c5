"""A page as a list of operations: what both painters paint, and nothing they have to decide.

Lengths are millimetres from the page's upper left corner, y downwards. Colours are `#RRGGBB`.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.printing.typefaces import Typeface

Point = tuple[float, float]
Contour = tuple[Point, ...]
Modules = tuple[tuple[bool, ...], ...]
"""The dark modules of a QR code, row by row, without its quiet zone."""


@dataclass(frozen=True, slots=True)
class DrawRectangle:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class DrawPath:
    """Closed contours of straight lines, filled by the even-odd rule."""

    contours: tuple[Contour, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class DrawText:
    """One line's characters of one typeface. `field` is the text's origin in the badge.

    `baseline` is the y of the base line, `size` that of an em, `weight` 100 to 900, `tracking` in em, `width` that of
    the ink and the sides of its characters, without a space at the line's end.
    """

    field: str
    text: str
    x: float
    baseline: float
    size: float
    width: float
    typeface: Typeface
    weight: int
    tracking: float
    colour: str


@dataclass(frozen=True, slots=True)
class DrawCode:
    """A QR code: `module` is the width of one of its `modules`."""

    x: float
    y: float
    module: float
    modules: Modules
    colour: str

    @property
    def side(self) -> float:
        """The width of the code without its quiet zone."""
        return self.module * len(self.modules)


Operation = DrawRectangle | DrawPath | DrawText | DrawCode


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page: its size and what is on it, from the back to the front."""

    width: float
    height: float
    operations: tuple[Operation, ...]
