"""`python -m kiosk`, and what the `kiosk` command starts."""

from __future__ import annotations

import sys

from kiosk.cli import main as run


def main() -> int:
    """Runs the command line of this process; gives its exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
