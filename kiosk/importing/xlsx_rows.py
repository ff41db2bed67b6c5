"""The rows of an XLSX workbook as texts. Formulas are never evaluated: what they last came to is what they say."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Generator, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice, repeat
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from kiosk.domain.imports import TableUnreadableError
from kiosk.domain.pack import Fault, Place
from kiosk.i18n import N_
from kiosk.importing.raw_rows import RawRow, unreadable

MOST_BYTES = 256 * 1024 * 1024
MOST_RATIO = 100
"""How many times its own size a workbook may unpack to. Tables of people reach about 20."""

_RATIO_FROM = 4 * 1024 * 1024
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_BLOCK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, AttributeError, ParseError)
_ROUNDED = 10**15
"""From here on a spreadsheet has rounded a number: it keeps fifteen digits."""

_abreast = partial(zip, strict=False)  # beside a row there may be an endless one
_NO_FORMULAS = repeat(False)  # noqa: FBT003  # what is repeated is a value, no option

_MESSAGES = {
    "formula": N_("This cell holds a formula whose result was not saved; it counts as empty. Save the file in Excel."),
    "error": N_("This cell holds an error of the spreadsheet ({value}); it counts as empty."),
    "rounded": N_("This number has more than 15 digits, and the spreadsheet has rounded it. Write it as text."),
}


class XlsxTable:
    """The first sheet of a workbook that is not hidden and holds anything; see `RawTable`."""

    format = "xlsx"
    encoding = ""
    is_ragged = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self.width = 0
        self.notes: list[Fault] = []
        self._noted: set[str] = set()
        self._row, self._rows = 0, 0
        try:
            self._has_formulas = _checked(path)
            self._sheet = self._chosen(_opened(path, values=True))
        except _DAMAGE as error:
            raise self._damaged(error) from error

    def rows(self) -> Generator[RawRow, None, None]:
        """Every row that holds any text."""
        try:
            for number, (cells, formulas) in enumerate(_abreast(self._sheet.iter_rows(), self._formulas()), 1):
                self._row = number
                texts = [self._text(number, cell, is_formula) for cell, is_formula in _abreast(cells, formulas)]
                if any(texts):
                    yield RawRow(number, texts)
        except _DAMAGE as error:
            raise self._damaged(error) from error

    def progress(self) -> float:
        """How many of the rows that the sheet says it has were read, from 0 to 1."""
        return min(1.0, self._row / self._rows) if self._rows else 0.0

    def _chosen(self, workbook: Any) -> Any:
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        for sheet in visible:
            self._rows = sheet.max_row or 0
            sheet.reset_dimensions()  # what a file says of its size may be wrong, and is not to be believed
            if any(cell.value is not None for row in islice(sheet.iter_rows(), 1000) for cell in row):
                self._note_others([other.title for other in workbook.worksheets if other is not sheet])
                return sheet
        raise unreadable(self._path, N_("No visible sheet of this workbook holds anything."))

    def _note_others(self, titles: list[str]) -> None:
        if titles:
            message = N_("Only the first visible sheet is read; these are not: {names}.")
            self.notes.append(Fault(Place(self._path.name), message, {"names": ", ".join(titles)[:200]}))

    def _formulas(self) -> Iterator[Any]:
        """For every row whether its cells are formulas; endless where the workbook has none."""
        if not self._has_formulas:
            return repeat(_NO_FORMULAS)
        workbook = _opened(self._path, values=False)
        sheet = workbook[self._sheet.title]
        sheet.reset_dimensions()
        return ([cell.data_type == "f" for cell in row] for row in sheet.iter_rows())

    def _text(self, row: int, cell: Any, is_formula: bool) -> str:
        value = cell.value
        if value is None:
            return self._noted_empty(row, "formula") if is_formula else ""
        if cell.data_type == "e":
            return self._noted_empty(row, "error", value)
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._number(row, value, cell.number_format)
        return _plain(value, cell)

    def _number(self, row: int, value: float, number_format: str) -> str:
        """`13800138000`, never `1.38E+10`; as many zeros in front as the cell's format asks for."""
        if abs(value) >= _ROUNDED:
            self._noted_empty(row, "rounded")
        whole = int(value) if value == int(value) else None
        if whole is None:
            return repr(value)
        asked = number_format if re.fullmatch("0+", number_format) else ""
        return str(whole).zfill(len(asked))

    def _noted_empty(self, row: int, kind: str, value: object = "") -> str:
        """Says the first cell of a kind that means nothing; the others are like it."""
        if kind not in self._noted:
            self._noted.add(kind)
            self.notes.append(Fault(Place(self._path.name, row), _MESSAGES[kind], {"value": str(value)}))
        return ""

    def _damaged(self, error: Exception) -> TableUnreadableError:
        return unreadable(self._path, N_("This workbook cannot be read: {problem}."), problem=error)


def _checked(path: Path) -> bool:
    """Whether any sheet holds a formula. Raises TableUnreadableError for a zip that unpacks to more than a table is."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        size = sum(member.file_size for member in members)
        if size > MOST_BYTES or size > max(_RATIO_FROM, MOST_RATIO * path.stat().st_size):
            message = N_("This workbook unpacks to far more than a table of people holds; it was not opened.")
            raise unreadable(path, message)
        sheets = [member for member in members if member.filename.startswith("xl/worksheets/")]
        return any(_holds_formula(archive, member) for member in sheets)


def _holds_formula(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    tail = b""
    with archive.open(member) as file:
        while block := file.read(_BLOCK):
            if _FORMULA.search(tail + block):
                return True
            tail = block[-16:]
    return False


def _opened(path: Path, *, values: bool) -> Any:
    """The workbook; with `values` what formulas came to, else the formulas."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations that are passed over
        return load_workbook(path, read_only=True, data_only=values, keep_links=False)


def _plain(value: object, cell: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        has_time = re.search("[hs]", cell.number_format or "", re.IGNORECASE) or value.time() != time()
        return value.strftime("%Y-%m-%d %H:%M:%S" if has_time else "%Y-%m-%d")
    if isinstance(value, date | time | timedelta):
        return str(value)
    return str(value)
