"""Pixels -> the QR codes (ISO/IEC 18004) on them. Whether a camera or a file holds the pixels is nobody's concern here."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zxingcpp

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Luma:
    """A picture in 8-bit grey, row by row from the top; `stride` bytes lie between the beginnings of two rows.

    The Y plane of a camera's NV12 frame is one as it lies in memory: nothing needs copying. `data` stays untouched.
    """

    width: int
    height: int
    stride: int
    data: bytes | memoryview


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A QR code on a picture: what it says, and its corners in pixels, clockwise from the code's own top left.

    `guessed` tells that its bytes are no UTF-8 and declare no character set, so that `text` is a best guess.
    """

    text: str
    corners: tuple[Corner, Corner, Corner, Corner]
    guessed: bool = False


def find_codes(picture: Luma, *, seconds: float = 0.5) -> tuple[FoundCode, ...]:
    """Every code on `picture`, looked for no longer than about `seconds`."""
    import zxingcpp

    until = time.monotonic() + seconds
    found = _read(picture, zxingcpp.Binarizer.LocalAverage)
    if not found and time.monotonic() < until:
        found = _read(picture, zxingcpp.Binarizer.GlobalHistogram)
    return tuple(map(_found, found))


def _read(picture: Luma, binarizer: zxingcpp.Binarizer) -> list[zxingcpp.Barcode]:
    """What zxing-cpp sees in the picture as it is. Other threads of Python run on meanwhile."""
    import zxingcpp

    view = zxingcpp.ImageView(
        picture.data, picture.width, picture.height, zxingcpp.ImageFormat.Lum, picture.stride, pix_stride=1
    )
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return zxingcpp.read_barcodes(view, formats=formats, binarizer=binarizer, text_mode=zxingcpp.TextMode.Plain)


def _found(barcode: zxingcpp.Barcode) -> FoundCode:
    where = barcode.position
    corners = (where.top_left, where.top_right, where.bottom_right, where.bottom_left)
    (a, b, c, d) = ((point.x, point.y) for point in corners)
    return FoundCode(barcode.text, (a, b, c, d))
