"""The floor of a start: a process that shows a window of Qt Quick with one word in it, and says when it was painted."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

_WINDOW = b"""
import QtQuick
Window { visible: true; width: 1080; height: 1920; color: "#00424F"
    Text { anchors.centerIn: parent; text: "Kiosk"; color: "white"; font.pixelSize: 120 } }
"""


def main() -> int:
    """Shows the window and closes it with its first picture; gives the exit status."""
    application = QGuiApplication(sys.argv[:1])
    engine = QQmlApplicationEngine()
    engine.loadData(_WINDOW)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    painted: list[int] = []

    def note() -> None:
        painted.append(time.monotonic_ns())
        application.quit()

    window.frameSwapped.connect(note)
    application.exec()
    sys.stdout.write(json.dumps({"painted": painted[0]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
