"""Imports and exports when the surroundings fail: told in one line, nothing half done, nothing left behind."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Kiosk
from tests.faults.conftest import Disk
from tests.venue import PEOPLE, loaded


def listing(people: int) -> str:
    return "姓名,手机\n" + "".join(f"张{number},{13000000000 + number}\n" for number in range(people))


def test_a_full_disk_stops_an_export_in_one_line_and_leaves_the_older_file(kiosk: Kiosk, disk: Disk) -> None:
    path = disk.root / "people.csv"
    assert kiosk("export", "registrants", "--to", str(path)).status == 0
    before = path.read_bytes()
    disk.fill()
    for name in ("people.csv", "people.xlsx"):
        ran = kiosk("export", "registrants", "--to", str(disk.root / name), "--json")
        assert (ran.status, ran.json["reason"], ran.err.count("\n")) == (1, "file", 1)
        assert name in ran.err
    assert path.read_bytes() == before
    assert sorted(file.name for file in disk.root.iterdir()) == ["filler", "people.csv"]


def test_a_full_disk_stops_an_import_in_one_line_and_nobody_is_added(
    empty: Kiosk, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(disk.data))
    empty.folder = disk.data
    loaded(disk.data)
    path = tmp_path / "people.csv"
    path.write_text(listing(30_000), encoding="utf-8")
    ran = empty("import", str(path), "--json")
    assert (ran.status, ran.json["reason"]) == (1, "disk_full")
    assert empty("status", "--json").json["registrants"] == len(PEOPLE)


def test_an_import_that_is_killed_leaves_nobody_and_nothing_to_read(kiosk: Kiosk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(listing(60_000), encoding="utf-8")
    events = kiosk.folder / "events"
    command = [sys.executable, "-m", "kiosk", "import", str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not _is_drafting(process.pid):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert [file.name for file in events.iterdir() if file.suffix == ".part"] == []
    assert kiosk("status", "--json").json["registrants"] == len(PEOPLE)


def _is_drafting(process: int) -> bool:
    """Whether the process holds a draft open, as far as the system tells."""
    folder = Path(f"/proc/{process}/fd")
    try:
        return any(".part" in str(link.readlink()) for link in folder.iterdir())
    except OSError:
        return False
