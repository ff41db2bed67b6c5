"""The attract screen: whose conference this is, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.agenda import Session, next_after, on_day, up_next
from ui.view_models.announcing import announce
from ui.view_models.row_model import RowModel
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AttractTexts:
    """What the attract screen says."""

    event_name: str = ""
    place_and_dates: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class NextRow:
    """One session of the strip."""

    time: str
    plate: str
    title: str
    title_lang: str
    session_id: str


def attract_texts(scene: Scene) -> AttractTexts:
    """The event in the language spoken; its short name at a large text size."""
    event = scene.event
    name = event.short_name if scene.large_text and event.short_name else event.name
    dates = scene.words.date_range(event.starts, event.ends) if scene.dated else ""
    return AttractTexts(scene.text(name).text, _placed(scene, dates), scene.text(event.theme).text)


def next_row(session: Session, scene: Scene) -> NextRow:
    """A session in one line."""
    title = scene.text(session.title)
    return NextRow(scene.time(session.start), scene.plate(session.room), title.text, title.lang, session.id)


def strip(scene: Scene, most: int = 3) -> list[Session]:
    """What the attract screen announces: the next sessions of today, else the first of the next day that has some."""
    today = [session for session in up_next(scene.sessions, scene.now, scene.zone) if not session.cancelled]
    if today:
        return today[:most]
    following = next_after(scene.sessions, scene.now, within=timedelta(days=3650))
    if following is None:
        return []
    day = scene.local(following.start).date()
    return [session for session in on_day(scene.sessions, day, scene.zone) if not session.cancelled][:most]


def _placed(scene: Scene, dates: str) -> str:
    place = scene.text(scene.event.place).text
    return scene.words.gettext("{place}, {dates}", place=place, dates=dates) if place and dates else place or dates


@QmlElement
@QmlUncreatable("made by the application")
class Attract(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the attract screen reads."""

    eventNameChanged = Signal()
    placeAndDatesChanged = Signal()
    themeChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = AttractTexts()
        self._next = RowModel(NextRow, lambda row: row.session_id, self)

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; only what differs is announced."""
        before, self._texts = self._texts, attract_texts(scene)
        announce(self, before, self._texts)
        self._next.fold([next_row(session, scene) for session in strip(scene)])

    @Property(str, notify=eventNameChanged)
    def eventName(self) -> str:
        """The event's name."""
        return self._texts.event_name

    @Property(str, notify=placeAndDatesChanged)
    def placeAndDates(self) -> str:
        """Where and when it is."""
        return self._texts.place_and_dates

    @Property(str, notify=themeChanged)
    def theme(self) -> str:
        """What it is about."""
        return self._texts.theme

    @Property(QObject, constant=True)
    def nextSessions(self) -> QObject:
        """The next sessions as a list model: time, plate, title, titleLang, sessionId."""
        return self._next
