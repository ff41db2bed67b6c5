"""A scan while somebody types: the field has its letters at once, and nothing of the scan in the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.scanning.bursts import Rhythm
from kiosk.services.scanner_test import Heard
from tests.ui.window import dismiss, window_of
from ui.devices.key_scanner import KeyScanner

CODE = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
FIELDS = ["line", "area"]

SCENE = b"""
import QtQuick
Window {
    width: 400; height: 300; visible: true
    property int sent: 0
    property int shortcuts: 0
    Shortcut { sequences: ["Ctrl+A", "Ctrl+B", "Ctrl+]", "Return", "F9", "A"]; onActivated: shortcuts++ }
    TextInput { objectName: "line"; width: 200; height: 40; onAccepted: sent++ }
    TextEdit { objectName: "area"; y: 50; width: 200; height: 90 }
    TextInput { objectName: "plain"; y: 150; width: 200; height: 40 }
    TextInput { objectName: "readonly"; y: 200; width: 200; height: 40; readOnly: true; text: "fixed" }
}
"""


class Keyboard:
    """Key events with the times that a test gives them: an hour of typing passes in a moment."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window
        self.at = 1000

    def press(self, text: str, gap: int, *, key: int = 0, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """A key goes down and up, `gap` ms after the one before it."""
        self.at += gap
        code = key or (ord(text.upper()) if " " <= text <= "z" else Qt.Key.Key_unknown)
        pressed = modifiers if modifiers is not None else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, pressed, text)
            event.setTimestamp(self.at)
            QCoreApplication.sendEvent(self.window, event)

    def type(self, text: str, gap: int) -> None:
        """A key for each character."""
        for letter in text:
            self.press(letter, gap)

    def enter(self, gap: int) -> None:
        """Return."""
        self.press("\r", gap, key=Qt.Key.Key_Return)

    def hold(self, text: str, repeats: int) -> None:
        """A key that goes down and stays there, while the system repeats it."""
        self._down(text, 500, repeated=False)
        self.repeat(text, repeats)

    def repeat(self, text: str, times: int, gap: int = 33, *, key: int = 0) -> None:
        """What the system makes of a key that is held."""
        for _ in range(times):
            self._down(text, gap, repeated=True, key=key)

    def bounce(self, text: str) -> None:
        """Up and down again in the same millisecond."""
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, ord(text.upper()), Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self.at)
            QCoreApplication.sendEvent(self.window, event)

    def _down(self, text: str, gap: int, *, repeated: bool, key: int = 0) -> None:
        self.at += gap
        event = QKeyEvent(
            QEvent.Type.KeyPress, key or ord(text.upper()), Qt.KeyboardModifier.NoModifier, text, repeated
        )
        event.setTimestamp(self.at)
        QCoreApplication.sendEvent(self.window, event)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QQuickWindow]:
    """A window with fields of each kind."""
    with window_of(SCENE, qtbot) as made:
        yield made


@pytest.fixture
def scanner(window: QQuickWindow) -> Iterator[KeyScanner]:
    """A scanner on a machine that may be busy: only the times of the keys count."""
    made = KeyScanner(window, Rhythm())
    yield made
    dismiss(made)


@pytest.fixture
def scanned(scanner: KeyScanner) -> list[str]:
    """What it tells."""
    found: list[str] = []
    scanner.scanned.connect(found.append)
    return found


@pytest.fixture
def keyboard(window: QQuickWindow, scanned: list[str]) -> Keyboard:
    """Keys for the window."""
    return Keyboard(window)


def focus(window: QQuickWindow, name: str, text: str = "") -> QQuickItem:
    """Gives the focus to the field of this name."""
    field = window.findChild(QQuickItem, name)
    assert field is not None
    field.forceActiveFocus()
    if text:
        field.setProperty("text", text)
        field.setProperty("cursorPosition", len(text))
    return field


def state(field: QQuickItem) -> tuple[str, int, int, int]:
    return (
        field.property("text"),
        field.property("cursorPosition"),
        field.property("selectionStart"),
        field.property("selectionEnd"),
    )


def settle() -> None:
    """Long enough for a pause."""
    QTest.qWait(200)


@pytest.mark.parametrize("name", FIELDS)
def test_what_a_person_types_is_in_the_field_at_once(window: QQuickWindow, keyboard: Keyboard, name: str) -> None:
    field = focus(window, name)
    for number, letter in enumerate("zhang", start=1):
        keyboard.press(letter, 90)
        assert field.property("text") == "zhang"[:number]


@pytest.mark.parametrize("gap", [1, 30])
@pytest.mark.parametrize("name", FIELDS)
def test_a_scan_leaves_the_field_as_it_was(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str], name: str, gap: int
) -> None:
    field = focus(window, name, "zhang yuhui")
    field.setProperty("cursorPosition", 5)
    before = state(field)
    keyboard.type(CODE, gap)
    assert field.property("text") != before[0]
    keyboard.enter(gap)
    assert scanned == [CODE]
    assert state(field) == before
    settle()
    assert (window.property("sent"), window.property("shortcuts")) == (0, 0)


@pytest.mark.parametrize("ends", [(2, 7), (7, 2)], ids=["forwards", "backwards"])
@pytest.mark.parametrize("name", FIELDS)
def test_a_scan_over_a_selection_gives_the_selection_back(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str], name: str, ends: tuple[int, int]
) -> None:
    field = focus(window, name, "zhang yuhui")
    select_by_keys(keyboard, field, *ends)
    before = state(field)
    assert (before[1], before[2], before[3]) == (ends[1], 2, 7)
    keyboard.type(CODE, 1)
    keyboard.enter(1)
    assert scanned == [CODE]
    assert state(field) == before


def select_by_keys(keyboard: Keyboard, field: QQuickItem, anchor: int, cursor: int) -> None:
    field.setProperty("cursorPosition", anchor)
    key = Qt.Key.Key_Right if cursor > anchor else Qt.Key.Key_Left
    for _ in range(abs(cursor - anchor)):
        keyboard.press("", 120, key=key, modifiers=Qt.KeyboardModifier.ShiftModifier)
    settle()


@pytest.mark.parametrize("gap", [1, 30])
def test_a_scan_in_the_middle_of_a_word_takes_back_its_own_keys_only(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str], gap: int
) -> None:
    field = focus(window, "line", "li ")
    keyboard.type("zha", 85)
    keyboard.press(CODE[0], 85)
    keyboard.type(CODE[1:], gap)
    keyboard.enter(gap)
    assert scanned == [CODE]
    assert field.property("text") == "li zha"
    keyboard.type("ng", 120)
    assert field.property("text") == "li zhang"


def test_a_scan_without_a_terminator_is_taken_back_after_the_pause(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str], qtbot: QtBot
) -> None:
    field = focus(window, "line", "zh")
    keyboard.type(CODE, 1)
    qtbot.waitUntil(lambda: scanned == [CODE], timeout=2000)
    assert field.property("text") == "zh"


@pytest.mark.parametrize("gap", [55, 80, 140])
def test_a_fast_typist_is_no_scanner(window: QQuickWindow, keyboard: Keyboard, scanned: list[str], gap: int) -> None:
    field = focus(window, "line")
    keyboard.type("zhang yuhui from hainan university", gap)
    settle()
    assert scanned == []
    assert field.property("text") == "zhang yuhui from hainan university"


def test_a_person_who_presses_return_sends_the_field_off(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str], qtbot: QtBot
) -> None:
    focus(window, "line")
    keyboard.type("zhang", 90)
    keyboard.enter(90)
    qtbot.waitUntil(lambda: window.property("sent") == 1, timeout=2000)
    assert scanned == []


def test_what_is_pasted_is_no_scan(window: QQuickWindow, keyboard: Keyboard, scanned: list[str], qtbot: QtBot) -> None:
    field = focus(window, "line")
    QGuiApplication.clipboard().setText(CODE)
    keyboard.press("\x16", 500, key=Qt.Key.Key_V, modifiers=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.property("text") == CODE, timeout=2000)
    assert scanned == []


def test_control_combinations_of_a_scanner_select_copy_and_paste_nothing(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "line", "zhang")
    QGuiApplication.clipboard().setText("untouched")
    control = Qt.KeyboardModifier.ControlModifier
    keyboard.press("\x02", 500, key=Qt.Key.Key_B, modifiers=control)
    keyboard.type("ABCD", 1)
    for text, key in (("\x1d", Qt.Key.Key_BracketRight), ("\x01", Qt.Key.Key_A), ("\x18", Qt.Key.Key_X)):
        keyboard.press(text, 1, key=key, modifiers=control)
    keyboard.type("EFGH", 1)
    keyboard.press("\x03", 1, key=Qt.Key.Key_C, modifiers=control)
    settle()
    assert scanned == ["ABCD\x1d\x01\x18EFGH"]
    assert field.property("text") == "zhang"
    assert QGuiApplication.clipboard().text() == "untouched"
    assert window.property("shortcuts") == 0


def test_a_control_combination_without_a_character_is_the_character_it_stands_for(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    keyboard.type("ABCD", 1)
    keyboard.press("", 1, key=Qt.Key.Key_BracketRight, modifiers=Qt.KeyboardModifier.ControlModifier)
    keyboard.type("EFGH", 1)
    keyboard.press("", 1, key=Qt.Key.Key_M, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert scanned == ["ABCD\x1dEFGH"]


def test_a_prefix_of_function_keys_is_stripped_and_acts_on_nothing(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "line", "zhang")
    keyboard.press("", 500, key=Qt.Key.Key_F9)
    keyboard.type(CODE, 1)
    assert field.property("text") == "zhang"
    keyboard.enter(1)
    assert scanned == [CODE]
    assert window.property("shortcuts") == 0


def test_two_scans_glued_together_are_handed_on_as_one_text(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "line", "zhang")
    keyboard.type(CODE + CODE, 1)
    keyboard.enter(1)
    assert (scanned, field.property("text")) == ([CODE + CODE], "zhang")


def test_a_scan_by_two_outputs_is_one(window: QQuickWindow, keyboard: Keyboard, scanned: list[str]) -> None:
    field = focus(window, "line", "zhang")
    for _ in range(2):
        keyboard.type(CODE, 1)
        keyboard.enter(1)
    assert (scanned, field.property("text")) == ([CODE], "zhang")


def test_a_key_held_by_an_elbow_writes_once_and_is_no_scan(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "line", "zhang")
    keyboard.hold("k", 60)
    settle()
    assert (scanned, field.property("text")) == ([], "zhangk")


def test_a_key_that_x_repeats_without_saying_so_writes_once(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "line", "zhang")
    keyboard.hold("k", 0)
    for _ in range(8):
        keyboard.at += 40 if keyboard.at > 1500 + 661 else 661
        keyboard.bounce("k")
    settle()
    assert (scanned, field.property("text")) == ([], "zhangk")


def test_doubled_characters_of_a_scan_without_any_time_between_are_two(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    keyboard.type("AABBCC00", 0)
    keyboard.enter(0)
    assert scanned == ["AABBCC00"]


def test_a_scan_while_an_elbow_lies_on_a_key_is_read(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "line", "zhang")
    keyboard.hold("k", 3)
    keyboard.press(CODE[0], 80)
    for letter in CODE[1:]:
        keyboard.press(letter, 1)
        keyboard.repeat("k", 1, gap=0)
    keyboard.enter(1)
    assert (scanned, field.property("text")) == ([CODE], "zhangk")


def test_backspace_that_is_held_goes_on_erasing(window: QQuickWindow, keyboard: Keyboard, scanned: list[str]) -> None:
    field = focus(window, "line", "zhang")
    keyboard.press("\b", 500, key=Qt.Key.Key_Backspace)
    keyboard.repeat("\b", 2, key=Qt.Key.Key_Backspace)
    assert field.property("text") == "zh"


def test_a_word_in_the_middle_of_being_composed_survives_a_scan(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "line", "li ")
    QCoreApplication.sendEvent(field, QInputMethodEvent("zhang", []))
    assert field.property("preeditText") == "zhang"
    keyboard.type(CODE, 1)
    assert field.property("preeditText") == "zhang"
    keyboard.enter(1)
    assert scanned == [CODE]
    assert (field.property("text"), field.property("preeditText")) == ("li ", "zhang")


def test_undo_does_not_bring_a_scan_back(window: QQuickWindow, keyboard: Keyboard, scanned: list[str]) -> None:
    field = focus(window, "line", "zhang")
    keyboard.type(CODE, 1)
    keyboard.enter(1)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        keyboard.press("", 500, key=key, modifiers=Qt.KeyboardModifier.ControlModifier)
        settle()
        assert field.property("text") == "zhang"


def test_a_field_that_cannot_be_written_in_keeps_its_text(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "readonly")
    keyboard.type(CODE, 1)
    keyboard.enter(1)
    assert (scanned, field.property("text")) == ([CODE], "fixed")


def test_a_scan_that_crosses_from_one_field_to_the_next_leaves_both_alone(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    area, line = focus(window, "area", "wang"), focus(window, "line", "zhang")
    keyboard.type(CODE[:10], 1)
    area.forceActiveFocus()
    keyboard.type(CODE[10:], 1)
    keyboard.enter(1)
    assert (scanned, line.property("text"), area.property("text")) == ([CODE], "zhang", "wang")


def test_a_field_that_goes_while_a_scan_is_typed_takes_nothing_along(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "plain")
    keyboard.type(CODE[:10], 1)
    dismiss(field)
    keyboard.type(CODE[10:], 1)
    keyboard.enter(1)
    assert scanned == [CODE]


def test_a_scan_of_a_thousand_characters_leaves_no_trace(
    window: QQuickWindow, keyboard: Keyboard, scanned: list[str]
) -> None:
    field = focus(window, "line", "zhang")
    keyboard.type("A" * 1000, 0)
    keyboard.enter(1)
    assert scanned == ["A" * 1000]
    assert field.property("text") == "zhang"


def test_whoever_looks_after_the_scanner_hears_every_key(scanner: KeyScanner, keyboard: Keyboard) -> None:
    heard: list[Heard] = []
    scanner.heard.connect(heard.append)
    keyboard.press("", 500, key=Qt.Key.Key_F9)
    keyboard.type("ABCDEFGH", 7)
    keyboard.enter(9)
    (told,) = heard
    assert told.text == "ABCDEFGH"
    assert [key.text for key in told.keys] == ["<F9>", *"ABCDEFGH", "\r"]
    assert [later.at - earlier.at for earlier, later in zip(told.keys, told.keys[1:], strict=False)] == [*[7] * 8, 9]


def test_whoever_looks_after_the_scanner_hears_of_a_person_too(scanner: KeyScanner, keyboard: Keyboard) -> None:
    heard: list[Heard] = []
    scanner.heard.connect(heard.append)
    keyboard.type("abc", 90)
    settle()
    assert [(told.text, [key.text for key in told.keys]) for told in heard] == [(None, ["a", "b", "c"])]
