"""Touching a real window and reading what is on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot


def dismiss(thing: QObject) -> None:
    """Deletes it here and now: left to the garbage collector it might go on another thread, timers and all."""
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def window_of(scene: bytes, qtbot: QtBot) -> Iterator[QQuickWindow]:
    """A window of QML that has the keyboard, for the length of the block."""
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(scene, QUrl())
    made = component.create()
    assert isinstance(made, QQuickWindow), component.errorString()
    made.requestActivate()
    qtbot.waitUntil(made.isActive)
    yield made
    made.close()
    dismiss(made)
    dismiss(engine)


def items(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every item that is shown, outermost first."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop(0)
        if item.isVisible() and item.opacity() > 0:
            yield item
            waiting.extend(item.childItems())


def words(window: QQuickWindow) -> str:
    """Everything that can be read on the window."""
    return "\n".join(text for item in items(window) if (text := read(item)))


def read(item: QObject) -> str:
    """The text of an item that has one."""
    text = item.property("text")
    return text if isinstance(text, str) else ""


def find(window: QQuickWindow, name: str) -> QQuickItem | None:
    """The item of this object name, if it is shown."""
    return next((item for item in items(window) if item.objectName() == name), None)


def shows(window: QQuickWindow, screen: str) -> bool:
    """Whether this screen is on, and no other."""
    names = {item.objectName() for item in items(window)}
    return {name for name in names if name.startswith("screen-")} == {f"screen-{screen}"}


def touch(window: QQuickWindow, name: str) -> None:
    """Presses the middle of the item of this object name."""
    item = find(window, name)
    assert item is not None, f"{name} is not on the screen"
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
