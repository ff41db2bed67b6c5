"""Drawings as a PDF of exactly their size, its text as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kiosk.printing import typefaces
from kiosk.printing.drawing import Contour, DrawCode, Drawing, DrawPath, DrawRectangle, DrawText
from kiosk.printing.typefaces import Typeface

if TYPE_CHECKING:
    from fpdf import FPDF

_POINTS_PER_MILLIMETRE = 72 / 25.4
_SAME_FOR_ALL = datetime(2000, 1, 1, tzinfo=UTC)
"""A badge printed again is the same file again, byte for byte."""


def paint_pdf(drawings: Sequence[Drawing]) -> bytes:
    """A PDF with a page for each of `drawings`, of which there must be one.

    Raises OSError where the machine has no room for a temporary file.
    """
    from fpdf import FPDF

    with TemporaryDirectory(prefix="badge-", ignore_cleanup_errors=True) as folder:
        document = FPDF(unit="mm", format=(drawings[0].width, drawings[0].height))
        document.set_auto_page_break(False)
        document.set_creation_date(_SAME_FOR_ALL)
        _add_fonts(document, drawings, Path(folder))
        for drawing in drawings:
            _add_page(document, drawing)
        return bytes(document.output())


def _add_fonts(document: FPDF, drawings: Sequence[Drawing], folder: Path) -> None:
    """Each typeface and weight with no more characters than are drawn: the whole fonts take seconds to embed."""
    characters: dict[tuple[Typeface, int], set[str]] = defaultdict(set)
    for drawing in drawings:
        for operation in drawing.operations:
            if isinstance(operation, DrawText):
                characters[operation.typeface, operation.weight].update(operation.text)
    for (typeface, weight), drawn in characters.items():
        file = folder / f"{_family(typeface, weight)}.ttf"
        file.write_bytes(typefaces.subset(typeface, weight, frozenset(drawn)))
        document.add_font(_family(typeface, weight), fname=file)
        # All weights of a variable font bear one name, by which a printer could take one for the other.
        document.fonts[_family(typeface, weight)].name = _family(typeface, weight)


def _family(typeface: Typeface, weight: int) -> str:
    return f"{typeface}{weight}"


def _add_page(document: FPDF, drawing: Drawing) -> None:
    document.add_page(format=(drawing.width, drawing.height))
    for operation in drawing.operations:
        match operation:
            case DrawRectangle():
                _rectangle(document, operation)
            case DrawPath():
                _path(document, operation)
            case DrawText():
                _text(document, operation)
            case DrawCode():
                _code(document, operation)


def _rectangle(document: FPDF, rectangle: DrawRectangle) -> None:
    document.set_fill_color(rectangle.colour)
    document.rect(rectangle.x, rectangle.y, rectangle.width, rectangle.height, style="F")


def _path(document: FPDF, path: DrawPath) -> None:
    _fill(document, path.contours, path.colour)


def _code(document: FPDF, code: DrawCode) -> None:
    # One path, so that no viewer shows hairlines between its modules.
    runs = [run for row, modules in enumerate(code.modules) for run in _dark_runs(code, row, modules)]
    _fill(document, runs, code.colour)


def _dark_runs(code: DrawCode, row: int, modules: Sequence[bool]) -> list[Contour]:
    top, bottom = code.y + row * code.module, code.y + (row + 1) * code.module
    spans, column = [], 0
    for dark, group in groupby(modules):
        end = column + len(list(group))
        if dark:
            spans.append((code.x + column * code.module, code.x + end * code.module))
        column = end
    return [((left, top), (right, top), (right, bottom), (left, bottom)) for left, right in spans]


def _fill(document: FPDF, contours: Sequence[Contour], colour: str) -> None:
    from fpdf.drawing import PaintedPath
    from fpdf.enums import PathPaintRule

    path = PaintedPath()
    path.style.paint_rule = PathPaintRule.FILL_EVENODD
    path.style.fill_color = colour
    for contour in contours:
        path.move_to(*contour[0])
        for x, y in contour[1:]:
            path.line_to(x, y)
        path.close()
    with document.drawing_context() as context:
        # A copy of a code's many modules would take longer than all the rest of its page.
        context.add_item(path, clone=False)


def _text(document: FPDF, text: DrawText) -> None:
    size = text.size * typefaces.scale(text.typeface)
    document.set_font(_family(text.typeface, text.weight), size=size * _POINTS_PER_MILLIMETRE)
    document.set_text_color(text.colour)
    for glyph in typefaces.shape(text.text, text.typeface, text.weight, text.tracking).glyphs:
        document.text(text.x + glyph.x * text.size, text.baseline - glyph.y * text.size, glyph.character)
