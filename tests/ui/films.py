"""What a camera sees, as the frames that one gives; and a camera that gives what a test wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat, QVideoSink

from ui.devices.camera import Found

Pixels = QVideoFrameFormat.PixelFormat

HD = (1280, 720)
WALL = 96


@dataclass(frozen=True, slots=True)
class Held:
    """A code on white paper: what it says, where its middle is (pixels), how it is turned, how large a module is."""

    text: str
    x: float = HD[0] / 2
    y: float = HD[1] / 2
    turned: float = 0.0
    module: float = 7.0


def scene(*codes: Held, size: tuple[int, int] = HD, wall: int = WALL) -> QImage:
    """A grey wall, and before it the codes."""
    picture = QImage(*size, QImage.Format.Format_Grayscale8)
    picture.fill(QColor(wall, wall, wall))
    painter = QPainter(picture)
    for code in codes:
        _hold(painter, code)
    painter.end()
    return picture


def frame(picture: QImage, pixels: Pixels = Pixels.Format_NV12) -> QVideoFrame:
    """A picture as a camera hands it over, in its own layout of pixels; what is not grey in it is left as it comes."""
    if pixels == Pixels.Format_BGRA8888:
        return _filled(picture.convertToFormat(QImage.Format.Format_RGB32), pixels, step=1, first=0)
    step, first = {Pixels.Format_YUYV: (2, 0), Pixels.Format_UYVY: (2, 1)}.get(pixels, (1, 0))
    return _filled(picture, pixels, step, first)


def _filled(picture: QImage, pixels: Pixels, step: int, first: int) -> QVideoFrame:
    """A frame in whose first plane every `step`-th byte, from `first` on, is one of the picture's."""
    made = QVideoFrame(QVideoFrameFormat(picture.size(), pixels))
    assert made.map(QVideoFrame.MapMode.WriteOnly)
    plane, stride, across = made.bits(0), made.bytesPerLine(0), picture.width() * picture.depth() // 8
    for y in range(picture.height()):
        row = bytes(picture.constScanLine(y))[:across]
        plane[y * stride + first : y * stride + across * step : step] = row
    made.unmap()
    return made


def _hold(painter: QPainter, code: Held) -> None:
    import qrcode

    drawn = qrcode.QRCode(border=4)
    drawn.add_data(code.text)
    rows: Sequence[Sequence[bool]] = drawn.get_matrix()
    half = len(rows) * code.module / 2
    painter.save()
    painter.translate(QPointF(code.x, code.y))
    painter.rotate(code.turned)
    painter.fillRect(QRectF(-half, -half, 2 * half, 2 * half), Qt.GlobalColor.white)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                place = QRectF(x * code.module - half, y * code.module - half, code.module, code.module)
                painter.fillRect(place, Qt.GlobalColor.black)
    painter.restore()


class FakeCameras(QObject):
    """The port that Qt's cameras fill: plugged in and out, and looked through, by the test."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, *cameras: Found, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plugged = list(cameras or (Found("usb-1", "Front camera"),))
        self.running: str | None = None
        self.torch = False
        self._sink: QVideoSink | None = None

    def found(self) -> list[Found]:
        """Fills the port."""
        return self.plugged

    def start(self, id_: str, sink: QVideoSink) -> None:
        """Fills the port."""
        self.running, self._sink = id_, sink

    def stop(self) -> None:
        """Fills the port."""
        self.running = self._sink = None

    def light(self, *, on: bool) -> None:
        """Fills the port."""
        self.torch = on

    def replug(self, *cameras: Found) -> None:
        """Now these are plugged in, and no others."""
        self.plugged = list(cameras)
        self.changed.emit()

    def show(self, shown: QVideoFrame | QImage) -> None:
        """The next frame, where a camera runs; a picture as NV12."""
        if self._sink is not None:
            self._sink.setVideoFrame(shown if isinstance(shown, QVideoFrame) else frame(shown))
