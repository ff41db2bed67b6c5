"""Reading the codes on a picture in a file, as the camera reads them on a frame."""

from __future__ import annotations

import struct
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kiosk.scanning.pictures import FoundCode, Luma, find_codes

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 64_000_000
"""More than any phone's camera takes for a picture. A small file may unfold into far more."""

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")


class PictureError(Exception):
    """A file cannot be read as a picture. `reason` is no_picture, damaged or too_large."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Decoded:
    """The codes on a picture, and how many milliseconds it took to find them once the file had been unpacked."""

    codes: tuple[FoundCode, ...]
    elapsed_ms: float


def decode(path: Path) -> Decoded:
    """The codes on the picture in a file; their corners are places in the picture as it is shown, turned upright.

    Raises OSError where the file cannot be opened, PictureError where it is no picture that can be read.
    """
    picture = _picture(path)
    started = time.perf_counter()
    codes = find_codes(picture)
    return Decoded(codes, (time.perf_counter() - started) * 1000)


def _picture(path: Path) -> Luma:
    with path.open("rb") as file:
        grey = _grey(_unpacked(file))
    return Luma(grey.width, grey.height, grey.width, grey.tobytes())


def _unpacked(file: IO[bytes]) -> Image.Image:
    """The first picture in a file. Pillow's own faults are told as ours."""
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)  # about details of metadata
        try:
            image = Image.open(file, formats=FORMATS)
            _check_size(image)
            image.load()
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise PictureError("too_large") from error
        except UnidentifiedImageError as error:
            raise PictureError("no_picture") from error
        except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
            raise PictureError("damaged") from error
    return image


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise PictureError("too_large")


def _grey(image: Image.Image) -> Image.Image:
    """In 8-bit grey, upright as its EXIF data says, on white where it is transparent."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I;16"):
        # Pillow's own conversion would take everything above 255 for white.
        return upright.convert("I").point(lambda level: level / 256).convert("L")
    if upright.has_transparency_data:
        upright = _on_white(upright.convert("RGBA"))
    return upright.convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image as Pillow

    return Pillow.alpha_composite(Pillow.new("RGBA", image.size, "white"), image)
