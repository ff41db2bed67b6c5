"""The event, its agenda and its opportunities, and small facts about the store by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kiosk.domain.agenda import Session, order
from kiosk.domain.event import Event
from kiosk.store.codec import decode, encode
from kiosk.store.connection import Store
from kiosk.store.errors import NoEventError

if TYPE_CHECKING:
    from kiosk.domain.opportunity import Opportunity

_EVENT = "event"
_ILLEGIBLE = "the store holds no event"


class Settings:
    """Small facts by name, such as the event and the staff PIN."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> str | None:
        """The fact called `name`, or None."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        """Keeps a fact, durably."""
        with self._store.transaction() as connection:
            put_setting(connection, name, value)

    def drop(self, name: str) -> None:
        """Forgets a fact."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM setting WHERE name = ?", (name,))


def put_setting(connection: Any, name: str, value: str) -> None:
    """Keeps a fact inside the caller's transaction."""
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


class Events:
    """The event of one store and what belongs to it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settings = Settings(store)

    def event(self) -> Event:
        """The event. Raises NoEventError in a store without one."""
        document = self._settings.get(_EVENT)
        if document is None:
            raise NoEventError(_ILLEGIBLE)
        return decode(Event, document)

    def has_event(self) -> bool:
        """Whether a pack has been loaded."""
        return self._settings.get(_EVENT) is not None

    def sessions(self) -> tuple[Session, ...]:
        """The agenda in order."""
        return tuple(order(decode(Session, document) for document in self._documents("session")))

    def opportunities(self) -> tuple[Opportunity, ...]:
        """Everything on offer, by id."""
        from kiosk.domain.opportunity import Opportunity

        return tuple(decode(Opportunity, document) for document in self._documents("opportunity"))

    def file(self, path: str) -> bytes | None:
        """A picture or layout of the pack by its path in it."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT content FROM pack_file WHERE path = ?", (path,)).fetchone()
        return None if row is None else bytes(row[0])

    def _documents(self, table: str) -> list[str]:
        with self._store.reading() as connection:
            return [row[0] for row in connection.execute(f"SELECT document FROM {table} ORDER BY id")]


def put_event(connection: Any, event: Event) -> None:
    """Keeps the event inside the caller's transaction."""
    put_setting(connection, _EVENT, encode(event))


def put_documents(connection: Any, table: str, documents: Mapping[str, Session] | Mapping[str, Opportunity]) -> None:
    """Replaces all documents of `session` or `opportunity` inside the caller's transaction."""
    connection.execute(f"DELETE FROM {table}")
    rows = [(key, encode(value)) for key, value in documents.items()]
    connection.executemany(f"INSERT INTO {table} (id, document) VALUES (?, ?)", rows)


def put_files(connection: Any, files: Iterable[tuple[str, bytes]]) -> None:
    """Replaces the pack's files inside the caller's transaction."""
    connection.execute("DELETE FROM pack_file")
    connection.executemany("INSERT INTO pack_file (path, content) VALUES (?, ?)", files)
