"""One touch screen a data folder; commands run beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.composition import open_for_screen
from kiosk.settings import read_settings
from tests.cli.conftest import Kiosk
from tests.venue import secret


def test_a_second_screen_is_told_so_and_commands_run_beside_the_first(kiosk: Kiosk, tmp_path: Path) -> None:
    screen = open_for_screen(read_settings(kiosk.folder))
    try:
        ran = kiosk("--windowed", "--json")
        assert (ran.status, ran.json["reason"]) == (1, "in_use")
        assert str(kiosk.folder) in ran.err
        assert ran.err.count("\n") == 1
        assert kiosk("checkin", secret(4)).status == 0
        assert kiosk("backup", str(tmp_path / "copy")).status == 0
        assert kiosk("restore", str(tmp_path / "copy"), "--json").json["reason"] == "in_use"
        assert screen.status.status().arrived == 1
    finally:
        screen.close()
    assert kiosk("restore", str(tmp_path / "copy")).status == 0


def test_another_event_is_not_opened_beneath_a_screen(kiosk: Kiosk) -> None:
    screen = open_for_screen(read_settings(kiosk.folder))
    try:
        ran = kiosk("load", "hainan-2025", "--json")
        assert (ran.status, ran.json["reason"]) == (1, "in_use")
    finally:
        screen.close()
    assert kiosk("status", "--json").json["event"] == "tiny-2025"


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_screen_that_was_killed_leaves_the_folder_usable(rehearsal: bool, kiosk: Kiosk) -> None:
    program = (
        "import sys, time; from pathlib import Path; from kiosk.composition import open_for_screen; "
        "from kiosk.settings import read_settings; "
        f"services = open_for_screen(read_settings(Path(sys.argv[1])), rehearsal={rehearsal}); "
        f"services.checkin.check_in({secret(4)!r}); print('open', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(kiosk.folder)], stdout=subprocess.PIPE) as screen:
        assert screen.stdout is not None
        assert screen.stdout.readline() == b"open\n"
        beside = kiosk("status", "--json").json
        assert (beside["arrived"], beside["rehearsal"]) == (1, rehearsal)
        screen.kill()
    after = kiosk("status", "--json").json
    assert (after["arrived"], after["rehearsal"]) == (1, False)
    open_for_screen(read_settings(kiosk.folder)).close()
