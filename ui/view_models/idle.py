"""Patience: how long a screen waits for a touch, and how it counts the last seconds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

_SECOND = 1000


@dataclass(frozen=True, slots=True)
class Patience:
    """`quiet` milliseconds without a touch, then `seconds` that are counted where people see them; then it is over."""

    quiet: int
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Timings:
    """How patient each kind of screen is. `home` forgets a language or text size that somebody left behind; `staff` is
    for those who have signed in and work here.
    """

    home: Patience = Patience(30_000)
    reading: Patience = Patience(20_000, 10)
    welcome: Patience = Patience(8_000)
    refusal: Patience = Patience(0, 12)
    notice: int = 6_000
    staff: Patience = Patience(570_000, 30)


class Idle(QObject):
    """Sleeps until it is time, then counts down a second at a time."""

    counted = Signal(int)
    """The seconds that are left; -1 while nothing is counted."""

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience: Patience | None = None
        self._left = -1
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)

    def start(self, patience: Patience | None) -> None:
        """Wait with this patience from now on; None waits for ever."""
        self._patience = patience
        self.restart()

    def restart(self) -> None:
        """Somebody is there: begin anew."""
        self._timer.stop()
        if self._patience is None:
            self._count(-1)
        elif self._patience.quiet:
            self._count(-1)
            self._timer.start(self._patience.quiet)
        else:
            self._begin_counting(self._patience)

    def _next(self) -> None:
        assert self._patience is not None
        if self._left < 0 and self._patience.seconds:
            self._begin_counting(self._patience)
        elif self._left > 1:
            self._count(self._left - 1)
            self._timer.start(_SECOND)
        else:
            self._finish()

    def _begin_counting(self, patience: Patience) -> None:
        self._count(patience.seconds)
        self._timer.start(_SECOND)

    def _finish(self) -> None:
        self._patience = None
        self._count(-1)
        self.over.emit()

    def _count(self, left: int) -> None:
        if left != self._left:
            self._left = left
            self.counted.emit(left)
