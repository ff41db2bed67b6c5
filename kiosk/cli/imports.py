"""`kiosk import` and `kiosk export`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop, fault_line
from kiosk.domain.pack import Fault
from kiosk.i18n import Translator
from kiosk.services.importing import ImportChoices, ImportReport

REGISTRANTS = "registrants"


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    importing = commands.add_parser(
        "import", parents=[general], help=t.gettext("add or update registrants from a ticket system’s export")
    )
    importing.add_argument("files", nargs="+", metavar="FILE", help=t.gettext("CSV or XLSX"))
    importing.add_argument(
        "--as", dest="kind", choices=[REGISTRANTS], default=REGISTRANTS, help=t.gettext("what it holds")
    )
    importing.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help=t.gettext("which column is what, such as Firma=organisation; can be given again"),
    )
    importing.add_argument("--encoding", default="", help=t.gettext("its encoding, such as gb18030; else it is told"))
    importing.add_argument("--dry-run", action="store_true", help=t.gettext("only say what would be done"))
    importing.add_argument(
        "--keep-good", action="store_true", help=t.gettext("import the good rows although others are rejected")
    )
    importing.set_defaults(run=_import)
    export = commands.add_parser("export", parents=[general], help=t.gettext("write a list for a spreadsheet"))
    export.add_argument("what", choices=["checkins", REGISTRANTS, "report"], help=t.gettext("which list"))
    export.add_argument("--to", required=True, metavar="FILE", help=t.gettext("its name ends with .csv or .xlsx"))
    export.add_argument(
        "--with-secrets", action="store_true", help=t.gettext("with what the QR codes hold: whoever has it gets in")
    )
    export.set_defaults(run=_export)


def _import(context: Context, options: argparse.Namespace) -> int:
    choices = ImportChoices(options.encoding, _mapping(options.map, context.t), options.keep_good, options.dry_run)
    files = [_file(name, context.t) for name in options.files]
    with context.services() as services:
        try:
            reports = services.importing.import_people(files, choices, _progress(context))
        except KeyboardInterrupt:
            context.tell(context.t.gettext("Stopped: nothing was changed."))
            raise
    for report in reports:
        _tell(report, context)
        context.answer(_shape(report, choices, context.t), _text(report, choices, context.t))
    return 0 if all(report.stored for report in reports) or _would_do(reports, choices) else 1


def _export(context: Context, options: argparse.Namespace) -> int:
    path = Path(options.to)
    with context.services() as services:
        exporting = services.exporting
        if options.what == REGISTRANTS:
            rows = exporting.registrants(path, with_secrets=options.with_secrets)
        else:
            rows = {"checkins": exporting.checkins, "report": exporting.report}[options.what](path)
    t = context.t
    said = t.ngettext("{file}: {n} row written.", "{file}: {n} rows written.", rows, file=options.to)
    context.done({"file": options.to, "what": options.what, "rows": rows}, said)
    return 0


def _file(name: str, t: Translator) -> Path:
    if not Path(name).is_file():
        raise Stop(t.gettext("There is no file {file}.", file=name), "file", WRONG_USE)
    return Path(name)


def _would_do(reports: Iterable[ImportReport], choices: ImportChoices) -> bool:
    is_clean = choices.keep_good or not any(report.rejected_rows for report in reports)
    return choices.dry_run and is_clean


def _mapping(pairs: Iterable[str], t: Translator) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for pair in pairs:
        column, sign, field = pair.rpartition("=")
        if not sign or not column.strip() or not field.strip():
            raise Stop(t.gettext("“{value}” is not written as COLUMN=FIELD.", value=pair), "usage", WRONG_USE)
        mapping[column.strip()] = field.strip()
    return mapping


def _progress(context: Context) -> Callable[[float], None]:
    """Shows how far an import is in one line of the terminal, where there is one."""
    if not sys.stderr.isatty():
        return lambda _: None
    shown = -1

    def show(done: float) -> None:
        nonlocal shown
        percent = int(done * 100)
        if percent != shown:
            shown = percent
            end = "\n" if percent == 100 else ""
            said = context.t.gettext("Importing … {percent} %", percent=percent)
            print(f"\r{said}", file=sys.stderr, end=end, flush=True)

    return show


def _tell(report: ImportReport, context: Context) -> None:
    t = context.t
    written = " ".join(filter(None, (report.kind.upper(), report.encoding)))
    said = t.gettext("{file}: read as {format}, {written}.", file=report.file, format=report.format, written=written)
    context.tell(said)
    columns = ", ".join(f"{column} → {field}" for field, column in report.columns.items())
    context.tell(t.gettext("Columns: {columns}", columns=columns))
    for fault in (*report.notes, *report.rejected):
        context.tell(fault_line(fault, t))
    if report.rejected_rows > len(report.rejected):
        more = report.rejected_rows - len(report.rejected)
        context.tell(t.ngettext("{n} more row was rejected.", "{n} more rows were rejected.", more))


def _shape(report: ImportReport, choices: ImportChoices, t: Translator) -> dict[str, object]:
    is_done = report.stored or _would_do([report], choices)
    return {
        "status": "ok" if is_done else "error",
        "reason": None if is_done else "rejected",
        "message": _text(report, choices, t),
        "file": report.file,
        "as": REGISTRANTS,
        "format": report.format,
        "kind": report.kind,
        "encoding": report.encoding or None,
        "columns": report.columns,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "absent": report.absent,
        "made_secrets": report.made_secrets,
        "rejected": [_rejected(fault, t) for fault in report.rejected],
        "rejected_rows": report.rejected_rows,
        "notes": [fault_line(note, t) for note in report.notes],
        "dry_run": choices.dry_run,
    }


def _rejected(fault: Fault, t: Translator) -> dict[str, object]:
    reason = t.gettext(fault.message, **fault.values)
    return {"line": fault.place.line, "field": fault.place.field or None, "reason": reason}


def _text(report: ImportReport, choices: ImportChoices, t: Translator) -> str:
    if not report.stored and not _would_do([report], choices):
        return t.gettext(
            "{file}: nothing was imported; rows rejected: {rejected}, good rows: {good} (--keep-good imports these).",
            file=report.file,
            rejected=t.number(report.rejected_rows),
            good=t.number(report.good),
        )
    counts = {name: t.number(getattr(report, name)) for name in ("added", "updated", "unchanged")}
    lines = [
        t.gettext(
            "{file}: registrants – added {added}, updated {updated}, unchanged {unchanged}; rows rejected {rejected}.",
            file=report.file,
            rejected=t.number(report.rejected_rows),
            **counts,
        )
    ]
    lines += _remarks(report, choices, t)
    return "\n".join(lines)


def _remarks(report: ImportReport, choices: ImportChoices, t: Translator) -> list[str]:
    remarks = []
    if report.absent:
        remarks.append(
            t.ngettext(
                "{n} registrant of an earlier import is not in this file and was left alone.",
                "{n} registrants of earlier imports are not in this file and were left alone.",
                report.absent,
            )
        )
    if report.made_secrets:
        remarks.append(
            t.ngettext(
                "The file does not say what the QR code of {n} ticket holds: a new one was made, for the badge.",
                "The file does not say what the QR codes of {n} tickets hold: new ones were made, for the badges.",
                report.made_secrets,
            )
        )
    if choices.dry_run:
        remarks.append(t.gettext("This was a trial: nothing was changed."))
    return remarks
