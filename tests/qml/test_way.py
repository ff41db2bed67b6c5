"""The way is uncovered to its end, whatever becomes of it meanwhile."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMetaObject, QObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.resources import qml_root
from ui.application import prepare

WAY = b"""
import QtQuick
import theme
import controls

Way {
    property bool turns: false

    field: Theme.okField
    points: turns ? [Qt.point(0, 100), Qt.point(300, 100), Qt.point(300, 400)] : [Qt.point(0, 100), Qt.point(300, 100)]
}
"""


@pytest.fixture
def way(qtbot: QtBot) -> Iterator[QQuickItem]:
    prepare()
    engine = QQmlEngine()
    engine.addImportPath(str(qml_root()))
    component = QQmlComponent(engine)
    component.setData(WAY, QUrl.fromLocalFile(str(qml_root() / "Way.qml")))
    made = component.create()
    assert isinstance(made, QQuickItem), component.errorString()
    yield made
    made.deleteLater()
    engine.deleteLater()


def covers(way: QObject) -> int:
    """How many of the way's runs are still hidden."""
    return sum(1 for child in way.findChildren(QQuickItem) if child.property("share") is not None and child.isVisible())


def test_a_way_that_turns_while_it_appears_is_seen_to_its_head(way: QQuickItem, qtbot: QtBot) -> None:
    QMetaObject.invokeMethod(way, "appear")
    assert way.property("shown") < 1
    way.setProperty("turns", 1)
    qtbot.waitUntil(lambda: way.property("shown") == 1, timeout=5000)
    assert covers(way) == 0


def test_a_way_that_nobody_made_appear_is_there(way: QQuickItem) -> None:
    way.setProperty("turns", 1)
    assert way.property("shown") == 1
