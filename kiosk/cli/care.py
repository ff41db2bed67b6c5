"""`kiosk status`, `backup`, `restore`, `doctor` and `pin`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.cli import shapes
from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop, stop_for
from kiosk.composition import restore_event
from kiosk.domain.staff import Role
from kiosk.i18n import Translator
from kiosk.services import errors
from kiosk.services.doctor import Finding, Level, examine, examine_camera, examine_open
from kiosk.settings import NO_CAMERA, Settings


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    status = commands.add_parser("status", parents=[general], help=t.gettext("the state of this kiosk in numbers"))
    status.set_defaults(run=_status)
    backup = commands.add_parser("backup", parents=[general], help=t.gettext("write a copy of the data"))
    restore = commands.add_parser("restore", parents=[general], help=t.gettext("put a copy back in place"))
    for command, run in ((backup, _backup), (restore, _restore)):
        command.add_argument("file", metavar="FILE")
        command.add_argument(
            "--passphrase-stdin", action="store_true", help=t.gettext("the copy’s own passphrase, from standard input")
        )
        command.set_defaults(run=run)
    doctor = commands.add_parser("doctor", parents=[general], help=t.gettext("say what is wrong and how to mend it"))
    doctor.set_defaults(run=_doctor)
    pin = commands.add_parser("pin", parents=[general], help=t.gettext("set a staff PIN, read from standard input"))
    pin.add_argument("--name", metavar="NAME", help=t.gettext("whose PIN it is; without a name the first supervisor’s"))
    pin.add_argument("--role", choices=[role.value for role in Role], help=t.gettext("what they are trusted with"))
    other = pin.add_mutually_exclusive_group()
    other.add_argument("--remove", action="store_true", help=t.gettext("take the PIN away"))
    other.add_argument("--list", dest="show", action="store_true", help=t.gettext("show who has a PIN"))
    pin.set_defaults(run=_pin)


def _status(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        state, timezone = services.status.status(), services.event.timezone
    shape = shapes.status(state, timezone)
    t = context.t
    text = t.gettext(
        "{event}: {arrived} of {registrants} have arrived; {refused} refusals; {waiting} badges waiting.",
        event=state.event,
        arrived=t.number(state.arrived),
        registrants=t.number(state.registrants),
        refused=t.number(state.refused),
        waiting=t.number(state.print_queue["waiting"]),
    )
    context.answer(shape, text)
    return 0


def _backup(context: Context, options: argparse.Namespace) -> int:
    passphrase = _passphrase(context) if options.passphrase_stdin else None
    with context.services() as services:
        services.back_up(Path(options.file), passphrase)
    said = context.t.gettext("The copy is complete: {file}", file=options.file)
    context.done({"file": options.file}, said)
    return 0


def _restore(context: Context, options: argparse.Namespace) -> int:
    passphrase = _passphrase(context) if options.passphrase_stdin else None
    if not Path(options.file).is_file():
        raise Stop(context.t.gettext("There is no file {file}.", file=options.file), "file", WRONG_USE)
    context.settle()
    restored = restore_event(context.settings, Path(options.file), passphrase)
    t = context.t
    said = t.ngettext(
        "{event} is back, with {n} registrant.",
        "{event} is back, with {n} registrants.",
        restored.registrants,
        event=restored.event,
    )
    context.done({"event": restored.event, "registrants": restored.registrants}, said)
    return 0


def _passphrase(context: Context) -> str:
    text = context.line_from_stdin()
    if not text or "\x00" in text:  # SQLCipher would take a key that ends in the middle, and never find it again
        raise Stop(context.t.gettext("The passphrase is empty or holds a NUL."), "usage", WRONG_USE)
    return text


def _doctor(context: Context, options: argparse.Namespace) -> int:
    findings = [*examine(context.settings), *_camera(context.settings), *_opened(context)]
    t = context.t
    shown = [{"check": f.check, "level": f.level.value, "message": _said(f, t)} for f in findings]
    failed = [finding.check for finding in findings if finding.level is Level.ERROR]
    lines = "\n".join(f"{entry['level']:8} {entry['check']:8} {entry['message']}" for entry in shown)
    verdict = {"status": "error", "reason": failed[0]} if failed else {}
    context.done({**verdict, "findings": shown}, lines)
    return 1 if failed else 0


def _camera(settings: Settings) -> list[Finding]:
    if settings.camera == NO_CAMERA:
        return examine_camera(settings, None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.devices.camera import camera_seen

    return examine_camera(settings, camera_seen(settings.camera))


def _opened(context: Context) -> list[Finding]:
    """What can be looked at only in an event that opens; one that does not is a finding itself."""
    if not context.settings.event:
        return []
    try:
        with context.services() as services:
            pages, has_pin = services.store.damaged_pages(), services.staff.has_pin()
            state = services.status.status()
            return examine_open(services.event, pages, has_pin, state.at, state.last_scan_at)
    except errors.StoreError as error:
        stop = stop_for(error, context)
        return [Finding("store", Level.ERROR, stop.message if stop else str(error))]


def _said(finding: Finding, t: Translator) -> str:
    return t.gettext(finding.message, **finding.values)


def _pin(context: Context, options: argparse.Namespace) -> int:
    if options.show:
        return _staff(context)
    name, t = options.name or "", context.t
    if options.remove:
        with context.services() as services:
            services.staff.remove(name)
        context.done({"name": name or None}, t.gettext("The staff PIN is taken away."))
        return 0
    role = Role(options.role) if options.role else Role.VOLUNTEER if name else Role.SUPERVISOR
    pin = context.line_from_stdin().strip()
    with context.services() as services:
        operator = services.staff.set_pin(pin, name=name, role=role)
    made = {"id": operator.id, "name": operator.name or None, "role": operator.role.value}
    context.done(made, t.gettext("The staff PIN is set."))
    return 0


def _staff(context: Context) -> int:
    with context.services() as services:
        members = services.staff.members()
    shown = [{"id": member.id, "name": member.name or None, "role": member.role.value} for member in members]
    lines = "\n".join(f"{member.id}  {member.role.value}  {member.name}".rstrip() for member in members)
    context.done({"staff": shown}, lines or context.t.gettext("Nobody has a PIN yet."))
    return 0
