"""Data folders to measure in: a sample conference with as many people as are asked for, in a folder that goes after."""

from __future__ import annotations

import csv
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.bench.crowd import COLUMNS, crowd
from kiosk.clock import RehearsalClock
from kiosk.composition import Services, load_event, opened
from kiosk.domain.event import Event
from kiosk.logbook import log_file_handler
from kiosk.resources import packs_root
from kiosk.services.packs import open_pack
from kiosk.settings import Settings, make_folder, read_settings, write_settings
from kiosk.store.keys import KEY_BYTES, KeyHome, key_file

SAMPLE = "hainan-2025"
FEW = 1_000
"""How many people a small conference has."""

_KIOSK = "K-TEST"


@dataclass(frozen=True, slots=True)
class Effort:
    """How often things are measured: verdicts, pictures, queries, scans, loads, starts of a process, camera frames."""

    verdicts: int = 1_000
    pictures: int = 100
    queries: int = 400
    scans: int = 100
    loads: int = 3
    starts: int = 9
    frames: int = 300


@dataclass(eq=False)
class Venue:
    """A folder with what measurements are taken on. Packs and data folders are made when first asked for, and kept."""

    folder: Path
    people: int
    effort: Effort = field(default_factory=Effort)

    @property
    def few(self) -> int:
        """How many people a small conference has, which is never more than the large one."""
        return min(FEW, self.people)

    @property
    def bytecode(self) -> Path:
        """Where processes that are measured keep their compiled Python."""
        return self.folder / "bytecode"

    def pack(self, people: int) -> Path:
        """The sample pack with this many invented people, as a folder."""
        path = self.folder / f"pack-{people}"
        if not path.exists():
            _write_pack(path, people)
        return path

    def data(self, people: int) -> Settings:
        """A data folder into which that pack was loaded."""
        folder = self.folder / f"data-{people}"
        if not folder.exists():
            load_event(own_key(folder), open_pack(str(self.pack(people))))
        return read_settings(folder)

    def copy(self, name: str) -> Settings:
        """A data folder of its own with everybody in it, for what changes it; byte for byte like every other copy."""
        folder = self.folder / name
        shutil.copytree(self.data(self.people).folder, folder)
        return read_settings(folder)

    def secrets(self, number: int) -> list[str]:
        """The secrets of up to `number` people from all over the pack."""
        with (self.pack(self.people) / "registrants.csv").open(encoding="utf-8", newline="") as file:
            secrets = [row["secret"] for row in csv.DictReader(file)]
        return secrets[:: max(1, len(secrets) // number)][:number]


def own_key(folder: Path) -> Settings:
    """The settings of a data folder whose key is a file in it: measuring leaves nothing in anybody's keyring, and looks
    through nobody's camera."""
    make_folder(folder)
    key_file(folder).write_text("5e" * KEY_BYTES, encoding="ascii")
    settings = Settings(folder, kiosk=_KIOSK, key_home=KeyHome.FILE.value, camera="off")
    write_settings(settings)
    return settings


@contextmanager
def at_venue(settings: Settings) -> Iterator[Services]:
    """The services on a data folder as a kiosk has them: on the event's first day, logging to the folder."""
    with logging_to(settings.log_file()), opened(settings, at=_first_day) as services:
        yield services


def _first_day(event: Event) -> RehearsalClock:
    return RehearsalClock.of_first_day(event.starts, event.timezone)


@contextmanager
def logging_to(file: Path) -> Iterator[None]:
    """The program's log goes to `file` alone: a line is part of what is measured, and none belongs elsewhere."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    handler = log_file_handler(file)
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        handler.close()


def _write_pack(path: Path, people: int) -> None:
    """The sample pack with other people; it takes its name only when it is complete."""
    draft = path.with_suffix(".part")
    shutil.copytree(packs_root() / SAMPLE, draft, ignore=shutil.ignore_patterns("registrants.csv"))
    event = open_pack(str(draft)).event
    with (draft / "registrants.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, restval="")
        table.writeheader()
        table.writerows(crowd(people, tuple(event.categories), event.code_prefix()))
    draft.rename(path)
