"""The agenda as rows, at moments that matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.domain.agenda import Change, ChangeKind, Session
from kiosk.i18n import translator
from tests.ui.conference import EVENT, SESSIONS, at
from ui.view_models.agenda_rows import NOW, Row, rows_of, session_row
from ui.view_models.attract import strip
from ui.view_models.scene import Scene

OPENING, DEEP, LUNCH, TUESDAY = SESSIONS


def scene(now: datetime, *sessions: Session, language: str = "en") -> Scene:
    return Scene(EVENT, sessions or SESSIONS, translator(language), now)


def ids(rows: list[Row]) -> list[str]:
    return [row.session_id or f"[{row.row_kind}]" for row in rows]


def changed(session: Session, kind: ChangeKind, **now: object) -> Session:
    change = Change(kind, session.start, session.end, session.room, at(8))
    return replace(session, change=change, **now)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(8), ["[heading]", "opening", "deep", "lunch"]),
        (at(9, 10), ["opening", "[heading]", "deep", "lunch"]),
        (at(12), ["lunch", "[heading]", "tuesday"]),
        (at(20), ["[heading]", "tuesday"]),
        (at(11, day=7), []),
    ],
    ids=["before", "opening on", "last of the day", "evening", "all over"],
)
def test_now_shows_what_is_on_and_under_a_heading_what_is_next(now: datetime, expected: list[str]) -> None:
    assert ids(rows_of(NOW, scene(now))) == expected


def test_a_day_shows_all_of_its_sessions_and_no_other() -> None:
    assert ids(rows_of("2025-12-06", scene(at(20)))) == ["opening", "deep", "lunch"]
    assert ids(rows_of("2025-12-07", scene(at(20)))) == ["tuesday"]


@pytest.mark.parametrize(
    ("now", "number", "state"),
    [
        (at(10, 52), "68", "now"),
        (at(10, 37), "8", "upcoming"),
        (at(8), "3", "upcoming"),
        (at(10, 44) + timedelta(seconds=30), "1", "upcoming"),
        (at(11, 59) + timedelta(seconds=59), "1", "now"),
        (at(12), "", "past"),
        (at(10, 52, day=5), "", "upcoming"),
    ],
)
def test_the_countdown_is_in_minutes_when_near_and_in_hours_when_far(now: datetime, number: str, state: str) -> None:
    row = session_row(DEEP, scene(now))
    assert (row.count, row.phase) == (number, state)
    assert bool(row.count_unit) == bool(row.count_caption) == bool(number)


def test_elapsed_is_the_part_that_is_over_and_nothing_unless_it_is_on() -> None:
    assert session_row(DEEP, scene(at(11))).elapsed == pytest.approx(0.2)
    assert session_row(DEEP, scene(at(10))).elapsed == session_row(DEEP, scene(at(13))).elapsed == -1.0


def test_a_row_says_where_what_and_when() -> None:
    row = session_row(DEEP, scene(at(8), language="de"))
    assert (row.plate, row.seal, row.title, row.times) == ("B1", "海", "Forum Tiefsee", "10:45–12:00")
    assert row.title_lang == "de"


def test_a_title_that_is_missing_falls_back_and_says_so() -> None:
    row = session_row(TUESDAY, scene(at(8), language="fr"))
    assert (row.title, row.title_lang) == ("Only in English", "en")


def test_a_delayed_session_shows_both_times_and_how_late_it_is() -> None:
    late = changed(DEEP, ChangeKind.DELAYED, start=at(11), end=at(12, 15))
    row = session_row(late, scene(at(10, 52), late))
    assert (row.chip_kind, row.old_times, row.times, row.count) == ("late", "10:45", "11:00–12:15", "8")
    assert "15" in row.chip_text


def test_a_moved_session_shows_both_rooms() -> None:
    moved = changed(DEEP, ChangeKind.MOVED, room="hall")
    row = session_row(moved, scene(at(10, 52), moved))
    assert (row.chip_kind, row.plate, row.old_times) == ("moved", "A", "")
    assert "A" in row.chip_text
    assert "B1" in row.note


def test_a_cancelled_session_counts_nothing_down_and_is_not_on() -> None:
    off = changed(DEEP, ChangeKind.CANCELLED)
    row = session_row(off, scene(at(11), off))
    assert (row.chip_kind, row.count, row.elapsed) == ("cancelled", "", -1.0)
    assert "deep" not in ids(rows_of(NOW, scene(at(11), off)))


def test_the_strip_shows_three_sessions_to_come_and_next_days_first_in_the_evening() -> None:
    assert [session.id for session in strip(scene(at(8)))] == ["opening", "deep", "lunch"]
    assert [session.id for session in strip(scene(at(20)))] == ["tuesday"]
    assert [session.id for session in strip(scene(at(8, day=1)))] == ["opening", "deep", "lunch"]
    assert strip(scene(at(20, day=7))) == []
