"""Staff check in, take back and print again for somebody whom they have in front of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.composition import Services
from kiosk.domain.checkin import Admitted, Direction, Incomplete, Reason, Refused
from kiosk.domain.staff import Act
from kiosk.services.checkin import Outcome, Scan
from kiosk.services.desk import DeskCheckin, NoteWaits
from kiosk.services.errors import NotPossibleError, UnknownError
from tests.services.desk import SUPERVISOR, VOLUNTEER, acts, audited, desk_pack, noted
from tests.venue import PEOPLE, HandClock, admissions, code, log_of, person, scan, venue


def let_in(services: Services, number: int, **asked: object) -> Outcome:
    outcome = services.desk.check_in(DeskCheckin(code(number), **asked), VOLUNTEER)  # type: ignore[arg-type]  # by name
    assert isinstance(outcome, Outcome)
    return outcome


def test_staff_admit_by_code_whom_a_scan_of_that_code_would_not(services: Services) -> None:
    assert services.checkin.check_in(code(4)).verdict == Refused(Reason.INVALID)
    outcome = let_in(services, 4)
    assert (outcome.verdict, outcome.registrant, bool(outcome.print_job)) == (Admitted(), person(4), True)
    operator = services.store.connection().execute("SELECT operator FROM checkin WHERE status = 'ok'").fetchall()
    assert operator == [(VOLUNTEER.id,)]
    assert acts(services) == [(VOLUNTEER.id, "check_in", code(4), "")]
    assert audited(services)[0].details == {"checkin": outcome.checkin_id, "list": "main", "status": "ok"}


def test_a_scan_by_the_guests_themselves_is_no_act_of_staff(services: Services) -> None:
    scan(services, 4)
    assert acts(services) == []


def test_codes_are_taken_in_any_case_and_an_unknown_one_is_said(services: Services) -> None:
    asked = DeskCheckin(f" {code(4).lower()} ")
    assert isinstance(services.desk.check_in(asked, VOLUNTEER), Outcome)
    with pytest.raises(UnknownError):
        services.desk.check_in(DeskCheckin("TT-9999-9"), VOLUNTEER)
    assert len(log_of(services)) == 1


def test_the_same_rules_hold_at_the_desk_as_at_the_door(services: Services) -> None:
    assert let_in(services, 2).verdict == Refused(Reason.UNPAID)
    assert let_in(services, 4, list_id="dinner").verdict == Refused(Reason.PRODUCT)
    assert isinstance(let_in(services, 4, list_id="desk").verdict, Incomplete)
    assert let_in(services, 4, list_id="desk", answers={"diet": "moss"}).verdict == Admitted()
    scan(services, 5)
    assert isinstance(let_in(services, 5).verdict, Refused)


def test_an_attention_note_must_have_been_read_before_anybody_is_admitted(tmp_path: Path) -> None:
    with venue(tmp_path, HandClock(), desk_pack(noted(4))) as services:
        waits = services.desk.check_in(DeskCheckin(code(4)), VOLUNTEER)
        assert waits == NoteWaits(noted(4), "Bring her to the minister")
        other = services.desk.check_in(DeskCheckin(code(4), acknowledged="An older note"), VOLUNTEER)
        assert isinstance(other, NoteWaits)
        assert (log_of(services), acts(services)) == ([], [])
        read = services.desk.check_in(DeskCheckin(code(4), acknowledged="Bring her to the minister"), VOLUNTEER)
        assert isinstance(read, Outcome)
        assert read.verdict == Admitted()


def test_nobody_is_kept_inside_by_a_note(tmp_path: Path) -> None:
    with venue(tmp_path, HandClock(), desk_pack(noted(4))) as services:
        out = services.desk.check_in(DeskCheckin(code(4), direction=Direction.EXIT), VOLUNTEER)
        assert isinstance(out, Outcome)
        assert acts(services)[0][1] == Act.CHECK_OUT


def test_force_is_for_supervisors_with_a_reason_and_is_written_down_as_such(services: Services) -> None:
    with pytest.raises(NotPossibleError, match="not_allowed"):
        services.desk.check_in(DeskCheckin(code(2), why="paid in cash"), VOLUNTEER)
    with pytest.raises(NotPossibleError, match="why_missing"):
        services.desk.check_in(DeskCheckin(code(2), why="  "), SUPERVISOR)
    outcome = services.desk.check_in(DeskCheckin(code(2), why="paid in cash"), SUPERVISOR)
    assert isinstance(outcome, Outcome)
    assert outcome.verdict == Admitted(overruled=Reason.UNPAID)
    assert acts(services) == [(SUPERVISOR.id, "force", code(2), "paid in cash")]


def test_a_reason_that_was_not_needed_forces_nothing(services: Services) -> None:
    services.desk.check_in(DeskCheckin(code(4), why="just in case"), SUPERVISOR)
    assert acts(services)[0][1] == "check_in"


def test_the_same_nonce_is_one_check_in(services: Services) -> None:
    first = let_in(services, 4, nonce="n1")
    again = let_in(services, 4, nonce="n1")
    assert (again.checkin_id, again.repeated) == (first.checkin_id, True)
    assert len(log_of(services)) == len(acts(services)) == 1


def test_an_undo_has_a_reason_and_a_line_in_the_audit_log(services: Services) -> None:
    outcome = let_in(services, 4)
    with pytest.raises(NotPossibleError, match="why_missing"):
        services.desk.undo(outcome.checkin_id, "", VOLUNTEER)
    services.desk.undo(outcome.checkin_id, "the wrong  Müller", VOLUNTEER)
    assert acts(services)[-1] == (VOLUNTEER.id, "undo", code(4), "the wrong Müller")
    assert admissions(services) == []
    with pytest.raises(NotPossibleError, match="already_undone"):
        services.desk.undo(outcome.checkin_id, "again", VOLUNTEER)
    assert len(acts(services)) == 2


def test_a_reprint_has_a_reason_and_a_line_in_the_audit_log(services: Services) -> None:
    with pytest.raises(NotPossibleError, match="why_missing"):
        services.desk.reprint(code(4), "", VOLUNTEER)
    with pytest.raises(UnknownError):
        services.desk.reprint("TT-9999-9", "torn", VOLUNTEER)
    job = services.desk.reprint(code(4).lower(), "torn", VOLUNTEER)
    assert (job.registrant, job.why) == (code(4), "torn")
    assert acts(services) == [(VOLUNTEER.id, "reprint", code(4), "torn")]
    assert audited(services)[0].details == {"print_job": job.id}


def test_the_card_holds_what_the_desk_needs(tmp_path: Path) -> None:
    people = (replace(person(4), category="press"), person(5))
    with venue(tmp_path, HandClock(), replace(desk_pack(*people), files={f"photos/{code(4)}.png": b"png"})) as services:
        outcome = scan(services, 4)
        services.corrections.correct(code(4), {"organisation": "Moor plc"}, VOLUNTEER)
        services.revoking.block(code(4), "threatened somebody", SUPERVISOR)
        card = services.desk.card(code(4))
        assert card.registrant.organisation == "Moor plc"
        (entry,) = card.admittances
        assert (entry.list_id, entry.checkin_id, entry.inside) == ("main", outcome.checkin_id, True)
        assert [job.id for job in card.badges] == [outcome.print_job]
        assert [change.field for change in card.corrections] == ["organisation"]
        assert (card.barred, card.discreet, card.photo) == (Reason.BLOCKED, True, b"png")
        other = services.desk.card(code(5))
        assert (other.barred, other.discreet, other.photo, other.badges) == (None, False, None, ())


def test_discreet_guests_are_marked_on_every_verdict(tmp_path: Path) -> None:
    with venue(tmp_path, HandClock(), desk_pack(replace(person(4), category="press"), person(5))) as services:
        assert services.checkin.preview(code(4)).discreet
        assert scan(services, 4, nonce="n").discreet
        assert scan(services, 4, nonce="n").discreet
        assert not scan(services, 5).discreet
        assert not services.checkin.check_in("nobody").discreet


def test_whoever_is_blocked_stays_out_until_it_is_lifted(services: Services) -> None:
    with pytest.raises(NotPossibleError, match="not_allowed"):
        services.revoking.block(code(4), "no", VOLUNTEER)
    services.revoking.block(code(4), "threatened somebody", SUPERVISOR)
    assert scan(services, 4).verdict == Refused(Reason.BLOCKED)
    assert let_in(services, 4).verdict == Refused(Reason.BLOCKED)
    services.revoking.lift(code(4), SUPERVISOR, "it was a mix-up")
    assert scan(services, 4).verdict == Admitted()
    assert [act for _, act, _, _ in acts(services)] == ["block", "check_in", "lift"]


def test_a_lost_code_admits_nobody_once_its_holder_has_another(services: Services) -> None:
    renewed = services.renewal.renew(code(4), "phone stolen", SUPERVISOR)
    assert scan(services, 4).verdict == Refused(Reason.REVOKED)
    assert services.checkin.scan(Scan(renewed.secret.text)).verdict == Admitted()
    assert acts(services)[0] == (SUPERVISOR.id, "renew", code(4), "phone stolen")


def test_the_audit_log_is_never_changed_nor_shortened_and_holds_no_name(services: Services) -> None:
    let_in(services, 1)
    services.corrections.correct(code(1), {"name": "欧阳桐"}, VOLUNTEER, "typo")
    connection = services.store.connection()
    for sql in ("UPDATE audit SET why = ''", "DELETE FROM audit"):
        with pytest.raises(dbapi2.IntegrityError, match="audit log"):
            connection.execute(sql)
    kept = str(connection.execute("SELECT * FROM audit").fetchall())
    for name in ("欧阳", "Ouyang", PEOPLE[1].organisation, VOLUNTEER.name):
        assert name not in kept


def test_the_audit_log_is_for_supervisors(services: Services) -> None:
    let_in(services, 4)
    let_in(services, 5)
    with pytest.raises(NotPossibleError, match="not_allowed"):
        services.audit.entries(VOLUNTEER)
    assert [line.entry.registrant for line in services.audit.entries(SUPERVISOR, 1)] == [code(5)]
    assert len(services.audit.entries(SUPERVISOR, registrant=code(4))) == 1
    assert services.audit.entries(SUPERVISOR, operator="somebody else") == []


def test_an_act_and_its_line_in_the_log_are_both_there_or_neither(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **named: object) -> str:
        raise KeyboardInterrupt

    outcome = let_in(services, 4)
    before = log_of(services), acts(services), admissions(services)
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.store.audit.AuditLog.append", broken)
        for act in (
            lambda: let_in(services, 5),
            lambda: services.desk.undo(outcome.checkin_id, "why", VOLUNTEER),
            lambda: services.desk.reprint(code(4), "torn", VOLUNTEER),
            lambda: services.corrections.correct(code(4), {"name": "Other"}, VOLUNTEER),
            lambda: services.merging.merge(code(4), code(5), SUPERVISOR),
            lambda: services.walk_ins.register({"name": "New"}, VOLUNTEER),
            lambda: services.revoking.block(code(4), "why", SUPERVISOR),
        ):
            with pytest.raises(KeyboardInterrupt):
                act()
    assert (log_of(services), acts(services), admissions(services)) == before
    assert len(services.printing.jobs()) == 1
    assert services.desk.card(code(4)).registrant == person(4)
    assert services.status.status().registrants == len(PEOPLE)
