"""How a name is folded for finding: the same for what is stored and for what is typed."""

from __future__ import annotations

import unicodedata

_SPELT_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "’": "'", "·": " "}
)


def fold(text: str) -> str:
    """Lower case without accents and with single spaces: `Müller` and `MULLER` become `muller`."""
    if text.isascii():
        return " ".join(text.lower().split())
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_SPELT_OUT)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFC", bare).split())
