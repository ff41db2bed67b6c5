"""A start of the kiosk, as whoever types `kiosk` gets it, which says when the attract screen was painted."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence

import kiosk.__main__  # noqa: F401  # as the command begins
from kiosk.cli.parser import parse


def main(arguments: Sequence[str]) -> int:
    """Does what the command line does with these arguments, and leaves once the attract screen is complete."""
    context, command = parse(list(arguments))
    context.start_log()
    painted = _watch()
    status = command(context)
    sys.stdout.write(json.dumps({"painted": painted[0], "complete": painted[-1]}))
    return status


def _watch() -> list[int]:
    """When the pictures of the attract screen were painted (monotonic nanoseconds), of the stage that is made next.

    The first may leave out what takes time, such as dates; with the second, scans are listened to. Then the program is
    left. Qt is imported here and not before: once it is there, everything else is imported at half the speed.
    """
    from PySide6.QtGui import QGuiApplication

    from ui import application
    from ui.bench.screens import is_shown

    painted: list[int] = []

    class WatchedStage(application.Stage):
        """Begins as every stage does, with the first picture, and notes when that was."""

        def _begin(self) -> None:
            self._note()
            super()._begin()
            self.window.frameSwapped.connect(self._complete)

        def _note(self) -> None:
            now = time.monotonic_ns()
            if is_shown(self.window, "attract"):
                painted.append(now)

        def _complete(self) -> None:
            self._note()
            QGuiApplication.quit()

    # A filter or a signal of the window would come after the stage's own beginning, or slow down what is measured.
    setattr(application, "Stage", WatchedStage)  # noqa: B010  # a class is no variable to a type checker
    return painted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
