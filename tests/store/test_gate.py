"""The log only grows, and all that is derived from it can be derived again."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from kiosk.composition import Services
from kiosk.domain.checkin import Direction
from kiosk.services.errors import NotPossibleError
from tests.venue import NINE, HandClock, admissions, code, log_of, scan, venue

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["entry", "exit", "undo", "earlier", "force", "clock"]),
        st.integers(4, 6),
        st.sampled_from(["main", "forum", "lounge"]),
        st.integers(-90, 90),
    ),
    max_size=25,
)


def act(services: Services, clock: HandClock, done: list[str], step: tuple[str, int, str, int]) -> None:
    """One thing that happens at a door."""
    what, number, list_id, minutes = step
    match what:
        case "clock":
            clock.move(minutes)
        case "undo" if done:
            try:
                services.checkin.undo(done[number % len(done)], "again")
            except NotPossibleError:
                return
        case "entry" | "exit" | "earlier" | "force":
            direction = Direction.EXIT if what == "exit" or (what == "earlier" and minutes < 0) else Direction.ENTRY
            at = clock.at + timedelta(minutes=minutes) if what == "earlier" else None
            why = "asked for" if what == "force" else None
            done.append(scan(services, number, list_id, direction=direction, at=at, why=why).checkin_id)


def assert_derived(services: Services) -> None:
    before = admissions(services)
    assert services.gate.rebuild() == len(before)
    assert admissions(services) == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_happens_at_the_doors_the_admissions_can_be_derived_again_from_the_log(
    steps: list[tuple[str, int, str, int]], services: Services, clock: HandClock
) -> None:
    done: list[str] = []
    for step in steps:
        act(services, clock, done, step)
        clock.move(1)
    assert_derived(services)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def services(tmp_path: Path, clock: HandClock):  # type: ignore[no-untyped-def]  # pytest knows
    """The conference, which examples of one test share: derived state has to hold whatever was there before."""
    with venue(tmp_path, clock) as opened:
        yield opened


def test_admissions_that_were_lost_or_spoilt_are_put_right_from_the_log(services: Services) -> None:
    for number in (4, 5, 6):
        scan(services, number)
    right = admissions(services)
    connection = services.store.connection()
    connection.execute("DELETE FROM admission WHERE registrant = ?", (code(4),))
    connection.execute("UPDATE admission SET inside = 0, kiosk = 'K-0' WHERE registrant = ?", (code(5),))
    (record,) = connection.execute("SELECT id FROM checkin WHERE registrant = ?", (code(6),)).fetchone()
    connection.execute("INSERT INTO admission VALUES ('lounge', ?, ?, 0, 'K-0', 1)", (code(7), record))
    assert admissions(services) != right
    assert services.gate.rebuild() == 3
    assert admissions(services) == right


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE checkin SET status = 'ok'",
        "UPDATE checkin SET why = 'x' WHERE id = (SELECT min(id) FROM checkin)",
        "DELETE FROM checkin",
        "DELETE FROM checkin WHERE sequence = 1",
    ],
)
def test_the_log_is_never_changed_or_shortened(sql: str, services: Services) -> None:
    scan(services, 4)
    scan(services, 4)
    before = log_of(services)
    with pytest.raises(dbapi2.DatabaseError, match="the log of check-ins is never"):
        services.store.connection().execute(sql)
    assert log_of(services) == before


def test_the_kiosks_sequence_has_no_gaps_and_its_logical_clock_never_stands_still(
    services: Services, clock: HandClock
) -> None:
    for number, minutes in ((4, 5), (4, -30), (5, 0), (999, 10), (6, -600)):
        scan(services, number)
        clock.move(minutes)
    rows = services.store.connection().execute("SELECT sequence, hlc, kiosk FROM checkin ORDER BY sequence").fetchall()
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5]
    assert sorted({row[1] for row in rows}) == [row[1] for row in rows]
    assert {row[2] for row in rows} == {services.settings.kiosk}


def test_a_record_holds_what_was_asked_and_what_came_of_it(services: Services) -> None:
    scan(services, 2, operator="desk 1", nonce="n-1", why="paid at the desk", answers={"diet": "all"})
    columns = "registrant, list, direction, at, status, reason, operator, nonce, undoes, why, forced, answers"
    row = services.store.connection().execute(f"SELECT {columns} FROM checkin").fetchone()
    at = int(NINE.timestamp() * 1000)
    expected = (code(2), "main", "entry", at, "ok", "unpaid", "desk 1", "n-1", None, "paid at the desk", 1)
    assert row == (*expected, '{"diet": "all"}')


def test_a_nonce_stands_for_one_record_in_the_store_itself(services: Services) -> None:
    scan(services, 4, nonce="n-1")
    copy = (
        "INSERT INTO checkin SELECT 'other', kiosk, 99, hlc, at, list, direction, registrant, status, reason, "
        "operator, nonce, undoes, earlier, why, forced, answers, scanned FROM checkin"
    )
    with pytest.raises(dbapi2.IntegrityError, match=r"checkin\.nonce"):
        services.store.connection().execute(copy)


def test_a_scan_of_an_earlier_time_is_counted_from_when_it_was_scanned(services: Services, clock: HandClock) -> None:
    clock.move(60)
    scan(services, 4, "forum", direction=Direction.EXIT, at=NINE + timedelta(minutes=10))
    assert admissions(services) == []
    scan(services, 4, "forum", at=NINE + timedelta(minutes=5))
    ((_, registrant, _, at, _, inside),) = admissions(services)
    assert (registrant, at, inside) == (code(4), int((NINE + timedelta(minutes=5)).timestamp() * 1000), 0)
    assert_derived(services)
