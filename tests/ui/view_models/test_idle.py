"""Patience, with spans short enough to wait for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window import dismiss
from ui.view_models import idle
from ui.view_models.idle import Idle, Patience


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Idle]:
    """Seconds that last twenty milliseconds."""
    monkeypatch.setattr(idle, "_SECOND", 20)
    made = Idle()
    yield made
    dismiss(made)


def counted_by(waiting: Idle) -> list[int]:
    seen: list[int] = []
    waiting.counted.connect(seen.append)
    return seen


def test_it_is_quiet_then_counts_down_then_is_over(quick: Idle, qtbot: QtBot) -> None:
    seen = counted_by(quick)
    with qtbot.waitSignal(quick.over, timeout=2000):
        quick.start(Patience(20, 3))
    assert seen == [3, 2, 1, -1]


def test_without_quiet_it_counts_at_once(quick: Idle, qtbot: QtBot) -> None:
    seen = counted_by(quick)
    quick.start(Patience(0, 2))
    assert seen == [2]
    qtbot.waitSignal(quick.over, timeout=2000).wait()


def test_a_touch_begins_anew(quick: Idle, qtbot: QtBot) -> None:
    seen = counted_by(quick)
    quick.start(Patience(30, 5))
    qtbot.waitUntil(lambda: 4 in seen, timeout=2000)
    quick.restart()
    assert seen[-1] == -1
    with qtbot.assertNotEmitted(quick.over, wait=60):
        pass
    qtbot.waitSignal(quick.over, timeout=2000).wait()


def test_none_waits_for_ever(quick: Idle, qtbot: QtBot) -> None:
    quick.start(Patience(10))
    quick.start(None)
    with qtbot.assertNotEmitted(quick.over, wait=60):
        pass


def test_it_is_over_once(quick: Idle, qtbot: QtBot) -> None:
    over: list[bool] = []
    quick.over.connect(lambda: over.append(True))
    quick.start(Patience(10))
    qtbot.wait(80)
    assert over == [True]
