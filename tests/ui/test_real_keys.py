"""Real keys of a real display: what a hand scanner types arrives whole, whatever the system's input method is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.display import DISPLAY_TOOLS, PINYIN_TOOLS, Display, Program, display, missing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is a display of Linux"),
]

CODE = "HN7Q2KABCDEF234567zhangni"
OTHER = "ZX81ANDSOMETHINGELSE"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Display]:
    """A display of its own."""
    if lacking := missing(DISPLAY_TOOLS):
        pytest.skip(f"this machine lacks {lacking}")
    with display(tmp_path) as made:
        yield made


def opened(screen: Display, input_method: str = "") -> Program:
    """The window with its field, which has the keyboard."""
    screen.env |= {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    program = Program(screen, "tests.ui.field_window", input_method)
    program.wait_for(ready=True)
    return program


def test_a_scan_arrives_whole_while_pinyin_is_on_and_a_search_field_has_the_focus(screen: Display) -> None:
    if lacking := missing(PINYIN_TOOLS):
        pytest.skip(f"this machine lacks {lacking}")
    screen.switch_pinyin_on()
    program = opened(screen)
    screen.type("li", 120)
    program.wait_for(field="li")
    for code, gap in ((CODE, 1), (OTHER, 30)):
        screen.type(code + "\n", gap)
        program.wait_for(scanned=code)
        program.wait_for(field="li")
    assert program.all("scanned") == [CODE, OTHER]


def test_pinyin_would_have_eaten_the_scan_had_the_program_let_it(screen: Display) -> None:
    if lacking := missing(PINYIN_TOOLS):
        pytest.skip(f"this machine lacks {lacking}")
    screen.switch_pinyin_on()
    program = opened(screen, "ibus")
    screen.type(CODE + "\n", 1)
    screen.run("xdotool", "sleep", "1")
    assert CODE not in program.all("scanned")


def test_scans_come_twice_glued_together_and_into_the_middle_of_a_word(screen: Display) -> None:
    program = opened(screen)
    screen.type("zha", 120)
    screen.type(f"{CODE}\n{CODE}\n", 1)
    program.wait_for(scanned=CODE)
    screen.type("ng", 120)
    program.wait_for(field="zhang")
    screen.type(CODE + OTHER, 1)
    program.wait_for(scanned=CODE + OTHER)
    program.wait_for(field="zhang")
    assert program.all("scanned") == [CODE, CODE + OTHER]


def test_a_key_that_is_held_writes_once_and_control_combinations_do_nothing(screen: Display) -> None:
    program = opened(screen)
    screen.run("xdotool", "keydown", "k", "sleep", "1.2", "keyup", "k")
    program.wait_for(field="k")
    screen.run("xdotool", "type", "--delay", "1", "ABCDEF")
    screen.run("xdotool", "sleep", "0.3")
    program.wait_for(scanned="ABCDEF")
    screen.run("xdotool", "key", "--delay", "1", *"ABCD", "ctrl+bracketright", *"EFGH", "ctrl+m")
    program.wait_for(scanned="ABCD\x1dEFGH")
    program.wait_for(field="k")
