"""A CSV file with a header row, as a spreadsheet writes it, read column by column.

Columns are converted as a whole, each different text once: a table of a hundred thousand rows holds few different
categories, languages and times.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from kiosk.domain.localized import LANGUAGES, Localized
from kiosk.domain.pack import Place
from kiosk.i18n import N_
from kiosk.importing.faults import BadValueError, FaultLog
from kiosk.importing.text_files import EncodingFaultyError, decode

Value = TypeVar("Value")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DELIMITERS = (",", ";", "\t")


class CsvTable:
    """The rows under a header. Row `i` begins on line `lines[i]` of the file; cells bear no space around them."""

    def __init__(
        self, file: str, header: Sequence[str], lines: Sequence[int], rows: Sequence[Sequence[str]], log: FaultLog
    ) -> None:
        self.file = file
        self.lines = lines
        self._log = log
        self._numbers = {name: number for number, name in enumerate(header, 1) if name}
        columns = zip(*rows, strict=True) if rows else ((),) * len(header)
        self._columns = {
            name: list(map(str.strip, column)) for name, column in zip(header, columns, strict=True) if name
        }

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
        """As `line_texts`; every empty cell is a fault."""
        cells = self.line_texts(name)
        if not all(cells):
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
        for row, title in enumerate(titles):
            if not title:
                self.fault(row, "title_en", N_("This row has no title in any language."))
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
            place = Place(self.file, 1, self._numbers[name], name)
            self._log.note(place, N_("This column is not known to the program; it is kept and not used."))
        return others

    def fault(self, row: int, name: str, message: str, **values: object) -> None:
        """Keep a fault of the cell of column `name` in row `row` (from 0)."""
        self._log.fault(self.place(row, name), message, **values)

    def note(self, row: int, name: str, message: str, **values: object) -> None:
        """Keep a note on the cell of column `name` in row `row` (from 0)."""
        self._log.note(self.place(row, name), message, **values)

    def place(self, row: int, name: str) -> Place:
        """Where the cell of column `name` in row `row` (from 0) stands."""
        return Place(self.file, self.lines[row], self._numbers.get(name), name)

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
        numbered = _numbered_rows(_text(data))
    except _UnreadableError as error:
        log.fault(Place(file, error.line, error.column), error.message, **error.values)
        return None
    if not numbered:
        log.fault(Place(file, 1), N_("This file is empty: it must begin with a row that names the columns."))
        return None
    (header_line, header), *rows = numbered
    return _Builder(file, header_line, _names(header), log).table(rows, required)


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


def _numbered_rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold any text, each with the line on which it begins."""
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if "".join(row).strip():
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        raise _broken_row(text, delimiter, line, str(error)) from error
    return rows


def _broken_row(text: str, delimiter: str, line: int, problem: str) -> _UnreadableError:
    if "field limit" in problem:
        return _UnreadableError(line, None, N_("A cell of this row is longer than 131072 characters."))
    if problem.startswith("unexpected end"):
        rest = "".join(list(io.StringIO(text, newline=""))[line - 1 :])
        message = N_("A quotation mark is opened in this cell and never closed.")
        return _UnreadableError(line, _cell_after(rest.rstrip("\r\n"), delimiter)[1], message)
    message = N_(
        "In this row a closing quotation mark is followed by more text. Write a quotation mark twice inside one."
    )
    return _UnreadableError(line, None, message)


def _names(header: list[str]) -> list[str]:
    names = [name.strip().lower() for name in header]
    while not names[-1]:
        names.pop()
    return names


class _Builder:
    """Brings the rows under one header to its width and keeps a fault for everything that does not fit."""

    def __init__(self, file: str, line: int, names: list[str], log: FaultLog) -> None:
        self._file = file
        self._line = line
        self._names = names
        self._log = log

    def table(self, rows: list[tuple[int, list[str]]], required: Sequence[str]) -> CsvTable:
        self._check_header(required)
        fitting = [(line, row) for line, row in rows if len(row) == len(self._names) or self._trim(line, row)]
        self._check_nameless(fitting)
        return CsvTable(self._file, self._names, [line for line, _ in fitting], [row for _, row in fitting], self._log)

    def _check_header(self, required: Sequence[str]) -> None:
        for number, name in enumerate(self._names, 1):
            if name and name in self._names[: number - 1]:
                self._fault(self._line, number, name, N_("The column {name} is there twice."), name=name)
        for name in required:
            if name not in self._names:
                self._fault(self._line, None, name, N_("The column {name} is missing."), name=name)

    def _trim(self, line: int, row: list[str]) -> bool:
        """Cut empty cells beyond the header off; False, and a fault, where the row does not fit then either."""
        width = len(self._names)
        extra = next((number for number, cell in enumerate(row, 1) if number > width and cell.strip()), None)
        if extra is None and len(row) > width:
            del row[width:]
            return True
        message = N_("This row has {found} cells, the header has {expected}.")
        self._fault(line, extra or len(row), "", message, found=len(row), expected=width)
        return False

    def _check_nameless(self, rows: list[tuple[int, list[str]]]) -> None:
        for number in (number for number, name in enumerate(self._names, 1) if not name):
            line = next((line for line, row in rows if row[number - 1].strip()), None)
            if line is not None:
                self._fault(line, number, "", N_("This column holds text, and its name is missing in the header."))

    def _fault(self, line: int, column: int | None, field: str, message: str, **values: object) -> None:
        self._log.fault(Place(self._file, line, column, field), message, **values)
