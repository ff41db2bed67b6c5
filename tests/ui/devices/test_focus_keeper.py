"""A window that has lost the keyboard says so and asks for it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from tests.ui.window import dismiss
from ui.devices.focus_keeper import FocusKeeper


class Kiosk(QWindow):
    """A window that counts how often it asks for the keyboard, and gets it when the test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def requestActivate(self) -> None:  # noqa: N802 - Qt's name
        """Asks."""
        self.asked += 1


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Kiosk]:
    """A window that has the keyboard."""
    made = Kiosk()
    made.show()
    QWindow.requestActivate(made)
    qtbot.waitUntil(made.isActive)
    yield made
    made.close()
    dismiss(made)


@pytest.fixture
def other(qtbot: QtBot) -> Iterator[QWindow]:
    """Another window."""
    made = QWindow()
    made.show()
    yield made
    made.close()
    dismiss(made)


@pytest.mark.parametrize("eager", [True, False])
def test_a_window_in_front_is_told_of_and_only_a_kiosks_own_window_asks_for_the_keyboard(
    window: Kiosk, other: QWindow, eager: bool, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    keeper, told = FocusKeeper(window, eager=eager, grace=100), []
    keeper.changed.connect(told.append)
    other.requestActivate()
    qtbot.waitUntil(lambda: told == [False], timeout=5000)
    assert "has lost the keyboard" in caplog.text
    if eager:
        qtbot.waitUntil(lambda: window.asked >= 2, timeout=5000)
    else:
        assert window.asked == 0
    QWindow.requestActivate(window)
    qtbot.waitUntil(lambda: told == [False, True], timeout=5000)
    dismiss(keeper)


def test_a_keyboard_that_is_back_at_once_was_never_lost(window: Kiosk, other: QWindow, qtbot: QtBot) -> None:
    keeper, told = FocusKeeper(window, eager=True, grace=1000), []
    keeper.changed.connect(told.append)
    other.requestActivate()
    qtbot.waitUntil(other.isActive)
    QWindow.requestActivate(window)
    qtbot.waitUntil(window.isActive)
    qtbot.wait(1200)
    assert told == []
    dismiss(keeper)
