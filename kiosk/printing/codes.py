"""The square patterns on a badge: the QR code that admits its holder, and one that only looks like it."""

from __future__ import annotations

import io
from hashlib import shake_128

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.printing.drawing import Modules

QUIET_ZONE = 4
"""Modules that stay white on every side (ISO/IEC 18004)."""

_SHORT = 100
"""Characters. What is signed is longer; what other systems' tickets bear is not, as a rule."""

_DECOY_SIDE = 25
_FINDER = 7


def code_modules(secret: BadgeSecret) -> Modules:
    """The QR code (ISO/IEC 18004) of `secret`, in its smallest version.

    A short one has error correction M. In a long one L leaves larger modules, which a label printer and a camera need
    more; and no damage that is put right wrongly passes a signature.
    """
    import qrcode
    from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M

    correction = ERROR_CORRECT_M if len(secret.text) <= _SHORT else ERROR_CORRECT_L
    code = qrcode.QRCode(error_correction=correction, border=0)
    code.add_data(secret.text)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.modules)


def code_png(secret: BadgeSecret, module: int = 8) -> bytes:
    """The QR code of `secret` alone, with its quiet zone, as a PNG of `module` pixels a module."""
    from PIL import Image

    modules = code_modules(secret)
    side = len(modules) + 2 * QUIET_ZONE
    picture = Image.new("1", (side, side), 1)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            picture.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0 if dark else 1)
    content = io.BytesIO()
    picture.resize((side * module, side * module)).save(content, "PNG")
    return content.getvalue()


def decoy_modules() -> Modules:
    """A pattern that a person takes for a QR code and a reader for none: its corners have the wrong rhythm."""
    noise = shake_128(b"decoy").digest(_DECOY_SIDE * _DECOY_SIDE)
    return tuple(
        tuple(_decoy_module(x, y, noise[y * _DECOY_SIDE + x]) for x in range(_DECOY_SIDE)) for y in range(_DECOY_SIDE)
    )


def _decoy_module(x: int, y: int, noise: int) -> bool:
    corner = _corner(x, y)
    return bool(noise & 1) if corner is None else _corner_module(*corner)


def _corner(x: int, y: int) -> tuple[int, int] | None:
    """The place within one of the three corners, with the white line around it, that a QR code is found by."""
    far = _DECOY_SIDE - _FINDER
    for left, top in ((0, 0), (far, 0), (0, far)):
        if -1 <= x - left <= _FINDER and -1 <= y - top <= _FINDER:
            return x - left, y - top
    return None


def _corner_module(x: int, y: int) -> bool:
    if not (0 <= x < _FINDER and 0 <= y < _FINDER):
        return False
    # A real corner has a solid square of three modules within its ring.
    return x in {0, _FINDER - 1} or y in {0, _FINDER - 1} or (x == y == _FINDER // 2)
