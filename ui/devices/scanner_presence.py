"""Notices that the hand scanner was unplugged, where the system tells which keyboards there are."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.scanning.presence import scanners_among

log = logging.getLogger(__name__)

LOOK = 2_000
"""Milliseconds between two looks. A scanner that was plugged in anew is named anew within less."""

_BY_ID = Path("/dev/input/by-id")


def linux_keyboards() -> frozenset[str]:
    """The keyboards that Linux has names for; none on other systems."""
    if not _BY_ID.is_dir():
        return frozenset()
    return frozenset(entry.name for entry in _BY_ID.iterdir() if entry.name.endswith("-event-kbd"))


class ScannerPresence(QObject):
    """Watches the scanners that were there once. One that was never seen is missed by nobody.

    `changed` says whether all of them are there.
    """

    changed = Signal(bool)

    def __init__(
        self,
        named: str = "",
        keyboards: Callable[[], frozenset[str]] = linux_keyboards,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._named, self._keyboards = named, keyboards
        self._seen: frozenset[str] = frozenset()
        self._complete = True
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """See which are there now. Where another one has come, the one that is missing was replaced by it."""
        there = scanners_among(self._keyboards(), self._named)
        replaced = bool(there - self._seen)
        self._seen = there if replaced else self._seen | there
        complete = self._seen <= there
        if complete != self._complete:
            self._complete = complete
            log.warning("hand scanner: %s", "plugged in" if complete else "unplugged")
            self.changed.emit(complete)
