"""What the camera sees, for the screen: `image://finder/N`, in which N only says that the picture is another one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

_SIDE, _MODULE = 400, 7
_WALL, _PHONE, _DARK, _LIGHT = (QColor(grey, grey, grey) for grey in (118, 24, 12, 236))


class FinderPictures(QQuickImageProvider):
    """Holds the one picture that is shown, and none before it."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._picture = QImage()

    def show(self, picture: QImage) -> None:
        """The next picture to be asked for; a null one leaves nothing of the last."""
        self._picture = picture

    def requestImage(self, path: str, size: QSize, requested_size: QSize) -> QImage:
        """Qt's hook. A finder that is over shows nothing."""
        return self._picture


def decoy_picture() -> QImage:
    """A phone held before the camera, for pictures of screens: what it shows admits nobody, and no reader reads it."""
    from kiosk.printing.codes import decoy_modules

    picture = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    picture.fill(_WALL)
    painter = QPainter(picture)
    painter.fillRect(QRect(86, 40, 228, 400), _PHONE)
    painter.fillRect(QRect(96, 84, 208, 316), _LIGHT)
    for y, row in enumerate(decoy_modules()):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(QRect(112 + x * _MODULE, 116 + y * _MODULE, _MODULE, _MODULE), _DARK)
    painter.end()
    return picture
