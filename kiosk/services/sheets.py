"""Tables for spreadsheets, CSV and XLSX, written aside and put in place when they are whole.

A cell of text stays text. In CSV a spreadsheet would take what begins with = + - @ for a formula and run it: such cells
get an apostrophe in front, which the import takes off again. A phone number of digits and spaces behind its + can run
nothing, and stays as people dial it. In XLSX a cell says itself that it is text, and nothing is put in front.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from kiosk.services.errors import NotPossibleError

Rows = Iterable[Sequence[str]]

_RUNS = ("=", "+", "-", "@", "\t", "\r")
_PHONE = re.compile(r"\+\d[\d ]*")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_767
_WIDEST = 48
_MEASURED = 200


def write_sheet(path: Path, header: Sequence[str], rows: Rows) -> None:
    """Writes a table in the format that the name ends with.

    Raises NotPossibleError (`sheet_format`) for another ending, and OSError; then a file that was there is as it was.
    """
    write = {".csv": _write_csv, ".xlsx": _write_xlsx}.get(path.suffix.lower())
    if write is None:
        raise NotPossibleError("sheet_format")
    _put_in_place(path, lambda draft: write(draft, header, rows))


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_RUNS) and not _PHONE.fullmatch(cell) else cell


def _put_in_place(path: Path, write: Callable[[Path], None]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write(draft)
        draft.replace(path)
    except OSError as error:
        # What is told is the file that was asked for, not the one beside it.
        raise type(error)(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _write_csv(path: Path, header: Sequence[str], rows: Rows) -> None:
    """UTF-8 with a byte order mark: without one Excel shows Chinese as something else."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        table = csv.writer(file)
        table.writerow(map(neutral, header))
        table.writerows([neutral(cell) for cell in row] for row in rows)
        file.flush()
        os.fsync(file.fileno())


def _write_xlsx(path: Path, header: Sequence[str], rows: Rows) -> None:
    from itertools import chain, islice

    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    source = iter(rows)
    first = list(islice(source, _MEASURED))
    for number, cells in enumerate(zip(header, *first, strict=True), 1):
        sheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, max(map(_width, cells)) + 2)
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    sheet.append([_text_cell(sheet, text, bold) for text in header])
    for row in chain(first, source):
        sheet.append([_text_cell(sheet, text) for text in row])
    packed = BytesIO()  # on a full disk an archive on it would complain once more when it is forgotten
    workbook.save(packed)
    _write_bytes(path, packed.getbuffer())


def _write_bytes(path: Path, content: memoryview) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _text_cell(sheet: Any, text: str, font: Any = None) -> Any:
    """A cell that is text whatever it looks like: a formula, a long number, a date."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=_NO_XML.sub("", text)[:_LONGEST_CELL])
    if text:
        cell.data_type = "s"
        cell.number_format = "@"
    if font is not None:
        cell.font = font
    return cell


def _width(text: str) -> int:
    """About how many digits wide a text is: Han characters are as wide as two."""
    return sum(1 if character < "\u2e80" else 2 for character in text[: 2 * _WIDEST])
