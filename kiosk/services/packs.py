"""Loading an event pack into the store: idempotent, in one transaction, and check-ins stay."""

from __future__ import annotations

import logging
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.clocks import milliseconds
from kiosk.domain.correction import Upheld, uphold
from kiosk.domain.imports import TICKET_ID
from kiosk.domain.pack import EventPack, Fault
from kiosk.resources import packs_root
from kiosk.services.errors import UnknownError
from kiosk.store.connection import Store
from kiosk.store.corrections import retire_corrections, standing_corrections
from kiosk.store.events import put_documents, put_event, put_files
from kiosk.store.merging import Merger, mergers, put_merged_secret
from kiosk.store.registrants import (
    Registrants,
    drop_newcomers,
    insert_rows,
    newcomers_of,
    row_of,
    update_rows,
)
from kiosk.store.trust import put_pack_revocations

log = logging.getLogger(__name__)

_SECRET_AT = 1
_STATUS_AT = 14
_EXTRA_AT = 20
_CANCELLED = "cancelled"
_REFERRED_TO = (
    "SELECT registrant FROM checkin WHERE registrant IS NOT NULL UNION SELECT registrant FROM print_job "
    "UNION SELECT registrant FROM help_request WHERE registrant IS NOT NULL UNION SELECT registrant FROM correction"
)

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, in registrants. `cancelled` are those who are no longer in the pack but have a history here.

    `corrections_kept` counts fields that stay as they were put right by hand, `corrections_overtaken` those of which
    the pack itself says something new.
    """

    event: str
    added: int
    updated: int
    unchanged: int
    removed: int
    cancelled: int
    sessions: int
    opportunities: int
    notes: tuple[Fault, ...]
    corrections_kept: int = 0
    corrections_overtaken: int = 0


@dataclass(frozen=True, slots=True)
class _Difference:
    added: list[Row]
    updated: list[Row]
    gone: list[Row]
    kept: list[Row]
    unchanged: int


def load_pack(store: Store, pack: EventPack) -> LoadReport:
    """Brings the store to what the pack says. A second load of the same pack changes nothing.

    Raises StoreUnavailableError: then nothing of it was stored.
    """
    rows = {registrant.code: row_of(registrant) for registrant in pack.registrants}
    with store.transaction() as connection:  # what is stored is read inside, so that two who load follow one another
        stored = Registrants(store).rows()
        newcomers, merged = newcomers_of(connection), mergers(connection)
        upheld = _upheld(connection, pack)
        rows |= {registrant.code: row_of(registrant) for registrant in upheld.people}
        wanted = _keeping_made(rows, pack.made - newcomers, stored)
        wanted |= _keeping_merged(connection, wanted, pack.made, stored, merged)
        difference = _difference(stored, wanted, newcomers | _held(merged, wanted))
        removed, cancelled = _retire(connection, difference.gone)
        _release_secrets(connection, [*difference.gone, *difference.kept], wanted)
        _change(connection, difference.updated, stored)
        insert_rows(connection, difference.added)
        drop_newcomers(connection, newcomers & wanted.keys())
        put_pack_revocations(connection, pack.revocations, milliseconds(SystemClock().now()))
        put_event(connection, pack.event)
        put_documents(connection, "session", {session.id: session for session in pack.sessions})
        put_documents(connection, "opportunity", {offer.id: offer for offer in pack.opportunities})
        put_files(connection, pack.files.items())
    log.info("pack %s loaded: %d added, %d updated", pack.event.id, len(difference.added), len(difference.updated))
    return LoadReport(
        event=pack.event.id,
        added=len(difference.added),
        updated=len(difference.updated),
        unchanged=difference.unchanged,
        removed=removed,
        cancelled=cancelled,
        sessions=len(pack.sessions),
        opportunities=len(pack.opportunities),
        notes=pack.notes,
        corrections_kept=len(upheld.kept),
        corrections_overtaken=len(upheld.overtaken),
    )


def _upheld(connection: Any, pack: EventPack) -> Upheld:
    """The people of the pack who were put right by hand, as they are to be; what the pack overtakes holds no longer."""
    corrections = standing_corrections(connection)
    corrected = {correction.registrant for correction in corrections}
    upheld = uphold((registrant for registrant in pack.registrants if registrant.code in corrected), corrections)
    retire_corrections(connection, upheld.overtaken)
    return upheld


def _keeping_merged(
    connection: Any, wanted: Mapping[str, Row], made: Container[str], stored: Mapping[str, Row], merged: list[Merger]
) -> dict[str, Row]:
    """Rows of those who turned out to be somebody else: what the pack gives them as secret leads to that person."""
    rows = {}
    for merger in merged:
        code = merger.registrant
        if code in wanted:
            if code not in made:
                put_merged_secret(connection, code, wanted[code][_SECRET_AT])
            rows[code] = (code, stored[code][_SECRET_AT], *wanted[code][2:])
    return rows


def _held(merged: list[Merger], wanted: Container[str]) -> frozenset[str]:
    """Who stays though the pack does not name them: both codes of one person, of whom it names the other."""
    kept = {merger.registrant for merger in merged}
    return frozenset(kept | {merger.survivor for merger in merged if merger.registrant in wanted})


def _keeping_made(rows: Mapping[str, Row], made: Iterable[str], stored: Mapping[str, Row]) -> dict[str, Row]:
    """The pack's rows; whose secret was made while reading keeps the one that may already be on a badge."""
    kept = {code: (code, stored[code][_SECRET_AT], *rows[code][2:]) for code in made if code in stored}
    return {**rows, **kept}


def _difference(stored: Mapping[str, Row], wanted: Mapping[str, Row], newcomers: Container[str]) -> _Difference:
    """What is different. Who came by a signed code or from a ticket system was never the pack's: they stay."""
    added = [row for code, row in wanted.items() if code not in stored]
    updated = [row for code, row in wanted.items() if code in stored and stored[code] != row]
    others = [row for code, row in stored.items() if code not in wanted]
    kept = [row for row in others if row[0] in newcomers or _is_imported(row)]
    gone = [row for row in others if not (row[0] in newcomers or _is_imported(row))]
    return _Difference(added, updated, gone, kept, len(wanted) - len(added) - len(updated))


def _is_imported(row: Row) -> bool:
    """Whether somebody came from a ticket system's file."""
    return f'"{TICKET_ID}"' in row[_EXTRA_AT]


def _change(connection: Any, rows: list[Row], stored: Mapping[str, Row]) -> None:
    """Updates rows. Secrets that change are set aside first, so that two people may swap theirs."""
    moving = [(row[0],) for row in rows if stored[row[0]][_SECRET_AT] != row[_SECRET_AT]]
    connection.executemany("UPDATE registrant SET secret = 'moving ' || code WHERE code = ?", moving)
    update_rows(connection, rows)


def _retire(connection: Any, gone: list[Row]) -> tuple[int, int]:
    """Removes who is no longer in the pack; those with a history stay, cancelled. Gives both numbers."""
    if not gone:
        return 0, 0
    known = {row[0] for row in connection.execute(_REFERRED_TO)}
    remembered = [(row[0],) for row in gone if row[0] in known and row[_STATUS_AT] != _CANCELLED]
    forgotten = [(row[0],) for row in gone if row[0] not in known]
    connection.executemany("UPDATE registrant SET status = 'cancelled' WHERE code = ?", remembered)
    connection.executemany("DELETE FROM registrant WHERE code = ?", forgotten)
    return len(forgotten), len(remembered)


def _release_secrets(connection: Any, others: list[Row], wanted: Mapping[str, Row]) -> None:
    """Who stays though the pack does not name them gives up a secret that is somebody else's now."""
    taken = {row[_SECRET_AT] for row in wanted.values()}
    released = [(BadgeSecret.new().text, row[0]) for row in others if row[_SECRET_AT] in taken]
    connection.executemany("UPDATE registrant SET secret = ? WHERE code = ?", released)


def open_pack(name: str) -> EventPack:
    """The pack in a folder or .zip, or the sample pack of that name.

    Raises UnknownError where there is neither, PackFaultyError with every fault found.
    """
    from kiosk.importing.pack import read_pack

    path = Path(name)
    sample = packs_root() / name
    if not path.exists() and (path.name != name or not (sample / "event.toml").is_file()):
        raise UnknownError("pack", name)
    return read_pack(path if path.exists() else sample)
