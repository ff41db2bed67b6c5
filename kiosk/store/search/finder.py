"""Asks the index who is meant, from the exact to the mistyped, until enough are found."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from kiosk.store.connection import Store
from kiosk.store.errors import StoreUnavailableError
from kiosk.store.search import asking
from kiosk.store.search.asking import Asked, Field, Question
from kiosk.store.search.index import index_some, is_complete, mistaken, start_anew_if_foreign
from kiosk.store.search.tokens import WHOLE

log = logging.getLogger(__name__)

_WINDOW = 100
_FAR = 2_000
_MOST = 100_000
_MOST_PLACES = 100
_MOST_WORDS = 50
_SHORTEST_PART = 3
_SHORTEST_MISTYPED = 4
_COLUMNS = (
    "person.registrant, registrant.name, registrant.name_latin, registrant.organisation, "
    "registrant.organisation_latin, registrant.delegation, admission.at"
)
_FOUND = (
    f"SELECT {_COLUMNS} FROM (SELECT rowid AS id FROM search_name WHERE search_name MATCH ? LIMIT ?) AS hit "
    "JOIN search_person AS person ON person.id = hit.id JOIN registrant ON registrant.code = person.registrant "
    "LEFT JOIN admission ON admission.list = ? AND admission.registrant = person.registrant "
    "WHERE person.registrant NOT IN (SELECT registrant FROM merged) "
)
_ABSENT = "AND admission.at IS NULL LIMIT ?"
_PLACES = "SELECT rowid FROM search_place_name WHERE search_place_name MATCH ? LIMIT ?"
_INSIDE = (
    "SELECT search_word.word FROM search_inside JOIN search_word ON search_word.id = search_inside.rowid "
    "WHERE search_inside MATCH ? AND instr(search_word.word, ?) LIMIT ?"
)
_MISTYPED = (
    "SELECT search_word.word FROM search_mistake JOIN search_word ON search_word.id = search_mistake.rowid "
    "WHERE search_mistake MATCH ?"
)
_KNOWN = "SELECT word FROM search_word WHERE word IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody the index names: as much of them as ranking needs. `at` is their admission, in ms since 1970."""

    code: str
    name: str
    name_latin: str
    organisation: str
    organisation_latin: str
    delegation: str
    at: int | None
    field: Field
    score: float


class Finder:
    """Finds registrants in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, query: str, limit: int, list_id: str) -> tuple[Asked, list[Candidate]]:
        """What was understood, and whom it fits: each once, by the best question that names them.

        Of those who fit a question equally well there may be more than are given: up to a hundred, or `limit`.
        """
        self.catch_up()
        what = asking.asked(query)
        with self._store.reading() as connection:
            return what, _Search(connection, what, min(limit, _MOST), list_id).candidates() if what.forms else []

    def catch_up(self) -> None:
        """Indexes whoever was written without: by the gate and by who writes thousands, or by an earlier version.

        Slice by slice, and not with the people themselves: while a hundred thousand are loaded beside an open screen,
        nobody at the door waits for their index.
        """
        with self._store.reading() as connection:
            if is_complete(connection):
                return
        try:
            while self._index_some():
                continue
        except StoreUnavailableError as error:
            log.warning("the index of registrants stays behind: %s", error.kind)

    def _index_some(self) -> int:
        """A slice in a transaction of its own: check-ins pass between two."""
        with self._store.transaction() as connection:
            start_anew_if_foreign(connection)
            return index_some(connection)


class _Search:
    """One search."""

    def __init__(self, connection: Any, what: Asked, limit: int, list_id: str) -> None:
        self._connection = connection
        self._what = what
        self._limit = limit
        self._list = list_id
        self._found: dict[str, Candidate] = {}

    def candidates(self) -> list[Candidate]:
        for question in self._questions():
            if question.expression:
                self._ask(question)
            if len(self._found) >= self._limit:
                break
        return list(self._found.values())

    def _questions(self) -> Iterator[Question]:
        what = self._what
        yield from asking.exact(what)
        sure = len(self._found)
        yield from asking.beginning(what)
        yield self._run_together()
        begun = len(self._found)
        yield Question(self._places(what.words), Field.PLACE, 0.6)
        yield from self._at_places(begun)
        sure += len(self._found) - begun
        yield from asking.begun_initials(what)
        if not sure:  # else they are dear, and nobody is helped by those who fit less well than whole words do
            yield asking.expanded(what, self._inside, 0.4)
            yield asking.mistyped_whole(what, self._meant)
            yield asking.one_mistyped(what, self._mistyped)
            yield asking.expanded(what, self._mistyped, 0.2)

    def _at_places(self, found: int) -> Iterator[Question]:
        """Names with places, until somebody more than so many is found: hundreds of places take their time."""
        for name, place in asking.parted(self._what):
            if len(self._found) > found:
                return
            if belonging := self._places(place):
                yield from asking.at_place(name, belonging)

    def _ask(self, question: Question) -> None:
        window = max(_WINDOW, self._limit)
        rows = self._connection.execute(_FOUND, (question.expression, window, self._list)).fetchall()
        if len(rows) == window and sum(row[-1] is None for row in rows) < self._limit:
            rows += self._absent(question)
        for code, name, latin, organisation, organisation_latin, delegation, at in rows:
            found = Candidate(
                code, name, latin, organisation, organisation_latin, delegation, at, question.field, question.score
            )
            self._found.setdefault(code, found)

    def _absent(self, question: Question) -> list[tuple[Any, ...]]:
        """Those still to arrive, from further on: nearly everybody in the window is in."""
        values = (question.expression, max(_FAR, self._limit), self._list, self._limit)
        rows: list[tuple[Any, ...]] = self._connection.execute(_FOUND + _ABSENT, values).fetchall()
        return rows

    def _run_together(self) -> Question:
        parts = asking.runs(self._what)
        known = self._known(part for pair in parts for part in pair)
        return asking.run_together(pair for pair in parts if known.issuperset(pair))

    def _places(self, words: asking.Words) -> str:
        found = (self._place_ids(expression) for expression in asking.places_with_all(words))
        return asking.of_words((), next(filter(None, found), ()))

    def _places_of(self, word: str) -> str:
        return self._places((word,))

    def _place_ids(self, expression: str) -> list[int]:
        return [row[0] for row in self._connection.execute(_PLACES, (expression, _MOST_PLACES))]

    def _inside(self, word: str) -> str:
        """Whoever has a word, or belongs to a place with a word, that holds this one."""
        if len(word) < _SHORTEST_PART or not word.isascii():
            return self._places_of(word)
        trigrams = " AND ".join(f'"{word[at : at + 3]}"' for at in range(len(word) - 2))
        rows = self._connection.execute(_INSIDE, (trigrams, word, _MOST_WORDS))
        return self._having([row[0] for row in rows])

    def _mistyped(self, word: str) -> str:
        """Whoever has a word, or belongs to a place with a word, that is one mistake away from this one."""
        return self._having(self._meant(word)) or self._places_of(word)

    def _having(self, words: list[str]) -> str:
        if not words:
            return ""
        return asking.of_words(words, self._place_ids(asking.of_words(words, ())))

    def _meant(self, word: str) -> list[str]:
        """The known words, or whole names, that are one insertion, deletion, change or swap of neighbours away.

        One of the two must be long enough to be recognised: in shorter ones everything is a mistake for everything.
        """
        from rapidfuzz.distance import OSA

        length = len(word.lstrip(WHOLE))
        if length < _SHORTEST_MISTYPED - 1 or not word.lstrip(WHOLE).isascii():
            return []
        rows = self._connection.execute(_MISTYPED, (asking.of_words(sorted(mistaken(word)), ()),))
        distance = partial(OSA.distance, word, score_cutoff=1)
        longest = max(length, _SHORTEST_MISTYPED)
        return [row[0] for row in rows if distance(row[0]) <= 1 and max(length, len(row[0].lstrip(WHOLE))) >= longest]

    def _known(self, words: Iterator[str]) -> set[str]:
        return {row[0] for row in self._connection.execute(_KNOWN, (json.dumps(list(words)),))}
