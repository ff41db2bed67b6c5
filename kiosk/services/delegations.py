"""Delegations: who of them is here, and letting in all or some of them in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from kiosk.clock import Clock
from kiosk.domain.checkin import Admitted
from kiosk.domain.clocks import milliseconds, uuid7
from kiosk.domain.delegation import Delegation, Member, in_order, leads
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Act, Operator, Role
from kiosk.services.checkin import CheckinService, Outcome, Scan
from kiosk.services.desk import NoteWaits, is_unread
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.permission import require
from kiosk.store.audit import AuditLog
from kiosk.store.desk import DelegationCount, delegations, members_of
from kiosk.store.gate import Gate, Passage

log = logging.getLogger(__name__)

__all__ = ["DelegationCheckin", "DelegationCount", "DelegationService", "Led", "Together"]


@dataclass(frozen=True, slots=True)
class Together:
    """Who of a delegation is to be let in: everybody still to come, or those with these codes.

    `acknowledged` are the attention notes that staff have read, by code. The same `nonce` gives the same answer and
    writes nothing.
    """

    delegation: str
    codes: Collection[str] | None = None
    list_id: str | None = None
    acknowledged: Mapping[str, str] = field(default_factory=dict)
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class DelegationCheckin:
    """What became of each, in order. Those in `noted` wait: their note is to be read first, nothing was recorded.

    `delegation` is as it stands now; the badges of `admitted` are one batch in the queue.
    """

    delegation: Delegation
    batch: str
    admitted: tuple[Outcome, ...]
    refused: tuple[Outcome, ...]
    noted: tuple[NoteWaits, ...]


@dataclass(frozen=True, slots=True)
class Led:
    """Somebody leads a delegation of which `to_come` have still to arrive, themselves not counted."""

    delegation: str
    to_come: int


class DelegationService:
    """Delegations by their name, which is their id, or by the code of anybody who belongs to them."""

    def __init__(self, gate: Gate, checkin: CheckinService, clock: Clock, audit: AuditLog) -> None:
        self._gate = gate
        self._checkin = checkin
        self._clock = clock
        self._audit = audit

    def all(self, list_id: str | None = None) -> list[DelegationCount]:
        """Every delegation and how many of it are here, by name."""
        wanted = self._checkin.list_id(list_id)
        with self._gate.looking() as passage:
            return delegations(passage.connection, wanted)

    def show(self, name_or_code: str, list_id: str | None = None) -> Delegation:
        """A delegation with its members in order. Raises UnknownError (`delegation`, `list`)."""
        wanted = self._checkin.list_id(list_id)
        with self._gate.looking() as passage:
            return _delegation(passage, name_or_code, wanted)

    def led_by(self, registrant: Registrant, list_id: str | None = None) -> Led | None:
        """The delegation that somebody leads, while others of it have still to come."""
        if not leads(registrant):
            return None
        shown = self.show(registrant.delegation, list_id)
        others = sum(member.registrant.code != registrant.code for member in shown.to_come)
        return Led(registrant.delegation, others) if others else None

    def check_in(self, asked: Together, operator: Operator) -> DelegationCheckin:
        """Lets in whoever may come in; the others are told one by one, each with their reason. All of it, or nothing.

        Raises UnknownError (`delegation`, `list`, `registrant` for a code that is none of theirs), NotPossibleError.
        """
        require(operator, Act.DELEGATION)
        list_id = self._checkin.list_id(asked.list_id)
        batch = asked.nonce or uuid7(milliseconds(self._clock.now()))
        with self._gate.passage() as passage:
            before = _delegation(passage, asked.delegation, list_id)
            members = _chosen(passage, before, asked, batch)
            noted = [member for member in members if _note_waits(member, asked)]
            outcomes = [
                self._checkin.let_in(passage, member.registrant.code, _scan(member, operator, list_id, batch, rank))
                for rank, member in enumerate(members, start=1)
                if member not in noted
            ]
            if any(not outcome.repeated for outcome in outcomes):
                self._note(passage, before.id, operator, list_id, batch, outcomes)
            after = _delegation(passage, before.id, list_id)
        admitted = tuple(outcome for outcome in outcomes if isinstance(outcome.verdict, Admitted))
        refused = tuple(outcome for outcome in outcomes if not isinstance(outcome.verdict, Admitted))
        log.info("delegation batch %s: %d admitted, %d refused", batch, len(admitted), len(refused))
        waiting = tuple(NoteWaits(member.registrant, member.registrant.attention) for member in noted)
        return DelegationCheckin(after, batch, admitted, refused, waiting)

    def check_in_led(self, asked: Together, leader: Registrant) -> DelegationCheckin:
        """The same, by whoever leads them and has shown their own code; in the log they stand as who did it.

        Notes are not theirs to read. Raises NotPossibleError (`not_allowed`) where it is not their delegation.
        """
        if not leads(leader) or leader.delegation != asked.delegation:
            raise NotPossibleError("not_allowed")
        return self.check_in(replace(asked, acknowledged={}), Operator(leader.code, leader.name, Role.VOLUNTEER))

    def _note(
        self, passage: Passage, delegation: str, operator: Operator, list_id: str, batch: str, outcomes: list[Outcome]
    ) -> None:
        """One line for all of them, beside each one's own. A delegation's name is no person's."""
        admitted = sum(isinstance(outcome.verdict, Admitted) for outcome in outcomes)
        details = {
            "delegation": delegation,
            "list": list_id,
            "batch": batch,
            "admitted": admitted,
            "refused": len(outcomes) - admitted,
        }
        self._audit.append(passage.connection, Act.DELEGATION, operator.id, details=details)


def _delegation(passage: Passage, name_or_code: str, list_id: str) -> Delegation:
    members = members_of(passage.connection, name_or_code, list_id)
    if members:
        return Delegation(name_or_code, in_order(members))
    registrant = passage.registrant_called(name_or_code.strip().upper())
    if registrant is None or not registrant.delegation:
        raise UnknownError("delegation", name_or_code)
    return Delegation(registrant.delegation, in_order(members_of(passage.connection, registrant.delegation, list_id)))


def _chosen(passage: Passage, delegation: Delegation, asked: Together, batch: str) -> list[Member]:
    """Who is meant, in order. Without codes it is everybody still to come, and who came by this very batch."""
    if asked.codes is None:
        return [
            member
            for member in delegation.members
            if not member.has_arrived or passage.repeated(_nonce(batch, member)) is not None
        ]
    wanted = {code.strip().upper() for code in asked.codes}
    known = {member.registrant.code for member in delegation.members}
    for code in sorted(wanted - known):
        raise UnknownError("registrant", code)
    return [member for member in delegation.members if member.registrant.code in wanted]


def _note_waits(member: Member, asked: Together) -> bool:
    return is_unread(member.registrant, asked.acknowledged.get(member.registrant.code, ""))


def _scan(member: Member, operator: Operator, list_id: str, batch: str, rank: int) -> Scan:
    return Scan("", list_id, nonce=_nonce(batch, member), operator=operator.id, batch=batch, rank=rank)


def _nonce(batch: str, member: Member) -> str:
    return f"{batch}/{member.registrant.code}"
