"""The command line, run inside the test or as a process of its own, on a data folder of its own."""

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from tests.venue import loaded


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object that it answered."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The objects that it answered, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Kiosk:
    """Runs commands of the kiosk."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """One command, inside this process; wrong use that the parser finds counts as an exit status too."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        self._capsys.readouterr()
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Ran(status, captured.out, captured.err)

    def process(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        """One command, as a process of its own."""
        ended = subprocess.run(
            [sys.executable, "-m", "kiosk", *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, **environment},
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in ended.stdout + ended.stderr
        return Ran(ended.returncode, ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8"))


@pytest.fixture(autouse=True)
def _log_of_its_own() -> Iterator[None]:
    """Each command begins a log: a process has one, a test many."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    """A kiosk that has just been unpacked."""
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return Kiosk(tmp_path / "data", capsys, monkeypatch)


@pytest.fixture
def kiosk(empty: Kiosk) -> Kiosk:
    """A kiosk with the small conference in it."""
    loaded(empty.folder)
    return empty
