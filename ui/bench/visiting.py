"""People who come one after the other to a kiosk that runs: each is scanned, welcomed and given a badge.

Everything happens in the kiosk's own process and on its own window, through key events.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent

from kiosk.bench.venue import logging_to
from kiosk.composition import Services, open_for_screen
from kiosk.services.printing import JobState
from kiosk.settings import read_settings
from ui.application import Frame, Stage, on_stage, prepare
from ui.bench.memory import resident_megabytes, resident_megabytes_of_all
from ui.bench.screens import is_shown

_SIZE = (1080, 1920)
_BEFORE_RETURN = 30
"""Milliseconds from the last character to Return: the characters have been dealt with by then."""

_LOOK = 20
_BREATH = 150
"""Milliseconds between somebody's leaving and the next one's code."""

_SETTLED = 2_000
"""Milliseconds after which the screen has made what it makes in advance, and given back what it can."""

_COMING_OUT = frozenset({JobState.WAITING, JobState.RENDERING, JobState.SENT})


class Visits(QObject):
    """Sends one person after the other to a stage and notes how long each waited for the verdict to be painted.

    `painted_ms` is from the last key of a scan to the swap of the first frame that shows the verdict on this very scan;
    `resident_mb` the memory of the process on the attract screen after the last visit, `family_mb` that of all the
    processes it has started as well.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__()
        self.painted_ms: list[float] = []
        self.resident_mb = self.family_mb = 0.0
        self._coming = list(reversed(secrets))
        self._scanned = ""
        self._since: int | None = None
        self._stage: Stage
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._leave_with_badge)

    def begin(self, stage: Stage) -> None:
        """Send the first when the kiosk has settled."""
        self._stage = stage
        stage.window.frameSwapped.connect(self._painted)
        QTimer.singleShot(_SETTLED, self._next)

    def _next(self) -> None:
        if not self._coming:
            QTimer.singleShot(_SETTLED, self._end)
            return
        self._scanned = self._coming.pop()
        for letter in self._scanned:
            self._press(ord(letter), letter)
        QTimer.singleShot(_BEFORE_RETURN, self._press_return)

    def _press_return(self) -> None:
        self._since = time.perf_counter_ns()
        self._press(Qt.Key.Key_Return, "\r")

    def _press(self, key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.postEvent(self._stage.window, event)

    def _painted(self) -> None:
        if self._since is not None and self._shows_verdict():
            self.painted_ms.append((time.perf_counter_ns() - self._since) / 1e6)
            self._since = None
            self._look.start()

    def _shows_verdict(self) -> bool:
        subject = self._stage.face.verdict.subject
        registrant = subject.outcome.registrant if subject else None
        if registrant is None or registrant.secret.text != self._scanned:
            return False
        return is_shown(self._stage.window, "verdict")

    def _leave_with_badge(self) -> None:
        subject = self._stage.face.verdict.subject
        if subject is None or subject.job not in _COMING_OUT:
            self._look.stop()
            self._stage.face.verdict.done()
            QTimer.singleShot(_BREATH, self._next)

    def _end(self) -> None:
        self.resident_mb, self.family_mb = resident_megabytes(), resident_megabytes_of_all()
        QGuiApplication.quit()


def main(folder: str) -> int:
    """Opens a kiosk on a data folder until everybody whose secret stands on standard input has been there."""
    visits = Visits(sys.stdin.read().split())
    settings = read_settings(Path(folder))
    with logging_to(settings.log_file()), closing(open_for_screen(settings)) as services:
        status = _receive(visits, services)
    found = {"painted_ms": visits.painted_ms, "resident_mb": visits.resident_mb, "family_mb": visits.family_mb}
    sys.stdout.write(json.dumps(found))
    return status


def _receive(visits: Visits, services: Services) -> int:
    """What `ui.application.run` does, with visits."""
    application = prepare()
    with on_stage(services, Frame(windowed=True, size=_SIZE, hurried=True)) as stage:
        visits.begin(stage)
        return application.exec()
