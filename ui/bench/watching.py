"""People who hold their codes before the camera of a kiosk that runs, and nobody at all for a while.

Everything happens in the kiosk's own process and on its own window; the frames come through the sink that a camera's
frames come through, thirty a second.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat, QVideoSink

from kiosk.bench.scenes import FRAME, walls, with_code
from kiosk.bench.venue import logging_to
from kiosk.composition import open_for_screen
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.settings import ANY_CAMERA, read_settings
from ui.application import Frame, Stage, on_stage, prepare
from ui.bench.screens import is_shown
from ui.devices.camera import Found

_SIZE = (1080, 1920)
_BETWEEN_FRAMES = 33
_WALLS = 8
"""So many pictures of the same wall are shown in turn."""

_SETTLED = 2_000
_BREATH = 400
"""Milliseconds between somebody's leaving and the next one's code: the wall is seen in between."""

_IDLE = 12_000
"""Milliseconds without anybody, after which a camera rests."""


class ScreenedCamera(QObject):
    """The port that Qt's cameras fill: shows pictures thirty times a second."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: Sequence[bytes] = ()
        self.first_frame_at: int | None = None
        self._sink: QVideoSink | None = None
        self._turn = 0
        self._pace = QTimer(self, interval=_BETWEEN_FRAMES, timerType=Qt.TimerType.PreciseTimer)
        self._pace.timeout.connect(self._next)

    def found(self) -> list[Found]:
        """Fills the port."""
        return [Found("screened", "screened")]

    def start(self, id_: str, sink: QVideoSink) -> None:
        """Fills the port."""
        self._sink = sink
        self._pace.start()

    def stop(self) -> None:
        """Fills the port."""
        self._pace.stop()

    def light(self, *, on: bool) -> None:
        """Fills the port: it has no lamp."""

    def show(self, shown: Sequence[bytes]) -> None:
        """These from now on, in turn; when the first of them is shown is noted."""
        self.shown, self.first_frame_at = shown, None

    def _next(self) -> None:
        assert self._sink is not None
        self._turn += 1
        frame = as_frame(self.shown[self._turn % len(self.shown)])
        if self.first_frame_at is None:
            self.first_frame_at = time.perf_counter_ns()
        self._sink.setVideoFrame(frame)


class Visitors(QObject):
    """Holds one code after the other before the camera and notes how long each waited for the verdict to be painted.

    `painted_ms` is from the first frame with a code to the swap of the first picture with the verdict on it; `idle` the
    share of one core that the process takes while frames without anybody come in.
    """

    def __init__(self, secrets: Sequence[BadgeSecret]) -> None:
        super().__init__()
        self.painted_ms: list[float] = []
        self.idle = 0.0
        self._coming = list(reversed(secrets))
        self._walls = walls(_WALLS)
        self._held: BadgeSecret | None = None
        self._since = (0.0, 0.0)
        self._stage: Stage
        self._camera: ScreenedCamera

    def begin(self, stage: Stage) -> None:
        """Put up the camera when the kiosk has settled, and send the first."""
        self._stage = stage
        self._camera = ScreenedCamera(stage)
        self._camera.show(self._walls)
        stage.window.frameSwapped.connect(self._painted)
        QTimer.singleShot(_SETTLED, self._put_up)

    def _put_up(self) -> None:
        services = self._stage.face.services
        services.settings = replace(services.settings, camera=ANY_CAMERA)
        self._stage.look_through(self._camera)
        QTimer.singleShot(_SETTLED, self._next)

    def _next(self) -> None:
        if not self._coming:
            QTimer.singleShot(_IDLE, self._rest)
            return
        self._held = self._coming.pop()
        self._camera.show([with_code(self._walls[0], self._held)])

    def _painted(self) -> None:
        since = self._camera.first_frame_at
        if self._held is not None and since is not None and self._shows_verdict():
            self.painted_ms.append((time.perf_counter_ns() - since) / 1e6)
            self._held = None
            QTimer.singleShot(0, self._leave)

    def _shows_verdict(self) -> bool:
        subject = self._stage.face.verdict.subject
        registrant = subject.outcome.registrant if subject else None
        return registrant is not None and registrant.secret == self._held and is_shown(self._stage.window, "verdict")

    def _leave(self) -> None:
        self._camera.show(self._walls)
        self._stage.face.verdict.done()
        QTimer.singleShot(_BREATH, self._next)

    def _rest(self) -> None:
        self._since = time.perf_counter(), time.process_time()
        QTimer.singleShot(_IDLE, self._end)

    def _end(self) -> None:
        wall, busy = self._since
        self.idle = 100 * (time.process_time() - busy) / (time.perf_counter() - wall)
        QGuiApplication.quit()


def as_frame(picture: bytes) -> QVideoFrame:
    """A grey picture as the NV12 frame of a camera, without its colours."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(*FRAME), QVideoFrameFormat.PixelFormat.Format_NV12))
    frame.map(QVideoFrame.MapMode.WriteOnly)
    memoryview(frame.bits(0))[: len(picture)] = picture
    frame.unmap()
    return frame


def main(folder: str) -> int:
    """Opens a kiosk on a data folder until everybody whose secret stands on standard input has been there."""
    settings = read_settings(Path(folder))
    with logging_to(settings.log_file()), closing(open_for_screen(settings)) as services:
        secrets = [secret for text in sys.stdin.read().split() if (secret := BadgeSecret.parse(text)) is not None]
        visitors = Visitors(secrets)
        application = prepare()
        with on_stage(services, Frame(windowed=True, size=_SIZE, hurried=True)) as stage:
            stage.ready.connect(lambda: visitors.begin(stage))
            status = application.exec()
    sys.stdout.write(json.dumps({"painted_ms": visitors.painted_ms, "idle": visitors.idle}))
    return status
