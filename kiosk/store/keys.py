"""The key of the store: 256 random bits, in the operating system's keyring or in a file that only its owner reads."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.store.errors import KeyMissingError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY_BYTES = 32
_KEYRING_SERVICE = "conference-kiosk"
_KEYRING_SECONDS = 3.0


class KeyHome(StrEnum):
    """Where the key lies."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The raw key in hexadecimal, and where it lies."""

    hexadecimal: str
    home: KeyHome

    def __repr__(self) -> str:
        """Hides the key: it must never reach a log."""
        return f"StoreKey(home={self.home})"


def read_key(folder: Path, home: KeyHome, name: str) -> StoreKey:
    """The key of the data folder. `name` tells several folders apart in one keyring.

    Raises KeyMissingError where it is gone or has another form than 64 hexadecimal digits.
    """
    text = _keyring_read(name) if home is KeyHome.KEYRING else _file_read(folder)
    if text is None or not _well_formed(text):
        raise KeyMissingError(f"the key is missing from the {home}")
    return StoreKey(text, home)


def make_key(folder: Path, name: str) -> StoreKey:
    """A fresh key, kept in the keyring where one answers in time, else in a file with mode 0600.

    Raises FileExistsError where there is a key file of another form: a spoilt key may still be mended by hand.
    """
    if (left_over := _file_read(folder)) and _well_formed(left_over):
        return StoreKey(left_over, KeyHome.FILE)  # an earlier start was cut off between the key and the settings
    text = os.urandom(KEY_BYTES).hex()
    if _keyring_write(name, text):
        return StoreKey(text, KeyHome.KEYRING)
    _file_write(folder, text)
    return StoreKey(text, KeyHome.FILE)


def key_file(folder: Path) -> Path:
    """Where the key lies when there is no keyring."""
    return folder / "key"


def _well_formed(text: str) -> bool:
    return len(text) == 2 * KEY_BYTES and all(letter in "0123456789abcdef" for letter in text)


def _file_read(folder: Path) -> str | None:
    path = key_file(folder)
    return path.read_text("ascii", errors="replace").strip() if path.exists() else None


def _file_write(folder: Path, text: str) -> None:
    """Writes the key aside and gives it its name when it is on disk: a key is there as a whole or not at all."""
    if key_file(folder).exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(key_file(folder)))
    draft = folder / "key.new"
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.rename(key_file(folder))


def _keyring_read(name: str) -> str | None:
    return _in_time(lambda: _keyring().get_password(_KEYRING_SERVICE, name))


def _keyring_write(name: str, text: str) -> bool:
    def write_and_read_back() -> str | None:
        keyring = _keyring()
        keyring.set_password(_KEYRING_SERVICE, name, text)
        return keyring.get_password(_KEYRING_SERVICE, name)

    return _keyring_reachable() and _in_time(write_and_read_back) == text


def _keyring_reachable() -> bool:
    """Without a session bus there is no keyring on Linux; asking for one would only cost time."""
    return os.name == "nt" or "DBUS_SESSION_BUS_ADDRESS" in os.environ or Path("/System/Library").exists()


def _keyring() -> KeyringBackend:
    import keyring  # late: it looks through every installed package for backends

    return keyring.get_keyring()


def _in_time(ask: Callable[[], str | None]) -> str | None:
    """What `ask` answers within the limit: a keyring may open a dialog that nobody at a kiosk will answer."""
    answers: list[str | None] = []

    def run() -> None:
        from keyring.errors import KeyringError

        try:
            answers.append(ask())
        except (KeyringError, RuntimeError, OSError):
            answers.append(None)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(_KEYRING_SECONDS)
    return answers[0] if answers else None
