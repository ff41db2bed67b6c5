"""What is on, what is next, and on which day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.agenda import (
    Change,
    ChangeKind,
    Kind,
    Session,
    SessionState,
    days,
    next_after,
    next_boundary,
    on_day,
    on_now,
    order,
    up_next,
)
from kiosk.domain.localized import Localized

HAIKOU = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)


def at(text: str, timezone: ZoneInfo = HAIKOU) -> datetime:
    """`06 09:30` is half past nine on the sixth of December 2025."""
    return datetime.strptime(f"2025-12-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=timezone)


def session(name: str, start: str, end: str, room: str = "hall", kind: Kind = Kind.FORUM) -> Session:
    return Session(name, at(start), at(end), room, kind, Localized({"en": name}))


def cancelled(item: Session) -> Session:
    return replace(item, change=Change(ChangeKind.CANCELLED, item.start, item.end, item.room, item.start))


def names(sessions: list[Session]) -> list[str]:
    return [item.id for item in sessions]


OPENING = session("opening", "06 09:00", "06 09:40")
WHOLE_DAY = session("fair", "06 09:00", "06 18:00", "foyer")
TALK = session("talk", "06 09:20", "06 10:00", "b1")
PAUSE = session("pause", "06 10:00", "06 10:20", "foyer", Kind.BREAK)
NIGHT = session("night", "06 23:00", "07 01:00", "bar", Kind.SOCIAL)
SECOND = session("second", "07 09:00", "07 10:00")
AGENDA = [SECOND, NIGHT, PAUSE, TALK, WHOLE_DAY, OPENING]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("06 08:59", SessionState.UPCOMING),
        ("06 09:00", SessionState.NOW),
        ("06 09:39", SessionState.NOW),
        ("06 09:40", SessionState.PAST),
    ],
)
def test_a_session_is_on_from_its_start_until_just_before_its_end(now: str, state: SessionState) -> None:
    assert OPENING.state(at(now)) is state


def test_the_state_is_that_of_the_moment_in_whatever_time_zone_it_is_told() -> None:
    assert OPENING.state(at("06 02:10", BERLIN)) is SessionState.NOW


def test_sessions_are_ordered_by_start_and_long_ones_frame_the_others() -> None:
    assert names(order(AGENDA)) == ["fair", "opening", "talk", "pause", "night", "second"]


@given(st.permutations(AGENDA))
def test_the_order_does_not_depend_on_the_order_before(shuffled: list[Session]) -> None:
    assert order(shuffled) == order(AGENDA)


def test_overlapping_sessions_are_on_at_the_same_time() -> None:
    assert names(on_now(AGENDA, at("06 09:30"))) == ["fair", "opening", "talk"]


def test_of_two_sessions_back_to_back_only_the_second_is_on_at_the_change() -> None:
    assert names(on_now([TALK, PAUSE], at("06 10:00"))) == ["pause"]


def test_what_is_cancelled_is_not_on() -> None:
    assert names(on_now([cancelled(OPENING), TALK], at("06 09:30"))) == ["talk"]


def test_a_session_across_midnight_belongs_to_the_day_it_starts_and_is_on_in_both() -> None:
    assert days(AGENDA, HAIKOU) == [date(2025, 12, 6), date(2025, 12, 7)]
    assert names(on_day(AGENDA, date(2025, 12, 7), HAIKOU)) == ["second"]
    assert names(on_now(AGENDA, at("07 00:30"))) == ["night"]


def test_the_day_is_the_venues_whatever_offset_a_start_was_written_with() -> None:
    early = replace(OPENING, start=at("05 23:30", BERLIN), end=at("06 00:30", BERLIN))
    assert days([early], HAIKOU) == [date(2025, 12, 6)]
    assert days([early], BERLIN) == [date(2025, 12, 5)]


def test_next_is_what_has_still_to_start_today() -> None:
    assert names(up_next(AGENDA, at("06 09:10"), HAIKOU)) == ["talk", "pause", "night"]
    assert names(up_next(AGENDA, at("06 23:30"), HAIKOU)) == []
    assert names(up_next(AGENDA, at("07 00:10"), HAIKOU)) == ["second"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("06 09:00", "fair"),
        ("06 09:01", "talk"),
        ("06 09:21", "night"),
        ("06 23:01", "second"),
        ("04 09:00", "fair"),
        ("03 09:00", None),
        ("07 09:01", None),
    ],
)
def test_who_arrives_is_sent_to_what_they_can_hear_from_its_beginning(now: str, expected: str | None) -> None:
    found = next_after(AGENDA, at(now))
    assert (found.id if found else None) == expected


def test_nobody_is_sent_to_a_break_or_to_what_is_cancelled() -> None:
    found = next_after([cancelled(TALK), PAUSE, NIGHT], at("06 09:01"))
    assert found is NIGHT


@given(st.integers(0, 48 * 60))
def test_between_two_boundaries_nothing_changes(minutes: int) -> None:
    now = at("06 00:00") + minutes * MINUTE
    boundary = next_boundary(AGENDA, now)
    if boundary is None:
        assert all(item.state(now) is SessionState.PAST for item in AGENDA)
        return
    just_before = boundary - timedelta(microseconds=1)
    assert [item.state(now) for item in AGENDA] == [item.state(just_before) for item in AGENDA]
    assert [item.state(now) for item in AGENDA] != [item.state(boundary) for item in AGENDA]
