"""Drawings as pixels."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.printing import typefaces
from kiosk.printing.compose import MILLIMETRES_PER_INCH
from kiosk.printing.drawing import Contour, DrawCode, Drawing, DrawPath, DrawRectangle, DrawText
from kiosk.printing.typefaces import Typeface

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_SUPERSAMPLING = 4
_HALF = 128


def paint_png(drawing: Drawing, dpi: int = 300, *, one_bit: bool = False) -> Image:
    """The drawing at `dpi`: an RGB picture, or one of black and white pixels only (mode `1`) where `one_bit`."""
    from PIL import Image, ImageDraw

    scale = dpi / MILLIMETRES_PER_INCH
    page = Image.new("RGB", (round(drawing.width * scale), round(drawing.height * scale)), "white")
    canvas = ImageDraw.Draw(page)
    for operation in drawing.operations:
        match operation:
            case DrawRectangle():
                _rectangle(canvas, operation, scale)
            case DrawPath():
                _path(page, operation, scale)
            case DrawText():
                _text(canvas, operation, scale)
            case DrawCode():
                _code(canvas, operation, scale)
    return _black_and_white(page) if one_bit else page


def png_bytes(picture: Image, dpi: int = 300) -> bytes:
    """`picture` as a PNG file that knows its resolution."""
    file = io.BytesIO()
    picture.save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()


def _black_and_white(page: Image) -> Image:
    # Without dithering: a label printer draws a grey edge as loose dots.
    return page.convert("L").point(lambda value: 255 if value >= _HALF else 0).convert("1")


def _rectangle(canvas: ImageDraw, rectangle: DrawRectangle, scale: float) -> None:
    left, top = round(rectangle.x * scale), round(rectangle.y * scale)
    right = round((rectangle.x + rectangle.width) * scale)
    bottom = round((rectangle.y + rectangle.height) * scale)
    canvas.rectangle((left, top, right - 1, bottom - 1), fill=rectangle.colour)


def _code(canvas: ImageDraw, code: DrawCode, scale: float) -> None:
    dots, left, top = round(code.module * scale), round(code.x * scale), round(code.y * scale)
    for row, modules in enumerate(code.modules):
        for column, dark in enumerate(modules):
            if dark:
                x, y = left + column * dots, top + row * dots
                canvas.rectangle((x, y, x + dots - 1, y + dots - 1), fill=code.colour)


def _text(canvas: ImageDraw, text: DrawText, scale: float) -> None:
    size = text.size * scale
    pixels = round(size * typefaces.scale(text.typeface), 2)
    font = _font(text.typeface, text.weight, frozenset(text.text), pixels)
    for glyph in typefaces.shape(text.text, text.typeface, text.weight, text.tracking).glyphs:
        if glyph.character != " ":
            at = (text.x * scale + glyph.x * size, text.baseline * scale - glyph.y * size)
            canvas.text(at, glyph.character, font=font, fill=text.colour, anchor="ls")


@lru_cache(maxsize=32)
def _font(typeface: Typeface, weight: int, characters: frozenset[str], pixels: float) -> FreeTypeFont:
    """A font that draws `characters`: the whole one would be mapped into memory again for each size."""
    from PIL import ImageFont

    file = io.BytesIO(typefaces.subset(typeface, weight, characters))
    # The characters are placed already; Pillow's own layout needs nothing that may be missing on a machine.
    return ImageFont.truetype(file, pixels, layout_engine=ImageFont.Layout.BASIC)


def _path(page: Image, path: DrawPath, scale: float) -> None:
    mask, place = _mask(path.contours, scale)
    page.paste(path.colour, place, mask)


@lru_cache(maxsize=12)
def _mask(contours: tuple[Contour, ...], scale: float) -> tuple[Image, tuple[int, int]]:
    """How much of each pixel the contours cover, and the pixel at which that begins.

    Kept, as everybody at an event has the same picture on the badge.
    """
    from PIL import Image

    points = [[(x * scale, y * scale) for x, y in contour] for contour in contours]
    left, top = (int(min(p[axis] for contour in points for p in contour)) for axis in (0, 1))
    right, bottom = (int(max(p[axis] for contour in points for p in contour)) + 1 for axis in (0, 1))
    fine = Image.new("1", ((right - left) * _SUPERSAMPLING, (bottom - top) * _SUPERSAMPLING))
    for contour in points:
        fine = _flipped(fine, [((x - left) * _SUPERSAMPLING, (y - top) * _SUPERSAMPLING) for x, y in contour])
    return fine.convert("L").reduce(_SUPERSAMPLING), (left, top)


def _flipped(fine: Image, contour: list[tuple[float, float]]) -> Image:
    """`fine` with everything inside `contour` inverted: the even-odd rule."""
    from PIL import Image, ImageChops, ImageDraw

    inside = Image.new("1", fine.size)
    ImageDraw.Draw(inside).polygon(contour, fill=1)
    return ImageChops.logical_xor(fine, inside)
