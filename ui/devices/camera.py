"""The camera itself: which one, and that it goes on when it was unplugged, taken by others or has fallen silent."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import (
    QCameraPermission,
    QCoreApplication,
    QLoggingCategory,
    QObject,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrameFormat,
    QVideoSink,
)

from kiosk.services.doctor import CameraSeen
from kiosk.settings import ANY_CAMERA, NO_CAMERA

log = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 2_000, 30_000
_SILENT = 5_000
"""Milliseconds without a frame after which a camera that says it runs does not."""

_ENOUGH = 1080
"""Rows of a frame beyond which more costs time and reads no more codes."""

_FLUENT = 15
"""Frames a second below which a code is read too late."""


@dataclass(frozen=True, slots=True)
class Found:
    """A camera that is plugged in: by what the system tells it from others, by its name, and how its frames come."""

    id: str
    name: str
    format: str = ""


class Hardware(Protocol):
    """What cameras there are, and one of them running into a sink."""

    changed: SignalInstance
    failed: SignalInstance
    """Carries why, for the log: in the system's words, or `no_frames`, `not_permitted`, `unplugged`."""

    def found(self) -> list[Found]:
        """Every camera that is plugged in, the system's favourite first."""

    def start(self, id_: str, sink: QVideoSink) -> None:
        """Let a camera's frames come to a sink."""

    def stop(self) -> None:
        """Let none come any more."""

    def light(self, *, on: bool) -> None:
        """Switch the camera's torch, where it has one."""


def chosen(setting: str, found: Sequence[Found], running: str | None = None) -> Found | None:
    """The camera that a setting means: its id, or words of its name; any, where it is empty or says `auto`.

    One of any that is `running` goes on when others are plugged in.
    """
    if setting == NO_CAMERA:
        return None
    if setting in ("", ANY_CAMERA):
        return next((camera for camera in found if camera.id == running), found[0] if found else None)
    exact = (camera for camera in found if camera.id == setting)
    like = (camera for camera in found if setting.casefold() in camera.name.casefold())
    return next(exact, None) or next(like, None)


class Camera(QObject):
    """Keeps the camera of a setting running into a sink, whatever becomes of it.

    `became` tells `ready` when its frames arrive, and `gone` when one that was there, or that was asked for by
    name, gives none. A kiosk that never had a camera hears nothing.
    """

    became = Signal(str)

    def __init__(self, setting: str, hardware: Hardware, sink: QVideoSink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setting, self._hardware, self._sink = setting, hardware, sink
        self._running: str | None = None
        self._state = ""
        self._pause = _FIRST_PAUSE
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._look)
        self._silence = QTimer(self, singleShot=True, interval=_SILENT)
        self._silence.timeout.connect(self._fell_silent)
        hardware.changed.connect(self._replugged)
        hardware.failed.connect(self._failed)
        sink.videoFrameChanged.connect(self._alive)

    def open(self) -> None:
        """Begin with the camera, if there is one."""
        self._look()

    def close(self) -> None:
        """Let the camera go, for good."""
        self._setting = NO_CAMERA
        self._again.stop()
        self._stop()

    def light(self, *, on: bool) -> None:
        """Switch its torch, where it has one."""
        self._hardware.light(on=on)

    def _replugged(self) -> None:
        self._pause = _FIRST_PAUSE
        self._look()

    def _look(self) -> None:
        camera = chosen(self._setting, self._hardware.found(), self._running)
        if camera is None:
            self._stop()
            self._miss()
        elif camera.id != self._running:
            self._stop()
            self._start(camera)

    def _start(self, camera: Found) -> None:
        log.info("camera %s, %s", camera.name, camera.format)
        self._running = camera.id
        self._silence.start()
        self._hardware.start(camera.id, self._sink)

    def _stop(self) -> None:
        self._silence.stop()
        if self._running is not None:
            self._running = None
            self._hardware.stop()

    def _miss(self) -> None:
        """No frames come. That is said where somebody may count on them."""
        if self._state or self._setting not in ("", ANY_CAMERA, NO_CAMERA):
            self._tell("gone")

    def _alive(self) -> None:
        if self._running is not None:
            self._silence.start()
            self._pause = _FIRST_PAUSE
            self._tell("ready")

    def _fell_silent(self) -> None:
        self._failed("no_frames")

    def _failed(self, why: str) -> None:
        """Others may have taken it, or it is about to be unplugged: try again, less and less often."""
        if self._running is None:
            return
        log.warning("the camera gives no pictures: %s", why)
        self._stop()
        self._tell("gone")
        self._again.start(self._pause)
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    def _tell(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.became.emit(state)


class Cameras(QObject):
    """The cameras of this computer, by way of Qt."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.changed)
        self._session: QMediaCaptureSession | None = None
        self._camera: QCamera | None = None

    def found(self) -> list[Found]:
        """Fills the port."""
        return plugged_in()

    def start(self, id_: str, sink: QVideoSink) -> None:
        """Fills the port. Nobody is asked for a permission: that would be a dialog, over the attendees' screen."""
        device = next((device for device in QMediaDevices.videoInputs() if _id(device) == id_), None)
        if device is None or not _permitted():
            # Not here and now: whoever starts it has not finished yet.
            QTimer.singleShot(0, self, lambda: self.failed.emit("not_permitted" if device else "unplugged"))
            return
        self._camera = QCamera(device, self)
        self._camera.setCameraFormat(best_format(device) or QCameraFormat())
        self._camera.errorOccurred.connect(self._complain)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(sink)
        self._session.setCamera(self._camera)
        self._camera.start()

    def stop(self) -> None:
        """Fills the port."""
        if self._camera is not None and self._session is not None:
            self._camera.stop()
            self._session.deleteLater()
            self._camera.deleteLater()
        self._camera = self._session = None

    def light(self, *, on: bool) -> None:
        """Fills the port."""
        mode = QCamera.TorchMode.TorchOn if on else QCamera.TorchMode.TorchOff
        if self._camera is not None and self._camera.isTorchModeSupported(mode):
            self._camera.setTorchMode(mode)

    def _complain(self, error: QCamera.Error, said: str) -> None:
        if error != QCamera.Error.NoError:
            self.failed.emit(said)


def plugged_in() -> list[Found]:
    """Every camera of this computer, the system's favourite first."""
    inputs = sorted(QMediaDevices.videoInputs(), key=lambda device: not device.isDefault())
    return [Found(_id(device), device.description(), _told(best_format(device))) for device in inputs]


def best_format(device: QCameraDevice) -> QCameraFormat | None:
    """The largest of a camera's fluent formats that is not larger than needed; one that needs no unpacking before
    another. None where the camera names none."""
    return max(device.videoFormats(), key=_merit, default=None)


def _merit(format_: QCameraFormat) -> tuple[bool, int, bool, float]:
    rows = min(format_.resolution().width(), format_.resolution().height())
    unpacked = format_.pixelFormat() != QVideoFrameFormat.PixelFormat.Format_Jpeg
    within = rows if rows <= _ENOUGH else -rows
    return format_.maxFrameRate() >= _FLUENT, within, unpacked, -abs(format_.maxFrameRate() - 30)


def _told(format_: QCameraFormat | None) -> str:
    if format_ is None:
        return ""
    size, rate = format_.resolution(), round(format_.maxFrameRate())
    pixels = QVideoFrameFormat.pixelFormatToString(format_.pixelFormat())
    return f"{size.width()}×{size.height()}, {rate}/s, {pixels}"


def _id(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "backslashreplace")


def _permitted() -> bool:
    application = QCoreApplication.instance()
    granted = Qt.PermissionStatus.Granted
    return application is not None and application.checkPermission(QCameraPermission()) == granted


def camera_seen(setting: str) -> CameraSeen:
    """What the doctor is to know. Opens no camera: a screen beside may be looking through it."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # what Qt finds and misses is no message for people
    _application = QGuiApplication.instance() or QGuiApplication([])
    found = plugged_in()
    camera = chosen(setting, found)
    names = tuple(one.name for one in found)
    return CameraSeen(camera.name if camera else None, camera.format if camera else "", names, _permitted())
