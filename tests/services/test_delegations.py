"""Delegations go in together: all or some, in one transaction, with a batch of badges."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.composition import Services
from kiosk.domain.checkin import Admitted, Reason, Refused
from kiosk.domain.event import CheckinList
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.services.checkin import reason_of
from kiosk.services.delegations import DelegationCheckin, DelegationCount, Led, Together
from kiosk.services.desk import NoteWaits
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.printing import JobState
from tests.services.desk import MOSS, SUPERVISOR, VOLUNTEER, acts, audited, delegation, desk_pack
from tests.venue import HandClock, code, english, log_of, person, scan, venue

SIZE = 23


@pytest.fixture
def services(tmp_path: Path):  # type: ignore[no-untyped-def]  # as the fixture of that name that it takes the place of
    with venue(tmp_path, HandClock(), desk_pack(*delegation(SIZE), person(4))) as opened:
        yield opened


def together(services: Services, **asked: object) -> DelegationCheckin:
    return services.delegations.check_in(Together(MOSS, **asked), VOLUNTEER)  # type: ignore[arg-type]  # by name


def in_protocol_order() -> list[str]:
    return [code(100), *(code(100 + number) for number in range(SIZE - 1, 0, -1))]


def test_members_stand_in_the_order_of_protocol_whoever_of_them_is_named(services: Services) -> None:
    shown = services.delegations.show(MOSS)
    assert [member.registrant.code for member in shown.members] == in_protocol_order()
    assert shown.leader == delegation(SIZE)[0]
    assert services.delegations.show(code(100)) == services.delegations.show(code(107).lower()) == shown


@pytest.mark.parametrize("name", ["", "Nobody", code(4), "TT-9999-9", "%"])
def test_what_is_no_delegation_is_said(services: Services, name: str) -> None:
    with pytest.raises(UnknownError, match="unknown delegation"):
        services.delegations.show(name)


def test_seventeen_of_twenty_three_have_arrived(services: Services) -> None:
    for number in range(17):
        scan(services, 100 + number)
    shown = services.delegations.show(MOSS)
    assert (shown.arrived, len(shown.members)) == (17, 23)
    assert services.delegations.all() == [DelegationCount(MOSS, 23, 17)]
    assert services.delegations.all("lounge") == [DelegationCount(MOSS, 23, 0)]


def test_all_who_have_still_to_come_go_in_with_one_batch_of_badges(services: Services) -> None:
    scan(services, 103)
    done = together(services)
    assert (len(done.admitted), done.refused, done.noted, done.delegation.arrived) == (22, (), (), 23)
    jobs = [job for job in services.printing.jobs() if job.batch]
    assert {job.batch for job in jobs} == {done.batch}
    assert [job.registrant for job in jobs] == [other for other in in_protocol_order() if other != code(103)]
    assert [job.rank for job in jobs] == list(range(1, 23))
    assert len({outcome.checkin_id for outcome in done.admitted}) == 22
    nonces = services.store.connection().execute("SELECT count(DISTINCT nonce) FROM checkin").fetchone()
    assert nonces == (22,)
    assert together(services).admitted == ()


def test_badges_of_a_batch_come_out_in_its_order(services: Services) -> None:
    together(services, codes=[code(122), code(100), code(101)])
    printed = [services.printing.run_once() for _ in range(3)]
    assert [(job.registrant, job.state) for job in printed if job] == [
        (code(100), JobState.PRINTED),
        (code(122), JobState.PRINTED),
        (code(101), JobState.PRINTED),
    ]


def test_some_go_in_and_whoever_was_ticked_in_vain_is_told_why(services: Services) -> None:
    scan(services, 101)
    done = together(services, codes=[code(101), code(102).lower()])
    assert [outcome.registrant.code for outcome in done.admitted if outcome.registrant] == [code(102)]
    assert [(reason_of(outcome.verdict)) for outcome in done.refused] == [Reason.ALREADY_REDEEMED]
    assert done.delegation.arrived == 2


def test_whoever_may_not_come_in_keeps_nobody_else_out(tmp_path: Path) -> None:
    people = list(delegation(5))
    people[1] = replace(people[1], status=RegistrantStatus.UNPAID)
    people[2] = replace(people[2], status=RegistrantStatus.CANCELLED)
    people[3] = replace(people[3], attention="Ask for the passport")
    with venue(tmp_path, HandClock(), desk_pack(*people)) as services:
        done = together(services)
        assert [outcome.verdict for outcome in done.admitted] == [Admitted(), Admitted()]
        assert {reason_of(outcome.verdict) for outcome in done.refused} == {Reason.UNPAID, Reason.CANCELED}
        assert done.noted == (NoteWaits(people[3], "Ask for the passport"),)
        assert len(log_of(services)) == 4
        read = together(services, codes=[people[3].code], acknowledged={people[3].code: "Ask for the passport"})
        assert [outcome.registrant for outcome in read.admitted] == [people[3]]


def test_no_more_go_in_than_there_are_places(tmp_path: Path) -> None:
    lists = {"main": CheckinList("main", english("Main"), capacity=3)}
    with venue(tmp_path, HandClock(), desk_pack(*delegation(5), lists=lists)) as services:
        done = together(services)
        assert (len(done.admitted), [reason_of(outcome.verdict) for outcome in done.refused]) == (3, [Reason.FULL] * 2)


def test_every_member_and_the_whole_stand_in_the_audit_log(services: Services) -> None:
    done = together(services, codes=[code(100), code(101)])
    assert acts(services) == [
        (VOLUNTEER.id, "check_in", code(100), ""),
        (VOLUNTEER.id, "check_in", code(101), ""),
        (VOLUNTEER.id, "delegation", None, ""),
    ]
    entries = audited(services)
    assert {entry.details["batch"] for entry in entries} == {done.batch}
    assert (entries[-1].details["admitted"], entries[-1].details["refused"]) == (2, 0)


def test_the_same_nonce_gives_the_same_answer_and_writes_nothing(services: Services) -> None:
    first = together(services, nonce="n1")
    written = log_of(services), acts(services), services.printing.jobs()
    again = together(services, nonce="n1")
    assert [outcome.checkin_id for outcome in again.admitted] == [outcome.checkin_id for outcome in first.admitted]
    assert (log_of(services), acts(services), services.printing.jobs()) == written


def test_a_stranger_among_those_ticked_stops_all_of_it(services: Services) -> None:
    with pytest.raises(UnknownError, match="unknown registrant"):
        together(services, codes=[code(100), code(4)])
    with pytest.raises(UnknownError, match="unknown list"):
        together(services, list_id="nowhere")
    assert log_of(services) == []


def test_a_fault_in_the_middle_lets_nobody_in(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.services.checkin import CheckinService

    whole = CheckinService.let_in

    def stumbling(self: CheckinService, passage: object, wanted: str, scan: object) -> object:
        if wanted == code(110):
            raise KeyboardInterrupt
        return whole(self, passage, wanted, scan)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(CheckinService, "let_in", stumbling)
    with pytest.raises(KeyboardInterrupt):
        together(services)
    assert (log_of(services), services.printing.jobs(), acts(services)) == ([], [], [])


def test_a_leader_is_told_how_many_of_theirs_have_still_to_come(services: Services) -> None:
    leader, member = delegation(SIZE)[:2]
    assert services.delegations.led_by(leader) == Led(MOSS, 22)
    assert services.delegations.led_by(member) is None
    scan(services, 100)
    scan(services, 101)
    assert services.delegations.led_by(leader) == Led(MOSS, 21)
    together(services)
    assert services.delegations.led_by(leader) is None


def test_who_turned_out_to_be_one_person_is_one_member(services: Services) -> None:
    services.merging.merge(code(101), code(102), SUPERVISOR)
    assert len(services.delegations.show(MOSS).members) == 22
    assert services.delegations.all()[0].members == 22
    assert scan(services, 101).verdict == Admitted()
    assert isinstance(scan(services, 102).verdict, Refused)


def test_a_leader_brings_in_their_own_delegation_and_stands_in_the_log_for_it(services: Services) -> None:
    leader = delegation(SIZE)[0]
    done = services.delegations.check_in_led(Together(MOSS), leader)
    assert done.delegation.arrived == SIZE
    assert {entry.operator for entry in audited(services)} == {leader.code}


@pytest.mark.parametrize("somebody", [delegation(SIZE)[1], person(4), replace(delegation(SIZE)[0], delegation="Fern")])
def test_nobody_else_brings_a_delegation_in(services: Services, somebody: Registrant) -> None:
    with pytest.raises(NotPossibleError, match="not_allowed"):
        services.delegations.check_in_led(Together(MOSS), somebody)
    assert services.delegations.show(MOSS).arrived == 0
