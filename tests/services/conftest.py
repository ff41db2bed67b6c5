"""The conference in a data folder of its own, at nine on its first day."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.composition import Services
from tests.venue import HandClock, venue


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def services(tmp_path: Path, clock: HandClock) -> Iterator[Services]:
    with venue(tmp_path, clock) as opened:
        yield opened
