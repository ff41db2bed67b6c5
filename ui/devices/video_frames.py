"""A camera's frame -> the grey square in its middle, from whatever layout of pixels the camera has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from kiosk.scanning.pictures import Luma
from kiosk.scanning.watching import SAMPLES, finder

_Format = QVideoFrameFormat.PixelFormat

_GREY = {
    **dict.fromkeys((_Format.Format_Y8, _Format.Format_NV12, _Format.Format_NV21), (1, 0)),
    **dict.fromkeys((_Format.Format_YUV420P, _Format.Format_YUV422P, _Format.Format_YV12), (1, 0)),
    **dict.fromkeys((_Format.Format_IMC1, _Format.Format_IMC2, _Format.Format_IMC3, _Format.Format_IMC4), (1, 0)),
    **dict.fromkeys((_Format.Format_Y16, _Format.Format_P010, _Format.Format_P016), (2, 1)),
    _Format.Format_YUYV: (2, 0),
    _Format.Format_UYVY: (2, 1),
    _Format.Format_AYUV: (4, 1),
    **dict.fromkeys((_Format.Format_BGRA8888, _Format.Format_BGRX8888), (4, 1)),
    **dict.fromkeys((_Format.Format_RGBA8888, _Format.Format_RGBX8888), (4, 1)),
    **dict.fromkeys((_Format.Format_ARGB8888, _Format.Format_XRGB8888), (4, 2)),
    **dict.fromkeys((_Format.Format_ABGR8888, _Format.Format_XBGR8888), (4, 2)),
}
"""Bytes a pixel takes in the first plane, and which of them is grey: luma, of 16 bits the upper half (all systems that
Qt's video runs on are little-endian), of colours green, which is most of luma (ITU-R BT.709)."""


@dataclass(frozen=True, slots=True)
class Shot:
    """The rows of a frame's finder as they lay in memory, away from the camera's own buffers.

    The first byte is grey, and every `step`-th after it; `stride` bytes lie between the beginnings of two rows.
    """

    side: int
    stride: int
    step: int
    data: bytes

    def luma(self) -> Luma:
        """The finder's picture. Takes a millisecond where pixels have to be picked: not for the GUI's thread."""
        return Luma(self.side, self.side, self.stride // self.step, self.data[:: self.step])


def shot(frame: QVideoFrame) -> Shot | None:
    """What is to be read of a frame; None where there is nothing, or too little to be read."""
    with _plane(frame) as plane:
        if plane is None:
            return None
        side = finder(plane.width, plane.height).side
        first, size = plane.first, side * plane.stride
        # The last row ends before its stride does: what is missing there is not looked at, but has to be there.
        return Shot(side, plane.stride, plane.step, bytes(plane.data[first : first + size]).ljust(size, b"\0"))


def glance(frame: QVideoFrame) -> bytes | None:
    """The grey of a few points of the finder, in a twentieth of a millisecond; None where there is nothing to see."""
    with _plane(frame) as plane:
        if plane is None:
            return None
        apart = finder(plane.width, plane.height).side // SAMPLES
        starts = range(plane.first, plane.first + SAMPLES * apart * plane.stride, apart * plane.stride)
        span, every = SAMPLES * apart * plane.step, apart * plane.step
        return b"".join(bytes(plane.data[start : start + span])[::every] for start in starts)


@dataclass(frozen=True, slots=True)
class _Plane:
    width: int
    height: int
    stride: int
    step: int
    grey: int
    data: bytes | bytearray | memoryview

    @property
    def first(self) -> int:
        """Where the grey of the finder's first pixel is."""
        square = finder(self.width, self.height)
        return square.y * self.stride + square.x * self.step + self.grey


@contextmanager
def _plane(frame: QVideoFrame) -> Iterator[_Plane | None]:
    """The plane of a frame that holds its grey, for the length of the block; None where a frame holds no picture."""
    if min(frame.width(), frame.height()) < SAMPLES:
        yield None
    elif frame.pixelFormat() not in _GREY:
        yield _converted(frame)
    elif frame.map(QVideoFrame.MapMode.ReadOnly):
        try:
            step, grey = _GREY[frame.pixelFormat()]
            yield _Plane(frame.width(), frame.height(), frame.bytesPerLine(0), step, grey, frame.bits(0))
        finally:
            frame.unmap()
    else:
        yield None


def _converted(frame: QVideoFrame) -> _Plane | None:
    """By way of Qt, which knows every layout but takes several milliseconds."""
    image = frame.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    if image.isNull():
        return None
    return _Plane(image.width(), image.height(), image.bytesPerLine(), 1, 0, bytes(image.constBits()))
