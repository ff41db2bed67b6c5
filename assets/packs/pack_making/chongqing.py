"""cqitec-2025: the numbers of its announcement; projects and collaborations are composed from parts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any

from pack_making.agenda import AGENDA_COLUMNS, SPEAKER_COLUMNS, session_row, speaker_row
from pack_making.names import Namer
from pack_making.opportunities import OPPORTUNITY_COLUMNS, opportunity_row
from pack_making.registrants import COLUMNS, Crowd
from pack_making.tables import read_content, write_csv

PROJECTS = 250
COLLABORATIONS = 500
TABLES = 60
_SLOTS = {
    "project": ("2025-11-15 15:30", "2025-11-15 15:50"),
    "collaboration": ("2025-11-16 13:20", "2025-11-16 13:40"),
}
_ORGANISATIONS_OF = {
    "talent": ["employers", "research"],
    "employer": ["employers"],
    "research": ["research"],
    "international": ["international"],
    "press": ["press"],
    "staff": ["staff"],
    "volunteer": ["volunteer"],
}

Content = dict[str, Any]


def make(content: Path, pack: Path) -> None:
    """Writes the pack's tables into the folder `pack`."""
    namer = Namer(read_content(content, "names"))
    speakers = read_content(content, "cqitec-2025-speakers")["speaker"]
    sessions = read_content(content, "cqitec-2025-agenda")["session"]
    people = read_content(content, "cqitec-2025-people")
    people |= {"organisations_of": _ORGANISATIONS_OF, "area": "23"}
    on_offer = offers(read_content(content, "cqitec-2025-opportunities"), people)
    write_csv(pack / "agenda.csv", AGENDA_COLUMNS, map(session_row, sessions))
    write_csv(pack / "speakers.csv", SPEAKER_COLUMNS, (speaker_row(speaker, namer) for speaker in speakers))
    write_csv(pack / "opportunities.csv", OPPORTUNITY_COLUMNS, map(opportunity_row, on_offer))
    write_csv(pack / "registrants.csv", COLUMNS, Crowd("cqitec-2025", "CQ", people, namer).people(speakers))


def offers(parts: Content, people: Content) -> list[Content]:
    """The projects, then the collaborations, the fields taking turns; no pair of means and purpose comes twice."""
    rng = random.Random("cqitec-2025: opportunities")
    pairs = _taking_turns(parts["fields"], rng)
    kinds = [("project", parts["projects"])] * PROJECTS + [("collaboration", parts["collaborations"])] * COLLABORATIONS
    return [
        _offer(number, kind, wording, field, means, purpose) | {"organisation": _organisation(people, kind, field, rng)}
        for number, ((kind, wording), (field, means, purpose)) in enumerate(zip(kinds, pairs, strict=False), start=1)
    ]


def _taking_turns(fields: Content, rng: random.Random) -> Iterator[tuple[str, list[str], list[str]]]:
    by_field = {field: list(product(parts["means"], parts["purposes"])) for field, parts in fields.items()}
    for pairs in by_field.values():
        rng.shuffle(pairs)
    for field in islice(cycle(by_field), PROJECTS + COLLABORATIONS):
        yield field, *by_field[field].pop()


def _offer(number: int, kind: str, wording: Content, field: str, means: list[str], purpose: list[str]) -> Content:
    *words, skill = means
    filled = zip(wording["title"], words, purpose, strict=True)
    titles = [title.format(means=_inside(title, word), purpose=aim) for title, word, aim in filled]
    return {
        "id": f"{kind[0]}{number:03d}",
        "kind": kind,
        "title": titles,
        "summary": wording["summary"],
        "sectors": [field],
        "skills": [skill],
        "places": 1 + number % 4,
        "contact": f"{kind}{number:03d}@example.org",
        "tables": [f"T{number % TABLES + 1:02d}"],
        "slots": _SLOTS[kind],
    }


def _inside(title: str, word: str) -> str:
    """`word` as it stands after a colon: small, but for German nouns, which keep their capital."""
    rest = word.split()[1:]
    german_noun = "für" in title and not (rest and rest[0][0].isupper())
    return word if title.startswith("{means}") or german_noun else word[0].lower() + word[1:]


def _organisation(people: Content, kind: str, field: str, rng: random.Random) -> str:
    pool = people["research" if kind == "project" else "employers"]["zh"]
    return str(rng.choice([name for name, _, its_field in pool if its_field == field]))
