"""The program's own fonts: no screen depends on what the machine has installed.

They are read, not mapped: Qt maps a font anew for each weight of it, and 17 MB each time is more than all else.
"""

from __future__ import annotations

from functools import cache
from threading import Lock, Thread

from PySide6.QtCore import QByteArray, QFile
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from kiosk.resources import Face as Typeface
from kiosk.resources import font

_FIRST: tuple[Typeface, ...] = ("sc", "latin")
"""What the first picture is written with, where the event's Han characters are Simplified."""

_TRADITIONAL: Typeface = "tc"
_FAMILY = "Noto Sans SC"
_LETTERS = "Source Sans 3"
"""Has the letters that the first family lacks: ł, č, ş …"""


_reading = Lock()
"""A font is read by one thread; who wants it meanwhile waits for that."""


def read_ahead() -> None:
    """Begins to read what the first picture is written with, while everything else is being imported."""
    Thread(target=lambda: list(map(_content, _FIRST)), daemon=True).start()


def dress(application: QGuiApplication) -> None:
    """Lets the application write with the program's fonts, but for the Traditional forms of Han characters."""
    for face in _FIRST:
        _add(face)
    QFont.insertSubstitutions(_FAMILY, [_LETTERS])
    application.setFont(QFont(_FAMILY))


def add_traditional() -> None:
    """Makes the Traditional forms known too."""
    _add(_TRADITIONAL)


@cache
def _add(face: Typeface) -> None:
    QFontDatabase.addApplicationFontFromData(_content(face))


def _content(face: Typeface) -> QByteArray:
    with _reading:
        return _read(face)


@cache
def _read(face: Typeface) -> QByteArray:
    file = QFile(str(font(face)))
    file.open(QFile.OpenModeFlag.ReadOnly)
    return file.readAll()
