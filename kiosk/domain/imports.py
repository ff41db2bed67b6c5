"""What an import brings: people as a file says them, and rows that cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.pack import Fault

TICKET_ID = "ticket_id"
"""Under this name a registrant's `extra` keeps which ticket of which system they came with: `pretix:ABCDE-1`."""

Plain = str | int | None | tuple[str, ...] | tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """One row of a file. `values` are in the order of the import's fields; times are milliseconds since 1970.

    `ticket` is whose row it is, the same in every export of the same system. `code` and `secret` are empty where the
    file brings none. `may_repeat` says that nothing but name and organisation is known: two such rows are two people.
    """

    line: int
    ticket: str
    code: str
    secret: str
    values: tuple[Plain, ...]
    may_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken, and why; the fault's place names line and field."""

    fault: Fault


class TableUnreadableError(Exception):
    """A file is no table that can be read, from some place on or at all."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class MappingError(Exception):
    """A mapping names a column that the file does not have, or a field that there is not."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault
