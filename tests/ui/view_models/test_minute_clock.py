"""When something that shows the time must change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pytestqt.qtbot import QtBot

from tests.ui.window import dismiss
from ui.view_models.minute_clock import MinuteClock, until_next

NOON = datetime(2025, 12, 6, 12, 0, 0, tzinfo=UTC)


def test_it_sleeps_until_just_after_the_minute() -> None:
    assert until_next(NOON, None) == 60_005
    assert until_next(NOON + timedelta(seconds=59, milliseconds=900), None) == 105


def test_a_session_that_begins_within_the_minute_wakes_it_earlier() -> None:
    assert until_next(NOON, NOON + timedelta(seconds=30)) == 30_005
    assert until_next(NOON, NOON + timedelta(minutes=5)) == 60_005


def test_a_boundary_that_has_passed_is_passed_over() -> None:
    assert until_next(NOON, NOON - timedelta(seconds=1)) == 60_005


def test_it_strikes_again_and_again(qtbot: QtBot) -> None:
    clock = MinuteClock(lambda: NOON + timedelta(seconds=59, milliseconds=990), lambda: None)
    struck: list[bool] = []
    clock.struck.connect(lambda: struck.append(True))
    clock.wind()
    qtbot.waitUntil(lambda: len(struck) >= 2, timeout=2000)
    dismiss(clock)
