"""A window that stays, and a pointer that hides."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window import dismiss
from ui.devices.window_guard import WindowGuard


def shown(qtbot: QtBot) -> QQuickWindow:
    window = QQuickWindow()
    window.resize(200, 100)
    window.show()
    qtbot.waitUntil(window.isVisible)
    return window


def test_a_locked_window_ignores_every_request_to_close(qtbot: QtBot) -> None:
    window = shown(qtbot)
    guard = WindowGuard(window, locked=True, pointer=True)
    window.close()
    assert window.isVisible()
    guard.release()
    window.close()
    assert not window.isVisible()
    dismiss(guard)


def test_a_window_that_is_not_locked_closes(qtbot: QtBot) -> None:
    window = shown(qtbot)
    WindowGuard(window, locked=False, pointer=True, parent=window)
    window.close()
    assert not window.isVisible()


def test_a_press_is_told_wherever_it_falls(qtbot: QtBot) -> None:
    window = shown(qtbot)
    guard = WindowGuard(window, locked=False, pointer=True, parent=window)
    with qtbot.waitSignal(guard.touched, timeout=1000):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    window.close()


def test_the_pointer_shows_when_it_is_moved_and_never_on_a_touch_screen(qtbot: QtBot) -> None:
    for pointer, shape in ((True, Qt.CursorShape.ArrowCursor), (False, Qt.CursorShape.BlankCursor)):
        window = shown(qtbot)
        WindowGuard(window, locked=False, pointer=pointer, parent=window)
        assert cursor(window) == Qt.CursorShape.BlankCursor
        QTest.mouseMove(window, QPoint(20, 20))
        QTest.mouseMove(window, QPoint(40, 40))
        assert cursor(window) == shape
        window.close()


def cursor(window: QWindow) -> Qt.CursorShape:
    return window.cursor().shape()
