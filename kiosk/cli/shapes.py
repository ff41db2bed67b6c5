"""The JSON shapes that scripts rely on. Their names are fixed; more may be added, none renamed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.agenda import Session
from kiosk.domain.checkin import Incomplete, Refused
from kiosk.domain.event import Event
from kiosk.domain.registrant import Registrant
from kiosk.i18n import Translator, translator
from kiosk.services import wording
from kiosk.services.checkin import Outcome, reason_of, status_of
from kiosk.services.lookup import Match
from kiosk.services.status import Status

Shape = dict[str, Any]

_VERDICT = (
    *("status", "reason", "code", "checkin_id", "type", "list", "registrant", "message", "explanation"),
    *("first_entry_at", "questions", "print_job", "at", "elapsed_ms"),
)


def moment(at: datetime | None, timezone: ZoneInfo) -> str | None:
    """ISO 8601 in venue time with its offset, to the second."""
    return None if at is None else at.astimezone(timezone).isoformat(timespec="seconds")


def verdict(outcome: Outcome, event: Event, staff: Translator) -> Shape:
    """The verdict's shape. `message` speaks the attendee's language, `explanation` the staff's."""
    registrant, given = outcome.registrant, outcome.verdict
    lang = registrant.language if registrant else event.languages[0]
    attendee = translator(lang, event.look.han.value)
    first = given.first_entry if isinstance(given, Refused) else None
    return {
        "status": status_of(given),
        "reason": reason_of(given),
        "code": registrant.code if registrant else None,
        "checkin_id": outcome.checkin_id,
        "type": outcome.direction.value,
        "list": outcome.list_id,
        "registrant": person(registrant) if registrant else None,
        "message": wording.message(outcome, attendee),
        "explanation": wording.explanation(outcome, staff, event.timezone),
        "first_entry_at": moment(first.at, event.timezone) if first else None,
        "questions": _questions(given, lang, event) if isinstance(given, Incomplete) else [],
        "print_job": outcome.print_job,
        "at": moment(outcome.at, event.timezone),
        "elapsed_ms": round(outcome.elapsed_ms, 3),
    }


def _questions(given: Incomplete, lang: str, event: Event) -> list[Shape]:
    return [
        {
            "id": question.id,
            "text": question.text.in_language(lang, event.fallback).text,
            "required": question.required,
            "options": [option.in_language(lang, event.fallback).text for option in question.options],
        }
        for question in given.questions
    ]


def person(registrant: Registrant) -> Shape:
    """A registrant as a verdict names them."""
    return {
        "code": registrant.code,
        "name": registrant.name,
        "name_latin": registrant.name_latin or None,
        "category": registrant.category or None,
        "organisation": registrant.organisation or None,
        "language": registrant.language,
        "delegation": registrant.delegation or None,
        "attention": registrant.attention or None,
    }


def hit(match: Match, timezone: ZoneInfo) -> Shape:
    """One registrant found."""
    registrant = match.registrant
    return {
        "code": registrant.code,
        "name": registrant.name,
        "name_latin": registrant.name_latin or None,
        "organisation": registrant.organisation or None,
        "category": registrant.category or None,
        "delegation": registrant.delegation or None,
        "checked_in_at": moment(match.checked_in_at, timezone),
        "score": match.score,
        "matched_on": match.matched_on,
    }


def session(item: Session, event: Event, lang: str, now: datetime) -> Shape:
    """One session of the agenda."""
    title = item.title.in_language(lang, event.fallback)
    return {
        "id": item.id,
        "title": title.text,
        "title_lang": title.lang,
        "kind": item.kind.value,
        "track": item.track or None,
        "room": item.room or None,
        "start": moment(item.start, event.timezone),
        "end": moment(item.end, event.timezone),
        "state": item.state(now).value,
        "speakers": [
            {"name": who.name if lang == "zh" else who.name_latin or who.name, "role": _role(who.role, lang, event)}
            for who in item.speakers
        ],
        "interpretation": list(item.interpretation),
        "capacity": item.capacity,
        "seats_left": item.capacity,
        "change": _change(item, event),
    }


def _role(role: Any, lang: str, event: Event) -> str | None:
    return role.in_language(lang, event.fallback).text or None


def _change(item: Session, event: Event) -> Shape | None:
    change = item.change
    if change is None:
        return None
    old = {
        "start": moment(change.old_start, event.timezone),
        "end": moment(change.old_end, event.timezone),
        "room": change.old_room,
    }
    return {"kind": change.kind.value, "old": old, "at": moment(change.at, event.timezone)}


def status(state: Status, timezone: ZoneInfo) -> Shape:
    """The kiosk's state. Without a hub its state is `none`."""
    return {
        "event": state.event,
        "registrants": state.registrants,
        "arrived": state.arrived,
        "checkins": state.checkins,
        "refused": state.refused,
        "lists": [{"name": e.name, "inside": e.inside, "capacity": e.capacity} for e in state.lists],
        "print_queue": state.print_queue,
        "hub": {"state": "none", "pending": 0, "last_sync_at": None},
        "help_waiting": state.help_waiting,
        "last_scan_at": moment(state.last_scan_at, timezone),
        "disk_free_mb": state.disk_free // 1_000_000,
        "clock": moment(state.at, timezone),
        "rehearsal": state.rehearsal,
    }


def trouble(reason: str, message: str) -> Shape:
    """A line of a stream that could not be acted upon, in a verdict's shape: nothing was recorded."""
    return {**dict.fromkeys(_VERDICT), "status": "error", "reason": reason, "message": message, "questions": []}
