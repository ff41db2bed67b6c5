"""The PIN pad, and what lies behind it: the lookup desk, the scanner test and the way out of the program."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.staff import Act, Operator
from kiosk.i18n import Translator
from kiosk.services.staff import SignIn
from ui.view_models.announcing import announce
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

MOST_DIGITS = 12
_SECOND = 1000


@dataclass(frozen=True, slots=True)
class StaffTexts:
    """What the PIN pad shows: never a digit, only how many. `is_open` says that what lies behind it is shown."""

    has_pin: bool = True
    entered: int = 0
    message: str = ""
    locked_seconds: int = 0
    is_open: bool = False
    last_scan: str = ""
    operator: str = ""
    can_look_up: bool = False
    can_leave: bool = True


def staff_message(words: Translator, *, has_pin: bool, locked_seconds: int, wrong: bool) -> str:
    """What the pad says above its keys."""
    if not has_pin:
        return words.gettext("No staff PIN has been set: anybody can close the program.")
    if locked_seconds:
        return words.ngettext(
            "Too many wrong PINs. Try again in {n} second.",
            "Too many wrong PINs. Try again in {n} seconds.",
            locked_seconds,
        )
    return words.gettext("That PIN is not right.") if wrong else words.gettext("Staff PIN")


def last_scan_text(words: Translator, at: str) -> str:
    """When a scan came last, so that a scanner that has fallen silent is noticed."""
    return words.gettext("Last scan: {time}", time=at) if at else words.gettext("Nothing has been scanned yet.")


@QmlElement
@QmlUncreatable("made by the application")
class Staff(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the PIN pad reads.

    `pinAsked` carries the PIN to whoever checks it, `leaveAsked` says that staff want out, `deskAsked` that the lookup
    desk is wanted, `testAsked` that they want to test the scanner, `cancelled` that they have finished.
    """

    hasPinChanged = Signal()
    enteredChanged = Signal()
    messageChanged = Signal()
    lockedSecondsChanged = Signal()
    isOpenChanged = Signal()
    lastScanChanged = Signal()
    operatorChanged = Signal()
    canLookUpChanged = Signal()
    canLeaveChanged = Signal()

    pinAsked = Signal(str)
    leaveAsked = Signal()
    deskAsked = Signal()
    testAsked = Signal()
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self._last_scan = ""
        self._wrong = False
        self._checking = False
        self._words: Translator | None = None
        self._texts = StaffTexts()
        self._lock = QTimer(self, interval=_SECOND)
        self._lock.timeout.connect(self._count_down)

    def tell(self, scene: Scene) -> None:
        """Speak the language of the scene."""
        self._words = scene.words
        self._fold()

    def know(self, *, has_pin: bool) -> None:
        """Whether a PIN was set; where none was, nothing is shut."""
        self._fold(has_pin=has_pin, is_open=self._texts.is_open or not has_pin)

    def know_last_scan(self, at: str) -> None:
        """When something was scanned last, as it is written; empty for never."""
        self._last_scan = at
        self._fold()

    def answered(self, sign_in: SignIn) -> None:
        """The PIN was looked at."""
        operator = sign_in.operator
        self._digits, self._checking, self._wrong = "", False, operator is None
        if sign_in.locked_seconds:
            self._lock.start()
        self._fold(locked_seconds=sign_in.locked_seconds)
        if operator is not None:
            self.welcome(operator)

    def welcome(self, operator: Operator) -> None:
        """Somebody is signed in: what they may do."""
        self._fold(is_open=True, operator=operator.name, can_look_up=True, can_leave=operator.may(Act.LEAVE))

    def clear(self) -> None:
        """Keep nothing that was typed. A lock-out goes on where PINs are checked."""
        self._digits, self._wrong, self._checking, self._words = "", False, False, None
        self._last_scan = ""
        self._lock.stop()
        self._fold(has_pin=True, locked_seconds=0, is_open=False, operator="", can_look_up=False, can_leave=True)

    def _count_down(self) -> None:
        left = max(0, self._texts.locked_seconds - 1)
        if not left:
            self._lock.stop()
            self._wrong = False
        self._fold(locked_seconds=left)

    def _fold(self, **known: bool | int | str) -> None:
        texts = replace(self._texts, entered=len(self._digits), **known)  # type: ignore[arg-type]  # both by name
        message = self._message(texts) if self._words else ""
        last_scan = last_scan_text(self._words, self._last_scan) if self._words and texts.is_open else ""
        before, self._texts = self._texts, replace(texts, message=message, last_scan=last_scan)
        announce(self, before, self._texts)

    def _message(self, texts: StaffTexts) -> str:
        assert self._words is not None
        if texts.is_open and texts.operator:
            return self._words.gettext("Hello, {name}", name=texts.operator)
        if texts.is_open and texts.has_pin:
            return self._words.gettext("What would you like to do?")
        return staff_message(self._words, has_pin=texts.has_pin, locked_seconds=texts.locked_seconds, wrong=self._wrong)

    @property
    def _open(self) -> bool:
        return not self._checking and not self._texts.locked_seconds and not self._texts.is_open

    @Slot(str)
    def digit(self, digit: str) -> None:
        """One more digit; anything else, and what comes while the pad is locked, is passed over."""
        if self._open and len(digit) == 1 and digit in "0123456789" and len(self._digits) < MOST_DIGITS:
            self._digits += digit
            self._wrong = False
            self._fold()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._digits = self._digits[:-1]
        self._fold()

    @Slot()
    def submit(self) -> None:
        """Have the PIN looked at."""
        if self._open and self._digits:
            self._checking = True
            self.pinAsked.emit(self._digits)

    @Slot()
    def leave(self) -> None:
        """Out of the program, if the pad is open."""
        if self._texts.is_open and self._texts.can_leave:
            self.leaveAsked.emit()

    @Slot()
    def lookUp(self) -> None:
        """To the lookup desk, if somebody is signed in: what is done there is done by them."""
        if self._texts.can_look_up:
            self.deskAsked.emit()

    @Slot()
    def testScanner(self) -> None:
        """To the scanner test, if the pad is open."""
        if self._texts.is_open:
            self.testAsked.emit()

    @Slot()
    def cancel(self) -> None:
        """Back to the attendees."""
        self.cancelled.emit()

    @Property(bool, notify=hasPinChanged)
    def hasPin(self) -> bool:
        """Whether a PIN was set."""
        return self._texts.has_pin

    @Property(int, notify=enteredChanged)
    def entered(self) -> int:
        """How many digits were entered."""
        return self._texts.entered

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        """What the pad says."""
        return self._texts.message

    @Property(int, notify=lockedSecondsChanged)
    def lockedSeconds(self) -> int:
        """For how long no PIN is looked at; 0 when it is open."""
        return self._texts.locked_seconds

    @Property(bool, notify=isOpenChanged)
    def isOpen(self) -> bool:
        """Whether what lies behind the pad is shown."""
        return self._texts.is_open

    @Property(str, notify=lastScanChanged)
    def lastScan(self) -> str:
        """When something was scanned last, in a sentence; empty while the pad is shut."""
        return self._texts.last_scan

    @Property(bool, notify=canLookUpChanged)
    def canLookUp(self) -> bool:
        """Whether somebody is signed in, who may look people up."""
        return self._texts.can_look_up

    @Property(bool, notify=canLeaveChanged)
    def canLeave(self) -> bool:
        """Whether whoever is here may close the program."""
        return self._texts.can_leave

    @Property(str, notify=operatorChanged)
    def operator(self) -> str:
        """Who is signed in, by name; empty for nobody, and for the first supervisor, who has none."""
        return self._texts.operator
