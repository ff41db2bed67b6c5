"""Many commands and one touch screen, or one program alone."""

import multiprocessing
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from kiosk.store.errors import FolderInUseError
from kiosk.store.locks import FolderLocks, holding


def hold_until_killed(folder: Path, held: Event) -> None:
    """Takes the screen's lock and does not give it back."""
    locks = FolderLocks(folder)
    locks.screen.acquire()
    held.set()
    time.sleep(60)


def test_many_may_be_present_at_once_and_nobody_is_then_alone(tmp_path: Path) -> None:
    first, second, third = (FolderLocks(tmp_path).presence for _ in range(3))
    with holding(first, shared=True), holding(second, shared=True), pytest.raises(FolderInUseError, match="presence"):
        third.acquire()
    with holding(third), pytest.raises(FolderInUseError, match="presence"):
        first.acquire(shared=True)


def test_a_second_screen_is_refused_until_the_first_has_gone(tmp_path: Path) -> None:
    first, second = FolderLocks(tmp_path), FolderLocks(tmp_path)
    with holding(first.screen), pytest.raises(FolderInUseError, match="screen"):
        second.screen.acquire()
    with holding(second.screen):
        assert first.screen_is_open()
    assert not first.screen_is_open()


def test_asking_whether_a_screen_is_open_makes_nothing(tmp_path: Path) -> None:
    assert not FolderLocks(tmp_path / "none").screen_is_open()
    assert not (tmp_path / "none").exists()


def test_two_who_ask_at_the_same_time_do_not_take_each_other_for_a_screen(tmp_path: Path) -> None:
    with holding(FolderLocks(tmp_path).screen):
        pass
    with holding(FolderLocks(tmp_path).screen, shared=True):  # as one who is asking holds it for a moment
        assert not FolderLocks(tmp_path).screen_is_open()


def test_a_screen_that_is_killed_gives_the_folder_free(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    process = context.Process(target=hold_until_killed, args=(tmp_path, held))
    process.start()
    assert held.wait(30)
    assert FolderLocks(tmp_path).screen_is_open()
    process.kill()
    process.join()
    assert not FolderLocks(tmp_path).screen_is_open()
