"""The screens in a real window, over view models that hold whatever a test wants to be shown."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QSignalSpy

from kiosk.domain.event import Han, HeroShape, Look
from kiosk.i18n import translator
from kiosk.resources import packs_root, qml_root
from ui.application import open_pages, prepare
from ui.translation import GettextTranslator
from ui.view_models.agenda import Agenda
from ui.view_models.announcing import announce
from ui.view_models.attract import Attract
from ui.view_models.delegation import Delegation
from ui.view_models.desk import Desk
from ui.view_models.fault import Fault
from ui.view_models.finder import Finder, FinderTexts
from ui.view_models.help import Help
from ui.view_models.scanner_test import ScannerTest
from ui.view_models.self_lookup import SelfLookup
from ui.view_models.session_page import SessionPage
from ui.view_models.shell import Habits, Shell, look_texts
from ui.view_models.staff import Staff
from ui.view_models.verdict import Verdict

FIRST = ("shell", "attract", "finder")
"""What the window itself reads; the pages read the shell and the others."""

PACKS = ("hainan-2025", "cqitec-2025", "hk-talent-hub-2025")


@dataclass(frozen=True, slots=True)
class Show:
    """What is to be seen: a screen, the texts of its view model, and how the reader wants it."""

    screen: str
    texts: Any = None
    rows: tuple[Any, ...] = ()
    shell: tuple[tuple[str, Any], ...] = ()


def look_of(pack: str) -> Look:
    """The look of a sample pack."""
    table = tomllib.loads((packs_root() / pack / "event.toml").read_text(encoding="utf-8"))
    look, hero = table["look"], table["hero"]
    return Look(look["deep"], look["hot"], Han(look["han"]), HeroShape(hero["glyph"], *hero["way"]))


class QmlStage:
    """Main.qml in a window, over view models of its own."""

    def __init__(self) -> None:
        prepare()
        shell = Shell(look_of(PACKS[0]), Habits("en", reduced_motion=True))
        self.models: dict[str, QObject] = {
            "shell": shell,
            "attract": Attract(),
            "finder": Finder(),
            "verdict": Verdict(),
            "agenda": Agenda(),
            "sessionPage": SessionPage(),
            "help": Help(),
            "staff": Staff(),
            "scannerTest": ScannerTest(),
            "desk": Desk(),
            "fault": Fault(),
            "selfLookup": SelfLookup(),
            "delegation": Delegation(),
        }
        self.shell = shell
        self.translator = GettextTranslator(translator("en"))
        QCoreApplication.installTranslator(self.translator)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(qml_root()))
        self.engine.addImportPath(str(qml_root() / "keyboard"))
        self.engine.setInitialProperties({name: self.models[name] for name in FIRST})
        self.engine.load(QUrl.fromLocalFile(str(qml_root() / "Main.qml")))
        (window,) = self.engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        self.window = window
        open_pages(self.engine, window, {name: self.models[name] for name in self.models if name not in FIRST[1:]})

    def show(self, show: Show, *, size: tuple[int, int] | None = None, finder: str = "", **shell: Any) -> None:
        """Show this, in a window of `size` pixels. `finder` is a camera's state; other names are texts of the shell."""
        if size:
            self.window.resize(*size)
        self.hold("finder", FinderTexts(finder))
        self._speak(shell.get("language", self.shell.property("language")), shell.get("han", "sc"))
        names = {"session": "sessionPage", "scanner": "scannerTest", "self-lookup": "selfLookup"}
        name = names.get(show.screen, show.screen)
        if show.texts is not None:
            self.hold(name, show.texts)
        if show.rows:
            rows = {"scannerTest": "_keys", "delegation": "_rows"}.get(name, "_next")
            getattr(self.models[name], rows).fold(list(show.rows))
        defaults = {"seconds_left": -1, "notice": "", "rehearsal": "", "clock": "08:42"}
        changes = {**defaults, "screen": show.screen, **dict(show.shell), **shell}
        self.hold("shell", replace(self.shell._texts, **changes))
        self.settle()

    def dress(self, pack: str) -> None:
        """Wear the look of a sample pack."""
        self.hold("shell", replace(self.shell._texts, **look_texts(look_of(pack))))

    def hold(self, name: str, texts: Any) -> None:
        """Let the view model `name` hold these texts."""
        model: Any = self.models[name]
        before, model._texts = model._texts, texts
        announce(model, before, texts)

    def settle(self) -> None:
        """Let everything find its place: Qt lays rows and columns out when it paints."""
        self.wait()
        painted = QSignalSpy(self.window.frameSwapped)
        self.window.update()
        assert painted.count() or painted.wait(5000)

    def wait(self, milliseconds: int = 0) -> None:
        """Let what was set in motion go on for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def theme(self) -> QObject:
        """The theme's singleton."""
        return self.engine.singletonInstance("theme", "Theme")

    def unit(self) -> float:
        """u in pixels."""
        return min(self.window.width(), self.window.height()) / 108

    def item(self, name: str) -> QQuickItem:
        """The item of this object name that is shown."""
        found = [item for item in self.items() if item.objectName() == name]
        assert found, f"{name} is not among {sorted(self.names())}"
        return found[0]

    def names(self) -> set[str]:
        """The object names of all that is shown."""
        return {item.objectName() for item in self.items() if item.objectName()}

    def items(self) -> list[QQuickItem]:
        """Every item that is shown, outermost first."""
        waiting, seen = [self.window.contentItem()], []
        while waiting:
            item = waiting.pop(0)
            if item.isVisible() and item.opacity() > 0:
                seen.append(item)
                waiting.extend(item.childItems())
        return seen

    def close(self) -> None:
        """Take the screens down before what they read is gone."""
        self.window.close()
        for part in (self.window, self.engine):  # the theme goes with the engine, and every item reads it to its end
            part.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.removeTranslator(self.translator)

    def _speak(self, language: str, han: str) -> None:
        self.translator.speak(translator(language, han))
        self.engine.retranslate()


@contextmanager
def qml_stage() -> Iterator[QmlStage]:
    """A stage, taken down afterwards."""
    stage = QmlStage()
    yield stage
    stage.close()
