"""The touch screen with its threads: what it loads behind the first picture."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from threading import current_thread

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.composition import Services
from ui.application import Frame, on_stage, prepare
from ui.view_models.ports import Lane

FRAME = Frame(windowed=True, size=(540, 960), hurried=True)


@pytest.fixture(autouse=True)
def _usual_switching() -> Iterator[None]:
    """Other tests switch between threads as Python does by itself."""
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def test_what_the_first_guests_need_is_loaded_away_from_the_screen(
    qapp: QGuiApplication, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.application.translator", lambda language: told.append(language) or Words())
    monkeypatch.setattr(services.printing, "warm_up", lambda: told.append(current_thread().name))
    prepare()
    with on_stage(services, FRAME):
        assert told == []
        qtbot.waitUntil(lambda: len(told) == len(services.event.languages) + 1, timeout=10_000)
    assert told[:-1] == list(services.event.languages)
    assert told[-1].startswith(Lane.PRINTING)


def test_a_fault_while_loading_in_advance_shows_nobody_a_fault(
    qapp: QGuiApplication,
    services: Services,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        raise OSError("no room for fonts")

    monkeypatch.setattr(services.printing, "warm_up", fail)
    prepare()
    with on_stage(services, FRAME) as stage:
        qtbot.waitUntil(lambda: "no room for fonts" in caplog.text, timeout=10_000)
        assert stage.face.screen == "attract"


def test_threads_give_way_to_the_screen_sooner_than_by_themselves(
    qapp: QGuiApplication, services: Services, qtbot: QtBot
) -> None:
    before = sys.getswitchinterval()
    prepare()
    with on_stage(services, FRAME):
        assert sys.getswitchinterval() < before


class Words:
    """A translator that says nothing."""

    def time(self, moment: object) -> str:
        """Nothing."""
        return ""

    day = number = list_of = time
