"""The state of the kiosk in numbers."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.clock import Clock
from kiosk.services.current_event import CurrentEvent
from kiosk.store.journal import Journal
from kiosk.store.print_jobs import PrintJobs
from kiosk.store.registrants import Registrants


@dataclass(frozen=True, slots=True)
class ListStatus:
    """How many are inside at a list, and how many may be (None: any number)."""

    name: str
    inside: int
    capacity: int | None


@dataclass(frozen=True, slots=True)
class Status:
    """What `kiosk status` says. `disk_free` is in bytes; `print_queue` counts jobs by state.

    `last_scan_at` is when somebody was last admitted or refused here; None before the first.
    """

    event: str
    registrants: int
    arrived: int
    checkins: int
    refused: int
    lists: tuple[ListStatus, ...]
    print_queue: dict[str, int]
    help_waiting: int
    last_scan_at: datetime | None
    disk_free: int
    at: datetime
    rehearsal: bool


class StatusService:
    """Adds the kiosk's state up."""

    def __init__(
        self,
        current: CurrentEvent,
        registrants: Registrants,
        journal: Journal,
        jobs: PrintJobs,
        clock: Clock,
        folder: Path,
    ) -> None:
        self._current = current
        self._registrants = registrants
        self._journal = journal
        self._jobs = jobs
        self._clock = clock
        self._folder = folder

    def status(self) -> Status:
        """The state now."""
        event = self._current.event
        counts = self._journal.counts()
        lists = (ListStatus(entry.id, counts.inside.get(entry.id, 0), entry.capacity) for entry in event.lists.values())
        return Status(
            event=event.id,
            registrants=self._registrants.count(),
            arrived=counts.arrived,
            checkins=counts.checkins,
            refused=counts.refused,
            lists=tuple(lists),
            print_queue={state.value: count for state, count in self._jobs.counts().items()},
            help_waiting=self._journal.waiting_for_help(),
            last_scan_at=self._journal.latest(),
            disk_free=shutil.disk_usage(self._folder).free,
            at=self._clock.now(),
            rehearsal=self._clock.rehearsal,
        )
