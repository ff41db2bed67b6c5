"""A table of people from any ticket system, row by row as people or as the reasons why a row is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.event import Event
from kiosk.domain.imports import TICKET_ID, ImportedPerson, Plain, Rejected
from kiosk.domain.pack import Fault, Place
from kiosk.i18n import N_
from kiosk.importing.faults import FaultLog
from kiosk.importing.people_cells import CellError, Said, check_digits, check_texts, readers, status_reader, text_of
from kiosk.importing.people_plan import OWN, planned
from kiosk.importing.person_names import full_name, has_lost_character, latin_name
from kiosk.importing.raw_rows import RawRow, open_table
from kiosk.importing.ticket_systems import GENERIC, TicketSystem

_HEAD_ROWS = 30
_LONGEST_ID = 64
_MOST_TOLD = 1_000
_LONGEST_VALUE = 120
_TELLING_APART = ("ticket", TICKET_ID, "code", "secret", "order")
_PLAIN_IDS = (("ticket",), ("code",), ("order", "position"))


class PeopleTable:
    """The people in a file; `people` reads them once, as a stream. `fields` are the fields that the file speaks of."""

    def __init__(
        self, path: Path, event: Event, *, encoding: str = "", mapping: Mapping[str, str] | None = None
    ) -> None:
        """Finds the header. Raises TableUnreadableError, MappingError, OSError."""
        self.file = path.name
        self._raw = open_table(path, encoding)
        with closing(self._raw.rows()) as rows:
            self._plan = planned(path, list(islice(rows, _HEAD_ROWS)), mapping or {})
        self._log = FaultLog()
        self._told: set[str] = set()
        self._width = self._raw.width = self._plan.width
        self._status = status_reader(self._plan.system)
        self._readers = readers(event, self._plan.columns, self._once)
        self._extras = self._extra_columns()
        self.fields = ("name", "name_latin", "status", *self._readers, *(("extra",) if self._extras else ()))
        self._note_columns()

    @property
    def kind(self) -> str:
        """`csv` or `xlsx`."""
        return self._raw.format

    @property
    def system(self) -> str:
        """Whose export it is; `table` where it is nobody's that is known, `kiosk` for the program's own."""
        return self._plan.system.id

    @property
    def encoding(self) -> str:
        """As people know it; empty for a workbook."""
        return self._raw.encoding

    @property
    def columns(self) -> dict[str, str]:
        """Which column was taken for which field."""
        cells = self._plan.header.cells
        return {field: cells[number].strip() for field, number in self._plan.columns.items()}

    @property
    def brings_secrets(self) -> bool:
        """Whether the file has a column with what the QR codes of its tickets hold."""
        return "secret" in self._plan.columns

    @property
    def notes(self) -> tuple[Fault, ...]:
        """What was passed over so far, and what was taken for what."""
        return (*self._raw.notes, *self._log.notes)

    def progress(self) -> float:
        """How much was read, from 0 to 1."""
        return self._raw.progress()

    def people(self) -> Iterator[ImportedPerson | Rejected]:
        """Every row, in order: a person, or why it is none. Raises TableUnreadableError, OSError."""
        header = self._plan.header.cells
        for row in self._raw.rows():
            if row.line <= self._plan.header.line:
                continue
            if row.cells[: len(header)] == header:
                self._once("header", row.line, "", N_("The header is there again; it was passed over."))
                continue
            try:
                yield self._person(row)
            except CellError as error:
                yield Rejected(_fault(self.file, row.line, error))

    def _person(self, row: RawRow) -> ImportedPerson:
        cells = self._fitted(row)
        said = {field: text_of(cells[number]) for field, number in self._plan.columns.items()}
        check_texts(said)
        check_digits(said, _TELLING_APART)
        if said.get("quantity", "1") not in ("", "1"):
            self._once("quantity", row.line, "quantity", N_("A row that stands for several tickets makes one person."))
        name, latin = self._names(said, row.line)
        values: list[Plain] = [name, latin, self._status(said)]
        values += [read(said, row.line) for read in self._readers.values()]
        if self._extras:
            values.append(tuple((title, text_of(cells[at])) for title, at in self._extras if cells[at].strip()))
        said["name"] = name
        ticket, may_repeat = self._ticket(said)
        secret = said.get("secret", "")
        if secret and BadgeSecret.parse(secret) is None:
            raise CellError("secret", N_("This secret is longer than any QR code that the program reads."))
        return ImportedPerson(row.line, ticket, said.get("code", "").upper(), secret, tuple(values), may_repeat)

    def _fitted(self, row: RawRow) -> list[str]:
        if row.problem is not None:
            raise CellError("", row.problem.message, **row.problem.values)
        cells, width = row.cells, self._width
        if len(cells) < width and self._raw.is_ragged:
            return cells + [""] * (width - len(cells))
        if len(cells) == width or (len(cells) > width and not any(map(str.strip, cells[width:]))):
            return cells
        message = N_("Cells in this row: {found}; columns in the header: {expected}.")
        raise CellError("", message, found=len(cells), expected=width)

    def _names(self, said: Said, line: int) -> tuple[str, str]:
        first, last = said.get("first_name", ""), said.get("last_name", "")
        name = full_name(said.get("name", ""), first, last)
        if not name and (name := said.get("stand_in", "")):
            self._once("stand_in", line, "name", N_("Tickets without a name of their own bear the buyer’s."))
        if not name:
            raise CellError("name", N_("This cell must not be empty."))
        if has_lost_character(name):
            message = N_("This name holds a question mark: an earlier program may have lost a rare character.")
            self._once("lost", line, "name", message)
        return name, latin_name(name, said.get("name_latin", ""), first, last)

    def _ticket(self, said: Said) -> tuple[str, bool]:
        """Whose row it is, and whether another row may say the same of somebody else."""
        system = self._plan.system
        for fields in system.ticket:
            parts = [said.get(field, "") for field in fields]
            if all(parts) or (fields == system.ticket[-1] and any(parts)):
                return _ticket_of(system, fields, parts), fields == GENERIC.ticket[-1]
        raise CellError(system.ticket[0][0], N_("This cell must not be empty."))

    def _extra_columns(self) -> list[tuple[str, int]]:
        """The columns of the program's own table that it does not know: they are kept. Of others none is kept."""
        if self._plan.system is not OWN:
            return []
        known = set(self._plan.columns.values())
        names = [(cell.strip().lower(), number) for number, cell in enumerate(self._plan.header.cells) if cell.strip()]
        return [(name, number) for name, number in names if number not in known]

    def _note_columns(self) -> None:
        titles = [cell.strip() for cell in self._plan.header.cells]
        line, used = self._plan.header.line, set(self._plan.columns.values())
        for number, title in enumerate(titles):
            if title and title in titles[:number] and titles.index(title) in used:
                place = Place(self.file, line, number + 1, title)
                self._log.note(place, N_("The column {name} is there twice; the first is used."), name=title)
        if self._extras:
            used |= {number for _, number in self._extras}
        unused = [title for number, title in enumerate(titles) if title and number not in used]
        if unused:
            message = N_("These columns are not used, and nothing of them is kept: {names}.")
            self._log.note(Place(self.file, line), message, names=", ".join(dict.fromkeys(unused)))

    def _once(self, kind: str, line: int, field: str, message: str, **values: object) -> None:
        if kind not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(kind)
            self._log.note(Place(self.file, line, None, field), message, **values)


def _fault(file: str, line: int, error: CellError) -> Fault:
    values = {name: str(value)[:_LONGEST_VALUE] for name, value in error.values.items()}
    return Fault(Place(file, line, None, error.field), error.message, values)


def _ticket_of(system: TicketSystem, fields: tuple[str, ...], parts: Sequence[str]) -> str:
    if fields == (TICKET_ID,):
        return parts[0]
    whose = GENERIC.id if system is OWN else system.id
    if fields in _PLAIN_IDS and len(joined := "-".join(parts)) <= _LONGEST_ID:
        return f"{whose}:{joined}"
    hashed = blake2b("\x1f".join(parts).casefold().encode(), digest_size=10).hexdigest()
    return f"{whose}:{parts[0]}/{hashed}" if fields[0] == "order" else f"{whose}:{hashed}"
