"""What frames every screen: which one is shown, the language, sizes and colours, the time, and patience."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.colour import contrast
from kiosk.domain.event import Look
from kiosk.i18n import LANGUAGES
from ui.view_models.announcing import announce
from ui.view_models.hindrance import Hindrance, caution
from ui.view_models.idle import Idle, Patience, Timings
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

HOME = "attract"
SCANNER_TEST = "scanner"
DESK = "desk"
_STAFF_SCREENS = frozenset({"staff", SCANNER_TEST, DESK})
TEXT_SCALES = (1.0, 1.25, 1.5)
_INK = "#0C1517"
_READABLE = 7.0


@dataclass(frozen=True, slots=True)
class Habits:
    """What stays as it is for as long as the program runs.

    `language` is spoken at home; `way_to` is where the scanner is: `down`, `right`, `left`, or empty.
    """

    language: str
    way_to: str = ""
    touch_device: bool = False
    reduced_motion: bool = False
    timings: Timings = field(default_factory=Timings)


@dataclass(frozen=True, slots=True)
class ShellTexts:
    """Everything that QML reads of the shell."""

    screen: str = HOME
    language: str = "en"
    han: str = "sc"
    text_scale: float = 1.0
    high_contrast: bool = False
    reduced_motion: bool = False
    clock: str = ""
    rehearsal: str = ""
    deep: str = ""
    hot: str = ""
    hot_carries_text: bool = False
    hero_glyph: str = ""
    hero_x: float = 0.0
    hero_top: float = 0.0
    hero_bottom: float = 0.0
    logo: str = ""
    way_to: str = ""
    seconds_left: int = -1
    seconds_total: int = 0
    notice: str = ""
    caution: str = ""
    touch_device: bool = False


def look_texts(look: Look) -> dict[str, Any]:
    """An event's look as properties of the shell."""
    texts: dict[str, Any] = {"deep": look.deep, "hot": look.hot}
    texts["hot_carries_text"] = contrast(_INK, look.hot) >= _READABLE
    hero = look.hero
    glyph = (hero.glyph, hero.x, hero.top, hero.bottom) if hero else ("", 0.0, 0.0, 0.0)
    return texts | dict(zip(("hero_glyph", "hero_x", "hero_top", "hero_bottom"), glyph, strict=True))


@QmlElement
@QmlUncreatable("made by the application")
class Shell(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What every screen reads.

    `entering` names the screen that is about to be shown, so that it can be filled first; `spoken` says that another
    language, form of characters or text size is wanted; `wiped` that whoever was here has gone.
    """

    screenChanged = Signal()
    languageChanged = Signal()
    hanChanged = Signal()
    textScaleChanged = Signal()
    highContrastChanged = Signal()
    reducedMotionChanged = Signal()
    clockChanged = Signal()
    rehearsalChanged = Signal()
    deepChanged = Signal()
    hotChanged = Signal()
    hotCarriesTextChanged = Signal()
    heroGlyphChanged = Signal()
    heroXChanged = Signal()
    heroTopChanged = Signal()
    heroBottomChanged = Signal()
    logoChanged = Signal()
    wayToChanged = Signal()
    secondsLeftChanged = Signal()
    secondsTotalChanged = Signal()
    noticeChanged = Signal()
    cautionChanged = Signal()
    touchDeviceChanged = Signal()

    entering = Signal(str)
    sessionAsked = Signal(str)
    delegationAsked = Signal(str)
    spoken = Signal()
    wiped = Signal()

    def __init__(self, look: Look, habits: Habits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._habits = habits
        self._han = look.han.value
        self._trail: list[str] = []
        self._hindrances: frozenset[Hindrance] = frozenset()
        self._staffed = False
        self._texts = replace(ShellTexts(), **self._fresh(), **look_texts(look))
        self._idle = Idle(self)
        self._idle.counted.connect(self._count)
        self._idle.over.connect(self.goHome)
        self._notice = QTimer(self, singleShot=True)
        self._notice.timeout.connect(self._drop_notice)

    # --- for the application

    def tell(self, scene: Scene, *, rehearsal: bool) -> None:
        """The time, and the look of the event."""
        corner = scene.words.gettext("Rehearsal") if rehearsal else ""
        self._han = scene.event.look.han.value
        said = caution(self._hindrances, scene.words)
        self._fold(clock=scene.words.time(scene.now), rehearsal=corner, caution=said, **look_texts(scene.event.look))

    def hinder(self, hindrance: Hindrance, *, there: bool) -> None:
        """Something keeps scans from arriving, or no longer does; it is said with the next `tell`."""
        self._hindrances = self._hindrances | {hindrance} if there else self._hindrances - {hindrance}

    def show_logo(self, url: str) -> None:
        """Where the event's logo is to be had; empty for none."""
        self._fold(logo=url)

    def speak(self, language: str, han: str | None = None) -> None:
        """Speak another language, in a form of Han characters other than the event's where one is given."""
        before = self._texts.language, self._texts.han
        self._fold(language=language, han=han or self._han)
        if before != (self._texts.language, self._texts.han):
            self.spoken.emit()

    def show_verdict(self, *, welcomes: bool, offers: bool = False) -> None:
        """The verdict, at once, from whatever screen; one that offers something leaves time to read it."""
        self._trail.clear()
        timings = self._habits.timings
        self._show("verdict", timings.reading if offers else timings.welcome if welcomes else timings.refusal)

    def show_delegation(self) -> None:
        """The delegation's page, once it is known whose it is."""
        self._open("delegation")

    def show_fault(self) -> None:
        """The kiosk is in trouble."""
        self._trail.clear()
        self._show("fault", self._habits.timings.refusal)

    def notify(self, text: str) -> None:
        """A toast, for a few seconds."""
        self._fold(notice=text)
        self._notice.start(self._habits.timings.notice)

    def open_scanner_test(self) -> None:
        """What staff look after the scanner with. There is no way to it but through the PIN."""
        self._open(SCANNER_TEST)

    def open_desk(self) -> None:
        """The lookup desk. There is no way to it but through the PIN."""
        self._open(DESK)

    def welcome_staff(self) -> None:
        """Somebody of the staff has signed in, until the attract screen comes back: they may take their time."""
        self._staffed = True
        self._idle.start(self._patience(self._texts.screen))

    # --- for QML

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """Speak one of the four languages."""
        if language in LANGUAGES:
            self.speak(language)

    @Slot()
    def cycleTextScale(self) -> None:
        """The next larger text; after the largest, the usual one."""
        at = TEXT_SCALES.index(self._texts.text_scale)
        self._fold(text_scale=TEXT_SCALES[(at + 1) % len(TEXT_SCALES)])
        self.spoken.emit()

    @Slot()
    def toggleContrast(self) -> None:
        """High contrast, or the event's own colours."""
        self._fold(high_contrast=not self._texts.high_contrast)

    @Slot()
    def goHome(self) -> None:
        """The attract screen, as the next person is to find it."""
        self._trail.clear()
        self._staffed = False
        before = self._texts.language, self._texts.han, self._texts.text_scale
        self._idle.start(None)
        self._fold(**self._fresh())
        if before != (self._texts.language, self._texts.han, self._texts.text_scale):
            self.spoken.emit()
        self.wiped.emit()

    @Slot()
    def goBack(self) -> None:
        """Where one came from, else home."""
        if not self._trail:
            self.goHome()
            return
        screen = self._trail.pop()
        self._show(screen, self._patience(screen))

    @Slot()
    def openAgenda(self) -> None:
        """The agenda."""
        self._open("agenda")

    @Slot(str)
    def openSession(self, session_id: str) -> None:
        """A session's page."""
        self.sessionAsked.emit(session_id)
        self._open("session")

    @Slot(str)
    def openDelegation(self, delegation: str) -> None:
        """The page of a delegation, for whoever leads it or for staff who have signed in."""
        self.delegationAsked.emit(delegation)

    @Slot()
    def openSelfLookup(self) -> None:
        """`No code?`: somebody finds themselves."""
        self._open("self-lookup")

    @Slot()
    def openHelp(self) -> None:
        """A person is wanted."""
        self._open("help")

    @Slot()
    def openStaff(self) -> None:
        """The staff's way out."""
        self._open("staff")

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        if self._texts.screen == HOME:
            self._idle.start(self._habits.timings.home)
        else:
            self._idle.restart()

    @Slot()
    def stay(self) -> None:
        """Somebody wants to go on reading."""
        self._idle.start(self._patience(self._texts.screen))

    def _open(self, screen: str) -> None:
        if self._texts.screen not in (HOME, screen):
            self._trail.append(self._texts.screen)
        self._show(screen, self._patience(screen))

    def _patience(self, screen: str) -> Patience:
        timings = self._habits.timings
        return timings.staff if self._staffed and screen in _STAFF_SCREENS else timings.reading

    def _show(self, screen: str, patience: Patience) -> None:
        self.entering.emit(screen)
        self._fold(screen=screen, seconds_total=patience.seconds)
        self._idle.start(patience)

    def _fresh(self) -> dict[str, Any]:
        """What everybody finds who comes up to the kiosk."""
        habits = self._habits
        return {
            "screen": HOME,
            "language": habits.language,
            "han": self._han,
            "text_scale": 1.0,
            "high_contrast": False,
            "reduced_motion": habits.reduced_motion,
            "way_to": habits.way_to,
            "touch_device": habits.touch_device,
        }

    def _count(self, left: int) -> None:
        self._fold(seconds_left=left)

    def _drop_notice(self) -> None:
        self._fold(notice="")

    def _fold(self, **changes: Any) -> None:
        before, self._texts = self._texts, replace(self._texts, **changes)
        announce(self, before, self._texts)

    @Property(str, notify=screenChanged)
    def screen(self) -> str:
        """Which screen is shown."""
        return self._texts.screen

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        """The language spoken: `zh`, `en`, `fr` or `de`."""
        return self._texts.language

    @Property(str, notify=hanChanged)
    def han(self) -> str:
        """The form of Han characters: `sc`, `tc` or `hk`."""
        return self._texts.han

    @Property(float, notify=textScaleChanged)
    def textScale(self) -> float:
        """1, 1.25 or 1.5."""
        return self._texts.text_scale

    @Property(bool, notify=highContrastChanged)
    def highContrast(self) -> bool:
        """Whether the high-contrast colours are wanted."""
        return self._texts.high_contrast

    @Property(bool, notify=reducedMotionChanged)
    def reducedMotion(self) -> bool:
        """Whether nothing is to move."""
        return self._texts.reduced_motion

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        """The time at the venue."""
        return self._texts.clock

    @Property(str, notify=rehearsalChanged)
    def rehearsal(self) -> str:
        """What the corner says in a rehearsal; else empty."""
        return self._texts.rehearsal

    @Property(str, notify=deepChanged)
    def deep(self) -> str:
        """The event's colour of fields."""
        return self._texts.deep

    @Property(str, notify=hotChanged)
    def hot(self) -> str:
        """The event's colour of the way."""
        return self._texts.hot

    @Property(bool, notify=hotCarriesTextChanged)
    def hotCarriesText(self) -> bool:
        """Whether ink can be read on `hot`."""
        return self._texts.hot_carries_text

    @Property(str, notify=heroGlyphChanged)
    def heroGlyph(self) -> str:
        """The hero as an SVG path, 1000 units to the em, y upwards; empty where there is none."""
        return self._texts.hero_glyph

    @Property(float, notify=heroXChanged)
    def heroX(self) -> float:
        """Where the hero's stroke leaves it to the right."""
        return self._texts.hero_x

    @Property(float, notify=heroTopChanged)
    def heroTop(self) -> float:
        """The upper edge of that stroke."""
        return self._texts.hero_top

    @Property(float, notify=heroBottomChanged)
    def heroBottom(self) -> float:
        """Its lower edge."""
        return self._texts.hero_bottom

    @Property(str, notify=logoChanged)
    def logo(self) -> str:
        """Where the event's logo is; empty where it has none."""
        return self._texts.logo

    @Property(str, notify=wayToChanged)
    def wayTo(self) -> str:
        """Where the scanner is: `down`, `right`, `left`; empty for what suits the screen."""
        return self._texts.way_to

    @Property(int, notify=secondsLeftChanged)
    def secondsLeft(self) -> int:
        """The seconds before home; -1 while nothing is counted."""
        return self._texts.seconds_left

    @Property(int, notify=secondsTotalChanged)
    def secondsTotal(self) -> int:
        """From how many seconds is counted."""
        return self._texts.seconds_total

    @Property(str, notify=noticeChanged)
    def notice(self) -> str:
        """A toast; empty for none."""
        return self._texts.notice

    @Property(str, notify=cautionChanged)
    def caution(self) -> str:
        """What keeps codes from being read; empty for nothing."""
        return self._texts.caution

    @Property(bool, notify=touchDeviceChanged)
    def touchDevice(self) -> bool:
        """Whether the screen is touched: then there is no pointer."""
        return self._texts.touch_device
