"""A delegation on the screen: who is here, who comes in now, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.delegation import Delegation as Group
from kiosk.domain.delegation import Member
from kiosk.domain.discretion import is_discreet
from kiosk.domain.registrant import Registrant
from kiosk.services import wording
from ui.view_models.announcing import announce
from ui.view_models.row_model import RowModel
from ui.view_models.scene import Scene
from ui.view_models.verdict_texts import name_face

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


class Sign(StrEnum):
    """How a member is marked."""

    TICKED = "ticked"
    OPEN = "open"
    ARRIVED = "arrived"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member: the name and nothing else, and how it is marked, by a sign and in words."""

    code: str
    name: str
    name_han: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """What the page is about.

    `left_out` are the codes whose tick was taken away, `to_staff` those who were not let in, `number` the one under
    which staff know of them. `private` says that only staff see the screen.
    """

    group: Group
    private: bool = False
    left_out: frozenset[str] = frozenset()
    to_staff: frozenset[str] = frozenset()
    number: str = ""
    done: bool = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """Who is ticked, in order."""
        return tuple(code for code in self.waiting if code not in self.left_out)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who can be ticked, in order."""
        return tuple(member.registrant.code for member in self.group.to_come if not self._with_staff(member))

    def sign(self, member: Member) -> Sign:
        """How a member is marked."""
        if member.has_arrived:
            return Sign.ARRIVED
        if self._with_staff(member):
            return Sign.STAFF
        return Sign.OPEN if self.done or member.registrant.code in self.left_out else Sign.TICKED

    def _with_staff(self, member: Member) -> bool:
        return member.registrant.code in self.to_staff


@dataclass(frozen=True, slots=True)
class DelegationTexts:
    """What the page says beside its rows."""

    heading: str = ""
    count: str = ""
    sentence: str = ""
    action: str = ""
    number: str = ""
    desk: str = ""
    done: bool = False
    chosen: int = 0
    choosable: int = 0
    asking: bool = False


def delegation_texts(about: Gathering, scene: Scene, *, asking: bool) -> DelegationTexts:
    """The page's texts in the language of the scene."""
    words, group = scene.words, about.group
    chosen = len(about.chosen)
    count = words.gettext(
        "{arrived} of {all} arrived", arrived=words.number(group.arrived), all=words.number(len(group.members))
    )
    return DelegationTexts(
        heading=words.gettext("Your badges are being printed") if about.done else "",
        count=count,
        sentence=_sentence(about, scene),
        action="" if about.done else words.ngettext("Check in {n} person", "Check in {n} people", chosen),
        number=about.number,
        desk=wording.help_desk(scene.event, words) if about.to_staff else "",
        done=about.done,
        chosen=chosen,
        choosable=len(about.waiting),
        asking=asking,
    )


def member_rows(about: Gathering, scene: Scene) -> tuple[MemberRow, ...]:
    """Every member in the delegation's own order; those who are needed at the desk first, once it is done."""
    rows = [_row(about, member, scene) for member in about.group.members]
    return tuple(sorted(rows, key=lambda row: row.mark != Sign.STAFF)) if about.done else tuple(rows)


def _sentence(about: Gathering, scene: Scene) -> str:
    if not about.done:
        return scene.words.gettext("Take the tick away from anybody who is not here.")
    if about.to_staff:
        return scene.words.ngettext(
            "{n} person needs to see our staff.", "{n} people need to see our staff.", len(about.to_staff)
        )
    return scene.words.gettext("Please take the badges and hand them out.")


def _row(about: Gathering, member: Member, scene: Scene) -> MemberRow:
    registrant = member.registrant
    name, face = _named(registrant, scene, private=about.private)
    sign = about.sign(member)
    return MemberRow(registrant.code, name, face, sign.value, _note(sign, scene))


def _named(registrant: Registrant, scene: Scene, *, private: bool) -> tuple[str, str]:
    """A name and its face. In the hall nobody reads the name of a discreet guest; their leader knows the code."""
    if not registrant.name or (is_discreet(registrant, scene.event) and not private):
        return scene.words.gettext("Guest {code}", code=registrant.code), "latin"
    return registrant.name, name_face(registrant.name, registrant.han, scene.event.look.han)


def _note(sign: Sign, scene: Scene) -> str:
    if sign is Sign.ARRIVED:
        return scene.words.gettext("Arrived")
    return scene.words.gettext("Please see our staff") if sign is Sign.STAFF else ""


@dataclass(slots=True)
class _Held:
    """What the page holds of the delegation in front of it."""

    about: Gathering | None = None
    scene: Scene | None = None
    asking: bool = field(default=False)


@QmlElement
@QmlUncreatable("made by the application")
class Delegation(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the delegation's page reads. `admitAsked` and `leaveAsked` tell the application what was pressed."""

    headingChanged = Signal()
    countChanged = Signal()
    sentenceChanged = Signal()
    actionChanged = Signal()
    numberChanged = Signal()
    deskChanged = Signal()
    doneChanged = Signal()
    chosenChanged = Signal()
    choosableChanged = Signal()
    askingChanged = Signal()

    admitAsked = Signal()
    leaveAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = _Held()
        self._texts = DelegationTexts()
        self._rows = RowModel(MemberRow, lambda row: row.code, self)

    @property
    def about(self) -> Gathering | None:
        """What the page is about; None when it is about nobody."""
        return self._held.about

    def show(self, about: Gathering, scene: Scene) -> None:
        """Be about this from now on."""
        self._held = _Held(about, scene)
        self.tell(scene)

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; only what differs is announced."""
        self._held.scene = scene
        about = self._held.about
        self._rows.fold(member_rows(about, scene) if about else ())
        self._fold(delegation_texts(about, scene, asking=self._held.asking) if about else DelegationTexts())

    def admitted(self, group: Group, to_staff: Collection[str], number: str, scene: Scene) -> None:
        """The delegation as it stands now; those in `to_staff` were not let in, which staff know under `number`."""
        if self._held.about is not None:
            about = replace(self._held.about, group=group, to_staff=frozenset(to_staff), number=number, done=True)
            self.show(about, scene)

    def clear(self) -> None:
        """Keep nothing of the last people."""
        self._held = _Held()
        self._rows.fold(())
        self._fold(DelegationTexts())

    def _leave_out(self, codes: Collection[str]) -> None:
        held = self._held
        if held.about is not None and held.scene is not None and not held.about.done and not held.asking:
            held.about = replace(held.about, left_out=frozenset(codes))
            self.tell(held.scene)

    def _fold(self, texts: DelegationTexts) -> None:
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    @Slot(str)
    def toggle(self, code: str) -> None:
        """Tick a member who is still to come, or take the tick away."""
        about = self._held.about
        if about is not None and code in about.waiting:
            self._leave_out(about.left_out ^ {code})

    @Slot()
    def tickAll(self) -> None:
        """Everybody still to come."""
        self._leave_out(())

    @Slot()
    def tickNone(self) -> None:
        """Nobody yet."""
        if self._held.about is not None:
            self._leave_out(self._held.about.waiting)

    @Slot()
    def admit(self) -> None:
        """Let in whoever is ticked; further presses are the same."""
        held = self._held
        if held.about is not None and held.scene is not None and self._texts.chosen and not held.asking:
            held.asking = True
            self.tell(held.scene)
            self.admitAsked.emit()

    @Slot()
    def leave(self) -> None:
        """Back to where one came from."""
        self.leaveAsked.emit()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The members."""
        return self._rows

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What happens now; empty before anybody was let in."""
        return self._texts.heading

    @Property(str, notify=countChanged)
    def count(self) -> str:
        """How many of them are here."""
        return self._texts.count

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """What to do."""
        return self._texts.sentence

    @Property(str, notify=actionChanged)
    def action(self) -> str:
        """What the key says that lets in whoever is ticked."""
        return self._texts.action

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        """The number to show to staff; empty where nobody needs them."""
        return self._texts.number

    @Property(str, notify=deskChanged)
    def desk(self) -> str:
        """Where staff are, for those who need them."""
        return self._texts.desk

    @Property(bool, notify=doneChanged)
    def done(self) -> bool:
        """Whether they were let in."""
        return self._texts.done

    @Property(int, notify=chosenChanged)
    def chosen(self) -> int:
        """How many are ticked."""
        return self._texts.chosen

    @Property(int, notify=choosableChanged)
    def choosable(self) -> int:
        """How many can be ticked."""
        return self._texts.choosable

    @Property(bool, notify=askingChanged)
    def asking(self) -> bool:
        """Whether they are being let in."""
        return self._texts.asking
