"""Copies of the store, on this machine or for another one."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kiosk.services.errors import KeyMissingError, NoEventError, NotPossibleError, StoreTooNewError
from kiosk.store.connection import Store
from kiosk.store.errors import speaking_of_trouble
from kiosk.store.events import Events
from kiosk.store.keys import StoreKey
from kiosk.store.migrations import VERSION


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: the event and how many registrants it has."""

    event: str
    registrants: int


def back_up(store: Store, target: Path, passphrase: str | None) -> None:
    """A complete copy of the store while it is in use, written beside `target` and then put in its place.

    With a passphrase the copy is re-encrypted with it and opens on another machine; without, with this kiosk's key.
    Raises NotPossibleError (`own_store`) where `target` is the store itself: it would go under its users.
    """
    target = target.absolute()
    if target.resolve() == store.path.resolve():
        raise NotPossibleError("own_store")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
    try:
        if passphrase is None:
            store.copy_to(draft)
        else:
            _export(store, draft, passphrase)
        _flush(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def unpack_backup(backup: Path, draft: Path, key: StoreKey, passphrase: str | None) -> Restored:
    """Writes the backup to `draft`, encrypted with `key`, after checking every page of it.

    Raises KeyMissingError where neither this kiosk's key nor the passphrase opens it or it is damaged,
    StoreTooNewError, and NoEventError where it holds no event. `draft` is then gone.
    """
    try:
        source = _opened(backup, f"x'{key.hexadecimal}'" if passphrase is None else passphrase)
        try:
            with speaking_of_trouble():
                _attach_and_export(source, draft, f"x'{key.hexadecimal}'")
        finally:
            source.close()
        return _summary(draft, key)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _opened(backup: Path, passphrase: str):  # type: ignore[no-untyped-def]  # sqlcipher3 has no types
    from sqlcipher3 import dbapi2

    location = f"file:{quote(backup.absolute().as_posix())}?mode=ro&immutable=1"
    connection = dbapi2.connect(location, uri=True, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = none")  # its complaints would stand on the terminal beside ours
    connection.execute(f"PRAGMA key = '{_quoted(passphrase)}'")
    try:
        damage = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except dbapi2.DatabaseError as error:
        connection.close()
        raise KeyMissingError("the key or passphrase does not open the backup") from error
    if damage or not version:
        connection.close()
        raise KeyMissingError("the backup is damaged")
    if version > VERSION:
        connection.close()
        raise StoreTooNewError(backup, version, VERSION)
    return connection


def _export(store: Store, draft: Path, passphrase: str) -> None:
    with store.reading() as connection:
        _attach_and_export(connection, draft, passphrase)


def _attach_and_export(connection, draft: Path, passphrase: str) -> None:  # type: ignore[no-untyped-def]  # see _opened
    """SQLCipher's way of re-encrypting: a whole copy into an attached database with another key."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.execute("ATTACH DATABASE ? AS copy KEY ?", (str(draft), passphrase))
    try:
        connection.execute("SELECT sqlcipher_export('copy')")
        connection.execute(f"PRAGMA copy.user_version = {version}")
    finally:
        connection.execute("DETACH DATABASE copy")


def _summary(draft: Path, key: StoreKey) -> Restored:
    store = Store(draft, key)
    try:
        events = Events(store)
        if not events.has_event():
            raise NoEventError("the backup holds no event")
        count = store.connection().execute("SELECT count(*) FROM registrant").fetchone()[0]
        store.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Restored(events.event().id, int(count))
    finally:
        store.close()


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _quoted(text: str) -> str:
    return text.replace("'", "''")
