"""The people of the staff who have a PIN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiosk.domain.staff import Operator, Role
from kiosk.store.connection import Store

_COLUMNS = "id, name, role, pin"
_PUT = (
    "INSERT INTO staff (id, name, role, pin, added_at) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET role = excluded.role, pin = excluded.pin"
)


@dataclass(frozen=True, slots=True)
class StoredMember:
    """Somebody of the staff and the hash of their PIN."""

    operator: Operator
    pin: str

    def __repr__(self) -> str:
        """Hides the hash: six digits are soon tried."""
        return f"StoredMember({self.operator.id!r})"


class StaffMembers:
    """The staff of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[StoredMember]:
        """Everybody, by name."""
        with self._store.reading() as connection:
            return members_of(connection)


def members_of(connection: Any) -> list[StoredMember]:
    """Everybody, by name, inside the caller's transaction."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM staff ORDER BY name, id")
    return [StoredMember(Operator(row[0], row[1], Role(row[2])), row[3]) for row in rows]


def put_member(connection: Any, operator: Operator, pin: str, now_ms: int) -> None:
    """Keeps somebody, or a new role and PIN of theirs, inside the caller's transaction."""
    connection.execute(_PUT, (operator.id, operator.name, operator.role.value, pin, now_ms))


def drop_member(connection: Any, staff_id: str) -> None:
    """Forgets somebody inside the caller's transaction. What they did stays in the logs, under their id."""
    connection.execute("DELETE FROM staff WHERE id = ?", (staff_id,))
