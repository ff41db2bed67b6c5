"""What the attract screen is told of the camera."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from ui.view_models.finder import Finder


@pytest.fixture
def finder(qapp: QGuiApplication) -> Finder:
    """Before any camera."""
    return Finder()


def state(finder: Finder) -> tuple[str, int]:
    return finder.property("state"), finder.property("picture")


def test_without_a_camera_there_is_no_finder_whatever_is_noticed(finder: Finder) -> None:
    finder.notice("awake")
    assert state(finder) == ("", 0)


def test_a_camera_that_is_ready_rests_until_somebody_comes(finder: Finder) -> None:
    finder.become("ready")
    assert state(finder) == ("asleep", 0)
    finder.notice("awake")
    finder.become("ready")
    assert state(finder) == ("awake", 0)


def test_every_picture_is_another_and_a_blank_one_is_none(finder: Finder) -> None:
    finder.become("ready")
    seen = []
    for blank in (False, False, True, False):
        finder.turn(blank=blank)
        seen.append(finder.property("picture"))
    assert seen[2] == 0
    assert len(set(seen)) == 4


def test_a_camera_that_is_gone_shows_nothing_and_notices_nothing_until_it_is_ready_again(finder: Finder) -> None:
    finder.become("ready")
    finder.turn(blank=False)
    finder.become("gone")
    finder.notice("dark")
    assert state(finder) == ("gone", 0)
    finder.become("ready")
    assert state(finder) == ("asleep", 0)
