"""What was typed, as questions to the index: FTS5 expressions, the narrowest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.store.search.han import HAN, all_folded, has_han
from kiosk.store.search.tokens import CODE, ELSEWHERE, INITIALS, OTHER_INITIALS, PHONE, PLACE, WHOLE

_LONGEST = 500
_MOST_WORDS = 12
_MOST_PARTED = 8
_LONGEST_RUN = 40
_SHORTEST_RUN = 4
_MOST_INITIALS = 6
_FEWEST_DIGITS = 3
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_TONES = re.compile(r"(?:[a-z]{1,6}[1-5])+")
_DIGITS = re.compile(r"[1-5]")
_HAN_RUN = re.compile(f"({HAN.pattern}+)")

Words = tuple[str, ...]


class Field(StrEnum):
    """What of a registrant a question asks for."""

    NAME = "name"
    INITIALS = "initials"
    CODE = "code"
    PHONE = "phone"
    PLACE = "organisation"


@dataclass(frozen=True, slots=True)
class Question:
    """An FTS5 expression over the names' index, what it asks for, and how well whoever it finds fits (0 to 1)."""

    expression: str
    field: Field
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: its words in each folding, the plain one first. No forms: nobody can be meant."""

    forms: tuple[Words, ...]

    @property
    def words(self) -> Words:
        """The words in the plain folding."""
        return self.forms[0] if self.forms else ()

    @property
    def joined(self) -> str:
        """The plain words without spaces."""
        return "".join(self.words)


def asked(query: str) -> Asked:
    """Reads what was typed. Nobody is meant by nothing, by 500 characters, or by those that no name has.

    SQLite would stop reading at a NUL and find everybody.
    """
    if len(query) > _LONGEST or _NO_TEXT.search(query):
        return Asked(())
    forms = dict.fromkeys(_words(form) for form in all_folded(query))
    plain = next(iter(forms))
    if not plain or len(plain) > _MOST_WORDS:
        return Asked(())
    forms[tuple(_DIGITS.sub("", word) if _TONES.fullmatch(word) else word for word in plain)] = None
    return Asked(tuple(forms))


def _words(form: str) -> Words:
    return tuple(_HAN_RUN.sub(r" \1 ", form).split())


def exact(what: Asked) -> Iterator[Question]:
    """Whole names in any order, codes, whole words, initials."""
    turned = [whole for form in what.forms for whole in _turned(form)]
    yield Question(_term(WHOLE + what.joined), Field.NAME, 1.0)
    yield Question(_term(CODE + what.joined), Field.CODE, 1.0)
    yield Question(_any(_term(WHOLE + "".join(form)) for form in what.forms[1:]), Field.NAME, 0.99)
    yield Question(_any(_term(WHOLE + whole) for whole in turned), Field.NAME, 0.98)
    yield Question(_any(_term(WHOLE + right + left) for left, right in runs(what)), Field.NAME, 0.97)
    yield Question(_any(_term(ELSEWHERE + whole) for whole in turned), Field.NAME, 0.96)
    yield Question(_all(map(_term, what.words)), Field.NAME, 0.95)
    yield Question(_any(_all(map(_term, form)) for form in what.forms[1:]), Field.NAME, 0.94)
    if _may_be_initials(what):
        yield Question(_term(INITIALS + what.joined), Field.INITIALS, 0.9)
        yield Question(_term(OTHER_INITIALS + what.joined), Field.INITIALS, 0.88)


def beginning(what: Asked) -> Iterator[Question]:
    """Beginnings of names, of their words, of codes and initials; the ends of phones."""
    if what.joined.isdigit() and len(what.joined) >= _FEWEST_DIGITS:
        yield Question(_beginning(PHONE + what.joined[::-1]), Field.PHONE, 0.85)
    if len(what.joined) >= _SHORTEST_RUN:  # what is shorter begins a word: the index knows those by one letter and two
        whole = _any(_beginning(mark + "".join(form)) for form in what.forms for mark in (WHOLE, ELSEWHERE))
        yield Question(whole, Field.NAME, 0.8)
    yield Question(_any(_all(map(_begun_word, form)) for form in what.forms), Field.NAME, 0.75)
    if any(letter.isdigit() for letter in what.joined):
        yield Question(_beginning(CODE + what.joined), Field.CODE, 0.7)


def begun_initials(what: Asked) -> Iterator[Question]:
    """Beginnings of initials, where somebody typed letters that begin no word."""
    if _may_be_initials(what):
        yield Question(_beginning(INITIALS + what.joined), Field.INITIALS, 0.65)


def _may_be_initials(what: Asked) -> bool:
    return 1 < len(what.joined) <= _MOST_INITIALS and what.joined.isascii() and what.joined.isalpha()


def runs(what: Asked) -> list[tuple[str, str]]:
    """The two parts of a word that may be several run together, at every place."""
    word = next((form[0] for form in what.forms if len(form) == 1 and form[0].isalpha()), "")
    if has_han(word) or not _SHORTEST_RUN <= len(word) <= _LONGEST_RUN:
        return []
    return [(word[:at], word[at:]) for at in range(1, len(word))]


def run_together(parts: Iterable[tuple[str, str]]) -> Question:
    """Names typed without spaces, the parts in any order."""
    both = (f"({_term(left)} AND {_term(right)})" for left, right in parts)
    return Question(_any(both), Field.NAME, 0.7)


def parted(what: Asked) -> Iterator[tuple[Words, Words]]:
    """The words as part of a name and of a place, the longest place first, and either in front."""
    words = what.words if len(what.words) <= _MOST_PARTED else ()
    for at in range(1, len(words)):
        yield words[:at], words[at:]
        yield words[-at:], words[:-at]


def at_place(name: Words, belonging: str) -> Iterator[Question]:
    """Whoever has part of a name, as whole words or beginning them, and belongs to one of some places."""
    for fits, score in ((_term, 0.58), (_begun_word, 0.55)):
        yield Question(_all((*map(fits, name), belonging)), Field.NAME, score)


def mistyped_whole(what: Asked, meant: Callable[[str], Iterable[str]]) -> Question:
    """Whole names with one mistake; `meant` gives the known ones that are so far from a text."""
    wholes = (whole for turned in _turned(what.words) for whole in meant(WHOLE + turned))
    return Question(_any(map(_term, wholes)), Field.NAME, 0.35)


def expanded(what: Asked, expand: Callable[[str], str], score: float) -> Question:
    """Every word, or whatever `expand` says may stand for it (an expression, or empty)."""
    forms = ([_any((_begun_word(word), expand(word))) for word in form] for form in what.forms)
    return Question(_any(_all(form) for form in forms), Field.NAME, score)


def one_mistyped(what: Asked, expand: Callable[[str], str]) -> Question:
    """One word as `expand` says, and the others as they were typed."""
    words = list(what.words)
    parts = ((expand(word), words[:at] + words[at + 1 :]) for at, word in enumerate(words))
    either = (_all((meant, *map(_term, others))) for meant, others in parts if meant)
    return Question(_any(either), Field.NAME, 0.3)


def of_words(words: Iterable[str], places: Iterable[int]) -> str:
    """Whoever has one of these words, or belongs to one of these places."""
    return _any([*map(_term, words), *(_term(f"{PLACE}{place}") for place in places)])


def places_with_all(words: Words) -> Iterator[str]:
    """Expressions over the places' index: those with every word, and those where every word begins one."""
    yield _all(_word_of_place(word, _term) for word in words)
    yield _all(_word_of_place(word, _beginning) for word in words)


def _word_of_place(word: str, fits: Callable[[str], str]) -> str:
    if not has_han(word):
        return fits(word)
    pairs = [word[at : at + 2] for at in range(len(word) - 1)] or [word]
    return _all(map(_term, pairs))


def _turned(words: Words) -> Iterable[str]:
    """The words in a row, from each of them on: names come with either part first."""
    return dict.fromkeys("".join(words[at:] + words[:at]) for at in range(len(words)))


def _begun_word(word: str) -> str:
    return _all(map(_term, word)) if has_han(word) else _beginning(word)


def _term(token: str) -> str:
    return f'"{token}"'


def _beginning(token: str) -> str:
    return f'"{token}" *'


def _all(expressions: Iterable[str]) -> str:
    parts = list(dict.fromkeys(expressions))
    return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"


def _any(expressions: Iterable[str]) -> str:
    parts = [part for part in dict.fromkeys(expressions) if part]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})" if parts else ""
