"""Making one person of two registrations, and two again."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.clock import Clock
from kiosk.domain.clocks import milliseconds
from kiosk.domain.correction import Correction, with_fields
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Act, Operator
from kiosk.services.corrections import called
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.permission import require
from kiosk.store.audit import AuditLog
from kiosk.store.corrections import put_corrections
from kiosk.store.gate import Gate, Passage
from kiosk.store.merging import Merger, drop_merger, hand_over_jobs, jobs_of, lists_of, merger_of, put_merger
from kiosk.store.registrants import put_registrant

log = logging.getLogger(__name__)

_GAPS = ("name_latin", "organisation", "organisation_latin", "title", "email", "phone", "delegation", "delegation_role")
"""What the survivor takes over from the other where they have nothing themselves."""

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Merging:
    """One person now: `survivor` has what both had, `merged` is the code that leads to them."""

    survivor: Registrant
    merged: str
    print_jobs: tuple[str, ...]


class MergeService:
    """Merges registrants. Nothing of the log is rewritten, so that it can be taken back."""

    def __init__(self, gate: Gate, clock: Clock, audit: AuditLog) -> None:
        self._gate = gate
        self._clock = clock
        self._audit = audit

    def merge(self, code: str, into: str, operator: Operator, why: str = "") -> Merging:
        """Lets `code` and its secret lead to `into`, with check-ins and print jobs; the survivor's gaps are filled.

        Attention notes are kept both. Raises UnknownError, NotPossibleError (`same_person`, where they are one
        already, `not_allowed`).
        """
        require(operator, Act.MERGE)
        with self._gate.passage() as passage:
            other, survivor = called(passage, code), called(passage, into)
            if other.code == survivor.code:
                raise NotPossibleError("same_person")
            jobs = jobs_of(passage.connection, other.code)
            hand_over_jobs(passage.connection, jobs, survivor.code)
            merger = Merger(other.code, survivor.code, other.secret.text)
            put_merger(passage.connection, merger, milliseconds(self._clock.now()))
            for list_id in lists_of(passage.connection, other.code):
                passage.refold(other.code, list_id)
            survivor = self._fill(passage, survivor, other, operator)
            self._note(passage, Act.MERGE, operator, merger, why, jobs)
        log.info("registrant %s is %s", other.code, survivor.code)
        return Merging(survivor, other.code, tuple(jobs))

    def unmerge(self, code: str, operator: Operator, why: str = "") -> Registrant:
        """Makes somebody a person of their own again, with their own records, print jobs and secret.

        What filled the survivor's gaps stays there. Raises UnknownError, NotPossibleError (`not_merged`).
        """
        require(operator, Act.UNMERGE)
        code = code.strip().upper()
        with self._gate.passage() as passage:
            merger = merger_of(passage.connection, code)
            if merger is None:
                called(passage, code)
                raise NotPossibleError("not_merged")
            drop_merger(passage.connection, merger)
            jobs = self._jobs_handed_over(code)
            hand_over_jobs(passage.connection, jobs, code)
            for list_id in lists_of(passage.connection, code):
                passage.refold(code, list_id)
                passage.refold(merger.survivor, list_id)
            self._note(passage, Act.UNMERGE, operator, merger, why, jobs)
            registrant = passage.registrant_called(code)
        if registrant is None:
            raise UnknownError("registrant", code)
        log.info("registrant %s is not %s", code, merger.survivor)
        return registrant

    def _jobs_handed_over(self, code: str) -> list[str]:
        """The print jobs that went along when somebody was merged: the audit log knows them."""
        entries = self._audit.entries(_ALL, registrant=code)
        merge = next((entry for entry in entries if entry.act is Act.MERGE), None)
        return list(merge.details.get("print_jobs", ())) if merge else []

    def _fill(self, passage: Passage, survivor: Registrant, other: Registrant, operator: Operator) -> Registrant:
        """Puts what only the other has into the survivor, as corrections: a later load of the pack keeps them."""
        changes = _gaps(survivor, other)
        if not changes:
            return survivor
        now = self._clock.now()
        made = [
            Correction(survivor.code, field, old, old, text, now, operator.id, other.code)
            for field, text in changes.items()
            for old in (getattr(survivor, field),)
        ]
        filled = with_fields(survivor, changes)
        put_registrant(passage.connection, filled)
        put_corrections(passage.connection, made)
        return filled

    def _note(
        self, passage: Passage, act: Act, operator: Operator, merger: Merger, why: str, jobs: Iterable[str]
    ) -> None:
        details: Mapping[str, Any] = {"survivor": merger.survivor, "print_jobs": list(jobs)}
        self._audit.append(passage.connection, act, operator.id, about=merger.registrant, why=why, details=details)


def _gaps(survivor: Registrant, other: Registrant) -> dict[str, str]:
    changes = {
        field: getattr(other, field) for field in _GAPS if getattr(other, field) and not getattr(survivor, field)
    }
    if other.attention and other.attention not in survivor.attention:
        changes["attention"] = " · ".join(note for note in (survivor.attention, other.attention) if note)
    return changes
