"""The verdict screen: welcome, refusal, or the way to a person."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.services.checkin import Outcome
from kiosk.services.printing import JobState
from ui.view_models.announcing import announce
from ui.view_models.scene import Scene
from ui.view_models.verdict_texts import Subject, VerdictTexts, tone_of, verdict_texts

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class Verdict(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the verdict screen reads. `disownAsked` and `doneAsked` tell the application what was pressed."""

    toneChanged = Signal()
    wordChanged = Signal()
    nameChanged = Signal()
    nameHanChanged = Signal()
    categoryChanged = Signal()
    organisationChanged = Signal()
    sentenceChanged = Signal()
    wayChanged = Signal()
    wayEndsChanged = Signal()
    deskChanged = Signal()
    numberChanged = Signal()
    nextPlateChanged = Signal()
    nextWhenChanged = Signal()
    nextTitleChanged = Signal()
    nextTitleLangChanged = Signal()
    nextWhereChanged = Signal()
    canDisownChanged = Signal()
    printingChanged = Signal()
    delegationChanged = Signal()
    offerChanged = Signal()

    disownAsked = Signal()
    doneAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._subject: Subject | None = None
        self._texts = VerdictTexts()

    @property
    def subject(self) -> Subject | None:
        """What the screen is about; None when it is about nobody."""
        return self._subject

    @property
    def welcomes(self) -> bool:
        """Whether the way is free: such a screen goes by itself."""
        return self._subject is not None and tone_of(self._subject) == "ok"

    def show(self, subject: Subject, scene: Scene) -> None:
        """Be about this from now on."""
        self._subject = subject
        self.tell(scene)

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; only what differs is announced."""
        self._fold(verdict_texts(self._subject, scene) if self._subject else VerdictTexts())

    def badge_moved(self, job: JobState, scene: Scene) -> None:
        """The badge of the person on the screen has come further."""
        if self._subject is not None:
            self.show(replace(self._subject, job=job), scene)

    def disowned(self, number: str, scene: Scene) -> None:
        """The check-in was taken back, and staff know of it under `number`."""
        if self._subject is not None:
            self.show(replace(self._subject, number=number, disowned=True), scene)

    def clear(self) -> None:
        """Keep nothing of the last person."""
        self._subject = None
        self._fold(VerdictTexts())

    def is_about(self, outcome: Outcome) -> bool:
        """Whether the screen still shows this very scan."""
        return self._subject is not None and self._subject.outcome is outcome and not self._subject.disowned

    def _fold(self, texts: VerdictTexts) -> None:
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    @Slot()
    def disown(self) -> None:
        """`This is not me`."""
        if self._texts.can_disown:
            self.disownAsked.emit()

    @Slot()
    def done(self) -> None:
        """Back to the beginning at once."""
        self.doneAsked.emit()

    @Property(str, notify=toneChanged)
    def tone(self) -> str:
        """`ok`, `stop` or `ask`."""
        return self._texts.tone

    @Property(str, notify=wordChanged)
    def word(self) -> str:
        """The one large word, of at most two lines."""
        return self._texts.word

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        """Who is welcome."""
        return self._texts.name

    @Property(str, notify=nameHanChanged)
    def nameHan(self) -> str:
        """The face of the name: `sc`, `tc`, `hk` or `latin`."""
        return self._texts.name_han

    @Property(str, notify=categoryChanged)
    def category(self) -> str:
        """What kind of guest this is."""
        return self._texts.category

    @Property(str, notify=organisationChanged)
    def organisation(self) -> str:
        """Where the guest comes from."""
        return self._texts.organisation

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """What to do, in one or two short lines."""
        return self._texts.sentence

    @Property(str, notify=wayChanged)
    def way(self) -> str:
        """What the band says."""
        return self._texts.way

    @Property(str, notify=wayEndsChanged)
    def wayEnds(self) -> str:
        """What the band ends at: `badge`, `person` or `room`."""
        return self._texts.way_ends

    @Property(str, notify=deskChanged)
    def desk(self) -> str:
        """Where staff are."""
        return self._texts.desk

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        """What to show to staff."""
        return self._texts.number

    @Property(str, notify=nextPlateChanged)
    def nextPlate(self) -> str:
        """The room of what is next."""
        return self._texts.next_plate

    @Property(str, notify=nextWhenChanged)
    def nextWhen(self) -> str:
        """When it begins."""
        return self._texts.next_when

    @Property(str, notify=nextTitleChanged)
    def nextTitle(self) -> str:
        """What it is."""
        return self._texts.next_title

    @Property(str, notify=nextTitleLangChanged)
    def nextTitleLang(self) -> str:
        """The language its title is in."""
        return self._texts.next_title_lang

    @Property(str, notify=nextWhereChanged)
    def nextWhere(self) -> str:
        """How to get there."""
        return self._texts.next_where

    @Property(bool, notify=canDisownChanged)
    def canDisown(self) -> bool:
        """Whether `This is not me` is offered."""
        return self._texts.can_disown

    @Property(float, notify=printingChanged)
    def printing(self) -> float:
        """How far the badge is, 0 to 1; -1 when none is printed."""
        return self._texts.printing

    @Property(str, notify=delegationChanged)
    def delegation(self) -> str:
        """The delegation that this guest leads, while others of it have still to come."""
        return self._texts.delegation

    @Property(str, notify=offerChanged)
    def offer(self) -> str:
        """What the key says that brings them in; empty where there is none."""
        return self._texts.offer
