"""`kiosk delegation` and `kiosk identify`: groups that arrive together, and guests who find themselves."""

from __future__ import annotations

import argparse
from typing import Any

from kiosk.cli import shapes
from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop
from kiosk.composition import Services
from kiosk.domain.delegation import Delegation
from kiosk.domain.staff import CONSOLE
from kiosk.i18n import Translator
from kiosk.services.checkin import Outcome, Scan, status_of
from kiosk.services.delegations import DelegationCheckin, Together
from kiosk.services.self_lookup import Found, NotFound, Paused


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    delegation = commands.add_parser(
        "delegation", parents=[general], help=t.gettext("delegations, and letting them in")
    )
    delegation.add_argument("action", choices=["list", "show", "checkin"], help=t.gettext("what to do"))
    delegation.add_argument("name", nargs="?", metavar="DELEGATION", help=t.gettext("its name, or a member’s code"))
    delegation.add_argument("codes", nargs="*", metavar="CODE", help=t.gettext("these members only"))
    delegation.add_argument("--list", metavar="NAME", default=argparse.SUPPRESS, help=t.gettext("the check-in list"))
    delegation.add_argument("--notes-read", action="store_true", help=t.gettext("attention notes have been read"))
    delegation.set_defaults(run=_delegation)

    identify = commands.add_parser(
        "identify", parents=[general], help=t.gettext("find one person by what only they know, from standard input")
    )
    identify.add_argument("family_name", metavar="FAMILY_NAME", help=t.gettext("the family name"))
    identify.add_argument("--checkin", action="store_true", help=t.gettext("check them in too"))
    identify.set_defaults(run=_identify)


def _delegation(context: Context, options: argparse.Namespace) -> int:
    if (options.action == "list") != (options.name is None):
        raise Stop(context.t.gettext("“show” and “checkin” want a delegation, “list” none."), "usage", WRONG_USE)
    run = {"list": _list, "show": _show, "checkin": _check_in}[options.action]
    with context.services() as services:
        return run(context, services, options)


def _list(context: Context, services: Services, options: argparse.Namespace) -> int:
    counts = services.delegations.all(options.list)
    shown = [{"delegation": count.id, "arrived": count.arrived, "total": count.members} for count in counts]
    lines = "\n".join(f"{count.id}  {_arrived(context.t, count.arrived, count.members)}" for count in counts)
    context.done({"delegations": shown}, lines or context.t.gettext("There is no delegation."))
    return 0


def _show(context: Context, services: Services, options: argparse.Namespace) -> int:
    found = services.delegations.show(options.name, options.list)
    lines = [_counted(found, context.t)]
    for member in found.members:
        parts = ("✓" if member.has_arrived else "·", member.registrant.code, member.registrant.name)
        lines.append("  ".join(parts))
    context.done(_shape(found, services), "\n".join(lines))
    return 0


def _check_in(context: Context, services: Services, options: argparse.Namespace) -> int:
    read = _notes(services, options) if options.notes_read else {}
    asked = Together(options.name, options.codes or None, options.list, read)
    done = services.delegations.check_in(asked, CONSOLE)
    kept_out = bool(done.refused or done.noted)
    verdict = {"status": "error", "reason": "some_refused"} if kept_out else {}
    said = _counted(done.delegation, context.t)
    made = {**verdict, "message": said, **_together(done, services, context.t)}
    context.done(made, "\n".join((said, *_kept_out(done, services, context.t))))
    return 1 if kept_out else 0


def _notes(services: Services, options: argparse.Namespace) -> dict[str, str]:
    members = services.delegations.show(options.name, options.list).members
    return {member.registrant.code: member.registrant.attention for member in members}


def _together(done: DelegationCheckin, services: Services, t: Translator) -> dict[str, Any]:
    def shown(outcome: Outcome) -> shapes.Shape:
        return shapes.verdict(outcome, services.event, t)

    return {
        "delegation": done.delegation.id,
        "batch": done.batch,
        "arrived": done.delegation.arrived,
        "total": len(done.delegation.members),
        "admitted": list(map(shown, done.admitted)),
        "refused": list(map(shown, done.refused)),
        "noted": [{"code": waits.registrant.code, "attention": waits.note} for waits in done.noted],
    }


def _kept_out(done: DelegationCheckin, services: Services, t: Translator) -> list[str]:
    """A line for each who did not come in: who, and why."""
    lines = []
    for outcome in done.refused:
        shape = shapes.verdict(outcome, services.event, t)
        parts = (shape["reason"], shape["code"], outcome.registrant and outcome.registrant.name, shape["explanation"])
        lines.append("  ".join(str(part) for part in parts if part))
    lines.extend(f"{waits.registrant.code}  {waits.registrant.name}  {waits.note}" for waits in done.noted)
    return lines


def _shape(found: Delegation, services: Services) -> dict[str, Any]:
    members = [
        {
            **shapes.person(member.registrant),
            "role": member.registrant.delegation_role or None,
            "checked_in_at": shapes.moment(member.checked_in_at, services.event.timezone),
        }
        for member in found.members
    ]
    return {
        "delegation": found.id,
        "leader": found.leader.code if found.leader else None,
        "arrived": found.arrived,
        "total": len(found.members),
        "members": members,
    }


def _counted(found: Delegation, t: Translator) -> str:
    return f"{found.id}: {_arrived(t, found.arrived, len(found.members))}"


def _arrived(t: Translator, arrived: int, total: int) -> str:
    return t.gettext("{arrived} of {total} arrived", arrived=t.number(arrived), total=t.number(total))


def _identify(context: Context, options: argparse.Namespace) -> int:
    t = context.t
    proof = context.line_from_stdin()
    with context.services() as services:
        match services.self_lookup.find(options.family_name, proof):
            case Found() as found if options.checkin:
                outcome = services.self_lookup.check_in(found, Scan("", typed=False))
                shape = shapes.verdict(outcome, services.event, t)
                context.answer(shape, shape["message"])
                return 0 if status_of(outcome.verdict) == "ok" else 1
            case Found(registrant=registrant):
                context.done({"code": registrant.code, "registrant": shapes.person(registrant)}, registrant.code)
                return 0
            case NotFound():
                raise Stop(t.gettext("Nobody is found by this. Our team will help."), "not_found")
            case Paused(seconds=seconds):
                said = t.ngettext(
                    "Too many tries. Again in {n} second.", "Too many tries. Again in {n} seconds.", seconds
                )
                raise Stop(said, "paused")
