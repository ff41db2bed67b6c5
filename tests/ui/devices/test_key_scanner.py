"""Scans and typing in a real window, by key events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.scanning.bursts import Rhythm
from tests.ui.keys import scan_text, type_text
from tests.ui.window import dismiss, window_of
from ui.devices.key_scanner import KeyScanner

CODE = "BFCFDFFFGFHFJFKFLFNFBFCFDFFFGFHFJXDHV"
PAUSE = 150

SCENE = b"""
import QtQuick
Window {
    width: 300; height: 200; visible: true
    property int pressed: 0
    property int shortcuts: 0
    property string typed: ""
    Shortcut { sequences: ["A", "Return", "Space", "Alt+F4"]; onActivated: shortcuts++ }
    FocusScope {
        objectName: "one"; focus: true; activeFocusOnTab: true; width: 100; height: 50
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Space || event.key === Qt.Key_Return) { pressed++; event.accepted = true }
            else typed += event.text
        }
    }
    FocusScope { objectName: "two"; activeFocusOnTab: true; x: 100; width: 100; height: 50 }
}
"""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QQuickWindow]:
    """A window with a key that has the focus, and shortcuts that must never act."""
    with window_of(SCENE, qtbot) as made:
        yield made


@pytest.fixture
def rhythm() -> Rhythm:
    """That of every kiosk."""
    return Rhythm()


@pytest.fixture
def scanned(window: QQuickWindow, rhythm: Rhythm) -> Iterator[list[str]]:
    """What the scanner tells."""
    scanner, found = KeyScanner(window, rhythm), []
    scanner.scanned.connect(found.append)
    yield found
    dismiss(scanner)


def untouched(window: QQuickWindow) -> bool:
    return (window.property("pressed"), window.property("shortcuts"), window.property("typed")) == (0, 0, "")


def focused(window: QQuickWindow) -> str:
    item = window.activeFocusItem()
    assert isinstance(item, QQuickItem)
    return item.objectName()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_told_and_touches_nothing(window: QQuickWindow, scanned: list[str], end: Qt.Key) -> None:
    type_text(window, CODE)
    QTest.keyClick(window, end)
    assert scanned == [CODE]
    QTest.qWait(PAUSE)
    assert untouched(window)
    assert focused(window) == "one"


def test_a_scan_without_a_terminator_is_told_after_a_pause(
    window: QQuickWindow, scanned: list[str], qtbot: QtBot
) -> None:
    type_text(window, CODE)
    assert scanned == []
    qtbot.waitUntil(lambda: scanned == [CODE], timeout=2000)
    assert untouched(window)


def test_spaces_and_line_feeds_of_a_scan_press_no_key(window: QQuickWindow, scanned: list[str]) -> None:
    scan_text(window, "A A A A")
    QTest.keyClick(window, Qt.Key.Key_Return)
    QTest.qWait(PAUSE)
    assert scanned == ["A A A A"]
    assert untouched(window)


def test_a_person_who_presses_space_or_return_presses_the_focused_key(
    window: QQuickWindow, scanned: list[str], qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.property("pressed") == 1, timeout=2000)
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.property("pressed") == 2, timeout=2000)
    assert scanned == []


def test_a_person_who_presses_tab_moves_the_focus(window: QQuickWindow, scanned: list[str], qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: focused(window) == "two", timeout=2000)
    assert scanned == []


def test_digits_typed_one_by_one_arrive_in_order(window: QQuickWindow, scanned: list[str], qtbot: QtBot) -> None:
    for digit in "314159":
        QTest.keyClick(window, digit)
        QTest.qWait(70)
    qtbot.waitUntil(lambda: window.property("typed") == "314159", timeout=2000)
    assert scanned == []


def test_the_same_scan_again_within_three_seconds_is_one(window: QQuickWindow, scanned: list[str]) -> None:
    for _ in range(3):
        scan_text(window, CODE)
    scan_text(window, "ANOTHER")
    assert scanned == [CODE, "ANOTHER"]


@pytest.mark.parametrize(
    "text", ["A" * 10_000, "\x1d01\x1d\x07abc", "ABCD€ÄÖ", "码码码码"], ids=["10 kB", "control", "accents", "Han"]
)
@pytest.mark.parametrize("rhythm", [Rhythm(pause=10_000)], ids=["a busy machine"])
def test_whatever_a_scanner_types_is_told_as_it_came(window: QQuickWindow, scanned: list[str], text: str) -> None:
    scan_text(window, text)
    assert scanned == [text]
    assert untouched(window)


def test_alt_f4_does_nothing(window: QQuickWindow, scanned: list[str]) -> None:
    QTest.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    QTest.qWait(PAUSE)
    assert window.isVisible()
    assert untouched(window)
    assert scanned == []


def test_a_touch_is_never_kept_back(window: QQuickWindow, scanned: list[str]) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(150, 20))
    assert scanned == []
