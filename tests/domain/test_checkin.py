"""Every reason of a refusal, and which one is given where several apply."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import (
    Admitted,
    Direction,
    FirstEntry,
    History,
    Incomplete,
    Reason,
    Refused,
    Terms,
    Verdict,
    decide,
)
from kiosk.domain.event import CheckinList, Question
from kiosk.domain.localized import Localized
from kiosk.domain.registrant import Registrant, RegistrantStatus

NOW = datetime(2025, 12, 6, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIST = CheckinList("main", Localized({"en": "Main entrance"}), categories=frozenset({"talent"}), capacity=2)
PERSON = Registrant("TT-2222-2", BadgeSecret("SECRET"), "Wei Zero", category="talent")
FIRST = FirstEntry(NOW - HOUR, "K-1")
DIET = Question("diet", Localized({"en": "What do you eat?"}))
NOTE = Question("note", Localized({"en": "Anything else?"}), required=False)

State = tuple[Registrant, CheckinList, History]

STATUSES = {
    Reason.BLOCKED: RegistrantStatus.BLOCKED,
    Reason.CANCELED: RegistrantStatus.CANCELLED,
    Reason.UNAPPROVED: RegistrantStatus.PENDING,
    Reason.UNPAID: RegistrantStatus.UNPAID,
}
ORDER = (
    *(Reason.INVALID, Reason.REVOKED, Reason.BLOCKED, Reason.CANCELED, Reason.UNAPPROVED, Reason.UNPAID),
    *(Reason.PRODUCT, Reason.INVALID_TIME, Reason.RULES, Reason.ALREADY_REDEEMED, Reason.FULL),
)


def spoilt(reason: Reason, state: State) -> State:
    """`state`, changed so that `reason` applies as well."""
    person, checkin_list, history = state
    if reason in STATUSES:
        return replace(person, status=STATUSES[reason]), checkin_list, history
    changes: dict[Reason, State] = {
        Reason.PRODUCT: (replace(person, category="press"), checkin_list, history),
        Reason.INVALID_TIME: (replace(person, valid_until=NOW), checkin_list, history),
        Reason.ALREADY_REDEEMED: (person, checkin_list, replace(history, first_entry=FIRST)),
        Reason.FULL: (person, checkin_list, replace(history, people_inside=2)),
    }
    return changes[reason]


DECIDED = (*STATUSES, Reason.PRODUCT, Reason.INVALID_TIME, Reason.ALREADY_REDEEMED, Reason.FULL)
FREE: State = (PERSON, LIST, History())
PAIRS = [pair for pair in combinations(DECIDED, 2) if not set(pair) <= STATUSES.keys()]


def test_somebody_whom_nothing_keeps_out_is_admitted() -> None:
    assert decide(*FREE, NOW) == Admitted()


def test_an_unknown_secret_is_invalid_for_entry_and_exit() -> None:
    for direction in Direction:
        assert decide(None, LIST, History(), NOW, direction) == Refused(Reason.INVALID)


@pytest.mark.parametrize("reason", DECIDED)
def test_each_reason_alone_refuses(reason: Reason) -> None:
    verdict = decide(*spoilt(reason, FREE), NOW)
    assert isinstance(verdict, Refused)
    assert verdict.reason is reason


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_of_two_reasons_the_first_in_the_order_is_given(one: Reason, other: Reason) -> None:
    verdict = decide(*spoilt(other, spoilt(one, FREE)), NOW)
    assert isinstance(verdict, Refused)
    assert verdict.reason is min(one, other, key=ORDER.index)


def test_the_reasons_are_declared_in_the_order_in_which_they_are_given() -> None:
    assert tuple(Reason)[: len(ORDER)] == ORDER


def test_of_all_reasons_at_once_that_of_the_status_is_given() -> None:
    state = FREE
    for reason in (Reason.PRODUCT, Reason.INVALID_TIME, Reason.ALREADY_REDEEMED, Reason.FULL, Reason.UNPAID):
        state = spoilt(reason, state)
    assert decide(*state, NOW) == Refused(Reason.UNPAID)


@pytest.mark.parametrize("reason", DECIDED)
def test_an_exit_is_never_refused_to_somebody_known(reason: Reason) -> None:
    assert decide(*spoilt(reason, FREE), NOW, Direction.EXIT) == Admitted()


def test_an_exit_asks_no_question() -> None:
    assert decide(PERSON, replace(LIST, questions=(DIET,)), History(), NOW, Direction.EXIT) == Admitted()


def test_already_redeemed_tells_when_and_where_and_no_other_reason_does() -> None:
    assert decide(PERSON, LIST, History(FIRST, inside=True), NOW) == Refused(Reason.ALREADY_REDEEMED, FIRST)
    assert decide(*spoilt(Reason.ALREADY_REDEEMED, spoilt(Reason.PRODUCT, FREE)), NOW) == Refused(Reason.PRODUCT)


@pytest.mark.parametrize(
    ("reentry", "multiple", "inside", "admitted"),
    [
        (False, False, True, False),
        (False, False, False, False),
        (True, False, True, False),
        (True, False, False, True),
        (False, True, True, True),
        (False, True, False, True),
    ],
)
def test_a_second_entry_follows_the_rules_of_the_list(
    *, reentry: bool, multiple: bool, inside: bool, admitted: bool
) -> None:
    checkin_list = replace(LIST, reentry=reentry, multiple=multiple)
    verdict = decide(PERSON, checkin_list, History(FIRST, inside=inside), NOW)
    assert isinstance(verdict, Admitted) is admitted


def test_a_list_without_categories_admits_every_category() -> None:
    assert (
        decide(replace(PERSON, category="press"), replace(LIST, categories=frozenset()), History(), NOW) == Admitted()
    )


@pytest.mark.parametrize(("inside", "admitted"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_list_is_full_when_as_many_are_inside_as_may_be(*, inside: int, admitted: bool) -> None:
    verdict = decide(PERSON, LIST, History(people_inside=inside), NOW)
    assert verdict == (Admitted() if admitted else Refused(Reason.FULL))


def test_a_list_with_room_for_nobody_is_full_at_once() -> None:
    assert decide(PERSON, replace(LIST, capacity=0), History(), NOW) == Refused(Reason.FULL)


def test_who_is_inside_already_takes_no_second_place() -> None:
    inside = History(FIRST, inside=True, people_inside=2)
    assert decide(PERSON, replace(LIST, multiple=True), inside, NOW) == Admitted()


def test_a_list_without_capacity_is_never_full() -> None:
    assert decide(PERSON, replace(LIST, capacity=None), History(people_inside=10**6), NOW) == Admitted()


@pytest.mark.parametrize(
    ("first", "last", "admitted"),
    [
        (NOW, None, True),
        (NOW + timedelta(microseconds=1), None, False),
        (None, NOW, False),
        (None, NOW + timedelta(microseconds=1), True),
        (NOW - HOUR, NOW + HOUR, True),
    ],
)
def test_a_validity_begins_with_its_first_moment_and_ends_before_its_last(
    *, first: datetime | None, last: datetime | None, admitted: bool
) -> None:
    expected = Admitted() if admitted else Refused(Reason.INVALID_TIME)
    assert decide(replace(PERSON, valid_from=first, valid_until=last), LIST, History(), NOW) == expected
    assert decide(PERSON, replace(LIST, opens=first, closes=last), History(), NOW) == expected


def test_questions_come_last_and_only_those_without_an_answer() -> None:
    asking = replace(LIST, questions=(DIET, NOTE))
    assert decide(PERSON, asking, History(), NOW) == Incomplete((DIET, NOTE))
    assert decide(PERSON, asking, History(), NOW, answers={"diet": "all"}) == Incomplete((NOTE,))
    assert decide(PERSON, asking, History(), NOW, answers={"diet": "all", "note": ""}) == Admitted()
    assert decide(PERSON, asking, History(people_inside=2), NOW) == Refused(Reason.FULL)


def test_a_code_that_is_barred_admits_nobody_even_where_it_is_nobodys() -> None:
    for reason in (Reason.REVOKED, Reason.BLOCKED):
        assert decide(None, LIST, History(), NOW, terms=Terms(barred=reason)) == Refused(reason)
        assert decide(*FREE, NOW, terms=Terms(barred=reason)) == Refused(reason)


@pytest.mark.parametrize("status", STATUSES.values())
def test_revoked_comes_before_what_the_registration_says_and_blocked_before_all_but_that(
    status: RegistrantStatus,
) -> None:
    person = replace(PERSON, status=status)
    for reason in (Reason.REVOKED, Reason.BLOCKED):
        assert decide(person, LIST, History(), NOW, terms=Terms(barred=reason)) == Refused(reason)


def test_who_is_known_goes_out_whatever_became_of_their_code() -> None:
    assert decide(*FREE, NOW, Direction.EXIT, terms=Terms(barred=Reason.REVOKED)) == Admitted()


@pytest.mark.parametrize(
    ("terms", "verdict"),
    [
        (Terms(lists=frozenset({"main", "forum"})), Admitted()),
        (Terms(lists=frozenset({"forum"})), Refused(Reason.PRODUCT)),
        (Terms(valid_from=NOW, valid_until=NOW + HOUR), Admitted()),
        (Terms(valid_from=NOW + HOUR), Refused(Reason.INVALID_TIME)),
        (Terms(valid_until=NOW), Refused(Reason.INVALID_TIME)),
    ],
)
def test_a_code_narrows_where_and_when_it_admits(terms: Terms, verdict: Verdict) -> None:
    assert decide(*FREE, NOW, terms=terms) == verdict


def test_a_code_never_widens_what_the_registration_gives() -> None:
    wide = Terms(lists=frozenset({"main"}), valid_from=NOW - HOUR, valid_until=NOW + HOUR)
    assert decide(*spoilt(Reason.INVALID_TIME, FREE), NOW, terms=wide) == Refused(Reason.INVALID_TIME)
    assert decide(*spoilt(Reason.PRODUCT, FREE), NOW, terms=wide) == Refused(Reason.PRODUCT)
