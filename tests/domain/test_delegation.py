"""The order in which a delegation stands, and who leads it."""

import pytest

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.delegation import Delegation, Member, in_order, leads
from kiosk.domain.registrant import Registrant
from tests.venue import NINE


def member(name: str, *, role: str = "member", protocol: str = "", here: bool = False) -> Member:
    extra = {"protocol": protocol} if protocol else {}
    person = Registrant(name, BadgeSecret(name), name, delegation="Moss", delegation_role=role, extra=extra)
    return Member(person, NINE if here else None)


def names(members: tuple[Member, ...]) -> str:
    return "".join(entry.registrant.name for entry in members)


def test_without_ranks_the_leader_comes_first_and_the_rest_by_name() -> None:
    assert names(in_order([member("C"), member("A"), member("B", role="Leader")])) == "BAC"


def test_ranks_of_protocol_decide_as_numbers_and_who_has_none_comes_after() -> None:
    ranked = [member("A"), member("B", protocol="10"), member("C", protocol="9"), member("D", protocol="x")]
    assert names(in_order(ranked)) == "CBAD"


@pytest.mark.parametrize(("role", "does"), [("leader", True), ("Leader", True), ("团长", True), ("member", False)])
def test_who_leads(role: str, does: bool) -> None:
    assert leads(member("A", role=role).registrant) == does


def test_a_leader_of_nothing_leads_nobody() -> None:
    assert not leads(Registrant("A", BadgeSecret("A"), "A", delegation_role="leader"))


def test_seventeen_of_twenty_three_are_told_apart() -> None:
    moss = Delegation("Moss", tuple(member(f"{n:02}", here=n < 17) for n in range(23)))
    assert (moss.arrived, len(moss.members), len(moss.to_come)) == (17, 23, 6)
    assert moss.leader is None
