"""What the log and the admissions add up to: counts, lists of people inside, requests for help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.domain.clocks import from_milliseconds, milliseconds
from kiosk.store.connection import Store

_ENTRIES = (
    "SELECT count(*) FROM checkin AS entry WHERE entry.status = 'ok' AND entry.undoes IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM checkin AS back WHERE back.undoes = entry.id)"
)
_REFUSED = "SELECT count(*) FROM checkin WHERE status = 'error'"
_ARRIVED = "SELECT count(DISTINCT registrant) FROM admission"
_INSIDE = "SELECT list, count(*) FROM admission WHERE inside = 1 GROUP BY list"
_LATEST = "SELECT max(at) FROM checkin WHERE undoes IS NULL"
_FIRST_NUMBER = 101
_HELP = "SELECT number, kind, checkin, registrant, at, answered_at FROM help_request"


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of the day. `arrived` counts people, `checkins` passages that stand, `refused` refusals."""

    arrived: int
    checkins: int
    refused: int
    inside: dict[str, int]


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A request for a person as it is kept; `answered_at` is None while somebody waits."""

    number: int
    kind: str
    checkin: str | None
    registrant: str | None
    at: datetime
    answered_at: datetime | None


class Journal:
    """Reads sums from the log and keeps requests for help."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def counts(self) -> Counts:
        """The numbers of the day, from one moment."""
        with self._store.reading() as connection:
            arrived, entries, refused = (
                int(connection.execute(sql).fetchone()[0]) for sql in (_ARRIVED, _ENTRIES, _REFUSED)
            )
            return Counts(arrived, entries, refused, dict(connection.execute(_INSIDE).fetchall()))

    def latest(self) -> datetime | None:
        """When somebody was last admitted or refused; None before the first."""
        with self._store.reading() as connection:
            (at,) = connection.execute(_LATEST).fetchone()
        return from_milliseconds(at) if at is not None else None

    def ask_for_help(self, kind: str, now: datetime, checkin: str | None, registrant: str | None) -> int:
        """Keeps that somebody waits for a person; gives the number that they show.

        A registrant who waits for the same already is kept once, with what happened last.
        """
        with self._store.transaction() as connection:
            if registrant and (waiting := _waiting_as(connection, kind, registrant)):
                connection.execute("UPDATE help_request SET checkin = ? WHERE number = ?", (checkin, waiting))
                return waiting
            last = connection.execute("SELECT max(number) FROM help_request").fetchone()[0]
            number = int(last or _FIRST_NUMBER - 1) + 1
            connection.execute(
                "INSERT INTO help_request (number, kind, checkin, registrant, at) VALUES (?, ?, ?, ?, ?)",
                (number, kind, checkin, registrant, milliseconds(now)),
            )
        return number

    def open_help(self) -> list[HelpRow]:
        """The requests that nobody has answered yet, the oldest first."""
        with self._store.reading() as connection:
            rows = connection.execute(f"{_HELP} WHERE answered_at IS NULL ORDER BY number").fetchall()
        return [_help_of(row) for row in rows]

    def waiting_for_help(self) -> int:
        """How many requests nobody has answered yet."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT count(*) FROM help_request WHERE answered_at IS NULL").fetchone()
        return int(row[0])


def answer_help_about(connection: Any, registrant: str, operator: str, now_ms: int) -> int:
    """Marks everything that somebody waits for as taken, inside the caller's transaction; gives how much it was."""
    sql = "UPDATE help_request SET answered_at = ?, answered_by = ? WHERE registrant = ? AND answered_at IS NULL"
    return int(connection.execute(sql, (now_ms, operator, registrant)).rowcount)


def _waiting_as(connection: Any, kind: str, registrant: str) -> int | None:
    sql = "SELECT number FROM help_request WHERE registrant = ? AND kind = ? AND answered_at IS NULL"
    row = connection.execute(sql, (registrant, kind)).fetchone()
    return None if row is None else int(row[0])


def answer_help(connection: Any, number: int, operator: str, now_ms: int) -> HelpRow | None:
    """Marks a request as taken inside the caller's transaction; gives it as it was, None where there is no such one."""
    row = connection.execute(f"{_HELP} WHERE number = ?", (number,)).fetchone()
    sql = "UPDATE help_request SET answered_at = ?, answered_by = ? WHERE number = ? AND answered_at IS NULL"
    connection.execute(sql, (now_ms, operator, number))
    return None if row is None else _help_of(row)


def _help_of(row: tuple[Any, ...]) -> HelpRow:
    number, kind, checkin, registrant, at, answered_at = row
    answered = None if answered_at is None else from_milliseconds(answered_at)
    return HelpRow(number, kind, checkin, registrant, from_milliseconds(at), answered)
