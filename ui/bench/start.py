"""A start of the kiosk, as whoever types `kiosk` gets it, which says when the attract screen was painted."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

import kiosk.__main__  # noqa: F401  # as the command begins
from kiosk import composition
from kiosk.cli import screen
from kiosk.cli.parser import parse
from kiosk.composition import Services


def main(arguments: Sequence[str]) -> int:
    """Does what the command line does with these arguments, and leaves once the attract screen is complete."""
    context, command = parse(list(arguments))
    context.start_log()
    painted: list[int] = []
    _watch(painted)
    status = command(context)
    sys.stdout.write(json.dumps({"painted": painted[0], "complete": painted[-1]}))
    return status


def _watch(painted: list[int]) -> None:
    """Lets the command's own stage note when its pictures were painted (monotonic nanoseconds), and leave.

    The first may leave out what takes time, such as dates; with the second, scans are listened to. The stage is
    changed once the command has opened its services: to import it earlier would be another start than anybody's.
    """
    opened = composition.open_for_screen

    def open_and_watch(*arguments: Any, **options: Any) -> Services:
        services = opened(*arguments, **options)
        _watch_stage(painted)
        return services

    setattr(screen, "open_for_screen", open_and_watch)  # noqa: B010  # a function is no variable to a type checker


def _watch_stage(painted: list[int]) -> None:
    from PySide6.QtGui import QGuiApplication

    from ui import application
    from ui.bench.screens import is_shown

    class WatchedStage(application.Stage):
        """Begins as every stage does, with the first picture, and notes when that was."""

        def _begin(self) -> None:
            self._note()
            super()._begin()
            self.window.frameSwapped.connect(self._complete_picture)

        def _note(self) -> None:
            now = time.monotonic_ns()
            if is_shown(self.window, "attract"):
                painted.append(now)

        def _complete_picture(self) -> None:
            self._note()
            QGuiApplication.quit()

    # A filter or a signal of the window would come after the stage's own beginning, or slow down what is measured.
    setattr(application, "Stage", WatchedStage)  # noqa: B010  # a class is no variable to a type checker


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
