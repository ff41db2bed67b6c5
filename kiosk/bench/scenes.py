"""What a camera sees: a wall, and codes before it, in 8-bit grey, row by row."""

from __future__ import annotations

import random

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.printing.codes import QUIET_ZONE, code_modules

FRAME = (1920, 1080)
"""Pixels across and down."""

_WALL, _NOISE = 110, 3
_MODULE = 9


def walls(number: int) -> list[bytes]:
    """Pictures of the same wall, each with a noise of its own, as a sensor gives them."""
    chance = random.Random(7)
    noise = bytes(_WALL + chance.randint(-_NOISE, _NOISE) for _ in range(1 << 16))
    across, down = FRAME
    starts = [[chance.randrange(1 << 15) for _ in range(down)] for _ in range(number)]
    return [b"".join(noise[start : start + across] for start in rows) for rows in starts]


def with_code(wall: bytes, secret: BadgeSecret) -> bytes:
    """The wall, and in the middle of it the code of a secret on white paper."""
    modules = code_modules(secret)
    margin = [False] * QUIET_ZONE
    rows = [[*margin, *row, *margin] for row in modules]
    blank = [[False] * len(rows[0])] * QUIET_ZONE
    lines = [b"".join((b"\x00" if dark else b"\xff") * _MODULE for dark in row) for row in (*blank, *rows, *blank)]
    side = len(lines) * _MODULE
    left, top = (FRAME[0] - side) // 2, (FRAME[1] - side) // 2
    picture = bytearray(wall)
    for y in range(side):
        start = (top + y) * FRAME[0] + left
        picture[start : start + side] = lines[y // _MODULE]
    return bytes(picture)
