"""`kiosk agenda`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date, datetime

from kiosk.cli import shapes
from kiosk.cli.context import Commands, Context
from kiosk.composition import Services
from kiosk.domain.agenda import Session, SessionState, on_day, order
from kiosk.domain.event import Event
from kiosk.i18n import Translator
from kiosk.services.errors import UnknownError


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    agenda = commands.add_parser("agenda", parents=[general], help=t.gettext("the agenda as the screen shows it"))
    agenda.add_argument("--day", metavar="DATE", help=t.gettext("one day, such as 2025-12-06"))
    agenda.add_argument("--now", action="store_true", help=t.gettext("what is on now"))
    agenda.add_argument("--room", metavar="R", help=t.gettext("one room, by its id"))
    agenda.add_argument("--track", metavar="T", help=t.gettext("one track, by its id"))
    agenda.set_defaults(run=_agenda)


def _agenda(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        event, now = services.event, services.clock.now()
        lang = context.lang or event.languages[0]
        sessions = _chosen(services, options, now)
        shape = {
            "event": event.id,
            "lang": lang,
            "timezone": event.timezone.key,
            "at": shapes.moment(now, event.timezone),
            "sessions": [shapes.session(item, event, lang, now) for item in sessions],
        }
        context.answer(shape, "\n".join(_lines(sessions, event, lang)) or context.t.gettext("No sessions."))
    return 0


def _chosen(services: Services, options: argparse.Namespace, now: datetime) -> list[Session]:
    event, sessions = services.event, order(services.agenda.sessions())
    if options.day:
        sessions = on_day(sessions, _day(options.day), event.timezone)
    if options.now:
        sessions = [item for item in sessions if not item.cancelled and item.state(now) is SessionState.NOW]
    if options.room:
        _require("room", options.room, event.rooms)
        sessions = [item for item in sessions if item.room == options.room]
    if options.track:
        _require("track", options.track, event.tracks)
        sessions = [item for item in sessions if item.track == options.track]
    return sessions


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnknownError("day", text) from error


def _require(what: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        raise UnknownError(what, name)


def _lines(sessions: Iterable[Session], event: Event, lang: str) -> Iterable[str]:
    for item in sessions:
        start, end = (moment.astimezone(event.timezone) for moment in (item.start, item.end))
        room = event.rooms[item.room].code if item.room in event.rooms else item.room
        yield f"{start:%Y-%m-%d %H:%M}–{end:%H:%M}  {room:4} {item.title.in_language(lang, event.fallback).text}"
