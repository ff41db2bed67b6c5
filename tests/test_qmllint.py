"""The QML linter of the house knows the types written in Python, and fails on a warning."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

VIEW_MODEL = """
from PySide6.QtCore import Property, QAbstractListModel, QObject, Signal
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Agenda(QObject):
    changed = Signal()

    @Property(str, notify=changed)
    def title(self) -> str:
        return ""


@QmlElement
class Rows(QAbstractListModel):
    pass
"""

SCREEN = """
import QtQuick
import theme
import ViewModels

Rectangle {
    color: Theme.deep
    Agenda { id: agenda }
    Rows { id: rows }
    ListView { model: rows }
    Text { text: agenda.title }
}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder in (".ci", "ui/theme", "ui/screens", "ui/view_models"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "qmllint.py", tmp_path / ".ci")
    (tmp_path / "ui/theme/qmldir").write_text("module theme\nsingleton Theme 1.0 Theme.qml\n")
    (tmp_path / "ui/theme/Theme.qml").write_text(
        'pragma Singleton\nimport QtQuick\nQtObject { readonly property color deep: "#00424F" }\n'
    )
    (tmp_path / "ui/view_models/agenda.py").write_text(VIEW_MODEL)
    return tmp_path


def lint(house: Path, screen: str) -> subprocess.CompletedProcess[str]:
    (house / "ui" / "screens" / "Screen.qml").write_text(screen)
    return subprocess.run([sys.executable, house / ".ci" / "qmllint.py"], capture_output=True, text=True, check=False)


def test_a_screen_that_uses_singletons_and_python_types_is_clean(house: Path) -> None:
    done = lint(house, SCREEN)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ("agenda.title", "agenda.titel", "titel"),
        ("Theme.deep", "Theme.depp", "depp"),
        ("Rows {", "Row5 {", "Row5"),
        ("model: rows", "model: rowz", "rowz"),
    ],
)
def test_a_name_that_is_nowhere_defined_fails(house: Path, right: str, wrong: str, named: str) -> None:
    done = lint(house, SCREEN.replace(right, wrong))
    assert done.returncode == 1
    assert named in done.stdout
