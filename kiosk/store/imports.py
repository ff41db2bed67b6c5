"""What an import needs of the store: rows set aside before anything is changed, and whom the store already knows.

A draft lies beside the store, encrypted with a key that nobody keeps, and its file has no name from the start where the
system allows that: a process that is killed leaves nothing that could be read. So a file of any size is checked in
little memory, and the store itself is held only while it is written.
"""

from __future__ import annotations

import json
import marshal
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kiosk.domain.imports import TICKET_ID, ImportedPerson
from kiosk.domain.registrant import Registrant
from kiosk.store.connection import Store
from kiosk.store.errors import speaking_of_trouble
from kiosk.store.registrants import COLUMN_LIST, registrant_of

_PRAGMAS = ("cipher_log_level = none", "journal_mode = off", "synchronous = off", "cache_size = -16000")
_TABLES = (
    """
    CREATE TABLE person (
        line INTEGER PRIMARY KEY,
        ticket TEXT NOT NULL UNIQUE,
        code TEXT UNIQUE,
        secret TEXT UNIQUE,
        content BLOB NOT NULL,
        settled INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE TABLE known (ticket TEXT NOT NULL PRIMARY KEY, code TEXT NOT NULL) WITHOUT ROWID",
)
_ADD = "INSERT OR IGNORE INTO person (line, ticket, code, secret, content) VALUES (?, ?, ?, ?, ?)"
_SAME = "SELECT line, ticket = ?, code = ? FROM person WHERE ticket = ? OR code = ? OR secret = ? LIMIT 1"
_BATCH = 500
_MOST_ALIKE = 1000
_ROOM = -64_000
"""Kibibytes of pages, as SQLite counts them."""


class ImportDraft:
    """The people of one file, none of them twice, in the order of the file."""

    def __init__(self, connection: Any, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def add(self, person: ImportedPerson) -> tuple[int, str] | None:
        """Keeps a person; else the line of the row with the same ticket, code or secret, and which of them it is."""
        ticket, code, secret = person.ticket, person.code or None, person.secret or None
        content = marshal.dumps(person.values)
        with speaking_of_trouble(self._folder):
            for number in range(2, _MOST_ALIKE if person.may_repeat else 3):
                if self._connection.execute(_ADD, (person.line, ticket, code, secret, content)).rowcount:
                    return None
                line, same_ticket, same_code = self._connection.execute(
                    _SAME, (ticket, code, ticket, code, secret)
                ).fetchone()
                if not same_ticket or not person.may_repeat:
                    break
                ticket = f"{person.ticket}#{number}"
        return line, "ticket" if same_ticket else "code" if same_code else "secret"

    def count(self) -> int:
        """How many people are in it."""
        return int(self._connection.execute("SELECT count(*) FROM person").fetchone()[0])

    def batches(self) -> Iterator[list[ImportedPerson]]:
        """The people who are not settled, some hundred at a time."""
        sql = "SELECT line, ticket, code, secret, content FROM person WHERE settled = 0 ORDER BY line"
        cursor = self._connection.execute(sql)
        while rows := cursor.fetchmany(_BATCH):
            yield [
                ImportedPerson(line, ticket, code or "", secret or "", marshal.loads(content))  # noqa: S302  # our own
                for line, ticket, code, secret, content in rows
            ]

    def settle(self, lines: Iterable[int]) -> None:
        """Keeps that nothing is to be done for these rows."""
        self._connection.executemany("UPDATE person SET settled = 1 WHERE line = ?", ((line,) for line in lines))

    def note_tickets(self, connection: Any) -> None:
        """Learns which tickets the store has: `known_codes` tells of them. Inside the caller's transaction."""
        rows = connection.execute("SELECT extra, code FROM registrant WHERE extra LIKE ?", (f'%"{TICKET_ID}"%',))
        pairs = ((ticket, code) for extra, code in rows if (ticket := json.loads(extra).get(TICKET_ID)))
        with speaking_of_trouble(self._folder):
            self._connection.execute("DELETE FROM known")
            self._connection.executemany("INSERT OR IGNORE INTO known (ticket, code) VALUES (?, ?)", pairs)

    def has_ticket(self, ticket: str) -> bool:
        """Whether a row of the file is of this ticket."""
        return self._connection.execute("SELECT 1 FROM person WHERE ticket = ?", (ticket,)).fetchone() is not None

    def count_absent(self, system: str) -> int:
        """How many tickets of a system the store has that are not in the file."""
        sql = (
            "SELECT count(*) FROM known WHERE substr(ticket, 1, ?) = ? "
            "AND NOT EXISTS (SELECT 1 FROM person WHERE person.ticket = known.ticket)"
        )
        return int(self._connection.execute(sql, (len(system) + 1, f"{system}:")).fetchone()[0])

    def known_codes(self, tickets: Sequence[str]) -> dict[str, str]:
        """The code of the registrant with each of these tickets, where the store has one."""
        sql = f"SELECT ticket, code FROM known WHERE ticket IN ({_marks(tickets)})"
        return dict(self._connection.execute(sql, tickets).fetchall())


@contextmanager
def import_draft(folder: Path) -> Iterator[ImportDraft]:
    """An empty draft in the store's folder, gone with the block. Raises StoreUnavailableError."""
    path = folder / f"import-{secrets.token_hex(8)}.part"
    with speaking_of_trouble(folder):
        connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        with speaking_of_trouble(folder):
            connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
            for statement in (*(f"PRAGMA {pragma}" for pragma in _PRAGMAS), *_TABLES):
                connection.execute(statement)
            _take_its_name(path)
            connection.execute("BEGIN")
        yield ImportDraft(connection, folder)
    finally:
        connection.close()
        path.unlink(missing_ok=True)


def _take_its_name(path: Path) -> None:
    """On POSIX a file that is open lives on without its name; elsewhere it keeps it until it is closed."""
    try:
        path.unlink()
    except PermissionError:
        return


@contextmanager
def room_for_many(store: Store) -> Iterator[None]:
    """Keeps more of the store in memory for the length of the block: each page that is fetched again is deciphered."""
    connection = store.connection()
    (usual,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size = {_ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")


def registrants_by(connection: Any, column: str, values: Sequence[str]) -> dict[str, Registrant]:
    """The registrants whose `code` or `secret` is one of these, by it. Inside the caller's transaction."""
    if not values:
        return {}
    at = ("code", "secret").index(column)
    rows = connection.execute(f"SELECT {COLUMN_LIST} FROM registrant WHERE {column} IN ({_marks(values)})", values)
    return {row[at]: registrant_of(row) for row in rows}


def taken_codes(connection: Any, codes: Sequence[str]) -> set[str]:
    """Which of these codes registrants have. Inside the caller's transaction."""
    return {row[0] for row in connection.execute(f"SELECT code FROM registrant WHERE code IN ({_marks(codes)})", codes)}


def set_secrets_aside(connection: Any, codes: Iterable[str]) -> None:
    """Lets these registrants' secrets go, so that others, or they among themselves, may have them."""
    sql = "UPDATE registrant SET secret = 'moving ' || code WHERE code = ?"
    connection.executemany(sql, ((code,) for code in codes))


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
