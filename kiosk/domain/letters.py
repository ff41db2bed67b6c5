"""The sixteen letters in which the program writes what a QR carries, and the checksum that ends it.

B C D F G H J K L N P R S T V X: each lies on the same key of US, UK, German, French, Swiss and Belgian keyboards and
is the same letter with CapsLock on, but for its case. A Q W Z Y M move between layouts, digits need Shift on some, and
with neither vowels nor digits nothing here is mistaken for another letter or makes a word.

A letter is four bits. The checksum is the remainder of a division over GF(16), as in a cyclic code (Lin and Costello,
"Error Control Coding", chapter 5): any one or two wrong letters and any two that changed places, however far apart,
are always caught in texts of up to 4,095 letters; other damage passes once in 65,536 times.
"""

from __future__ import annotations

from functools import cache

LETTERS = "BCDFGHJKLNPRSTVX"
CHECK_LETTERS = 4

_VALUES = {letter: value for value, letter in enumerate(LETTERS)}
_FIELD = 0b10011
"""x^4 + x + 1, which makes GF(16) of four bits."""

_GENERATOR = (1, 1, 8, 9)
"""x^4 + x^3 + x^2 + 8x + 9 = (x + 1)(x^3 + x + 9); the root of its second factor has the order 4,095."""


def spell(raw: bytes) -> str:
    """Bytes as letters, two a byte, the high half first."""
    return "".join(LETTERS[byte >> 4] + LETTERS[byte & 15] for byte in raw)


def unspell(letters: str) -> bytes:
    """The bytes that `spell` wrote. Raises ValueError for other letters or half a byte."""
    if len(letters) % 2 or not letters.isascii():
        raise ValueError("no whole bytes")
    try:
        values = [_VALUES[letter] for letter in letters]
    except KeyError as error:
        raise ValueError("a letter from elsewhere") from error
    return bytes(high << 4 | low for high, low in zip(values[::2], values[1::2], strict=True))


def with_check(letters: str) -> str:
    """The letters with their checksum behind them."""
    return letters + "".join(LETTERS[value] for value in _remainder(letters + LETTERS[0] * CHECK_LETTERS))


def has_check(letters: str) -> bool:
    """Whether `letters` are all of the sixteen and end with the checksum of what stands before it."""
    return len(letters) > CHECK_LETTERS and _VALUES.keys() >= set(letters) and not any(_remainder(letters))


def _remainder(letters: str) -> tuple[int, int, int, int]:
    a, b, c, d = 0, 0, 0, 0
    for letter in letters:
        times = _multiples()[a]
        a, b, c, d = b ^ times[0], c ^ times[1], d ^ times[2], _VALUES[letter] ^ times[3]
    return a, b, c, d


@cache
def _multiples() -> tuple[tuple[int, int, int, int], ...]:
    """The generator's coefficients times each element of the field."""
    one, two, three, four = _GENERATOR
    return tuple((_times(one, n), _times(two, n), _times(three, n), _times(four, n)) for n in range(len(LETTERS)))


def _times(one: int, other: int) -> int:
    """The product in GF(16)."""
    product = 0
    for bit in range(4):
        product ^= (one << bit) if other >> bit & 1 else 0
    for high in (6, 5, 4):
        product ^= (_FIELD << (high - 4)) if product >> high & 1 else 0
    return product
