"""The hand scanner on a serial line, or on USB as one.

QSerialPort rather than pyserial: it comes with Qt, waits in Qt's own loop without a thread, and works on a pseudo-
terminal.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QIODeviceBase, QObject, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort

from kiosk.scanning.frames import PAUSE, Frames

log = logging.getLogger(__name__)

FIRST_WAIT = 250
LONGEST_WAIT = 4_000
"""Milliseconds until a port that is not there is tried again: at first, and when it has not come for long."""

_AT_ONCE = 65_536


class SerialScanner(QObject):
    """Listens to a port for as long as it lives, unplugged and plugged in again as often as people like.

    Scans are told by `scanned`; `changed` says whether the port is open, whenever that is another than before.
    """

    scanned = Signal(str)
    changed = Signal(bool)

    def __init__(self, port: str, baud: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frames = Frames()
        self._wait = FIRST_WAIT
        self._said = False
        self._port = QSerialPort(self)
        self._port.setPortName(port)
        self._port.setBaudRate(baud)
        self._port.setReadBufferSize(_AT_ONCE)
        self._port.readyRead.connect(self._read)
        self._port.errorOccurred.connect(self._failed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._silence)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._open)
        self._open()

    @property
    def connected(self) -> bool:
        """Whether the port is open."""
        return self._port.isOpen()

    def _open(self) -> None:
        if not self._port.open(QIODeviceBase.OpenModeFlag.ReadOnly):
            self._try_later()
            return
        log.info("serial scanner %s: listening", self._port.portName())
        self._wait, self._said = FIRST_WAIT, False
        self._port.clear()
        self.changed.emit(self.connected)

    def _read(self) -> None:
        self._tell(self._frames.feed(bytes(self._port.readAll().data())))
        self._pause.start()

    def _silence(self) -> None:
        self._tell(self._frames.silence())

    def _tell(self, scans: tuple[str, ...]) -> None:
        if self._frames.dropped:
            log.warning("serial scanner %s: more came than any code holds; dropped", self._port.portName())
            self._frames.dropped = 0
        for text in scans:
            self.scanned.emit(text)

    def _failed(self, error: QSerialPort.SerialPortError) -> None:
        """A scanner that is unplugged is an error of its port, and so is a cable that is loose."""
        if error == QSerialPort.SerialPortError.NoError or not self._port.isOpen():
            return
        log.warning("serial scanner %s: %s", self._port.portName(), self._port.errorString())
        # From its own signal a port may not be closed; nothing of half a scan is kept.
        QTimer.singleShot(0, self, self._lost)

    def _lost(self) -> None:
        self._pause.stop()
        self._frames.forget()
        if self._port.isOpen():
            self._port.close()
            self.changed.emit(self.connected)
            self._try_later()

    def _try_later(self) -> None:
        if not self._said:
            log.warning("serial scanner %s: %s", self._port.portName(), self._port.errorString())
            self._said = True
        self._again.start(self._wait)
        self._wait = min(2 * self._wait, LONGEST_WAIT)
