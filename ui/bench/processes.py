"""Starting a process to be measured in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_SECONDS = 600
_UNSEEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
_AS_INSTALLED = "PYTHONDONTWRITEBYTECODE"


class ProcessFailedError(RuntimeError):
    """A measured process ended without a result; the message holds what it said."""


def answer_of(module: str, *arguments: str, bytecode: Path, text: str = "") -> dict[str, Any]:
    """What a module of this package says when it is run, with when it was `started` (monotonic nanoseconds).

    Its windows are not seen unless the environment says where they are to be. Compiled Python is kept in `bytecode`, as
    an installation keeps it, whatever this process does. `text` is its standard input.
    """
    started = time.monotonic_ns()
    process = subprocess.run(  # noqa: S603  # this program itself, with arguments made here
        [sys.executable, "-m", f"ui.bench.{module}", *arguments],
        env=_environment(bytecode),
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    if process.returncode or not process.stdout:
        raise ProcessFailedError(f"{module}: {process.stderr[-2_000:]}")
    answer: dict[str, Any] = json.loads(process.stdout.splitlines()[-1])
    return answer | {"started": started}


def _environment(bytecode: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != _AS_INSTALLED}
    return _UNSEEN | kept | {"PYTHONPYCACHEPREFIX": str(bytecode)}
