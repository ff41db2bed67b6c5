"""The print queue at work: from a durable job to a printer or a file, one job at a time, never blocking admission."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.clock import Clock
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.event import BadgePolicy
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Act
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import StoreError, UnknownError
from kiosk.settings import Settings
from kiosk.store.audit import AuditLog
from kiosk.store.locks import FileLock, holding
from kiosk.store.print_jobs import JobState, PrintJob, PrintJobs
from kiosk.store.registrants import Registrants

if TYPE_CHECKING:
    from kiosk.printing.badge import BadgeData
    from kiosk.printing.documents import Document, Kind
    from kiosk.printing.drivers import Printer

__all__ = ["JobState", "PrintJob", "PrintService"]

log = logging.getLogger(__name__)

_MOST_ATTEMPTS = 3
_LOCK_SECONDS = 60.0
_PICTURES = (".pdf", ".png")


class Draw(Protocol):
    """Makes a document of a badge."""

    def __call__(self, data: BadgeData, size: str, kind: Kind, /) -> Document:
        """See `kiosk.printing.documents.badge_document`, whose faults it raises."""


def _draw_here(data: BadgeData, size: str, kind: Kind, /) -> Document:
    from kiosk.printing.documents import badge_document

    return badge_document(data, size, kind)


class PrintService:
    """Keeps jobs and brings them out. Drawing libraries are imported when the first job is drawn."""

    def __init__(
        self,
        jobs: PrintJobs,
        registrants: Registrants,
        current: CurrentEvent,
        clock: Clock,
        settings: Settings,
        lock: FileLock,
        audit: AuditLog,
        draw: Draw | None = None,
    ) -> None:
        self._jobs = jobs
        self._registrants = registrants
        self._current = current
        self._clock = clock
        self._settings = settings
        self._lock = lock
        self._audit = audit
        self._draw = draw or _draw_here

    def ask_for_badge(self, code: str, *, target: str = "", why: str = "", operator: str = "") -> PrintJob:
        """Queues a badge because a person asks for it; `target` is a file, a printer's name or empty.

        Where `operator` says who of the staff that is, the audit log has it too. Raises UnknownError for a code that
        nobody has.
        """
        registrant = self._registrants.by_code(code)
        if registrant is None:
            raise UnknownError("registrant", code)

        def note(connection: Any, job: str) -> None:
            if operator:
                details = {"print_job": job}
                self._audit.append(connection, Act.REPRINT, operator, about=registrant.code, why=why, details=details)

        return self._jobs.add("badge", registrant.code, self._clock.now(), target=target, why=why, also=note)

    def jobs_of(self, code: str) -> list[PrintJob]:
        """What was ever to be printed for somebody, oldest first."""
        return self._jobs.of(code)

    def run_once(self) -> PrintJob | None:
        """Brings out the oldest waiting job; gives it as it stands then, or None where there was nothing to do.

        A job that comes back `waiting` could not be sent: ask again after a pause. One process at a time works here.
        """
        if not self._jobs.anything_unfinished():
            return None
        with holding(self._lock, seconds=_LOCK_SECONDS):
            self._jobs.recover(self._clock.now())
            job = self._jobs.take_next(self._clock.now())
            if job is not None:
                self._bring_out(job)
        return None if job is None else self._jobs.get(job.id)

    def warm_up(self) -> None:
        """Draws a badge of nobody, where this event prints any by itself: the first guest is not to wait for fonts."""
        event = self._current.event
        if event.printing.badge is BadgePolicy.NEVER:
            return
        from kiosk.printing.badge import badge_data

        nobody = Registrant("", BadgeSecret.new(), event.name.in_language(event.languages[0], event.fallback).text)
        self._draw(badge_data(nobody, event), event.printing.size, "pdf")

    def finish(self, job_id: str) -> PrintJob | None:
        """Works the queue until this job has come to an end or nothing moves any more; gives the job."""
        job = self._jobs.get(job_id)
        while job is not None and job.state in (JobState.WAITING, JobState.RENDERING):
            if self.run_once() is None:
                break
            job = self._jobs.get(job_id)
        return self._jobs.get(job_id)

    def state(self, job_id: str) -> JobState | None:
        """Where a job stands."""
        job = self._jobs.get(job_id)
        return None if job is None else job.state

    def jobs(self, state: JobState | None = None) -> list[PrintJob]:
        """The jobs, oldest first."""
        return self._jobs.all(state)

    def _bring_out(self, job: PrintJob) -> None:
        from kiosk.printing.drivers import PrinterRefused, PrinterUnavailable, PrinterUncertain

        try:
            printer = self._printer(job)
            document = self._document(job, printer)
            self._jobs.move(job.id, JobState.SENT, self._clock.now(), among=(JobState.RENDERING,))
            printed = printer.submit(job.id, document).printed
        except PrinterUnavailable as error:
            state = JobState.WAITING if job.attempts + 1 < _MOST_ATTEMPTS else JobState.FAILED
            self._end(job, state, str(error))
        except PrinterRefused as error:
            self._end(job, JobState.FAILED, str(error))
        except PrinterUncertain as error:
            self._end(job, JobState.UNKNOWN, str(error))
        except StoreError:
            raise
        except Exception as error:  # whatever is wrong with one badge, the others do not wait for it
            log.exception("print job %s cannot be drawn", job.id)
            self._end(job, JobState.FAILED, type(error).__name__)
        else:
            self._end(job, JobState.PRINTED if printed else JobState.SENT, "")

    def _end(self, job: PrintJob, state: JobState, cause: str) -> None:
        among = (JobState.RENDERING, JobState.SENT)
        self._jobs.move(job.id, state, self._clock.now(), among=among, cause=cause)
        log.info("print job %s is %s%s", job.id, state, f": {cause}" if cause else "")

    def _document(self, job: PrintJob, printer: Printer) -> Document:
        from kiosk.printing.badge import badge_data

        event = self._current.event
        return self._draw(badge_data(self._registrant(job), event), event.printing.size, printer.kind)

    def _registrant(self, job: PrintJob) -> Registrant:
        registrant = self._registrants.by_code(job.registrant)
        if registrant is None:
            raise LookupError(f"print job {job.id} names nobody")  # the store's foreign key forbids it
        return registrant

    def _printer(self, job: PrintJob) -> Printer:
        from kiosk.printing.drivers import FilePrinter, FolderPrinter, SystemPrinter

        wanted = job.target or self._settings.printer
        if not wanted:
            return FolderPrinter(self._settings.badges)
        if Path(wanted).suffix.lower() in _PICTURES:
            return FilePrinter(Path(wanted))
        return SystemPrinter(wanted)
