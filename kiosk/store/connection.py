"""Opening the store: the encrypted file, its pragmas, its version."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kiosk.store.errors import KeyMissingError, StoreTooNewError, StoreUnavailableError, Trouble, speaking_of_trouble
from kiosk.store.keys import StoreKey
from kiosk.store.locks import FolderLocks, holding
from kiosk.store.migrations import STEPS, VERSION

log = logging.getLogger(__name__)

_PRAGMAS = (
    ("cipher_log_level", "none"),  # SQLCipher's own complaints would stand on the terminal beside our one clear line
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("temp_store", "memory"),  # temporary tables hold names too, and a temporary file would not be encrypted
)
_BUSY_SECONDS = 5.0
_SETUP_SECONDS = 30.0


class Store:
    """One event's store. Connections are one a thread, opened when first used; `close` ends this thread's.

    They are the driver's own: peewee, which is for the models, is a twentieth of the program's start (`store.models`).
    """

    def __init__(self, path: Path, key: StoreKey) -> None:
        self.path = path
        self._folder = path.parent
        self._key = key
        self._here = threading.local()

    def connection(self) -> Any:
        """This thread's sqlcipher3 connection, in autocommit mode. For the prepared statements of the hot path."""
        opened = getattr(self._here, "connection", None)
        if opened is None:
            opened = self._here.connection = self._open()
        return opened

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """One writing transaction: all of the block is on disk when it ends, or none of it.

        Yields the thread's connection. Raises StoreUnavailableError where the surroundings forbid it.
        """
        with speaking_of_trouble(self._folder):
            connection = self.connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """The thread's connection for reading, with trouble spoken of as such."""
        with speaking_of_trouble(self._folder):
            yield self.connection()

    def version(self) -> int:
        """The number of migrations that the file has seen."""
        return int(self.connection().execute("PRAGMA user_version").fetchone()[0])

    def data_version(self) -> int:
        """A number that changes when another connection has written (SQLite: PRAGMA data_version)."""
        with self.reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    def damaged_pages(self) -> int:
        """How many pages SQLCipher's HMAC finds altered: it reads the whole file."""
        with self.reading() as connection:
            return len(connection.execute("PRAGMA cipher_integrity_check").fetchall())

    def copy_to(self, target: Path) -> None:
        """A compact copy, encrypted with the same key, consistent while others write. `target` must not exist."""
        with self.reading() as connection:
            connection.execute("VACUUM INTO ?", (str(target),))

    def close(self) -> None:
        """Closes this thread's connection; one that was never opened is left alone."""
        opened = getattr(self._here, "connection", None)
        if opened is not None:
            self._here.connection = None
            opened.close()

    def _open(self) -> Any:
        """A connection whose key and pragmas are set. SQLCipher wants the key first; in this form it is the raw one."""
        opened = dbapi2.connect(str(self.path), isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False)
        try:
            opened.execute(f"""PRAGMA key = "x'{self._key.hexadecimal}'" """)
            for name, value in _PRAGMAS:
                opened.execute(f"PRAGMA {name} = {value}")
        except BaseException:
            opened.close()
            raise
        return opened


def open_store(path: Path, key: StoreKey, locks: FolderLocks, *, create: bool = False) -> Store:
    """The store at `path`, brought to the present version; made anew with `create`. Holds `locks.presence`, shared.

    Raises StoreTooNewError, KeyMissingError where the key does not open it, FolderInUseError while another process has
    the folder for itself, and StoreUnavailableError.
    """
    if not create and not path.exists():
        raise StoreUnavailableError(Trouble.UNREADABLE, f"{path.name} does not exist")
    path.parent.mkdir(parents=True, exist_ok=True)
    locks.presence.acquire(shared=True, seconds=_BUSY_SECONDS)
    try:
        return _at_present_version(Store(path, key), locks)
    except BaseException:
        locks.presence.release()
        raise


def _at_present_version(store: Store, locks: FolderLocks) -> Store:
    with _telling_a_wrong_key(store.path.parent):
        found = store.version()
    if found > VERSION:
        store.close()
        raise StoreTooNewError(store.path, found, VERSION)
    if found < VERSION:
        with holding(locks.setup, seconds=_SETUP_SECONDS):
            _migrate(store, locks)
    return store


@contextmanager
def _telling_a_wrong_key(folder: Path) -> Iterator[None]:
    try:
        with speaking_of_trouble(folder):
            yield
    except StoreUnavailableError as error:
        if "not a database" in error.detail:
            raise KeyMissingError("the key does not open the store, or the file is damaged") from error
        raise


def _migrate(store: Store, locks: FolderLocks) -> None:
    """All missing steps in one transaction, after a copy of the file. Nobody else may use the folder meanwhile."""
    found = store.version()
    if found == VERSION:
        return
    if not found:
        _upgrade(store, found)
        return
    locks.presence.release()
    with holding(locks.presence):
        _copy_and_upgrade(store, found)
    locks.presence.acquire(shared=True, seconds=_BUSY_SECONDS)


def _copy_and_upgrade(store: Store, found: int) -> None:
    copy = store.path.with_suffix(f".v{found}.bak")
    copy.unlink(missing_ok=True)
    store.copy_to(copy)
    log.info("store %s copied before migration from version %d", store.path.stem, found)
    _upgrade(store, found)


def _upgrade(store: Store, found: int) -> None:
    with store.transaction() as connection:
        for step in STEPS[found:]:
            step(connection.execute)
        connection.execute(f"PRAGMA user_version = {VERSION}")
