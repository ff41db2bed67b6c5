"""`python -m kiosk`, and what the `kiosk` command starts."""

from __future__ import annotations

import gc
import sys

gc.disable()  # nothing that is imported becomes garbage: looking through it again and again is a twentieth of a start
from kiosk.cli import main as run  # noqa: E402  # the collector is paused first

gc.freeze()
gc.set_threshold(10_000)  # the same, more coarsely, for what a command still imports and for the screens
gc.enable()


def main() -> int:
    """Runs the command line of this process; gives its exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
