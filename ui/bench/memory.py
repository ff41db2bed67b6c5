"""How much memory this process holds."""

from __future__ import annotations

import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_KILOBYTE = 1024
_MEGABYTE = 1_000_000


def resident_megabytes() -> float:
    """The resident set of this process in MB (10^6 bytes); where the system tells only its peak, the peak."""
    if _STATUS.is_file():
        lines = _STATUS.read_text("ascii", errors="replace").splitlines()
        held = next(line for line in lines if line.startswith("VmRSS:"))
        return int(held.split()[1]) * _KILOBYTE / _MEGABYTE
    return _peak() / _MEGABYTE


def _peak() -> int:
    """Bytes (getrusage(2) counts kilobytes, but on macOS bytes). Raises ImportError on Windows, which has neither."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KILOBYTE
