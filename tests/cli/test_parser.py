"""The grammar of the command line: what the touch screen needs of it, and what commands do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.cli.parser import parse


def options(*arguments: str) -> dict[str, object]:
    """What a command is run with."""
    _, command = parse(list(arguments))
    return vars(command.keywords["options"])  # type: ignore[attr-defined]  # a partial


def test_the_touch_screen_does_not_wait_for_the_grammar_of_the_commands() -> None:
    program = (
        "import sys; from kiosk.cli.parser import parse; parse(['--windowed', '--size', '540x960', '--lang', 'fr']); "
        "sys.exit(any(f'kiosk.cli.{name}' in sys.modules for name in ('packs', 'checkin', 'printing', 'care')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_option_may_have_the_name_of_a_command_for_its_value() -> None:
    assert options("--event", "load", "--list", "find")["event"] == "load"


@pytest.mark.parametrize("wrong", [["--size"], ["--no-such-option"], ["no-such-command"]])
def test_wrong_use_is_told_with_the_whole_grammar(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(wrong)
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "--self-test" in said
    assert wrong[0] in said or wrong[-1] in said


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(["--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    for command in ("load", "checkin", "find", "agenda", "decode", "print", "screenshot", "status", "backup", "bench"):
        assert command in said
