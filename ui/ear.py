"""Every scanner that is heard: the one that types, the one on a serial line, and what keeps either from being heard."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow

from kiosk.settings import Settings, baud_of
from ui.devices.focus_keeper import FocusKeeper
from ui.devices.key_scanner import KeyScanner
from ui.devices.scanner_presence import ScannerPresence
from ui.face import Face
from ui.view_models.hindrance import Hindrance


class Ear(QObject):
    """Hands scans to the face. A code that two scanners tell, or one by two outputs, is one scan.

    `locked` is whether the window is the kiosk's only one, and may ask for the keyboard.
    """

    def __init__(
        self, face: Face, window: QWindow, settings: Settings, *, locked: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._face = face
        self.keys = KeyScanner(window, parent=self)
        self.keys.scanned.connect(face.scan)
        self.keys.typed.connect(face.shell.touched)
        self.keys.heard.connect(face.hear)
        self._focus = FocusKeeper(window, eager=locked, parent=self)
        self._focus.changed.connect(self._focus_changed)
        if settings.serial_port:
            self._listen_to(settings)
        self._presence = ScannerPresence(settings.scanner_device, parent=self)
        self._presence.changed.connect(self._plugged)

    def _listen_to(self, settings: Settings) -> None:
        from ui.devices.serial_scanner import SerialScanner

        serial = SerialScanner(settings.serial_port, baud_of(settings) or 9600, self)
        serial.scanned.connect(self._told)
        serial.changed.connect(self._connected)
        if not serial.connected:
            self._face.hinder(Hindrance.SERIAL, there=True)

    def _told(self, text: str) -> None:
        """A serial scanner tells its codes as they are: no keyboard layout has been at them."""
        self._face.overhear(text)
        if self.keys.repeats.is_new(text, time.monotonic_ns() // 1_000_000):
            self._face.scan(text, typed=False)

    def _connected(self, connected: bool) -> None:
        self._face.hinder(Hindrance.SERIAL, there=not connected)

    def _plugged(self, plugged: bool) -> None:
        self._face.hinder(Hindrance.UNPLUGGED, there=not plugged)

    def _focus_changed(self, has_it: bool) -> None:
        self._face.hinder(Hindrance.UNHEARD, there=not has_it)
