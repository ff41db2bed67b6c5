"""The staff PIN and its lock-out."""

from functools import partial
from pathlib import Path

import argon2
import pytest

from kiosk.composition import Services
from kiosk.domain.registrant import RegistrantStatus
from kiosk.domain.staff import CONSOLE, Act, Role
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.holders import Holders
from kiosk.services.staff import PinAnswer, SignIn, StaffService
from kiosk.store.audit import AuditLog
from tests.services.desk import acts, desk_pack
from tests.venue import HandClock, code, person, secret, venue

PIN = "428317"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that costs nothing, for tests that try many PINs."""
    monkeypatch.setattr("argon2.PasswordHasher", partial(argon2.PasswordHasher, time_cost=1, memory_cost=64))


@pytest.fixture
def staff(services: Services, clock: HandClock, quick: None) -> StaffService:
    service = staff_of(services, clock)
    service.set_pin(PIN)
    return service


def staff_of(services: Services, clock: HandClock) -> StaffService:
    """The staff of a conference whose computer's clock is moved by hand too."""
    audit = AuditLog(services.store, "K", clock)
    holders = Holders(services.current)
    return StaffService(services.store, services.gate, services.current, holders, audit, clock, clock)


def locked_out(staff: StaffService) -> PinAnswer:
    """Five wrong tries; gives the answer to the fifth."""
    return [staff.check("000000") for _ in range(5)][-1]


def test_the_right_pin_opens_and_a_wrong_one_does_not(staff: StaffService) -> None:
    assert staff.check(PIN) == PinAnswer(ok=True)
    assert staff.check("428318") == PinAnswer(ok=False)


def test_without_a_pin_nothing_opens(services: Services) -> None:
    assert not services.staff.has_pin()
    assert not services.staff.check("").ok
    assert not services.staff.check(PIN).ok


@pytest.mark.parametrize("pin", ["", "12345", "12345a", "１２３４５６", "٠١٢٣٤٥", "-12345", "123 456"])
def test_a_pin_has_six_digits_or_more_and_nothing_else(pin: str, services: Services) -> None:
    with pytest.raises(NotPossibleError, match="pin_too_short"):
        services.staff.set_pin(pin)
    assert not services.staff.has_pin()


def test_the_pin_itself_is_kept_nowhere_and_trying_all_would_take_long(services: Services) -> None:
    """Argon2id with at least 19 MiB and two passes. Source: OWASP, Password Storage Cheat Sheet."""
    services.staff.set_pin(PIN)
    connection = services.store.connection()
    values = connection.execute("SELECT value FROM setting UNION ALL SELECT pin FROM staff").fetchall()
    assert not [value for (value,) in values if PIN in value]
    (kept,) = [value for (value,) in values if value.startswith("$argon2id$")]
    cost = argon2.extract_parameters(kept)
    assert cost.memory_cost >= 19 * 1024
    assert cost.time_cost >= 2
    assert services.staff.check(PIN).ok


def test_a_new_pin_replaces_the_old_one(staff: StaffService) -> None:
    staff.set_pin("000000")
    assert not staff.check(PIN).ok
    assert staff.check("000000").ok


def test_the_fifth_wrong_try_locks_and_the_right_pin_is_then_not_even_looked_at(
    staff: StaffService, clock: HandClock
) -> None:
    assert [staff.check("000000").locked_seconds for _ in range(5)] == [0, 0, 0, 0, 30]
    assert staff.check(PIN) == PinAnswer(ok=False, locked_seconds=30)
    clock.move(0.25)
    assert staff.check(PIN) == PinAnswer(ok=False, locked_seconds=15)
    clock.move(0.25)
    assert staff.check(PIN) == PinAnswer(ok=True)


def test_each_further_wrong_try_doubles_the_pause_up_to_a_quarter_of_an_hour(
    staff: StaffService, clock: HandClock
) -> None:
    pauses = [locked_out(staff).locked_seconds]
    for _ in range(7):
        clock.move(15)
        pauses.append(staff.check("000000").locked_seconds)
    assert pauses == [30, 60, 120, 240, 480, 900, 900, 900]


def test_the_right_pin_forgives_the_wrong_ones(staff: StaffService) -> None:
    for _ in range(3):
        assert [staff.check("000000").locked_seconds for _ in range(4)] == [0] * 4
        assert staff.check(PIN).ok


def test_a_lock_out_survives_a_restart(tmp_path: Path, quick: None) -> None:
    clock = HandClock()
    with venue(tmp_path, clock) as services:
        staff = staff_of(services, clock)
        staff.set_pin(PIN)
        locked_out(staff)
    with venue(tmp_path, clock) as services:
        assert staff_of(services, clock).check(PIN) == PinAnswer(ok=False, locked_seconds=30)


def test_a_try_counts_even_where_the_plug_is_pulled_before_the_answer(
    staff: StaffService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(self: StaffService, pin: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(StaffService, "_whose", pulled)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                staff.check(PIN)
    assert staff.check(PIN).locked_seconds == 30


def test_setting_the_clock_back_starts_the_pause_anew_but_does_not_lock_for_the_time_it_was_set_back(
    staff: StaffService, clock: HandClock
) -> None:
    locked_out(staff)
    clock.move(-60 * 24 * 365)
    assert staff.check(PIN) == PinAnswer(ok=False, locked_seconds=30)
    clock.move(0.25)
    assert staff.check(PIN).locked_seconds == 15
    clock.move(0.25)
    assert staff.check(PIN) == PinAnswer(ok=True)


def test_setting_the_clock_back_again_and_again_gives_no_free_tries(staff: StaffService, clock: HandClock) -> None:
    locked_out(staff)
    for _ in range(20):
        clock.move(-1)
        assert staff.check(PIN) == PinAnswer(ok=False, locked_seconds=30)


def test_each_of_the_staff_signs_in_with_a_pin_of_their_own(staff: StaffService, services: Services) -> None:
    wei = staff.set_pin("271828", name=" Wei ", role=Role.VOLUNTEER)
    assert (wei.name, wei.role) == ("Wei", Role.VOLUNTEER)
    assert staff.sign_in("271828") == SignIn(wei)
    supervisor = staff.sign_in(PIN).operator
    assert supervisor is not None
    assert (supervisor.id, supervisor.role) == ("supervisor", Role.SUPERVISOR)
    assert staff.sign_in("999999") == SignIn(None)
    staff.sign_out(wei)
    assert [act[:2] for act in acts(services)] == [
        ("console", "staff"),
        ("console", "staff"),
        (wei.id, "sign_in"),
        ("supervisor", "sign_in"),
        (wei.id, "sign_out"),
    ]
    assert "Wei" not in str(services.store.connection().execute("SELECT * FROM audit").fetchall())
    names = {line.entry.operator: line.operator_name for line in services.audit.entries(CONSOLE)}
    assert names[wei.id] == "Wei"


def test_a_new_pin_or_role_keeps_who_somebody_is(staff: StaffService) -> None:
    wei = staff.set_pin("271828", name="Wei", role=Role.VOLUNTEER)
    again = staff.set_pin("161803", name="Wei", role=Role.SUPERVISOR)
    assert (again.id, again.role) == (wei.id, Role.SUPERVISOR)
    assert staff.sign_in("271828").operator is None
    assert staff.sign_in("161803").operator == again
    assert [operator.name for operator in staff.members()] == ["", "Wei"]


def test_a_volunteers_pin_does_not_lead_out_of_the_program(staff: StaffService) -> None:
    staff.set_pin("271828", name="Wei", role=Role.VOLUNTEER)
    assert not staff.check("271828").ok
    assert staff.check("271828", Act.UNDO).ok
    assert staff.check(PIN).ok


def test_no_two_have_the_same_pin_and_somebody_stays_in_charge(staff: StaffService) -> None:
    with pytest.raises(NotPossibleError, match="pin_taken"):
        staff.set_pin(PIN, name="Wei", role=Role.VOLUNTEER)
    with pytest.raises(NotPossibleError, match="name_missing"):
        staff.set_pin("271828", role=Role.VOLUNTEER)
    staff.set_pin("271828", name="Wei", role=Role.VOLUNTEER)
    with pytest.raises(NotPossibleError, match="no_supervisor"):
        staff.remove("")
    staff.set_pin("161803", name="Sigrid")
    staff.remove("")
    with pytest.raises(NotPossibleError, match="no_supervisor"):
        staff.set_pin("161803", name="Sigrid", role=Role.VOLUNTEER)
    with pytest.raises(UnknownError):
        staff.remove("Nobody")


def test_volunteers_come_after_a_supervisor(services: Services) -> None:
    with pytest.raises(NotPossibleError, match="no_supervisor"):
        services.staff.set_pin("271828", name="Wei", role=Role.VOLUNTEER)
    assert not services.staff.has_pin()


def test_only_a_supervisor_gives_pins(staff: StaffService) -> None:
    wei = staff.set_pin("271828", name="Wei", role=Role.VOLUNTEER)
    with pytest.raises(NotPossibleError, match="not_allowed"):
        staff.set_pin("161803", name="Max", role=Role.SUPERVISOR, by=wei)
    with pytest.raises(NotPossibleError, match="not_allowed"):
        staff.remove("Wei", by=wei)


def test_wrong_tries_lock_everybody_out_whoever_they_were_meant_for(staff: StaffService) -> None:
    staff.set_pin("271828", name="Wei", role=Role.VOLUNTEER)
    locked_out(staff)
    assert staff.sign_in("271828") == SignIn(None, 30)


def test_a_badge_signs_in_where_the_pack_gives_its_category_a_role(tmp_path: Path) -> None:
    people = [person(number, category=category) for number, category in enumerate(("helper", "chief", "talent"))]
    people.append(person(3, category="helper", status=RegistrantStatus.CANCELLED))
    with venue(tmp_path, HandClock(), desk_pack(*people)) as services:
        signed_in = [services.staff.sign_in_by_badge(secret(number)).operator for number in range(4)]
        assert [operator and (operator.id, operator.role) for operator in signed_in] == [
            (code(0), Role.VOLUNTEER),
            (code(1), Role.SUPERVISOR),
            None,
            None,
        ]
        assert services.staff.sign_in_by_badge("nobody").operator is None
        assert services.staff.sign_in_by_badge(code(1)).operator is None
        assert [act[:2] for act in acts(services)] == [(code(0), "sign_in"), (code(1), "sign_in")]
        services.revoking.block(code(1), "badge lost", CONSOLE)
        assert services.staff.sign_in_by_badge(secret(1)).operator is None
