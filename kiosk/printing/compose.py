"""A layout and a badge's data become a drawing: every decision about place, size and colour is taken here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.domain.event import Han
from kiosk.printing import shapes, typefaces
from kiosk.printing.badge import BadgeData
from kiosk.printing.codes import QUIET_ZONE, code_modules, decoy_modules
from kiosk.printing.drawing import DrawCode, Drawing, DrawPath, DrawRectangle, DrawText, Operation
from kiosk.printing.fitting import Fitted, fit
from kiosk.printing.layout import Area, Box, Code, Column, Element, Hero, Item, Layout, PlainWay, Slot, TextStyle

MILLIMETRES_PER_INCH = 25.4
_SHRINK = 0.97
_LEAST_DOTS = 2
_GOOD_MODULE = 0.34
"""Millimetres a side: four dots at 300 an inch."""

_HAN_DROP = 0.38
_ALPHABETIC_DROP = 0.33
"""From the middle of a line to its base line, in em."""

_MIXED_LEADING = 1.3
"""From an accent on a capital down to the deepest descender, in em."""

_EVENT_FIELDS = frozenset({"category_name", "category_name_other", "event_name", "seal"})


class CodeTooDense(ValueError):
    """A secret so long that no printer could draw its QR code sharply in the place that the layout has for it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A fitted text of a column."""

    field: str
    text: Fitted
    style: TextStyle
    han: Han

    @property
    def height(self) -> float:
        return len(self.text.lines) * self.text.size * self.style.leading


def compose(layout: Layout, data: BadgeData, colours: Mapping[str, str], dpi: int = 300) -> Drawing:
    """The drawing of one badge. `dpi` is the printer's: the QR code's modules are whole dots of it.

    Raises :class:`CodeTooDense` when a module would be a single dot.
    """
    texts = texts_of(data)
    operations: list[Operation] = []
    for element in layout.elements:
        operations.extend(_operations(element, data, texts, colours, dpi))
    return Drawing(layout.width, layout.height, tuple(operations))


def texts_of(data: BadgeData) -> dict[str, str]:
    """What each text field of a layout says; fields that say nothing are left out.

    The Latin spelling stands in for a name or an organisation with a character that no typeface has, and is left out
    where it repeats what is written in letters already.
    """
    name, name_latin = _spellings(data.name, data.name_latin, data.han)
    organisation, organisation_latin = _spellings(data.organisation, data.organisation_latin, data.han)
    texts = {
        "name": name,
        "name_latin": name_latin,
        "organisation": organisation,
        "organisation_latin": organisation_latin,
        "seal": data.seal,
        "category_name": data.category_name,
        "category_name_other": data.category_name_other if data.category_name_other != data.category_name else "",
        "event_name": data.event_name,
    }
    return {field: typefaces.drawable(text, _han(field, data)) for field, text in texts.items() if text.strip(" ")}


def missing_characters(data: BadgeData) -> str:
    """The characters of the badge that no typeface can draw, each once: whoever prints should know of them."""
    spelt = (data.name, data.name_latin, data.organisation, data.organisation_latin)
    holders = [typefaces.missing(text, data.han) for text in spelt]
    events = typefaces.missing(data.event_name + data.category_name + data.category_name_other, data.event_han)
    return "".join(dict.fromkeys("".join([*holders, events])))


def _spellings(own: str, latin: str, han: Han) -> tuple[str, str]:
    if latin and typefaces.missing(own, han):
        return latin, ""
    if not own or _is_latin(own):
        return own or latin, ""
    return own, latin if latin != own else ""


def _is_latin(text: str) -> bool:
    import unicodedata

    return all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha())


def _han(field: str, data: BadgeData) -> Han:
    return data.event_han if field in _EVENT_FIELDS else data.han


def _operations(
    element: Element, data: BadgeData, texts: Mapping[str, str], colours: Mapping[str, str], dpi: int
) -> Iterator[Operation]:
    match element:
        case Area(box, colour):
            yield DrawRectangle(box.x, box.y, box.width, box.height, colours[colour])
        case Slot():
            yield _slot(element, colours[element.colour])
        case Hero():
            yield from _hero(element, data, colours[element.colour])
        case PlainWay():
            yield _plain_way(element, colours[element.colour])
        case Column():
            yield from _column(element, data, texts, colours)
        case Code():
            yield _code(element, data, colours["ink"], dpi)


def _slot(element: Slot, colour: str) -> Operation:
    box, line = element.box, element.line
    outer = shapes.slot(box.x, box.y, box.width, box.height)
    if line is None:
        return DrawPath((outer,), colour)
    return DrawPath(
        (outer, shapes.slot(box.x + line, box.y + line, box.width - 2 * line, box.height - 2 * line)), colour
    )


def _hero(element: Hero, data: BadgeData, colour: str) -> Iterator[Operation]:
    if data.hero is None:
        return
    at = (element.x, element.baseline, element.em)
    yield DrawPath(shapes.hero_contours(data.hero, *at), colour)
    yield DrawPath((shapes.hero_way(data.hero, *at, element.way_x, element.tip_y),), colour)


def _plain_way(element: PlainWay, colour: str) -> Operation:
    bottom = element.y + element.thickness
    return DrawPath((shapes.way(0, element.y, bottom, element.way_x, element.tip_y),), colour)


def _column(
    column: Column, data: BadgeData, texts: Mapping[str, str], colours: Mapping[str, str]
) -> Iterator[Operation]:
    lines = _fitted(column, data, texts)
    top = column.box.y + _slack(column, lines)
    for line in lines:
        yield from _line_texts(line, column, top, colours[line.style.colour])
        top += line.height + column.gap


def _fitted(column: Column, data: BadgeData, texts: Mapping[str, str]) -> list[_Line]:
    """The column's texts, all made smaller together until they fit."""
    factor = 1.0
    while True:
        lines = [
            _fit(item, texts[item.field], data, column.box, factor) for item in column.items if item.field in texts
        ]
        if _height(column, lines) <= column.box.height:
            return lines
        factor *= _SHRINK


def _fit(item: Item, text: str, data: BadgeData, box: Box, factor: float) -> _Line:
    style = _style(item, text)
    style = replace(style, size=style.size * factor, floor=style.floor * factor)
    han = _han(item.field, data)
    return _Line(item.field, fit(text, style, han, box.width, box.height), style, han)


def _style(item: Item, text: str) -> TextStyle:
    """The style for what a text is written in; letters between Han characters need the room of their own lines."""
    if item.alphabetic is None:
        return item.style
    if not typefaces.is_han(text):
        return item.alphabetic
    is_mixed = not all(typefaces.is_han(letter) or letter.isspace() or letter == "·" for letter in text)
    return replace(item.style, leading=max(item.style.leading, _MIXED_LEADING)) if is_mixed else item.style


def _height(column: Column, lines: Sequence[_Line]) -> float:
    return sum(line.height for line in lines) + column.gap * max(0, len(lines) - 1)


def _slack(column: Column, lines: Sequence[_Line]) -> float:
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[column.gravity]
    return (column.box.height - _height(column, lines)) * share


def _line_texts(line: _Line, column: Column, top: float, colour: str) -> Iterator[DrawText]:
    for text in line.text.lines:
        size = line.text.size
        drop = _HAN_DROP if typefaces.is_han(text) else _ALPHABETIC_DROP
        yield from _runs(line, text, column, top + (line.style.leading / 2 + drop) * size, colour)
        top += line.style.leading * size


def _runs(line: _Line, text: str, column: Column, baseline: float, colour: str) -> Iterator[DrawText]:
    size, style = line.text.size, line.style
    inked = typefaces.width(text.rstrip(" "), line.han, style.weight, style.tracking) * size
    x = column.box.x + ((column.box.width - inked) / 2 if column.align == "centre" else 0.0)
    for run in typefaces.runs(text, line.han):
        tracking = typefaces.tracked(run.typeface, style.tracking)
        inked = typefaces.shape(run.text.rstrip(" "), run.typeface, style.weight, tracking).width * size
        yield DrawText(line.field, run.text, x, baseline, size, inked, run.typeface, style.weight, tracking, colour)
        x += typefaces.shape(run.text, run.typeface, style.weight, tracking).width * size


def _code(element: Code, data: BadgeData, colour: str, dpi: int) -> DrawCode:
    modules = code_modules(data.secret) if data.secret else decoy_modules()
    dot = MILLIMETRES_PER_INCH / dpi
    dots = _dots_a_module(element, len(modules), dpi)
    if dots < _LEAST_DOTS:
        raise CodeTooDense(f"a QR code of {len(modules)} modules in {element.room} mm at {dpi} dots an inch")
    margin = (element.side - len(modules) * dots * dot) / 2
    return DrawCode(_on_dots(element.x + margin, dot), _on_dots(element.y + margin, dot), dots * dot, modules, colour)


def _dots_a_module(element: Code, modules: int, dpi: int) -> int:
    """Printer dots a module: as many as the place has, or up to those of a third of a millimetre where it may grow."""
    dots_a_mm = dpi / MILLIMETRES_PER_INCH
    placed = int(element.side * dots_a_mm) // modules
    grown = int(element.room * dots_a_mm) // (modules + 2 * QUIET_ZONE)
    return max(placed, min(grown, round(_GOOD_MODULE * dots_a_mm)))


def _on_dots(length: float, dot: float) -> float:
    return round(length / dot) * dot


def quiet_zone(code: DrawCode) -> Box:
    """The place that nothing but `code` may be drawn in."""
    margin = QUIET_ZONE * code.module
    return Box(code.x - margin, code.y - margin, code.side + 2 * margin, code.side + 2 * margin)
