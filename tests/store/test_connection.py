"""What every connection is set to, and what a transaction promises."""

import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from kiosk.store.connection import Store, open_store
from kiosk.store.errors import FolderInUseError, KeyMissingError, StoreUnavailableError, Trouble
from kiosk.store.keys import KeyHome, StoreKey
from kiosk.store.locks import FolderLocks, holding

SETTINGS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}


def settings_of(connection: Any) -> dict[str, Any]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}


def test_the_first_connection_is_durable_and_checks_references(store: Store) -> None:
    assert settings_of(store.connection()) == SETTINGS


def test_connections_of_other_threads_are_set_alike(store: Store) -> None:
    found: list[dict[str, Any]] = []

    def look() -> None:
        found.append(settings_of(store.connection()))
        store.close()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [SETTINGS] * 3


def test_a_connection_that_was_closed_is_set_alike_when_it_opens_again(store: Store) -> None:
    store.connection()
    store.close()
    assert settings_of(store.connection()) == SETTINGS


def test_a_transaction_that_ends_well_is_seen_by_others(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute("INSERT INTO setting VALUES ('a', '1')")
    with closing(Store(store.path, StoreKey("0123456789abcdef" * 4, KeyHome.FILE))) as other:
        assert other.connection().execute("SELECT value FROM setting").fetchall() == [("1",)]


def test_a_transaction_that_fails_leaves_nothing_behind(store: Store) -> None:
    def fail() -> None:
        with store.transaction() as connection:
            connection.execute("INSERT INTO setting VALUES ('a', '1')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.connection().execute("SELECT * FROM setting").fetchall() == []
    assert not store.connection().in_transaction


def test_a_reference_to_nobody_is_refused(store: Store) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="FOREIGN KEY"), store.transaction() as connection:
        connection.execute("INSERT INTO admission VALUES ('main', 'NOBODY', 'NOTHING', 0, 'K-1', 1)")


def test_a_store_that_is_not_there_is_not_made_by_opening_it(tmp_path: Path, key: StoreKey, locks: FolderLocks) -> None:
    with pytest.raises(StoreUnavailableError) as caught:
        open_store(tmp_path / "none.db", key, locks)
    assert caught.value.kind is Trouble.UNREADABLE
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("other", ["f" * 64, "0" * 64])
def test_a_wrong_key_is_told_as_such_and_says_nothing_else(
    other: str, store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    locks = FolderLocks(store.path.parent)
    with pytest.raises(KeyMissingError):
        open_store(store.path, StoreKey(other, KeyHome.FILE), locks)
    assert capfd.readouterr().err == ""
    with holding(locks.presence):
        pass  # the folder was given free


def test_a_file_that_is_no_store_is_told_from_one_that_is_busy(tmp_path: Path, key: StoreKey) -> None:
    path = tmp_path / "text.db"
    path.write_bytes(b"This is no database. " * 500)
    with pytest.raises(KeyMissingError):
        open_store(path, key, FolderLocks(tmp_path))


def test_a_damaged_page_is_found_and_told(store: Store, key: StoreKey) -> None:
    with store.transaction() as connection:
        connection.execute("INSERT INTO pack_file VALUES ('big', ?)", (bytes(100_000),))
    assert store.damaged_pages() == 0
    store.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    content = bytearray(store.path.read_bytes())
    content[len(content) - 10 * 4096] ^= 1  # inside the big file, which has the last 25 pages or so
    store.path.write_bytes(content)
    assert store.damaged_pages() == 1
    with pytest.raises(StoreUnavailableError) as caught, store.reading() as connection:
        connection.execute("SELECT content FROM pack_file").fetchall()
    assert caught.value.kind is Trouble.DAMAGED


def test_a_store_kept_busy_by_another_program_is_told_as_such(
    store: Store, key: StoreKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Store(store.path, key)) as other:
        other.connection().execute("BEGIN IMMEDIATE")
        store.connection().execute("PRAGMA busy_timeout = 20")
        with pytest.raises(StoreUnavailableError) as caught, store.transaction():
            pass
    assert caught.value.kind is Trouble.BUSY


def test_our_own_mistakes_are_not_taken_for_trouble_with_the_disk(store: Store) -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such table"), store.transaction() as connection:
        connection.execute("SELECT * FROM nowhere")


def test_the_version_of_the_data_changes_when_others_write_and_not_by_ones_own_writing(
    store: Store, key: StoreKey
) -> None:
    before = store.data_version()
    with store.transaction() as connection:
        connection.execute("INSERT INTO setting VALUES ('mine', '1')")
    assert store.data_version() == before
    with closing(Store(store.path, key)) as other, other.transaction() as connection:
        connection.execute("INSERT INTO setting VALUES ('theirs', '1')")
    assert store.data_version() != before


def test_a_copy_is_complete_encrypted_and_opens_with_the_same_key(store: Store, key: StoreKey, tmp_path: Path) -> None:
    with store.transaction() as connection:
        connection.execute("INSERT INTO setting VALUES ('greeting', 'hello')")
    store.copy_to(tmp_path / "copy.db")
    with closing(Store(tmp_path / "copy.db", key)) as copy:
        assert copy.connection().execute("SELECT value FROM setting").fetchall() == [("hello",)]
    assert b"SQLite format 3" not in (tmp_path / "copy.db").read_bytes()


def test_the_folder_is_refused_while_somebody_has_it_alone(
    store: Store, key: StoreKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store.connection._BUSY_SECONDS", 0.05)
    beside = store.path.parent
    with holding(FolderLocks(beside).presence), pytest.raises(FolderInUseError):
        open_store(store.path, key, FolderLocks(beside))
