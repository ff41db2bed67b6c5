"""Samples, and what they come to."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")

MILLISECONDS = "ms"
MEGABYTES = "MB"
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised: the most that each figure may be; None where nothing is."""

    p50: float | None = None
    p95: float | None = None
    p99: float | None = None
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a number of samples came to, in `unit`. The floor is what bare tools needed for the same in the same run.

    `p50`, `p95` and `p99` are percentiles (nearest rank); of fewer than a hundred samples p99 is the largest.
    `ratio` is p50 through the floor's p50; both are None where there is no floor.
    """

    name: str
    unit: str
    samples: int
    p50: float
    p95: float
    p99: float
    floor_p50: float | None
    floor_p99: float | None
    ratio: float | None
    target: Target

    @property
    def is_met(self) -> bool:
        """Whether every figure that is promised is kept."""
        target = self.target
        pairs = ((self.p50, target.p50), (self.p95, target.p95), (self.p99, target.p99), (self.ratio, target.ratio))
        return all(most is None or (found is not None and found <= most) for found, most in pairs)

    def plain(self) -> dict[str, Any]:
        """The measurement for JSON, numbers with three decimals."""
        held = {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(self).items()}
        return held | {"met": self.is_met}


def measurement(
    name: str, samples: Sequence[float], floor: Sequence[float] = (), *, unit: str = MILLISECONDS, target: Target
) -> Measurement:
    """What `samples` came to, beside those of the floor. Raises ValueError where there are none."""
    p50, p95, p99 = (percentile(samples, percent) for percent in (50, 95, 99))
    floor_p50 = percentile(floor, 50) if floor else None
    floor_p99 = percentile(floor, 99) if floor else None
    ratio = p50 / floor_p50 if floor_p50 else None
    return Measurement(name, unit, len(samples), p50, p95, p99, floor_p50, floor_p99, ratio, target)


def percentile(samples: Sequence[float], percent: float) -> float:
    """The smallest sample that at least `percent` of a hundred are no larger than (nearest rank)."""
    if not samples:
        raise ValueError("a percentile of nothing")
    return sorted(samples)[max(0, math.ceil(percent / 100 * len(samples)) - 1)]


def timed(work: Callable[[], object]) -> float:
    """How many milliseconds `work` takes."""
    started = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - started) / 1e6


def side_by_side(
    items: Iterable[T], subject: Callable[[T], object], floor: Callable[[T], object]
) -> tuple[list[float], list[float]]:
    """Milliseconds of `subject` and `floor` for every item, in turn, so that the machine's noise meets both alike."""
    ours: list[float] = []
    bare: list[float] = []
    for number, item in enumerate(items):
        runs = [(subject, ours), (floor, bare)]
        for run, times in runs if number % 2 else reversed(runs):
            times.append(timed(partial(run, item)))
    return ours, bare
