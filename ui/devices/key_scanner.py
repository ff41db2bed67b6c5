"""The hand scanner that poses as a keyboard, whatever is on the screen and whatever has the focus."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow

from kiosk.scanning.bursts import Bursts, Decision, Held, Rhythm, Scanned, Stroke, Swallowed, Typed
from kiosk.scanning.repeats import Repeats
from kiosk.services.scanner_test import Heard, HeardKey
from ui.devices.text_field import FieldState, focused_field, is_composing, state_of

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_END_TEXTS = frozenset("\r\n\t\x03")
"""Return, line feed and Tab as Ctrl+M, Ctrl+J and Ctrl+I, and ETX as Ctrl+C: so scanners send control characters."""

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
_EDITING = frozenset(
    {
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
"""What a person edits a text with: the only keys that act again and again while they are held."""

_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SYSTEM = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_COMBINING = _CONTROL | _SYSTEM
_ALT_GR = _CONTROL | Qt.KeyboardModifier.AltModifier
"""How Windows tells of AltGr, which makes characters such as @."""

_LONG = 150
"""Milliseconds that a key is down before it may be a repeated one. Systems wait longer, scanners hold none so long."""

_STILL_COMING = 20
"""Milliseconds in which keys that were pressed while the screen was busy may still be handed over."""


@dataclass(frozen=True, slots=True)
class _Key:
    """A key that went down. `passed` says that it acted at once; `before` is the field as it was then, where known."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    at: int
    passed: bool = False
    before: FieldState | None = None

    def event(self, kind: QEvent.Type) -> QKeyEvent:
        return QKeyEvent(kind, self.key, self.modifiers, self.text)

    def heard(self) -> HeardKey:
        return HeardKey(self.text or f"<{QKeySequence(self.key).toString()}>", self.at)


class _HeldKeys:
    """Tells keys that the system repeats from keys that are pressed again.

    X repeats a key by letting it go and pressing it in the same millisecond, and Qt marks these only when both have
    arrived before it looks. A key that had been down for long is repeated; a scanner holds none.
    """

    def __init__(self) -> None:
        self._since: dict[int, int] = {}
        self._until: dict[int, int] = {}

    def repeats(self, event: QKeyEvent) -> bool:
        """Whether this press is no press."""
        key, at = event.key(), event.timestamp()
        until = self._until.get(key)
        if event.isAutoRepeat() or (until == at and until - self._since.get(key, at) >= _LONG):
            return True
        self._since[key] = at
        return False

    def let_go(self, event: QKeyEvent) -> None:
        """A key went up, if only for a repetition."""
        self._until[event.key()] = event.timestamp()


class KeyScanner(QObject):
    """Tells by their rhythm whether the keys of a window are pressed by a scanner or by a person.

    Scans are told by `scanned`. Keys are kept back until their rhythm has shown itself, and what a person typed is
    handed to the window then: `typed` says so. A text field gets its keys at once, and is made what it was when they
    turn out to be a scan. No scan ever triggers a shortcut, and combinations with Alt or the system key do nothing.
    `heard` tells, key by key, whatever has come, for who looks after the scanner.
    """

    scanned = Signal(str)
    typed = Signal()
    heard = Signal(object)

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
        self._keys: list[_Key] = []
        self._down: set[int] = set()
        self._held = _HeldKeys()
        self._field: QObject | None = None
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
        match event.type():
            case QEvent.Type.ShortcutOverride:
                event.accept()
            case QEvent.Type.KeyPress if self._held.repeats(event):
                return not self._may_repeat(event)
            case QEvent.Type.KeyPress:
                return not self._pressed(event)
            case QEvent.Type.KeyRelease:
                return not self._released(event)
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key may act at once."""
        if event.modifiers() & _SYSTEM and not event.text():
            return False
        stroke = _stroke(event, edits=focused_field(self._window) is not None)
        *over, mine = self._bursts.press(stroke)
        for decision in over:
            self._act(decision)
        field = focused_field(self._window)
        passes = isinstance(mine, Held) and field is not None and self._may_pass(event, field)
        before = state_of(field) if passes and field is not None and self._may_begin(stroke, field) else None
        self._act(mine, _Key(event.key(), event.modifiers(), stroke.text, stroke.at, passes, before))
        self._field = field
        self._settle.stop()
        self._pause.start() if self._bursts.waiting else self._pause.stop()
        return passes

    def _may_pass(self, event: QKeyEvent, field: QObject) -> bool:
        """Whether a key goes into the field at once: not in the middle of a word that is composed, nor out of turn."""
        return _writes(event) and not is_composing(field) and all(key.passed for key in self._keys)

    def _may_begin(self, stroke: Stroke, field: QObject) -> bool:
        """Whether a scan may begin here: with the first key in this field, or after a gap that only a person makes."""
        last = next((key.at for key in reversed(self._keys) if key.text), None)
        return last is None or field is not self._field or stroke.at - last > self._bursts.rhythm.mean_gap

    def _may_repeat(self, event: QKeyEvent) -> bool:
        """Whether a key that is held down acts again: where somebody edits a text, never where an elbow lies."""
        edits = event.key() in _EDITING and focused_field(self._window) is not None
        return edits and all(key.passed for key in self._keys)

    def _act(self, decision: Decision, key: _Key | None = None) -> None:
        match decision:
            case Held():
                assert key is not None
                self._keep(key)
            case Scanned():
                self._told(decision, key)
            case Typed():
                keys = self._take()
                self.heard.emit(Heard(tuple(key.heard() for key in keys)))
                self._let_act(keys)
            case Swallowed():
                pass
            case _:
                assert_never(decision)

    def _keep(self, key: _Key) -> None:
        self._keys.append(key)
        if key.passed:
            self._down.add(key.key)

    def _told(self, scan: Scanned, end: _Key | None) -> None:
        keys = self._take()
        typed, scanned = keys[: scan.typed], keys[scan.typed :]
        _put_back(scanned)
        if typed:
            self._let_act(typed)
        ended = [end] if end is not None else []
        self.heard.emit(Heard(tuple(key.heard() for key in (*scanned, *ended)), scan.text))
        if self.repeats.is_new(scan.text, _now()):
            self.scanned.emit(scan.text)

    def _take(self) -> list[_Key]:
        keys, self._keys = self._keys, []
        return keys

    def _listen_once_more(self) -> None:
        # The screen may have been busy for longer than the pause, and keys of the same scan lie in the queue.
        self._settle.start()

    def _silence(self) -> None:
        for decision in self._bursts.silence():
            self._act(decision)

    def _let_act(self, keys: list[_Key]) -> None:
        """A person pressed these: those that have not acted do so now."""
        self.typed.emit()
        self._replaying = True
        try:
            for key in keys:
                if not key.passed:
                    self._send(key)
        finally:
            self._replaying = False

    def _send(self, key: _Key) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._window, key.event(kind))

    def _released(self, event: QKeyEvent) -> bool:
        """Whether the window is to know: it had the press as well."""
        self._held.let_go(event)
        if event.isAutoRepeat() or event.key() not in self._down:
            return False
        self._down.discard(event.key())
        return True


def _put_back(keys: list[_Key]) -> None:
    """Makes each field that the keys went into what it was before the first of them."""
    fields: dict[QObject, FieldState] = {}
    for key in keys:
        if key.before is not None:
            fields.setdefault(key.before.field, key.before)
    for state in fields.values():
        state.put_back()


def _stroke(event: QKeyEvent, *, edits: bool) -> Stroke:
    text = event.text()
    if not text and event.modifiers() == _CONTROL and Qt.Key.Key_At <= event.key() <= Qt.Key.Key_Underscore:
        text = chr(event.key() & 0x1F)  # not every platform says which character a control combination makes
    return Stroke(text, event.timestamp() or _now(), event.key() in _ENDS or text in _END_TEXTS, edits)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key puts a character into a text, or is one that a text is edited with."""
    combined = event.modifiers() & _COMBINING
    if event.key() in _EDITING:
        return combined == _NONE
    return bool(event.text()) and event.text().isprintable() and combined in (_NONE, _ALT_GR)


def _now() -> int:
    return time.monotonic_ns() // 1_000_000
