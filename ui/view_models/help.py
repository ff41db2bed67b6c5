"""`No code?`: calls a person and shows the number under which staff know of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.services import wording
from ui.view_models.announcing import announce
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """What the help screen says."""

    heading: str = ""
    sentence: str = ""
    desk: str = ""
    number: str = ""
    called: bool = False


def help_texts(number: str, scene: Scene) -> HelpTexts:
    """The invitation to call somebody, or, once there is a number, what to do with it."""
    desk = wording.help_desk(scene.event, scene.words)
    if number:
        heading = scene.words.gettext("We are coming")
        sentence = scene.words.gettext("Our team has been told. Please show them this number.")
        return HelpTexts(heading, sentence, desk, number, called=True)
    heading = scene.words.gettext("No code?")
    sentence = scene.words.gettext("Our team will find you by your name. You can call somebody or go to the desk.")
    return HelpTexts(heading, sentence, desk)


@QmlElement
@QmlUncreatable("made by the application")
class Help(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the help screen reads. `callAsked` tells the application that somebody is to come."""

    headingChanged = Signal()
    sentenceChanged = Signal()
    deskChanged = Signal()
    numberChanged = Signal()
    calledChanged = Signal()

    callAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._asked = False
        self._texts = HelpTexts()

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; only what differs is announced."""
        self._fold(help_texts(self._number, scene))

    def answered(self, number: str, scene: Scene) -> None:
        """Staff know, under `number`."""
        self._number = number
        self.tell(scene)

    def clear(self) -> None:
        """Keep nothing of the last person."""
        self._number, self._asked = "", False
        self._fold(HelpTexts())

    def _fold(self, texts: HelpTexts) -> None:
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    @Slot()
    def call(self) -> None:
        """Call somebody; further presses are the same call."""
        if not self._asked:
            self._asked = True
            self.callAsked.emit()

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What it is about."""
        return self._texts.heading

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """What to do."""
        return self._texts.sentence

    @Property(str, notify=deskChanged)
    def desk(self) -> str:
        """Where staff are."""
        return self._texts.desk

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        """The number to show; empty before somebody was called."""
        return self._texts.number

    @Property(bool, notify=calledChanged)
    def called(self) -> bool:
        """Whether somebody was called."""
        return self._texts.called
