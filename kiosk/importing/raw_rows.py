"""A table from somewhere else, row by row: CSV of any dialect or a workbook, never wholly in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Generator
from pathlib import Path
from typing import NamedTuple, Protocol

from kiosk.domain.imports import TableUnreadableError
from kiosk.domain.pack import Fault, Place
from kiosk.i18n import N_
from kiosk.importing.faults import BadValueError

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_NO_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")


class RawRow(NamedTuple):
    """One row: the line on which it begins (in a workbook its number), its cells, or why it could not be read."""

    line: int
    cells: list[str]
    problem: BadValueError | None = None


class RawTable(Protocol):
    """A table whose rows can be read from the first to the last, again too."""

    format: str
    encoding: str
    """As people know it; empty for a workbook, which needs none."""

    is_ragged: bool
    """Whether rows leave cells at their end out as a matter of course."""

    width: int
    """How many cells a row has; set once the header is known, and 0 before: rows that are read then are read better."""

    notes: list[Fault]

    def rows(self) -> Generator[RawRow, None, None]:
        """Every row that holds any text. Raises TableUnreadableError, OSError."""

    def progress(self) -> float:
        """How much was read, from 0 to 1."""


def unreadable(path: Path, message: str, line: int | None = None, /, **values: object) -> TableUnreadableError:
    """The error that says so."""
    return TableUnreadableError(
        Fault(Place(path.name, line), message, {name: str(value)[:200] for name, value in values.items()})
    )


def open_table(path: Path, encoding: str = "") -> RawTable:
    """The table in the file. `encoding` is what somebody said it is written in; else it is told from its bytes.

    Raises TableUnreadableError, and OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_OLD_WORKBOOK):
        raise unreadable(
            path, N_("This is an old .xls workbook, or one with a password. Save it as .xlsx without one.")
        )
    if start.startswith(_NO_TABLES):
        raise unreadable(path, N_("This is neither CSV nor XLSX."))
    if start.startswith(_ZIP) or zipfile.is_zipfile(path):
        from kiosk.importing.xlsx_rows import XlsxTable

        return XlsxTable(path)
    from kiosk.importing.csv_rows import CsvRows

    return CsvRows(path, encoding)
