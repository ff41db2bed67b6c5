"""Telling Han characters from other letters."""

from __future__ import annotations

_BLOCKS = ((0x2E80, 0x2FDF), (0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Unicode 16: radicals, the ideographic zero, the unified and compatibility ideographs with their extensions."""


def is_han(letter: str) -> bool:
    """Whether a character is a Han character."""
    code = ord(letter)
    return any(first <= code <= last for first, last in _BLOCKS)


def has_han(text: str) -> bool:
    """Whether there is a Han character in a text."""
    return not text.isascii() and any(map(is_han, text))
