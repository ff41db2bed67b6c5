"""The registrant's code: short, spoken aloud, with a check character.

`HN-7Q2K-4` is a prefix, a body of four characters and a check character. The alphabet has no 0/O, 1/I/L and no U.
"""

from __future__ import annotations

import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
BODY_LENGTH = 4
_SHAPE = re.compile(rf"[A-Z0-9]{{1,6}}-[{ALPHABET}]{{{BODY_LENGTH},6}}-[{ALPHABET}]")


def check_character(body: str) -> str:
    """The character that ends the code of `body`: a weighted sum modulo the alphabet's 30 letters.

    Each weight shares no factor with 30, so every single wrong character is caught; so is every swap of neighbours
    but that of letters exactly half the alphabet apart.
    """
    total = sum(weight * ALPHABET.index(letter) for weight, letter in zip(_weights(len(body)), body, strict=True))
    return ALPHABET[total % len(ALPHABET)]


def make_code(prefix: str, body: str) -> str:
    """`HN` and `7Q2K` as `HN-7Q2K-x`. Raises ValueError for a body with letters outside the alphabet."""
    return f"{prefix}-{body}-{check_character(body)}"


def body_from_number(number: int, length: int = BODY_LENGTH) -> str:
    """The body that counts `number` (from 0) in the code's alphabet, scattered so that neighbours look unlike.

    Raises ValueError where `number` does not fit: four characters give 810,000 bodies.
    """
    space = len(ALPHABET) ** length
    if not 0 <= number < space:
        raise ValueError(f"{number} does not fit into {length} characters")
    scattered = number * _SCATTER % space
    digits = []
    for _ in range(length):
        scattered, digit = divmod(scattered, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))


def is_code(text: str) -> bool:
    """Whether `text` has the shape of a code. Packs may bring codes of their own: shape is no proof of being one."""
    return _SHAPE.fullmatch(text) is not None


_SCATTER = 7_368_787
"""A prime that shares no factor with the alphabet's 30 letters, so that scattering is a permutation."""


def _weights(length: int) -> list[int]:
    units = (7, 11, 13, 17, 19, 23, 29)
    return [units[index % len(units)] for index in range(length)]
