"""One person who registered twice, and two who were taken for one."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.composition import Services
from kiosk.domain.checkin import Admitted, Reason, Refused
from kiosk.services.checkin import Outcome, Scan
from kiosk.services.desk import DeskCheckin
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.packs import load_pack
from tests.services.desk import SUPERVISOR, VOLUNTEER, acts, audited, desk_pack, noted
from tests.venue import PEOPLE, HandClock, admissions, code, log_of, pack, person, scan, secret, venue


def merge(services: Services, number: int = 5, into: int = 4) -> None:
    services.merging.merge(code(number), code(into), SUPERVISOR, "registered twice")


def test_both_codes_and_both_secrets_are_one_person_from_then_on(services: Services) -> None:
    merge(services)
    assert scan(services, 5).registrant == scan(services, 4).registrant == person(4)
    assert services.desk.card(code(5)).registrant == person(4)
    assert services.lookup.registrant(code(5)) == person(4)
    assert services.lookup.registrant(secret(5)) == person(4)
    assert code(5) not in [match.registrant.code for match in services.lookup.find("Ottilie")]
    assert services.status.status().registrants == len(PEOPLE) - 1
    assert acts(services) == [(SUPERVISOR.id, "merge", code(5), "registered twice")]


def test_who_came_in_by_one_code_is_in_by_the_other(services: Services) -> None:
    scan(services, 5)
    before = log_of(services)
    merge(services)
    assert log_of(services) == before
    assert [row[:2] for row in admissions(services)] == [("main", code(4))]
    verdict = scan(services, 4).verdict
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.ALREADY_REDEEMED
    assert services.gate.rebuild() == 1
    assert [row[:2] for row in admissions(services)] == [("main", code(4))]


def test_who_came_in_by_both_is_in_once(services: Services) -> None:
    scan(services, 5, "forum")
    scan(services, 4, "forum")
    merge(services)
    (forum,) = [entry for entry in services.status.status().lists if entry.inside]
    assert forum.inside == 1


def test_a_check_in_by_the_other_code_can_still_be_taken_back(services: Services) -> None:
    outcome = scan(services, 5)
    merge(services)
    services.desk.undo(outcome.checkin_id, "not here", VOLUNTEER)
    assert admissions(services) == []
    assert scan(services, 4).verdict == Admitted()


def test_print_jobs_follow_so_that_no_second_badge_comes(services: Services) -> None:
    job = scan(services, 5).print_job
    services.merging.merge(code(5), code(4), SUPERVISOR)
    assert [entry.registrant for entry in services.printing.jobs()] == [code(4)]
    assert scan(services, 4, "lounge").print_job is None
    assert audited(services)[0].details == {"survivor": code(4), "print_jobs": [job]}


def test_what_only_the_other_had_is_kept_through_a_load_and_both_notes_are(tmp_path: Path) -> None:
    bare = replace(person(4), phone="", attention="Allergic to moss")
    full = replace(noted(5), phone="+49 30 1234", organisation="Elsewhere")
    with venue(tmp_path, HandClock(), desk_pack(bare, full)) as services:
        merged = services.merging.merge(code(5), code(4), SUPERVISOR)
        assert merged.survivor.phone == "+49 30 1234"
        assert merged.survivor.organisation == bare.organisation
        assert merged.survivor.attention == "Allergic to moss · Bring her to the minister"
        load_pack(services.store, desk_pack(bare, full))
        assert services.desk.card(code(4)).registrant == merged.survivor


def test_a_load_leaves_them_one_person_and_a_new_secret_leads_there_too(services: Services) -> None:
    merge(services)
    assert load_pack(services.store, pack()).updated == 0
    changed = replace(
        pack(), registrants=(*PEOPLE[:5], replace(PEOPLE[5], secret=replace(PEOPLE[5].secret, text="NEW5")))
    )
    load_pack(services.store, changed)
    assert services.checkin.scan(Scan("NEW5")).registrant == person(4)
    assert scan(services, 5).registrant is None


def test_a_pack_that_names_only_one_of_the_two_codes_still_means_them(services: Services) -> None:
    merge(services)
    without_survivor = tuple(entry for entry in PEOPLE if entry.code != code(4))
    report = load_pack(services.store, pack(without_survivor))
    assert (report.removed, report.cancelled) == (0, 0)
    assert scan(services, 5).verdict == Admitted()
    without_merged = tuple(entry for entry in PEOPLE if entry.code != code(5))
    report = load_pack(services.store, pack(without_merged))
    assert (report.removed, report.cancelled) == (0, 0)
    assert scan(services, 4, "lounge").verdict == Admitted()


def test_a_code_that_was_revoked_does_not_admit_by_way_of_a_merger(services: Services) -> None:
    services.renewal.renew(code(5), "phone stolen", SUPERVISOR)
    merge(services)
    assert scan(services, 5).verdict == Refused(Reason.REVOKED)
    assert scan(services, 4).verdict == Admitted()


def test_a_secret_that_is_revoked_later_leads_nowhere_any_more(services: Services) -> None:
    merge(services)
    services.renewal.renew(code(4), "lost everything", SUPERVISOR)
    assert scan(services, 4).verdict == Refused(Reason.REVOKED)
    assert scan(services, 5).verdict == Refused(Reason.REVOKED)


def test_two_become_two_again_with_what_each_had(services: Services) -> None:
    job = scan(services, 5).print_job
    merge(services)
    again = services.merging.unmerge(code(5), SUPERVISOR, "brothers")
    assert again == person(5)
    assert scan(services, 4).verdict == Admitted()
    assert [row[:2] for row in admissions(services)] == sorted([("main", code(4)), ("main", code(5))])
    assert [entry.registrant for entry in services.printing.jobs() if entry.id == job] == [code(5)]
    assert acts(services)[-1] == (SUPERVISOR.id, "unmerge", code(5), "brothers")
    with pytest.raises(NotPossibleError, match="not_merged"):
        services.merging.unmerge(code(5), SUPERVISOR)


def test_three_registrations_are_one_person_too(services: Services) -> None:
    scan(services, 6)
    merge(services, 6, 5)
    merge(services, 5, 4)
    assert scan(services, 6).registrant == person(4)
    assert isinstance(scan(services, 5).verdict, Refused)
    assert services.gate.rebuild() == 1


def test_nobody_is_merged_with_themselves_or_with_nobody_and_only_by_a_supervisor(services: Services) -> None:
    with pytest.raises(NotPossibleError, match="same_person"):
        merge(services, 4, 4)
    with pytest.raises(UnknownError):
        services.merging.merge("TT-9999-9", code(4), SUPERVISOR)
    with pytest.raises(NotPossibleError, match="not_allowed"):
        services.merging.merge(code(5), code(4), VOLUNTEER)
    merge(services)
    with pytest.raises(NotPossibleError, match="same_person"):
        merge(services)


def test_the_desk_admits_by_the_code_that_was_merged(services: Services) -> None:
    merge(services)
    outcome = services.desk.check_in(DeskCheckin(code(5)), VOLUNTEER)
    assert isinstance(outcome, Outcome)
    assert outcome.registrant == person(4)
