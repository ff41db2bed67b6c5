"""The agenda: what is on now and next, or one day of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.agenda import days
from ui.view_models.agenda_rows import NOW, Row, day_heading, row_key, rows_of
from ui.view_models.announcing import announce
from ui.view_models.row_model import RowModel
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AgendaTexts:
    """What the agenda says around its rows. `days` are pairs of an ISO 8601 date and its label."""

    heading: str = ""
    mode: str = NOW
    days: tuple[tuple[str, str], ...] = ()
    empty: str = ""


def agenda_texts(mode: str, scene: Scene, *, any_rows: bool) -> AgendaTexts:
    """The heading, the days to choose from, and the sentence that stands where there are no rows."""
    dates = days(scene.sessions, scene.zone)
    labels = tuple((day.isoformat(), scene.words.day_short(day)) for day in dates)
    heading = next((day_heading(day, scene) for day in dates if day.isoformat() == mode), scene.words.gettext("Now"))
    return AgendaTexts(heading, mode, labels, "" if any_rows else _empty(scene))


def _empty(scene: Scene) -> str:
    if not scene.sessions:
        return scene.words.gettext("The programme has not been published yet.")
    return scene.words.gettext("The programme is over. Thank you for coming.")


@QmlElement
@QmlUncreatable("made by the application")
class Agenda(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the agenda screen reads. `modeAsked` tells the application that another day was chosen."""

    headingChanged = Signal()
    modeChanged = Signal()
    daysChanged = Signal()
    emptyChanged = Signal()

    modeAsked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = AgendaTexts()
        self._rows = RowModel(Row, row_key, self)

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; only what differs is announced."""
        self.choose(self._texts.mode, scene)

    def choose(self, mode: str, scene: Scene) -> None:
        """Show `now`, or the day `mode` (ISO 8601). A day that the agenda does not have is answered with now."""
        if mode not in {day.isoformat() for day in days(scene.sessions, scene.zone)}:
            mode = NOW
        rows = rows_of(mode, scene)
        self._rows.fold(rows)
        self._fold(agenda_texts(mode, scene, any_rows=bool(rows)))

    def clear(self) -> None:
        """Forget which day was looked at. The rows stay until others are wanted: a list may be leaving with them."""
        self._fold(AgendaTexts())

    def _fold(self, texts: AgendaTexts) -> None:
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    @Slot()
    def showNow(self) -> None:
        """What is on now and next."""
        self.modeAsked.emit(NOW)

    @Slot(str)
    def showDay(self, day: str) -> None:
        """One day, by the id from `days`."""
        self.modeAsked.emit(day)

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """`Now`, or the day."""
        return self._texts.heading

    @Property(str, notify=modeChanged)
    def mode(self) -> str:
        """`now`, or the day in ISO 8601."""
        return self._texts.mode

    @Property("QVariantList", notify=daysChanged)  # type: ignore[arg-type]  # the stub leaves out Qt's own names
    def days(self) -> list[dict[str, str]]:
        """The days to choose from: id and label."""
        return [{"id": day, "label": label} for day, label in self._texts.days]

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The rows as a list model; its roles are the fields of `Row` in QML's spelling."""
        return self._rows

    @Property(str, notify=emptyChanged)
    def empty(self) -> str:
        """The sentence that stands where there are no rows."""
        return self._texts.empty
