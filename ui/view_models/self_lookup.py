"""`No code?`: somebody says who they are, one question a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.self_lookup import PHONE_DIGITS
from kiosk.services import wording
from ui.view_models.announcing import announce
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 80
"""Letters of a name or an address: more than anybody's, and no more than the screen can show."""

_SECOND = 1000


class Step(StrEnum):
    """Which question is asked, or what the answer is."""

    NAME = "name"
    DIGITS = "digits"
    EMAIL = "email"
    NOBODY = "nobody"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody has said of themselves so far: kept here only, and only until they leave."""

    step: Step = Step.NAME
    family: str = ""
    digits: str = ""
    email: str = ""
    seconds: int = 0
    asking: bool = False

    @property
    def can_go_on(self) -> bool:
        """Whether there is something to go on with."""
        match self.step:
            case Step.NAME:
                return bool(self.family.strip())
            case Step.DIGITS:
                return len(self.digits) == PHONE_DIGITS
            case Step.EMAIL:
                return "@" in self.email.strip()[1:-1]
            case _:
                return False

    @property
    def proof(self) -> str:
        """What only they know."""
        return self.email.strip() if self.step is Step.EMAIL else self.digits


@dataclass(frozen=True, slots=True)
class SelfLookupTexts:
    """What the screen shows. `entered` digits of the telephone are there; none of them is ever written."""

    step: str = ""
    heading: str = ""
    sentence: str = ""
    typed: str = ""
    entered: int = 0
    can_go_on: bool = False
    go_on_label: str = ""
    may_try: bool = False
    desk: str = ""


def self_lookup_texts(said: Said, scene: Scene) -> SelfLookupTexts:
    """The texts of one step. Who does not exist and who was mistaken are told the same."""
    words = scene.words
    match said.step:
        case Step.NAME:
            heading, sentence = words.gettext("What is your family name?"), words.gettext("As on your registration.")
        case Step.DIGITS:
            heading = words.gettext("The last four digits of your phone?")
            sentence = words.gettext("The number that you registered with.")
        case Step.EMAIL:
            heading = words.gettext("What is your email address?")
            sentence = words.gettext("The address that you registered with.")
        case Step.NOBODY:
            heading = words.gettext("We have not found you like this")
            sentence = words.gettext("Please check what you entered, or let our team help you.")
        case Step.PAUSE:
            heading, sentence = words.gettext("One moment, please"), _pause(said.seconds, scene)
    return SelfLookupTexts(
        step=said.step.value,
        heading=heading,
        sentence=sentence,
        typed=said.email if said.step is Step.EMAIL else said.family if said.step is Step.NAME else "",
        entered=len(said.digits),
        can_go_on=said.can_go_on and not said.asking,
        may_try=not said.seconds,
        go_on_label=words.gettext("Next") if said.step is Step.NAME else words.gettext("Find me"),
        desk=wording.help_desk(scene.event, words) if said.step in (Step.NOBODY, Step.PAUSE) else "",
    )


def _pause(seconds: int, scene: Scene) -> str:
    if not seconds:
        return scene.words.gettext("You can try again now.")
    return scene.words.ngettext(
        "You can try again in {n} second. Our team is glad to help you at once.",
        "You can try again in {n} seconds. Our team is glad to help you at once.",
        seconds,
    )


@QmlElement
@QmlUncreatable("made by the application")
class SelfLookup(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the screen reads.

    `findAsked` carries a family name and what only its bearer knows, `callAsked` says that a person is wanted.
    Every change of what is typed comes through a slot, so that nothing is kept anywhere else.
    """

    stepChanged = Signal()
    headingChanged = Signal()
    sentenceChanged = Signal()
    typedChanged = Signal()
    enteredChanged = Signal()
    canGoOnChanged = Signal()
    goOnLabelChanged = Signal()
    mayTryChanged = Signal()
    deskChanged = Signal()

    findAsked = Signal(str, str)
    callAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._scene: Scene | None = None
        self._texts = SelfLookupTexts()
        self._pause = QTimer(self, interval=_SECOND)
        self._pause.timeout.connect(self._count_down)

    @property
    def asking(self) -> bool:
        """Whether somebody is being looked up."""
        return self._said.asking

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; only what differs is announced."""
        self._scene = scene
        before, self._texts = self._texts, self_lookup_texts(self._said, scene)
        announce(self, before, self._texts)

    def nobody(self) -> None:
        """Nobody fits. What was said goes, but for the name: it was most likely right."""
        self._say(step=Step.NOBODY, digits="", email="", asking=False)

    def paused(self, seconds: int) -> None:
        """Nobody is looked up for so many seconds."""
        self._pause.start()
        self._say(step=Step.PAUSE, digits="", email="", seconds=seconds, asking=False)

    def clear(self) -> None:
        """Keep nothing of the last person."""
        self._pause.stop()
        self._said, self._scene = Said(), None
        before, self._texts = self._texts, SelfLookupTexts()
        announce(self, before, self._texts)

    def _say(self, **changes: Any) -> None:
        self._said = replace(self._said, **changes)
        if self._scene is not None:
            self.tell(self._scene)

    def _count_down(self) -> None:
        left = max(0, self._said.seconds - 1)
        if not left:
            self._pause.stop()
        self._say(seconds=left)

    @Slot(str)
    def type(self, text: str) -> None:
        """What stands in the field now."""
        if self._said.step is Step.NAME:
            self._say(family=text[:LONGEST])
        elif self._said.step is Step.EMAIL:
            self._say(email=text[:LONGEST])

    @Slot(str)
    def digit(self, digit: str) -> None:
        """One more digit; a fifth is passed over."""
        said = self._said
        if said.step is Step.DIGITS and not said.asking and digit in "0123456789" and len(said.digits) < PHONE_DIGITS:
            self._say(digits=said.digits + digit)

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        if not self._said.asking:
            self._say(digits=self._said.digits[:-1])

    @Slot()
    def goOn(self) -> None:
        """The next question, or the answer; further presses are the same one."""
        said = self._said
        if not said.can_go_on or said.asking:
            return
        if said.step is Step.NAME:
            self._say(step=Step.DIGITS)
        else:
            self._say(asking=True)
            self.findAsked.emit(said.family, said.proof)

    @Slot()
    def byEmail(self) -> None:
        """The address instead of the telephone."""
        if self._said.step is Step.DIGITS and not self._said.asking:
            self._say(step=Step.EMAIL, digits="")

    @Slot()
    def byPhone(self) -> None:
        """The telephone instead of the address."""
        if self._said.step is Step.EMAIL and not self._said.asking:
            self._say(step=Step.DIGITS, email="")

    @Slot()
    def tryAgain(self) -> None:
        """From the first question, where the name stands still; not before a pause is over."""
        if not self._said.seconds:
            self._say(step=Step.NAME, digits="", email="")

    @Slot()
    def call(self) -> None:
        """A person instead."""
        self.callAsked.emit()

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        """`name`, `digits`, `email`, `nobody` or `pause`."""
        return self._texts.step

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What is asked."""
        return self._texts.heading

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """What is meant by it."""
        return self._texts.sentence

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        """What stands in the field."""
        return self._texts.typed

    @Property(int, notify=enteredChanged)
    def entered(self) -> int:
        """How many digits were entered."""
        return self._texts.entered

    @Property(bool, notify=canGoOnChanged)
    def canGoOn(self) -> bool:
        """Whether there is enough to go on with."""
        return self._texts.can_go_on

    @Property(str, notify=goOnLabelChanged)
    def goOnLabel(self) -> str:
        """What the key says that goes on."""
        return self._texts.go_on_label

    @Property(bool, notify=mayTryChanged)
    def mayTry(self) -> bool:
        """Whether nobody has to wait."""
        return self._texts.may_try

    @Property(str, notify=deskChanged)
    def desk(self) -> str:
        """Where staff are."""
        return self._texts.desk
