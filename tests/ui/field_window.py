"""A window with a search field and a hand scanner, as a program of its own: tests press real keys of a real display.

Says on stdout, a JSON object a line, that it is `ready`, whatever was `scanned`, and what the field holds (`field`).
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

import ui.application  # noqa: F401 - it chooses the input method before Qt does
from ui.devices.key_scanner import KeyScanner

SCENE = b"""
import QtQuick
Window {
    width: 400; height: 200; visible: true
    property int shortcuts: 0
    Shortcut { sequences: ["Ctrl+A", "Ctrl+]", "Return"]; onActivated: shortcuts++ }
    TextInput { objectName: "field"; width: 300; height: 40; focus: true }
}
"""


def main(input_method: str) -> int:
    """Shows the window until it is killed, with the program's own input method unless another one is named."""
    if input_method:
        os.environ["QT_IM_MODULE"] = input_method
    application = QGuiApplication(sys.argv[:1])
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(SCENE, QUrl())
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()
    field = window.findChild(QQuickItem, "field")
    assert field is not None
    scanner = KeyScanner(window)
    scanner.scanned.connect(lambda text: say(scanned=text))
    field.textChanged.connect(lambda: say(field=field.property("text")))  # type: ignore[attr-defined]
    window.activeChanged.connect(lambda: say(ready=window.isActive()))
    window.requestActivate()
    return application.exec()


def say(**told: object) -> None:
    """Tells the test."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
