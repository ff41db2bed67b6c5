"""What is handed to a printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.printing.badge import BadgeData
from kiosk.printing.compose import CodeTooDense
from kiosk.printing.errors import PrinterRefused, PrinterUnavailable
from kiosk.printing.layouts import layout_for
from kiosk.printing.render import badge_pdf, render_badge

Kind = Literal["pdf", "png"]


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be printed: `content` is a file of `kind` whose page is `width` × `height` mm.

    `stem` begins the file's name where one is made: a registrant's code, never a person's name.
    """

    kind: Kind
    content: bytes
    width: float
    height: float
    stem: str


def badge_document(data: BadgeData, size: str, kind: Kind = "pdf", dpi: int = 300, *, light: bool = False) -> Document:
    """The badge as a document of the `kind` that a printer takes; `dpi` is for pictures.

    Raises PrinterUnavailable where the disk is too full to make it, PrinterRefused where the secret is too long to be
    drawn, ValueError for a size that the program does not know.
    """
    page = layout_for(size, hero=data.hero is not None, light=light)
    try:
        content = badge_pdf(data, size, light=light) if kind == "pdf" else _png(data, size, dpi, light=light)
    except OSError as fault:
        raise PrinterUnavailable(f"the badge cannot be made: {fault.strerror or fault}") from fault
    except CodeTooDense as fault:
        raise PrinterRefused(str(fault)) from fault
    return Document(kind, content, page.width, page.height, data.code)


def _png(data: BadgeData, size: str, dpi: int, *, light: bool) -> bytes:
    from kiosk.printing.paint_png import png_bytes

    return png_bytes(render_badge(data, size, dpi, light=light), dpi)
