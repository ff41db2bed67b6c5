"""A full disk is told, loses nothing, and is forgotten when there is room again."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.composition import Services, open_for_screen
from kiosk.services.errors import StoreUnavailableError, Trouble
from kiosk.services.printing import JobState
from kiosk.settings import read_settings
from tests.cli.conftest import Kiosk
from tests.faults.conftest import Disk
from tests.venue import admissions, code, loaded, log_of, pack, person, scan, secret, venue


def use_up(services: Services) -> None:
    """Uses up what room there is inside the pages that the file has."""
    for _ in range(200):
        scan(services, 999)


def test_a_store_that_may_not_grow_refuses_to_admit_and_goes_on_when_it_may(tmp_path: Path) -> None:
    with venue(tmp_path) as services:
        scan(services, 4)
        before = log_of(services), admissions(services), services.printing.jobs()
        connection = services.store.connection()
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreUnavailableError) as caught:
            use_up(services)
        assert caught.value.kind is Trouble.DISK_FULL
        for number in (5, 6):
            with pytest.raises(StoreUnavailableError):
                scan(services, number)
        assert [row for row in log_of(services) if row[0] is not None] == before[0]
        assert (admissions(services), services.printing.jobs()) == before[1:]
        connection.execute("PRAGMA max_page_count = 1000000")
        assert scan(services, 5).print_job is not None
        assert services.gate.rebuild() == 2


@pytest.fixture
def small(empty: Kiosk, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    """The conference on the small disk."""
    monkeypatch.setenv("KIOSK_DATA", str(disk.data))
    empty.folder = disk.data
    loaded(disk.data)
    return empty


@pytest.fixture
def screen(small: Kiosk) -> Iterator[Services]:
    """A touch screen that is open on it."""
    services = open_for_screen(read_settings(small.folder))
    yield services
    services.close()


def fill(kiosk: Kiosk, disk: Disk) -> int:
    """Fills the disk and then what room is left inside the store's own files; gives the number of refusals kept."""
    disk.fill()
    kiosk("checkin", "--stdin", "--json", stdin=b"NOBODY\n" * 300)
    disk.fill()
    return int(kiosk("status", "--json").json["refused"])


def test_on_a_full_disk_nobody_is_admitted_and_every_line_of_a_stream_says_why(
    small: Kiosk, screen: Services, disk: Disk
) -> None:
    assert small("checkin", secret(4)).status == 0
    refused = fill(small, disk)
    ran = small("checkin", "--stdin", "--json", stdin=f"{secret(5)}\n{secret(6)}\n".encode())
    assert (ran.status, ran.err) == (0, "")
    assert [(line["status"], line["reason"], line["checkin_id"]) for line in ran.lines] == [
        ("error", "disk_full", None)
    ] * 2
    one = small("checkin", secret(5), "--json")
    assert (one.status, one.json["reason"], one.err.count("\n")) == (1, "disk_full", 1)
    state = small("status", "--json").json
    assert (state["arrived"], state["checkins"], state["refused"]) == (1, 1, refused)
    disk.empty()
    assert [small("checkin", secret(number)).status for number in (4, 5, 6)] == [1, 0, 0]


def test_on_a_full_disk_the_screen_admits_nobody_and_admits_them_when_there_is_room(
    small: Kiosk, screen: Services, disk: Disk
) -> None:
    fill(small, disk)
    with pytest.raises(StoreUnavailableError) as caught:
        scan(screen, 4)
    assert caught.value.kind is Trouble.DISK_FULL
    assert admissions(screen) == []
    disk.empty()
    assert scan(screen, 4).print_job is not None


def test_on_a_full_disk_one_can_still_look_people_up_and_read_the_agenda(
    small: Kiosk, screen: Services, disk: Disk
) -> None:
    small("checkin", secret(4))
    fill(small, disk)
    assert small("find", code(4), "--json").json["hits"][0]["checked_in_at"]
    for command in (("agenda",), ("queue",), ("status",)):
        assert small(*command).status == 0
    assert small("doctor", "--json").json["reason"] == "disk"


def test_a_disk_that_is_full_before_anything_is_open_is_told_in_one_line(small: Kiosk, disk: Disk) -> None:
    disk.fill()
    for command in (("status",), ("checkin", secret(4)), ("checkin", "--stdin")):
        ran = small(*command, "--json")
        assert (ran.status, ran.json["status"], ran.err.count("\n")) == (1, "error", 1)
        assert ran.json["reason"] == "disk_full"
    disk.empty()
    assert small("checkin", secret(4)).status == 0


@pytest.mark.parametrize(
    "command",
    [
        ("backup", "copy"),
        ("backup", "copy", "--passphrase-stdin"),
        ("undo", "", "--why", "x"),
        ("print", "badge", code(5)),
    ],
    ids=" ".join,
)
def test_what_a_command_cannot_write_it_says_in_one_line(
    command: tuple[str, ...], small: Kiosk, screen: Services, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkin = small("checkin", secret(4), "--json").json["checkin_id"]
    monkeypatch.chdir(disk.root)
    fill(small, disk)
    ran = small(*(part or checkin for part in command), "--json", stdin=b"open sesame\n")
    assert (ran.status, ran.json["status"], ran.json["reason"]) == (1, "error", "disk_full")
    assert ran.err.count("\n") == 1
    assert {path.name for path in disk.root.iterdir()} == {"data", "filler"}
    assert small("status", "--json").json["arrived"] == 1


def test_a_badge_that_finds_no_room_is_printed_when_there_is_some(
    small: Kiosk, screen: Services, disk: Disk, tmp_path: Path
) -> None:
    job = small("checkin", secret(4), "--json").json["print_job"]
    disk.fill()
    with pytest.raises(StoreUnavailableError):
        screen.printing.run_once()
    disk.empty()
    done = screen.printing.finish(job)
    assert done is not None
    assert done.state is JobState.PRINTED


def test_a_pack_that_does_not_fit_is_refused_as_a_whole(small: Kiosk, screen: Services, disk: Disk) -> None:
    fill(small, disk)
    with pytest.raises(StoreUnavailableError):
        loaded(disk.data, pack(tuple(person(number) for number in range(2000))))
    assert screen.lookup.registrant(code(4)) == person(4)
    assert screen.lookup.registrant(code(1999)) is None


def test_a_fresh_folder_on_a_full_disk_is_told_in_one_line_and_used_when_there_is_room(
    empty: Kiosk, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(disk.data))
    disk.fill()
    ran = empty("load", "hainan-2025", "--json")
    assert (ran.status, ran.json["status"], ran.err.count("\n")) == (1, "error", 1)
    disk.empty()
    assert empty("load", "hainan-2025").status == 0


class TestReadOnly:
    """A disk that cannot be written to."""

    @pytest.mark.parametrize("command", [("status",), ("checkin", secret(4)), ("find", "x"), ("load", "hainan-2025")])
    def test_every_command_says_so_in_one_line(self, command: tuple[str, ...], small: Kiosk, disk: Disk) -> None:
        with disk.read_only():
            ran = small(*command, "--json")
            assert (ran.status, ran.json["status"]) == (1, "error")
            assert ran.json["reason"] in ("file", "read_only", "unreadable")
            assert ran.err.count("\n") == 1
        assert small("status", "--json").json["checkins"] == 0

    def test_a_folder_whose_owner_may_not_write_is_told_in_one_line(self, kiosk: Kiosk) -> None:
        places = [kiosk.folder, *(path for path in kiosk.folder.rglob("*") if path.is_dir())]
        for place in places:
            place.chmod(0o500)
        try:
            if os.access(kiosk.folder, os.W_OK):
                pytest.skip("permissions do not bind this user")
            ran = kiosk("checkin", secret(4), "--json")
            assert (ran.status, ran.json["status"], ran.err.count("\n")) == (1, "error", 1)
        finally:
            for place in places:
                place.chmod(0o700)
        assert kiosk("checkin", secret(4)).status == 0

    def test_a_stream_that_is_open_when_the_disk_becomes_read_only_says_so_and_recovers(
        self, small: Kiosk, disk: Disk
    ) -> None:
        with venue(disk.data) as services:
            scan(services, 4)
            services.store.connection().execute("PRAGMA query_only = 1")
            with pytest.raises(StoreUnavailableError) as caught:
                scan(services, 5)
            assert caught.value.kind is Trouble.READ_ONLY
            services.store.connection().execute("PRAGMA query_only = 0")
            scan(services, 5)
            assert len(admissions(services)) == 2
