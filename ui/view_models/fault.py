"""What is said when the kiosk itself is in trouble: what still works, where to go, and for staff how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.i18n import Translator
from kiosk.services import wording
from kiosk.services.errors import Trouble
from ui.view_models.announcing import announce
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


class Ours(StrEnum):
    """A fault that is the program's own."""

    BUG = "bug"


Cause = Trouble | Ours


@dataclass(frozen=True, slots=True)
class FaultTexts:
    """What the fault screen says. `detail` is for staff and names no one."""

    heading: str = ""
    sentence: str = ""
    still_works: str = ""
    desk: str = ""
    detail: str = ""


def fault_texts(cause: Cause, scene: Scene) -> FaultTexts:
    """A fault in words. Nobody was admitted by the scan that met it."""
    words = scene.words
    return FaultTexts(
        heading=words.gettext("Check-in\nis paused"),
        sentence=words.gettext("This kiosk cannot check you in at the moment. You have not been checked in."),
        still_works=words.gettext("The agenda still works, and so do the other kiosks."),
        desk=wording.help_desk(scene.event, words),
        detail=_detail(cause, words),
    )


def _detail(cause: Cause, words: Translator) -> str:
    if isinstance(cause, Trouble):
        return wording.trouble(cause, words)
    return words.gettext("Something unexpected happened. The log says what; restart the program if it happens again.")


@QmlElement
@QmlUncreatable("made by the application")
class Fault(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the fault screen reads."""

    headingChanged = Signal()
    sentenceChanged = Signal()
    stillWorksChanged = Signal()
    deskChanged = Signal()
    detailChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cause: Cause | None = None
        self._texts = FaultTexts()

    def show(self, cause: Cause, scene: Scene) -> None:
        """Speak of this trouble from now on."""
        self._cause = cause
        self.tell(scene)

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; only what differs is announced."""
        self._fold(fault_texts(self._cause, scene) if self._cause else FaultTexts())

    def clear(self) -> None:
        """Nothing is wrong any more, as far as is known."""
        self._cause = None
        self._fold(FaultTexts())

    def _fold(self, texts: FaultTexts) -> None:
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What is the matter, in one or two lines."""
        return self._texts.heading

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """What that means for whoever stands here."""
        return self._texts.sentence

    @Property(str, notify=stillWorksChanged)
    def stillWorks(self) -> str:
        """What still works."""
        return self._texts.still_works

    @Property(str, notify=deskChanged)
    def desk(self) -> str:
        """Where staff are."""
        return self._texts.desk

    @Property(str, notify=detailChanged)
    def detail(self) -> str:
        """How to mend it, for staff."""
        return self._texts.detail
