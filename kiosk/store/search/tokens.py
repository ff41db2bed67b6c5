"""Everything by which a registrant can be found, as the tokens of the index.

A plain token is a word, a syllable or a Han character; a mark in front says what else it is. Marks are no ASCII letters
and no Han, so that no word is mistaken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, islice, product

from kiosk.domain.folding import APOSTROPHES, fold
from kiosk.domain.romanisation import wade_giles
from kiosk.domain.surnames import COMPOUND, HONG_KONG, MANDARIN, PARTICLES, TAIWAN
from kiosk.store.search.han import HAN, all_folded, cantonese, folded, has_han, mandarin, simplified

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

_MOST = 4
"""Of a part of a name at most so many readings are spelt as one word; each syllable is known in every reading."""
_MOST_READINGS = 3
_HAN_LIMIT = 8
"""Of a longer name in Han characters, spelt out from another language, each character has its usual reading only."""
_BETWEEN = re.compile(rf"[{re.escape(APOSTROPHES)}]")
_HYPHENED = re.compile(r"\w+(?:[-‐‑‒–·]\w+)+")
_NO_DIGIT = re.compile(r"\D")

Spellings = tuple[str, ...]


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
    spelt_out = has_han(name)
    for text in dict.fromkeys((name, name_latin)):
        if has_han(text):
            _add_han(tokens, simplified("".join(HAN.findall(text))))
            tokens.all.add(WHOLE + folded(text).replace(" ", ""))
            text = HAN.sub(" ", text)  # noqa: PLW2901 - what is left is read as Latin
        # `Xue` beside 薛 is no `Xü` that somebody wrote with two letters.
        _add_latin(tokens, text, (fold(text),) if spelt_out else all_folded(text))
    return tokens


def code_tokens(code: str) -> Iterable[str]:
    """The code without its hyphens, and without the letters that every code of an event begins with."""
    parts = fold(code).split()
    return {CODE + "".join(parts), CODE + "".join(parts[1:] or parts)}


def phone_token(phone: str) -> str:
    """The digits backwards: who types the last four asks for how this begins."""
    return PHONE + _NO_DIGIT.sub("", phone)[::-1]


def _add_latin(tokens: Tokens, text: str, forms: Iterable[str]) -> None:
    for form in forms:
        words = form.split()
        if not words:
            continue
        tokens.add((*words, *_with_particles(words), WHOLE + "".join(words)))
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
    at = 2 if han[:2] in COMPOUND and len(han) > 2 else 1
    family, given = _part(han[:at], in_family=True), _part(han[at:], in_family=False)
    tokens.all |= family.tokens | given.tokens
    tokens.all.add(WHOLE + han)
    tokens.add((*family.words, *given.words, *(WHOLE + whole for whole in _both(family.usual, given.usual))))
    tokens.all.update(WHOLE + han[:at] + name for name in given.usual)
    tokens.all.update(INITIALS + initials for initials in _both(family.initials, given.initials))
    tokens.all.update(OTHER_INITIALS + initials for initials in _both(family.other_initials, given.other_initials))
    elsewhere = (family.spoken, given.spoken), *zip(family.elsewhere, given.elsewhere, strict=True)
    tokens.all.update(ELSEWHERE + whole for names in elsewhere for whole in _both(*names))
    tokens.all.update(ELSEWHERE + whole for names in family.elsewhere for whole in _both(names, given.usual))


def _both(families: Spellings, given: Spellings) -> Iterable[str]:
    return (family + name for family in families for name in given)


@dataclass(frozen=True, slots=True)
class _Part:
    """A family or a given name in Han characters, spelt out; `elsewhere` as in Taiwan and as in Hong Kong.

    `usual` and `spoken` are the usual and all readings as one word, `words` these and the syllables.
    """

    usual: Spellings
    spoken: Spellings
    elsewhere: tuple[Spellings, ...]
    initials: Spellings
    other_initials: Spellings
    words: frozenset[str]
    tokens: frozenset[str]


@lru_cache(maxsize=8192)
def _part(han: str, *, in_family: bool) -> _Part:
    usual = [_usual(character, in_family) for character in han]
    spoken = usual if len(han) > _HAN_LIMIT else [_mandarin(character, in_family) for character in han]
    short = han[:_HAN_LIMIT]
    spelt = [[spell(character, in_family) for character in short] for spell in (_taiwanese, _cantonese)]
    elsewhere = tuple(_combined(readings) for readings in spelt)
    words = frozenset((*(reading for each in spoken for reading in each), *_combined(spoken))) - {""}
    others = frozenset((*(reading for names in spelt for each in names for reading in each), *chain(*elsewhere)))
    return _Part(
        usual=_combined(usual),
        spoken=_combined(spoken),
        elsewhere=elsewhere,
        initials=_combined([_firsts(each) for each in usual]),
        other_initials=_combined([_firsts(each) for each in spoken]),
        words=words,
        tokens=(words | others | {*han, han}) - {""},
    )


def _combined(readings: Sequence[Spellings]) -> Spellings:
    """The syllables of each character put together, the usual ones first; nothing where one cannot be read."""
    return tuple("".join(parts) for parts in islice(product(*(each[:_MOST_READINGS] for each in readings)), _MOST))


@cache
def _firsts(readings: Spellings) -> Spellings:
    return tuple(dict.fromkeys(reading[0] for reading in readings))


@cache
def _usual(character: str, in_family: bool) -> Spellings:
    """How a character is read as a rule: as a family name, where it is one and that is special."""
    return (MANDARIN.get(character, ()) if in_family else ()) or mandarin(character)[:1]


@cache
def _mandarin(character: str, in_family: bool) -> Spellings:
    known = MANDARIN.get(character, ()) if in_family else ()
    return tuple(dict.fromkeys((*known, *mandarin(character))))


@cache
def _taiwanese(character: str, in_family: bool) -> Spellings:
    known = TAIWAN.get(character, ()) if in_family else ()
    return tuple(dict.fromkeys((*(wade_giles(reading) for reading in _mandarin(character, in_family)), *known)))


@cache
def _cantonese(character: str, in_family: bool) -> Spellings:
    known = HONG_KONG.get(character, ()) if in_family else ()
    return tuple(dict.fromkeys((*known, *cantonese(character))))
