"""The touch screen in a real window, with its threads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtTest import QSignalSpy

from kiosk.composition import Services
from ui.application import Frame, Stage, prepare
from ui.runner import BackgroundRunner
from ui.view_models.idle import Timings
from ui.view_models.shell import Habits

UPRIGHT = (540, 960)


@contextmanager
def staged(
    services: Services, timings: Timings, size: tuple[int, int] = UPRIGHT, *, windowed: bool = True
) -> Iterator[Stage]:
    """The touch screen with its threads, taken down afterwards."""
    prepare()
    runner = BackgroundRunner(services.close_thread)
    habits = Habits("zh", timings=timings, reduced_motion=True)
    stage = Stage(services, runner, habits, Frame(windowed, size))
    runner.failed.connect(stage.face.stumbled)
    begun = QSignalSpy(stage.ready)
    assert begun.count() or begun.wait(5000)
    yield stage
    runner.close()
    stage.close()
