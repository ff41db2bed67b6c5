"""What is wrong with a kiosk, and how to mend it."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.services.doctor import Finding, Level, examine, examine_open
from kiosk.settings import Settings, read_settings
from kiosk.store.keys import key_file
from tests.venue import EVENT, NINE, loaded


def by_check(findings: list[Finding]) -> dict[str, Level]:
    """The worst of each check."""
    worst = {Level.FINE: 0, Level.WARNING: 1, Level.ERROR: 2}
    return {finding.check: finding.level for finding in sorted(findings, key=lambda each: worst[each.level])}


def test_a_fresh_folder_has_no_event_and_nothing_else_to_complain_of(tmp_path: Path) -> None:
    findings = by_check(examine(Settings(tmp_path / "not" / "there")))
    assert findings["event"] is Level.WARNING
    assert "key" not in findings
    assert findings["clock"] is findings["fonts"] is Level.FINE
    assert not (tmp_path / "not").exists()


def test_a_key_beside_the_data_is_warned_of(tmp_path: Path) -> None:
    assert by_check(examine(loaded(tmp_path)))["key"] is Level.WARNING


def test_a_key_that_others_can_read_or_that_is_gone_is_an_error(tmp_path: Path) -> None:
    settings = loaded(tmp_path)
    key_file(tmp_path).chmod(0o640)
    assert by_check(examine(settings))["key"] is Level.ERROR
    key_file(tmp_path).unlink()
    assert by_check(examine(settings))["key"] is Level.ERROR


def test_a_key_in_the_keyring_is_fine(tmp_path: Path) -> None:
    assert by_check(examine(replace(loaded(tmp_path), key_home="keyring")))["key"] is Level.FINE


@pytest.mark.parametrize(("free", "level"), [(499, Level.ERROR), (501, Level.FINE)])
def test_little_room_on_the_disk_is_an_error(
    free: int, level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(free=free * 1_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    assert by_check(examine(read_settings(tmp_path)))["disk"] is level


@pytest.mark.skipif(os.name != "posix", reason="the ports of Windows are no files")
def test_a_serial_port_that_is_none_is_an_error_that_says_so(tmp_path: Path) -> None:
    master, slave = os.openpty()
    (tmp_path / "file").touch()
    expected = {"/dev/nowhere": Level.ERROR, str(tmp_path / "file"): Level.ERROR, os.ttyname(slave): Level.FINE}
    assert {port: by_check(examine(Settings(tmp_path, serial_port=port)))["serial"] for port in expected} == expected
    slow = Settings(tmp_path, serial_port=os.ttyname(slave), serial_baud="fast")
    assert by_check(examine(slow))["serial"] is Level.ERROR
    os.close(master)
    os.close(slave)


def test_without_a_serial_scanner_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    assert "serial" not in by_check(examine(Settings(tmp_path)))


def test_the_last_scan_is_told_of() -> None:
    (never,) = (f for f in examine_open(EVENT, 0, has_pin=True, now=NINE) if f.check == "scanner")
    (once,) = (f for f in examine_open(EVENT, 0, has_pin=True, now=NINE, last_scan=NINE) if f.check == "scanner")
    assert never.message != once.message
    assert once.values["time"].endswith("09:00")


def test_a_clock_from_before_the_programs_making_is_wrong(tmp_path: Path) -> None:
    assert by_check(examine(Settings(tmp_path), datetime(1970, 1, 1, tzinfo=UTC)))["clock"] is Level.ERROR


@pytest.mark.parametrize(
    ("now", "level"),
    [
        (NINE, Level.FINE),
        (NINE.replace(hour=0), Level.FINE),
        (NINE.replace(hour=0) - timedelta(seconds=1), Level.WARNING),
        (NINE.replace(hour=0) + timedelta(days=2), Level.WARNING),
    ],
)
def test_a_day_that_is_not_the_events_is_warned_of(now: datetime, level: Level) -> None:
    assert by_check(examine_open(EVENT, 0, has_pin=True, now=now.astimezone(UTC)))["days"] is level


def test_damage_is_an_error_and_a_missing_pin_a_warning() -> None:
    found = by_check(examine_open(EVENT, 3, has_pin=False, now=NINE))
    assert (found["store"], found["pin"]) == (Level.ERROR, Level.WARNING)
    found = by_check(examine_open(EVENT, 0, has_pin=True, now=NINE))
    assert (found["store"], found["pin"]) == (Level.FINE, Level.FINE)


def test_every_finding_can_be_told_with_its_values(tmp_path: Path) -> None:
    for finding in [*examine(loaded(tmp_path)), *examine_open(EVENT, 1, has_pin=False, now=NINE)]:
        assert "{" not in finding.message.format(**finding.values)
