"""What the tests of the screens share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.qml.stage import QmlStage, qml_stage


@pytest.fixture
def stage(qapp: QGuiApplication, qtbot: QtBot) -> Iterator[QmlStage]:
    """The screens, upright, with nobody in front of them."""
    with qml_stage() as made:
        qtbot.waitUntil(made.window.isExposed)
        yield made
