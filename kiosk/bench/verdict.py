"""From a code to a durable verdict, beside bare sqlcipher3 that reads and writes the same in a twin of the store."""

from __future__ import annotations

import hashlib
import time
from typing import Any

from kiosk.bench.bare import bare_connection
from kiosk.bench.measurement import Measurement, Target, measurement, side_by_side
from kiosk.bench.venue import Venue, at_venue
from kiosk.composition import Services
from kiosk.domain.checkin import Admitted
from kiosk.domain.clocks import uuid7
from kiosk.services.checkin import Scan
from kiosk.store.registrants import COLUMN_LIST

_TARGET = Target(p99=16.0, ratio=1.5)
_REGISTRANT = f"SELECT {COLUMN_LIST} FROM registrant WHERE secret = ?"
_BARRED = "SELECT what, reason FROM revocation WHERE what IN (?, ?)"
_STANDING = "SELECT checkin, at, kiosk, inside FROM admission WHERE list = ? AND registrant = ?"
_HEAD = "SELECT sequence, hlc FROM log_head WHERE kiosk = ?"
_RECORD = (
    "INSERT INTO checkin (id, kiosk, sequence, hlc, at, list, direction, registrant, status, reason, operator, nonce, "
    "undoes, earlier, why, forced, answers, scanned) "
    "VALUES (?, ?, ?, ?, ?, ?, 'entry', ?, 'ok', NULL, '', NULL, NULL, NULL, '', 0, '', '')"
)
_PUT_HEAD = (
    "INSERT INTO log_head VALUES (?, ?, ?) "
    "ON CONFLICT (kiosk) DO UPDATE SET sequence = excluded.sequence, hlc = excluded.hlc"
)
_ADMIT = (
    "INSERT INTO admission (list, registrant, checkin, at, kiosk, inside) VALUES (?, ?, ?, ?, ?, 1) "
    "ON CONFLICT (list, registrant) DO UPDATE SET checkin = excluded.checkin, at = excluded.at, "
    "kiosk = excluded.kiosk, inside = excluded.inside"
)
_BADGE = "SELECT 1 FROM print_job WHERE registrant = ? AND kind = 'badge' AND state != 'cancelled' LIMIT 1"
_JOB = "INSERT INTO print_job VALUES (?, 'badge', ?, ?, 'waiting', '', '', 0, '', ?, ?, '', 0)"


class NotAdmittedError(RuntimeError):
    """The service refused somebody whom the conference admits: what it took is the time of something else."""


def verdict(venue: Venue) -> Measurement:
    """First entries at the main list with a badge to print, each scanned by the service and by bare statements."""
    secrets = venue.secrets(venue.effort.verdicts)
    ours, twin = venue.copy("verdict"), venue.copy("verdict-twin")
    with at_venue(ours) as services, bare_connection(twin) as connection:
        gate = _BareGate(connection, services.settings.kiosk, services.event.main_list.id)
        samples, floor = side_by_side(secrets, lambda secret: _admit(services, secret), gate.admit)
    return measurement("verdict", samples, floor, target=_TARGET)


def _admit(services: Services, secret: str) -> None:
    outcome = services.checkin.scan(Scan(secret))
    if not isinstance(outcome.verdict, Admitted) or outcome.print_job is None:
        raise NotAdmittedError(outcome.checkin_id)


class _BareGate:
    """The statements of an admission, without the program: no domain types, no decision, no log line."""

    def __init__(self, connection: Any, kiosk: str, list_id: str) -> None:
        self._connection = connection
        self._kiosk = kiosk
        self._list = list_id

    def admit(self, secret: str) -> None:
        """Reads and writes what the service does for somebody's first entry, in one transaction."""
        execute = self._connection.execute
        now = time.time_ns() // 1_000_000
        execute("BEGIN IMMEDIATE")
        code = execute(_REGISTRANT, (secret,)).fetchone()[0]
        execute(_BARRED, ("#" + hashlib.sha256(secret.encode()).hexdigest(), "@" + code)).fetchall()
        execute(_STANDING, (self._list, code)).fetchone()
        sequence, hlc = execute(_HEAD, (self._kiosk,)).fetchone() or (0, 0)
        record, stamp = uuid7(now), max(hlc + 1, now << 16)
        execute(_RECORD, (record, self._kiosk, sequence + 1, stamp, now, self._list, code))
        execute(_PUT_HEAD, (self._kiosk, sequence + 1, stamp))
        execute(_ADMIT, (self._list, code, record, now, self._kiosk))
        execute(_BADGE, (code,)).fetchone()
        execute(_JOB, (uuid7(now), code, record, now, now))
        execute("COMMIT")
