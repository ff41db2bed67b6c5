"""Verdicts in words: the same on the screen and on the command line.

Attendees are told what to do; when and where a code was used before is told to staff only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never
from zoneinfo import ZoneInfo

from kiosk.domain.checkin import Admitted, Direction, Incomplete, Reason, Refused, Verdict
from kiosk.domain.event import Event
from kiosk.i18n import N_, Translator
from kiosk.services.checkin import Outcome
from kiosk.services.errors import Trouble


@dataclass(frozen=True, slots=True)
class _Words:
    """What a refusal says: `headline` from across the hall (at most two lines), `sentence` to the person."""

    headline: str
    sentence: str
    for_staff: str


_REFUSALS = {
    Reason.INVALID: _Words(
        N_("Code not\nrecognised"),
        N_("Please hold it to the scanner once more. If that does not help, our team will find you by name."),
        N_("This code belongs to nobody at this event."),
    ),
    Reason.REVOKED: _Words(
        N_("Code\nreplaced"),
        N_("This code has been replaced by a new one. Our team will help you."),
        N_("This code was revoked. The registrant has a newer one."),
    ),
    Reason.BLOCKED: _Words(
        N_("Please\nsee staff"),
        N_("Our team will take care of you right away."),
        N_("This registration is blocked."),
    ),
    Reason.CANCELED: _Words(
        N_("Registration\ncancelled"),
        N_("This registration has been cancelled. Our team can tell you more."),
        N_("This registration was cancelled."),
    ),
    Reason.UNAPPROVED: _Words(
        N_("Please\nsee staff"),
        N_("Your registration has yet to be confirmed. Our team will do that with you."),
        N_("This registration has not been approved yet."),
    ),
    Reason.UNPAID: _Words(
        N_("Please\nsee staff"),
        N_("A payment is still open. You can settle it at the help desk."),
        N_("This registration has not been paid."),
    ),
    Reason.PRODUCT: _Words(
        N_("Not at this\nentrance"),
        N_("Your registration does not include this part of the event. Our team knows the right door."),
        N_("This category is not admitted at this list."),
    ),
    Reason.INVALID_TIME: _Words(
        N_("Not at\nthis time"),
        N_("Your registration is valid at another time. Our team can tell you more."),
        N_("Outside the time for which the registration or the list is valid."),
    ),
    Reason.RULES: _Words(
        N_("Not at\nthis time"),
        N_("You cannot come in here right now. Our team can tell you more."),
        N_("The rules of this list do not admit this person now."),
    ),
    Reason.ALREADY_REDEEMED: _Words(
        N_("Already\nchecked in"),
        N_("This code has been used. It admits one person, once."),
        N_("First entry on {day} at {time}, kiosk {kiosk}."),
    ),
    Reason.FULL: _Words(
        N_("No places\nleft"),
        N_("All places are taken at the moment. Our team knows where you can still get in."),
        N_("The list is full."),
    ),
    Reason.AMBIGUOUS: _Words(
        N_("Please\nscan again"),
        N_("Please hold your code to the scanner once more. If that does not help, our team will find you by name."),
        N_("The scan fits more than one person, or holds more than one code. Nobody was let in: scan again."),
    ),
}

_MISREAD = replace(
    _REFUSALS[Reason.AMBIGUOUS],
    for_staff=N_("The code came damaged: letters are wrong or missing. Scan again, or find the person by name."),
)

_TROUBLES = {
    Trouble.DISK_FULL: N_("The disk is full: nothing can be recorded. Free some space, then try again."),
    Trouble.READ_ONLY: N_("The data folder cannot be written to. Check its permissions and the disk."),
    Trouble.BUSY: N_("Another program is keeping the store busy. Try again in a moment."),
    Trouble.DAMAGED: N_("The store is damaged. Restore the last backup with “kiosk restore”."),
    Trouble.UNREADABLE: N_("The store cannot be opened. Check the data folder and the disk."),
}


def headline(verdict: Verdict, t: Translator, direction: Direction = Direction.ENTRY) -> str:
    """The one large word of a verdict; a line break may stand in it."""
    match verdict:
        case Admitted():
            return t.gettext("Goodbye") if direction is Direction.EXIT else t.gettext("Welcome")
        case Incomplete():
            return t.gettext("One more\nquestion")
        case Refused():
            return t.gettext(_words(verdict).headline)
        case _:
            assert_never(verdict)


def sentence(verdict: Verdict, t: Translator) -> str:
    """What the attendee is told to do; empty where the way is free."""
    match verdict:
        case Admitted():
            return ""
        case Incomplete():
            return t.gettext("Our team has a short question before you go in.")
        case Refused():
            return t.gettext(_words(verdict).sentence)
        case _:
            assert_never(verdict)


def message(outcome: Outcome, t: Translator) -> str:
    """The whole message to the attendee in one line: a greeting, by name where it is known and fit to be told."""
    if isinstance(outcome.verdict, Admitted) and outcome.registrant is not None:
        name = outcome.registrant.name
        if not name or outcome.discreet:  # a ticket of another system's tells none
            return headline(outcome.verdict, t, outcome.direction)
        if outcome.direction is Direction.EXIT:
            return t.gettext("Goodbye, {name}", name=name)
        return t.gettext("Welcome, {name}", name=name)
    return sentence(outcome.verdict, t)


def explanation(outcome: Outcome, t: Translator, timezone: ZoneInfo) -> str | None:
    """Why, for staff: for `already_redeemed` when and at which kiosk. None where the way is free."""
    match outcome.verdict:
        case Admitted(overruled=overruled):
            if overruled is None:
                return None
            return t.gettext("Let in by staff. Otherwise: {why}", why=_in_one_line(overruled, t))
        case Incomplete(questions=questions):
            asked = [question.text.in_language(t.language).text for question in questions]
            return t.gettext("To be asked: {questions}", questions=t.list_of(asked))
        case Refused(reason=reason, first_entry=first) as refused:
            words = _words(refused).for_staff
            if first is None:
                return None if reason is Reason.ALREADY_REDEEMED else t.gettext(words)
            at = first.at.astimezone(timezone)
            return t.gettext(words, day=t.day(at.date()), time=t.time(at), kiosk=first.kiosk)
        case _:
            assert_never(outcome.verdict)


def asks_for_a_scan(verdict: Verdict) -> bool:
    """Whether scanning once more is what helps: nothing is known against the person."""
    return isinstance(verdict, Refused) and (verdict.misread or verdict.reason is Reason.AMBIGUOUS)


def _words(refused: Refused) -> _Words:
    return _MISREAD if refused.misread else _REFUSALS[refused.reason]


def _in_one_line(reason: Reason, t: Translator) -> str:
    between = "" if t.language == "zh" else " "  # no spaces stand between Han characters
    return t.gettext(_REFUSALS[reason].headline).replace("\n", between)


def trouble(kind: Trouble, t: Translator) -> str:
    """What is wrong with the store and how to mend it, for staff."""
    return t.gettext(_TROUBLES[kind])


def help_desk(event: Event, t: Translator) -> str:
    """Where staff are: what the pack says, else a sentence that is true everywhere."""
    said = event.help_desk.in_language(t.language, event.fallback).text
    return said or t.gettext("Our team is at the help desk.")
