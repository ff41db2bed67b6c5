"""Meeting the kiosk's window from within its own process, whoever opens it and whenever."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

import ui.application  # noqa: F401  # it tells Qt what it must know before there is an application object


class WindowWatch(QObject):
    """Hands the first window of Qt Quick to `met`, as soon as anything happens to it. Make it before the kiosk runs."""

    def __init__(self, met: Callable[[QQuickWindow], None]) -> None:
        self._application = QGuiApplication(sys.argv[:1])
        super().__init__(self._application)
        self._met: Callable[[QQuickWindow], None] | None = met
        self._application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook; it lets everything pass and leaves after the first window."""
        if isinstance(watched, QQuickWindow) and self._met is not None:
            met, self._met = self._met, None
            self._application.removeEventFilter(self)
            met(watched)
        return False


def is_shown(window: QQuickWindow, screen: str) -> bool:
    """Whether a screen is to be seen on the window."""
    item = window.findChild(QQuickItem, f"screen-{screen}")
    return isinstance(item, QQuickItem) and item.isVisible()
