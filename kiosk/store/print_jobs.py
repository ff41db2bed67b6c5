"""The print queue: every job with its state, durable, and the only truth about what was printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from kiosk.domain.clocks import from_milliseconds, milliseconds, uuid7
from kiosk.store.connection import Store


class JobState(StrEnum):
    """Where a print job stands. `unknown`: the printer had it, and nobody can tell whether it came out."""

    WAITING = "waiting"
    RENDERING = "rendering"
    SENT = "sent"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One thing to print. `target` is a printer's name, a file's path, or empty for the kiosk's own printer.

    Jobs that belong together have one `batch`, and leave in the order of `rank` in it.
    """

    id: str
    kind: str
    registrant: str
    checkin: str | None
    state: JobState
    target: str
    why: str
    attempts: int
    cause: str
    created_at: datetime
    changed_at: datetime
    batch: str = ""
    rank: int = 0


_COLUMNS = "id, kind, registrant, checkin, state, target, why, attempts, cause, created_at, changed_at, batch, rank"
_NEXT = f"SELECT {_COLUMNS} FROM print_job WHERE state = 'waiting' ORDER BY rowid LIMIT 1"
_CAME_OUT = (
    "SELECT 1 FROM print_job WHERE registrant = ? AND kind = 'badge' "
    "AND state IN ('rendering', 'sent', 'printed', 'unknown') LIMIT 1"
)
_MOVE = (
    "UPDATE print_job SET state = ?, cause = ?, attempts = attempts + ?, changed_at = ? WHERE id = ? AND state IN ({})"
)


class PrintJobs:
    """The jobs of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        kind: str,
        registrant: str,
        now: datetime,
        *,
        target: str = "",
        why: str = "",
        also: Callable[[Any, str], object] | None = None,
    ) -> PrintJob:
        """A new waiting job. `also` is done in the same transaction, with the connection and the job's id."""
        moment = milliseconds(now)
        job = uuid7(moment)
        row = (job, kind, registrant, None, JobState.WAITING.value, target, why, 0, "", moment, moment, "", 0)
        with self._store.transaction() as connection:
            connection.execute(f"INSERT INTO print_job ({_COLUMNS}) VALUES ({', '.join('?' * len(row))})", row)
            if also is not None:
                also(connection, job)
        return _job_of(row)

    def get(self, job_id: str) -> PrintJob | None:
        """A job by its id."""
        with self._store.reading() as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM print_job WHERE id = ?", (job_id,)).fetchone()
        return None if row is None else _job_of(row)

    def all(self, state: JobState | None = None) -> list[PrintJob]:
        """The jobs in the order in which they were asked for."""
        condition, values = ("WHERE state = ?", (state.value,)) if state else ("", ())
        sql = f"SELECT {_COLUMNS} FROM print_job {condition} ORDER BY rowid"
        with self._store.reading() as connection:
            return [_job_of(row) for row in connection.execute(sql, values)]

    def of(self, registrant: str) -> list[PrintJob]:
        """Somebody's jobs in the order in which they were asked for."""
        sql = f"SELECT {_COLUMNS} FROM print_job WHERE registrant = ? ORDER BY rowid"
        with self._store.reading() as connection:
            return [_job_of(row) for row in connection.execute(sql, (registrant,))]

    def take_next(self, now: datetime) -> PrintJob | None:
        """The oldest waiting job, now `rendering`: two workers never get the same one."""
        with self._store.transaction() as connection:
            row = connection.execute(_NEXT).fetchone()
            if row is None:
                return None
            _move(connection, row[0], JobState.RENDERING, now, (JobState.WAITING,), attempts=1)
        return _job_of(row)

    def take(self, job_id: str, now: datetime) -> PrintJob | None:
        """This job, now `rendering`; None where another worker has it."""
        with self._store.transaction() as connection:
            if not _move(connection, job_id, JobState.RENDERING, now, (JobState.WAITING,), attempts=1):
                return None
        return self.get(job_id)

    def move(
        self, job_id: str, state: JobState, now: datetime, *, among: tuple[JobState, ...], cause: str = ""
    ) -> bool:
        """Brings a job to `state` if it is in one of `among`; False where it was not."""
        with self._store.transaction() as connection:
            return _move(connection, job_id, state, now, among, cause)

    def recover(self, now: datetime) -> int:
        """After a crash: what was being drawn, and so had not left, waits again. Gives how many did.

        Only for the process that alone works the queue. What had been sent stays `sent`: only a printer or a person
        can tell whether it came out.
        """
        with self._store.transaction() as connection:
            drawn = connection.execute(
                "UPDATE print_job SET state = 'waiting', changed_at = ? WHERE state = 'rendering'", (milliseconds(now),)
            ).rowcount
        return int(drawn)

    def anything_unfinished(self) -> bool:
        """Whether a job waits, or was left in the middle by a crash."""
        with self._store.reading() as connection:
            sql = "SELECT 1 FROM print_job WHERE state IN ('waiting', 'rendering') LIMIT 1"
            return connection.execute(sql).fetchone() is not None

    def counts(self) -> dict[JobState, int]:
        """How many jobs there are in each state."""
        with self._store.reading() as connection:
            found = dict(connection.execute("SELECT state, count(*) FROM print_job GROUP BY state").fetchall())
        return {state: int(found.get(state.value, 0)) for state in JobState}


def badge_came_out(connection: Any, registrant: str) -> bool:
    """Whether a badge of theirs has left for a printer, inside the caller's transaction."""
    return connection.execute(_CAME_OUT, (registrant,)).fetchone() is not None


def _move(
    connection: Any,
    job_id: str,
    state: JobState,
    now: datetime,
    among: tuple[JobState, ...],
    cause: str = "",
    attempts: int = 0,
) -> bool:
    marks = ", ".join("?" * len(among))
    values = (state.value, cause, attempts, milliseconds(now), job_id, *(origin.value for origin in among))
    return bool(connection.execute(_MOVE.format(marks), values).rowcount)


def _job_of(row: tuple[Any, ...]) -> PrintJob:
    job_id, kind, registrant, checkin, state, target, why, attempts, cause, created_at, changed_at, batch, rank = row
    return PrintJob(
        id=job_id,
        kind=kind,
        registrant=registrant,
        checkin=checkin,
        state=JobState(state),
        target=target,
        why=why,
        attempts=attempts,
        cause=cause,
        created_at=from_milliseconds(created_at),
        changed_at=from_milliseconds(changed_at),
        batch=batch,
        rank=rank,
    )
