"""Somebody without a code finds themselves: exactly one person or nobody, and only a few tries a minute.

Whatever is asked, the same is done: a try is kept, one question goes to the store, everybody whom it finds is compared
to the end. So neither the answer nor the work tells somebody who does not exist from somebody whose digits were wrong.
What was typed is in no log.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.clock import Clock, SystemClock
from kiosk.domain.registrant import Registrant
from kiosk.domain.self_lookup import PHONE_DIGITS, Tries, digits_of, is_called, is_email, knows
from kiosk.services.checkin import CheckinService, Outcome, Scan
from kiosk.store.connection import Store
from kiosk.store.desk import people_with
from kiosk.store.events import put_setting
from kiosk.store.registrants import registrant_of

log = logging.getLogger(__name__)

_TRIES = "self_lookup_tries"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """The one person whom the answers fit."""

    registrant: Registrant


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nobody, or not one alone: which of these it is, is not told."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Nobody is looked up for so many seconds."""

    seconds: int


class SelfLookupService:
    """Looks one person up for themselves. The pause goes by the computer's clock, never by a rehearsal's."""

    def __init__(self, store: Store, checkin: CheckinService, computer: Clock | None = None) -> None:
        self._store = store
        self._checkin = checkin
        self._computer = computer or SystemClock()

    def seconds_to_wait(self) -> int:
        """For how long nobody is looked up; 0 where one may try."""
        with self._store.reading() as connection:
            return _tries(connection).seconds_to_wait(self._computer.now())

    def find(self, family_name: str, proof: str) -> Found | NotFound | Paused:
        """The one who is called so and knows this: the last four digits of their telephone, or their address.

        A try counts before it is looked at, so that pulling the plug frees nobody.
        """
        with self._store.transaction() as connection:
            now = self._computer.now()
            tries = _tries(connection)
            if waiting := tries.seconds_to_wait(now):
                return Paused(waiting)
            counted = tries.and_one_more(now)
            put_setting(connection, _TRIES, _document(counted))
        log.info("self look-up: try %d of this minute", len(counted.times))
        return self._one(family_name[:_LONGEST], proof[:_LONGEST])

    def check_in(self, found: Found, scan: Scan) -> Outcome:
        """The verdict on somebody who has found themselves, as if they had held up their code."""
        return self._checkin.recognised(found.registrant.code, scan)

    def _one(self, family_name: str, proof: str) -> Found | NotFound:
        digits, email = _asked(proof)
        with self._store.reading() as connection:
            people = [registrant_of(row) for row in people_with(connection, digits, email)]
        fitting = _fitting(people, family_name, proof)
        return Found(fitting[0]) if len(fitting) == 1 else NotFound()


def _asked(proof: str) -> tuple[str, str]:
    """The digits or the address to ask the store for; an empty text finds nobody."""
    if is_email(proof):
        return "", proof.strip().lower()
    digits = digits_of(proof)
    return (digits if len(digits) == PHONE_DIGITS else ""), ""


def _fitting(people: Sequence[Registrant], family_name: str, proof: str) -> list[Registrant]:
    """Who fits in both; each is compared in both, whatever the first comparison says."""
    compared = [(is_called(person, family_name), knows(person, proof), person) for person in people]
    return [person for named, known, person in compared if named and known]


def _tries(connection: Any) -> Tries:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_TRIES,)).fetchone()
    return Tries(tuple(map(datetime.fromisoformat, json.loads(row[0])))) if row else Tries()


def _document(tries: Tries) -> str:
    return json.dumps([time.isoformat() for time in tries.times])
