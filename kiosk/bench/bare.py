"""The floor of what has to do with the store: sqlcipher3 alone, on the same file under the same pragmas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import sqlcipher3

from kiosk.settings import Settings
from kiosk.store.keys import KeyHome, read_key

_PRAGMAS = (
    "cipher_log_level = none",
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = 1",
    "temp_store = memory",
)


@contextmanager
def bare_connection(settings: Settings) -> Iterator[Any]:
    """A connection to the event that is open in a data folder, in autocommit mode."""
    key = read_key(settings.folder, KeyHome(settings.key_home), settings.kiosk)
    with closing(sqlcipher3.connect(settings.store(settings.event), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hexadecimal}'\"")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        yield connection
