"""An event pack as a whole, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.domain.agenda import Session, Speaker
from kiosk.domain.event import Event
from kiosk.domain.opportunity import Opportunity
from kiosk.domain.registrant import Registrant
from kiosk.domain.revocation import Revocation


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a pack: `line` and `column` count from 1; `field` is the column's name or the key in the TOML.

    In a CSV file `line` is the line of the file on which the row begins and `column` the number of the cell in its row,
    as a spreadsheet counts columns. In other text files `column` is the number of the character in its line.
    """

    file: str
    line: int | None = None
    column: int | None = None
    field: str = ""

    def __str__(self) -> str:
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number is not None)]
        return ":".join(parts) + (f" [{self.field}]" if self.field else "")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a pack, said to the organiser's technician.

    `message` is an English sentence with `{named}` placeholders, as the catalogues know it; `values` fills them.
    Whoever shows a fault to people translates first and fills then; `str` says it in English.
    """

    place: Place
    message: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.message.format(**self.values) if self.values else self.message}"


class PackFaultyError(Exception):
    """A pack that cannot be loaded. Nothing of it was stored."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class EventPack:
    """Everything that a pack holds. `registrants` whose code or secret was missing have got one.

    `made` names the codes of those whose secret was made here: a reload must keep what is stored instead.
    `files` are pictures and layouts by their path in the pack; `notes` what was passed over.
    """

    event: Event
    registrants: tuple[Registrant, ...] = ()
    sessions: tuple[Session, ...] = ()
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    opportunities: tuple[Opportunity, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Fault, ...] = ()
    made: frozenset[str] = frozenset()
    revocations: tuple[Revocation, ...] = ()
