"""Who of the staff acts, and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody of the staff is trusted with."""

    VOLUNTEER = "volunteer"
    SUPERVISOR = "supervisor"


class Act(StrEnum):
    """What staff do; each is a line of the audit log under this word."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"
    UNDO = "undo"
    FORCE = "force"
    REPRINT = "reprint"
    CORRECT = "correct"
    WALK_IN = "walk_in"
    DELEGATION = "delegation"
    ANSWER = "answer"
    MERGE = "merge"
    UNMERGE = "unmerge"
    BLOCK = "block"
    REVOKE = "revoke"
    LIFT = "lift"
    RENEW = "renew"
    STAFF = "staff"
    AUDIT = "audit"
    LEAVE = "leave"


_SUPERVISORS_ONLY = frozenset(
    {Act.FORCE, Act.MERGE, Act.UNMERGE, Act.BLOCK, Act.REVOKE, Act.LIFT, Act.RENEW, Act.STAFF, Act.AUDIT, Act.LEAVE}
)


def may(role: Role, act: Act) -> bool:
    """Whether a role is trusted with an act."""
    return role is Role.SUPERVISOR or act not in _SUPERVISORS_ONLY


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody of the staff who has signed in. `id` stands in the logs; `name` is for screens, never for a log.

    Whoever came in by their badge has their registrant's code as id.
    """

    id: str
    name: str
    role: Role

    def may(self, act: Act) -> bool:
        """Whether they are trusted with an act."""
        return may(self.role, act)


CONSOLE = Operator("console", "", Role.SUPERVISOR)
"""Whoever has the computer's own command line: the data folder is theirs already."""
