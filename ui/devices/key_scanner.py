"""The hand scanner that poses as a keyboard, whatever is on the screen and whatever has the focus."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from kiosk.scanning.bursts import Bursts, Decision, Held, Rhythm, Scanned, Stroke, Swallowed, Typed
from kiosk.scanning.repeats import Repeats

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_SYSTEM = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_STILL_COMING = 20
"""Milliseconds in which keys that were pressed while the screen was busy may still be handed over."""


@dataclass(frozen=True, slots=True)
class _Key:
    key: int
    modifiers: Qt.KeyboardModifier
    text: str

    def event(self, kind: QEvent.Type) -> QKeyEvent:
        return QKeyEvent(kind, self.key, self.modifiers, self.text)


class KeyScanner(QObject):
    """Keeps every key of a window back until its rhythm has shown whether a scanner or a person pressed it.

    Scans are told by `scanned`. What a person typed is handed to the window afterwards, and `typed` says so.
    No scan ever triggers a shortcut, and combinations with Alt or the system key do nothing.
    """

    scanned = Signal(str)
    typed = Signal()

    def __init__(
        self,
        window: QWindow,
        rhythm: Rhythm | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._bursts = Bursts(rhythm)
        self.repeats = Repeats()
        """What was read lately; scanners of other kinds are to share it."""
        self._held: list[_Key] = []
        self._replaying = False
        self._pause = QTimer(self, singleShot=True, interval=self._bursts.rhythm.pause)
        self._pause.timeout.connect(self._listen_once_more)
        self._settle = QTimer(self, singleShot=True, interval=_STILL_COMING)
        self._settle.timeout.connect(self._silence)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook: True keeps an event from the window."""
        if self._replaying or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _MODIFIERS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._pressed(event)
        return True

    def _pressed(self, event: QKeyEvent) -> None:
        if event.modifiers() & _SYSTEM and not event.text():
            return
        key = _Key(event.key(), event.modifiers(), event.text())
        stroke = Stroke(key.text, event.timestamp() or _now(), ends=event.key() in _ENDS)
        for decision in self._bursts.press(stroke):
            self._act(decision, key)
        self._settle.stop()
        self._pause.start() if self._bursts.waiting else self._pause.stop()

    def _act(self, decision: Decision, key: _Key | None = None) -> None:
        match decision:
            case Held():
                assert key is not None
                self._held.append(key)
            case Scanned(text=text):
                self._held.clear()
                if self.repeats.is_new(text, _now()):
                    self.scanned.emit(text)
            case Typed():
                self.typed.emit()
                self._replay()
            case Swallowed():
                pass
            case _:
                assert_never(decision)

    def _listen_once_more(self) -> None:
        # The screen may have been busy for longer than the pause, and keys of the same scan lie in the queue.
        self._settle.start()

    def _silence(self) -> None:
        for decision in self._bursts.silence():
            self._act(decision)

    def _replay(self) -> None:
        keys, self._held = self._held, []
        self._replaying = True
        try:
            for key in keys:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QCoreApplication.sendEvent(self._window, key.event(kind))
        finally:
            self._replaying = False


def _now() -> int:
    return time.monotonic_ns() // 1_000_000
