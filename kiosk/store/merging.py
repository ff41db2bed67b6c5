"""Two registrations that are one person: one code survives, the other leads to it.

The log of check-ins is never rewritten. Who was merged keeps their row and their records; whatever asks for a person
asks for the survivor, and a standing is derived from the records of both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kiosk.domain.badge_secret import BadgeSecret

_JOBS = "SELECT id FROM print_job WHERE registrant = ? ORDER BY rowid"
_LISTS = "SELECT DISTINCT list FROM checkin WHERE registrant = ? ORDER BY list"


@dataclass(frozen=True, slots=True)
class Merger:
    """That `registrant` turned out to be `survivor`; `secret` still leads there."""

    registrant: str
    survivor: str
    secret: str

    def __repr__(self) -> str:
        """Hides the secret."""
        return f"Merger({self.registrant!r}, {self.survivor!r})"


def merger_of(connection: Any, code: str) -> Merger | None:
    """How somebody was merged, if they were."""
    sql = "SELECT registrant, survivor, secret FROM merged WHERE registrant = ?"
    row = connection.execute(sql, (code,)).fetchone()
    return None if row is None else Merger(*row)


def mergers(connection: Any) -> list[Merger]:
    """Everybody who was merged."""
    return [Merger(*row) for row in connection.execute("SELECT registrant, survivor, secret FROM merged")]


def secrets_leading_to(connection: Any, code: str) -> list[str]:
    """The secrets of whoever turned out to be this person."""
    return [row[0] for row in connection.execute("SELECT secret FROM merged WHERE survivor = ?", (code,))]


def put_merger(connection: Any, merger: Merger, now_ms: int) -> None:
    """Lets one registrant lead to another, with everybody who led to them."""
    connection.execute("UPDATE merged SET survivor = ? WHERE survivor = ?", (merger.survivor, merger.registrant))
    row = (merger.registrant, merger.survivor, merger.secret, now_ms)
    connection.execute("INSERT INTO merged (registrant, survivor, secret, at) VALUES (?, ?, ?, ?)", row)
    _put_secret(connection, merger.registrant, BadgeSecret.new().text)


def drop_merger(connection: Any, merger: Merger) -> None:
    """Lets somebody be a person of their own again, with the secret they had."""
    connection.execute("DELETE FROM merged WHERE registrant = ?", (merger.registrant,))
    _put_secret(connection, merger.registrant, merger.secret)


def put_merged_secret(connection: Any, code: str, secret: str) -> None:
    """A pack gives somebody who was merged another secret: that one leads to the survivor from now on."""
    connection.execute("UPDATE merged SET secret = ? WHERE registrant = ?", (secret, code))


def jobs_of(connection: Any, code: str) -> list[str]:
    """The ids of somebody's print jobs."""
    return [row[0] for row in connection.execute(_JOBS, (code,))]


def hand_over_jobs(connection: Any, jobs: Iterable[str], code: str) -> None:
    """Makes print jobs somebody else's."""
    connection.executemany("UPDATE print_job SET registrant = ? WHERE id = ?", [(code, job) for job in jobs])


def lists_of(connection: Any, code: str) -> list[str]:
    """The lists at which somebody has records of their own."""
    return [row[0] for row in connection.execute(_LISTS, (code,))]


def _put_secret(connection: Any, code: str, secret: str) -> None:
    connection.execute("UPDATE registrant SET secret = ? WHERE code = ?", (secret, code))
