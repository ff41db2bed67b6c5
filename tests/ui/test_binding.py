"""What the program needs of Qt's binding to Python, and once did not get."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication


def test_calls_that_return_nothing_do_not_use_none_up(qapp: QGuiApplication) -> None:
    # PySide6 6.12.0 gives a reference to None away with each such call. Before Python 3.12 None is counted like any
    # other object, so that a kiosk on 3.11 would die within the hour: "none_dealloc: deallocating None".
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(500):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < 100
