"""The command line as the shell meets it: a process, its streams, its environment."""

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kiosk
from tests.venue import CHINESE, secret

PLAIN = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def started(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "", **(environment or {})},
    )


def next_line(process: subprocess.Popen[bytes]) -> bytes:
    """What the process says next; one that says nothing fails the test instead of holding it up."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 30)
    if not ready:
        process.kill()
        pytest.fail("no answer came")
    return process.stdout.readline()


def test_a_check_in_from_the_shell(kiosk: Kiosk) -> None:
    ran = kiosk.process("checkin", secret(1), "--json")
    assert (ran.status, ran.json["registrant"]["name"], ran.err) == (0, CHINESE.name, "")


@pytest.mark.parametrize("arguments", [("checkin", secret(1)), ("find", "欧阳"), ("status", "--lang", "zh")])
def test_output_is_utf_8_whatever_the_terminal_is_set_to(arguments: tuple[str, ...], kiosk: Kiosk) -> None:
    ran = kiosk.process(*arguments, **PLAIN)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out


def test_input_is_utf_8_whatever_the_terminal_is_set_to(kiosk: Kiosk) -> None:
    ran = kiosk.process("find", "--stdin", "--json", stdin="欧阳梧桐\n".encode(), **PLAIN)
    assert [hit["code"] for hit in ran.json["hits"]] == [CHINESE.code]
    assert ran.json["query"] == "欧阳梧桐"


def test_bytes_that_are_no_text_are_answered_too(kiosk: Kiosk) -> None:
    ran = kiosk.process("checkin", "--stdin", "--json", stdin=b"\xff\xfe\x00\n\x80\n", **PLAIN)
    assert (ran.status, [line["reason"] for line in ran.lines]) == (0, ["invalid", "invalid"])
    ended = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"kiosk", b"checkin", b"\xff\xfe", b"--json"],
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, json.loads(ended.stdout)["reason"], ended.stderr) == (1, "invalid", b"")


def test_each_verdict_comes_before_the_next_line_is_sent(kiosk: Kiosk) -> None:
    with started("checkin", "--stdin", "--json") as door:
        assert door.stdin is not None
        for number, reason in ((4, None), (4, "already_redeemed"), (5, None)):
            door.stdin.write(secret(number).encode() + b"\n")
            door.stdin.flush()
            assert json.loads(next_line(door))["reason"] == reason
        door.stdin.close()
        assert door.wait(30) == 0


def test_each_answer_to_a_query_comes_before_the_next_is_sent(kiosk: Kiosk) -> None:
    with started("find", "--stdin", "--json") as desk:
        assert desk.stdin is not None
        for query, count in (("欧阳", 1), ("nobody", 0)):
            desk.stdin.write(query.encode() + b"\n")
            desk.stdin.flush()
            assert len(json.loads(next_line(desk))["hits"]) == count
        desk.stdin.close()
        assert desk.wait(30) == 0


@pytest.mark.parametrize("arguments", [("checkin", "--stdin"), ("find", "--stdin"), ("agenda",)])
def test_a_reader_who_has_gone_ends_the_command_quietly(arguments: tuple[str, ...], kiosk: Kiosk) -> None:
    with started(*arguments, "--json") as command:
        assert command.stdin is not None
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        try:
            command.stdin.write(b"x\n" * 3)
            command.stdin.close()
        except BrokenPipeError:
            command.stdin = None  # it has ended already
        said = command.stderr.read()
        assert command.wait(30) == 0
    assert said == b""


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_from_the_start_cause_no_fault(closed: str, kiosk: Kiosk) -> None:
    for arguments, expected in (("status --json", 0), ("checkin --stdin --json", 0)):
        ended = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m kiosk {arguments} {closed}'],
            input=b"",
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in ended.stdout + ended.stderr
        assert ended.returncode == expected
    log = kiosk.folder / "kiosk.log"
    assert not log.exists() or "Error" not in log.read_text("utf-8")


def test_a_command_that_is_interrupted_says_nothing(kiosk: Kiosk) -> None:
    import signal

    with started("checkin", "--stdin", "--json") as door:
        assert door.stdin is not None
        assert door.stdout is not None
        assert door.stderr is not None
        door.stdin.write(b"x\n")
        door.stdin.flush()
        door.stdout.readline()
        door.send_signal(signal.SIGINT)
        assert door.wait(30) == 130
        assert door.stderr.read() == b""


def test_the_data_folder_is_the_environments(kiosk: Kiosk, tmp_path: Path) -> None:
    assert kiosk.process("status", "--json").status == 0
    ran = kiosk.process("status", "--json", KIOSK_DATA=str(tmp_path / "elsewhere"))
    assert (ran.status, ran.json["reason"]) == (1, "no_event")
    assert not (tmp_path / "elsewhere").exists()


def test_the_version_and_the_help_are_told_without_a_data_folder(empty: Kiosk) -> None:
    assert empty.process("--version").status == 0
    ran = empty.process("checkin", "--help")
    assert (ran.status, ran.err) == (0, "")
    assert "--data" in ran.out
    assert not empty.folder.exists()


def test_commands_that_show_nothing_load_no_window_system(kiosk: Kiosk) -> None:
    """A command at the door is to start at once: Qt alone would cost it half a second."""
    commands = [["checkin", secret(4)], ["status"], ["find", "x"], ["agenda"], ["queue"]]
    program = (
        f"import sys; from kiosk.cli import main; status = [main(command) for command in {commands}]; "
        "loud = [name for name in sys.modules if name.startswith(('PySide6', 'PIL', 'fpdf'))]; "
        "sys.exit(any(status + loud))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
