"""The camera of the touch screen: from the device to what the screens do about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoSink

from ui.devices.camera import Camera, Hardware
from ui.devices.camera_scanner import CameraScanner
from ui.devices.finder_pictures import FinderPictures
from ui.devices.key_scanner import KeyScanner
from ui.face import Face
from ui.view_models.finder import Finder
from ui.view_models.ports import Lane, Runner
from ui.view_models.shell import HOME


class Eye(QObject):
    """Watches through the camera that is configured, from when it is made until it is closed."""

    def __init__(
        self,
        face: Face,
        finder: Finder,
        runner: Runner,
        beside: KeyScanner,
        pictures: FinderPictures,
        hardware: Hardware,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._face, self._finder, self._pictures = face, finder, pictures
        self._sink = QVideoSink(self)
        self.scanner = CameraScanner(
            self._sink, partial(runner.submit, Lane.CAMERA), repeats=beside.repeats, parent=self
        )
        self._camera = Camera(face.services.settings.camera, hardware, self._sink, parent=self)
        self._connect()
        self._camera.open()

    def close(self) -> None:
        """Lets the camera go."""
        self._camera.close()

    def _connect(self) -> None:
        face, scanner = self._face, self.scanner
        self._camera.became.connect(self._became)
        scanner.scanned.connect(partial(face.scan, typed=False))
        scanner.noticed.connect(self._finder.notice)
        scanner.noticed.connect(self._light)
        scanner.pictured.connect(self._show)
        face.shell.screenChanged.connect(self._look_up)
        face.shell.wiped.connect(partial(self._show, QImage()))

    def _became(self, state: str) -> None:
        if state == "gone":
            self.scanner.forget()
        self._finder.become(state)

    def _light(self, notice: str) -> None:
        """What the torch makes bright is no reason to switch it off: that would go on and off for ever."""
        if notice in ("dark", "asleep"):
            self._camera.light(on=notice == "dark")

    def _look_up(self) -> None:
        self.scanner.want_pictures(wanted=self._face.screen == HOME)

    def _show(self, picture: QImage) -> None:
        self._pictures.show(picture)
        self._finder.turn(blank=picture.isNull())
