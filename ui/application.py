"""The touch screen: a window around the view models, and everything that Qt needs to know first."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

# Before Qt reads it: with any other input method the system's own would eat a scanner's keys before they arrive here.
os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
# Else its keyboard would come as a window of its own, which takes the keyboard, and every scan, from ours.
os.environ["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from kiosk.composition import Services
from kiosk.domain.event import Han
from kiosk.i18n import translator
from kiosk.resources import qml_root
from kiosk.settings import NO_CAMERA
from ui import fonts
from ui.devices.touch_screen import has_touch_screen
from ui.porch import Porch
from ui.runner import BackgroundRunner
from ui.translation import GettextTranslator
from ui.view_models.ports import Lane, Runner
from ui.view_models.shell import DESK, Habits

if TYPE_CHECKING:
    from ui.devices.camera import Hardware
    from ui.devices.key_scanner import KeyScanner
    from ui.devices.window_guard import WindowGuard
    from ui.eye import Eye
    from ui.face import Face

log = logging.getLogger(__name__)

_PICTURES, _FINDER = "pack", "finder"
_PHOTO = "photo"
_CAMERA_AFTER = 500
"""Milliseconds from the first picture to the camera: dates, fonts and the hand scanner come first."""

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
    """Pictures of the event pack by their path in it, `image://pack/logo.svg`, or of people by code: `…/photo/CODE`."""

    def __init__(self, services: Services) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._services = services

    def requestImage(self, path: str, size: object, requested_size: object) -> QImage:
        """The picture; an empty one where the pack has none."""
        folder, _, code = path.partition("/")
        found = self._services.desk.photo(code) if folder == _PHOTO else self._services.current.file(path)
        return QImage.fromData(found or b"")


class Stage(QObject):
    """A face in a window. Make it after the application object, `close` it before.

    With the first picture, and not before, it begins to listen to scanners, to follow the time and to hold its window:
    `ready` says so. Where that picture is hurried, there is no `face` behind its porch before it.
    """

    ready = Signal()
    face: Face

    def __init__(self, services: Services, runner: Runner, habits: Habits, frame: Frame) -> None:
        super().__init__()
        self._frame, self._habits, self._runner = frame, habits, runner
        self._porch = Porch(services, habits, dated=not frame.hurried)
        self._translator = GettextTranslator(self._porch.words)
        QCoreApplication.installTranslator(self._translator)
        self._engine = _engine(services)
        self._load()
        self.window = self._root()
        self._guard: WindowGuard | None = None
        self._scanner: KeyScanner | None = None
        self._eye: Eye | None = None
        if not frame.hurried:
            self._complete()
        if frame.still:
            self._show_decoy()
        else:
            self.window.frameSwapped.connect(self._begin)
        self._show_logo(services.event.look.logo)
        _place(self.window, frame)

    def close(self) -> None:
        """Takes the screens down, then what they read, here and now.

        Left to Python, they would go when its garbage collector happens to run, on whichever thread that is: a timer
        that dies on another thread than its own takes the program with it.
        """
        from PySide6.QtCore import QEvent  # late, like all that the first picture can do without

        if self._eye is not None:
            self._eye.close()
        if self._guard is not None:
            self._guard.release()
        self.window.close()
        QCoreApplication.removeTranslator(self._translator)
        for part in (self._engine, self._porch, self._translator, self):
            part.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def look_through(self, hardware: Hardware) -> None:
        """Scan with a camera too, from now on. Only on a stage that is `ready`."""
        from ui.devices.finder_pictures import FinderPictures
        from ui.eye import Eye

        assert self._scanner is not None
        assert self._guard is not None
        pictures = FinderPictures()
        self._engine.addImageProvider(_FINDER, pictures)
        self._eye = Eye(self.face, self._porch.finder, self._runner, self._scanner, pictures, hardware, self)
        self._guard.touched.connect(self._eye.scanner.wake)

    def _load(self) -> None:
        self._engine.setInitialProperties(self._porch.models())
        self._engine.load(QUrl.fromLocalFile(str(qml_root() / "Main.qml")))

    def _root(self) -> QQuickWindow:
        for root in self._engine.rootObjects():
            if isinstance(root, QQuickWindow):
                return root
        raise FaceNotLoadedError(f"{qml_root() / 'Main.qml'} has no window")

    def _complete(self) -> None:
        """Makes the screens behind the attract screen."""
        from ui.face import Face

        self.face = Face(self._porch, self._runner)
        self.face.retold.connect(self._speak)
        open_pages(self._engine, self.window, self.face.models())

    def _begin(self) -> None:
        from ui.devices.sounds import VerdictSounds, has_loudspeaker
        from ui.devices.window_guard import WindowGuard
        from ui.ear import Ear

        self.window.frameSwapped.disconnect(self._begin)
        if self._frame.hurried:
            self._complete()
        fonts.add_traditional()
        pointer, locked = not self._habits.touch_device, not self._frame.windowed
        self.ear = Ear(self.face, self.window, self.face.services.settings, locked=locked, parent=self)
        self._scanner = self.ear.keys
        self._guard = WindowGuard(self.window, locked=locked, pointer=pointer, parent=self)
        self._guard.touched.connect(self.face.shell.touched)
        self.face.judged.connect(VerdictSounds(audible=has_loudspeaker(), parent=self).play)
        self.face.shell.entering.connect(self._enter)
        self.face.start()
        if self.face.services.settings.camera != NO_CAMERA:
            QTimer.singleShot(_CAMERA_AFTER, self, self._find_camera)
        self.ready.emit()

    def _find_camera(self) -> None:
        from ui.devices.camera import Cameras

        self.look_through(Cameras(self))

    def _show_decoy(self) -> None:
        from ui.devices.finder_pictures import FinderPictures, decoy_picture

        pictures = FinderPictures()
        pictures.show(decoy_picture())
        self._engine.addImageProvider(_FINDER, pictures)

    def _enter(self, screen: str) -> None:
        if screen == DESK:
            from ui.devices.keyboard_memory import learn_nothing

            learn_nothing()

    def _show_logo(self, path: str | None) -> None:
        self._porch.shell.show_logo(f"image://{_PICTURES}/{path}" if path else "")

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
        stage.ready.connect(lambda: stage.face.leaving.connect(application.quit))
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
    stage.ready.connect(lambda: runner.failed.connect(stage.face.stumbled))
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
    services.keys.warm_up()
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
    fonts.dress(application)
    if not hurried:
        fonts.add_traditional()
    return application


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
    engine.addImportPath(str(qml_root() / "keyboard"))  # where Qt's keyboard finds how it is to look
    engine.addImageProvider(_PICTURES, PackPictures(services))
    return engine


def open_pages(engine: QQmlApplicationEngine, window: QQuickWindow, models: dict[str, QObject]) -> None:
    """Puts the screens behind the attract screen into the window. Raises FaceNotLoadedError."""
    from PySide6.QtQml import QQmlComponent
    from PySide6.QtQuick import QQuickItem

    component = QQmlComponent(engine, QUrl.fromLocalFile(str(qml_root() / "Pages.qml")))
    pages = component.createWithInitialProperties(models)
    if not isinstance(pages, QQuickItem):
        raise FaceNotLoadedError(component.errorString())
    pages.setParent(window)
    pages.setParentItem(window.contentItem())


def _place(window: QQuickWindow, frame: Frame) -> None:
    if frame.size:
        window.resize(*frame.size)
    if frame.windowed:
        window.show()
    else:
        window.showFullScreen()
    window.requestActivate()
