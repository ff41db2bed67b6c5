"""What staff do at the lookup desk: `walkin`, `correct`, `merge`, `renew`, `requests`, `audit`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from kiosk.cli import shapes
from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop
from kiosk.composition import Services
from kiosk.domain.correction import CORRECTABLE
from kiosk.domain.localized import LANGUAGES
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import CONSOLE
from kiosk.domain.walk_in import FIELDS
from kiosk.i18n import N_, Translator
from kiosk.services.audit import Audited
from kiosk.services.errors import UnknownError
from kiosk.services.help import HelpRequest
from kiosk.services.walk_ins import FieldsMissing, MayBeKnown, WalkedIn

_FIELD_NAMES = {
    "name": N_("the name"),
    "name_latin": N_("the name in Latin letters"),
    "category": N_("the category, by its id"),
    "organisation": N_("the organisation"),
    "organisation_latin": N_("the organisation in Latin letters"),
    "title": N_("the title or post"),
    "language": N_("the language of their messages"),
    "email": N_("the e-mail address"),
    "phone": N_("the telephone number"),
    "delegation": N_("the delegation"),
}


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    walk_in = commands.add_parser("walkin", parents=[general], help=t.gettext("register somebody at the desk"))
    _add_fields(walk_in, FIELDS, t)
    walk_in.add_argument("--new", action="store_true", help=t.gettext("register although somebody is alike"))
    walk_in.set_defaults(run=_walk_in)

    correct = commands.add_parser("correct", parents=[general], help=t.gettext("put a registration right"))
    correct.add_argument("registrant", metavar="REGISTRANT", help=t.gettext("a code or a secret"))
    _add_fields(correct, CORRECTABLE, t)
    correct.add_argument("--why", metavar="TEXT", default="", help=t.gettext("the reason, for the log"))
    correct.set_defaults(run=_correct)

    merge = commands.add_parser("merge", parents=[general], help=t.gettext("make one person of two registrations"))
    merge.add_argument("registrant", metavar="REGISTRANT", help=t.gettext("who is the other one"))
    merge.add_argument("into", nargs="?", metavar="SURVIVOR", help=t.gettext("whose code and name stay"))
    merge.add_argument("--undo", action="store_true", help=t.gettext("make two of them again"))
    merge.add_argument("--why", metavar="TEXT", default="", help=t.gettext("the reason, for the log"))
    merge.set_defaults(run=_merge)

    renew = commands.add_parser("renew", parents=[general], help=t.gettext("a new secret for a lost one"))
    renew.add_argument("registrant", metavar="REGISTRANT", help=t.gettext("a code or a secret"))
    renew.add_argument("--why", metavar="TEXT", required=True, help=t.gettext("the reason, for the log"))
    renew.set_defaults(run=_renew)
    _add_lists(commands, general, t)


def _add_fields(parser: argparse.ArgumentParser, fields: Iterable[str], t: Translator) -> None:
    for field in fields:
        choices = LANGUAGES if field == "language" else None
        option = f"--{field.replace('_', '-')}"
        metavar = None if choices else "TEXT"
        told = t.gettext(_FIELD_NAMES[field])
        parser.add_argument(option, dest=f"field_{field}", metavar=metavar, choices=choices, help=told)


def _add_lists(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    requests = commands.add_parser("requests", parents=[general], help=t.gettext("who waits for a person"))
    requests.add_argument("action", nargs="?", choices=["list", "answer"], default="list", help=t.gettext("what to do"))
    requests.add_argument("number", nargs="?", metavar="NUMBER", help=t.gettext("the number that was shown"))
    requests.set_defaults(run=_requests)

    audit = commands.add_parser("audit", parents=[general], help=t.gettext("what staff did, the latest first"))
    audit.add_argument("--registrant", metavar="CODE", help=t.gettext("about one registrant"))
    audit.add_argument("--operator", metavar="ID", help=t.gettext("by one of the staff"))
    audit.add_argument("--limit", type=int, default=100, metavar="N", help=t.gettext("at most so many"))
    audit.set_defaults(run=_audit)


def _told(options: argparse.Namespace, fields: Iterable[str]) -> dict[str, str]:
    """The fields that were named on the command line."""
    given = ((field, getattr(options, f"field_{field}")) for field in fields)
    return {field: text for field, text in given if text is not None}


def _code(services: Services, name: str) -> str:
    """The code of REGISTRANT, which is a code or a secret."""
    registrant = services.lookup.registrant(name)
    if registrant is None:
        raise UnknownError("registrant", name)
    return registrant.code


def _walk_in(context: Context, options: argparse.Namespace) -> int:
    t = context.t
    with context.services() as services:
        outcome = services.walk_ins.register(_told(options, FIELDS), CONSOLE, is_new=options.new)
    match outcome:
        case WalkedIn(registrant=registrant):
            made = {
                "code": registrant.code,
                "secret": registrant.secret.text,
                "registrant": shapes.person(registrant),
            }
            context.done(made, t.gettext("{name} is registered: {code}", name=registrant.name, code=registrant.code))
            return 0
        case FieldsMissing(fields=fields):
            names = t.list_of([t.gettext(_FIELD_NAMES[field]) for field in fields])
            said = t.gettext("Still to be asked: {fields}.", fields=names)
            context.done({"status": "error", "reason": "fields_missing", "fields": list(fields)}, said)
        case MayBeKnown(people=people):
            said = t.gettext("Somebody is registered under this name already. If it is another person, add --new.")
            shown = [shapes.person(person) for person in people]
            lines = "\n".join((said, *map(_line_of, people)))
            context.done({"status": "error", "reason": "may_be_known", "message": said, "people": shown}, lines)
    return 1


def _line_of(person: Registrant) -> str:
    parts = (person.code, person.name, person.name_latin, person.organisation)
    return "  ".join(part for part in parts if part)


def _correct(context: Context, options: argparse.Namespace) -> int:
    t = context.t
    changes = _told(options, CORRECTABLE)
    if not changes:
        raise Stop(t.gettext("Say what to put right, such as --name TEXT."), "usage", WRONG_USE)
    with context.services() as services:
        code = _code(services, options.registrant)
        made = services.corrections.correct(code, changes, CONSOLE, options.why)
    changed = [{"field": step.field, "before": step.before, "after": step.after} for step in made.changed]
    said = [
        t.gettext("{code} is put right.", code=code) if changed else t.gettext("{code} is right already.", code=code)
    ]
    if made.reprint_offered:
        said.append(t.gettext("A badge with the old text is out: “kiosk print badge {code} --why TEXT”", code=code))
    context.done({"code": code, "changed": changed, "reprint_offered": made.reprint_offered}, "\n".join(said))
    return 0


def _merge(context: Context, options: argparse.Namespace) -> int:
    t = context.t
    if options.undo == (options.into is not None):
        raise Stop(t.gettext("Give two registrants, or one and --undo."), "usage", WRONG_USE)
    if options.undo:
        with context.services() as services:
            again = services.merging.unmerge(options.registrant, CONSOLE, options.why)
        context.done({"code": again.code}, t.gettext("{code} is a person of their own again.", code=again.code))
        return 0
    with context.services() as services:
        code, into = _code(services, options.registrant), _code(services, options.into)
        merged = services.merging.merge(code, into, CONSOLE, options.why)
    made = {"code": merged.survivor.code, "merged": merged.merged, "print_jobs": list(merged.print_jobs)}
    said = t.gettext("{merged} leads to {code} from now on.", merged=merged.merged, code=merged.survivor.code)
    context.done(made, said)
    return 0


def _renew(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        registrant = services.renewal.renew(_code(services, options.registrant), options.why, CONSOLE)
    said = context.t.gettext("{code} has a new secret. The old one admits nobody.", code=registrant.code)
    context.done({"code": registrant.code, "secret": registrant.secret.text}, said)
    return 0


def _requests(context: Context, options: argparse.Namespace) -> int:
    t = context.t
    if (options.action == "answer") != (options.number is not None):
        raise Stop(t.gettext("“answer” wants the number that was shown, “list” none."), "usage", WRONG_USE)
    if options.action == "answer":
        with context.services() as services:
            services.help.answer(options.number, CONSOLE)
        context.done({"number": options.number}, t.gettext("Request {number} is answered.", number=options.number))
        return 0
    with context.services() as services:
        timezone = services.event.timezone
        found = services.help.requests()
    shown = [
        {
            "number": request.number,
            "kind": request.kind,
            "at": shapes.moment(request.at, timezone),
            "checkin_id": request.checkin.id if request.checkin else None,
            "reason": request.checkin.reason if request.checkin else None,
            "registrant": shapes.person(request.registrant) if request.registrant else None,
        }
        for request in found
    ]
    lines = "\n".join(map(_request_line, found)) or t.gettext("Nobody is waiting.")
    context.done({"requests": shown}, lines)
    return 0


def _request_line(request: HelpRequest) -> str:
    parts = (request.number, request.kind, _line_of(request.registrant) if request.registrant else "")
    return "  ".join(part for part in parts if part)


def _audit(context: Context, options: argparse.Namespace) -> int:
    if options.limit < 1:
        raise Stop(context.t.gettext("--limit is to be 1 or more."), "usage", WRONG_USE)
    about = options.registrant.strip().upper() if options.registrant else None
    with context.services() as services:
        timezone = services.event.timezone
        found = services.audit.entries(CONSOLE, options.limit, registrant=about, operator=options.operator)
    shown = [
        {
            "id": line.entry.id,
            "at": shapes.moment(line.entry.at, timezone),
            "operator": line.entry.operator,
            "operator_name": line.operator_name or None,
            "act": line.entry.act.value,
            "code": line.entry.registrant,
            "why": line.entry.why or None,
            "details": dict(line.entry.details),
        }
        for line in found
    ]
    lines = "\n".join(_audit_line(line, str(shapes.moment(line.entry.at, timezone))) for line in found)
    context.done({"entries": shown}, lines or context.t.gettext("Staff have done nothing yet."))
    return 0


def _audit_line(line: Audited, at: str) -> str:
    entry = line.entry
    parts = (at, line.operator_name or entry.operator, entry.act.value, entry.registrant or "", entry.why)
    return "  ".join(part for part in parts if part)
