"""Work off the GUI thread, and its results on it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window import dismiss
from ui.runner import BackgroundRunner
from ui.view_models.ports import Lane


@pytest.fixture
def ended() -> list[str]:
    """The threads that have tidied up."""
    return []


@pytest.fixture
def runner(qtbot: QtBot, ended: list[str]) -> Iterator[BackgroundRunner]:
    """A runner that is closed when the test is over."""
    made = BackgroundRunner(lambda: ended.append(threading.current_thread().name))
    yield made
    made.close()
    dismiss(made)


def test_work_runs_elsewhere_and_its_result_comes_back_to_the_gui_thread(
    runner: BackgroundRunner, qtbot: QtBot
) -> None:
    seen: list[tuple[object, object]] = []
    runner.submit(
        Lane.STORE, threading.current_thread, lambda worker: seen.append((worker, threading.current_thread()))
    )
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    worker, receiver = seen[0]
    assert receiver is threading.main_thread()
    assert worker is not receiver


def test_one_lane_keeps_its_order_and_does_not_wait_for_the_other(runner: BackgroundRunner, qtbot: QtBot) -> None:
    seen: list[str] = []
    gate = threading.Event()
    runner.submit(Lane.PRINTING, gate.wait, lambda _: seen.append("printed"))
    for name in "abc":
        runner.submit(Lane.STORE, lambda name=name: name, seen.append)
    qtbot.waitUntil(lambda: seen == ["a", "b", "c"], timeout=2000)
    gate.set()
    qtbot.waitUntil(lambda: seen[-1] == "printed", timeout=2000)


def test_an_exception_goes_to_whoever_asked_for_it_else_to_the_one_handler(
    runner: BackgroundRunner, qtbot: QtBot
) -> None:
    own: list[Exception] = []
    common: list[Exception] = []
    runner.failed.connect(common.append)
    runner.submit(Lane.STORE, lambda: 1 / 0, own.append, own.append)
    runner.submit(Lane.STORE, lambda: {}[0], common.append)
    qtbot.waitUntil(lambda: len(own) == len(common) == 1, timeout=2000)
    assert isinstance(own[0], ZeroDivisionError)
    assert isinstance(common[0], KeyError)


def test_closing_finishes_what_was_handed_in_tidies_every_thread_up_and_delivers_nothing_more(
    runner: BackgroundRunner, ended: list[str], qtbot: QtBot
) -> None:
    done: list[int] = []
    delivered: list[int] = []

    def slow(number: int) -> int:
        time.sleep(0.01)
        done.append(number)
        return number

    for number in range(5):
        runner.submit(Lane.STORE, lambda number=number: slow(number), delivered.append)
    runner.close()
    assert done == [0, 1, 2, 3, 4]
    assert [name.split("_")[0] for name in ended] == ["store"]
    runner.submit(Lane.STORE, lambda: slow(5), delivered.append)
    qtbot.wait(50)
    assert (len(done), delivered) == (5, [])
