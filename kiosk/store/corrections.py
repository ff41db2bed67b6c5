"""What staff put right: every step of it, and what of it holds against the pack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiosk.domain.clocks import from_milliseconds, milliseconds, uuid7
from kiosk.domain.correction import Correction
from kiosk.store.connection import Store

_COLUMNS = "registrant, field, packed, before, after, at, operator, why, stands"
_STANDING = f"SELECT {_COLUMNS} FROM correction WHERE stands = 1"
_PUT = f"INSERT INTO correction (id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_RETIRE = "UPDATE correction SET stands = 0 WHERE registrant = ? AND field = ? AND stands = 1"


class Corrections:
    """The corrections of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, code: str) -> tuple[Correction, ...]:
        """Everything that was put right about somebody, in order."""
        sql = f"SELECT {_COLUMNS} FROM correction WHERE registrant = ? ORDER BY rowid"
        with self._store.reading() as connection:
            return tuple(_correction_of(row) for row in connection.execute(sql, (code,)))


def standing_corrections(connection: Any, code: str | None = None) -> list[Correction]:
    """What holds against the pack, about everybody or one registrant, inside the caller's transaction."""
    if code is None:
        return [_correction_of(row) for row in connection.execute(_STANDING)]
    return [_correction_of(row) for row in connection.execute(f"{_STANDING} AND registrant = ?", (code,))]


def put_corrections(connection: Any, corrections: Iterable[Correction]) -> None:
    """Keeps corrections, each in the place of the one that stood before, inside the caller's transaction."""
    for correction in corrections:
        retire_corrections(connection, (correction,))
        connection.execute(_PUT, (uuid7(milliseconds(correction.at)), *_row_of(correction)))


def retire_corrections(connection: Any, corrections: Iterable[Correction]) -> None:
    """Lets corrections hold no longer; that they were made is not forgotten."""
    connection.executemany(_RETIRE, [(correction.registrant, correction.field) for correction in corrections])


def _row_of(correction: Correction) -> tuple[Any, ...]:
    return (
        correction.registrant,
        correction.field,
        correction.packed,
        correction.before,
        correction.after,
        milliseconds(correction.at),
        correction.operator,
        correction.why,
        int(correction.stands),
    )


def _correction_of(row: tuple[Any, ...]) -> Correction:
    registrant, field, packed, before, after, at, operator, why, stands = row
    return Correction(registrant, field, packed, before, after, from_milliseconds(at), operator, why, bool(stands))
