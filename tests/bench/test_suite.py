"""Every measurement, taken once on few people: it has its shape. How fast anything is, is not judged here."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.bench.bare import bare_connection
from kiosk.bench.measurement import Measurement
from kiosk.bench.suite import WITHOUT_WINDOW, take
from kiosk.bench.venue import Effort, Venue
from kiosk.bench.verdict import NotAdmittedError, verdict
from kiosk.settings import Settings, read_settings
from ui.bench.processes import ProcessFailedError, answer_of
from ui.bench.suite import WITH_WINDOW

ONCE = Effort(verdicts=5, pictures=2, queries=3, scans=2, loads=1, starts=1, frames=8)
FLOORED = {
    "find",
    "verdict",
    "signature_check",
    "decode_frame",
    "pack_load",
    "import_registrants",
    "cold_start",
    "cold_start_growth",
    "cold_start_complete",
}


def checked(taken: list[Measurement], names: set[str]) -> None:
    assert {measurement.name for measurement in taken} == names
    for measurement in taken:
        plain = measurement.plain()
        assert {"name", "unit", "p50", "p99", "floor_p50", "ratio"} <= plain.keys()
        assert 0 < plain["p50"] <= plain["p95"] <= plain["p99"]
        assert (plain["floor_p50"] is not None) is (measurement.name in FLOORED)
        assert (plain["ratio"] is not None) is (measurement.name in FLOORED)
        assert plain["unit"] == _unit(measurement.name)


def _unit(name: str) -> str:
    return "MB" if name.startswith("memory") else "%" if name == "camera_idle" else "ms"


def test_every_measurement_without_a_window_has_its_shape() -> None:
    told: list[str] = []
    checked(take(WITHOUT_WINDOW, 20, tell=told.append, effort=ONCE), set(WITHOUT_WINDOW))
    assert told == list(WITHOUT_WINDOW)


@pytest.mark.slow
def test_every_measurement_with_a_window_has_its_shape() -> None:
    told: list[str] = []
    taken = take(WITH_WINDOW, 20, tell=told.append, effort=ONCE)
    checked(taken, set(WITH_WINDOW))
    counts = {measurement.name: measurement.samples for measurement in taken}
    assert (counts["scan_to_paint"], counts["memory"], counts["cold_start"]) == (2, 1, 1)


def test_a_name_belongs_to_one_measurement_only() -> None:
    assert not WITHOUT_WINDOW.keys() & WITH_WINDOW.keys()


def test_the_time_of_a_refusal_is_never_given_as_that_of_an_admission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    venue = Venue(tmp_path, 4, ONCE)
    (secret,) = venue.secrets(1)
    monkeypatch.setattr(Venue, "secrets", lambda *_: [secret, secret])
    with pytest.raises(NotAdmittedError):
        verdict(venue)


def test_the_bare_floor_leaves_the_same_rows_as_the_service(tmp_path: Path) -> None:
    venue = Venue(tmp_path, 10, ONCE)
    verdict(venue)
    counts = [_rows(read_settings(venue.folder / name)) for name in ("verdict", "verdict-twin")]
    assert counts[0] == counts[1] == [5, 5, 5, 1]


def _rows(settings: Settings) -> list[int]:
    tables = ("checkin", "admission", "print_job", "log_head")
    with bare_connection(settings) as connection:
        return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]


def test_a_measured_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(ProcessFailedError, match="no_such_module"):
        answer_of("no_such_module", bytecode=tmp_path)
