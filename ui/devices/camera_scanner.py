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

from kiosk.scanning.pictures import FoundCode, Luma, Reader, find_codes
from kiosk.scanning.repeats import Repeats
from kiosk.scanning.watching import Darkness, Steady, Stir, points
from ui.devices.video_frames import Shot, glance, shot

log = logging.getLogger(__name__)

_RESTS_AFTER = 10_000
"""Milliseconds without anybody before the camera, or at the screen, after which it rests."""

_LOOK = 500
"""Milliseconds between two frames that are read while it rests: a code held still since before is found as well."""

_SEVERAL = 1_500
"""Milliseconds for which it is said that two codes were seen: long enough to be read."""

_PICTURE = QSize(400, 400)


Read = Callable[[Luma], tuple[FoundCode, ...]]
"""Gives the codes of a picture."""


class Submit(Protocol):
    """Runs work elsewhere, and `done` or `failed` on this thread afterwards."""

    def __call__(
        self, work: Callable[[], _Sight], done: Callable[[_Sight], None], failed: Callable[[Exception], None]
    ) -> None:
        """Hand work in."""


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a frame showed: the codes, the grey of some points, its picture where one was wanted.

    `took` is how long it was looked at, in milliseconds.
    """

    codes: tuple[str, ...]
    grey: bytes
    picture: QImage | None
    took: int


class CameraScanner(QObject):
    """Tells the codes that are held before a camera by `scanned`, each once.

    Frames are never queued: of those that arrive while one is read only the newest is kept. A scene that stays as it is
    is looked at for half of the time at most, so that half of a core is left; one that changes, at once. A code counts
    when two frames in a row show it whole within the finder, and no other. `noticed` tells `awake` when somebody steps
    up, `dark` or `several` while one of them is why nothing can be read, and `asleep` when nobody is there. `pictured`
    brings what the finder is to show, as in a mirror, as long as pictures are wanted; a null picture when it is over.
    """

    scanned = Signal(str)
    noticed = Signal(str)
    pictured = Signal(QImage)

    def __init__(
        self,
        sink: QVideoSink,
        submit: Submit,
        read: Read | None = None,
        repeats: Repeats | None = None,
        now: Callable[[], int] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit, self._now = submit, now or _monotonic
        self.read = read or Reader().read
        """What codes are read with while somebody is there; on one thread only."""
        self._repeats = repeats or Repeats()
        self._steady, self._stir, self._darkness = Steady(), Stir(), Darkness()
        self._pictures = True
        self._notice = "asleep"
        self._round = 0
        self._rests_at = self._looks_at = self._free_at = self._several_until = 0
        self._reading = False
        self._next: QVideoFrame | None = None
        self._changed = False
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
        self._watch(frame)
        if self._notice == "asleep" and at < self._looks_at:
            return
        if self._reading:
            self._next = QVideoFrame(frame)
        elif self._is_due(at):
            self._take(frame, at)

    def _watch(self, frame: QVideoFrame) -> None:
        """A glance at every frame: whoever steps up is seen with the first."""
        grey = glance(frame)
        if grey is not None and self._stir.sees(grey):
            self._changed = True
            self.wake()

    def _is_due(self, at: int) -> bool:
        return self._changed or at >= self._free_at

    def _take(self, frame: QVideoFrame, at: int) -> None:
        taken = shot(frame)
        if taken is None:
            return
        self._reading, self._changed, self._looks_at = True, False, at + _LOOK
        there = self._notice != "asleep"
        turn = frame.rotation().value if there and self._pictures else None
        work = partial(_look, taken, self.read if there else _read_quickly, turn)
        self._submit(work, partial(self._seen, self._round), partial(self._failed, self._round))

    def _seen(self, began: int, sight: _Sight) -> None:
        self._reading, self._free_at = False, self._now() + sight.took
        if began == self._round:
            self._complained = False
            self._judge(sight, self._now())
        self._go_on()

    def _failed(self, began: int, error: Exception) -> None:
        """A frame that cannot be read is one without a code: the next will be tried."""
        self._reading = False
        if began == self._round:
            self._steady.forget()
        if not self._complained:
            log.warning("a frame of the camera cannot be read", exc_info=error)
        self._complained = True
        self._go_on()

    def _go_on(self) -> None:
        frame, self._next = self._next, None
        if frame is not None and self._is_due(self._now()):
            self._take(frame, self._now())

    # --- what a frame showed

    def _judge(self, sight: _Sight, at: int) -> None:
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


def _look(taken: Shot, read: Read, turn: int | None) -> _Sight:
    """On the camera's lane. `turn` is how far its picture is to be turned (degrees, clockwise); None for no picture."""
    began = _monotonic()
    luma = taken.luma()
    codes = tuple(code.text for code in read(luma))
    picture = None if turn is None else _mirrored(luma, turn)
    return _Sight(codes, points(luma), picture, _monotonic() - began)


def _read_quickly(luma: Luma) -> tuple[FoundCode, ...]:
    """The codes of a picture as it is: nobody is there to wait for more."""
    return find_codes(luma, seconds=0.0)


def _mirrored(luma: Luma, turn: int) -> QImage:
    """A small picture of its own, upright and as people see themselves in a mirror."""
    whole = QImage(luma.data, luma.width, luma.height, luma.stride, QImage.Format.Format_Grayscale8)
    small = whole.scaled(_PICTURE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation)
    return small.transformed(QTransform().rotate(turn)).flipped(Qt.Orientation.Horizontal)


def _monotonic() -> int:
    return time.monotonic_ns() // 1_000_000
