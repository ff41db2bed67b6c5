"""From a badge's data to a picture, a PDF or a document for a printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.printing.badge import BadgeData
from kiosk.printing.compose import compose
from kiosk.printing.drawing import Drawing
from kiosk.printing.layouts import layout_for
from kiosk.printing.palette import palette

if TYPE_CHECKING:
    from PIL.Image import Image


def badge_drawing(data: BadgeData, size: str, dpi: int = 300, *, light: bool = False) -> Drawing:
    """What is drawn on a badge of `size`: `86x54` or `A6`.

    `light` is for plain stock, which the poster of an A6 badge would flood with toner; a one-bit badge is always
    light. Raises ValueError for another size, :class:`kiosk.printing.compose.CodeTooDense` for too long a secret.
    """
    light = light or data.one_bit
    layout = layout_for(size, hero=data.hero is not None, light=light)
    return compose(layout, data, palette(data, light=light), dpi)


def render_badge(data: BadgeData, size: str, dpi: int = 300, *, one_bit: bool = False, light: bool = False) -> Image:
    """The badge as a picture at `dpi`: RGB, or black and white pixels only (mode `1`) for a one-bit printer."""
    from kiosk.printing.paint_png import paint_png

    data = replace(data, one_bit=data.one_bit or one_bit)
    return paint_png(badge_drawing(data, size, dpi, light=light), dpi, one_bit=data.one_bit)


def badge_pdf(data: BadgeData, size: str, *, light: bool = False) -> bytes:
    """The badge as a PDF of one page of exactly its size. Raises OSError where temporary files cannot be written."""
    return badges_pdf([data], size, light=light)


def badges_pdf(badges: Sequence[BadgeData], size: str, *, light: bool = False) -> bytes:
    """Many badges as a PDF of one page each; see :func:`badge_pdf`."""
    from kiosk.printing.paint_pdf import paint_pdf

    return paint_pdf([badge_drawing(data, size, light=light) for data in badges])
