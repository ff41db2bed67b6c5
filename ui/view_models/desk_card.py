"""The card of one person: everything that the desk needs to know of them, and what may be done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.checkin import Admitted
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.domain.staff import Act, Operator
from kiosk.i18n import N_
from kiosk.services import wording
from kiosk.services.checkin import Outcome
from kiosk.services.desk import Card
from ui.view_models.announcing import announce
from ui.view_models.desk_rows import category_of, colour_of, organisation_of
from ui.view_models.row_model import RowModel
from ui.view_models.scene import Scene
from ui.view_models.spoken import names
from ui.view_models.verdict_texts import name_face

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_DIGITS_SHOWN = 4
_STATUS = {
    RegistrantStatus.CONFIRMED: N_("confirmed"),
    RegistrantStatus.UNPAID: N_("not paid yet"),
    RegistrantStatus.PENDING: N_("not approved yet"),
    RegistrantStatus.CANCELLED: N_("cancelled"),
    RegistrantStatus.BLOCKED: N_("blocked"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card. `grave` says that it is in the way of a check-in."""

    label: str
    text: str
    grave: bool = False


@dataclass(frozen=True, slots=True)
class CardTexts:
    """What the card shows. `note_waits` says that the note has to be read before anybody is admitted.

    `refusal` is why somebody was not admitted, in words for staff.
    """

    shown: bool = False
    code: str = ""
    name: str = ""
    face: str = ""
    latin: str = ""
    category: str = ""
    colour: str = ""
    note: str = ""
    note_waits: bool = False
    refusal: str = ""
    photo: str = ""
    arrived: bool = False
    has_badge: bool = False
    can_undo: bool = False
    can_force: bool = False
    can_merge: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A person on the card as things stand: `list_id` is where this kiosk admits, `read` the note that was read."""

    card: Card
    operator: Operator
    list_id: str
    read: str = ""
    outcome: Outcome | None = None

    @property
    def checkin_id(self) -> str:
        """The admission that an undo would take back; empty for none."""
        found = (entry.checkin_id for entry in self.card.admittances if entry.list_id == self.list_id)
        return next(found, "")

    @property
    def refused(self) -> bool:
        """Whether the last check-in came to nothing."""
        return self.outcome is not None and not isinstance(self.outcome.verdict, Admitted)


def card_texts(seen: Seen, scene: Scene) -> CardTexts:
    """The card in the language of the scene."""
    person, refused = seen.card.registrant, seen.refused
    why = wording.explanation(seen.outcome, scene.words, scene.zone) if seen.outcome and refused else None
    return CardTexts(
        shown=True,
        code=person.code,
        name=person.name or scene.words.gettext("A guest"),
        face=name_face(person.name, person.han, scene.event.look.han),
        latin=person.name_latin if person.name_latin != person.name else "",
        category=category_of(person, scene),
        colour=colour_of(person, scene),
        note=person.attention,
        note_waits=bool(person.attention) and person.attention != seen.read and not seen.checkin_id,
        refusal=why or "",
        photo=f"photo/{person.code}" if seen.card.photo is not None else "",
        arrived=bool(seen.checkin_id),
        has_badge=bool(seen.card.badges),
        can_undo=bool(seen.checkin_id),
        can_force=refused and seen.operator.may(Act.FORCE),
        can_merge=seen.operator.may(Act.MERGE),
    )


def facts(seen: Seen, scene: Scene) -> tuple[Fact, ...]:
    """The lines of the card; what is not known has none."""
    words, person = scene.words, seen.card.registrant
    lines = (
        Fact(words.gettext("Organisation"), organisation_of(person, scene)),
        Fact(words.gettext("Title or post"), person.title),
        Fact(words.gettext("Language"), names((person.language,), words)),
        Fact(words.gettext("Phone"), phone_end(person, scene)),
        Fact(words.gettext("Delegation"), person.delegation),
        Fact(words.gettext("Registration"), *_standing(seen, scene)),
        Fact(words.gettext("Entry"), entry_text(seen, scene)),
        Fact(words.gettext("Public screens"), words.gettext("show no name") if seen.card.discreet else ""),
    )
    return tuple(line for line in lines if line.text)


def phone_end(person: Registrant, scene: Scene) -> str:
    """The last digits of the telephone number: enough to compare, too few to call."""
    digits = "".join(filter(str.isdigit, person.phone))[-_DIGITS_SHOWN:]
    return scene.words.gettext("ends in {digits}", digits=digits) if digits else ""


def entry_text(seen: Seen, scene: Scene) -> str:
    """Since when somebody is in, and by which kiosk."""
    found = next((entry for entry in seen.card.admittances if entry.checkin_id == seen.checkin_id), None)
    if found is None:
        return scene.words.gettext("not checked in yet")
    return scene.words.gettext("{time}, kiosk {kiosk}", time=scene.time(found.at), kiosk=found.kiosk)


def _standing(seen: Seen, scene: Scene) -> tuple[str, bool]:
    status = seen.card.registrant.status
    barred = seen.card.barred is not None or status is not RegistrantStatus.CONFIRMED
    known = _STATUS[status] if status is not RegistrantStatus.CONFIRMED or not barred else N_("the code was replaced")
    return scene.words.gettext(known), barred


@QmlElement
@QmlUncreatable("made by the application")
class DeskCard(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the card reads."""

    shownChanged = Signal()
    codeChanged = Signal()
    nameChanged = Signal()
    faceChanged = Signal()
    latinChanged = Signal()
    categoryChanged = Signal()
    colourChanged = Signal()
    noteChanged = Signal()
    noteWaitsChanged = Signal()
    refusalChanged = Signal()
    photoChanged = Signal()
    arrivedChanged = Signal()
    hasBadgeChanged = Signal()
    canUndoChanged = Signal()
    canForceChanged = Signal()
    canMergeChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen: Seen | None = None
        """Who is on the card."""
        self._facts = RowModel(Fact, lambda row: row.label, self)
        self._texts = CardTexts()

    def show(self, seen: Seen | None, scene: Scene) -> None:
        """Show this person, or nobody."""
        self.seen = seen
        self.tell(scene)

    def tell(self, scene: Scene) -> None:
        """Derive everything anew."""
        self._facts.fold(facts(self.seen, scene) if self.seen else ())
        before, self._texts = self._texts, card_texts(self.seen, scene) if self.seen else CardTexts()
        announce(self, before, self._texts)

    def clear(self) -> None:
        """Keep nothing of whoever was on the card."""
        self.seen = None
        self._facts.fold(())
        before, self._texts = self._texts, CardTexts()
        announce(self, before, self._texts)

    @Property(bool, notify=shownChanged)
    def shown(self) -> bool:
        """Whether somebody is on the card."""
        return self._texts.shown

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        """The code that people say aloud."""
        return self._texts.code

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        """The name, in its own script."""
        return self._texts.name

    @Property(str, notify=faceChanged)
    def face(self) -> str:
        """The face it is set in: `latin`, `sc`, `tc` or `hk`."""
        return self._texts.face

    @Property(str, notify=latinChanged)
    def latin(self) -> str:
        """The name in Latin letters, where it is another."""
        return self._texts.latin

    @Property(str, notify=categoryChanged)
    def category(self) -> str:
        """What kind of guest."""
        return self._texts.category

    @Property(str, notify=colourChanged)
    def colour(self) -> str:
        """The colour of that; empty for none."""
        return self._texts.colour

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        """What staff have to know; empty for nothing."""
        return self._texts.note

    @Property(bool, notify=noteWaitsChanged)
    def noteWaits(self) -> bool:
        """Whether it has to be read before anybody is admitted."""
        return self._texts.note_waits

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        """Why they were not admitted just now; empty where they were, or nobody has tried."""
        return self._texts.refusal

    @Property(str, notify=photoChanged)
    def photo(self) -> str:
        """Where their picture is to be had; empty for none."""
        return self._texts.photo

    @Property(bool, notify=arrivedChanged)
    def arrived(self) -> bool:
        """Whether they are in."""
        return self._texts.arrived

    @Property(bool, notify=hasBadgeChanged)
    def hasBadge(self) -> bool:
        """Whether a badge was ever queued for them."""
        return self._texts.has_badge

    @Property(bool, notify=canUndoChanged)
    def canUndo(self) -> bool:
        """Whether there is a check-in to take back."""
        return self._texts.can_undo

    @Property(bool, notify=canForceChanged)
    def canForce(self) -> bool:
        """Whether a refusal may be overruled by whoever is here."""
        return self._texts.can_force

    @Property(bool, notify=canMergeChanged)
    def canMerge(self) -> bool:
        """Whether whoever is here may make one person of two."""
        return self._texts.can_merge

    @Property(QObject, constant=True)
    def facts(self) -> RowModel:
        """The lines of the card."""
        return self._facts
