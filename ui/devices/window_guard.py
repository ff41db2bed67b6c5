"""The window of a kiosk: it does not close, knows when it is touched, and shows no pointer that nobody moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QWindow

_POINTER_RESTS = 3_000
_PRESSES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class WindowGuard(QObject):
    """Watches one window. Its `locked` window ignores every request to close, from a key as from the system."""

    touched = Signal()

    def __init__(self, window: QWindow, *, locked: bool, pointer: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._locked = locked
        self._pointer = pointer
        self._rest = QTimer(self, singleShot=True, interval=_POINTER_RESTS)
        self._rest.timeout.connect(self._hide_pointer)
        window.installEventFilter(self)
        self._hide_pointer()

    def release(self) -> None:
        """Let the window be closed."""
        self._locked = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook: True keeps an event from the window."""
        kind = event.type()
        if kind == QEvent.Type.Close and self._locked:
            event.ignore()
            return True
        if kind in _PRESSES:
            self.touched.emit()
        elif kind == QEvent.Type.MouseMove and self._pointer:
            self._window.setCursor(Qt.CursorShape.ArrowCursor)
            self._rest.start()
        return False

    def _hide_pointer(self) -> None:
        self._window.setCursor(Qt.CursorShape.BlankCursor)
