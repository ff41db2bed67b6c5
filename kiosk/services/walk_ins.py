"""Registering somebody at the desk, who gets a code and a secret at once."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.clocks import milliseconds
from kiosk.domain.codes import ALPHABET, body_from_number, make_code
from kiosk.domain.correction import CORRECTABLE, with_fields
from kiosk.domain.event import Event
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Act, Operator
from kiosk.domain.walk_in import FIELDS, may_be_the_same, missing
from kiosk.services.corrections import checked, clean
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import UnknownError
from kiosk.services.lookup import Match
from kiosk.services.permission import require
from kiosk.store.audit import AuditLog
from kiosk.store.gate import Gate, Passage

log = logging.getLogger(__name__)

_BODY_LETTERS = 5
"""One more than other codes: kiosks that cannot reach each other all make some, and no two may be the same."""

_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class FieldsMissing:
    """Nobody was registered: these fields are still to be asked."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MayBeKnown:
    """Nobody was registered: somebody of this name, and of no other organisation, is."""

    people: tuple[Registrant, ...]


@dataclass(frozen=True, slots=True)
class WalkedIn:
    """Somebody is registered now."""

    registrant: Registrant


Find = Callable[[str, int], list[Match]]
"""Looks registrants up by a name, the best first."""


class WalkInService:
    """Registers people whom no pack has named. A later load keeps them."""

    def __init__(self, gate: Gate, find: Find, current: CurrentEvent, clock: Clock, audit: AuditLog) -> None:
        self._gate = gate
        self._find = find
        self._current = current
        self._clock = clock
        self._audit = audit

    def register(
        self, told: Mapping[str, str], operator: Operator, *, is_new: bool = False
    ) -> WalkedIn | MayBeKnown | FieldsMissing:
        """Registers somebody by what they told (see FIELDS); `is_new` says that staff have looked at who is alike.

        Raises UnknownError (`field`, `category`, `language`), NotPossibleError (`text_faulty`, `not_allowed`).
        """
        require(operator, Act.WALK_IN)
        event = self._current.event
        given = {"category": event.walk_ins.category, **_given(told, event)}
        if asked := missing(given, event.walk_ins.required):
            return FieldsMissing(asked)
        alike = () if is_new else self.alike(given)
        if alike:
            return MayBeKnown(alike)
        with self._gate.passage() as passage:
            registrant = self._new(passage, given, event)
            passage.welcome(registrant, milliseconds(self._clock.now()))
            details = {"fields": sorted(field for field, text in given.items() if text), "alike_seen": is_new}
            self._audit.append(passage.connection, Act.WALK_IN, operator.id, about=registrant.code, details=details)
        log.info("walk-in %s registered", registrant.code)
        return WalkedIn(registrant)

    def alike(self, given: Mapping[str, str]) -> tuple[Registrant, ...]:
        """Who is registered under this name, at this organisation or at none that is known."""
        names = {name for name in (given.get("name", ""), given.get("name_latin", "")) if name}
        matches = (match for name in sorted(names) for match in self._find(name, _CANDIDATES))
        people = {match.registrant.code: match.registrant for match in matches}
        return tuple(person for person in people.values() if may_be_the_same(given, person))

    def _new(self, passage: Passage, given: Mapping[str, str], event: Event) -> Registrant:
        code = _free_code(passage, event.code_prefix())
        language = given.get("language") or event.languages[0]
        return with_fields(Registrant(code, BadgeSecret.new(), given["name"]), {**given, "language": language})


def _given(told: Mapping[str, str], event: Event) -> dict[str, str]:
    """What was told, in good order; what was left empty was not told."""
    given = {}
    for field, text in told.items():
        if field not in FIELDS:
            raise UnknownError("field", field)
        if text.strip():
            given[field] = checked(field, text, event) if field in CORRECTABLE else clean(text)
    return given


def _free_code(passage: Passage, prefix: str) -> str:
    while passage.registrant_called(code := _random_code(prefix)) is not None:
        pass
    return code


def _random_code(prefix: str) -> str:
    number = secrets.randbelow(len(ALPHABET) ** _BODY_LETTERS)
    return make_code(prefix, body_from_number(number, _BODY_LETTERS))
