"""Importing a ticket system's export, beside bare sqlcipher3 that puts the same people into the same table."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

from kiosk.bench.crowd import crowd
from kiosk.bench.measurement import Measurement, Target, measurement, side_by_side
from kiosk.bench.packs import insert, rows_of, without_people
from kiosk.bench.venue import SAMPLE, Venue, at_venue
from kiosk.resources import packs_root
from kiosk.services.packs import open_pack
from kiosk.settings import Settings

_PEOPLE = 100_000
_SECONDS = 15.0
_HEADER = (
    "Order code", "Position ID", "Status", "Attendee name", "Attendee email", "Phone number", "Company", "Product",
    "Ticket secret", "Order locale", "City",
)  # fmt: skip


def import_registrants(venue: Venue) -> Measurement:
    """From a CSV export on disk to a durable store in which nobody was before, as `kiosk import` goes."""
    file, turns = _export(venue), range(venue.effort.loads)
    rows = rows_of(_imported(file, without_people(venue, "import-rows")))
    own, bare = ([without_people(venue, f"import-{name}-{turn}") for turn in turns] for name in ("own", "bare"))
    samples, floor = side_by_side(turns, lambda turn: _imported(file, own[turn]), partial(insert, rows=rows, into=bare))
    target = Target(p50=_SECONDS * 1000 * max(1.0, venue.people / _PEOPLE))
    return measurement("import_registrants", samples, floor, target=target)


def _imported(file: Path, settings: Settings) -> Settings:
    with at_venue(settings) as services:
        services.importing.import_people([file])
    return settings


def _export(venue: Venue) -> Path:
    """As many invented people as there are at the venue, in the columns of pretix."""
    event = open_pack(str(packs_root() / SAMPLE)).event
    path = venue.folder / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(_HEADER)
        for number, row in enumerate(crowd(venue.people, tuple(event.categories), event.code_prefix())):
            order = (f"A{number // 2:06}", number % 2 + 1, "paid")
            person = (row["name"], row["email"], row["phone"], row["organisation"], row["category"])
            table.writerow((*order, *person, row["secret"], row["language"], ""))
    return path
