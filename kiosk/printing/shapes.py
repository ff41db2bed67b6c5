"""Outlines: an event's hero character, the way that leaves it, a lanyard's slot."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sin

from kiosk.domain.event import HeroShape
from kiosk.printing.drawing import Contour, Point

_CURVE_STEPS = 12
_ROUND_STEPS = 16
_OVERLAP = 8.0
"""How far (in thousandths of an em) the way reaches back into the character, so that no seam shows between them."""

_REACH = 1.04
_SHOULDER = 0.5**0.5
"""The head of the way is a right-angled chevron as thick as the way, its centre line `_REACH` thicknesses wide."""


def hero_contours(hero: HeroShape, x: float, baseline: float, em: float) -> tuple[Contour, ...]:
    """The character without its way, in mm: `x` and `baseline` place its origin, `em` is its size."""
    unit = em / 1000
    return tuple(tuple((x + px * unit, baseline - py * unit) for px, py in contour) for contour in flatten(hero.glyph))


def hero_way(hero: HeroShape, x: float, baseline: float, em: float, way_x: float, tip_y: float) -> Contour:
    """The way that leaves the character, in mm; see :func:`way`."""
    unit = em / 1000
    start = x + (hero.x - _OVERLAP) * unit
    return way(start, baseline - hero.top * unit, baseline - hero.bottom * unit, way_x, tip_y)


def way(start: float, top: float, bottom: float, x: float, tip: float) -> Contour:
    """A band from `start` to the right between `top` and `bottom`, then down along `x` to a head that ends at `tip`."""
    thickness = bottom - top
    right, left = x + thickness / 2, x - thickness / 2
    down = [(right, top), *_head(x, tip, thickness), (left, bottom)]
    return ((start, top), *down, (start, bottom))


def slot(x: float, y: float, width: float, height: float) -> Contour:
    """A rectangle with half circles for its left and right ends."""
    radius = height / 2
    return (
        *_arc(x + width - radius, y + radius, radius, -pi / 2),
        *_arc(x + radius, y + radius, radius, pi / 2),
    )


@lru_cache(maxsize=16)
def flatten(path: str) -> tuple[Contour, ...]:
    """The contours of an SVG path as straight lines, in the path's own units.

    Raises ValueError for what is no path.
    """
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.svgLib.path import parse_path

    pen = DecomposingRecordingPen({})
    try:
        parse_path(path, pen)
    except (ValueError, IndexError, TypeError, AssertionError) as fault:
        raise ValueError("the hero's outline is no SVG path") from fault
    return _contours(pen.value)


def _contours(commands: list[tuple[str, tuple[Point, ...]]]) -> tuple[Contour, ...]:
    contours: list[list[Point]] = []
    for command, points in commands:
        if command == "moveTo":
            contours.append([points[0]])
        elif contours and points:
            contours[-1].extend(_segment(command, contours[-1][-1], points))
    return tuple(tuple(contour) for contour in contours if len(contour) > 2)


def _segment(command: str, start: Point, points: tuple[Point, ...]) -> list[Point]:
    if command in {"curveTo", "qCurveTo"}:
        return [_bezier((start, *points), step / _CURVE_STEPS) for step in range(1, _CURVE_STEPS + 1)]
    return list(points)


def _bezier(points: tuple[Point, ...], at: float) -> Point:
    """The point of a Bézier curve of any degree (de Casteljau's algorithm)."""
    while len(points) > 1:
        points = tuple((x0 + (x1 - x0) * at, y0 + (y1 - y0) * at) for (x0, y0), (x1, y1) in pairwise(points))
    return points[0]


def _head(x: float, tip: float, thickness: float) -> list[Point]:
    """The right side of the head from the band down to the tip, and its left side up again."""
    shoulder = thickness * _SHOULDER
    side = _REACH * thickness + shoulder / 2
    neck = 2 * shoulder + thickness / 2
    right = [(thickness / 2, neck), (side - shoulder, side + shoulder), (side, side), (0.0, 0.0)]
    left = [(-dx, dy) for dx, dy in reversed(right[:-1])]
    return [(x + dx, tip - dy) for dx, dy in (*right, *left)]


def _arc(x: float, y: float, radius: float, start: float) -> list[Point]:
    angles = [start + pi * step / _ROUND_STEPS for step in range(_ROUND_STEPS + 1)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]
