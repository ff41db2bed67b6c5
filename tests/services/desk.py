"""What tests of the desk share: two of the staff, and a conference whose pack says more about guests."""

from dataclasses import replace
from typing import Any

from kiosk.composition import Services
from kiosk.domain.event import Category, WalkIns
from kiosk.domain.pack import EventPack
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Operator, Role
from kiosk.store.audit import AuditEntry
from tests.venue import EVENT, english, pack, person

VOLUNTEER = Operator("staff-v", "Wei", Role.VOLUNTEER)
SUPERVISOR = Operator("staff-s", "Sigrid", Role.SUPERVISOR)

MOSS = "Moss & Lichen"
CATEGORIES = {
    **EVENT.categories,
    "press": Category("press", english("Press"), discreet=True),
    "helper": Category("helper", english("Helper"), role=Role.VOLUNTEER),
    "chief": Category("chief", english("Chief"), role=Role.SUPERVISOR),
}


def desk_pack(*people: Registrant, **changes: Any) -> EventPack:
    """The conference with these people, discreet guests, staff by badge and rules for walk-ins."""
    return pack(people, **{"categories": CATEGORIES, "walk_ins": WalkIns(("organisation",), "talent"), **changes})


def delegation(size: int, *, first: int = 100, **changes: Any) -> tuple[Registrant, ...]:
    """A delegation: its leader, and members whose ranks run against their codes."""
    members = (
        person(first + n, delegation=MOSS, delegation_role="member", extra={"protocol": str(size - n)}, **changes)
        for n in range(1, size)
    )
    leader = person(first, delegation=MOSS, delegation_role="leader", extra={"protocol": "0"}, **changes)
    return (leader, *members)


def audited(services: Services) -> list[AuditEntry]:
    """What staff did, in the order in which they did it."""
    return [line.entry for line in reversed(services.audit.entries(SUPERVISOR, 1000))]


def acts(services: Services) -> list[tuple[str, str, str | None, str]]:
    """The same, as operator, act, whom it was about, and why."""
    return [(entry.operator, entry.act.value, entry.registrant, entry.why) for entry in audited(services)]


def noted(number: int, note: str = "Bring her to the minister") -> Registrant:
    """Somebody about whom staff have to read something first."""
    return replace(person(number), attention=note)
