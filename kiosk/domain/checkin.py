"""From (registrant, list, history, now) to a verdict.

The reasons are pretix's words plus `full`; where several apply, the first in the order of `Reason` is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.event import CheckinList, Question
from kiosk.domain.registrant import Registrant, RegistrantStatus


class Direction(StrEnum):
    """Which way somebody goes through the door."""

    ENTRY = "entry"
    EXIT = "exit"


class Reason(StrEnum):
    """Why somebody is not admitted, in the order in which the reasons are given."""

    INVALID = "invalid"
    REVOKED = "revoked"
    BLOCKED = "blocked"
    CANCELED = "canceled"
    UNAPPROVED = "unapproved"
    UNPAID = "unpaid"
    PRODUCT = "product"
    INVALID_TIME = "invalid_time"
    RULES = "rules"
    ALREADY_REDEEMED = "already_redeemed"
    FULL = "full"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class FirstEntry:
    """When and at which kiosk somebody was admitted first. For staff only."""

    at: datetime
    kiosk: str


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a registrant on one list: the standing first entry, whether they are inside, how many are."""

    first_entry: FirstEntry | None = None
    inside: bool = False
    people_inside: int = 0


@dataclass(frozen=True, slots=True)
class Admitted:
    """The way is free. `overruled` is the reason that staff set aside, None where there was none."""

    overruled: Reason | None = None


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Something must be answered first."""

    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Not admitted, for one reason. `first_entry` is given with `already_redeemed`.

    `misread` is given with `invalid` where the code came damaged, so that scanning it again may well help.
    """

    reason: Reason
    first_entry: FirstEntry | None = None
    misread: bool = False


Verdict = Admitted | Incomplete | Refused


@dataclass(frozen=True, slots=True)
class Terms:
    """What the code itself says of its worth: it may narrow what its holder has, never widen it.

    `barred` is the reason for which it admits nobody, `lists` where it does (empty: everywhere), the times when.
    """

    barred: Reason | None = None
    lists: frozenset[str] = frozenset()
    valid_from: datetime | None = None
    valid_until: datetime | None = None


NO_TERMS = Terms()

_BY_STATUS = {
    RegistrantStatus.BLOCKED: Reason.BLOCKED,
    RegistrantStatus.CANCELLED: Reason.CANCELED,
    RegistrantStatus.PENDING: Reason.UNAPPROVED,
    RegistrantStatus.UNPAID: Reason.UNPAID,
}
_STANDING = (Reason.REVOKED, Reason.BLOCKED, Reason.CANCELED, Reason.UNAPPROVED, Reason.UNPAID)
"""What lies in the registration or the code itself, in the order of `Reason`."""


def decide(
    registrant: Registrant | None,
    checkin_list: CheckinList,
    history: History,
    now: datetime,
    direction: Direction = Direction.ENTRY,
    answers: Mapping[str, str] | None = None,
    terms: Terms = NO_TERMS,
) -> Verdict:
    """The verdict on one scan. `now` and the times of list, registrant and terms carry their offsets.

    An exit is never refused to somebody known: rules keep people out, never in.
    """
    if registrant is None:
        return Refused(terms.barred or Reason.INVALID)
    if direction is Direction.EXIT:
        return Admitted()
    if reason := _standing(registrant, terms) or _eligibility(registrant, checkin_list, now, terms):
        return Refused(reason)
    if _redeemed(checkin_list, history):
        return Refused(Reason.ALREADY_REDEEMED, history.first_entry)
    if _full(checkin_list, history):
        return Refused(Reason.FULL)
    if missing := unanswered(checkin_list, answers or {}):
        return Incomplete(missing)
    return Admitted()


def _standing(registrant: Registrant, terms: Terms) -> Reason | None:
    reasons = {_BY_STATUS.get(registrant.status), terms.barred}
    return next((reason for reason in _STANDING if reason in reasons), None)


def _eligibility(registrant: Registrant, checkin_list: CheckinList, now: datetime, terms: Terms) -> Reason | None:
    if checkin_list.categories and registrant.category not in checkin_list.categories:
        return Reason.PRODUCT
    if terms.lists and checkin_list.id not in terms.lists:
        return Reason.PRODUCT
    bounds = (
        (registrant.valid_from, registrant.valid_until),
        (terms.valid_from, terms.valid_until),
        (checkin_list.opens, checkin_list.closes),
    )
    return None if all(_within(now, *bound) for bound in bounds) else Reason.INVALID_TIME


def _within(now: datetime, first: datetime | None, last: datetime | None) -> bool:
    return (first is None or first <= now) and (last is None or now < last)


def _redeemed(checkin_list: CheckinList, history: History) -> bool:
    if checkin_list.multiple or history.first_entry is None:
        return False
    return history.inside or not checkin_list.reentry


def _full(checkin_list: CheckinList, history: History) -> bool:
    if checkin_list.capacity is None or history.inside:
        return False
    return history.people_inside >= checkin_list.capacity


def unanswered(checkin_list: CheckinList, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """What is still to be asked: optional questions are asked too, and an empty answer is one."""
    return tuple(question for question in checkin_list.questions if question.id not in answers)


@dataclass(frozen=True, slots=True)
class CheckinRecord:
    """One line of the append-only log: what happened at a door, successful or refused.

    `hlc` orders records of several kiosks; `at` is what the kiosk's clock said. `undoes` names the record that this one
    takes back. `answers` are those given at the door.
    """

    id: str
    kiosk: str
    sequence: int
    hlc: int
    at: datetime
    list_id: str
    direction: Direction
    registrant: str | None
    status: str
    reason: Reason | None = None
    operator: str = ""
    nonce: str | None = None
    undoes: str | None = None
    why: str = ""
    forced: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
