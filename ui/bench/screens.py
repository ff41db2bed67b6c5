"""What is to be seen on the kiosk's window, asked from within its own process."""

from __future__ import annotations

from PySide6.QtQuick import QQuickItem, QQuickWindow


def is_shown(window: QQuickWindow, screen: str) -> bool:
    """Whether a screen is to be seen on the window."""
    item = window.findChild(QQuickItem, f"screen-{screen}")
    return isinstance(item, QQuickItem) and item.isVisible()
