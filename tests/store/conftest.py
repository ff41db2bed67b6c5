"""A store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store.connection import Store, open_store
from kiosk.store.keys import KeyHome, StoreKey
from kiosk.store.locks import FolderLocks


@pytest.fixture
def key() -> StoreKey:
    return StoreKey("0123456789abcdef" * 4, KeyHome.FILE)


@pytest.fixture
def locks(tmp_path: Path) -> FolderLocks:
    return FolderLocks(tmp_path)


@pytest.fixture
def store(tmp_path: Path, key: StoreKey, locks: FolderLocks) -> Iterator[Store]:
    """An empty store of the present version."""
    opened = open_store(tmp_path / "events" / "tiny-2025.db", key, locks, create=True)
    yield opened
    opened.close()
    locks.presence.release()
