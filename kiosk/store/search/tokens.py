"""Everything by which a registrant can be found, as the tokens of the index.

A plain token is a word, a syllable or a Han character; a mark in front says what else it is. Marks are no ASCII letters
and no Han, so that no word is mistaken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product

from kiosk.domain.folding import APOSTROPHES, fold
from kiosk.domain.romanisation import wade_giles
from kiosk.domain.surnames import COMPOUND, HONG_KONG, MANDARIN, PARTICLES, TAIWAN
from kiosk.store.search.han import HAN, all_folded, cantonese, has_han, mandarin, simplified

WHOLE = "→"
"""Before a whole name without spaces, as it is written or usually read in Mandarin."""
ELSEWHERE = "⇢"
"""Before a whole Chinese name in another reading, or spelt (or its family name alone) as in Hong Kong or Taiwan."""
INITIALS = "·"
"""Before the first letters of a name's parts."""
OTHER_INITIALS = "‥"
"""The same in another reading."""
PLACE = "◇"
"""Before the number of an organisation or a delegation."""
PHONE = "☎"
"""Before a phone's digits from the last to the first."""
CODE = "⌗"
"""Before a registrant's code."""

_MOST_WHOLE = 8
_MOST_GIVEN = 4
_MOST_READINGS = 3
_HAN_LIMIT = 8
"""Of a longer name in Han characters, spelt out from another language, each character has its usual reading only."""
_BETWEEN = re.compile(rf"[{re.escape(APOSTROPHES)}]")
_HYPHENED = re.compile(r"\w+(?:[-‐‑‒–·]\w+)+")
_NO_DIGIT = re.compile(r"\D")

Readings = Sequence[tuple[str, ...]]


@dataclass(slots=True)
class Tokens:
    """`plain` and marked tokens of one registrant; `words` are those in which a typing mistake is looked for."""

    all: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add(self, words: Iterable[str]) -> None:
        """Adds words in which mistakes are looked for."""
        found = list(words)
        self.all.update(found)
        self.words.update(found)


def name_tokens(name: str, name_latin: str) -> Tokens:
    """The tokens of both names."""
    tokens = Tokens()
    for text in dict.fromkeys((name, name_latin)):
        han = "".join(HAN.findall(text)) if has_han(text) else ""
        if han:
            _add_han(tokens, simplified(han))
            tokens.all.add(WHOLE + fold(simplified(text)).replace(" ", ""))
            text = HAN.sub(" ", text)  # noqa: PLW2901 - what is left is read as Latin
        _add_latin(tokens, text)
    return tokens


def code_tokens(code: str) -> Iterable[str]:
    """The code without its hyphens, and without the letters that every code of an event begins with."""
    parts = fold(code).split()
    return {CODE + "".join(parts), CODE + "".join(parts[1:] or parts)}


def phone_token(phone: str) -> str:
    """The digits backwards: who types the last four asks for how this begins."""
    return PHONE + _NO_DIGIT.sub("", phone)[::-1]


def _add_latin(tokens: Tokens, text: str) -> None:
    for form in all_folded(text):
        words = form.split()
        if not words:
            continue
        tokens.add(words)
        tokens.add(_with_particles(words))
        tokens.add((WHOLE + "".join(words),))
        if len(words) > 1:
            tokens.all.add(INITIALS + "".join(word[0] for word in words))
    tokens.add(_joined_or_parted(text))


def _with_particles(words: list[str]) -> Iterable[str]:
    """`van der berg` is typed `vanderberg` as well, and `o neill` is `oneill`."""
    for start, word in enumerate(words):
        if word in PARTICLES or len(word) == 1:
            end = next((at for at in range(start, len(words)) if words[at] not in PARTICLES and at > start), None)
            if end is not None:
                yield "".join(words[start : end + 1])


def _joined_or_parted(text: str) -> Iterable[str]:
    """`Jean-Pierre` as one word, and what follows an apostrophe as its own."""
    for hyphened in _HYPHENED.findall(text):
        yield fold(hyphened).replace(" ", "")
    if _BETWEEN.search(text):
        yield from (word for word in fold(_BETWEEN.sub(" ", text)).split() if len(word) > 1)


def _add_han(tokens: Tokens, han: str) -> None:
    family = 2 if han[:2] in COMPOUND and len(han) > 2 else 1
    usual = [_usual(character, at < family) for at, character in enumerate(han)]
    tokens.all.update(han, (han[family:], WHOLE + han))
    tokens.add(WHOLE + whole for whole in _combined(usual, _MOST_READINGS))
    tokens.all.update(WHOLE + han[:family] + given for given in _combined(usual[family:], 1))
    tokens.all.update(INITIALS + initials for initials in _initials(usual))
    spoken = usual if len(han) > _HAN_LIMIT else [_mandarin(each, at < family) for at, each in enumerate(han)]
    tokens.add((*_syllables(spoken), *_parts(spoken, family)))
    tokens.all.update(ELSEWHERE + whole for whole in _combined(spoken, _MOST_WHOLE))
    tokens.all.update(OTHER_INITIALS + initials for initials in _initials(spoken))
    for spell in (_taiwanese, _cantonese):
        _add_elsewhere(tokens, [spell(each, at < family) for at, each in enumerate(han[:_HAN_LIMIT])], usual, family)


def _add_elsewhere(tokens: Tokens, spelt: Readings, usual: Readings, family: int) -> None:
    """The name in another spelling, and the family name so beside the given name in pinyin: `Cheung Yuhui`."""
    tokens.all.update((*_syllables(spelt), *_parts(spelt, family)))
    tokens.all.update(ELSEWHERE + whole for whole in _combined(spelt, _MOST_GIVEN))
    tokens.all.update(ELSEWHERE + whole for whole in _combined((*spelt[:family], *usual[family:]), _MOST_READINGS))


def _parts(readings: Readings, family: int) -> Iterable[str]:
    """A family name and a given name of several characters as one word each."""
    both = (readings[:family], readings[family:])
    return [name for part in both if len(part) > 1 for name in _combined(part, _MOST_GIVEN)]


def _syllables(readings: Readings) -> Iterable[str]:
    return [reading for each in readings for reading in each]


def _combined(readings: Readings, most: int) -> list[str]:
    """The syllables of each character put together, the usual ones first; nothing where one cannot be read."""
    return ["".join(parts) for parts in islice(product(*(each[:_MOST_READINGS] for each in readings)), most)]


def _initials(readings: Readings) -> list[str]:
    return _combined([_firsts(each) for each in readings], _MOST_GIVEN)


@cache
def _firsts(readings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading[0] for reading in readings))


@cache
def _usual(character: str, in_family: bool) -> tuple[str, ...]:
    """How a character is read as a rule: as a family name, where it is one and that is special."""
    return (MANDARIN.get(character, ()) if in_family else ()) or mandarin(character)[:1]


@cache
def _mandarin(character: str, in_family: bool) -> tuple[str, ...]:
    known = MANDARIN.get(character, ()) if in_family else ()
    return tuple(dict.fromkeys((*known, *mandarin(character))))


@cache
def _taiwanese(character: str, in_family: bool) -> tuple[str, ...]:
    known = TAIWAN.get(character, ()) if in_family else ()
    return tuple(dict.fromkeys((*(wade_giles(reading) for reading in _mandarin(character, in_family)), *known)))


@cache
def _cantonese(character: str, in_family: bool) -> tuple[str, ...]:
    known = HONG_KONG.get(character, ()) if in_family else ()
    return tuple(dict.fromkeys((*known, *cantonese(character))))
