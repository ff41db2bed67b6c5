"""Looking people up by what is typed."""

from __future__ import annotations

from functools import partial
from random import Random

from kiosk.bench.measurement import Measurement, Target, measurement, timed
from kiosk.bench.venue import Venue, at_venue
from kiosk.domain.registrant import Registrant

_SEED = 2025
_LETTERS = 4


def find(venue: Venue) -> Measurement:
    """Names, beginnings of names, organisations and codes, as typed, of people from all over the conference."""
    with at_venue(venue.data(venue.people)) as services:
        random = Random(_SEED)
        known = (services.lookup.registrant(secret) for secret in venue.secrets(venue.effort.queries))
        queries = [random.choice(_spellings(person)) for person in known if person is not None]
        samples = [timed(partial(services.lookup.find, query)) for query in queries]
    return measurement("find", samples, target=Target())


def _spellings(person: Registrant) -> tuple[str, ...]:
    latin = person.name_latin or person.name
    return person.name, latin.lower(), latin[:_LETTERS], latin.replace(" ", ""), person.organisation, person.code
