"""Registrants: kept, read, found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.clocks import from_milliseconds, milliseconds
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.store.connection import Store

COLUMNS = (
    "code",
    "secret",
    "name",
    "name_latin",
    "category",
    "organisation",
    "organisation_latin",
    "title",
    "language",
    "han",
    "email",
    "phone",
    "delegation",
    "delegation_role",
    "status",
    "attention",
    "valid_from",
    "valid_until",
    "sectors",
    "skills",
    "extra",
)
COLUMN_LIST = ", ".join(COLUMNS)
_INSERT = f"INSERT INTO registrant ({COLUMN_LIST}) VALUES ({', '.join('?' * len(COLUMNS))})"
_UPDATE = f"UPDATE registrant SET {', '.join(f'{name} = ?' for name in COLUMNS[1:])} WHERE code = ?"
BY_CODE = (
    f"SELECT {COLUMN_LIST} FROM registrant "
    "WHERE code = coalesce((SELECT survivor FROM merged WHERE registrant = ?1), ?1)"
)
"""Somebody by their code; that of somebody who was merged is the survivor's."""

_SEPARATOR = ";"


def row_of(registrant: Registrant) -> tuple[Any, ...]:
    """A registrant in the order of the columns."""
    return (
        registrant.code,
        registrant.secret.text,
        registrant.name,
        registrant.name_latin,
        registrant.category,
        registrant.organisation,
        registrant.organisation_latin,
        registrant.title,
        registrant.language,
        registrant.han,
        registrant.email,
        registrant.phone,
        registrant.delegation,
        registrant.delegation_role,
        registrant.status.value,
        registrant.attention,
        _ms_or_none(registrant.valid_from),
        _ms_or_none(registrant.valid_until),
        _SEPARATOR.join(registrant.sectors),
        _SEPARATOR.join(registrant.skills),
        json.dumps(registrant.extra, ensure_ascii=False) if registrant.extra else "",
    )


def registrant_of(row: tuple[Any, ...]) -> Registrant:
    """A row of COLUMNS as a registrant."""
    code, secret, name, latin, category, organisation, organisation_latin = row[:7]
    title, language, han, email, phone, delegation, delegation_role = row[7:14]
    status, attention, valid_from, valid_until, sectors, skills, extra = row[14:21]
    return Registrant(
        code=code,
        secret=BadgeSecret(secret),
        name=name,
        name_latin=latin,
        category=category,
        organisation=organisation,
        organisation_latin=organisation_latin,
        title=title,
        language=language,
        han=han,
        email=email,
        phone=phone,
        delegation=delegation,
        delegation_role=delegation_role,
        status=RegistrantStatus(status),
        attention=attention,
        valid_from=_moment_or_none(valid_from),
        valid_until=_moment_or_none(valid_until),
        sectors=tuple(sectors.split(_SEPARATOR)) if sectors else (),
        skills=tuple(skills.split(_SEPARATOR)) if skills else (),
        extra=json.loads(extra) if extra else {},
    )


def _ms_or_none(moment: datetime | None) -> int | None:
    return None if moment is None else milliseconds(moment)


def _moment_or_none(value: int | None) -> datetime | None:
    return None if value is None else from_milliseconds(value)


class Registrants:
    """The registrants of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def by_code(self, code: str) -> Registrant | None:
        """The registrant with this code, in any case of letters."""
        return self._one(BY_CODE, code.strip().upper())

    def by_codes(self, codes: Iterable[str]) -> dict[str, Registrant]:
        """The registrants with these codes, by code; a code that is nobody's is left out."""
        sql = f"SELECT {COLUMN_LIST} FROM registrant WHERE code IN (SELECT value FROM json_each(?))"
        with self._store.reading() as connection:
            rows = connection.execute(sql, (json.dumps(list(codes)),)).fetchall()
        return {row[0]: registrant_of(row) for row in rows}

    def all(self) -> list[Registrant]:
        """Every registrant, by code."""
        with self._store.reading() as connection:
            rows = connection.execute(f"SELECT {COLUMN_LIST} FROM registrant ORDER BY code").fetchall()
        return [registrant_of(row) for row in rows]

    def count(self) -> int:
        """How many people there are: who was merged counts once."""
        sql = "SELECT (SELECT count(*) FROM registrant) - (SELECT count(*) FROM merged)"
        with self._store.reading() as connection:
            return int(connection.execute(sql).fetchone()[0])

    def rows(self) -> dict[str, tuple[Any, ...]]:
        """Every registrant's row by code, for comparing with a pack."""
        with self._store.reading() as connection:
            rows = connection.execute(f"SELECT {COLUMN_LIST} FROM registrant").fetchall()
        return {row[0]: tuple(row) for row in rows}

    def _one(self, sql: str, value: str) -> Registrant | None:
        with self._store.reading() as connection:
            row = connection.execute(sql, (value,)).fetchone()
        return None if row is None else registrant_of(row)


def insert_rows(connection: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    """Adds rows of `row_of` inside the caller's transaction.

    They are not in the search index yet: who writes in bulk lets `Finder.catch_up` index them afterwards, everybody
    else leaves that to whoever searches next.
    """
    connection.executemany(_INSERT, rows)


def update_rows(connection: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    """Replaces rows of `row_of` inside the caller's transaction. The index is the caller's, as for `insert_rows`."""
    connection.executemany(_UPDATE, ((*row[1:], row[0]) for row in rows))


def put_registrant(connection: Any, registrant: Registrant) -> None:
    """Keeps what is new about a registrant inside the caller's transaction."""
    update_rows(connection, (row_of(registrant),))


def newcomers_of(connection: Any) -> frozenset[str]:
    """The codes of those whom signed codes brought, inside the caller's transaction."""
    return frozenset(row[0] for row in connection.execute("SELECT registrant FROM newcomer"))


def drop_newcomers(connection: Any, codes: Iterable[str]) -> None:
    """Makes newcomers registrants like any other, inside the caller's transaction: a pack has come to know them."""
    connection.executemany("DELETE FROM newcomer WHERE registrant = ?", ((code,) for code in codes))
