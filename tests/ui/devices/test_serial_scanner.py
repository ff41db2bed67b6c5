"""A serial scanner, over a real pseudo-terminal: plugged in, pulled out and full of rubbish."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.ui.window import dismiss

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals that a port could be opened on", allow_module_level=True)

import tty

from ui.devices.serial_scanner import SerialScanner

CODE = "GEZDGNBVGY3TQOJQ"
BAUD = 9600


class Cable:
    """A pseudo-terminal under a name that stays: pulled out, its master is closed and the name is gone."""

    def __init__(self, name: Path) -> None:
        self.name = name
        self._master = -1

    def plug(self) -> None:
        """The scanner is there."""
        self._master, slave = os.openpty()
        tty.setraw(slave)
        self.name.symlink_to(os.ttyname(slave))
        os.close(slave)

    def pull(self) -> None:
        """The scanner is gone."""
        self.name.unlink()
        os.close(self._master)
        self._master = -1

    def send(self, data: bytes) -> None:
        """Bytes from the scanner, as many at a time as the line takes."""
        while data:
            data = data[os.write(self._master, data[:1024]) :]

    def close(self) -> None:
        """Leaves nothing behind."""
        if self._master >= 0:
            self.pull()


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    """A cable that is plugged in."""
    made = Cable(tmp_path / "scanner")
    made.plug()
    yield made
    made.close()


@pytest.fixture
def scanner(cable: Cable, qtbot: QtBot) -> Iterator[SerialScanner]:
    """A scanner at its end."""
    made = SerialScanner(str(cable.name), BAUD)
    yield made
    dismiss(made)


@pytest.fixture
def scanned(scanner: SerialScanner) -> list[str]:
    """What it tells."""
    found: list[str] = []
    scanner.scanned.connect(found.append)
    return found


def test_a_scan_is_told(cable: Cable, scanned: list[str], qtbot: QtBot) -> None:
    cable.send(f"{CODE}\r\n".encode())
    qtbot.waitUntil(lambda: scanned == [CODE], timeout=5000)


def test_a_scan_that_comes_in_pieces_is_one(cable: Cable, scanned: list[str], qtbot: QtBot) -> None:
    for letter in CODE:
        cable.send(letter.encode())
        qtbot.wait(1)
    cable.send(b"\r")
    qtbot.waitUntil(lambda: scanned == [CODE], timeout=5000)


def test_scans_that_come_together_are_told_one_by_one(cable: Cable, scanned: list[str], qtbot: QtBot) -> None:
    cable.send(b"\x02ONE\x03\x02TWO\x03THREE")
    qtbot.waitUntil(lambda: scanned == ["ONE", "TWO", "THREE"], timeout=5000)


def test_a_scanner_that_is_pulled_out_is_heard_again_when_it_is_back(
    cable: Cable, scanner: SerialScanner, scanned: list[str], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    changes: list[bool] = []
    scanner.changed.connect(changes.append)
    for number in (1, 2):
        cable.send(b"HALF A SC")
        qtbot.wait(30)
        cable.pull()
        qtbot.waitUntil(lambda: not scanner.connected, timeout=5000)
        cable.plug()
        qtbot.waitUntil(lambda: scanner.connected, timeout=10_000)
        cable.send(f"{CODE}{number}\r".encode())
        qtbot.waitUntil(lambda number=number: scanned == [f"{CODE}1", f"{CODE}2"][:number], timeout=5000)
    assert changes == [False, True] * 2
    assert "listening" in caplog.text


def test_a_scanner_that_comes_later_is_heard(tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    cable, found = Cable(tmp_path / "late"), []
    scanner = SerialScanner(str(cable.name), BAUD)
    scanner.scanned.connect(found.append)
    qtbot.wait(600)
    assert not scanner.connected
    assert len(caplog.messages) == 1, "a port that is not there is logged once, not at every try"
    cable.plug()
    qtbot.waitUntil(lambda: scanner.connected, timeout=10_000)
    cable.send(b"HELLO\r")
    qtbot.waitUntil(lambda: found == ["HELLO"], timeout=5000)
    dismiss(scanner)
    cable.close()


def test_rubbish_is_dropped_and_never_holds_the_screen_up(
    cable: Cable, scanned: list[str], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    ticks: list[int] = []
    beat = QTimer(interval=10)
    beat.timeout.connect(lambda: ticks.append(1))
    beat.start()
    for _ in range(64):
        cable.send(b"\xff\x00\xa5\x5a" * 256)
        qtbot.wait(1)
    cable.send(f"\r{CODE}\r".encode())
    qtbot.waitUntil(lambda: bool(scanned), timeout=10_000)
    assert scanned == [CODE]
    assert ticks
    assert "more came than any code holds" in caplog.text


def test_noise_that_ends_at_once_tells_nothing(cable: Cable, scanned: list[str], qtbot: QtBot) -> None:
    cable.send(b"\x00\x00\r\n\x00\x02\x03\r")
    qtbot.wait(300)
    assert scanned == []
