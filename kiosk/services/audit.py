"""Reading what staff did. Writing is each act's own business, in its own transaction."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.staff import Act, Operator
from kiosk.services.permission import require
from kiosk.store.audit import AuditEntry, AuditLog
from kiosk.store.staff import StaffMembers

__all__ = ["AuditEntry", "AuditService", "Audited"]


@dataclass(frozen=True, slots=True)
class Audited:
    """One act, and the name of who did it: empty where they have none, or are of the staff no longer."""

    entry: AuditEntry
    operator_name: str


class AuditService:
    """The audit log for supervisors."""

    def __init__(self, log: AuditLog, members: StaffMembers) -> None:
        self._log = log
        self._members = members

    def entries(
        self, reader: Operator, limit: int = 100, *, registrant: str | None = None, operator: str | None = None
    ) -> list[Audited]:
        """The latest acts first; about one registrant (a code), by one operator (an id), or all.

        Raises NotPossibleError (`not_allowed`).
        """
        require(reader, Act.AUDIT)
        names = {member.operator.id: member.operator.name for member in self._members.all()}
        found = self._log.entries(limit, registrant, operator)
        return [Audited(entry, names.get(entry.operator, "")) for entry in found]
