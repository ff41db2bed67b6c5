"""One session's page."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.agenda import Session, Speaker
from ui.view_models.agenda_rows import day_heading
from ui.view_models.announcing import announce
from ui.view_models.changes import chip, old_times
from ui.view_models.han import has_han
from ui.view_models.scene import Scene
from ui.view_models.seals import seal_of
from ui.view_models.spoken import names

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker: `avatar` is the family name's character or initial."""

    avatar: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SessionTexts:
    """What a session's page says. `seats_total` is -1 where seats are not counted."""

    start: str = ""
    until: str = ""
    day: str = ""
    plate: str = ""
    room: str = ""
    where: str = ""
    seal: str = ""
    title: str = ""
    title_lang: str = ""
    title_fell_back: bool = False
    abstract: str = ""
    abstract_lang: str = ""
    speakers: tuple[SpeakerRow, ...] = ()
    interpretation: str = ""
    chip_kind: str = ""
    chip_text: str = ""
    old_times: str = ""
    seats_total: int = -1


def session_texts(session: Session, scene: Scene) -> SessionTexts:
    """A session in the language of the scene."""
    title, abstract, sign = scene.text(session.title), scene.text(session.abstract), chip(session, scene)
    room = scene.room(session.room)
    return SessionTexts(
        start=scene.time(session.start),
        until=scene.words.gettext("until {time}", time=scene.time(session.end)),
        day=day_heading(scene.local(session.start).date(), scene),
        plate=scene.plate(session.room),
        room=scene.text(room.name).text if room else "",
        where=scene.text(room.where).text if room else "",
        seal=seal_of(session, scene.event),
        title=title.text,
        title_lang=title.lang,
        title_fell_back=title.lang != scene.words.language,
        abstract=abstract.text,
        abstract_lang=abstract.lang,
        speakers=tuple(speaker_row(speaker, scene) for speaker in session.speakers),
        interpretation=names(session.interpretation, scene.words) if session.interpretation else "",
        chip_kind=sign.kind,
        chip_text=sign.text,
        old_times=old_times(session, scene),
        seats_total=-1 if session.capacity is None else session.capacity,
    )


def speaker_row(speaker: Speaker, scene: Scene) -> SpeakerRow:
    """A speaker, by the name that readers of this language can read."""
    latin = speaker.name_latin or speaker.name
    shown = speaker.name if scene.words.language == "zh" else latin
    return SpeakerRow(avatar_of(speaker.name), shown, scene.text(speaker.role).text)


def avatar_of(name: str) -> str:
    """The first character of a Han name, which is the family's; of other names the initial of the last word."""
    words = name.split()
    if not words:
        return ""
    return words[0][0] if has_han(name) else words[-1][0].upper()


@QmlElement
@QmlUncreatable("made by the application")
class SessionPage(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What a session's page reads."""

    startChanged = Signal()
    untilChanged = Signal()
    dayChanged = Signal()
    plateChanged = Signal()
    roomChanged = Signal()
    whereChanged = Signal()
    sealChanged = Signal()
    titleChanged = Signal()
    titleLangChanged = Signal()
    titleFellBackChanged = Signal()
    abstractChanged = Signal()
    abstractLangChanged = Signal()
    speakersChanged = Signal()
    interpretationChanged = Signal()
    chipKindChanged = Signal()
    chipTextChanged = Signal()
    oldTimesChanged = Signal()
    seatsTotalChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session_id = ""
        self._texts = SessionTexts()

    def show(self, session_id: str, scene: Scene) -> None:
        """Be about this session from now on."""
        self._session_id = session_id
        self.tell(scene)

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; a session that is no longer in the agenda leaves an empty page."""
        session = scene.session(self._session_id)
        self._fold(session_texts(session, scene) if session else SessionTexts())

    def clear(self) -> None:
        """Forget which session was looked at."""
        self._session_id = ""
        self._fold(SessionTexts())

    def _fold(self, texts: SessionTexts) -> None:
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    @Property(str, notify=startChanged)
    def start(self) -> str:
        """When it begins."""
        return self._texts.start

    @Property(str, notify=untilChanged)
    def until(self) -> str:
        """When it ends, in words."""
        return self._texts.until

    @Property(str, notify=dayChanged)
    def day(self) -> str:
        """On which day."""
        return self._texts.day

    @Property(str, notify=plateChanged)
    def plate(self) -> str:
        """The room's plate."""
        return self._texts.plate

    @Property(str, notify=roomChanged)
    def room(self) -> str:
        """The room's name."""
        return self._texts.room

    @Property(str, notify=whereChanged)
    def where(self) -> str:
        """How to get there."""
        return self._texts.where

    @Property(str, notify=sealChanged)
    def seal(self) -> str:
        """What it is, in one character."""
        return self._texts.seal

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        """Its title."""
        return self._texts.title

    @Property(str, notify=titleLangChanged)
    def titleLang(self) -> str:
        """The language the title is in."""
        return self._texts.title_lang

    @Property(bool, notify=titleFellBackChanged)
    def titleFellBack(self) -> bool:
        """Whether the title exists only in another language."""
        return self._texts.title_fell_back

    @Property(str, notify=abstractChanged)
    def abstract(self) -> str:
        """What it is about."""
        return self._texts.abstract

    @Property(str, notify=abstractLangChanged)
    def abstractLang(self) -> str:
        """The language that is in."""
        return self._texts.abstract_lang

    @Property("QVariantList", notify=speakersChanged)  # type: ignore[arg-type]  # the stub leaves out Qt's own names
    def speakers(self) -> list[dict[str, str]]:
        """Who speaks: avatar, name and role."""
        return [asdict(speaker) for speaker in self._texts.speakers]

    @Property(str, notify=interpretationChanged)
    def interpretation(self) -> str:
        """The languages it is interpreted into, as one text; empty for none."""
        return self._texts.interpretation

    @Property(str, notify=chipKindChanged)
    def chipKind(self) -> str:
        """`late`, `moved`, `cancelled` or empty."""
        return self._texts.chip_kind

    @Property(str, notify=chipTextChanged)
    def chipText(self) -> str:
        """What the chip says."""
        return self._texts.chip_text

    @Property(str, notify=oldTimesChanged)
    def oldTimes(self) -> str:
        """When it was to begin; empty where that holds."""
        return self._texts.old_times

    @Property(int, notify=seatsTotalChanged)
    def seatsTotal(self) -> int:
        """How many seats there are; -1 where they are not counted."""
        return self._texts.seats_total
