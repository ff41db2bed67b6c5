"""A window that has lost the keyboard says so, and asks for it back: without it no hand scanner is heard."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QWindow

log = logging.getLogger(__name__)

GRACE = 1_000
"""Milliseconds for which a window may be without the keyboard before anybody is told: systems do so in passing."""

FIRST_TRY = 250
LONGEST_TRY = 30_000
"""Milliseconds before the keyboard is asked for, at first and in the end: whoever took it may need it."""


class FocusKeeper(QObject):
    """Watches one window. `changed` says whether it has the keyboard.

    Only where it is `eager` it asks for the keyboard back: the window of somebody who works beside it does not.
    """

    changed = Signal(bool)

    def __init__(self, window: QWindow, *, eager: bool, grace: int = GRACE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._eager = window, eager
        self._told = True
        self._wait = FIRST_TRY
        self._grace = QTimer(self, singleShot=True, interval=grace)
        self._grace.timeout.connect(self._tell)
        self._try = QTimer(self, singleShot=True)
        self._try.timeout.connect(self._ask)
        window.activeChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._window.isActive():
            self._grace.stop()
            self._try.stop()
            self._wait = FIRST_TRY
            self._tell()
        elif not self._grace.isActive():
            self._grace.start()
            if self._eager:
                self._try.start(self._wait)

    def _tell(self) -> None:
        has_it = self._window.isActive()
        if has_it != self._told:
            self._told = has_it
            log.warning("the window %s the keyboard", "has" if has_it else "has lost")
            self.changed.emit(has_it)

    def _ask(self) -> None:
        self._window.requestActivate()
        self._wait = min(2 * self._wait, LONGEST_TRY)
        self._try.start(self._wait)
