"""What time it is: really, by order, or in a rehearsal."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import FixedClock, RehearsalClock, SystemClock, parse_time

HAIKOU = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2025, 12, 6)


def test_the_systems_time_is_now_in_utc() -> None:
    before, said, after = datetime.now(UTC), SystemClock().now(), datetime.now(UTC)
    assert before <= said <= after
    assert said.utcoffset() == timedelta(0)
    assert not SystemClock().rehearsal


def test_a_fixed_time_stands_still() -> None:
    clock = FixedClock(datetime(2025, 12, 6, 9, tzinfo=HAIKOU))
    assert clock.now() == clock.now() == datetime(2025, 12, 6, 1, tzinfo=UTC)
    assert clock.now().utcoffset() == timedelta(0)


def test_a_rehearsal_starts_at_nine_on_the_first_day_in_venue_time() -> None:
    clock = RehearsalClock.of_first_day(DAY, HAIKOU)
    assert timedelta(0) <= clock.now() - datetime(2025, 12, 6, 9, tzinfo=HAIKOU) < timedelta(seconds=5)
    assert clock.rehearsal


def test_a_rehearsal_runs_on_from_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = RehearsalClock(datetime(2025, 12, 6, 9, tzinfo=HAIKOU), anchor=1000.0)
    monkeypatch.setattr("time.time", lambda: 1000.0 + 90)
    assert clock.now() == datetime(2025, 12, 6, 9, 1, 30, tzinfo=HAIKOU)


@pytest.mark.parametrize("anchor", [0.1, 1764982800.123456, 1764982800.9999999])
def test_two_processes_that_know_the_same_start_have_the_same_time(
    anchor: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: anchor + 5)
    begins = datetime(2025, 12, 6, 9, tzinfo=HAIKOU)
    assert RehearsalClock(begins, anchor).now() == RehearsalClock(begins, float(repr(anchor))).now()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-12-06T09:00", datetime(2025, 12, 6, 1, 0, tzinfo=UTC)),
        (" 2025-12-06 09:00:30 ", datetime(2025, 12, 6, 1, 0, 30, tzinfo=UTC)),
        ("2025-12-06", datetime(2025, 12, 5, 16, 0, tzinfo=UTC)),
        ("2025-12-06T09:00Z", datetime(2025, 12, 6, 9, 0, tzinfo=UTC)),
        ("2025-12-06T09:00+01:00", datetime(2025, 12, 6, 8, 0, tzinfo=UTC)),
        ("20251206T0900", datetime(2025, 12, 6, 1, 0, tzinfo=UTC)),
    ],
)
def test_a_time_without_an_offset_is_venue_time(text: str, expected: datetime) -> None:
    assert parse_time(text, HAIKOU) == expected


def test_a_wall_clock_time_that_summer_time_skips_or_repeats_is_still_a_time() -> None:
    assert parse_time("2025-03-30T02:30", BERLIN).astimezone(UTC) == datetime(2025, 3, 30, 1, 30, tzinfo=UTC)
    assert parse_time("2025-10-26T02:30", BERLIN).astimezone(UTC) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "now", "09:00", "2025-13-01", "2025-12-06T25:00", "06.12.2025", "1764982800"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_time(text, HAIKOU)


@pytest.mark.parametrize("text", ["0001-01-01", "1969-12-31T23:00Z", "3000-01-01T00:00Z", "9999-12-31T23:59:59Z"])
def test_a_time_that_no_log_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="1970 to 2999"):
        parse_time(text, HAIKOU)
