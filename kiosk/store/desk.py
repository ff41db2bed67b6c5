"""What the desk looks up about one person, or about those who arrive together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.domain.clocks import from_milliseconds
from kiosk.domain.delegation import Member
from kiosk.store.registrants import COLUMNS, registrant_of

_COLUMN_LIST = ", ".join(f"registrant.{name}" for name in COLUMNS)
_NOT_MERGED = "registrant.code NOT IN (SELECT registrant FROM merged)"
_ADMISSIONS = "SELECT list, checkin, at, kiosk, inside FROM admission WHERE registrant = ? ORDER BY at"
_MEMBERS = (
    f"SELECT {_COLUMN_LIST}, admission.at FROM registrant "
    "LEFT JOIN admission ON admission.list = ?2 AND admission.registrant = registrant.code "
    f"WHERE registrant.delegation = ?1 AND registrant.delegation != '' AND {_NOT_MERGED}"
)
_DELEGATIONS = (
    "SELECT registrant.delegation, count(*), count(admission.at) FROM registrant "
    "LEFT JOIN admission ON admission.list = ? AND admission.registrant = registrant.code "
    f"WHERE registrant.delegation != '' AND {_NOT_MERGED} GROUP BY registrant.delegation "
    "ORDER BY registrant.delegation"
)
_BARE_PHONE = "phone"
for _mark in (" ", "-", ".", "/", "(", ")", "\u00a0", "\u2011"):
    _BARE_PHONE = f"replace({_BARE_PHONE}, '{_mark}', '')"
_WITH_PROOF = (
    f"SELECT {_COLUMN_LIST} FROM registrant WHERE {_NOT_MERGED} "
    f"AND ((?1 != '' AND {_BARE_PHONE} LIKE '%' || ?1) OR (?2 != '' AND lower(trim(email)) = ?2))"
)


@dataclass(frozen=True, slots=True)
class Admittance:
    """Where somebody stands admitted: since when, by which record at which kiosk, and whether they are inside."""

    list_id: str
    checkin_id: str
    at: datetime
    kiosk: str
    inside: bool


@dataclass(frozen=True, slots=True)
class DelegationCount:
    """A delegation by its name, and how many of its members are here."""

    id: str
    members: int
    arrived: int


def admittances_of(connection: Any, code: str) -> tuple[Admittance, ...]:
    """Where somebody stands admitted, the first first."""
    rows = connection.execute(_ADMISSIONS, (code,))
    return tuple(Admittance(row[0], row[1], from_milliseconds(row[2]), row[3], bool(row[4])) for row in rows)


def members_of(connection: Any, delegation: str, list_id: str) -> list[Member]:
    """The members of a delegation, in no order, and when they were admitted at a list."""
    rows = connection.execute(_MEMBERS, (delegation, list_id)).fetchall()
    return [Member(registrant_of(row), None if row[-1] is None else from_milliseconds(row[-1])) for row in rows]


def delegations(connection: Any, list_id: str) -> list[DelegationCount]:
    """Every delegation, by name, with those admitted at a list."""
    return [DelegationCount(*row) for row in connection.execute(_DELEGATIONS, (list_id,))]


def people_with(connection: Any, digits: str, email: str) -> list[tuple[Any, ...]]:
    """The rows of those whose telephone number ends so, or whose address this is, in one question whatever it finds."""
    return list(connection.execute(_WITH_PROOF, (digits, email)).fetchall())
