"""Keeps the print queue moving and tells how far the badges of the last few people are."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.services.printing import JobState, PrintJob, PrintService
from ui.view_models.ports import Lane, Runner

log = logging.getLogger(__name__)

_LOOK = 250
_FIRST_REST = 2_000
_LONGEST_REST = 60_000
_FINISHED = frozenset({JobState.PRINTED, JobState.FAILED, JobState.UNKNOWN, JobState.CANCELLED})


class BadgeWatch(QObject):
    """Works the queue on the printing lane, one job at a time. A job that fails never stops anything else."""

    moved = Signal(str, object)
    """A followed job's id and its `JobState`, whenever that is another."""

    def __init__(self, printing: PrintService, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printing, self._runner = printing, runner
        self._followed: dict[str, JobState] = {}
        self._working = self._looking = False
        self._rest_for = _FIRST_REST
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._look_at_all)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.work)

    def follow(self, job_id: str) -> None:
        """Tell of this job until it has come to an end."""
        self._followed[job_id] = JobState.WAITING
        self._look.start()
        self.work()

    def work(self) -> None:
        """See whether there is something to print."""
        if not self._working:
            self._working = True
            self._runner.submit(Lane.PRINTING, self._printing.run_once, self._worked, self._stumbled)

    def _worked(self, job: PrintJob | None) -> None:
        self._working = False
        if job is None:
            return
        self._tell(job.id, job.state)
        if job.state is JobState.WAITING:
            self._rest_a_while()
        else:
            self._rest_for = _FIRST_REST
            self.work()

    def _stumbled(self, error: Exception) -> None:
        # Printing never gets in the way of admission: no fault screen, but a line in the log and another try.
        log.error("the print queue stumbled", exc_info=error)
        self._working = False
        self._rest_a_while()

    def _rest_a_while(self) -> None:
        self._rest.start(self._rest_for)
        self._rest_for = min(2 * self._rest_for, _LONGEST_REST)

    def _look_at_all(self) -> None:
        if not self._looking:
            self._looking = True
            self._runner.submit(Lane.STORE, partial(self._states, tuple(self._followed)), self._seen, self._not_seen)

    def _states(self, jobs: tuple[str, ...]) -> dict[str, JobState | None]:
        return {job_id: self._printing.state(job_id) for job_id in jobs}

    def _seen(self, states: dict[str, JobState | None]) -> None:
        self._looking = False
        for job_id, state in states.items():
            self._tell(job_id, state or JobState.CANCELLED)

    def _not_seen(self, error: Exception) -> None:
        log.warning("the print queue cannot be read: %s", error)
        self._looking = False

    def _tell(self, job_id: str, state: JobState) -> None:
        if self._followed.get(job_id, state) is state:
            return
        self._followed[job_id] = state
        if state in _FINISHED:
            del self._followed[job_id]
        if not self._followed:
            self._look.stop()
        self.moved.emit(job_id, state)
