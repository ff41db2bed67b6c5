"""The verdict's transaction: the store's one hot path, in prepared statements.

peewee's models cost 2.6 times the bare statements here, and the queue waits behind them; everything else uses models or
the repositories. A `Passage` is one transaction: what it writes is on disk when it ends, or none of it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import CheckinRecord, Direction, FirstEntry, History, Reason
from kiosk.domain.clocks import from_milliseconds, milliseconds, next_hlc, uuid7
from kiosk.domain.event import CheckinList
from kiosk.domain.registrant import Registrant
from kiosk.domain.revocation import barred, holder_mark, text_mark
from kiosk.domain.standing import Standing, standing
from kiosk.store.connection import Store
from kiosk.store.registrants import BY_CODE, COLUMN_LIST, insert_rows, registrant_of, row_of
from kiosk.store.trust import StoredKey, stored_keys

_BY_SECRET = f"SELECT {COLUMN_LIST} FROM registrant WHERE secret = ?"
_BY_SECRETS = f"SELECT {COLUMN_LIST} FROM registrant WHERE secret IN (SELECT value FROM json_each(?)) LIMIT 2"
_MERGED_SECRETS = "SELECT secret, survivor FROM merged WHERE secret IN (SELECT value FROM json_each(?))"
_RECORD_COLUMNS = (
    "id, kiosk, sequence, hlc, at, list, direction, registrant, status, reason, operator, nonce, undoes, earlier, why, "
    "forced, answers"
)
_BY_NONCE = f"SELECT {_RECORD_COLUMNS} FROM checkin WHERE nonce = ?"
_BY_ID = f"SELECT {_RECORD_COLUMNS} FROM checkin WHERE id = ?"
_OF_PAIR = (
    f"SELECT {_RECORD_COLUMNS} FROM checkin WHERE list = ?2 AND registrant IN "
    "(SELECT ?1 UNION ALL SELECT registrant FROM merged WHERE survivor = ?1)"
)
_ALL = f"SELECT {_RECORD_COLUMNS} FROM checkin WHERE registrant IS NOT NULL ORDER BY list, registrant"
_SURVIVORS = "SELECT registrant, survivor FROM merged"
_SURVIVOR = "SELECT survivor FROM merged WHERE registrant = ?"
_UNDONE = "SELECT 1 FROM checkin WHERE undoes = ?"
_ADMISSION = "SELECT checkin, at, kiosk, inside FROM admission WHERE list = ? AND registrant = ?"
_INSIDE = "SELECT count(*) FROM admission WHERE list = ? AND inside = 1"
_HEAD = "SELECT sequence, hlc FROM log_head WHERE kiosk = ?"
_PUT_HEAD = (
    "INSERT INTO log_head (kiosk, sequence, hlc) VALUES (?, ?, ?) "
    "ON CONFLICT (kiosk) DO UPDATE SET sequence = excluded.sequence, hlc = excluded.hlc"
)
_APPEND = f"INSERT INTO checkin ({_RECORD_COLUMNS}, scanned) VALUES ({', '.join('?' * 18)})"
_PUT_ADMISSION = (
    "INSERT INTO admission (list, registrant, checkin, at, kiosk, inside) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (list, registrant) DO UPDATE SET "
    "checkin = excluded.checkin, at = excluded.at, kiosk = excluded.kiosk, inside = excluded.inside"
)
_DROP_ADMISSION = "DELETE FROM admission WHERE list = ? AND registrant = ?"
_BADGE_JOB = "SELECT 1 FROM print_job WHERE registrant = ? AND kind = 'badge' AND state != 'cancelled' LIMIT 1"
_BADGE_OF = "SELECT id FROM print_job WHERE registrant = ? AND checkin = ?"
_PUT_JOB = (
    "INSERT INTO print_job "
    "(id, kind, registrant, checkin, state, target, why, attempts, cause, created_at, changed_at, batch, rank) "
    "VALUES (?, 'badge', ?, ?, 'waiting', '', '', 0, '', ?, ?, ?, ?)"
)
_CANCEL_JOB = (
    "UPDATE print_job SET state = 'cancelled', cause = ?, changed_at = ? WHERE checkin = ? AND state = 'waiting'"
)


_BARRED = "SELECT what, reason FROM revocation WHERE what IN (?, ?)"
_BARRED_TEXTS = "SELECT what, reason FROM revocation WHERE what IN (SELECT value FROM json_each(?))"
_NEWCOMER = "INSERT INTO newcomer (registrant, at) VALUES (?, ?)"
_IS_NEWCOMER = "SELECT 1 FROM newcomer WHERE registrant = ?"


class Gate:
    """Where somebody is admitted or not. One a store; used by any thread."""

    def __init__(self, store: Store, kiosk: str) -> None:
        self._store = store
        self._kiosk = kiosk

    @contextmanager
    def passage(self) -> Iterator[Passage]:
        """One transaction in which a verdict is found and recorded."""
        with self._store.transaction() as connection:
            yield Passage(connection, self._kiosk)

    @contextmanager
    def looking(self) -> Iterator[Passage]:
        """The same questions without a transaction, for those who only ask."""
        with self._store.reading() as connection:
            yield Passage(connection, self._kiosk)

    def rebuild(self) -> int:
        """Derives every admission anew from the log; gives their number."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM admission")
            pairs: dict[tuple[str, str], list[CheckinRecord]] = {}
            survivors = dict(connection.execute(_SURVIVORS).fetchall())
            for row in connection.execute(_ALL):
                record = _record_of(row)
                person = survivors.get(str(record.registrant), str(record.registrant))
                pairs.setdefault((record.list_id, person), []).append(record)
            for pair, records in pairs.items():
                _put_standing(connection, *pair, standing(records))
            return int(connection.execute("SELECT count(*) FROM admission").fetchone()[0])


class Passage:
    """The questions and answers of one transaction at the gate."""

    def __init__(self, connection: Any, kiosk: str) -> None:
        self._connection = connection
        self._kiosk = kiosk

    @property
    def connection(self) -> Any:
        """For the repositories whose writing belongs to the same transaction."""
        return self._connection

    def registrant(self, secret: BadgeSecret) -> Registrant | None:
        """Whose secret this is; one of somebody who was merged leads to the person they turned out to be."""
        return self._registrant(_BY_SECRET, secret.text) or next(iter(self._survivors(json.dumps([secret.text]))), None)

    def registrants(self, secrets: Sequence[BadgeSecret]) -> list[Registrant]:
        """Whose secrets these are, whatever their number; two people at most, which is as good as more."""
        if not secrets:
            return []
        texts = json.dumps([secret.text for secret in secrets])
        found = [registrant_of(row) for row in self._connection.execute(_BY_SECRETS, (texts,))]
        people = {registrant.code: registrant for registrant in (*found, *self._survivors(texts))}
        return list(people.values())[:2]

    def _survivors(self, texts: str) -> list[Registrant]:
        """Who the holders of merged secrets turned out to be. A secret that was revoked leads nowhere."""
        rows = self._connection.execute(_MERGED_SECRETS, (texts,)).fetchall()
        codes = {survivor for secret, survivor in rows if self.barred_texts([secret]) is None}
        return [registrant for code in codes if (registrant := self.registrant_called(code))]

    def registrant_called(self, code: str) -> Registrant | None:
        """Whose code this is; that of somebody who was merged is the survivor's."""
        return self._registrant(BY_CODE, code)

    def survivor(self, code: str) -> str:
        """The code under which somebody stands in the lists: their own, or that of whom they turned out to be."""
        row = self._connection.execute(_SURVIVOR, (code,)).fetchone()
        return code if row is None else str(row[0])

    def barred(self, text: str, registrant: str, *, signed: bool) -> Reason | None:
        """Why a text, or whatever this registrant carries, admits nobody; None where it may."""
        rows = self._connection.execute(_BARRED, (text_mark(text), holder_mark(registrant))).fetchall()
        return barred({mark: Reason(reason) for mark, reason in rows}, signed=signed) if rows else None

    def barred_texts(self, texts: Sequence[str]) -> Reason | None:
        """Why one of these texts, which are nobody's, admits nobody; None where none was barred."""
        marks = json.dumps([text_mark(text) for text in texts])
        rows = self._connection.execute(_BARRED_TEXTS, (marks,)).fetchall()
        return barred({mark: Reason(reason) for mark, reason in rows}, signed=False) if rows else None

    def keys(self) -> tuple[StoredKey, ...]:
        """The signing keys that this kiosk was told of."""
        return stored_keys(self._connection)

    def welcome(self, newcomer: Registrant, now_ms: int) -> None:
        """Keeps somebody whom no pack has named: a signed code says who they are."""
        insert_rows(self._connection, (row_of(newcomer),))
        self._connection.execute(_NEWCOMER, (newcomer.code, now_ms))

    def is_newcomer(self, registrant: str) -> bool:
        """Whether a signed code brought this registrant."""
        return self._connection.execute(_IS_NEWCOMER, (registrant,)).fetchone() is not None

    def _registrant(self, sql: str, key: str) -> Registrant | None:
        row = self._connection.execute(sql, (key,)).fetchone()
        return None if row is None else registrant_of(row)

    def history(self, entry: Standing, registrant: str, checkin_list: CheckinList, before: datetime | None) -> History:
        """What a decision rests on; with `before`, whether they were inside at that time."""
        inside = entry.inside if before is None else standing(self._until(registrant, checkin_list.id, before)).inside
        first = None if entry.at is None else FirstEntry(entry.at, entry.kiosk)
        return History(first, inside, self._people_inside(checkin_list))

    def standing(self, registrant: str, list_id: str) -> Standing:
        """The derived standing of a code at a list."""
        row = self._connection.execute(_ADMISSION, (list_id, registrant)).fetchone()
        return Standing() if row is None else Standing(row[0], from_milliseconds(row[1]), row[2], bool(row[3]))

    def repeated(self, nonce: str) -> tuple[CheckinRecord, str | None] | None:
        """The record that was written under this nonce, and the id of the earlier entry it refers to."""
        return self._found(_BY_NONCE, nonce)

    def record(self, checkin_id: str) -> CheckinRecord | None:
        """A record by its id."""
        found = self._found(_BY_ID, checkin_id)
        return None if found is None else found[0]

    def is_undone(self, checkin_id: str) -> bool:
        """Whether a record has been taken back."""
        return self._connection.execute(_UNDONE, (checkin_id,)).fetchone() is not None

    def append(
        self, record: CheckinRecord, now_ms: int, *, earlier: str | None = None, scanned: str = ""
    ) -> CheckinRecord:
        """Writes the next line of the log; id, kiosk, sequence and logical time are filled in here.

        A record of another time than now (`record.at`) is stamped with that time: it counts from when it was scanned.
        """
        sequence, hlc = self._connection.execute(_HEAD, (self._kiosk,)).fetchone() or (0, 0)
        at_ms = milliseconds(record.at)
        stamp = next_hlc(hlc, now_ms) if at_ms >= now_ms else at_ms << 16
        filled = replace(record, id=uuid7(now_ms), kiosk=self._kiosk, sequence=sequence + 1, hlc=stamp)
        self._connection.execute(_APPEND, (*_row_of(filled, earlier), scanned))
        self._connection.execute(_PUT_HEAD, (self._kiosk, sequence + 1, max(hlc, stamp)))
        return filled

    def admit(self, record: CheckinRecord, before: Standing) -> None:
        """Brings the derived standing up to date with a passage that came in order."""
        _put_standing(self._connection, record.list_id, str(record.registrant), before.after(record))

    def refold(self, registrant: str, list_id: str) -> None:
        """Derives one standing anew from the log; who was merged has none of their own."""
        person = self.survivor(registrant)
        if person != registrant:
            self._connection.execute(_DROP_ADMISSION, (list_id, registrant))
        records = map(_record_of, self._connection.execute(_OF_PAIR, (person, list_id)))
        _put_standing(self._connection, list_id, person, standing(records))

    def has_badge_job(self, registrant: str) -> bool:
        """Whether a badge of theirs was printed or is about to be."""
        return self._connection.execute(_BADGE_JOB, (registrant,)).fetchone() is not None

    def badge_of(self, record: CheckinRecord) -> str | None:
        """The id of the badge that a record put into the queue."""
        row = self._connection.execute(_BADGE_OF, (record.registrant, record.id)).fetchone()
        return None if row is None else str(row[0])

    def queue_badge(self, record: CheckinRecord, now_ms: int, batch: str = "", rank: int = 0) -> str:
        """Puts the badge of an entry into the queue, as number `rank` of a batch or alone; gives the job's id."""
        job = uuid7(now_ms)
        self._connection.execute(_PUT_JOB, (job, record.registrant, record.id, now_ms, now_ms, batch, rank))
        return job

    def cancel_badge(self, checkin_id: str, cause: str, now_ms: int) -> None:
        """Takes the waiting badge of an entry out of the queue; one that is printing is left alone."""
        self._connection.execute(_CANCEL_JOB, (cause, now_ms, checkin_id))

    def _people_inside(self, checkin_list: CheckinList) -> int:
        if checkin_list.capacity is None:
            return 0
        return int(self._connection.execute(_INSIDE, (checkin_list.id,)).fetchone()[0])

    def _until(self, registrant: str, list_id: str, before: datetime) -> list[CheckinRecord]:
        records = map(_record_of, self._connection.execute(_OF_PAIR, (registrant, list_id)))
        return [record for record in records if record.undoes is not None or record.at < before]

    def _found(self, sql: str, key: str) -> tuple[CheckinRecord, str | None] | None:
        row = self._connection.execute(sql, (key,)).fetchone()
        return None if row is None else (_record_of(row), row[13])


def _put_standing(connection: Any, list_id: str, registrant: str, state: Standing) -> None:
    if state.checkin_id is None or state.at is None:
        connection.execute(_DROP_ADMISSION, (list_id, registrant))
        return
    row = (list_id, registrant, state.checkin_id, milliseconds(state.at), state.kiosk, int(state.inside))
    connection.execute(_PUT_ADMISSION, row)


def _row_of(record: CheckinRecord, earlier: str | None) -> tuple[Any, ...]:
    return (
        record.id,
        record.kiosk,
        record.sequence,
        record.hlc,
        milliseconds(record.at),
        record.list_id,
        record.direction.value,
        record.registrant,
        record.status,
        None if record.reason is None else record.reason.value,
        record.operator,
        record.nonce,
        record.undoes,
        earlier,
        record.why,
        int(record.forced),
        json.dumps(dict(record.answers), ensure_ascii=False) if record.answers else "",
    )


def _record_of(row: tuple[Any, ...]) -> CheckinRecord:
    return CheckinRecord(
        id=row[0],
        kiosk=row[1],
        sequence=row[2],
        hlc=row[3],
        at=from_milliseconds(row[4]),
        list_id=row[5],
        direction=Direction(row[6]),
        registrant=row[7],
        status=row[8],
        reason=None if row[9] is None else Reason(row[9]),
        operator=row[10],
        nonce=row[11],
        undoes=row[12],
        why=row[14],
        forced=bool(row[15]),
        answers=json.loads(row[16]) if row[16] else {},
    )
