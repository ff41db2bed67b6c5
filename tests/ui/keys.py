"""Keys as a keyboard or a scanner sends them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest

_PLAIN = Qt.KeyboardModifier.NoModifier


def type_text(window: QWindow, text: str) -> None:
    """Presses a key for each character, as fast as can be."""
    for letter in text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, window, _key(letter), letter, _PLAIN)


def scan_text(window: QWindow, text: str) -> None:
    """What a hand scanner types for a code: its characters and Return."""
    type_text(window, text)
    QTest.keyClick(window, Qt.Key.Key_Return)


def _key(letter: str) -> Qt.Key:
    """The key of a character where Qt has one by its code (Qt: letters and digits are their ASCII capitals)."""
    code = ord(letter.upper()[0])
    return Qt.Key(code) if 0x20 <= code <= 0x5A else Qt.Key.Key_unknown
