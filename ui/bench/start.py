"""A start of the kiosk, as whoever types `kiosk` gets it, which says when the attract screen was painted."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import kiosk.__main__  # noqa: F401  # as the command begins
from kiosk.cli.parser import parse

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

_PICTURES = 2
"""The first one may leave out what takes time, such as dates; with the second, scans are listened to."""


def main(arguments: Sequence[str]) -> int:
    """Does what the command line does with these arguments, and leaves once both pictures are painted."""
    context, command = parse(list(arguments))
    context.start_log()
    # Not before: once Qt is there, everything else is imported at half the speed.
    from PySide6.QtGui import QGuiApplication

    from ui.bench.watching import WindowWatch, is_shown

    painted: list[int] = []

    def met(window: QQuickWindow) -> None:
        window.frameSwapped.connect(lambda: note(window))

    def note(window: QQuickWindow) -> None:
        if is_shown(window, "attract"):
            painted.append(time.monotonic_ns())
        if len(painted) == _PICTURES:
            QGuiApplication.quit()

    WindowWatch(met)
    status = command(context)
    sys.stdout.write(json.dumps({"painted": painted[0], "complete": painted[-1]}))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
