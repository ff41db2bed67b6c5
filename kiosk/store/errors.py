"""What can go wrong with the store, as types. The environment's faults are told apart from ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlcipher3 import dbapi2


class StoreError(Exception):
    """Something about the store that the person in front of the program can understand and mend."""


class Trouble(StrEnum):
    """Why the store cannot be used at the moment."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    BUSY = "busy"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


class StoreUnavailableError(StoreError):
    """The store cannot be read or written now; nothing of what was asked has happened."""

    def __init__(self, kind: Trouble, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind
        self.detail = detail


class StoreTooNewError(StoreError):
    """The store was written by a newer version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path.name} has version {found}, this program knows {known}")
        self.path, self.found, self.known = path, found, known


class NoEventError(StoreError):
    """No event pack has been loaded into the data folder."""


class KeyMissingError(StoreError):
    """There is a store but its key is gone, or does not open it."""


class FolderInUseError(StoreError):
    """Another process holds the data folder in a way that excludes what was asked."""


_TROUBLES = (
    ("full", Trouble.DISK_FULL),
    ("readonly", Trouble.READ_ONLY),
    ("read-only", Trouble.READ_ONLY),
    ("locked", Trouble.BUSY),
    ("busy", Trouble.BUSY),
    ("not a database", Trouble.DAMAGED),
    ("malformed", Trouble.DAMAGED),
    ("hmac", Trouble.DAMAGED),
    ("unable to open", Trouble.UNREADABLE),
    ("i/o error", Trouble.UNREADABLE),
)

_LEAST_ROOM = 1_000_000
"""Bytes without which a store cannot even be opened for reading: SQLite needs a file beside it."""


@contextmanager
def speaking_of_trouble(folder: Path | None = None) -> Iterator[None]:
    """Turns the database's complaints about its surroundings into `StoreUnavailableError`; ours stay what they are.

    With the store's `folder` a full disk is told as such where SQLite says only that it cannot open a file.
    """
    try:
        yield
    except dbapi2.DatabaseError as error:
        if trouble := _trouble(error, folder):
            raise StoreUnavailableError(trouble, str(error)) from error
        raise


def _trouble(error: Exception, folder: Path | None) -> Trouble | None:
    message = str(error).lower()
    found = next((trouble for words, trouble in _TROUBLES if words in message), None)
    return Trouble.DISK_FULL if found is Trouble.UNREADABLE and folder and _is_full(folder) else found


def _is_full(folder: Path) -> bool:
    import shutil

    return folder.is_dir() and shutil.disk_usage(folder).free < _LEAST_ROOM
