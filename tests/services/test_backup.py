"""A copy that opens again, here or on another machine, or is refused with nothing changed."""

import multiprocessing
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.composition import open_for_screen, restore_event
from kiosk.domain.checkin import Refused
from kiosk.services.backup import Restored
from kiosk.services.errors import FolderInUseError, KeyMissingError, NoEventError, NotPossibleError, StoreTooNewError
from kiosk.settings import read_settings
from kiosk.store.connection import Store
from kiosk.store.keys import KeyHome, StoreKey, key_file
from kiosk.store.migrations import STEPS, VERSION
from tests.venue import PEOPLE, HandClock, admissions, log_of, pack, person, scan, venue

PHRASE = "correct horse ' battery \" staple 马"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder in which two people have arrived."""
    with venue(tmp_path / "here") as services:
        scan(services, 4)
        scan(services, 5)
    return tmp_path / "here"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.kiosk"


def back_up(folder: Path, copy: Path, phrase: str | None = None) -> None:
    with venue(folder) as services:
        services.back_up(copy, phrase)


def restore(folder: Path, copy: Path, phrase: str | None = None) -> Restored:
    return restore_event(read_settings(folder), copy, phrase)


def arrived(folder: Path) -> int:
    with venue(folder) as services:
        return services.status.status().arrived


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".log"}


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_backup_brings_back_what_was_there_when_it_was_made(folder: Path, copy: Path, phrase: str | None) -> None:
    back_up(folder, copy, phrase)
    with venue(folder) as services:
        before = log_of(services)
        scan(services, 6)
    assert restore(folder, copy, phrase) == Restored("tiny-2025", len(PEOPLE))
    with venue(folder) as services:
        assert log_of(services) == before
        assert services.gate.rebuild() == len(admissions(services)) == 2
        assert services.store.version() == VERSION


def test_a_backup_never_takes_the_place_of_the_store_it_copies(folder: Path) -> None:
    settings = read_settings(folder)
    with pytest.raises(NotPossibleError, match="own_store"):
        back_up(folder, settings.store(settings.event))
    with venue(folder) as services:
        assert len(log_of(services)) == 2


def test_after_a_restore_the_kiosk_goes_on_as_before(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    restore(folder, copy)
    with venue(folder) as services:
        assert isinstance(scan(services, 4).verdict, Refused)
        scan(services, 7)
        with pytest.raises(dbapi2.DatabaseError, match="never changed"):
            services.store.connection().execute("UPDATE checkin SET status = 'ok'")
        assert services.store.connection().execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_with_a_passphrase_it_opens_on_another_machine(folder: Path, copy: Path, tmp_path: Path) -> None:
    back_up(folder, copy, PHRASE)
    assert restore(tmp_path / "there", copy, PHRASE) == Restored("tiny-2025", len(PEOPLE))
    assert arrived(tmp_path / "there") == 2
    assert key_file(tmp_path / "there").read_text() != key_file(folder).read_text()
    assert read_settings(tmp_path / "there").kiosk != read_settings(folder).kiosk


def test_without_one_it_opens_with_this_kiosks_key_only(folder: Path, copy: Path, tmp_path: Path) -> None:
    back_up(folder, copy)
    with pytest.raises(KeyMissingError):
        restore(tmp_path / "there", copy)


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_nothing_can_be_read_in_a_backup(folder: Path, copy: Path, phrase: str | None) -> None:
    back_up(folder, copy, phrase)
    content = copy.read_bytes()
    assert not [mark for mark in (b"Ottilie", b"SESAME", b"SQLite format", b"CREATE TABLE") if mark in content]


@pytest.mark.parametrize("phrase", ["wrong", PHRASE.upper(), None])
def test_a_wrong_passphrase_is_refused_and_nothing_changes(folder: Path, copy: Path, phrase: str | None) -> None:
    back_up(folder, copy, PHRASE)
    before = files(folder)
    with pytest.raises(KeyMissingError):
        restore(folder, copy, phrase)
    assert files(folder) == before


@pytest.mark.parametrize("part", ["header", "beginning", "middle", "end", "cut", "empty", "text"])
def test_a_damaged_backup_is_refused_and_nothing_changes(folder: Path, copy: Path, part: str) -> None:
    back_up(folder, copy)
    content = bytearray(copy.read_bytes())
    places = {"header": 3, "beginning": 5000, "middle": len(content) // 2, "end": len(content) - 10}
    if part in places:
        content[places[part]] ^= 0x10
    spoilt = {"cut": bytes(content[:-4096]), "empty": b"", "text": b"no copy at all " * 1000}.get(part, bytes(content))
    copy.write_bytes(spoilt)
    before = files(folder)
    with pytest.raises((KeyMissingError, NoEventError)):
        restore(folder, copy)
    assert files(folder) == before
    assert arrived(folder) == 2


def test_a_backup_of_a_newer_program_is_refused(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    key = StoreKey(key_file(folder).read_text().strip(), KeyHome.FILE)
    with closing(Store(copy, key)) as opened:
        opened.connection().execute(f"PRAGMA user_version = {VERSION + 1}")
        opened.connection().execute("PRAGMA journal_mode = delete")
    before = files(folder)
    with pytest.raises(StoreTooNewError):
        restore(folder, copy)
    assert files(folder) == before


def test_a_store_without_an_event_is_no_backup(folder: Path, copy: Path) -> None:
    key = StoreKey(key_file(folder).read_text().strip(), KeyHome.FILE)
    with closing(Store(copy, key)) as opened:
        for step in STEPS:
            step(opened.connection().execute)
        opened.connection().execute(f"PRAGMA user_version = {VERSION}")
        opened.connection().execute("PRAGMA journal_mode = delete")
    with pytest.raises(NoEventError):
        restore(folder, copy)
    assert arrived(folder) == 2


def test_a_restore_is_refused_beside_an_open_screen_or_command(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    screen = open_for_screen(read_settings(folder))
    try:
        with pytest.raises(FolderInUseError):
            restore(folder, copy)
    finally:
        screen.close()
    with venue(folder), pytest.raises(FolderInUseError):
        restore(folder, copy)
    assert restore(folder, copy).event == "tiny-2025"


def test_a_backup_replaces_an_earlier_one_at_once_and_leaves_nothing_beside_it(folder: Path, copy: Path) -> None:
    copy.write_bytes(b"an earlier one")
    back_up(folder, copy)
    assert restore(folder, copy).event == "tiny-2025"
    assert {path.name for path in copy.parent.iterdir()} == {"here", copy.name}


def test_a_backup_that_fails_leaves_the_earlier_one(folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.write_bytes(b"an earlier one")

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.services.backup._flush", full)
    with pytest.raises(OSError, match="No space"):
        back_up(folder, copy)
    assert copy.read_bytes() == b"an earlier one"
    assert {path.name for path in copy.parent.iterdir()} == {"here", copy.name}


def test_check_ins_that_a_crash_left_in_the_write_ahead_log_are_there_when_a_restore_is_cut_off(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kiosk was killed, somebody starts a restore, and that is killed too, just before the file is exchanged."""
    back_up(folder, copy)
    database = read_settings(folder).store("tiny-2025")
    with venue(folder) as services:
        scan(services, 6)
        kept = {suffix: database.with_name(database.name + suffix).read_bytes() for suffix in ("", "-wal")}
    for suffix, content in kept.items():
        database.with_name(database.name + suffix).write_bytes(content)

    def killed(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            restore(folder, copy)
    assert arrived(folder) == 3


def keep_arriving(folder: Path, started: Event, stop: Event) -> None:
    """Checks people in, one after the other, until told to stop."""
    with venue(folder, HandClock()) as services:
        number = 0
        while not stop.is_set() and number < 3000:
            scan(services, number, "lounge")
            scan(services, number, "main")
            number += 1
            if number == 5:
                started.set()


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Path]:
    """A data folder into which another process checks people in all the while."""
    folder = tmp_path / "busy"
    with venue(folder, event_pack=pack(tuple(person(number) for number in range(3000)))):
        pass
    context = multiprocessing.get_context("spawn")
    started, stop = context.Event(), context.Event()
    process = context.Process(target=keep_arriving, args=(folder, started, stop))
    process.start()
    assert started.wait(60)
    yield folder
    stop.set()
    process.join(60)


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_a_backup_is_of_one_moment_however_many_arrive_meanwhile(
    busy: Path, copy: Path, tmp_path: Path, phrase: str | None
) -> None:
    for attempt in range(4):
        back_up(busy, copy, phrase)
        other = tmp_path / f"there-{attempt}"
        if phrase is None:
            other.mkdir()
            key_file(other).write_bytes(key_file(busy).read_bytes())
        restore(other, copy, phrase)
        with venue(other) as services:
            assert services.store.connection().execute("PRAGMA foreign_key_check").fetchall() == []
            before = admissions(services)
            services.gate.rebuild()
            assert admissions(services) == before
            (badges,) = services.store.connection().execute("SELECT count(*) FROM print_job").fetchone()
            assert badges == len({registrant for _, registrant, *_ in before})
