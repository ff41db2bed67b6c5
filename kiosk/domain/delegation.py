"""People who arrive as a group: in which order they stand, and how many of them are here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.folding import fold
from kiosk.domain.registrant import Registrant

PROTOCOL = "protocol"
"""The column of the pack that ranks the members of a delegation, the first of them first."""

_LEADS = frozenset({"leader", "head", "团长", "團長"})
_UNRANKED = 1_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a delegation, and when they were admitted at the list that was asked for."""

    registrant: Registrant
    checked_in_at: datetime | None = None

    @property
    def has_arrived(self) -> bool:
        """Whether they stand admitted."""
        return self.checked_in_at is not None


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation by its name, which is its id, with its members in order."""

    id: str
    members: tuple[Member, ...]

    @property
    def leader(self) -> Registrant | None:
        """Whoever leads it, if the pack says so."""
        return next((member.registrant for member in self.members if leads(member.registrant)), None)

    @property
    def arrived(self) -> int:
        """How many of them are here."""
        return sum(member.has_arrived for member in self.members)

    @property
    def to_come(self) -> tuple[Member, ...]:
        """Who has still to arrive, in order."""
        return tuple(member for member in self.members if not member.has_arrived)


def leads(registrant: Registrant) -> bool:
    """Whether a registrant leads the delegation that they belong to."""
    return bool(registrant.delegation) and fold(registrant.delegation_role) in _LEADS


def in_order(members: Iterable[Member]) -> tuple[Member, ...]:
    """By rank of protocol where the pack gives one, those without after them; else by name, the leader first."""
    return tuple(sorted(members, key=_rank))


def _rank(member: Member) -> tuple[int, bool, str, str]:
    registrant = member.registrant
    name = fold(registrant.name_latin or registrant.name)
    return _protocol(registrant), not leads(registrant), name, registrant.code


def _protocol(registrant: Registrant) -> int:
    text = registrant.extra.get(PROTOCOL, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(_UNRANKED)) else _UNRANKED
