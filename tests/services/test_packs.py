"""A pack is loaded, loaded again, and loaded changed, while people are already coming."""

import multiprocessing
from dataclasses import replace
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Admitted, Reason, Refused
from kiosk.domain.pack import EventPack, PackFaultyError
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.services.errors import UnknownError
from kiosk.services.packs import LoadReport, load_pack, open_pack
from tests.importing.good_pack import GOOD
from tests.venue import PEOPLE, code, loaded, log_of, pack, person, scan, venue


def counts(report: LoadReport) -> tuple[int, int, int, int, int]:
    """Added, updated, unchanged, removed, cancelled."""
    return report.added, report.updated, report.unchanged, report.removed, report.cancelled


def load(services: Services, *people: Registrant, **changes: Any) -> LoadReport:
    return load_pack(services.store, replace(pack(people), **changes))


def everything(services: Services) -> list[list[tuple[Any, ...]]]:
    tables = ("setting", "session", "opportunity", "pack_file", "registrant", "checkin", "admission", "print_job")
    return [services.store.connection().execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]


def test_a_second_load_of_the_same_pack_changes_nothing(services: Services) -> None:
    before = everything(services)
    assert counts(load_pack(services.store, pack())) == (0, 0, len(PEOPLE), 0, 0)
    assert everything(services) == before


def test_a_load_reports_what_it_did(services: Services) -> None:
    report = load(services, person(4), person(5, name="Renamed"), person(40), person(41))
    assert counts(report) == (2, 1, 1, len(PEOPLE) - 2, 0)
    assert (report.event, report.sessions, report.opportunities, report.notes) == ("tiny-2025", 2, 1, ())


def test_what_changed_in_the_pack_is_what_the_next_scan_sees(services: Services) -> None:
    assert scan(services, 4).verdict == Admitted()
    load(services, person(4), person(5, status=RegistrantStatus.BLOCKED))
    assert scan(services, 5).verdict == Refused(Reason.BLOCKED)
    assert isinstance(scan(services, 4).verdict, Refused)


def test_check_ins_stay_whatever_the_pack_says(services: Services) -> None:
    scan(services, 4)
    scan(services, 999)
    before = log_of(services)
    load(services)
    assert log_of(services) == before


def test_who_is_no_longer_in_the_pack_is_removed_but_cancelled_where_there_is_a_history(services: Services) -> None:
    scan(services, 4)
    services.printing.ask_for_badge(code(5))
    services.help.call("no_code", None, code(6))
    report = load(services, person(7))
    assert (report.removed, report.cancelled) == (len(PEOPLE) - 4, 3)
    for number in (4, 5, 6):
        assert scan(services, number, "lounge").verdict == Refused(Reason.CANCELED)
    assert scan(services, 8).verdict == Refused(Reason.INVALID)
    assert counts(load(services, person(7))) == (0, 0, 1, 0, 0)


def test_who_comes_back_into_the_pack_is_admitted_again(services: Services) -> None:
    scan(services, 4, "lounge")
    load(services)
    load(services, person(4))
    assert scan(services, 4, "lounge").verdict == Admitted()


def test_two_people_may_swap_their_secrets(services: Services) -> None:
    four, five = person(4), person(5)
    load(services, replace(four, secret=five.secret), replace(five, secret=four.secret))
    first, second = scan(services, 4).registrant, scan(services, 5).registrant
    assert first is not None
    assert second is not None
    assert (first.code, second.code) == (code(5), code(4))


def test_secrets_may_move_around_a_whole_circle(services: Services) -> None:
    people = [person(number) for number in range(4, 9)]
    moved = [replace(one, secret=other.secret) for one, other in zip(people, [*people[1:], people[0]], strict=True)]
    load(services, *moved)
    for one in moved:
        found = services.checkin.check_in(one.secret.text).registrant
        assert found is not None
        assert found.code == one.code


@pytest.mark.parametrize("known", [False, True])
def test_a_code_that_is_corrected_takes_its_secret_along(known: bool, services: Services) -> None:
    """Somebody who has a history keeps their old code, cancelled; what they carry is the new code's from now on."""
    if known:
        scan(services, 4, "lounge")
    load(services, replace(person(4), code="TT-NEW"))
    found = scan(services, 4, "lounge")
    assert found.verdict == Admitted()
    assert found.registrant is not None
    assert found.registrant.code == "TT-NEW"
    assert (services.lookup.registrant(code(4)) is not None) is known
    assert counts(load(services, replace(person(4), code="TT-NEW")))[:2] == (0, 0)


def test_a_secret_that_was_made_here_stays_what_it_is(services: Services) -> None:
    first, second = person(40, secret=BadgeSecret("MADE1")), person(40, secret=BadgeSecret("MADE2"), name="Renamed")
    load(services, first, made=frozenset({first.code}))
    load(services, second, made=frozenset({second.code}))
    found = services.checkin.check_in("MADE1").registrant
    assert found is not None
    assert found.name == "Renamed"
    assert services.checkin.check_in("MADE2").verdict == Refused(Reason.INVALID)


def test_a_secret_that_the_pack_now_names_replaces_the_one_made_here(services: Services) -> None:
    made = person(40, secret=BadgeSecret("MADE1"))
    load(services, made, made=frozenset({made.code}))
    load(services, person(40))
    assert scan(services, 40).verdict == Admitted()
    assert services.checkin.check_in("MADE1").verdict == Refused(Reason.INVALID)


def test_people_sessions_opportunities_and_files_come_back_as_the_pack_has_them(services: Services) -> None:
    whole = replace(pack(), files={"logo.svg": b"<svg/>", "photos/p1.png": bytes(range(256))})
    load_pack(services.store, whole)
    services.current.refresh()
    assert services.event == whole.event
    assert services.agenda.sessions() == whole.sessions
    assert services.current.file("photos/p1.png") == bytes(range(256))
    assert services.current.file("photos/none.png") is None
    for one in whole.registrants:
        assert services.lookup.registrant(one.code) == one
    load_pack(services.store, pack())
    assert services.current.file("logo.svg") is None


def test_a_load_that_cannot_be_finished_leaves_everything_as_it_was(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise ZeroDivisionError

    before = everything(services)
    monkeypatch.setattr("kiosk.services.packs.put_files", full)
    with pytest.raises(ZeroDivisionError):
        load(services, person(40))
    assert everything(services) == before


def load_when_ready(folder: Path, barrier: Barrier, queue: Any) -> None:
    barrier.wait(60)
    try:
        loaded(folder, pack(tuple(person(number) for number in range(3000))))
        queue.put("")
    except Exception as error:  # noqa: BLE001  # whatever it is, the test shows it
        queue.put(repr(error))


def test_two_who_load_the_same_pack_into_a_fresh_folder_at_once_both_succeed(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier, queue = context.Barrier(3), context.Queue()
    processes = [context.Process(target=load_when_ready, args=(tmp_path, barrier, queue)) for _ in range(3)]
    for process in processes:
        process.start()
    assert [queue.get(timeout=60) for _ in processes] == ["", "", ""]
    for process in processes:
        process.join(60)
    with venue(tmp_path) as services:
        assert services.status.status().registrants == 3000


class TestOpening:
    """Which pack is meant."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name, content in GOOD.items():
            path = tmp_path / "given" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path / "given"

    def test_a_folder_is_read_as_a_pack(self, folder: Path) -> None:
        assert isinstance(open_pack(str(folder)), EventPack)

    def test_a_sample_pack_is_known_by_its_name(self) -> None:
        assert open_pack("hainan-2025").event.id == "hainan-2025"

    @pytest.mark.parametrize("name", ["", ".", "nowhere", "nowhere/at/all", "../packs/hainan-2025", "content"])
    def test_what_is_neither_is_told(self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises((UnknownError, PackFaultyError)):
            open_pack(name)
