"""Wakes when something that shows the time must change: at the minute, and when a session begins or ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

_MINUTE = timedelta(minutes=1)
_JUST_AFTER = 5


def until_next(now: datetime, boundary: datetime | None) -> int:
    """Milliseconds from `now` to the next full minute or to `boundary`, whichever comes first, and a little more."""
    minute = now.replace(second=0, microsecond=0) + _MINUTE
    moment = minute if boundary is None or boundary <= now else min(minute, boundary)
    return (moment - now) // timedelta(milliseconds=1) + _JUST_AFTER


class MinuteClock(QObject):
    """Emits `struck`; sleeps in between."""

    struck = Signal()

    def __init__(
        self, now: Callable[[], datetime], boundary: Callable[[], datetime | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now, self._boundary = now, boundary
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._strike)

    def wind(self) -> None:
        """Sleep until the next moment: call it anew when the agenda has changed."""
        from PySide6.QtCore import Qt  # here, because it takes 40 ms: see RowModel

        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.start(until_next(self._now(), self._boundary()))

    def _strike(self) -> None:
        self.struck.emit()
        self.wind()
