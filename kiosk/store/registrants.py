"""Registrants: kept, read, found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.clocks import from_milliseconds, milliseconds
from kiosk.domain.folding import fold
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
_WRITTEN = (*COLUMNS, "folded")
_INSERT = f"INSERT INTO registrant ({', '.join(_WRITTEN)}) VALUES ({', '.join('?' * len(_WRITTEN))})"
_UPDATE = f"UPDATE registrant SET {', '.join(f'{name} = ?' for name in _WRITTEN[1:])} WHERE code = ?"
BY_CODE = (
    f"SELECT {COLUMN_LIST} FROM registrant "
    "WHERE code = coalesce((SELECT survivor FROM merged WHERE registrant = ?1), ?1)"
)
"""Somebody by their code; that of somebody who was merged is the survivor's."""

_SEPARATOR = ";"
_LONGEST_QUERY = 500
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A registrant who matches a query, and when they were admitted at the main list."""

    registrant: Registrant
    checked_in_at: datetime | None


def row_of(registrant: Registrant) -> tuple[Any, ...]:
    """A registrant in the order of the columns, the folded text last."""
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
        _folded(registrant),
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


def _folded(registrant: Registrant) -> str:
    latin = fold(registrant.name_latin)
    return "\n".join(
        (
            fold(registrant.name),
            latin,
            latin.replace(" ", ""),
            fold(f"{registrant.organisation} {registrant.organisation_latin}"),
            fold(registrant.code),
        )
    )


class Registrants:
    """The registrants of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def by_code(self, code: str) -> Registrant | None:
        """The registrant with this code, in any case of letters."""
        return self._one(BY_CODE, code.strip().upper())

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
            rows = connection.execute(f"SELECT {', '.join(_WRITTEN)} FROM registrant").fetchall()
        return {row[0]: tuple(row) for row in rows}

    def find(self, query: str, limit: int, list_id: str) -> list[Hit]:
        """Those whose folded names, organisation or code hold every word of the query.

        Nobody for an empty query, one longer than 500 characters, and one with characters that no name has.
        """
        words = _words(query)
        if not words:
            return []
        condition = " AND ".join("folded LIKE ? ESCAPE '\\'" for _ in words)
        columns = ", ".join(f"registrant.{name}" for name in COLUMNS)
        sql = (
            f"SELECT {columns}, admission.at FROM registrant "
            "LEFT JOIN admission ON admission.list = ? AND admission.registrant = registrant.code "
            f"WHERE {condition} AND registrant.code NOT IN (SELECT registrant FROM merged) LIMIT ?"
        )
        with self._store.reading() as connection:
            rows = connection.execute(sql, (list_id, *map(_like, words), limit)).fetchall()
        return [Hit(registrant_of(row), _moment_or_none(row[-1])) for row in rows]

    def _one(self, sql: str, value: str) -> Registrant | None:
        with self._store.reading() as connection:
            row = connection.execute(sql, (value,)).fetchone()
        return None if row is None else registrant_of(row)


def insert_rows(connection: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    """Adds rows of `row_of` inside the caller's transaction."""
    connection.executemany(_INSERT, rows)


def update_rows(connection: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    """Replaces rows of `row_of` inside the caller's transaction."""
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


def _words(query: str) -> list[str]:
    """The words to look for. SQLite would stop reading at a NUL and find everybody."""
    if len(query) > _LONGEST_QUERY or _NO_TEXT.search(query):
        return []
    return fold(query).split()


def _like(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
