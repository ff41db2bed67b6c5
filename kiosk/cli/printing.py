"""`kiosk print` and `kiosk queue`."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.cli.context import Commands, Context
from kiosk.composition import Services
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import CONSOLE
from kiosk.i18n import N_, Translator
from kiosk.services.errors import UnknownError
from kiosk.services.printing import JobState, PrintJob

_STATES = {
    JobState.WAITING: N_("waiting"),
    JobState.RENDERING: N_("being drawn"),
    JobState.SENT: N_("sent to the printer"),
    JobState.PRINTED: N_("printed"),
    JobState.FAILED: N_("failed"),
    JobState.UNKNOWN: N_("unknown: did it come out?"),
    JobState.CANCELLED: N_("cancelled"),
}
_BAD_ENDS = (JobState.FAILED, JobState.UNKNOWN, JobState.CANCELLED)
_FILES = (".pdf", ".png")


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    printing = commands.add_parser("print", parents=[general], help=t.gettext("print through the durable queue"))
    printing.add_argument("what", choices=["badge"], help=t.gettext("what to print"))
    printing.add_argument("registrants", nargs="+", metavar="REGISTRANT", help=t.gettext("a code or a secret"))
    printing.add_argument("--to", metavar="TARGET", help=t.gettext("FILE.pdf, FILE.png or a printer’s name"))
    printing.add_argument("--why", metavar="TEXT", default="", help=t.gettext("the reason, for the log"))
    printing.set_defaults(run=_print)

    queue = commands.add_parser("queue", parents=[general], help=t.gettext("the print queue"))
    queue.add_argument("action", nargs="?", choices=["list"], default="list", help=t.gettext("what to do"))
    queue.set_defaults(run=_queue)


def _print(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        people = [_registrant(services, name) for name in options.registrants]
        targets = _targets(options.to, people)
        asked = [
            services.printing.ask_for_badge(person.code, target=target, why=options.why, operator=CONSOLE.id)
            for person, target in zip(people, targets, strict=True)
        ]
        jobs = [_brought_out(services, job) for job in asked]
    bad = [job for job in jobs if job.state in _BAD_ENDS]
    verdict = {"status": "error", "reason": "not_printed"} if bad else {}
    context.done({**verdict, "jobs": list(map(_shape, jobs))}, "\n".join(_line(job, context.t) for job in jobs))
    return 1 if bad else 0


def _registrant(services: Services, name: str) -> Registrant:
    registrant = services.lookup.registrant(name)
    if registrant is None:
        raise UnknownError("registrant", name)
    return registrant


def _targets(wanted: str | None, people: list[Registrant]) -> list[str]:
    """Where each badge goes: several people cannot share one file, so each file then bears a code."""
    if not wanted:
        return [""] * len(people)
    path = Path(wanted)
    if path.suffix.lower() not in _FILES:
        return [wanted] * len(people)
    if len(people) == 1:
        return [str(path.absolute())]
    return [str(path.absolute().with_stem(f"{path.stem}-{person.code}")) for person in people]


def _brought_out(services: Services, job: PrintJob) -> PrintJob:
    return services.printing.finish(job.id) or job


def _queue(context: Context, options: argparse.Namespace) -> int:
    with context.services() as services:
        jobs = services.printing.jobs()
    lines = "\n".join(_line(job, context.t) for job in jobs) or context.t.gettext("The queue is empty.")
    context.done({"jobs": list(map(_shape, jobs))}, lines)
    return 0


def _shape(job: PrintJob) -> dict[str, object]:
    return {
        "id": job.id,
        "kind": job.kind,
        "code": job.registrant,
        "state": job.state.value,
        "to": job.target or None,
        "cause": job.cause or None,
    }


def _line(job: PrintJob, t: Translator) -> str:
    parts = (job.registrant, t.gettext(_STATES[job.state]), job.target, job.cause)
    return "  ".join(part for part in parts if part)
