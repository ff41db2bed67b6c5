"""What texts mean, and what is said of those that mean nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.registrant import RegistrantStatus
from kiosk.importing.cells import choice, count, day, filled, language, languages, listed, moment, references
from kiosk.importing.faults import BadValueError

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-12-06 09:40", datetime(2025, 12, 6, 1, 40, tzinfo=UTC)),
        ("2025-12-06T09:40:30", datetime(2025, 12, 6, 1, 40, 30, tzinfo=UTC)),
        ("2025-12-06 9:40", datetime(2025, 12, 6, 1, 40, tzinfo=UTC)),
        ("2025/12/6 9:40", datetime(2025, 12, 6, 1, 40, tzinfo=UTC)),
        ("2025-12-06T09:40Z", datetime(2025, 12, 6, 9, 40, tzinfo=UTC)),
        ("2025-12-06t09:40z", datetime(2025, 12, 6, 9, 40, tzinfo=UTC)),
        ("2025-12-06T09:40+01:00", datetime(2025, 12, 6, 8, 40, tzinfo=UTC)),
        ("2025-12-06 09:40 -0130", datetime(2025, 12, 6, 11, 10, tzinfo=UTC)),
        ("2025-12-06", datetime(2025, 12, 5, 16, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_venue_time_unless_it_says_otherwise(text: str, expected: datetime) -> None:
    assert moment(SHANGHAI)(text) == expected


def test_a_day_alone_closes_at_the_midnight_that_ends_it() -> None:
    closing = moment(SHANGHAI, closes=True)
    assert closing("2025-12-06") == datetime(2025, 12, 6, 16, 0, tzinfo=UTC)
    assert closing("2025-12-06 18:00") == datetime(2025, 12, 6, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["soon", "06.12.2025 09:40", "12/6/2025", "2025-12-06 25:00", "2025-12-06 09:60", "2025-12-06 09", "20251206T0940",
     "2025-12-06 09:40+99:00", "2025-W49-6", "２０２５-12-06x"],
)  # fmt: skip
def test_a_text_that_is_no_time_is_told_how_to_be_written(text: str) -> None:
    with pytest.raises(BadValueError) as caught:
        moment(SHANGHAI)(text)
    assert caught.value.message == "“{value}” is no time. Write it as 2025-12-06 09:40."
    assert caught.value.values == {"value": text}


@pytest.mark.parametrize("text", ["2025-02-29 09:00", "2025-13-01", "0001-01-01", "9999-12-31 23:59"])
def test_a_day_that_no_calendar_of_an_event_has_is_refused(text: str) -> None:
    with pytest.raises(BadValueError, match="no such day"):
        moment(SHANGHAI)(text)


def test_a_date_is_read_with_hyphens_and_with_strokes() -> None:
    assert day("2025-12-06") == day("2025/12/6") == date(2025, 12, 6)


@pytest.mark.parametrize("text", ["6.12.2025", "2025-12", "2025-12-06 09:00"])
def test_a_text_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadValueError, match="no date"):
        day(text)


def test_several_values_in_a_cell_are_separated_by_semicolons_of_either_width() -> None:
    assert listed("a; b；c;;") == ("a", "b", "c")
    assert listed("") == ()


@pytest.mark.parametrize(("text", "expected"), [("0", 0), ("600", 600), ("", None)])
def test_a_number_is_whole_and_not_negative(text: str, expected: int | None) -> None:
    assert count(text) == expected


@pytest.mark.parametrize("text", ["-1", "1.5", "1e3", "many", "１２", "9" * 5000])
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(BadValueError, match="no whole number"):
        count(text)


def test_a_word_is_known_in_any_case_and_an_empty_cell_is_the_default() -> None:
    read = choice(RegistrantStatus, RegistrantStatus.CONFIRMED)
    assert read("UnPaid") is RegistrantStatus.UNPAID
    assert read("") is RegistrantStatus.CONFIRMED


def test_an_unknown_word_is_told_which_ones_are_known() -> None:
    with pytest.raises(BadValueError) as caught:
        choice(RegistrantStatus, RegistrantStatus.CONFIRMED)("maybe")
    assert caught.value.values == {"value": "maybe", "known": "confirmed, unpaid, pending, cancelled, blocked"}


@pytest.mark.parametrize(("text", "expected"), [("zh", "zh"), ("zh-CN", "zh"), ("DE", "de"), ("fr_FR", "fr")])
def test_a_language_may_name_its_region(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize("text", ["ja", "english", "", "e n"])
def test_a_language_that_the_program_does_not_speak_is_refused(text: str) -> None:
    with pytest.raises(BadValueError, match="no language"):
        language(text)


def test_languages_keep_their_order_without_repeats() -> None:
    assert languages("en; zh;EN") == ("en", "zh")


def test_each_of_several_references_must_be_there() -> None:
    read = references("speakers.csv", {"p1", "p2"})
    assert read("p2;p1") == ("p2", "p1")
    with pytest.raises(BadValueError) as caught:
        read("p1;p9")
    assert caught.value.values == {"table": "speakers.csv", "value": "p9"}


@pytest.mark.parametrize("read", [moment(SHANGHAI), count])
def test_an_empty_text_is_refused_where_a_value_must_be(read: Callable[[str], object]) -> None:
    with pytest.raises(BadValueError, match="must not be empty"):
        filled(read)("")
