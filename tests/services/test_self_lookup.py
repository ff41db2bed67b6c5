"""Somebody without a code finds themselves, and nobody else."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.composition import Services
from kiosk.domain.checkin import Admitted
from kiosk.domain.registrant import Registrant
from kiosk.services.checkin import Scan
from kiosk.services.self_lookup import Found, NotFound, Paused, SelfLookupService
from tests.services.desk import SUPERVISOR, desk_pack
from tests.venue import HandClock, code, person, venue

WUTONG = replace(person(1), name="欧阳梧桐", name_latin="Ouyang Wutong", phone="+86 898 0076 0701")
KLAUS = replace(person(2), name="Klaus von Hohenstein", phone="(0049) 30-23125.07/01", email="Klaus@Example.org")
TWINS = tuple(replace(person(n), name=f"{n} Grün", phone="+49 1 2222", email="") for n in (3, 4))
PEOPLE = (WUTONG, KLAUS, *TWINS)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with venue(tmp_path, HandClock(), desk_pack(*PEOPLE)) as opened:
        yield opened


@pytest.fixture
def desk(services: Services, clock: HandClock) -> SelfLookupService:
    return SelfLookupService(services.store, services.checkin, clock)


@pytest.mark.parametrize(
    ("family_name", "proof", "whom"),
    [
        ("欧阳", "0701", WUTONG),
        ("ouyang", "0701", WUTONG),
        ("欧阳", "０７０１", WUTONG),
        ("Hohenstein", "0701", KLAUS),
        ("von hohenstein", "07 01", KLAUS),
        ("von Hohenstein", " klaus@EXAMPLE.org ", KLAUS),
    ],
)
def test_a_family_name_and_what_only_they_know_find_one_person(
    desk: SelfLookupService, family_name: str, proof: str, whom: Registrant
) -> None:
    assert desk.find(family_name, proof) == Found(whom)


@pytest.mark.parametrize(
    ("family_name", "proof"),
    [
        ("欧阳", "0702"),
        ("王", "0701"),
        ("", "0701"),
        ("欧阳", ""),
        ("欧阳", "701"),
        ("欧阳", "60701"),
        ("欧阳", "%"),
        ("欧阳", "____"),
        ("%", "0701"),
        ("Hohenstein", "@"),
        ("Hohenstein", "klaus@example.or"),
        ("Hohenstein", "%@example.org"),
        ("Grün", "2222"),
        ("x" * 100_000, "0701"),
        ("\ud800", "0701"),
    ],
)
def test_anything_else_finds_nobody_and_never_says_why(desk: SelfLookupService, family_name: str, proof: str) -> None:
    assert desk.find(family_name, proof) == NotFound()


def test_who_is_found_is_checked_in_like_anybody(services: Services, desk: SelfLookupService) -> None:
    found = desk.find("欧阳", "0701")
    assert isinstance(found, Found)
    outcome = desk.check_in(found, Scan(""))
    assert (outcome.verdict, outcome.registrant) == (Admitted(), WUTONG)
    assert services.audit.entries(SUPERVISOR) == []


def test_two_registrations_that_are_one_person_are_found_as_one(services: Services, desk: SelfLookupService) -> None:
    services.merging.merge(code(4), code(3), SUPERVISOR)
    assert desk.find("Grün", "2222") == Found(TWINS[0])


def statements(services: Services, ask: Any) -> list[str]:
    """What the store is asked, with what it is asked about blotted out, so that only the work is compared."""
    seen: list[str] = []
    services.store.connection().set_trace_callback(lambda sql: seen.append(sql.split("'")[0]))
    ask()
    services.store.connection().set_trace_callback(None)
    return seen


def test_no_such_person_and_wrong_digits_are_the_same_work(services: Services, desk: SelfLookupService) -> None:
    nobody = statements(services, lambda: desk.find("Zimt", "9999"))
    wrong = statements(services, lambda: desk.find("欧阳", "9999"))
    no_proof = statements(services, lambda: desk.find("欧阳", ""))
    right = statements(services, lambda: desk.find("欧阳", "0701"))
    assert nobody == wrong == no_proof == right
    assert sum("registrant" in sql for sql in nobody) == 1


def test_everybody_whom_the_digits_fit_is_compared_in_both(
    desk: SelfLookupService, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def named(person: Registrant, family_name: str) -> bool:
        compared.append(f"{person.code} {family_name}")
        return False

    def known(person: Registrant, proof: str) -> bool:
        compared.append(f"{person.code} {proof}")
        return True

    monkeypatch.setattr("kiosk.services.self_lookup.is_called", named)
    monkeypatch.setattr("kiosk.services.self_lookup.knows", known)
    desk.find("Zimt", "0701")
    assert compared == [f"{code(number)} {said}" for number in (1, 2) for said in ("Zimt", "0701")]


def test_after_five_tries_within_a_minute_nobody_is_looked_up_for_one(
    desk: SelfLookupService, clock: HandClock
) -> None:
    assert [desk.find("欧阳", "0702") for _ in range(5)] == [NotFound()] * 5
    assert desk.find("欧阳", "0701") == Paused(60)
    assert desk.seconds_to_wait() == 60
    clock.move(0.5)
    assert desk.find("欧阳", "0701") == Paused(30)
    clock.move(0.5)
    assert desk.find("欧阳", "0701") == Found(WUTONG)


def test_the_pause_survives_a_restart_and_a_try_counts_before_it_is_looked_at(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*given: object) -> None:
        raise KeyboardInterrupt

    with venue(tmp_path, clock, desk_pack(*PEOPLE)) as services, monkeypatch.context() as patch:
        patch.setattr("kiosk.services.self_lookup.people_with", pulled)
        desk = SelfLookupService(services.store, services.checkin, clock)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                desk.find("欧阳", "0701")
    with venue(tmp_path, clock) as services:
        assert SelfLookupService(services.store, services.checkin, clock).find("欧阳", "0701") == Paused(60)


def test_a_clock_that_is_set_back_gives_no_free_tries_and_no_endless_pause(
    desk: SelfLookupService, clock: HandClock
) -> None:
    for _ in range(5):
        desk.find("欧阳", "0702")
    clock.move(-60 * 24 * 365)
    assert desk.find("欧阳", "0701") == Paused(60)


def test_what_was_typed_is_in_no_log(desk: SelfLookupService, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        desk.find("Hohenstein", "0701")
        desk.find("Hohenstein", "klaus@example.org")
    assert "try 2" in caplog.text
    for word in ("ohenstein", "0701", "klaus", code(2)):
        assert word not in caplog.text
