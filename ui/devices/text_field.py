"""A text field as it is: what has to be put back when a scan has gone into it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, Qt
from PySide6.QtGui import QWindow
from shiboken6 import isValid

_HERE = Qt.ConnectionType.DirectConnection


@dataclass(frozen=True, slots=True)
class FieldState:
    """Text, cursor and selection of a QML text item. The selection runs from `anchor` to `cursor`."""

    field: QObject
    text: str
    anchor: int
    cursor: int

    def put_back(self) -> None:
        """Makes the field what it was; nothing where it has gone meanwhile.

        The field forgets its undo steps with that, on purpose: one of them would bring a guest's secret back.
        """
        if not isValid(self.field):
            return
        self.field.setProperty("text", self.text)
        select(self.field, self.anchor, self.cursor)


def select(field: QObject, anchor: int, cursor: int) -> None:
    """Selects from one place to another, where the cursor stays; nothing is selected where both are the same."""
    field.setProperty("cursorPosition", cursor)
    if anchor != cursor:
        QMetaObject.invokeMethod(field, "select", _HERE, Q_ARG(int, anchor), Q_ARG(int, cursor))


def focused_field(window: QWindow) -> QObject | None:
    """The text item that keys of the window go into; None where there is none, or none that may be edited."""
    focus = window.focusObject()
    if focus is None or focus.property("cursorPosition") is None or focus.property("readOnly"):
        return None
    return focus


def is_composing(field: QObject) -> bool:
    """Whether an input method is in the middle of a word there."""
    return bool(field.property("preeditText"))


def state_of(field: QObject) -> FieldState:
    """The field as it is now."""
    cursor, start, end = (int(field.property(name)) for name in ("cursorPosition", "selectionStart", "selectionEnd"))
    return FieldState(field, str(field.property("text")), start if cursor == end else end, cursor)
