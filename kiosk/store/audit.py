"""The log of what staff did: append-only, written in the transaction of the act itself, without a name in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.clock import Clock
from kiosk.domain.clocks import from_milliseconds, milliseconds, uuid7
from kiosk.domain.staff import Act
from kiosk.store.connection import Store

Details = Mapping[str, Any]

_COLUMNS = "id, kiosk, at, operator, act, registrant, why, details"
_APPEND = f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act: who did it, when, about whom (a code), why. `details` hold ids, codes and names of fields only."""

    id: str
    kiosk: str
    at: datetime
    operator: str
    act: Act
    registrant: str | None
    why: str = ""
    details: Details = field(default_factory=dict)


class AuditLog:
    """Writes and reads the log of one kiosk's store, in the time of its venue."""

    def __init__(self, store: Store, kiosk: str, clock: Clock) -> None:
        self._store = store
        self._kiosk = kiosk
        self._clock = clock

    def entries(self, limit: int, registrant: str | None = None, operator: str | None = None) -> list[AuditEntry]:
        """The latest acts first; of one registrant, by one operator, or all."""
        sql = (
            f"SELECT {_COLUMNS} FROM audit WHERE (? IS NULL OR registrant = ?) AND (? IS NULL OR operator = ?) "
            "ORDER BY rowid DESC LIMIT ?"
        )
        with self._store.reading() as connection:
            rows = connection.execute(sql, (registrant, registrant, operator, operator, limit))
            return [_entry_of(row) for row in rows]

    def append(
        self,
        connection: Any,
        act: Act,
        operator: str,
        *,
        about: str | None = None,
        why: str = "",
        details: Details | None = None,
    ) -> str:
        """Writes one act inside the caller's transaction; gives its id."""
        moment = milliseconds(self._clock.now())
        entry = uuid7(moment)
        written = json.dumps(dict(details), ensure_ascii=False) if details else ""
        connection.execute(_APPEND, (entry, self._kiosk, moment, operator, act.value, about, why, written))
        return entry


def _entry_of(row: tuple[Any, ...]) -> AuditEntry:
    entry, kiosk, at, operator, act, registrant, why, details = row
    known = json.loads(details) if details else {}
    return AuditEntry(entry, kiosk, from_milliseconds(at), operator, Act(act), registrant, why, known)
