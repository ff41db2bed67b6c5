"""Which letters of a name were typed, so that the list can show why somebody is in it."""

from __future__ import annotations

from functools import lru_cache

from kiosk.domain.folding import fold

Pieces = list[str]
"""A text in pieces, plain and marked by turns; the first is plain and may be empty."""


def pieces(text: str, query: str) -> Pieces:
    """A text cut where marking begins and ends."""
    marked = _marked(text, query)
    cut: Pieces = [""]
    for at, letter in enumerate(text):
        if (len(cut) % 2 == 0) != (at in marked):
            cut.append("")
        cut[-1] += letter
    return cut


def _marked(text: str, query: str) -> frozenset[int]:
    """The places of what was typed: each word as it stands there, else letter by letter from the left."""
    letters = [_folded(letter) for letter in text]
    words = fold(query).split()
    found: set[int] = set()
    for word in words:
        places = _together(letters, word) or _scattered(letters, word)
        if not places:
            return frozenset(_scattered(letters, "".join(words)))
        found |= set(places)
    return frozenset(found)


def _together(letters: list[str], word: str) -> range | None:
    """Where a word begins a word of the text, else where it stands inside one."""
    joined = "".join(letter or "\0" for letter in letters)
    if len(joined) != len(letters):  # ß and its like fold to two letters: their places are counted one by one
        return None
    begins = f" {joined}".find(f" {word}")
    at = begins if begins >= 0 else joined.find(word)
    return range(at, at + len(word)) if at >= 0 else None


def _scattered(letters: list[str], wanted: str) -> tuple[int, ...]:
    """The places of all the letters, in their order; none where one of them is missing."""
    places: list[int] = []
    rest = wanted
    for at, letter in enumerate(letters):
        if letter and rest.startswith(letter):
            places.append(at)
            rest = rest[len(letter) :]
    return () if rest else tuple(places)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    return " " if letter in " -'’·" else fold(letter)
