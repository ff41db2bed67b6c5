"""Ways to make a code on a picture clearer, the ones that help most for their time first.

Which are here, and in which order, was measured: on a thousand pictures of seventeen kinds (`tests/scanning/
hard_pictures.py`) each next step is the one that reads most of what the ones before left, for its milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

Make = Callable[["Image.Image"], "Image.Image"]


@dataclass(frozen=True, slots=True)
class Step:
    """One way to read a picture in 8-bit grey: what is made of it, and how black is told from white on that.

    `cost` is in ms a megapixel of the picture, reading included; only the ratios between the steps matter.
    `one_threshold` takes one level for the whole picture instead of one for each neighbourhood.
    """

    make: Make
    cost: float
    one_threshold: bool = False


def _same(image: Image.Image) -> Image.Image:
    return image


def _smaller(times: int) -> Make:
    """Grain, moiré and gaps in a print average out."""
    return lambda image: image.reduce((min(times, image.width), min(times, image.height)))


def _larger(times: float) -> Make:
    """Modules of less than two pixels get room between their edges."""

    def make(image: Image.Image) -> Image.Image:
        from PIL.Image import Resampling

        return image.resize((round(image.width * times), round(image.height * times)), Resampling.BILINEAR)

    return make


def _sharper(radius: float, percent: int) -> Make:
    """Modules that a lens or a halo has run together come apart."""

    def make(image: Image.Image) -> Image.Image:
        from PIL.ImageFilter import UnsharpMask

        return image.filter(UnsharpMask(radius, percent, 0))

    return make


def _softer(radius: int) -> Make:
    def make(image: Image.Image) -> Image.Image:
        from PIL.ImageFilter import BoxBlur

        return image.filter(BoxBlur(radius))

    return make


def _rounder(radius: float) -> Make:
    def make(image: Image.Image) -> Image.Image:
        from PIL.ImageFilter import GaussianBlur

        return image.filter(GaussianBlur(radius))

    return make


def _against_neighbours(radius: int, times: float) -> Make:
    """Each pixel's difference from the mean around it, `times` as strong: faint codes, shadows and glare."""

    def make(image: Image.Image) -> Image.Image:
        from PIL import ImageChops
        from PIL.ImageFilter import BoxBlur

        return ImageChops.subtract(image, image.filter(BoxBlur(radius)), 1 / times, 128)

    return make


def _with_gamma(gamma: float) -> Make:
    """Below 1 the dark is spread out, above 1 the bright is."""
    levels = [round(255 * (level / 255) ** gamma) for level in range(256)]
    return lambda image: image.point(levels)


def _then(*makes: Make) -> Make:
    def make(image: Image.Image) -> Image.Image:
        for one in makes:
            image = one(image)
        return image

    return make


AS_IT_IS = Step(_same, 1.0)

STEPS = (
    Step(_smaller(2), 0.7),
    Step(_same, 0.7, one_threshold=True),
    Step(_then(_smaller(2), _sharper(4, 400)), 3.6),
    Step(_with_gamma(2.5), 1.3, one_threshold=True),
    Step(_with_gamma(0.4), 3.0),
    Step(_then(_softer(1), _sharper(6, 500)), 16),
    Step(_sharper(3, 300), 10, one_threshold=True),
    Step(_softer(1), 7.5),
    Step(_sharper(2, 200), 13),
    Step(_then(_softer(1), _against_neighbours(16, 6)), 10),
    Step(_larger(2), 17),
    Step(_rounder(1.5), 8),
    Step(_against_neighbours(8, 4), 9),
    Step(_then(_smaller(2), _sharper(2, 300)), 3.0),
    Step(_then(_larger(2), _sharper(4, 300)), 66),
    Step(_smaller(3), 0.4),
    Step(_against_neighbours(32, 4), 8),
    Step(_then(_larger(2), _sharper(8, 500)), 66),
)
