"""The touch screen: a window around the view models, and everything that Qt needs to know first."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

# Before Qt reads it: with any other input method the system's own would eat a scanner's keys before they arrive here.
os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"

from PySide6.QtCore import QCoreApplication, QEvent, QFile, QObject, QUrl, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from kiosk.composition import Services
from kiosk.domain.event import Han
from kiosk.i18n import translator
from kiosk.resources import Face as Typeface
from kiosk.resources import font, qml_root
from ui.devices.touch_screen import has_touch_screen
from ui.face import Face
from ui.runner import BackgroundRunner
from ui.translation import GettextTranslator
from ui.view_models.ports import Lane, Runner
from ui.view_models.shell import Habits

if TYPE_CHECKING:
    from ui.devices.window_guard import WindowGuard

log = logging.getLogger(__name__)

_FIRST_FACES: tuple[Typeface, ...] = ("sc", "latin")
_TRADITIONAL: Typeface = "tc"
_FAMILY = "Noto Sans SC"
_LETTERS = "Source Sans 3"
"""Has the letters that the first family lacks: ł, č, ş …"""

_PICTURES = "pack"
_GIVE_WAY = 0.001
"""Seconds after which a thread that draws a badge lets the screen go on; Python's own 0.005 is felt many times over."""


class FaceNotLoadedError(RuntimeError):
    """The screens could not be loaded: the installation is damaged."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the window stands: the whole screen and locked, or a window of `size` (pixels) that may be closed.

    `hurried` shows the first picture before it is complete: dates follow a moment later. `still` is for a picture only:
    such a window listens to nobody, follows no time and makes no sound.
    """

    windowed: bool = False
    size: tuple[int, int] | None = None
    hurried: bool = False
    still: bool = False


class PackPictures(QQuickImageProvider):
    """Pictures of the event pack by their path in it: `image://pack/logo.svg`."""

    def __init__(self, services: Services) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._services = services

    def requestImage(self, path: str, size: object, requested_size: object) -> QImage:
        """The picture; an empty one where the pack has none."""
        return QImage.fromData(self._services.current.file(path) or b"")


class Stage(QObject):
    """A face in a window. Make it after the application object, `close` it before.

    With the first picture, and not before, it begins to listen to scanners, to follow the time and to hold its window:
    `ready` says so.
    """

    ready = Signal()

    def __init__(self, services: Services, runner: Runner, habits: Habits, frame: Frame) -> None:
        super().__init__()
        self._frame, self._habits = frame, habits
        self.face = Face(services, runner, habits, dated=not frame.hurried)
        self._translator = GettextTranslator(self.face.words)
        QCoreApplication.installTranslator(self._translator)
        self._engine = _engine(services)
        self._load()
        self.window = self._root()
        self._guard: WindowGuard | None = None
        self.face.retold.connect(self._speak)
        if not frame.still:
            self.window.frameSwapped.connect(self._begin)
        self._show_logo(services.event.look.logo)
        _place(self.window, frame)

    def close(self) -> None:
        """Takes the screens down, then what they read, here and now.

        Left to Python, they would go when its garbage collector happens to run, on whichever thread that is: a timer
        that dies on another thread than its own takes the program with it.
        """
        if self._guard is not None:
            self._guard.release()
        self.window.close()
        QCoreApplication.removeTranslator(self._translator)
        for part in (self._engine, self.face, self._translator, self):
            part.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _load(self) -> None:
        self._engine.setInitialProperties(self.face.models())
        self._engine.load(QUrl.fromLocalFile(str(qml_root() / "Main.qml")))

    def _root(self) -> QQuickWindow:
        for root in self._engine.rootObjects():
            if isinstance(root, QQuickWindow):
                return root
        raise FaceNotLoadedError(f"{qml_root() / 'Main.qml'} has no window")

    def _begin(self) -> None:
        from ui.devices.key_scanner import KeyScanner
        from ui.devices.sounds import VerdictSounds, has_loudspeaker
        from ui.devices.window_guard import WindowGuard

        self.window.frameSwapped.disconnect(self._begin)
        _add_font(_TRADITIONAL)
        scanner = KeyScanner(self.window, parent=self)
        scanner.scanned.connect(self.face.scan)
        scanner.typed.connect(self.face.shell.touched)
        pointer, locked = not self._habits.touch_device, not self._frame.windowed
        self._guard = WindowGuard(self.window, locked=locked, pointer=pointer, parent=self)
        self._guard.touched.connect(self.face.shell.touched)
        self.face.judged.connect(VerdictSounds(audible=has_loudspeaker(), parent=self).play)
        self.face.start()
        self.ready.emit()

    def _show_logo(self, path: str | None) -> None:
        self.face.shell.show_logo(f"image://{_PICTURES}/{path}" if path else "")

    def _speak(self) -> None:
        self._translator.speak(self.face.words)
        self._engine.retranslate()


def run(
    services: Services,
    *,
    windowed: bool = False,
    size: tuple[int, int] | None = None,
    lang: str | None = None,
) -> int:
    """Opens the touch screen on the services and stays until staff close it. Gives the exit status.

    The services stay open: whoever opened them closes them. `size` is in pixels; `lang` is spoken at home.
    """
    application = prepare(hurried=services.event.look.han is Han.SC)
    with on_stage(services, Frame(windowed, size, hurried=True), lang) as stage:
        stage.face.leaving.connect(application.quit)
        return application.exec()


@contextmanager
def on_stage(services: Services, frame: Frame, lang: str | None = None) -> Iterator[Stage]:
    """The touch screen with its threads, for the length of the block.

    What the first guests would have to wait for, their languages and what draws badges, is loaded behind the first
    picture.
    """
    sys.setswitchinterval(_GIVE_WAY)
    runner = BackgroundRunner(services.close_thread)
    stage = Stage(services, runner, habits_of(services, lang), frame)
    runner.failed.connect(stage.face.stumbled)
    stage.ready.connect(partial(runner.submit, Lane.PRINTING, partial(_warm_up, services), _nothing, _not_warm))
    try:
        yield stage
    finally:
        runner.close()
        stage.close()


def _warm_up(services: Services) -> None:
    now = services.clock.now()
    for language in services.event.languages:
        words = translator(language)
        words.time(now)
        words.day(now.date())
        words.number(1)
        words.list_of([language, language])
    services.printing.warm_up()


def _nothing(_: None) -> None:
    """Nobody waits for what was loaded."""


def _not_warm(error: Exception) -> None:
    # Whoever needs it first meets the same fault, and is told of it then.
    log.warning("what the first guests need could not be loaded in advance: %s", error)


def prepare(*, hurried: bool = False) -> QGuiApplication:
    """The application object with the program's own fonts; the one that exists where there is one.

    `hurried` leaves the Traditional forms of Han characters to the stage, which adds them behind its first picture.
    """
    existing = QGuiApplication.instance()
    application = existing if isinstance(existing, QGuiApplication) else QGuiApplication(sys.argv[:1])
    application.setApplicationName("kiosk")
    for face in _FIRST_FACES if hurried else (*_FIRST_FACES, _TRADITIONAL):
        _add_font(face)
    QFont.insertSubstitutions(_FAMILY, [_LETTERS])
    application.setFont(QFont(_FAMILY))
    return application


@cache
def _add_font(face: Typeface) -> None:
    """Makes one of the program's fonts known, once.

    They are read, not mapped: Qt maps a font anew for each weight of it, and 17 MB each time is more than all else.
    """
    file = QFile(str(font(face)))
    file.open(QFile.OpenModeFlag.ReadOnly)
    QFontDatabase.addApplicationFontFromData(file.readAll())


def habits_of(services: Services, lang: str | None) -> Habits:
    """How this kiosk is: the language spoken at home is `lang`, else the event's first."""
    return Habits(
        language=lang or services.event.languages[0],
        way_to=services.settings.scanner_side,
        touch_device=has_touch_screen(),
    )


def _engine(services: Services) -> QQmlApplicationEngine:
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(qml_root()))
    engine.addImageProvider(_PICTURES, PackPictures(services))
    return engine


def _place(window: QQuickWindow, frame: Frame) -> None:
    if frame.size:
        window.resize(*frame.size)
    if frame.windowed:
        window.show()
    else:
        window.showFullScreen()
    window.requestActivate()
