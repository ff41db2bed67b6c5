"""Whoever is typed is found: every kind of spelling, of people from five locales, among so many others.

A spelling counts where it fits one person only. `KIOSK_SEARCH_PEOPLE=100000` makes the crowd as large as a conference;
with `-s` the table by kind is printed.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

import pytest

from kiosk.composition import Services
from kiosk.domain.folding import foldings
from tests.conformance.spelt import (
    FOLDER,
    KINDS,
    Human,
    crowd,
    every_reading,
    first_letters,
    one_mistake_from,
    simplified,
    taiwanese,
)
from tests.venue import pack, venue

PEOPLE = int(os.environ.get("KIOSK_SEARCH_PEOPLE", "3000"))
EACH = 300 if PEOPLE > 10_000 else 60
TRIES = 20
"""How many people are looked at for each spelling that fits one only."""
MISTAKEN = [kind for kind in KINDS if kind.startswith("one mistake")]

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the lists of names are not on this machine")

TONE = re.compile(r"(?<=[a-zü])[1-5](?![0-9])")
Holders = Mapping[str, set[str]]


@dataclass(frozen=True)
class Asked:
    """What is typed, and whom it fits: by the codes of people."""

    kind: str
    text: str
    code: str


def keys(text: str) -> Iterable[str]:
    """What two spellings that are the same have in common: the letters in a row, and the words in any order."""
    for form in foldings(TONE.sub("", simplified(text))):
        yield form.replace(" ", "")
        yield "".join(sorted(form.split()))


def holders_of(people: list[Human]) -> Holders:
    """Whom each spelling fits, whatever its kind."""
    random, holders = Random(1), defaultdict(set)
    for human in people:
        code = human.registrant.code
        texts = [spell(human, random) for kind, spell in KINDS.items() if kind not in MISTAKEN]
        texts += [taiwanese(human), first_letters(human)]
        for key in {key for text in texts if text for key in keys(text)} | set(every_reading(human)):
            holders[key].add(code)
        for digits in (4, 6, 8):
            holders[human.registrant.phone[-digits:]].add(code)
    return holders


def fitting(text: str, holders: Holders, mistaken: bool) -> set[str]:
    """Everybody whom a text fits; with `mistaken`, those too whose spelling is one mistake away."""
    found = set().union(*(holders.get(key, set()) for key in keys(text)))
    if mistaken:
        joined = next(iter(keys(text)))
        found = found.union(*(holders.get(other, set()) for other in one_mistake_from(joined)))
    return found


def questions(people: list[Human]) -> Iterator[Asked]:
    """Up to EACH spellings of each kind that fit one person."""
    holders = holders_of(people)
    for kind, spell in KINDS.items():
        random, given = Random(kind), 0
        for human in random.sample(people, min(len(people), EACH * TRIES)):
            text = spell(human, random)
            if text and fitting(text, holders, kind in MISTAKEN) == {human.registrant.code}:
                yield Asked(kind, text, human.registrant.code)
                given += 1
            if given == EACH:
                break


@pytest.fixture(scope="module")
def people() -> list[Human]:
    return crowd(PEOPLE)


@pytest.fixture(scope="module")
def services(people: list[Human], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("crowd")
    with venue(folder, event_pack=pack(tuple(human.registrant for human in people))) as opened:
        yield opened


@pytest.mark.slow
def test_who_alone_is_meant_is_found_first(people: list[Human], services: Services) -> None:
    places = defaultdict(list)
    missed = []
    for asked in questions(people):
        codes = [match.registrant.code for match in services.lookup.find(asked.text, 5)]
        place = codes.index(asked.code) if asked.code in codes else None
        places[asked.kind].append(place)
        if place != 0:
            missed.append((asked, place, services.lookup.registrant(asked.code).name))
    told = table(places)
    print(told, *missed[:150], sep="\n")
    every = [place for each in places.values() for place in each]
    assert share(every, 1) >= 0.98, told
    assert share(every, 5) >= 0.995, told
    assert [kind for kind, each in places.items() if share(each, 1) < 0.8] == [], told


def share(places: list[int | None], first: int) -> float:
    """The part of those asked for who were among the `first` so many."""
    return sum(place is not None and place < first for place in places) / len(places)


def table(places: Mapping[str, list[int | None]]) -> str:
    lines = [f"{kind:40} {len(each):5} {share(each, 1):8.1%} {share(each, 5):8.1%}" for kind, each in places.items()]
    return "\n".join([f"{'':40} {'typed':>5} {'first':>8} {'in five':>8}", *lines])
