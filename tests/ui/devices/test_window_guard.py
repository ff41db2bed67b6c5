"""A window that stays, and a pointer that hides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window import dismiss
from ui.devices.window_guard import WindowGuard


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QQuickWindow]:
    """A window that is shown."""
    made = QQuickWindow()
    made.resize(200, 100)
    made.show()
    qtbot.waitUntil(made.isVisible)
    yield made
    dismiss(made)


def test_a_locked_window_ignores_every_request_to_close(window: QQuickWindow) -> None:
    guard = WindowGuard(window, locked=True, pointer=True, parent=window)
    window.close()
    assert window.isVisible()
    guard.release()
    window.close()
    assert not window.isVisible()


def test_a_window_that_is_not_locked_closes(window: QQuickWindow) -> None:
    WindowGuard(window, locked=False, pointer=True, parent=window)
    window.close()
    assert not window.isVisible()


def test_a_press_is_told_wherever_it_falls(window: QQuickWindow, qtbot: QtBot) -> None:
    guard = WindowGuard(window, locked=False, pointer=True, parent=window)
    with qtbot.waitSignal(guard.touched, timeout=1000):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))


@pytest.mark.parametrize(
    ("pointer", "shape"), [(True, Qt.CursorShape.ArrowCursor), (False, Qt.CursorShape.BlankCursor)]
)
def test_the_pointer_shows_when_it_is_moved_and_never_on_a_touch_screen(
    window: QQuickWindow, pointer: bool, shape: Qt.CursorShape
) -> None:
    WindowGuard(window, locked=False, pointer=pointer, parent=window)
    assert cursor(window) == Qt.CursorShape.BlankCursor
    QTest.mouseMove(window, QPoint(20, 20))
    QTest.mouseMove(window, QPoint(40, 40))
    assert cursor(window) == shape


def cursor(window: QWindow) -> Qt.CursorShape:
    return window.cursor().shape()
