"""What the tests of the face share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.composition import Services
from tests.ui.conference import HandClock, HeldRunner, open_kiosk
from tests.ui.window import dismiss
from ui.face import Face
from ui.porch import Porch
from ui.view_models.idle import Patience, Timings
from ui.view_models.shell import Habits


@pytest.fixture
def clock() -> HandClock:
    """A quarter to nine on the first day."""
    return HandClock()


@pytest.fixture
def services(tmp_path: Path, clock: HandClock) -> Iterator[Services]:
    """A kiosk's services on the small conference."""
    opened = open_kiosk(tmp_path / "data", clock)
    yield opened
    opened.close()


@pytest.fixture
def runner() -> HeldRunner:
    """Work waits until the test drains it."""
    return HeldRunner()


@pytest.fixture
def timings() -> Timings:
    """Patience for as long as a test lasts; tests of patience bring their own."""
    return Timings(Patience(600_000), Patience(600_000, 10), Patience(600_000), Patience(600_000, 12), 600_000)


@pytest.fixture
def face(qapp: QGuiApplication, services: Services, runner: HeldRunner, timings: Timings) -> Iterator[Face]:
    """The view models over the services, at home in Chinese."""
    porch = Porch(services, Habits("zh", timings=timings))
    yield Face(porch, runner)
    dismiss(porch)
