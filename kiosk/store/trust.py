"""Keys that were added or revoked on this kiosk, and what no longer admits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.domain.clocks import milliseconds
from kiosk.domain.revocation import Revocation
from kiosk.store.connection import Store

PACK = "pack"
KIOSK = "kiosk"
"""Where a revocation comes from: the pack's are replaced when it is loaded, those made at a kiosk stay."""

_PUT_KEY = (
    "INSERT INTO signing_key (public, id, added_at, revoked_at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (public) DO UPDATE SET id = excluded.id, revoked_at = excluded.revoked_at"
)
_PUT_REVOCATION = (
    "INSERT INTO revocation (what, reason, why, source, at) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (what) DO UPDATE SET "
    "reason = excluded.reason, why = excluded.why, source = excluded.source, at = excluded.at"
)


Also = Callable[[Any], object]
"""What else is to happen in a transaction; it is handed the connection."""


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A public key as this kiosk was told of it: trusted, or revoked, which overrules the pack."""

    id: str
    public: str
    revoked: bool


class Trust:
    """The keys and revocations of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keys(self) -> tuple[StoredKey, ...]:
        """The keys that this kiosk was told of, by id."""
        with self._store.reading() as connection:
            return stored_keys(connection)

    def put_key(self, key_id: str, public: str, now: datetime, *, revoked: bool) -> None:
        """Trusts a public key, or no longer."""
        at = milliseconds(now)
        with self._store.transaction() as connection:
            connection.execute(_PUT_KEY, (public, key_id, at, at if revoked else None))

    def revoke(self, revocations: Iterable[Revocation], now: datetime, also: Also | None = None) -> None:
        """Keeps what no longer admits. `also` is done in the same transaction."""
        with self._store.transaction() as connection:
            put_revocations(connection, revocations, milliseconds(now))
            if also is not None:
                also(connection)

    def lift(self, marks: Iterable[str], also: Also | None = None) -> int:
        """Lets what bears these marks admit again; gives how many revocations there were.

        Where there were any, `also` is done in the same transaction.
        """
        sql = "DELETE FROM revocation WHERE what = ?"
        with self._store.transaction() as connection:
            lifted = sum(int(connection.execute(sql, (mark,)).rowcount) for mark in marks)
            if lifted and also is not None:
                also(connection)
        return lifted


def stored_keys(connection: Any) -> tuple[StoredKey, ...]:
    """The keys that this kiosk was told of, inside the caller's transaction."""
    rows = connection.execute("SELECT id, public, revoked_at FROM signing_key ORDER BY id, public")
    return tuple(StoredKey(row[0], row[1], row[2] is not None) for row in rows)


def put_revocations(connection: Any, revocations: Iterable[Revocation], at_ms: int) -> None:
    """Keeps what this kiosk revokes, inside the caller's transaction."""
    _put(connection, revocations, KIOSK, at_ms)


def put_pack_revocations(connection: Any, revocations: Iterable[Revocation], at_ms: int) -> None:
    """Replaces what the pack revokes inside the caller's transaction; what was revoked at a kiosk stays so."""
    connection.execute("DELETE FROM revocation WHERE source = ?", (PACK,))
    kept = {row[0] for row in connection.execute("SELECT what FROM revocation")}
    _put(connection, (entry for entry in revocations if entry.mark not in kept), PACK, at_ms)


def _put(connection: Any, revocations: Iterable[Revocation], source: str, at_ms: int) -> None:
    rows = [(entry.mark, entry.reason.value, entry.why, source, at_ms) for entry in revocations]
    connection.executemany(_PUT_REVOCATION, rows)
