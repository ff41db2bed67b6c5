"""How much memory this process holds, and those that it has started."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")
_KILOBYTE = 1024
_MEGABYTE = 1_000_000


def resident_megabytes() -> float:
    """The resident set of this process in MB (10^6 bytes); where the system tells only its peak, the peak."""
    return _resident(_PROCESSES / "self") / _MEGABYTE if _tells() else _peak() / _MEGABYTE


def resident_megabytes_of_all() -> float:
    """The same with every process below this one; pages that they share count once for each."""
    if not _tells():
        return resident_megabytes()
    return sum(map(_resident, _family(_PROCESSES / "self"))) / _MEGABYTE


def _tells() -> bool:
    """Whether the system keeps proc(5)."""
    return (_PROCESSES / "self" / "status").is_file()


def _family(process: Path) -> Iterator[Path]:
    yield process
    for thread in (process / "task").iterdir():
        for child in (thread / "children").read_text("ascii").split():
            yield from _family(_PROCESSES / child)


def _resident(process: Path) -> int:
    lines = (process / "status").read_text("utf-8", errors="replace").splitlines()
    return next((int(line.split()[1]) * _KILOBYTE for line in lines if line.startswith("VmRSS:")), 0)


def _peak() -> int:
    """Bytes (getrusage(2) counts kilobytes, but on macOS bytes). Raises ImportError on Windows, which has neither."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KILOBYTE
