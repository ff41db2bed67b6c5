"""A camera's frames through decode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING

from kiosk.bench.measurement import Measurement, Target, measurement, side_by_side
from kiosk.bench.venue import Venue

if TYPE_CHECKING:
    from PIL import Image

    from kiosk.scanning.pictures import Luma

_TARGET = Target(p50=8.0, p99=33.0)
_SIZE = (1920, 1080)
_PIXELS = 8
_STAY = 5
"""Frames for which a scene stays in view: enough for what helped on one to be tried first on the next."""

Scene = Callable[[Random], "Image.Image"]


def decode_frame(venue: Venue) -> Measurement:
    """A 1920×1080 frame through the camera's reader; floor: bare zxing-cpp, with its own defaults, on the same frame.

    The frames are what a camera at an entrance sees in turn: nobody, a letter, phones bright, dim, far, blurred and
    in dark mode, a page without a code, and grain alone, which costs a reader most. One reader sees them all.
    """
    from kiosk.scanning.pictures import Reader

    frames = list(islice(_frames(Random(7)), venue.effort.frames))
    ours, bare = side_by_side(frames, Reader().read, _bare)
    return measurement("decode_frame", ours, bare, target=_TARGET)


def _bare(frame: Luma) -> object:
    import zxingcpp

    view = zxingcpp.ImageView(frame.data, frame.width, frame.height, zxingcpp.ImageFormat.Lum)
    return zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))


def _frames(random: Random) -> Iterator[Luma]:
    """Scene after scene, without end. The grain is another on every frame, as a sensor's is, of four kept ones."""
    from PIL import ImageChops

    from kiosk.scanning.pictures import Luma

    grains = [_grain(random, strength=0.05) for _ in range(4)]
    scenes = [scene(random) for scene in _SCENES]
    for scene in cycle(scenes):
        for number in range(_STAY):
            seen = ImageChops.add(scene, grains[number % len(grains)], offset=-128)
            yield Luma(*_SIZE, _SIZE[0], seen.tobytes())


def _room(random: Random) -> Image.Image:
    """People and furniture out of focus."""
    from PIL import Image, ImageDraw, ImageFilter

    image = Image.linear_gradient("L").resize(_SIZE)
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y = random.randrange(_SIZE[0]), random.randrange(_SIZE[1])
        draw.rectangle((x, y, x + random.randrange(30, 400), y + random.randrange(30, 400)), fill=random.randrange(256))
    return image.filter(ImageFilter.BoxBlur(4))


def _with_code(
    *, module: float, dark: int = 20, light: int = 235, blur: float = 0.7
) -> Callable[[Random], Image.Image]:
    """A room, and in it a code of so many pixels a module, between those levels of grey, somewhat turned."""

    def scene(random: Random) -> Image.Image:
        from PIL import Image, ImageFilter

        code = _code(dark, light)
        side = round(code.width * module / _PIXELS)
        code = code.resize((side, side), Image.Resampling.BOX)
        turned = code.rotate(random.uniform(-12, 12), Image.Resampling.BICUBIC, expand=True, fillcolor=light)
        room = _room(random)
        room.paste(turned.filter(ImageFilter.GaussianBlur(blur)), _near_middle(random, turned))
        return room

    return scene


def _near_middle(random: Random, code: Image.Image) -> tuple[int, int]:
    """Where whoever looks at the preview holds a code: its left and top."""
    left, top = (_SIZE[0] - code.width) // 2, (_SIZE[1] - code.height) // 2
    return left + random.randrange(-200, 200), top + random.randrange(-150, 150)


def _code(dark: int, light: int) -> Image.Image:
    """The code of a fixed secret with its quiet zone, `_PIXELS` a module."""
    from PIL import Image

    from kiosk.domain.badge_secret import BadgeSecret
    from kiosk.printing.codes import QUIET_ZONE, code_modules

    modules = code_modules(BadgeSecret("BCDEFGHJKLNPRSTUVXBCDEFGHJKLNPRS"))
    side = len(modules) + 2 * QUIET_ZONE
    code = Image.new("L", (side, side), light)
    for y, row in enumerate(modules):
        for x, is_dark in enumerate(row):
            code.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), dark if is_dark else light)
    return code.resize((side * _PIXELS, side * _PIXELS), Image.Resampling.NEAREST)


def _page(random: Random) -> Image.Image:
    """Print of a letter, without a code."""
    from PIL import Image, ImageDraw

    page = Image.new("L", _SIZE, 225)
    draw = ImageDraw.Draw(page)
    for y in range(0, _SIZE[1], 14):
        draw.text((10, y), "".join(random.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ  ", k=310)), fill=40)
    return page


def _grain(random: Random, *, strength: float = 1.0) -> Image.Image:
    """Chance in every pixel, around the middle grey."""
    from PIL import Image

    even = Image.frombytes("L", _SIZE, random.randbytes(_SIZE[0] * _SIZE[1]))
    return even.point([round(128 + (level - 128) * strength) for level in range(256)])


_SCENES: tuple[Scene, ...] = (
    _room,
    _with_code(module=8),
    _room,
    _with_code(module=6, dark=10, light=255),
    _page,
    _with_code(module=6, dark=30, light=52),
    _room,
    _with_code(module=2, blur=0.4),
    _grain,
    _with_code(module=6, blur=3.3),
    _room,
    _with_code(module=5, dark=230, light=25, blur=1.5),
)
