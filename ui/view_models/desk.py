"""The lookup desk: who is looked for, who was found, and what staff do about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.services.help import HelpRequest
from kiosk.services.lookup import Match
from kiosk.services.status import Status
from ui.view_models.announcing import announce
from ui.view_models.desk_card import DeskCard
from ui.view_models.desk_form import DeskForm
from ui.view_models.desk_rows import DeskRow, hit_row, request_row
from ui.view_models.desk_sheet import DeskSheet
from ui.view_models.row_model import RowModel
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

MOST_HITS = 50
_UNDER_WAY = ("waiting", "rendering", "sent")


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: what was typed, and who fits, the best first."""

    query: str = ""
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskTexts:
    """What stands around the list.

    `hits` is how many were found, `heading` and `sentence` what to do where there is no list. `settled` says that the
    list is the answer to what stands in the field. `hint` is what the list is for while two people are made one.
    """

    query: str = ""
    hits: str = ""
    heading: str = ""
    sentence: str = ""
    hint: str = ""
    chosen: int = -1
    settled: bool = True
    operator: str = ""
    arrivals: str = ""
    printing: str = ""
    waiting: str = ""
    busy: bool = False


def hits_text(found: Found, scene: Scene) -> str:
    """How many were found."""
    count = len(found.matches)
    if not found.query:
        return ""
    if count >= MOST_HITS:
        return scene.words.gettext("more than {n} hits", n=MOST_HITS - 1)
    return scene.words.ngettext("{n} hit", "{n} hits", count)


def idle_texts(found: Found, rows: Sequence[DeskRow], scene: Scene) -> tuple[str, str]:
    """What is said where there is no list: what may be typed, or that nobody was found."""
    words = scene.words
    if rows:
        return "", ""
    if not found.query:
        sentence = words.gettext(
            "A name in any script, initials, an organisation, a code, or the last digits of a phone number."
        )
        return words.gettext("Type a name"), sentence
    sentence = words.gettext(
        "Try fewer letters, the family name alone, or the organisation. Who is not registered can be registered here."
    )
    return words.gettext("Nobody found"), sentence


def arrivals_text(status: Status, scene: Scene) -> str:
    """How many are here."""
    words = scene.words
    return words.gettext(
        "{arrived} of {total} here", arrived=words.number(status.arrived), total=words.number(status.registrants)
    )


def printing_text(status: Status, scene: Scene) -> str:
    """How many badges are under way; empty for none."""
    count = sum(status.print_queue.get(state, 0) for state in _UNDER_WAY)
    return scene.words.ngettext("{n} printing", "{n} printing", count) if count else ""


@QmlElement
@QmlUncreatable("made by the application")
class Desk(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the lookup desk reads.

    `queryAsked` carries what is looked for, `personAsked` whose card is wanted, `asked` what staff want to do:
    check_in, read, badge, undo, force, correct, walk_in, merge, answer or leave.
    """

    queryChanged = Signal()
    hitsChanged = Signal()
    headingChanged = Signal()
    sentenceChanged = Signal()
    hintChanged = Signal()
    chosenChanged = Signal()
    settledChanged = Signal()
    operatorChanged = Signal()
    arrivalsChanged = Signal()
    printingChanged = Signal()
    waitingChanged = Signal()
    busyChanged = Signal()

    queryAsked = Signal(str)
    personAsked = Signal(str)
    asked = Signal(str)
    rewritten = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.card, self.form, self.sheet = DeskCard(self), DeskForm(self), DeskSheet(self)
        self._found = Found()
        self._requests: tuple[HelpRequest, ...] = ()
        self._status: Status | None = None
        self._rows = RowModel(DeskRow, lambda row: row.place, self)
        self._texts = DeskTexts()

    # --- for the application

    @property
    def request(self) -> str:
        """The number of the request that is chosen; empty for none."""
        row = self._row()
        return row.number if row else ""

    def tell(self, scene: Scene) -> None:
        """Derive everything anew."""
        self._fold_rows(scene)
        self.card.tell(scene)

    def found(self, found: Found, scene: Scene) -> None:
        """This is the answer. The best of it is chosen: whoever types on chooses anew."""
        self._found = found
        self._fold_rows(scene)
        self._choose(0 if self._rows.rows and found.query else -1, settled=found.query == self._texts.query.strip())

    def refreshed(self, found: Found, scene: Scene) -> None:
        """The same answer as things stand now; whoever is on the card stays there."""
        self._found = found
        self._fold_rows(scene)
        self._fold(settled=found.query == self._texts.query.strip())

    def know_requests(self, requests: Sequence[HelpRequest], scene: Scene) -> None:
        """These wait for a person."""
        self._requests = tuple(requests)
        self._fold_rows(scene)

    def know_status(self, status: Status, scene: Scene) -> None:
        """The state of the kiosk in numbers."""
        self._status = status
        self._fold_rows(scene)

    def know_operator(self, name: str) -> None:
        """Who is signed in."""
        self._fold(operator=name)

    def occupy(self, *, busy: bool) -> None:
        """Something is being done, and a second press is the same one."""
        self._fold(busy=busy)

    def hint(self, text: str) -> None:
        """What the list is for; empty for looking people up."""
        self._fold(hint=text)

    def start_over(self, query: str = "") -> None:
        """The field holds this instead of what was typed."""
        self._fold(query=query)
        self.rewritten.emit()
        self.queryAsked.emit(query.strip())

    def clear(self) -> None:
        """Keep nothing."""
        self._found, self._requests, self._status = Found(), (), None
        self._rows.fold(())
        self.card.clear()
        self.form.clear()
        self.sheet.clear()
        self._fold(**{name: getattr(DeskTexts(), name) for name in DeskTexts.__slots__})
        self.rewritten.emit()

    def _fold_rows(self, scene: Scene) -> None:
        rows = self._derived(scene)
        self._rows.fold(rows)
        heading, sentence = idle_texts(self._found, rows, scene)
        status, count = self._status, len(self._requests)
        self._fold(
            hits=hits_text(self._found, scene),
            heading=heading,
            sentence=sentence,
            arrivals=arrivals_text(status, scene) if status else "",
            printing=printing_text(status, scene) if status else "",
            waiting=scene.words.ngettext("{n} person waits", "{n} people wait", count) if count else "",
        )

    def _derived(self, scene: Scene) -> list[DeskRow]:
        """Who was found; while nobody is looked for, who waits."""
        if self._found.query:
            return [hit_row(at, match, self._found.query, scene) for at, match in enumerate(self._found.matches)]
        return [request_row(at, request, scene) for at, request in enumerate(self._requests)]

    def _row(self) -> DeskRow | None:
        rows, at = self._rows.rows, self._texts.chosen
        return rows[at] if 0 <= at < len(rows) else None

    def _choose(self, at: int, *, settled: bool = True) -> None:
        self._fold(chosen=at, settled=settled)
        row = self._row()
        self.personAsked.emit(row.code if row else "")

    def _fold(self, **changes: object) -> None:
        before, self._texts = self._texts, replace(self._texts, **changes)  # type: ignore[arg-type]  # all by name
        announce(self, before, self._texts)

    # --- for QML

    @Slot(str)
    def type(self, text: str) -> None:
        """The field holds this now."""
        if text != self._texts.query:
            self._fold(query=text, settled=text.strip() == self._found.query)
            self.queryAsked.emit(text.strip())

    @Slot(int)
    def move(self, by: int) -> None:
        """To the line above (-1) or below (1)."""
        last = len(self._rows.rows) - 1
        if last >= 0:
            self._choose(max(0, min(last, self._texts.chosen + by)))

    @Slot(int)
    def choose(self, at: int) -> None:
        """This line."""
        if 0 <= at < len(self._rows.rows):
            self._choose(at)

    @Slot(str)
    def ask(self, act: str) -> None:
        """Staff want this to be done. Nothing is done twice, nor about somebody else than the list shows by now."""
        if not self._texts.busy and (self._texts.settled or act in ("walk_in", "leave")):
            self.asked.emit(act)

    @Slot()
    def escape(self) -> None:
        """Out of what is open: a sheet, a form, what was typed; at last, the desk."""
        if self.sheet.property("kind"):
            self.sheet.clear()
        elif self.form.property("kind"):
            self.form.clear()
        elif self._texts.query or self._texts.hint:
            self.hint("")
            self.start_over()
        else:
            self.asked.emit("leave")

    @Property(str, notify=queryChanged)
    def query(self) -> str:
        """What is looked for."""
        return self._texts.query

    @Property(str, notify=hitsChanged)
    def hits(self) -> str:
        """How many were found; empty while nobody is looked for."""
        return self._texts.hits

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        """What to do where there is no list."""
        return self._texts.heading

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """The same in more words."""
        return self._texts.sentence

    @Property(str, notify=hintChanged)
    def purpose(self) -> str:
        """What the list is for while two people are made one; else empty."""
        return self._texts.hint

    @Property(int, notify=chosenChanged)
    def chosen(self) -> int:
        """Which line is chosen; -1 for none."""
        return self._texts.chosen

    @Property(bool, notify=settledChanged)
    def settled(self) -> bool:
        """Whether the list is the answer to what stands in the field."""
        return self._texts.settled

    @Property(str, notify=operatorChanged)
    def operator(self) -> str:
        """Who is signed in."""
        return self._texts.operator

    @Property(str, notify=arrivalsChanged)
    def arrivals(self) -> str:
        """How many are here."""
        return self._texts.arrivals

    @Property(str, notify=printingChanged)
    def printing(self) -> str:
        """How many badges are under way; empty for none."""
        return self._texts.printing

    @Property(str, notify=waitingChanged)
    def waiting(self) -> str:
        """How many wait for a person; empty for none."""
        return self._texts.waiting

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._texts.busy

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        """Who was found, or who waits."""
        return self._rows

    @Property(QObject, constant=True)
    def person(self) -> QObject:
        """The card."""
        return self.card

    @Property(QObject, constant=True)
    def entry(self) -> QObject:
        """The form."""
        return self.form

    @Property(QObject, constant=True)
    def question(self) -> QObject:
        """The sheet."""
        return self.sheet
