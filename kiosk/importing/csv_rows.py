"""The rows of a CSV file as other programs write it: any usual encoding and dialect, read as a stream.

A row that is no CSV is said and left out, and reading goes on with the next line of the file: a quotation mark that is
never closed swallows nobody.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Generator, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from kiosk.domain.pack import Fault
from kiosk.i18n import N_
from kiosk.importing.encodings import detected_encoding, named_encoding
from kiosk.importing.faults import BadValueError
from kiosk.importing.raw_rows import RawRow, unreadable

DELIMITERS = (",", ";", "\t", "|")

_SAMPLE = 65_536
_SAMPLE_ROWS = 30
_LONGEST_LINE = 1 << 20
_MOST_BROKEN = 100
"""So many rows that are no CSV, and the file is none."""

_CUT_OFF = N_("The file ends in the middle of this row: it was cut off. Export or copy it again.")
_UNCLOSED = N_(
    "A quotation mark is opened in this row and never closed, or text follows a closing one, or a cell is longer than "
    "131072 characters."
)


class CsvRows:
    """A CSV file; see `RawTable`."""

    format = "csv"
    is_ragged = False

    def __init__(self, path: Path, encoding: str = "") -> None:
        try:
            known = named_encoding(encoding) if encoding else detected_encoding(path)
        except BadValueError as error:
            raise unreadable(path, error.message, None, **error.values) from error
        self._path = path
        self._codec = known.codec
        self.encoding = known.label
        self.width = 0
        self.notes: list[Fault] = []
        self._size = max(1, path.stat().st_size)
        self._done = 0
        self._delimiter, self._is_named = self._dialect()

    def rows(self) -> Generator[RawRow, None, None]:
        """Every row that holds any text."""
        with self._path.open("rb") as raw:
            lines = _Lines(io.TextIOWrapper(raw, self._codec, errors="replace", newline=""))
            if self._is_named:
                next(lines)
            for count, row in enumerate(self._rows(lines)):
                if not count % 1000:
                    self._done = raw.tell()
                yield row
        self._done = self._size

    def progress(self) -> float:
        """How much of the file's bytes was read, from 0 to 1."""
        return min(1.0, self._done / self._size)

    def _rows(self, lines: _Lines) -> Iterator[RawRow]:
        reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
        broken = 0
        while True:
            row = _next_row(reader, lines)
            if row is None:
                return
            if row.problem is not None:
                broken += 1
                reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
            elif len(row.cells) < self.width and lines.at_end and not lines.of_row[-1].endswith(("\n", "\r")):
                row = RawRow(row.line, row.cells, BadValueError(_CUT_OFF))
            elif len(lines.of_row) > 1 and self._hides_rows(row, lines):
                lines.take_back()
            if broken > _MOST_BROKEN:
                raise unreadable(self._path, N_("Too many rows of this file are no CSV: it was given up."), row.line)
            if row.problem is not None or any(map(str.strip, row.cells)):
                yield row

    def _hides_rows(self, row: RawRow, lines: _Lines) -> bool:
        """Whether a row of a wrong width runs over lines that are rows themselves: a quotation mark too many."""
        if not self.width or len(row.cells) == self.width:
            return False
        alone = csv.reader(lines.of_row[1:], delimiter=self._delimiter)
        return any(len(cells) == self.width for cells in islice(alone, _SAMPLE_ROWS))

    def _dialect(self) -> tuple[str, bool]:
        """The delimiter, and whether a first line `sep=;`, as Excel knows it, names it."""
        with self._path.open("rb") as raw:
            sample = io.TextIOWrapper(raw, self._codec, errors="replace", newline="").read(_SAMPLE)
        first = sample.partition("\n")[0].strip().strip('"')
        if first[:4].lower() == "sep=" and len(first) <= len("sep=") + 1:
            return first[4:] or "\t", True
        return max(DELIMITERS, key=partial(_evenness, sample)), False


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """How many rows of a sample have one and the same number of cells, above one; and that number."""
    try:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        widths = [len(row) for row in islice(reader, _SAMPLE_ROWS)]
    except csv.Error:
        return 0, 0
    several = Counter(width for width in widths if width > 1)
    width, rows = max(several.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return rows, width


def _next_row(reader: Iterator[list[str]], lines: _Lines) -> RawRow | None:
    lines.of_row.clear()
    line = lines.number + 1
    try:
        cells = next(reader, None)
    except csv.Error:
        message = _CUT_OFF if len(lines.of_row) == 1 and lines.at_end else _UNCLOSED
        lines.take_back()
        return RawRow(line, [], BadValueError(message))
    return None if cells is None else RawRow(line, cells)


class _Lines:
    """The lines of a text with their ends as they are, whichever those are; the last ones can be given back."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._read = partial(text.readline, _LONGEST_LINE)
        self._again: deque[str] = deque()
        self.number = 0
        self.of_row: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        if not line:
            raise StopIteration
        self.number += 1
        self.of_row.append(line)
        return line

    @property
    def at_end(self) -> bool:
        """Whether the text ends with the row that was read last, without an end of line or inside a quotation."""
        if not self._again and (line := self._read()):
            self._again.append(line)
        return not self._again

    def take_back(self) -> None:
        """Gives all lines of the row but the first back, to be read again."""
        self._again.extendleft(reversed(self.of_row[1:]))
        self.number -= len(self.of_row) - 1
        del self.of_row[1:]
