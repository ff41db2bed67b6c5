"""Fingers and keys on a window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from tests.qml.measuring import box
from tests.qml.stage import QmlStage

_FINGER: list[QPointingDevice] = []


def finger() -> QPointingDevice:
    """The touch screen."""
    if not _FINGER:
        _FINGER.append(QTest.createTouchDevice())
    return _FINGER[0]


def middle(stage: QmlStage, name: str) -> QPoint:
    """Where a finger aims that means the item of this object name."""
    return box(stage.item(name)).center().toPoint()


def touch(stage: QmlStage, name: str) -> None:
    """A short touch in the middle of an item."""
    place = middle(stage, name)
    press(stage, place)
    release(stage, place)


def press(stage: QmlStage, place: QPoint) -> None:
    """A finger goes down."""
    QTest.touchEvent(stage.window, finger()).press(1, place, stage.window).commit()
    stage.wait()


def move(stage: QmlStage, place: QPoint) -> None:
    """It slides."""
    QTest.touchEvent(stage.window, finger()).move(1, place, stage.window).commit()
    stage.wait()


def release(stage: QmlStage, place: QPoint) -> None:
    """It is lifted."""
    QTest.touchEvent(stage.window, finger()).release(1, place, stage.window).commit()
    stage.wait()


def key(stage: QmlStage, code: Qt.Key) -> None:
    """A key of a keyboard."""
    QTest.keyClick(stage.window, code)
    stage.wait()
