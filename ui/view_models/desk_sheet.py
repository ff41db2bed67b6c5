"""The desk's sheets: why something is done, whether somebody is known already, and who of two stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.registrant import Registrant
from kiosk.i18n import N_
from ui.view_models.announcing import announce
from ui.view_models.desk_card import phone_end
from ui.view_models.desk_rows import category_of, organisation_of
from ui.view_models.row_model import RowModel
from ui.view_models.scene import Scene
from ui.view_models.verdict_texts import name_face

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Asking:
    """A sheet that wants a reason: its question, what usually is the reason, and what the key does."""

    heading: str
    reasons: tuple[str, ...]
    action: str


ASKING = {
    "undo": Asking(
        N_("Take this check-in back?"),
        (N_("Wrong person"), N_("Pressed by mistake"), N_("Has left again")),
        N_("Take it back"),
    ),
    "reprint": Asking(
        N_("Print another badge?"),
        (N_("Badge lost"), N_("Misprint"), N_("Text put right")),
        N_("Print"),
    ),
    "force": Asking(
        N_("Let in all the same?"),
        (N_("Identity checked"), N_("The organiser agrees"), N_("Settled at the desk")),
        N_("Let in"),
    ),
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody on a sheet, with what tells them from others. `stays` marks whose code and name stay."""

    code: str
    name: str
    face: str
    latin: str
    organisation: str
    details: str
    stays: bool = False


@dataclass(frozen=True, slots=True)
class SheetTexts:
    """What a sheet says. `kind` is undo, reprint, force, alike or merge; empty while there is none."""

    kind: str = ""
    heading: str = ""
    sentence: str = ""
    action: str = ""
    reasons: tuple[str, ...] = ()
    message: str = ""


def reason_sheet(kind: str, name: str, scene: Scene) -> SheetTexts:
    """Why something is done about somebody."""
    words, asking = scene.words, ASKING[kind]
    reasons = tuple(words.gettext(reason) for reason in asking.reasons)
    return SheetTexts(kind, words.gettext(asking.heading), name, words.gettext(asking.action), reasons)


def alike_sheet(name: str, scene: Scene) -> SheetTexts:
    """Somebody of this name is registered."""
    words = scene.words
    return SheetTexts(
        "alike",
        words.gettext("Is it one of these?"),
        words.gettext("Somebody of this name is registered already."),
        words.gettext("No, register {name}", name=name),
    )


def merge_sheet(scene: Scene) -> SheetTexts:
    """Who of two stays."""
    words = scene.words
    return SheetTexts(
        "merge",
        words.gettext("Make one person of these two?"),
        words.gettext("Touch whose name and code are to stay. The other code then leads to the same person."),
        words.gettext("Merge"),
    )


def person_row(person: Registrant, scene: Scene, *, stays: bool = False) -> PersonRow:
    """Somebody, with what tells them from others."""
    details = (person.code, category_of(person, scene), person.delegation, phone_end(person, scene))
    return PersonRow(
        code=person.code,
        name=person.name,
        face=name_face(person.name, person.han, scene.event.look.han),
        latin=person.name_latin if person.name_latin != person.name else "",
        organisation=organisation_of(person, scene),
        details=" · ".join(part for part in details if part),
        stays=stays,
    )


@QmlElement
@QmlUncreatable("made by the application")
class DeskSheet(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What a sheet reads.

    `reasoned` carries kind and reason, `confirmed` the kind and whose code was chosen, `chosen` whom to open instead.
    """

    kindChanged = Signal()
    headingChanged = Signal()
    sentenceChanged = Signal()
    actionChanged = Signal()
    reasonsChanged = Signal()
    messageChanged = Signal()

    reasoned = Signal(str, str)
    confirmed = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = RowModel(PersonRow, lambda row: row.code, self)
        self._texts = SheetTexts()

    def show(self, texts: SheetTexts, people: Sequence[PersonRow] = ()) -> None:
        """Show this sheet."""
        self._people.fold(people)
        self._fold(texts)

    def complain(self, message: str) -> None:
        """Say what is the matter."""
        self._fold(replace(self._texts, message=message))

    def clear(self) -> None:
        """No sheet."""
        self._people.fold(())
        self._fold(SheetTexts())

    def _fold(self, texts: SheetTexts) -> None:
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    @Slot(str)
    def reason(self, text: str) -> None:
        """This is why."""
        if self._texts.kind in ASKING:
            self.reasoned.emit(self._texts.kind, text)

    @Slot(str)
    def touch(self, code: str) -> None:
        """One of the people: whoever is to stay, or who it is."""
        if self._texts.kind == "merge":
            self._people.fold([replace(row, stays=row.code == code) for row in self._people.rows])
        else:
            self.chosen.emit(code)

    @Slot()
    def confirm(self) -> None:
        """Do it."""
        stays = next((row.code for row in self._people.rows if row.stays), "")
        self.confirmed.emit(self._texts.kind, stays)

    @Property(str, notify=kindChanged)
    def kind(self) -> str:
        """Which sheet; empty for none."""
        return self._texts.kind

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """The question."""
        return self._texts.heading

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """Whom or what it is about."""
        return self._texts.sentence

    @Property(str, notify=actionChanged)
    def action(self) -> str:
        """What the key says that does it."""
        return self._texts.action

    @Property("QStringList", notify=reasonsChanged)  # type: ignore[arg-type]  # the stub leaves out Qt's own names
    def reasons(self) -> list[str]:
        """What usually is the reason; none where no reason is asked."""
        return list(self._texts.reasons)

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        """What is the matter; empty for nothing."""
        return self._texts.message

    @Property(QObject, constant=True)
    def people(self) -> RowModel:
        """Whom it is about, where there are several."""
        return self._people
