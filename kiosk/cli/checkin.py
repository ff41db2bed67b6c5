"""`kiosk checkin` and `kiosk undo`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kiosk.cli import shapes
from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop, stop_for
from kiosk.clock import parse_time
from kiosk.composition import Services
from kiosk.domain.checkin import Direction
from kiosk.domain.staff import CONSOLE
from kiosk.i18n import Translator
from kiosk.services.checkin import Outcome, Scan, status_of
from kiosk.services.desk import DeskCheckin

_LONGEST_LINE = 65_536


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    checkin = commands.add_parser("checkin", parents=[general], help=t.gettext("check one person in, or a stream"))
    checkin.add_argument("secret", nargs="?", metavar="CODE", help=t.gettext("what the QR code carries"))
    checkin.add_argument("--stdin", action="store_true", help=t.gettext("one secret a line, one verdict a line"))
    # Without a default of its own: one that was named before the command would be lost.
    checkin.add_argument("--list", metavar="NAME", default=argparse.SUPPRESS, help=t.gettext("the check-in list"))
    way = checkin.add_mutually_exclusive_group()
    way.add_argument("--entry", dest="direction", action="store_const", const=Direction.ENTRY, default=Direction.ENTRY)
    way.add_argument("--exit", dest="direction", action="store_const", const=Direction.EXIT)
    checkin.add_argument("--registrant", metavar="CODE", help=t.gettext("somebody whom staff recognise, by their code"))
    checkin.add_argument("--note-read", action="store_true", help=t.gettext("their attention note has been read"))
    checkin.add_argument("--answers", metavar="JSON", help=t.gettext("answers to the list’s questions, by their id"))
    checkin.add_argument("--force", action="store_true", help=t.gettext("admit although refused; needs --why"))
    checkin.add_argument("--why", metavar="TEXT", help=t.gettext("the reason, for the log"))
    checkin.set_defaults(run=_checkin)

    undo = commands.add_parser("undo", parents=[general], help=t.gettext("take a check-in back"))
    undo.add_argument("checkin_id", metavar="CHECKIN_ID")
    undo.add_argument("--why", metavar="TEXT", required=True, help=t.gettext("the reason, for the log"))
    undo.set_defaults(run=_undo)


def _checkin(context: Context, options: argparse.Namespace) -> int:
    if [options.stdin, options.secret is not None, options.registrant is not None].count(True) != 1:
        raise Stop(context.t.gettext("Give either a code or --stdin."), "usage", WRONG_USE)
    if options.force and not options.why:
        raise Stop(context.t.gettext("--force needs the reason: --why TEXT."), "usage", WRONG_USE)
    base = Scan(
        text=options.secret or "",
        list_id=options.list,
        direction=options.direction,
        answers=_answers(options.answers, context.t) if options.answers else None,
        why=options.why if options.force else None,
        operator=CONSOLE.id if options.force else "",
    )
    with context.services() as services:
        if options.registrant is not None:
            return _recognised(context, services, base, options)
        return _stream(context, services, base) if options.stdin else _one(context, services, base)


def _one(context: Context, services: Services, scan: Scan) -> int:
    return _answer(context, services, services.checkin.scan(scan))


def _recognised(context: Context, services: Services, scan: Scan, options: argparse.Namespace) -> int:
    """Staff have somebody in front of them whom they know."""
    note = services.desk.card(options.registrant).registrant.attention if options.note_read else ""
    asked = DeskCheckin(options.registrant, scan.list_id, scan.direction, note, scan.answers, scan.why)
    outcome = services.desk.check_in(asked, CONSOLE)
    if isinstance(outcome, Outcome):
        return _answer(context, services, outcome)
    said = context.t.gettext("Read the note first, then add --note-read: {note}", note=outcome.note)
    shape = shapes.trouble("attention", said)
    context.answer({**shape, "status": "incomplete", "registrant": shapes.person(outcome.registrant)}, said)
    return 1


def _answer(context: Context, services: Services, outcome: Outcome) -> int:
    shape = shapes.verdict(outcome, services.event, context.t)
    context.answer(shape, _text(shape))
    return 0 if status_of(outcome.verdict) == "ok" else 1


def _text(shape: shapes.Shape) -> str:
    """One line for people: the mark, the code, what the attendee hears, what staff hear."""
    parts = (shape["reason"] or shape["status"], shape["code"], shape["message"], shape["explanation"])
    return "  ".join(part for part in parts if part)


def _stream(context: Context, services: Services, base: Scan) -> int:
    services.checkin.require_list(base.list_id)
    for line in _lines(sys.stdin.buffer):
        context_line = _answer_line(context, services, base, line)
        sys.stdout.write(json.dumps(context_line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


def _answer_line(context: Context, services: Services, base: Scan, line: str) -> shapes.Shape:
    """The verdict on one line; a line that cannot be acted upon gets its reason and leaves the stream running."""
    try:
        outcome = services.checkin.scan(_scan_of(line, base, services, context.t))
    except Exception as error:
        stop = stop_for(error, context)
        if stop is None:
            raise
        return shapes.trouble(stop.reason, stop.message)
    return shapes.verdict(outcome, services.event, context.t)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines without their ending; what is longer than any code is cut, so that memory stays bounded."""
    while raw := stream.readline(_LONGEST_LINE):
        rest = raw
        while not rest.endswith(b"\n") and (rest := stream.readline(_LONGEST_LINE)):
            pass
        yield raw.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "surrogateescape")


def _scan_of(line: str, base: Scan, services: Services, t: Translator) -> Scan:
    asked = _object(line)
    if asked is None:
        return replace(base, text=line)
    text, nonce, list_id, at = (_text_or_none(asked, name, t) for name in ("secret", "nonce", "list", "at"))
    try:
        moment = parse_time(at, services.event.timezone) if at else None
    except ValueError as error:
        raise Stop(t.gettext("“{time}” is no time. Write it like 2025-12-06T09:00.", time=at), "usage") from error
    given = asked.get("answers")
    answers = base.answers if given is None else _checked_answers(given, t)
    return replace(base, text=text or "", list_id=list_id or base.list_id, nonce=nonce, at=moment, answers=answers)


def _object(line: str) -> dict[str, object] | None:
    """The line as an object that names a secret as a text; other systems' JSON codes are secrets themselves."""
    if not line.startswith("{"):
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("secret"), str) else None


def _text_or_none(asked: dict[str, object], name: str, t: Translator) -> str | None:
    value = asked.get(name)
    if value is None or isinstance(value, str):
        return value
    raise Stop(t.gettext("“{name}” is to be a text.", name=name), "usage")


def _answers(text: str, t: Translator) -> dict[str, str]:
    try:
        answers = json.loads(text)
    except (ValueError, RecursionError):
        answers = None
    return _checked_answers(answers, t)


def _checked_answers(answers: object, t: Translator) -> dict[str, str]:
    if not isinstance(answers, dict):
        raise Stop(t.gettext("Answers are a JSON object: question’s id to answer."), "usage", WRONG_USE)
    return {str(key): str(value) for key, value in answers.items()}


def _undo(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        record = services.desk.undo(options.checkin_id, options.why, CONSOLE)
    made = {"checkin_id": record.id, "undoes": record.undoes, "code": record.registrant}
    context.done(made, context.t.gettext("The check-in of {code} is taken back.", code=record.registrant))
    return 0
