"""From every earlier version to the present one, with a copy first, or not at all."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from kiosk.store import connection as connection_module
from kiosk.store.connection import Store, open_store
from kiosk.store.errors import FolderInUseError, StoreTooNewError
from kiosk.store.keys import StoreKey
from kiosk.store.locks import FolderLocks, holding
from kiosk.store.migrations import STEPS, VERSION

Step = Callable[[Callable[[str], Any]], None]


def schema(store: Store) -> list[tuple[str, ...]]:
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    return store.connection().execute(sql).fetchall()


def at_version(path: Path, key: StoreKey, version: int, steps: tuple[Step, ...] = STEPS) -> None:
    """Writes a store as the program of that version left it."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hexadecimal}'\"")
        for step in steps[:version]:
            step(connection.execute)
        connection.execute(f"PRAGMA user_version = {version}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "old.db"


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the program were one version further."""

    def upgrade(execute: Callable[[str], Any]) -> None:
        execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")

    monkeypatch.setattr(connection_module, "STEPS", (*STEPS, upgrade))
    monkeypatch.setattr(connection_module, "VERSION", VERSION + 1)


@pytest.mark.parametrize("version", range(VERSION + 1))
def test_a_store_of_any_earlier_version_becomes_what_a_new_one_is(
    version: int, path: Path, key: StoreKey, locks: FolderLocks, store: Store
) -> None:
    at_version(path, key, version)
    with closing(open_store(path, key, FolderLocks(path.parent / "other"))) as migrated:
        assert migrated.version() == VERSION == len(STEPS)
        assert schema(migrated) == schema(store)


def test_opening_a_store_of_the_present_version_changes_nothing(store: Store, key: StoreKey) -> None:
    before = schema(store)
    with closing(open_store(store.path, key, FolderLocks(store.path.parent / "other"))) as again:
        assert schema(again) == before
    assert list(store.path.parent.glob("*.bak")) == []


def test_a_store_of_a_newer_version_is_refused_and_stays_as_it_was(
    path: Path, key: StoreKey, locks: FolderLocks
) -> None:
    at_version(path, key, VERSION)
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hexadecimal}'\"")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreTooNewError, match=rf"old\.db has version {VERSION + 1}, this program knows {VERSION}"):
        open_store(path, key, locks)
    with closing(Store(path, key)) as untouched:
        assert untouched.version() == VERSION + 1
    with holding(locks.presence):
        pass  # the folder was given free


@pytest.mark.usefixtures("one_more")
def test_before_a_migration_the_file_is_copied_and_the_copy_opens_with_the_same_key(
    path: Path, key: StoreKey, locks: FolderLocks
) -> None:
    at_version(path, key, VERSION)
    with closing(Store(path, key)) as old:
        old.connection().execute("INSERT INTO setting VALUES ('greeting', 'hello')")
    with closing(open_store(path, key, locks)) as migrated:
        assert migrated.version() == VERSION + 1
        assert migrated.connection().execute("SELECT value FROM setting").fetchone() == ("hello",)
    with closing(Store(path.with_suffix(f".v{VERSION}.bak"), key)) as copy:
        assert copy.version() == VERSION
        assert copy.connection().execute("SELECT value FROM setting").fetchone() == ("hello",)


@pytest.mark.usefixtures("one_more")
def test_nobody_else_may_have_the_folder_open_during_a_migration(path: Path, key: StoreKey, locks: FolderLocks) -> None:
    at_version(path, key, VERSION)
    beside = FolderLocks(path.parent)
    with holding(beside.presence, shared=True), pytest.raises(FolderInUseError):
        open_store(path, key, locks)
    with closing(Store(path, key)) as untouched:
        assert untouched.version() == VERSION


def test_a_migration_that_fails_half_way_leaves_the_store_as_it_was(
    path: Path, key: StoreKey, locks: FolderLocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(execute: Callable[[str], Any]) -> None:
        execute("CREATE TABLE half (id INTEGER PRIMARY KEY)")
        execute("DROP TABLE nowhere")

    at_version(path, key, VERSION)
    monkeypatch.setattr(connection_module, "STEPS", (*STEPS, broken))
    monkeypatch.setattr(connection_module, "VERSION", VERSION + 1)
    with pytest.raises(dbapi2.OperationalError, match="nowhere"):
        open_store(path, key, locks)
    with closing(Store(path, key)) as untouched:
        assert untouched.version() == VERSION
        assert ("half",) not in untouched.connection().execute("SELECT name FROM sqlite_schema").fetchall()


def test_the_one_staff_pin_of_earlier_versions_becomes_a_supervisors(
    path: Path, key: StoreKey, locks: FolderLocks
) -> None:
    at_version(path, key, 2)
    with closing(Store(path, key)) as old:
        old.connection().execute("INSERT INTO setting VALUES ('staff_pin', '$argon2id$')")
    with closing(open_store(path, key, locks)) as migrated:
        staff = migrated.connection().execute("SELECT id, name, role, pin FROM staff").fetchall()
        assert staff == [("supervisor", "", "supervisor", "$argon2id$")]
        assert migrated.connection().execute("SELECT * FROM setting").fetchall() == []
