"""Everything there is, row by row, for lists that leave the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.clocks import from_milliseconds
from kiosk.domain.registrant import Registrant
from kiosk.store.connection import Store
from kiosk.store.registrants import COLUMN_LIST, COLUMNS, registrant_of

_CHECKINS = """
SELECT checkin.id, checkin.at, checkin.list, checkin.direction, checkin.status, checkin.reason, checkin.kiosk,
    checkin.operator, checkin.forced, checkin.why, checkin.undoes, checkin.registrant, registrant.name,
    registrant.name_latin, registrant.organisation, registrant.category
FROM checkin LEFT JOIN registrant ON registrant.code = checkin.registrant ORDER BY checkin.hlc, checkin.id
"""
_ADMITTED = f"""
SELECT {", ".join(f"registrant.{name}" for name in COLUMNS)}, admission.at, admission.inside
FROM admission JOIN registrant ON registrant.code = admission.registrant
WHERE admission.list = ? ORDER BY admission.at, registrant.code
"""
_REFUSED = "SELECT reason, count(*) FROM checkin WHERE list = ? AND status = 'error' GROUP BY reason ORDER BY 2 DESC, 1"


@dataclass(frozen=True, slots=True)
class LoggedCheckin:
    """One line of the log, with whom it is about; texts are empty where there is nothing to say."""

    id: str
    at: datetime
    list: str
    direction: str
    status: str
    reason: str
    kiosk: str
    operator: str
    forced: bool
    why: str
    undoes: str
    code: str
    name: str
    name_latin: str
    organisation: str
    category: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who stands admitted at a list, since when, and whether they are inside."""

    registrant: Registrant
    at: datetime
    inside: bool


class Reports:
    """Reads whole lists, as a stream where they are long."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def checkins(self) -> Iterator[LoggedCheckin]:
        """The log in the order of its logical clock."""
        with self._store.reading() as connection:
            for id_, at, list_id, direction, status, reason, *others in connection.execute(_CHECKINS):
                kiosk, operator, forced, *texts = others
                yield LoggedCheckin(
                    id_, from_milliseconds(at), list_id, direction, status, reason or "", kiosk, operator, bool(forced),
                    *(text or "" for text in texts),
                )  # fmt: skip

    def registrants(self) -> Iterator[Registrant]:
        """Everybody, by code."""
        with self._store.reading() as connection:
            for row in connection.execute(f"SELECT {COLUMN_LIST} FROM registrant ORDER BY code"):
                yield registrant_of(row)

    def arrivals(self, list_id: str) -> Iterator[Arrival]:
        """Who stands admitted at a list, in the order in which they came."""
        with self._store.reading() as connection:
            for row in connection.execute(_ADMITTED, (list_id,)):
                yield Arrival(registrant_of(row[:-2]), from_milliseconds(row[-2]), bool(row[-1]))

    def refusals(self, list_id: str) -> list[tuple[str, int]]:
        """How often each reason turned somebody away at a list, the commonest first."""
        with self._store.reading() as connection:
            return [(reason, int(count)) for reason, count in connection.execute(_REFUSED, (list_id,))]
