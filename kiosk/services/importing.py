"""Importing registrants from any ticket system: all or nothing, again and again, while people are already coming.

A file is first read into a draft beside the store, for which nobody waits; then the store changes in one transaction.
Who is in an earlier file and not in this one is left alone, and so is what only this program knows: check-ins, and a
secret that may be printed already.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.clocks import from_milliseconds
from kiosk.domain.codes import ALPHABET, BODY_LENGTH, body_from_number, make_code
from kiosk.domain.correction import Correction, uphold
from kiosk.domain.event import Event
from kiosk.domain.imports import TICKET_ID, ImportedPerson, Rejected
from kiosk.domain.pack import Fault, Place
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.i18n import N_
from kiosk.importing.people_plan import OWN
from kiosk.importing.people_table import PeopleTable
from kiosk.importing.person_names import is_han
from kiosk.services.current_event import CurrentEvent
from kiosk.store.connection import Store
from kiosk.store.corrections import retire_corrections, standing_corrections
from kiosk.store.imports import (
    ImportDraft,
    import_draft,
    registrants_by,
    room_for_many,
    set_secrets_aside,
    taken_codes,
)
from kiosk.store.registrants import drop_newcomers, insert_rows, row_of, update_rows
from kiosk.store.search.finder import Finder

log = logging.getLogger(__name__)

MOST_REJECTED = 1_000
"""So many rejected rows of a file are said one by one; the others are counted."""

_TOLD_EVERY = 500
_READING = 0.7
"""The part of an import that reading takes, as far as its progress goes."""

_SPARSE = 8
_STAYING = ("status", "category", "language", "name_latin")
_TIMES = frozenset({"valid_from", "valid_until"})
_TWICE = {
    "ticket": N_("Line {line} is the same ticket, or the same person."),
    "code": N_("Line {line} has the same code. A code belongs to one person only."),
    "secret": N_("Line {line} has the same secret. A secret belongs to one person only."),
}

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


class ImportCancelledError(Exception):
    """Somebody stopped an import. Nothing of it was stored."""


@dataclass(slots=True)
class ImportReport:
    """What an import of one file did, or would do. `format` says whose export it is, `kind` is `csv` or `xlsx`.

    Where rows are rejected and the good ones are not to be kept nothing is done, and `good` says how many they are.
    `columns` say which column was taken for which field; `absent` how many of an earlier import of the same system are
    not in this file: they are left alone. Of rejected rows the first 1000 are in `rejected`.
    """

    file: str
    format: str
    kind: str
    encoding: str
    columns: dict[str, str]
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    absent: int = 0
    good: int = 0
    made_secrets: int = 0
    rejected_rows: int = 0
    rejected: list[Fault] = field(default_factory=list)
    notes: tuple[Fault, ...] = ()
    stored: bool = False

    def reject(self, fault: Fault) -> None:
        """Counts a row that was not taken."""
        self.rejected_rows += 1
        if len(self.rejected) < MOST_REJECTED:
            self.rejected.append(fault)

    def nothing_done(self) -> None:
        """The counts of an import that was taken back."""
        self.added = self.updated = self.unchanged = self.absent = self.made_secrets = 0


@dataclass(slots=True)
class _Reading:
    """A file that was read: its people in a draft, and the report so far."""

    table: PeopleTable
    draft: ImportDraft
    report: ImportReport


class _NotKept(Exception):
    """Ends the transaction of a trial run, or of a file with rejected rows, without a trace."""


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """How files are imported. `mapping` gives a column's field; an empty `encoding` is told from the file."""

    encoding: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    keep_good: bool = False
    dry_run: bool = False


_JUST_SO = ImportChoices()


class ImportService:
    """Brings registrants in from files."""

    def __init__(self, store: Store, current: CurrentEvent, finder: Finder) -> None:
        self._store = store
        self._finder = finder
        self._current = current

    def import_people(
        self,
        files: Sequence[Path],
        choices: ImportChoices = _JUST_SO,
        progress: Progress = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> list[ImportReport]:
        """Imports the people of all files, or nobody where a row is rejected and good ones are not to be kept.

        `progress` is given numbers from 0 to 1. Raises TableUnreadableError and MappingError (kiosk.domain.imports),
        ImportCancelledError, StoreUnavailableError, OSError; then nothing was stored.
        """
        with ExitStack() as drafts:
            readings: list[_Reading] = []
            for number, path in enumerate(files):
                draft = drafts.enter_context(import_draft(self._store.path.parent))
                table = PeopleTable(path, self._current.event, encoding=choices.encoding, mapping=choices.mapping)
                share = _share(progress, number / len(files) * _READING, _READING / len(files))
                readings.append(_read(table, draft, share, cancelled))
            self._merge(readings, choices, _share(progress, _READING, 1 - _READING), cancelled)
        self._finder.catch_up()
        progress(1.0)
        reports = [reading.report for reading in readings]
        for report in reports:
            counts = report.added, report.updated, report.rejected_rows, report.stored
            log.info("import (%s): %d added, %d updated, %d rejected, stored: %s", report.format, *counts)
        return reports

    def _merge(
        self, readings: Sequence[_Reading], choices: ImportChoices, progress: Progress, cancelled: Cancelled
    ) -> None:
        if not _are_kept(readings, choices):
            return
        if len(readings) == 1:
            with self._store.reading() as connection:
                _Merge(connection, self._current.event, readings[0]).settle_unchanged(cancelled)
        with room_for_many(self._store), _undone_where_not_kept(), self._store.transaction() as connection:
            for number, reading in enumerate(readings):
                share = _share(progress, number / len(readings), 1 / len(readings))
                _Merge(connection, self._current.event, reading).run(share, cancelled)
            if not _are_kept(readings, choices):
                for reading in readings:
                    reading.report.nothing_done()
                raise _NotKept
            if choices.dry_run:
                raise _NotKept
            for reading in readings:
                reading.report.stored = True


def _are_kept(readings: Sequence[_Reading], choices: ImportChoices) -> bool:
    return choices.keep_good or not any(reading.report.rejected_rows for reading in readings)


@contextmanager
def _undone_where_not_kept() -> Iterator[None]:
    try:
        yield
    except _NotKept:
        return


def _share(progress: Progress, start: float, part: float) -> Progress:
    return lambda done: progress(start + part * done)


def _read(table: PeopleTable, draft: ImportDraft, progress: Progress, cancelled: Cancelled) -> _Reading:
    report = ImportReport(table.file, table.system, table.kind, table.encoding, table.columns)
    for count, row in enumerate(table.people()):
        if not count % _TOLD_EVERY:
            _go_on(cancelled)
            progress(table.progress())
        if isinstance(row, Rejected):
            report.reject(row.fault)
        elif twice := draft.add(row):
            line, what = twice
            fault = Fault(Place(table.file, row.line, None, what), _TWICE[what], {"line": str(line)})
            report.reject(fault)
    report.good, report.notes = draft.count(), table.notes
    return _Reading(table, draft, report)


def _go_on(cancelled: Cancelled) -> None:
    if cancelled():
        raise ImportCancelledError


class _Merge:
    """Brings the store to what one file says of the people in it, inside a transaction."""

    def __init__(self, connection: Any, event: Event, reading: _Reading) -> None:
        self._connection = connection
        self._event = event
        self._draft = reading.draft
        self._table = reading.table
        self._report = reading.report
        self._is_own = reading.table.system == OWN.id
        self._claimed: set[str] = set()
        self._overtaken: list[Correction] = []
        self._corrections: dict[str, list[Correction]] = {}
        for correction in standing_corrections(connection):
            self._corrections.setdefault(correction.registrant, []).append(correction)
        self._length = BODY_LENGTH

    def settle_unchanged(self, cancelled: Cancelled) -> None:
        """Sets aside whom the store has as they are, before anybody has to wait for the transaction."""
        self._draft.note_tickets(self._connection)
        for batch in self._draft.batches():
            _go_on(cancelled)
            found = _Known(self._connection, self._draft, batch)
            known = ((person, found.of_ticket(person)) for person in batch)
            settled = [person.line for person, before in known if before and self._updated(before, person) == before]
            self._draft.settle(settled)
            self._report.unchanged += len(settled)

    def run(self, progress: Progress, cancelled: Cancelled) -> None:
        """Adds and updates; counts in the report."""
        self._draft.note_tickets(self._connection)
        stored = int(self._connection.execute("SELECT count(*) FROM registrant").fetchone()[0])
        people = self._draft.count()
        self._length = _body_length(stored + people)
        for number, batch in enumerate(self._draft.batches()):
            _go_on(cancelled)
            self._merge(batch)
            progress(min(1.0, (number + 1) * len(batch) / max(1, people)))
        self._report.absent = self._draft.count_absent(self._table.system)

    def _merge(self, batch: list[ImportedPerson]) -> None:
        found = _Known(self._connection, self._draft, batch)
        changed: list[tuple[Registrant, Registrant]] = []
        new: list[ImportedPerson] = []
        for person in batch:
            before = found.of(person)
            if before is None:
                new.append(person)
            elif clash := self._clash(person, before, found):
                self._report.reject(Fault(Place(self._table.file, person.line, None, clash[0]), *clash[1:]))
            elif (after := self._updated(before, person)) != before:
                changed.append((before, after))
            else:
                self._report.unchanged += 1
        self._update(changed)
        self._add(new)

    def _clash(
        self, person: ImportedPerson, before: Registrant, found: _Known
    ) -> tuple[str, str, dict[str, str]] | None:
        """Why a row cannot be of the registrant `before`: field, sentence and values."""
        owner = found.owner_of_secret(person)
        if owner is not None and owner.code != before.code:
            return "secret", N_("The registrant {code} has this secret already."), {"code": owner.code}
        if person.ticket in found.by_ticket:
            return None
        ticket = before.extra.get(TICKET_ID)
        if before.code in self._claimed or (ticket and self._draft.has_ticket(ticket)):
            return "ticket", N_("Another row is the registrant {code} already."), {"code": before.code}
        self._claimed.add(before.code)
        return None

    def _update(self, changed: list[tuple[Registrant, Registrant]]) -> None:
        moving = [after.code for before, after in changed if before.secret != after.secret]
        set_secrets_aside(self._connection, moving)
        update_rows(self._connection, [row_of(after) for _, after in changed])
        retire_corrections(self._connection, self._overtaken)
        self._overtaken.clear()
        drop_newcomers(self._connection, [after.code for _, after in changed])
        self._report.updated += len(changed)

    def _add(self, new: list[ImportedPerson]) -> None:
        codes = self._codes(new)
        insert_rows(
            self._connection, [row_of(self._made(code, person)) for code, person in zip(codes, new, strict=True)]
        )
        self._report.added += len(new)

    def _codes(self, new: Sequence[ImportedPerson]) -> list[str]:
        """A code for each: the file's own, else one made from the ticket, so that it comes out the same elsewhere."""
        wanted = [person.code or self._code(person, 0) for person in new]
        taken = taken_codes(self._connection, wanted)
        codes: list[str] = []
        for person, code in zip(new, wanted, strict=True):
            number = 0
            while code in taken:
                number += 1
                code = self._code(person, number)  # noqa: PLW2901  # the next one that may be free
                taken |= taken_codes(self._connection, [code])
            taken.add(code)
            codes.append(code)
        return codes

    def _code(self, person: ImportedPerson, number: int) -> str:
        hashed = int.from_bytes(blake2b(person.ticket.encode(), digest_size=8).digest(), "big")
        body = body_from_number((hashed + number) % len(ALPHABET) ** self._length, self._length)
        return make_code(self._event.code_prefix(), body)

    def _made(self, code: str, person: ImportedPerson) -> Registrant:
        secret = BadgeSecret.parse(person.secret)
        self._report.made_secrets += secret is None
        ticket = {TICKET_ID: person.ticket}
        made = self._changed(Registrant(code, secret or BadgeSecret.new(), "", language="", extra=ticket), person)
        return made if made.language else replace(made, language=self._language(made.name))

    def _language(self, name: str) -> str:
        """The language in which to greet somebody of whom only the name is known: one the event speaks."""
        likely = "zh" if is_han(name) else "en"
        return likely if likely in self._event.languages else self._event.languages[0]

    def _updated(self, before: Registrant, person: ImportedPerson) -> Registrant:
        after = self._as_corrected(self._changed(before, person))
        secret = BadgeSecret.parse(person.secret)
        return after if secret is None or secret == before.secret else replace(after, secret=secret)

    def _as_corrected(self, said: Registrant) -> Registrant:
        """What staff put right holds, field by field, until the file says something else than it did then."""
        upheld = uphold((said,), self._corrections.get(said.code, ()))
        self._overtaken += upheld.overtaken
        return upheld.people[0]

    def _changed(self, before: Registrant, person: ImportedPerson) -> Registrant:
        """`before` with what the file says; where it says nothing of what is in `_STAYING`, that stays."""
        said: dict[str, Any] = dict(zip(self._table.fields, person.values, strict=True))
        for name in _STAYING:
            if not said.get(name):
                said.pop(name, None)
        if "status" in said:
            said["status"] = self._status(before, RegistrantStatus(said["status"]))
        for name in _TIMES & said.keys():
            said[name] = None if said[name] is None else from_milliseconds(said[name])
        if "extra" in said:
            ticket = before.extra.get(TICKET_ID)
            said["extra"] = dict(said["extra"]) | ({TICKET_ID: ticket} if ticket else {})
        return replace(before, **said)

    def _status(self, before: Registrant, status: RegistrantStatus) -> RegistrantStatus:
        """A ticket system knows nothing of people who were blocked here: it does not let them in again."""
        is_blocked = before.status is RegistrantStatus.BLOCKED and not self._is_own
        return before.status if is_blocked else status


class _Known:
    """Whom the store has of a batch of people: by ticket, else by code, else by secret."""

    def __init__(self, connection: Any, draft: ImportDraft, batch: Sequence[ImportedPerson]) -> None:
        self.by_ticket = draft.known_codes([person.ticket for person in batch])
        codes = {*self.by_ticket.values(), *(person.code for person in batch if person.code)}
        self._by_code = registrants_by(connection, "code", list(codes))
        secrets = [person.secret for person in batch if person.secret]
        self._by_secret = registrants_by(connection, "secret", secrets)

    def of(self, person: ImportedPerson) -> Registrant | None:
        """The registrant who is this person."""
        code = self.by_ticket.get(person.ticket) or person.code
        return self._by_code.get(code) or self.owner_of_secret(person)

    def of_ticket(self, person: ImportedPerson) -> Registrant | None:
        """The registrant who came with the person's ticket before, where the secret is nobody else's."""
        before = self._by_code.get(self.by_ticket.get(person.ticket, ""))
        owner = self.owner_of_secret(person)
        return None if before is not None and owner is not None and owner.code != before.code else before

    def owner_of_secret(self, person: ImportedPerson) -> Registrant | None:
        """Who has the person's secret."""
        return self._by_secret.get(person.secret)


def _body_length(people: int) -> int:
    return next(length for length in range(BODY_LENGTH, 12) if len(ALPHABET) ** length >= _SPARSE * people)
