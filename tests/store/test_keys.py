"""The key: where it lies, who may read it, and what happens when it is gone."""

import os
import stat
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

from kiosk.store.errors import KeyMissingError
from kiosk.store.keys import KeyHome, StoreKey, key_file, make_key, read_key


class Drawer(KeyringBackend):
    """A keyring that lives as long as the test; one that is locked keeps nothing."""

    priority = 1.0  # type: ignore[assignment]  # keyring makes a class property of it

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()
        self.locked = locked
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise PasswordSetError("locked")
        self.held[service, username] = password


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """A keyring that answers."""
    made = Drawer()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


def test_without_a_keyring_the_key_is_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    key = make_key(tmp_path, "K-1")
    assert key.home is KeyHome.FILE
    assert stat.S_IMODE(key_file(tmp_path).stat().st_mode) == 0o600
    assert len(bytes.fromhex(key.hexadecimal)) == 32
    assert read_key(tmp_path, KeyHome.FILE, "K-1") == key


def test_the_key_file_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_key(tmp_path, "K-1")
    finally:
        os.umask(before)
    assert stat.S_IMODE(key_file(tmp_path).stat().st_mode) == 0o600


def test_two_folders_get_two_keys(tmp_path: Path) -> None:
    folders = (tmp_path / "a", tmp_path / "b")
    for folder in folders:
        folder.mkdir()
    assert make_key(folders[0], "K-1") != make_key(folders[1], "K-2")


def test_a_key_that_an_earlier_start_left_is_used_and_not_replaced(tmp_path: Path) -> None:
    assert make_key(tmp_path, "K-1") == make_key(tmp_path, "K-1")


def test_a_start_that_was_cut_off_while_it_wrote_the_key_does_not_stop_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(descriptor: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", power_cut)
        with pytest.raises(KeyboardInterrupt):
            make_key(tmp_path, "K-1")
    assert not key_file(tmp_path).exists()
    key = make_key(tmp_path, "K-1")
    assert read_key(tmp_path, KeyHome.FILE, "K-1") == key


def test_a_key_that_somebody_spoilt_is_never_overwritten(tmp_path: Path) -> None:
    key_file(tmp_path).write_text("0123", encoding="ascii")
    with pytest.raises(FileExistsError):
        make_key(tmp_path, "K-1")
    assert key_file(tmp_path).read_text(encoding="ascii") == "0123"


@pytest.mark.parametrize("text", ["", "0123", "g" * 64, "F" * 64, "0" * 63, "0" * 65, "ключ" * 16])
def test_a_key_of_another_form_is_missing(tmp_path: Path, text: str) -> None:
    key_file(tmp_path).write_text(text, encoding="utf-8")
    with pytest.raises(KeyMissingError):
        read_key(tmp_path, KeyHome.FILE, "K-1")


@pytest.mark.parametrize("home", KeyHome)
def test_a_key_that_is_gone_is_told_as_such(tmp_path: Path, home: KeyHome) -> None:
    with pytest.raises(KeyMissingError, match=home.value):
        read_key(tmp_path, home, "K-1")


def test_a_keyring_that_answers_keeps_the_key_and_no_file_does(tmp_path: Path, drawer: Drawer) -> None:
    key = make_key(tmp_path, "K-1")
    assert key.home is KeyHome.KEYRING
    assert list(tmp_path.iterdir()) == []
    assert read_key(tmp_path, KeyHome.KEYRING, "K-1") == key
    with pytest.raises(KeyMissingError):
        read_key(tmp_path, KeyHome.KEYRING, "K-2")


def test_a_keyring_that_keeps_nothing_leaves_the_key_to_the_file(tmp_path: Path, drawer: Drawer) -> None:
    drawer.locked = True
    assert make_key(tmp_path, "K-1").home is KeyHome.FILE


def test_a_keyring_that_waits_for_somebody_is_given_up(
    tmp_path: Path, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    monkeypatch.setattr("kiosk.store.keys._KEYRING_SECONDS", 0.05)
    asked, answered = threading.Event(), threading.Event()

    def open_a_dialog(service: str, username: str, password: str) -> None:
        asked.set()
        answered.wait(30)

    monkeypatch.setattr(drawer, "set_password", open_a_dialog)
    assert make_key(tmp_path, "K-1").home is KeyHome.FILE
    assert asked.is_set()
    answered.set()


def test_a_key_hides_itself_from_tracebacks_and_logs() -> None:
    assert "0123" not in repr(StoreKey("0123" * 16, KeyHome.FILE))
