"""Pixels -> the QR codes (ISO/IEC 18004) on them, whether a camera or a file holds the pixels.

A picture is read as it is first. Only where that yields nothing is it read again, reduced, sharpened or in other
light, so that nothing zxing-cpp reads by itself is ever lost. Micro QR and rMQR are left out: sharpened noise is at
times read as one, for want of redundancy.

Nothing here holds Python's other threads up: zxing-cpp lets them run while it reads, and so do the filters used.
Pillow's rank filters (median, minimum, maximum) would not.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, cycle, islice
from typing import TYPE_CHECKING, cast

from kiosk.scanning.clearer import AS_IT_IS, STEPS, Step

if TYPE_CHECKING:
    import zxingcpp
    from PIL import Image

Corner = tuple[int, int]
Corners = tuple[Corner, Corner, Corner, Corner]
Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of a picture; right and bottom lie outside it."""

_EVERY_PICTURE = 1
"""So many steps are taken even where a code is found already: they cost little, and there may be another code."""

_WITH_ECI = "5D 51 32"

_PIECE_MS = 3.0
"""A camera's picture is cut so that a step on one piece takes about so long on the machine its costs stem from."""


@dataclass(frozen=True, slots=True)
class Luma:
    """A picture in 8-bit grey, row by row from the top; `stride` bytes lie between the beginnings of two rows.

    The Y plane of a camera's NV12 frame is one as it lies in memory: nothing needs copying. Raises ValueError where
    `data` holds less than the picture.
    """

    width: int
    height: int
    stride: int
    data: bytes | memoryview

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1 or self.stride < self.width or len(self.data) < self.stride * self.height:
            raise ValueError(
                f"{len(self.data)} bytes are no picture of {self.width}×{self.height}, {self.stride} a row"
            )

    @property
    def box(self) -> Box:
        """All of it."""
        return 0, 0, self.width, self.height

    def within(self, left: int, top: int, width: int, height: int) -> Luma:
        """The part of the picture whose top left pixel is at `left` and `top`. No pixel is copied.

        The picture's own last row may be left out: what lies behind it in memory is not ours.
        """
        begin = top * self.stride + left
        data = memoryview(self.data)[begin : begin + self.stride * height]
        return Luma(width, min(height, len(data) // self.stride), self.stride, data)


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A QR code on a picture: what it says, and its corners in pixels, clockwise from the code's own top left.

    `guessed` tells that its bytes are no UTF-8 and declare no character set, so that `text` is a best guess.
    """

    text: str
    corners: Corners
    guessed: bool = False


def find_codes(picture: Luma, *, seconds: float = 0.5) -> tuple[FoundCode, ...]:
    """Every code on `picture`; no new step is begun once `seconds` are over. The first is taken in any case."""
    until = time.monotonic() + seconds
    found = _read(picture, AS_IT_IS)
    for number, step in enumerate(STEPS):
        if time.monotonic() > until or (found and number >= _EVERY_PICTURE):
            break
        found += _elsewhere(_try(picture, step, picture.box), found)
    return tuple(found)


class Reader:
    """Reads one frame of a camera after the other, each within `seconds`, as far as a first look allows.

    A frame without a code yields to the next before every step was taken on all of it: the next goes on from there,
    and what helped on one is tried first on the next. Not to be shared between threads.
    """

    def __init__(self, *, seconds: float = 0.006) -> None:
        self._seconds = seconds
        self._size = (0, 0)
        self._turns: Iterator[tuple[Step, Box]] = iter(())
        self._steps = cycle(STEPS)
        self._helped: tuple[Step, Box] | None = None
        self._pieces_first = True

    def read(self, picture: Luma) -> tuple[FoundCode, ...]:
        """The codes on the next frame."""
        began = time.monotonic()
        found, unread = _look(picture)
        longest = 0.0
        for step, box in () if found else self._next((picture.width, picture.height), unread):
            started = time.monotonic()
            if longest and started - began + longest > self._seconds:
                break
            found = _try(picture, step, box)
            longest = max(longest, time.monotonic() - started)
            if found:
                self._helped = step, box
                break
        return tuple(found)

    def _next(self, size: tuple[int, int], unread: list[Box]) -> Iterator[tuple[Step, Box]]:
        """What is to be tried on this frame, at most everything once.

        What helped last comes first, until it does not. Then come places that look like a code and the frame's pieces;
        which of the two is first changes with every frame, for there may be time for one only.
        """
        if size != self._size:
            self._size, self._turns, self._helped = size, cycle(_turns(size)), None
        helped, self._helped = self._helped, None
        if helped:
            yield helped
        self._pieces_first = not self._pieces_first
        ways = (self._on_pieces(), self._on(unread))
        yield from chain(*(ways if self._pieces_first else reversed(ways)))

    def _on_pieces(self) -> Iterator[tuple[Step, Box]]:
        return islice(self._turns, len(_turns(self._size)))

    def _on(self, unread: list[Box]) -> Iterator[tuple[Step, Box]]:
        for box in unread[:1]:
            for step in islice(self._steps, len(STEPS)):
                if _likely_ms(step, box) < 2 * _PIECE_MS:
                    yield step, box


def _likely_ms(step: Step, box: Box) -> float:
    return step.cost * (box[2] - box[0]) * (box[3] - box[1]) / 1e6


@lru_cache(maxsize=4)
def _turns(size: tuple[int, int]) -> tuple[tuple[Step, Box], ...]:
    """Every step on every piece of a picture, the middle of the picture first."""
    pieces = [(nearness, order, step, box) for order, step in enumerate(STEPS) for nearness, box in _cut(size, step)]
    return tuple((step, box) for _, _, step, box in sorted(pieces, key=lambda piece: piece[:2]))


def _cut(size: tuple[int, int], step: Step) -> Iterable[tuple[int, Box]]:
    """The pieces on which `step` is taken, each with its place in the row from the middle to the edge."""
    side = round((_PIECE_MS / step.cost) ** 0.5 * 1000)
    if size[0] * size[1] <= side * side:
        return [(0, (0, 0, *size))]
    boxes = [
        (left, top, min(left + side, size[0]), min(top + side, size[1]))
        for left in _beginnings(size[0], side)
        for top in _beginnings(size[1], side)
    ]
    boxes.sort(key=lambda box: abs(box[0] + box[2] - size[0]) + abs(box[1] + box[3] - size[1]))
    return enumerate(boxes)


def _beginnings(length: int, side: int) -> list[int]:
    """Where pieces of `side` begin, an odd number so that one is in the middle, half of each within the next."""
    if length <= side:
        return [0]
    gaps = 2 * -(-(length - side) // side)
    return [round(gap * (length - side) / gaps) for gap in range(gaps + 1)]


def _image(picture: Luma) -> Image.Image:
    """The same pixels for Pillow, where they are."""
    from PIL import Image

    data = cast("bytes", picture.data)  # any buffer will do
    return Image.frombuffer("L", (picture.width, picture.height), data, "raw", "L", picture.stride, 1)


def _look(picture: Luma) -> tuple[list[FoundCode], list[Box]]:
    """The codes on a picture as it is, and where there seems to be one that cannot be read, with some room around."""
    found: list[FoundCode] = []
    unread: list[Box] = []
    for barcode in _barcodes(picture, AS_IT_IS, errors=True):
        corners = _corners(barcode.position, (0, 0), 1.0)
        if barcode.valid:
            found.append(FoundCode(barcode.text, corners, _is_guessed(barcode.bytes, picture, AS_IT_IS)))
        else:
            unread.append(_around(corners, picture))
    return found, unread


def _around(corners: Corners, picture: Luma) -> Box:
    xs, ys = zip(*corners, strict=True)
    room = max(max(xs) - min(xs), max(ys) - min(ys)) // 3 + 8
    left, top = max(0, min(xs) - room), max(0, min(ys) - room)
    return left, top, min(picture.width, max(xs) + room), min(picture.height, max(ys) + room)


def _try(picture: Luma, step: Step, box: Box) -> list[FoundCode]:
    """What can be read in `box` after `step`; corners are places in the whole picture."""
    part = _image(picture)
    made = step.make(part if box == (0, 0, *part.size) else part.crop(box))
    scale = (box[2] - box[0]) / made.width
    return _read(Luma(made.width, made.height, made.width, made.tobytes()), step, (box[0], box[1]), scale)


def _read(picture: Luma, step: Step, origin: Corner = (0, 0), scale: float = 1.0) -> list[FoundCode]:
    """What zxing-cpp sees on `picture`, of which every pixel is `scale` wide and the first lies at `origin`."""
    found = []
    for barcode in _barcodes(picture, step):
        guessed = _is_guessed(barcode.bytes, picture, step)
        found.append(FoundCode(barcode.text, _corners(barcode.position, origin, scale), guessed))
    return found


def _barcodes(picture: Luma, step: Step, *, hexadecimal: bool = False, errors: bool = False) -> list[zxingcpp.Barcode]:
    import zxingcpp

    view = zxingcpp.ImageView(
        picture.data, picture.width, picture.height, zxingcpp.ImageFormat.Lum, picture.stride, pix_stride=1
    )
    return zxingcpp.read_barcodes(
        view,
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2, zxingcpp.BarcodeFormat.QRCodeModel1]),
        binarizer=zxingcpp.Binarizer.GlobalHistogram if step.one_threshold else zxingcpp.Binarizer.LocalAverage,
        text_mode=zxingcpp.TextMode.HexECI if hexadecimal else zxingcpp.TextMode.Plain,
        return_errors=errors,
    )


def _is_guessed(raw: bytes, picture: Luma, step: Step) -> bool:
    """Whether the character set of `raw`, read from `picture` by `step`, is neither UTF-8 nor declared in the code."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        # Only the hexadecimal form tells: it begins with the symbology identifier, `]Q2` where an ECI was declared.
        again = _barcodes(picture, step, hexadecimal=True)
        return not any(barcode.bytes == raw and barcode.text.startswith(_WITH_ECI) for barcode in again)
    return False


def _corners(position: zxingcpp.Position, origin: Corner, scale: float) -> Corners:
    clockwise = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    a, b, c, d = ((origin[0] + round(point.x * scale), origin[1] + round(point.y * scale)) for point in clockwise)
    return a, b, c, d


def _elsewhere(read: list[FoundCode], known: list[FoundCode]) -> list[FoundCode]:
    """Those that do not lie where a code is known to be: the first reading of a place stands."""
    return [code for code in read if not any(_covers(other.corners, _middle(code.corners)) for other in known)]


def _middle(corners: Corners) -> Corner:
    return sum(x for x, _ in corners) // 4, sum(y for _, y in corners) // 4


def _covers(corners: Corners, place: Corner) -> bool:
    xs, ys = zip(*corners, strict=True)
    return min(xs) <= place[0] <= max(xs) and min(ys) <= place[1] <= max(ys)
