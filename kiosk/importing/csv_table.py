"""A CSV file with a header row, as a spreadsheet writes it, read column by column.

Columns are converted as a whole, each different text once: a table of a hundred thousand rows holds few different
categories, languages and times.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from kiosk.domain.localized import LANGUAGES, Localized
from kiosk.domain.pack import Place
from kiosk.i18n import N_
from kiosk.importing.faults import BadValueError, FaultLog
from kiosk.importing.text_files import EncodingFaultyError, decode

Value = TypeVar("Value")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TITLES = tuple(f"title_{language}" for language in LANGUAGES)
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a file's columns, in lower case; a column that has none is ""."""

    file: str
    line: int
    names: tuple[str, ...]

    def place(self, name: str) -> Place:
        """Where the column `name` is named; without a column where it is not."""
        column = self.names.index(name) + 1 if name in self.names else None
        return Place(self.file, self.line, column, name)


class CsvTable:
    """The rows under a header. Row `i` begins on line `lines[i]` of the file; cells bear no space around them."""

    def __init__(self, header: Header, lines: Sequence[int], rows: Sequence[Sequence[str]], log: FaultLog) -> None:
        self.lines = lines
        self._header = header
        self._log = log
        columns = zip(*rows, strict=True) if rows else ((),) * len(header.names)
        named = zip(header.names, columns, strict=True)
        self._columns = {name: list(map(str.strip, column)) for name, column in named if name}

    def __len__(self) -> int:
        return len(self.lines)

    def __contains__(self, name: str) -> bool:
        return name in self._columns

    def texts(self, name: str) -> list[str]:
        """The cells of a column; empty ones where there is no such column."""
        return self._columns.get(name) or [""] * len(self)

    def line_texts(self, name: str) -> list[str]:
        """As `texts`, with line breaks inside cells made spaces."""
        return [" ".join(cell.split()) if "\n" in cell or "\r" in cell else cell for cell in self.texts(name)]

    def required(self, name: str) -> list[str]:
        """As `line_texts`; every empty cell is a fault. A column that is not there is one already."""
        cells = self.line_texts(name)
        if name in self and not all(cells):
            for row, cell in enumerate(cells):
                if not cell:
                    self.fault(row, name, N_("This cell must not be empty."))
        return cells

    def ids(self) -> list[str]:
        """The column `id`: every cell filled, none twice."""
        ids = self.required("id")
        self.unique("id", ids, N_("Line {line} has the same id “{value}”."))
        return ids

    def converted(self, name: str, read: Callable[[str], Value], stand_in: Value) -> list[Value]:
        """Every cell of a column through `read`. Where that raises BadValueError a fault is kept and `stand_in` given.

        A column that is not there is all `stand_in`.
        """
        if name not in self:
            return [stand_in] * len(self)
        values: dict[str, Value] = {}
        bad: dict[str, BadValueError] = {}
        cells = self.texts(name)
        for cell in set(cells):
            try:
                values[cell] = read(cell)
            except BadValueError as error:
                bad[cell], values[cell] = error, stand_in
        if bad:
            self._bad_cells(name, cells, bad)
        return [values[cell] for cell in cells]

    def localized(self, base: str) -> list[Localized]:
        """The columns `base_zh`, `base_en`, `base_fr` and `base_de` as one text a row."""
        present = [
            (language, self.texts(f"{base}_{language}")) for language in LANGUAGES if f"{base}_{language}" in self
        ]
        return [
            Localized({language: column[row] for language, column in present if column[row]})
            for row in range(len(self))
        ]

    def titles(self) -> list[Localized]:
        """The title columns; a row without a title in any language is a fault."""
        titles = self.localized("title")
        columns = [name for name in self._header.names if name in _TITLES]
        if not columns:
            message = N_("None of the columns {names} is there: one is needed.")
            self._log.fault(self._header.place(_TITLES[0]), message, names=", ".join(_TITLES))
            return titles
        for row, title in enumerate(titles):
            if not title:
                self.fault(row, columns[0], N_("This row has no title in any language."))
        return titles

    def unique(self, name: str, cells: Sequence[str], message: str, *, secret: bool = False) -> None:
        """Keep a fault for every cell, empty ones apart, that an earlier row holds too; `message` names its {line}."""
        filled = [cell for cell in cells if cell]
        if len(set(filled)) == len(filled):
            return
        first: dict[str, int] = {}
        for row, cell in enumerate(cells):
            if cell and first.setdefault(cell, row) != row:
                shown = {} if secret else {"value": cell}
                self.fault(row, name, message, line=self.lines[first[cell]], **shown)

    def unknown(self, known: Sequence[str]) -> list[str]:
        """The columns whose names are not among `known`; a note is kept for each."""
        others = [name for name in self._columns if name not in known]
        for name in others:
            self._log.note(self._header.place(name), N_("This column is not known to the program; it is not used."))
        return others

    def fault(self, row: int, name: str, message: str, **values: object) -> None:
        """Keep a fault of the cell of column `name` in row `row` (from 0)."""
        self._log.fault(self.place(row, name), message, **values)

    def note(self, row: int, name: str, message: str, **values: object) -> None:
        """Keep a note on the cell of column `name` in row `row` (from 0)."""
        self._log.note(self.place(row, name), message, **values)

    def place(self, row: int, name: str) -> Place:
        """Where the cell of column `name` in row `row` (from 0) stands."""
        return replace(self._header.place(name), line=self.lines[row])

    def _bad_cells(self, name: str, cells: Sequence[str], bad: dict[str, BadValueError]) -> None:
        for row, cell in enumerate(cells):
            if cell in bad and not self._log.full:
                self.fault(row, name, bad[cell].message, **bad[cell].values)


def read_table(file: str, data: bytes, required: Sequence[str], log: FaultLog) -> CsvTable | None:
    """The table in `data`; None where it cannot be read as one at all, and the reason is in `log`.

    Commas, semicolons and tabs are taken as delimiters, whichever the header has most of. Rows without any text are
    passed over, and so are empty columns without a name. `required` are columns that must be there, in lower case.
    """
    try:
        lines, rows = _rows(_text(data))
    except _UnreadableError as error:
        log.fault(Place(file, error.line, error.column), error.message, **error.values)
        return None
    if not rows:
        log.fault(Place(file, 1), N_("This file is empty: it must begin with a row that names the columns."))
        return None
    header = Header(file, lines[0], _names(rows[0]))
    _check_header(header, required, log)
    return CsvTable(header, *_fitted(header, lines[1:], rows[1:], log), log)


class _UnreadableError(BadValueError):
    """The file is no CSV from `line` on; `column` is None where the cell cannot be told."""

    def __init__(self, line: int, column: int | None, message: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(message, **(values or {}))
        self.line = line
        self.column = column


def _text(data: bytes) -> str:
    try:
        text = decode(data)
    except EncodingFaultyError as error:
        raise _UnreadableError(*_cell_after(error.before), error.message, error.values) from error
    control = _CONTROL.search(text)
    if control is None:
        return text
    message = N_("This cell holds a character that is no text ({character}). Save the file as “CSV UTF-8” again.")
    raise _UnreadableError(*_cell_after(text[: control.start()]), message, {"character": f"U+{ord(control[0]):04X}"})


def _cell_after(before: str, delimiter: str | None = None) -> tuple[int, int | None]:
    """Line and column of the cell in which the character that follows `before` stands."""
    # The letter stands for that character: a cell of its own row even where `before` ends with a line break.
    reader = csv.reader(io.StringIO(f"{before}x", newline=""), delimiter=delimiter or _delimiter(before))
    start, row = 1, [""]
    try:
        while (line := reader.line_num + 1) and (found := next(reader, None)) is not None:
            start, row = line, found
    except csv.Error:
        return start, None
    return start, len(row)


def _delimiter(text: str) -> str:
    header = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").partition("\n")[0])
    return max(_DELIMITERS, key=header.count)


def _rows(text: str) -> tuple[list[int], list[list[str]]]:
    """The rows that hold any text, and the line on which each begins."""
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[int] = []
    rows: list[list[str]] = []
    line = 1
    try:
        for row in reader:
            if "".join(row).strip():
                lines.append(line)
                rows.append(row)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _broken_row(text, delimiter, line) from error
    return lines, rows


def _broken_row(text: str, delimiter: str, line: int) -> _UnreadableError:
    """What the reader of the standard library could not read, told by the cell at which its row stops being CSV."""
    rest = "".join(islice(io.StringIO(text, newline=""), line - 1, None))
    column, at = 1, 0
    cell = re.compile(rf"""(?:"[^"]*(?:""[^"]*)*"|(?!")[^{delimiter}\r\n]*){delimiter}""")
    while (match := cell.match(rest, at)) and len(match[0]) <= csv.field_size_limit():
        column, at = column + 1, match.end()
    return _UnreadableError(line, column, _broken_cell(rest[at:]))


def _broken_cell(rest: str) -> str:
    closed = re.match(r'"[^"]*(?:""[^"]*)*"(?!")', rest)
    if closed and len(closed[0]) <= csv.field_size_limit():
        return N_(
            "More text follows the closing quotation mark of this cell. Write a quotation mark inside a cell twice."
        )
    return N_("A quotation mark is opened in this cell and never closed, or the cell is longer than 131072 characters.")


def _names(header: list[str]) -> tuple[str, ...]:
    names = [name.strip().lower() for name in header]
    while not names[-1]:
        names.pop()
    return tuple(names)


def _check_header(header: Header, required: Sequence[str], log: FaultLog) -> None:
    for number, name in enumerate(header.names, 1):
        if name and name in header.names[: number - 1]:
            place = Place(header.file, header.line, number, name)
            log.fault(place, N_("The column {name} is there twice."), name=name)
    for name in required:
        if name not in header.names:
            log.fault(header.place(name), N_("The column {name} is missing."), name=name)


def _fitted(
    header: Header, lines: list[int], rows: list[list[str]], log: FaultLog
) -> tuple[list[int], list[list[str]]]:
    """The rows of the header's width, and their lines; a fault is kept for every other."""
    if any(len(row) != len(header.names) for row in rows):
        fitting = [(line, row) for line, row in zip(lines, rows, strict=True) if _trim(header, line, row, log)]
        lines, rows = [line for line, _ in fitting], [row for _, row in fitting]
    _check_nameless(header, lines, rows, log)
    return lines, rows


def _trim(header: Header, line: int, row: list[str], log: FaultLog) -> bool:
    """Cut empty cells beyond the header off; False, and a fault, where the row does not fit then either."""
    width, found = len(header.names), len(row)
    while len(row) > width and not row[-1].strip():
        row.pop()
    if len(row) == width:
        return True
    message = N_("Cells in this row: {found}; columns in the header: {expected}.")
    log.fault(Place(header.file, line, min(len(row), width + 1)), message, found=found, expected=width)
    return False


def _check_nameless(header: Header, lines: Sequence[int], rows: Sequence[Sequence[str]], log: FaultLog) -> None:
    for number in (number for number, name in enumerate(header.names, 1) if not name):
        line = next((line for line, row in zip(lines, rows, strict=True) if row[number - 1].strip()), None)
        if line is not None:
            message = N_("This column holds text, and its name is missing in the header.")
            log.fault(Place(header.file, line, number), message)
