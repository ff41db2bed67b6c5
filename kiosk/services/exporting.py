"""Lists that leave the program: the log of check-ins, the registrants, and a report of each check-in list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.domain.event import CheckinList
from kiosk.domain.imports import TICKET_ID
from kiosk.domain.registrant import Registrant
from kiosk.services.current_event import CurrentEvent
from kiosk.services.sheets import write_sheet
from kiosk.store.registrants import COLUMNS
from kiosk.store.reports import LoggedCheckin, Reports

_CHECKIN_HEADER = (
    "at", "list", "type", "status", "reason", "code", "name", "name_latin", "organisation", "category", "kiosk",
    "operator", "forced", "why", "checkin_id", "undoes",
)  # fmt: skip
_REPORT_HEADER = (
    "list", "row", "code", "name", "name_latin", "organisation", "category", "delegation", "at", "inside", "reason",
    "count",
)  # fmt: skip
_KNOWN = tuple(name for name in COLUMNS if name != "extra")

Row = Sequence[str]


class ExportService:
    """Writes lists as CSV or XLSX, by the ending of the file's name.

    Every method gives the number of rows, and raises NotPossibleError (`sheet_format`), StoreUnavailableError, OSError.
    Times are venue time.
    """

    def __init__(self, reports: Reports, current: CurrentEvent) -> None:
        self._reports = reports
        self._current = current

    def checkins(self, path: Path) -> int:
        """The log of check-ins, refusals and take-backs among them, without what was scanned."""
        return _written(path, _CHECKIN_HEADER, map(self._checkin, self._reports.checkins()))

    def registrants(self, path: Path, *, with_secrets: bool = False) -> int:
        """Everybody, as a pack's `registrants.csv` has them; without secrets unless asked: a secret admits."""
        extras = sorted({name for registrant in self._reports.registrants() for name in registrant.extra} - {TICKET_ID})
        header = [name for name in _KNOWN if name != "secret" or with_secrets] + [TICKET_ID, *extras]
        rows = (self._registrant(registrant, header) for registrant in self._reports.registrants())
        return _written(path, header, rows)

    def report(self, path: Path) -> int:
        """For each check-in list who came and when, how many that were, and how often which reason refused."""
        rows = (row for entry in self._current.event.lists.values() for row in self._list(entry))
        return _written(path, _REPORT_HEADER, rows)

    def _checkin(self, entry: LoggedCheckin) -> Row:
        who = (entry.code, entry.name, entry.name_latin, entry.organisation, entry.category)
        how = (entry.kiosk, entry.operator, "true" if entry.forced else "", entry.why, entry.id, entry.undoes)
        return self._time(entry.at), entry.list, entry.direction, entry.status, entry.reason, *who, *how

    def _registrant(self, registrant: Registrant, header: Sequence[str]) -> Row:
        plain: dict[str, str] = dict(registrant.extra)
        for name in _KNOWN:
            value = getattr(registrant, name)
            plain[name] = self._time(value) if isinstance(value, datetime) else _plain(value)
        return [plain.get(name, "") for name in header]

    def _list(self, entry: CheckinList) -> Iterator[Row]:
        """A row for each arrival, one for their number, and one for each reason why somebody was refused."""
        nobody = [""] * 8
        came = 0
        for arrival in self._reports.arrivals(entry.id):
            came += 1
            who = arrival.registrant
            known = (who.code, who.name, who.name_latin, who.organisation, who.category, who.delegation)
            yield entry.id, "arrival", *known, self._time(arrival.at), "true" if arrival.inside else "false", "", "1"
        yield entry.id, "arrivals", *nobody, "", str(came)
        for reason, count in self._reports.refusals(entry.id):
            yield entry.id, "refusals", *nobody, reason, str(count)

    def _time(self, moment: datetime) -> str:
        return moment.astimezone(self._current.event.timezone).isoformat(sep=" ", timespec="seconds")


def _plain(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _written(path: Path, header: Sequence[str], rows: Iterator[Row]) -> int:
    count = 0

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    write_sheet(path, header, counted())
    return count
