"""Which system wrote a table of people, on which row its header stands, and which column is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.imports import TICKET_ID, MappingError
from kiosk.domain.pack import Fault, Place
from kiosk.i18n import N_
from kiosk.importing import registrants_csv
from kiosk.importing.raw_rows import RawRow, unreadable
from kiosk.importing.ticket_systems import GENERIC, SYSTEMS, TicketSystem, heading_key

OWN = TicketSystem(
    "kiosk",
    columns={name: (heading_key(name),) for name in (*registrants_csv.COLUMNS, TICKET_ID)},
    telling=(("name", "code"), ("name", "secret"), ("name", "name_latin")),
    ticket=((TICKET_ID,), ("code",), *GENERIC.ticket[2:]),
)
"""The program's own registrants.csv, from a pack or an export."""

FIELDS = (*registrants_csv.COLUMNS, TICKET_ID, "first_name", "last_name")
"""What a column can be mapped to."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which system wrote the table, on which row its header stands, and in which column each field is."""

    system: TicketSystem
    header: RawRow
    columns: Mapping[str, int]

    @property
    def width(self) -> int:
        """How many cells a row has: those of the header up to the last that holds text."""
        return max(number for number, cell in enumerate(self.header.cells, 1) if cell.strip())


def planned(path: Path, head: Sequence[RawRow], mapping: Mapping[str, str]) -> Plan:
    """The best reading of the first rows: titles and notes may stand above the header.

    Raises TableUnreadableError where there are no names, MappingError.
    """
    for field in mapping.values():
        if field not in FIELDS:
            message = N_("“{value}” is not known here. Known are: {known}.")
            raise MappingError(Fault(Place(path.name), message, {"value": field, "known": ", ".join(FIELDS)}))
    plans = [plan for row in head if row.problem is None and (plan := _plan(row, mapping))]
    if plans:
        return max(plans, key=lambda plan: (plan.system is not GENERIC, len(plan.columns), -plan.header.line))
    if mapping and head:
        message = N_("No row of the file has these columns: {names}.")
        raise MappingError(Fault(Place(path.name), message, {"names": ", ".join(mapping)}))
    titles = next((row.cells for row in head if row.problem is None and len(row.cells) > 1), [])
    message = N_("No column of names was found. Say which one it is with --map COLUMN=name. Columns: {names}.")
    raise unreadable(path, message, None, names=", ".join(filter(None, map(str.strip, titles))))


def _plan(row: RawRow, mapping: Mapping[str, str]) -> Plan | None:
    keys = [heading_key(cell) for cell in row.cells]
    mapped = _mapped(row.cells, keys, mapping)
    if mapped is None:
        return None
    for system in (*SYSTEMS, OWN, GENERIC):
        columns = {
            field: next(keys.index(name) for name in names if name in keys)
            for field, names in system.columns.items()
            if any(name in keys for name in names)
        }
        columns |= mapped
        if any(all(field in columns for field in telling) for telling in system.telling):
            return Plan(system, row, columns)
    return None


def _mapped(cells: Sequence[str], keys: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int] | None:
    """The columns that somebody named; None where this row does not have them all."""
    titles = [cell.strip() for cell in cells]
    found: dict[str, int] = {}
    for title, field in mapping.items():
        if title in titles:
            found[field] = titles.index(title)
        elif heading_key(title) in keys:
            found[field] = keys.index(heading_key(title))
        else:
            return None
    return found
