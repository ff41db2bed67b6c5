"""Who of the staff is here: PINs (argon2id, six digits or more), badges, and a lock-out that survives a restart."""

from __future__ import annotations

import json
import logging
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.clock import Clock, SystemClock
from kiosk.domain.clocks import milliseconds
from kiosk.domain.event import Event
from kiosk.domain.registrant import RegistrantStatus
from kiosk.domain.staff import CONSOLE, Act, Operator, Role
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.holders import Holders, Known
from kiosk.services.permission import require
from kiosk.store.audit import AuditLog
from kiosk.store.connection import Store
from kiosk.store.events import Settings as StoredSettings
from kiosk.store.gate import Gate
from kiosk.store.staff import StaffMembers, StoredMember, drop_member, members_of, put_member

log = logging.getLogger(__name__)

LEAST_DIGITS = 6
_FREE_TRIES = 5
_FIRST_PAUSE_SECONDS = 30
_LONGEST_PAUSE_SECONDS = 900
_TRIES = "staff_pin_tries"
_FIRST = Operator("supervisor", "", Role.SUPERVISOR)
"""Whoever the PIN without a name belongs to: where one PIN is enough, there is nobody else."""


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """Whether the PIN was right, and for how many seconds no further one is looked at."""

    ok: bool
    locked_seconds: int = 0


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who has signed in, if anybody; else for how many seconds no PIN is looked at."""

    operator: Operator | None
    locked_seconds: int = 0


class StaffService:
    """Keeps the staff and says who is there. The lock-out goes by the computer's clock, never by a rehearsal's."""

    def __init__(
        self,
        store: Store,
        gate: Gate,
        current: CurrentEvent,
        holders: Holders,
        audit: AuditLog,
        clock: Clock,
        computer: Clock | None = None,
    ) -> None:
        self._store = store
        self._gate = gate
        self._current = current
        self._holders = holders
        self._audit = audit
        self._members = StaffMembers(store)
        self._settings = StoredSettings(store)
        self._clock = clock
        self._computer = computer or SystemClock()

    def has_pin(self) -> bool:
        """Whether anybody has a PIN."""
        return bool(self._members.all())

    def members(self) -> list[Operator]:
        """Everybody with a PIN, by name."""
        return [member.operator for member in self._members.all()]

    def set_pin(self, pin: str, *, name: str = "", role: Role = Role.SUPERVISOR, by: Operator = CONSOLE) -> Operator:
        """Gives somebody a PIN and a role; without a name the first supervisor, who has none.

        Raises NotPossibleError: `pin_too_short` for less than six digits or other characters, `pin_taken` where it is
        somebody else's, since a PIN alone says who signs in, `name_missing` for a volunteer without a name,
        `no_supervisor` where nobody could set PINs any more, `not_allowed`.
        """
        require(by, Act.STAFF)
        name = " ".join(name.split())
        _check(pin, name, role)
        if any(member.operator.name != name and _matches(member, pin) for member in self._members.all()):
            raise NotPossibleError("pin_taken")
        hashed = _hash(pin)  # as slow as it is meant to be, so outside the transaction: nobody at the door waits for it
        with self._store.transaction() as connection:
            known = [member.operator for member in members_of(connection)]
            operator = replace(_called(known, name), role=role)
            _require_supervisor([*(other for other in known if other.id != operator.id), operator])
            put_member(connection, operator, hashed, milliseconds(self._clock.now()))
            self._note(connection, Act.STAFF, by.id, {"staff": operator.id, "role": role.value})
        self._settings.drop(_TRIES)
        return operator

    def remove(self, name: str, *, by: Operator = CONSOLE) -> None:
        """Takes somebody's PIN away. Raises UnknownError, NotPossibleError (`no_supervisor`, `not_allowed`)."""
        require(by, Act.STAFF)
        with self._store.transaction() as connection:
            known = [member.operator for member in members_of(connection)]
            gone = next((operator for operator in known if operator.name == name), None)
            if gone is None:
                raise UnknownError("staff", name)
            _require_supervisor([operator for operator in known if operator is not gone])
            drop_member(connection, gone.id)
            self._note(connection, Act.STAFF, by.id, {"staff": gone.id, "removed": True})

    def check(self, pin: str, act: Act = Act.LEAVE) -> PinAnswer:
        """Whether this is the PIN of somebody who may do `act`."""
        found, locked = self._look_at(pin, act)
        return PinAnswer(ok=found is not None, locked_seconds=locked)

    def sign_in(self, pin: str) -> SignIn:
        """Who has this PIN. Both that and the signing out stand in the audit log."""
        found, locked = self._look_at(pin, Act.SIGN_IN)
        if found is not None:
            self._keep(Act.SIGN_IN, found.id, {"by": "pin"})
        return SignIn(found, locked)

    def sign_in_by_badge(self, text: str, *, typed: bool = True) -> SignIn:
        """Who holds this badge, if the pack gives their category a role of staff, and nobody took it from them."""
        with self._gate.passage() as passage:
            holder = self._holders.holder(passage, text, typed=typed, at=self._clock.now())
            found = _operator(holder, self._current.event) if isinstance(holder, Known) else None
            if found is not None:
                self._note(passage.connection, Act.SIGN_IN, found.id, {"by": "badge"})
        return SignIn(found)

    def sign_out(self, operator: Operator) -> None:
        """Somebody leaves the desk."""
        self._keep(Act.SIGN_OUT, operator.id, {})

    def _look_at(self, pin: str, act: Act) -> tuple[Operator | None, int]:
        """A try counts before it is looked at, so that pulling the plug frees nobody."""
        if waiting := self._seconds_locked():
            return None, waiting
        tries = self._tries() + 1
        self._remember(tries)
        found = self._whose(pin)
        if found is not None and found.may(act):
            self._settings.drop(_TRIES)
            return found, 0
        log.warning("wrong staff PIN, try %d", tries)
        return None, self._seconds_locked()

    def _whose(self, pin: str) -> Operator | None:
        """Everybody's is looked at, so that the time it takes tells nothing."""
        found = [member.operator for member in self._members.all() if _matches(member, pin)]
        return found[0] if found else None

    def _keep(self, act: Act, operator: str, details: dict[str, object]) -> None:
        with self._store.transaction() as connection:
            self._note(connection, act, operator, details)

    def _note(self, connection: Any, act: Act, operator: str, details: dict[str, object]) -> None:
        self._audit.append(connection, act, operator, details=details)

    def _remember(self, tries: int) -> None:
        state = {"tries": tries, "at": self._computer.now().isoformat()}
        self._settings.put(_TRIES, json.dumps(state))

    def _tries(self) -> int:
        text = self._settings.get(_TRIES)
        return int(json.loads(text)["tries"]) if text else 0

    def _seconds_locked(self) -> int:
        text = self._settings.get(_TRIES)
        if text is None:
            return 0
        state = json.loads(text)
        over = int(state["tries"]) - _FREE_TRIES
        if over < 0:
            return 0
        pause = min(_FIRST_PAUSE_SECONDS << min(over, 10), _LONGEST_PAUSE_SECONDS)
        since = self._computer.now() - datetime.fromisoformat(state["at"])
        if since < timedelta(0):  # the clock was set back: the pause starts anew, for once and not until that time
            self._remember(int(state["tries"]))
            return pause
        return max(0, pause - int(since.total_seconds()))


def _check(pin: str, name: str, role: Role) -> None:
    if len(pin) < LEAST_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise NotPossibleError("pin_too_short")
    if not name and role is not Role.SUPERVISOR:
        raise NotPossibleError("name_missing")


def _called(known: list[Operator], name: str) -> Operator:
    """The one of that name, or a new one with an id of their own, the same on no other kiosk."""
    same = next((operator for operator in known if operator.name == name), None)
    return same or (Operator(f"staff-{secrets.token_hex(4)}", name, Role.VOLUNTEER) if name else _FIRST)


def _require_supervisor(staff: list[Operator]) -> None:
    if staff and not any(operator.role is Role.SUPERVISOR for operator in staff):
        raise NotPossibleError("no_supervisor")


def _operator(holder: Known, event: Event) -> Operator | None:
    registrant = holder.registrant
    category = event.categories.get(registrant.category)
    if category is None or category.role is None or holder.terms.barred:
        return None
    if registrant.status is not RegistrantStatus.CONFIRMED:
        return None
    return Operator(registrant.code, registrant.name, category.role)


def _hash(pin: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def _matches(member: StoredMember, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(member.pin, pin)
    except VerificationError:
        return False
