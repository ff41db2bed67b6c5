"""`kiosk load`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import fault_line
from kiosk.composition import load_event
from kiosk.i18n import Translator
from kiosk.services.packs import LoadReport, open_pack


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    load = commands.add_parser("load", parents=[general], help=t.gettext("load or update an event pack"))
    load.add_argument("pack", metavar="PACK", help=t.gettext("a folder, a .zip file or the name of a sample pack"))
    load.set_defaults(run=_load)


def _load(context: Context, options: argparse.Namespace) -> int:
    pack = open_pack(options.pack)
    context.settle()
    _, report = load_event(context.settings, pack)
    for note in report.notes:
        context.tell(fault_line(note, context.t))
    context.done(_shape(report), _text(report, context.t))
    return 0


def _shape(report: LoadReport) -> dict[str, object]:
    numbers = asdict(report)
    numbers["notes"] = [str(note) for note in report.notes]
    return numbers


def _text(report: LoadReport, t: Translator) -> str:
    return "\n".join((_counted(report, t), *_corrections(report, t)))


def _corrections(report: LoadReport, t: Translator) -> Iterator[str]:
    """What became of what was put right by hand, where anything was."""
    if kept := report.corrections_kept:
        yield t.ngettext("{n} correction by hand is kept.", "{n} corrections by hand are kept.", kept)
    if overtaken := report.corrections_overtaken:
        yield t.ngettext(
            "{n} correction by hand gives way to something new in the pack.",
            "{n} corrections by hand give way to something new in the pack.",
            overtaken,
        )


def _counted(report: LoadReport, t: Translator) -> str:
    return t.gettext(
        "{event}: {added} registrants added, {updated} updated, {unchanged} unchanged, {removed} removed, "
        "{cancelled} cancelled; {sessions} sessions, {opportunities} opportunities.",
        **{name: value if isinstance(value, str) else t.number(value) for name, value in _numbers(report).items()},
    )


def _numbers(report: LoadReport) -> dict[str, str | int]:
    return {name: value for name, value in asdict(report).items() if name != "notes"}
