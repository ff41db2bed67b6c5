"""Looking people up by what is typed, beside one bare question to SQLite's full-text index."""

from __future__ import annotations

from contextlib import ExitStack
from random import Random
from typing import Any

from kiosk.bench.bare import bare_connection
from kiosk.bench.measurement import Measurement, Target, measurement, side_by_side
from kiosk.bench.venue import Venue, at_venue
from kiosk.domain.folding import fold
from kiosk.domain.registrant import Registrant

_TARGET = Target(p50=3.0, p99=15.0)
_LARGE_TARGET = Target(p99=40.0)
_LARGE = 100_000
"""What is promised up to so many people is more than beyond."""
_SEED = 2025
_SHOWN = 20
_BARE = (
    "SELECT registrant.* FROM search_name JOIN search_person ON search_person.id = search_name.rowid "
    "JOIN registrant ON registrant.code = search_person.registrant WHERE search_name MATCH ? LIMIT ?"
)


def find(venue: Venue) -> Measurement:
    """Query → ranked hits, of people from all over the conference, typed in every way and to every length."""
    with ExitStack() as stack:
        services = stack.enter_context(at_venue(venue.data(venue.people)))
        bare = stack.enter_context(bare_connection(venue.data(venue.people)))
        random = Random(_SEED)
        known = (services.lookup.registrant(secret) for secret in venue.secrets(venue.effort.queries))
        queries = [random.choice(_typed(person, random)) for person in known if person is not None]
        services.lookup.find(queries[0])  # what is loaded once is loaded
        ours, floor = side_by_side(queries, services.lookup.find, lambda query: _bare(bare, query))
    return measurement("find", ours, floor, target=_TARGET if venue.people <= _LARGE else _LARGE_TARGET)


def _bare(connection: Any, query: str) -> list[Any]:
    """Twenty people with a word that begins like the first one typed."""
    word = (fold(query).split() or [""])[0]
    rows: list[Any] = connection.execute(_BARE, (f'"{word}" *', _SHOWN)).fetchall()
    return rows


def _typed(person: Registrant, random: Random) -> tuple[str, ...]:
    latin = (person.name_latin or person.name).lower()
    words = latin.split()
    return (
        person.name,
        person.name[:1],
        person.name[: random.randrange(1, len(person.name) + 1)],
        latin,
        latin[:2],
        latin[: random.randrange(2, len(latin) + 1)],
        latin.replace(" ", ""),
        " ".join(reversed(words)),
        "".join(word[0] for word in words),
        _mistyped(latin, random),
        f"{words[0]} {person.organisation}",
        person.organisation,
        person.code,
        person.phone[-4:],
    )


def _mistyped(text: str, random: Random) -> str:
    at = random.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
