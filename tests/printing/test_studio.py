"""Badges are drawn in a process of their own, which may die and is then replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.printing.documents import badge_document
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.studio import Studio
from tests.printing.conftest import BADGE


@pytest.fixture
def studio() -> Iterator[Studio]:
    made = Studio()
    yield made
    made.close()


def process_of(studio: Studio) -> int:
    assert studio._pool is not None
    return next(iter(studio._pool._processes))


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_badge_drawn_apart_is_the_one_that_is_drawn_here(studio: Studio) -> None:
    drawn = studio.draw(BADGE, "86x54", "png")
    assert drawn == badge_document(BADGE, "86x54", "png")
    assert process_of(studio) != os.getpid()


def test_what_cannot_be_drawn_is_told_as_it_is_here(studio: Studio) -> None:
    with pytest.raises(ValueError, match="A0"):
        studio.draw(BADGE, "A0", "pdf")


def test_a_process_that_dies_costs_one_try_and_is_replaced(studio: Studio) -> None:
    studio.draw(BADGE, "86x54", "png")
    os.kill(process_of(studio), signal.SIGKILL)
    time.sleep(0.3)  # the pool hears of the death a moment later
    with pytest.raises(PrinterUnavailable):
        studio.draw(BADGE, "86x54", "png")
    assert studio.draw(BADGE, "86x54", "png").kind == "png"


def test_the_process_ends_when_nothing_is_drawn_for_a_while() -> None:
    studio = Studio(idle_seconds=0.1)
    studio.draw(BADGE, "86x54", "png")
    process = process_of(studio)
    deadline = time.monotonic() + 10
    while runs(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(process)
    assert not studio.busy


def test_closing_a_studio_that_never_drew_is_nothing() -> None:
    studio = Studio()
    studio.close()
    assert not studio.busy


SCREEN = """
import time
from kiosk.printing.studio import Studio
from tests.printing.conftest import BADGE

if __name__ == "__main__":
    studio = Studio()
    studio.draw(BADGE, "86x54", "png")
    print(next(iter(studio._pool._processes)), flush=True)
    time.sleep(60)
"""


def test_the_process_goes_when_the_screen_is_killed(tmp_path: Path, repository: Path) -> None:
    script = tmp_path / "screen.py"
    script.write_text(SCREEN, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(repository)}
    screen = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment)
    assert screen.stdout is not None
    process = int(screen.stdout.readline())
    screen.kill()
    screen.wait()
    screen.stdout.close()
    deadline = time.monotonic() + 10
    while runs(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(process)
