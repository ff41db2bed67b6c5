"""What the measurements were taken on, in words; never whose machine it is."""

from __future__ import annotations

import os
import platform
from pathlib import Path

_CPU_FACTS = Path("/proc/cpuinfo")
_RELEASE_FACTS = Path("/etc/os-release")


def machine() -> str:
    """Processor, cores, interpreter and operating system."""
    cores = os.cpu_count() or 1
    return f"{_processor()}, {cores} cores, {_interpreter()}, {_system()}"


def _processor() -> str:
    return _fact(_CPU_FACTS, "model name", ":") or platform.processor() or platform.machine()


def _interpreter() -> str:
    return f"{platform.python_implementation()} {platform.python_version()}"


def _system() -> str:
    return _fact(_RELEASE_FACTS, "PRETTY_NAME", "=").strip('"') or f"{platform.system()} {platform.release()}"


def _fact(file: Path, name: str, sign: str) -> str:
    """The value of a line `name sign value`; empty where the system keeps no such file."""
    lines = file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else []
    found = (line.partition(sign)[2].strip() for line in lines if line.partition(sign)[0].strip() == name)
    return next(found, "")
