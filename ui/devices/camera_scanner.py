"""The camera as a scanner: reads what a video sink shows, one frame at a time, away from the GUI's thread."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from kiosk.scanning.pictures import FoundCode, Luma, find_codes
from kiosk.scanning.repeats import Repeats
from kiosk.scanning.watching import Darkness, Steady, Stir, points
from ui.devices.video_frames import Shot, glance, shot

log = logging.getLogger(__name__)

_RESTS_AFTER = 10_000
"""Milliseconds without anybody before the camera, or at the screen, after which it rests."""

_GLANCE = 60
"""Milliseconds between two glances for somebody who steps up."""

_LOOK = 500
"""Milliseconds between two frames that are read while it rests: a code held still since before is found as well."""

_SEVERAL = 1_500
"""Milliseconds for which it is said that two codes were seen: long enough to be read."""

_SECONDS = 0.025
"""How long a frame may be tried to be read while somebody is there; at rest only what is quick is tried."""

_PICTURE = QSize(400, 400)


class Find(Protocol):
    """Reads the codes of a picture, trying for no longer than about `seconds`."""

    def __call__(self, picture: Luma, *, seconds: float) -> tuple[FoundCode, ...]:
        """The codes found."""


class Submit(Protocol):
    """Runs work elsewhere, and `done` or `failed` on this thread afterwards."""

    def __call__(
        self, work: Callable[[], _Sight], done: Callable[[_Sight], None], failed: Callable[[Exception], None]
    ) -> None:
        """Hand work in."""


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a frame showed: the codes, the grey of some points, and its picture where one was wanted."""

    codes: tuple[str, ...]
    grey: bytes
    picture: QImage | None


class CameraScanner(QObject):
    """Tells the codes that are held before a camera by `scanned`, each once.

    Frames are never queued: while one is read, of those that arrive only the newest is kept. A code counts when two
    frames in a row show it whole within the finder, and no other. `noticed` tells `awake` when somebody steps up,
    `dark` or `several` while one of them is why nothing can be read, and `asleep` when nobody is there. `pictured`
    brings what the finder is to show, as in a mirror, as long as `pictures` are wanted; a null picture when it is over.
    """

    scanned = Signal(str)
    noticed = Signal(str)
    pictured = Signal(QImage)

    def __init__(
        self,
        sink: QVideoSink,
        submit: Submit,
        find: Find = find_codes,
        repeats: Repeats | None = None,
        now: Callable[[], int] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit, self._find, self._now = submit, find, now or _monotonic
        self._repeats = repeats or Repeats()
        self._steady, self._stir, self._darkness = Steady(), Stir(), Darkness()
        self._pictures = True
        self._notice = "asleep"
        self._round = 0
        self._rests_at = self._glances_at = self._looks_at = self._several_until = 0
        self._reading = False
        self._next: QVideoFrame | None = None
        self._complained = False
        sink.videoFrameChanged.connect(self._arrived)

    # --- for the application

    def wake(self) -> None:
        """Somebody is there."""
        self._rests_at = self._now() + _RESTS_AFTER
        if self._notice == "asleep":
            self._tell("awake")

    def want_pictures(self, *, wanted: bool) -> None:
        """Whether a screen is on that shows the finder."""
        self._pictures = wanted
        if not wanted:
            self.pictured.emit(QImage())

    def forget(self) -> None:
        """The camera is gone, or whoever was before it: what was seen so far counts for nothing."""
        self._round += 1
        self._next = None
        for watch in (self._steady, self._darkness):
            watch.forget()
        self._rest()

    # --- frames

    def _arrived(self, frame: QVideoFrame) -> None:
        at = self._now()
        if at > self._rests_at:
            self._rest()
        if self._notice == "asleep" and not self._startled(frame, at) and at < self._looks_at:
            return
        if self._reading:
            self._next = QVideoFrame(frame)
        else:
            self._read(frame, at)

    def _startled(self, frame: QVideoFrame, at: int) -> bool:
        """Whether somebody has stepped up, as a glance at a frame shows."""
        grey = glance(frame) if at >= self._glances_at else None
        return grey is not None and self._stirs(grey, at)

    def _stirs(self, grey: bytes, at: int) -> bool:
        if at < self._glances_at:
            return False
        self._glances_at = at + _GLANCE
        stirs = self._stir.sees(grey)
        if stirs:
            self.wake()
        return stirs

    def _read(self, frame: QVideoFrame, at: int) -> None:
        taken = shot(frame)
        if taken is None:
            return
        self._reading, self._looks_at = True, at + _LOOK
        there = self._notice != "asleep"
        turn = frame.rotation().value if there and self._pictures else None
        work = partial(_look, taken, self._find, _SECONDS if there else 0.0, turn)
        self._submit(work, partial(self._seen, self._round), partial(self._failed, self._round))

    def _seen(self, began: int, sight: _Sight) -> None:
        if began == self._round:
            self._complained = False
            self._judge(sight, self._now())
        self._go_on()

    def _failed(self, began: int, error: Exception) -> None:
        """A frame that cannot be read is one without a code: the next will be tried."""
        if began == self._round:
            self._steady.forget()
        if not self._complained:
            log.warning("a frame of the camera cannot be read", exc_info=error)
        self._complained = True
        self._go_on()

    def _go_on(self) -> None:
        self._reading = False
        frame, self._next = self._next, None
        if frame is not None:
            self._read(frame, self._now())

    # --- what a frame showed

    def _judge(self, sight: _Sight, at: int) -> None:
        self._stirs(sight.grey, at)
        if sight.codes:
            self.wake()
        if len(set(sight.codes)) > 1:
            self._several_until = at + _SEVERAL
        if self._notice != "asleep":
            self._explain(sight.grey, at)
        text = self._steady.see(sight.codes)
        if text is not None and self._repeats.is_new(text, at):
            self.scanned.emit(text)  # the screen is about to be another: no picture stands in its way
        elif self._notice != "asleep":
            self._show(sight.picture)

    def _explain(self, grey: bytes, at: int) -> None:
        """Why nothing is read, if there is a reason."""
        dark = self._darkness.sees(grey, at)
        self._tell("several" if at < self._several_until else "dark" if dark else "awake")

    def _show(self, picture: QImage | None) -> None:
        if picture is not None and self._pictures:
            self.pictured.emit(picture)

    def _rest(self) -> None:
        self._rests_at = self._several_until = 0
        self._darkness.forget()
        if self._notice != "asleep":
            self._tell("asleep")
            self.pictured.emit(QImage())

    def _tell(self, notice: str) -> None:
        if notice != self._notice:
            self._notice = notice
            self.noticed.emit(notice)


def _look(taken: Shot, find: Find, seconds: float, turn: int | None) -> _Sight:
    """On the camera's lane. `turn` is how far its picture is to be turned (degrees, clockwise); None for no picture."""
    luma = taken.luma()
    codes = tuple(code.text for code in find(luma, seconds=seconds))
    return _Sight(codes, points(luma), None if turn is None else _mirrored(luma, turn))


def _mirrored(luma: Luma, turn: int) -> QImage:
    """A small picture of its own, upright and as people see themselves in a mirror."""
    whole = QImage(luma.data, luma.width, luma.height, luma.stride, QImage.Format.Format_Grayscale8)
    small = whole.scaled(_PICTURE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation)
    return small.transformed(QTransform().rotate(turn)).flipped(Qt.Orientation.Horizontal)


def _monotonic() -> int:
    return time.monotonic_ns() // 1_000_000
