"""Stamps that order what several kiosks did."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.clocks import from_milliseconds, milliseconds, next_hlc, uuid7

MOMENTS = st.integers(0, milliseconds(datetime(2999, 1, 1, tzinfo=UTC)))


@given(MOMENTS)
def test_whole_milliseconds_survive_the_way_there_and_back(value: int) -> None:
    assert milliseconds(from_milliseconds(value)) == value


@given(MOMENTS, st.integers(0, 999))
def test_what_is_less_than_a_millisecond_is_cut_off(value: int, microseconds: int) -> None:
    assert milliseconds(from_milliseconds(value) + timedelta(microseconds=microseconds)) == value


def test_a_time_counts_the_same_with_any_offset() -> None:
    utc = datetime(2025, 12, 6, 1, 0, tzinfo=UTC)
    assert milliseconds(utc.astimezone(timezone(timedelta(hours=8)))) == milliseconds(utc) == 1_764_982_800_000


@given(MOMENTS)
def test_a_uuid_is_of_version_7_and_begins_with_its_time(at_ms: int) -> None:
    made = UUID(uuid7(at_ms))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == at_ms


@given(MOMENTS, st.integers(1, 10**9))
def test_a_later_uuid_sorts_after_an_earlier_one(at_ms: int, later: int) -> None:
    assert uuid7(at_ms) < uuid7(at_ms + later)


def test_uuids_of_one_moment_differ() -> None:
    assert len({uuid7(0) for _ in range(1000)}) == 1000


@given(st.integers(0, 2**60), st.lists(st.integers(0, 2**40), min_size=1))
def test_the_logical_clock_never_stands_still_or_runs_backwards(last: int, wall_times: list[int]) -> None:
    for at_ms in wall_times:
        stamp = next_hlc(last, at_ms)
        assert stamp > last
        assert stamp >> 16 >= at_ms
        last = stamp


def test_the_logical_clock_follows_the_wall_clock_when_that_runs_ahead() -> None:
    assert next_hlc(next_hlc(0, 1000), 2000) == 2000 << 16


def test_the_logical_clock_counts_on_when_the_wall_clock_is_set_back() -> None:
    first = next_hlc(0, 2000)
    assert [next_hlc(first, 1000), next_hlc(first + 1, 1000)] == [first + 1, first + 2]
