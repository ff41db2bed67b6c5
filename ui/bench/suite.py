"""The measurements that need a window. Nothing of Qt is imported here: the windows are in other processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kiosk.bench.measurement import MEGABYTES, PERCENT, Measurement, Target, measurement
from kiosk.bench.venue import Venue
from ui.bench.processes import answer_of

_SIZE = "1080x1920"


@dataclass(frozen=True, slots=True)
class _Starts:
    """Milliseconds from the start of a process to its pictures: a bare window, a small and a large conference."""

    bare: tuple[float, ...]
    few: tuple[float, ...]
    many: tuple[float, ...]
    complete: tuple[float, ...]


def scan_to_paint(venue: Venue) -> Measurement:
    """From the last key of a scan to the first frame that shows the verdict on it, badges being printed meanwhile.

    Nothing but the kiosk itself prepares for them: the first guest of the day, and the first in each language, count.
    """
    return measurement("scan_to_paint", _visits(venue)["painted_ms"], target=Target(p50=50.0, p99=100.0))


def frame_to_paint(venue: Venue) -> Measurement:
    """From the first frame of a camera that shows a code to the first picture that shows the verdict on it.

    Frames of 1920 × 1080 come thirty times a second, and two of them must agree: a thirtieth of a second is waiting.
    """
    return measurement("frame_to_paint", _watches(venue)["painted_ms"], target=Target(p95=120.0))


def camera_idle(venue: Venue) -> Measurement:
    """The share of one core that the screen's process takes while such frames come in and nobody is there."""
    return measurement("camera_idle", [_watches(venue)["idle"]], unit=PERCENT, target=Target(p50=15.0))


def memory(venue: Venue) -> Measurement:
    """The resident memory of the touch screen's process on the attract screen after all those visits."""
    return measurement("memory", [_visits(venue)["resident_mb"]], unit=MEGABYTES, target=Target(p50=250.0))


def memory_of_all(venue: Venue) -> Measurement:
    """The same with the process that draws badges, which ends when none were drawn for a while."""
    return measurement("memory_of_all", [_visits(venue)["family_mb"]], unit=MEGABYTES, target=Target())


def cold_start(venue: Venue) -> Measurement:
    """From the start of the process to the attract screen's first frame, beside a bare window of the same size.

    "Cold" is the program, not the machine: a first start of each, which is not counted, compiles Python and QML as an
    installation has them compiled.
    """
    starts = _starts(venue)
    return measurement("cold_start", starts.many, starts.bare, target=Target(ratio=2.0))


def cold_start_growth(venue: Venue) -> Measurement:
    """The same with everybody registered, beside a conference of a thousand."""
    starts = _starts(venue)
    return measurement("cold_start_growth", starts.many, starts.few, target=Target(ratio=1.2))


def cold_start_complete(venue: Venue) -> Measurement:
    """To the second frame: with the dates that the first leaves out, and listening to the scanner."""
    starts = _starts(venue)
    return measurement("cold_start_complete", starts.complete, starts.bare, target=Target())


WITH_WINDOW: Mapping[str, Callable[[Venue], Measurement]] = {
    "scan_to_paint": scan_to_paint,
    "frame_to_paint": frame_to_paint,
    "camera_idle": camera_idle,
    "memory": memory,
    "memory_of_all": memory_of_all,
    "cold_start": cold_start,
    "cold_start_growth": cold_start_growth,
    "cold_start_complete": cold_start_complete,
}


@cache
def _visits(venue: Venue) -> dict[str, Any]:
    settings = venue.copy("visits")
    secrets = "\n".join(venue.secrets(venue.effort.scans))
    return answer_of("visits", str(settings.folder), bytecode=venue.bytecode, text=secrets)


@cache
def _watches(venue: Venue) -> dict[str, Any]:
    settings = venue.copy("watches")
    secrets = "\n".join(venue.secrets(venue.effort.scans))
    return answer_of("watch", str(settings.folder), bytecode=venue.bytecode, text=secrets)


@cache
def _starts(venue: Venue) -> _Starts:
    """In turn, and in another order each time, so that the machine's noise and whoever went before meet all alike."""
    kinds: dict[str, Callable[[Venue], dict[str, Any]]] = {
        "bare": _bare,
        "few": lambda venue: _kiosk(venue, venue.few),
        "many": lambda venue: _kiosk(venue, venue.people),
    }
    told: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for turn in range(venue.effort.starts + 1):
        for kind in _rotated(list(kinds), turn):
            told[kind].append(kinds[kind](venue))
    counted = {kind: answers[1:] for kind, answers in told.items()}  # the first start of each compiles
    return _Starts(
        _times(counted["bare"], "painted"),
        _times(counted["few"], "painted"),
        _times(counted["many"], "painted"),
        _times(counted["many"], "complete"),
    )


def _rotated(kinds: list[str], turn: int) -> list[str]:
    at = turn % len(kinds)
    return kinds[at:] + kinds[:at]


def _bare(venue: Venue) -> dict[str, Any]:
    return answer_of("bare", bytecode=venue.bytecode)


def _kiosk(venue: Venue, people: int) -> dict[str, Any]:
    folder = str(venue.data(people).folder)
    return answer_of("start", "--data", folder, "--windowed", "--size", _SIZE, bytecode=venue.bytecode)


def _times(answers: list[dict[str, Any]], event: str) -> tuple[float, ...]:
    """Milliseconds from the start of each process to something that it told of."""
    return tuple((answer[event] - answer["started"]) / 1e6 for answer in answers)
