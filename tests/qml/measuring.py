"""Where things are on the window, in pixels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem


def is_text(item: QQuickItem) -> bool:
    """Whether an item is QML's Text or derived from it, and says something."""
    return item.inherits("QQuickText") and bool(item.property("text"))


def is_key(item: QQuickItem) -> bool:
    """Whether an item is a key, by what makes it one."""
    return item.property("countdown") is not None and item.property("spread") is not None


def box(item: QQuickItem) -> QRectF:
    """The rectangle of an item on the window."""
    corner = item.mapToScene(QPointF(0, 0))
    other = item.mapToScene(QPointF(item.width(), item.height()))
    return QRectF(corner, other)


def ink(item: QQuickItem) -> QRectF:
    """About where the letters of a text are: its lines, without the leading above the first and below the last."""
    area = box(item)
    width = min(float(item.property("contentWidth")), area.width())
    em = float(item.property("font").pixelSize())
    line = float(item.property("lineHeight"))
    spare = max(0.0, (line - 0.8 * em) / 2)
    return clipped(item, QRectF(area.left(), area.top() + spare, width, area.height() - 2 * spare))


def clipped(item: QQuickItem, area: QRectF) -> QRectF:
    """What is left of an area within the lists that scroll around an item; empty where nothing is."""
    above = item.parentItem()
    while above is not None:
        if above.clip():
            area = area.intersected(box(above))
        above = above.parentItem()
    return area
