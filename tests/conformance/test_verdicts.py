"""What a widely used ticket system answers in 23 situations; the facts lie in the data for checks, not here.

Each situation is played by one function below, named by what it says, or is out of scope for a reason that is given.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Admitted, Direction, Incomplete, Reason, Refused, Verdict
from kiosk.domain.registrant import RegistrantStatus
from tests.venue import PEOPLE, HandClock, code, log_of, pack, person, scan, venue

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "checkin" / "expected_verdicts.json"

CANCELLED = person(30, status=RegistrantStatus.CANCELLED)
PLUS = person(31, secret=BadgeSecret("abc+-/=="))

LATER_RULES = "the rules language is built later"
LATER_CHECK_OUT = "automatic check-out is built later"
LATER_ORDERS = "a pack knows registrants, not orders: neither lists that take pending ones nor answers at booking"


@dataclass
class Door:
    """The conference and its clock."""

    services: Services
    clock: HandClock

    def verdict(self, number: int, list_id: str = "main", **changes: object) -> Verdict:
        return scan(self.services, number, list_id, **changes).verdict

    def stored(self) -> int:
        return len(log_of(self.services))


def same_nonce(door: Door) -> None:
    assert [door.verdict(4, nonce="n") for _ in range(2)] == [Admitted()] * 2
    assert door.stored() == 1


def same_nonce_where_many_entries_are_allowed(door: Door) -> None:
    assert [door.verdict(4, "lounge", nonce="n") for _ in range(2)] == [Admitted()] * 2
    assert door.stored() == 1


def no_nonce_where_many_entries_are_allowed(door: Door) -> None:
    assert [door.verdict(4, "lounge") for _ in range(2)] == [Admitted()] * 2
    assert door.stored() == 2


def cancelled(door: Door) -> None:
    assert door.verdict(30) == Refused(Reason.CANCELED)


def pending_payment(door: Door) -> None:
    assert door.verdict(2) == Refused(Reason.UNPAID)


def forced(door: Door) -> None:
    assert door.verdict(2, why="paid at the desk") == Admitted(overruled=Reason.UNPAID)
    assert door.verdict(4, why="to be safe") == Admitted()
    flags = door.services.store.connection().execute("SELECT forced FROM checkin ORDER BY sequence").fetchall()
    assert flags == [(1,), (0,)]


def question_unanswered(door: Door) -> None:
    assert isinstance(door.verdict(4, "desk"), Incomplete)
    desk = door.services.event.lists["desk"]
    optional = replace(desk, questions=tuple(replace(question, required=False) for question in desk.questions))
    door.services.current.event = replace(door.services.event, lists={**door.services.event.lists, "desk": optional})
    assert isinstance(door.verdict(4, "desk"), Incomplete)


def no_question_at_this_list(door: Door) -> None:
    assert door.verdict(4) == Admitted()


def exit_before_any_entry(door: Door) -> None:
    ways = (Direction.EXIT, Direction.ENTRY, Direction.EXIT)
    assert [door.verdict(4, "forum", direction=way) for way in ways] == [Admitted()] * 3
    assert door.stored() == 3


def uploaded_out_of_order(door: Door) -> None:
    now = door.clock.at
    door.verdict(4, "forum", direction=Direction.EXIT, at=now - timedelta(minutes=5))
    door.verdict(4, "forum", at=now - timedelta(minutes=10))
    assert door.verdict(4, "forum") == Admitted()


def no_entry_after_exit(door: Door) -> None:
    door.verdict(4)
    door.verdict(4, direction=Direction.EXIT)
    verdict = door.verdict(4)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.ALREADY_REDEEMED


def odd_letters(door: Door) -> None:
    assert door.services.checkin.check_in("abc+-/==").verdict == Admitted()


def identifier_as_secret(door: Door) -> None:
    for text in ("1", "4", code(4)):
        assert door.services.checkin.check_in(text).verdict == Refused(Reason.INVALID)


def two_lists(door: Door) -> None:
    assert door.verdict(4, "main") == door.verdict(4, "forum") == Admitted()


CASES: dict[str, Callable[[Door], None] | str] = {
    "paid ticket, same nonce sent twice": same_nonce,
    "multi-entry list, same nonce twice": same_nonce_where_many_entries_are_allowed,
    "multi-entry list, no nonce, twice": no_nonce_where_many_entries_are_allowed,
    "order canceled / expired / position canceled": cancelled,
    "pending order": pending_payment,
    "pending, list include_pending, ignore_unpaid": LATER_ORDERS,
    "pending + force": forced,
    "optional or required ask_during_checkin question unanswered": question_unanswered,
    "question answered at booking": LATER_ORDERS,
    "question not ask_during_checkin": no_question_at_this_list,
    "exit scan before any entry, then entry, exit": exit_before_any_entry,
    "exit at t-5 uploaded first, entry at t-10 uploaded later, then entry now": uploaded_out_of_order,
    "re-entry after exit, allow_entry_after_exit=false": no_entry_after_exit,
    "rule false on exit scan": LATER_RULES,
    "rules with windows 1 Jan 11-19 and 2 Jan 11-19 Europe/Berlin, scan 1 Jan 10:00": LATER_RULES,
    "same, 1 Jan 21:00": LATER_RULES,
    "same, 3 Jan 19:00": LATER_RULES,
    "3 entries per day, Berlin, at 23:50 local then 00:10 local": LATER_RULES,
    "auto check-out at 03:00, person entered 10:00 the day before": LATER_CHECK_OUT,
    "auto check-out 02:30 across DST Berlin 2021-03-28 (gap) and 2021-10-31 (fold)": LATER_CHECK_OUT,
    'secret "abc+-/=="': odd_letters,
    "numeric primary key sent as secret": identifier_as_secret,
    "same ticket on two lists": two_lists,
}
PLAYED = {given: play for given, play in CASES.items() if not isinstance(play, str)}
LATER = {given: why for given, why in CASES.items() if isinstance(why, str)}


@pytest.mark.parametrize("given", PLAYED)
def test_a_situation_comes_out_as_expected(given: str, tmp_path: Path) -> None:
    clock = HandClock()
    with venue(tmp_path, clock, pack((*PEOPLE, CANCELLED, PLUS))) as services:
        PLAYED[given](Door(services, clock))


def test_every_situation_of_the_data_is_played_or_out_of_scope_for_a_reason() -> None:
    if not DATA.is_file():
        pytest.skip("the data for checks is not here")
    known = [case["given"] for case in json.loads(DATA.read_text("utf-8"))["cases"]]
    assert sorted(known) == sorted(CASES)
    assert set(LATER.values()) == {LATER_RULES, LATER_CHECK_OUT, LATER_ORDERS}
