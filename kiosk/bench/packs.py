"""Loading an event pack, beside bare sqlcipher3 that puts the same people into the same table."""

from __future__ import annotations

from functools import partial
from typing import Any

from kiosk.bench.bare import bare_connection
from kiosk.bench.measurement import Measurement, Target, measurement, side_by_side, timed
from kiosk.bench.venue import Venue, own_key
from kiosk.composition import load_event, opened
from kiosk.services.packs import open_pack
from kiosk.settings import Settings

_TARGET = Target(ratio=5.0)
_PLACES = 21
"""How many columns a registrant has in the store."""

Row = tuple[Any, ...]


def pack_load(venue: Venue) -> Measurement:
    """From a pack on disk to a durable store that held nothing before, in which everybody can be checked in.

    `search_index` is what `kiosk load` does next.
    """
    pack, rows = str(venue.pack(venue.people)), rows_of(venue.data(venue.people))
    samples, floor = side_by_side(
        range(venue.effort.loads),
        lambda turn: load_event(own_key(venue.folder / f"load-{turn}"), open_pack(pack), index=False),
        partial(insert, rows=rows, into=[without_people(venue, f"floor-{turn}") for turn in range(venue.effort.loads)]),
    )
    return measurement("pack_load", samples, floor, target=_TARGET)


def search_index(venue: Venue) -> Measurement:
    """Making the index of everybody, slice by slice, in a store that has none."""
    pack = str(venue.pack(venue.people))
    settings = load_event(own_key(venue.folder / "index"), open_pack(pack), index=False)[0]
    with opened(settings) as services:
        return measurement("search_index", [timed(lambda: services.lookup.find("x"))], target=Target())


def pack_read(venue: Venue) -> Measurement:
    """The part of `pack_load` that reads and checks the pack, before anything is stored."""
    pack = str(venue.pack(venue.people))
    samples = [timed(partial(open_pack, pack)) for _ in range(venue.effort.loads)]
    return measurement("pack_read", samples, target=Target())


def rows_of(settings: Settings) -> list[Row]:
    """The registrants as they lie in a store."""
    with bare_connection(settings) as connection:
        return list(connection.execute("SELECT * FROM registrant"))


def without_people(venue: Venue, name: str) -> Settings:
    """A data folder with the conference and nobody in it: its store has the table, its indices and no row."""
    return load_event(own_key(venue.folder / name), open_pack(str(venue.pack(0))))[0]


def insert(turn: int, rows: list[Row], into: list[Settings]) -> None:
    """Opened, filled in one transaction and closed, which brings the log of the write back into the file."""
    with bare_connection(into[turn]) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO registrant VALUES ({', '.join('?' * _PLACES)})", rows)
        connection.execute("COMMIT")
