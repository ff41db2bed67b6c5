"""How the lookup desk is served: what its view models ask for is done by the services, and comes back as texts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar, assert_never

from PySide6.QtCore import QObject

from kiosk.composition import Services
from kiosk.domain.checkin import Admitted, Incomplete
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Operator
from kiosk.i18n import N_, Translator
from kiosk.services.checkin import Outcome
from kiosk.services.corrections import Corrected
from kiosk.services.desk import DeskCheckin, NoteWaits
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.help import HelpRequest
from kiosk.services.merging import Merging
from kiosk.services.status import Status
from kiosk.services.walk_ins import FieldsMissing, MayBeKnown, WalkedIn
from ui.porch import Porch
from ui.view_models.desk import MOST_HITS, Desk, Found
from ui.view_models.desk_card import Seen
from ui.view_models.desk_form import correction_form, question_form, walk_in_form
from ui.view_models.desk_sheet import alike_sheet, merge_sheet, person_row, reason_sheet
from ui.view_models.ports import Lane, Runner
from ui.view_models.scene import Scene

log = logging.getLogger(__name__)

T = TypeVar("T")

_REFUSED = {
    "not_allowed": N_("Only a supervisor may do that."),
    "already_undone": N_("That has been taken back already."),
    "already_answered": N_("Somebody else has taken that already."),
    "text_faulty": N_("A text is too long, or has characters that cannot be printed."),
    "name_missing": N_("A name is needed."),
    "why_missing": N_("Please say why."),
    "same_person": N_("That is the same person already."),
}


@dataclass(frozen=True, slots=True)
class _News:
    """What the desk shows beside the list and the card."""

    requests: tuple[HelpRequest, ...]
    status: Status


def refusal_text(error: Exception, words: Translator) -> str:
    """Why something was not done, for staff."""
    if isinstance(error, UnknownError):
        return words.gettext("Nobody has this code any more.")
    known = _REFUSED.get(str(error)) if isinstance(error, NotPossibleError) else None
    return words.gettext(known or N_("That is not possible as things stand."))


class Counter(QObject):
    """Serves the desk for whoever is signed in. `stumbled` is told what nobody here can mend."""

    def __init__(
        self,
        porch: Porch,
        runner: Runner,
        stumbled: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._porch, self._runner, self._stumbled = porch, runner, stumbled
        self._services: Services = porch.services
        self.desk = Desk(self)
        self.operator: Operator | None = None
        """Who is signed in."""
        self._looking = False
        self._wanted = ""
        self._asked = ""
        self._pinned: str | None = None
        self._read: dict[str, str] = {}
        self._other: Registrant | None = None
        self._connect()

    # --- for the face

    def sign_in(self, operator: Operator) -> None:
        """Somebody of the staff is here."""
        self.operator = operator
        self.desk.know_operator(operator.name)

    def sign_out(self) -> None:
        """Nobody is, and nothing stays of what was looked for."""
        operator, self.operator = self.operator, None
        self._wanted, self._asked, self._other, self._pinned = "", "", None, None
        self._read.clear()
        if operator is not None:
            self._run(partial(self._services.staff.sign_out, operator), lambda _: None)

    def open(self) -> None:
        """The desk comes on: what happened meanwhile."""
        if self.operator is not None:
            self.desk.know_operator(self.operator.name)
        self.refresh()

    def refresh(self) -> None:
        """Others may have written: who waits, the numbers, and whoever is on the card."""
        self._run(self._news, self._know)
        if self.desk.card.seen is not None:
            self._show(self.desk.card.seen.card.registrant.code)

    def scanned(self, text: str) -> None:
        """A code was held to the scanner while the desk is on: its holder's card, and nobody is admitted by it.

        Its letters have gone through the field and out of it again; that brings nobody else on to the card.
        """
        self._pinned = self._wanted
        self._run(partial(self._services.lookup.registrant, text), self._held)

    # --- what the view models ask

    def _connect(self) -> None:
        desk = self.desk
        desk.queryAsked.connect(self._look)
        desk.personAsked.connect(self._show)
        desk.asked.connect(self._do)
        desk.form.submitted.connect(self._submitted)
        desk.sheet.reasoned.connect(self._reasoned)
        desk.sheet.confirmed.connect(self._confirmed)
        desk.sheet.chosen.connect(self._opened)

    @property
    def _scene(self) -> Scene:
        return self._porch.scene()

    @property
    def _words(self) -> Translator:
        return self._porch.words

    @property
    def _seen(self) -> Seen | None:
        return self.desk.card.seen

    def _do(self, act: str) -> None:
        if act == "leave":
            self._porch.shell.goBack()
        elif act == "walk_in":
            self.desk.form.show(walk_in_form(self.desk.property("query").strip(), self._scene))
        elif act == "answer":
            self._answer(self.desk.request)
        elif self._seen is not None:
            self._about(act, self._seen)

    def _about(self, act: str, seen: Seen) -> None:
        """Something about whoever is on the card."""
        if act == "check_in":
            self._check_in(seen)
        elif act == "read":
            self._acknowledge(seen)
        elif act == "badge" and not seen.card.badges:
            self._act(partial(self._services.desk.first_badge, seen.card.registrant.code), self._queued)
        elif act == "correct":
            self.desk.form.show(correction_form(seen.card.registrant, self._scene))
        elif act == "merge":
            self._merge(seen)
        elif self._is_open(act, seen):
            kind = "reprint" if act == "badge" else act
            self.desk.sheet.show(reason_sheet(kind, seen.card.registrant.name, self._scene))

    def _is_open(self, act: str, seen: Seen) -> bool:
        """Whether a reason is all that is missing."""
        return act == "badge" or (act == "undo" and bool(seen.checkin_id)) or (act == "force" and seen.refused)

    # --- looking up

    def _look(self, query: str) -> None:
        """One question at a time, and the latest next: what was typed in between is never looked up."""
        self._wanted = query
        if query != self._pinned:
            self._pinned = None
        if not self._looking:
            self._ask(query)

    def _ask(self, query: str) -> None:
        self._looking = True
        find = partial(self._services.lookup.find, query, MOST_HITS)
        work = (lambda: Found(query, tuple(find()))) if query else Found
        self._runner.submit(Lane.SEARCH, work, self._found, self._not_found)

    def _found(self, found: Found) -> None:
        self._looking = False
        if found.query != self._wanted:
            self._ask(self._wanted)
        elif self.operator is None:
            log.info("an answer comes after whoever asked has gone")
        elif self._pinned == found.query:
            self.desk.refreshed(found, self._scene)
        else:
            self.desk.found(found, self._scene)

    def _not_found(self, error: Exception) -> None:
        self._looking = False
        self._stumbled(error)

    def _held(self, registrant: Registrant | None) -> None:
        if registrant is None:
            self._porch.shell.notify(self._words.gettext("This code belongs to nobody at this event."))
        else:
            self._show(registrant.code)

    # --- the card

    def _show(self, code: str) -> None:
        self._asked = code
        if code:
            self._run(partial(self._see, code), self._shown)
        else:
            self.desk.card.show(None, self._scene)

    def _see(self, code: str) -> Seen | None:
        """On the store's lane."""
        operator = self.operator
        if operator is None:
            return None
        try:
            card = self._services.desk.card(code)
        except UnknownError:
            return None
        return Seen(card, operator, self._services.checkin.list_id(None), self._read.get(card.registrant.code, ""))

    def _shown(self, seen: Seen | None, outcome: Outcome | None = None) -> None:
        """Whoever is asked for by now, with what came of a check-in just made."""
        if seen is None or self.operator is None or seen.card.registrant.code != self._asked:
            return
        before = self._seen
        if outcome is None and before is not None and before.card.registrant.code == self._asked:
            outcome = before.outcome if not seen.checkin_id else None
        self.desk.card.show(replace(seen, outcome=outcome), self._scene)

    def _acknowledge(self, seen: Seen) -> None:
        note = seen.card.registrant.attention
        self._read[seen.card.registrant.code] = note
        self.desk.card.show(replace(seen, read=note), self._scene)

    # --- check-in

    def _check_in(self, seen: Seen, *, answers: Mapping[str, str] | None = None, why: str | None = None) -> None:
        asked = DeskCheckin(seen.card.registrant.code, acknowledged=seen.read, answers=answers, why=why)
        self._act(partial(self._services.desk.check_in, asked), self._checked_in)

    def _checked_in(self, outcome: Outcome | NoteWaits) -> None:
        self.desk.sheet.clear()
        if isinstance(outcome, NoteWaits):
            self._read.pop(outcome.registrant.code, None)
            self._show(outcome.registrant.code)
            return
        assert outcome.registrant is not None
        code = outcome.registrant.code
        self._asked = code
        self._run(partial(self._see, code), partial(self._shown, outcome=outcome))
        self._answered(outcome)

    def _answered(self, outcome: Outcome) -> None:
        match outcome.verdict:
            case Admitted():
                self.desk.form.clear()
                self._say(N_("{name} is checked in."), outcome.registrant)
                self._renew()
            case Incomplete(questions=questions):
                self.desk.form.show(question_form(questions, self._scene))
            case _:
                self.desk.form.clear()
                self._run(self._news, self._know)

    def _renew(self) -> None:
        """The list says who is in: the same question again, whose answer leaves the card alone."""
        query = self._wanted
        if query:
            find = partial(self._services.lookup.find, query, MOST_HITS)
            self._runner.submit(Lane.SEARCH, find, partial(self._renewed, query), self._stumbled)
        self._run(self._news, self._know)

    def _renewed(self, query: str, matches: list[Any]) -> None:
        if query == self._wanted and self.operator is not None:
            self.desk.refreshed(Found(query, tuple(matches)), self._scene)

    # --- what wants a reason

    def _reasoned(self, kind: str, why: str) -> None:
        seen = self._seen
        if seen is None:
            return
        code = seen.card.registrant.code
        if not why.strip():
            self.desk.sheet.complain(refusal_text(NotPossibleError("why_missing"), self._words))
        elif kind == "undo":
            undo = partial(self._services.desk.undo, seen.checkin_id, why)
            self._act(undo, lambda _: self._done(N_("{name}: the check-in is taken back."), seen))
        elif kind == "reprint":
            self._act(partial(self._services.desk.reprint, code, why), self._queued)
        else:
            self._check_in(seen, why=why)

    def _queued(self, _: object) -> None:
        if self._seen is not None:
            self._done(N_("The badge of {name} is on its way."), self._seen)

    def _done(self, text: str, seen: Seen) -> None:
        self.desk.sheet.clear()
        self._say(text, seen.card.registrant)
        self._show(seen.card.registrant.code)
        self._renew()

    # --- forms

    def _submitted(self, kind: str, given: dict[str, str]) -> None:
        if kind == "walk_in":
            self._register(given, is_new=False)
        elif self._seen is not None and kind == "correct":
            self._correct(self._seen, given)
        elif self._seen is not None:
            answers = {name: text.strip() for name, text in given.items() if text.strip()}
            self._check_in(self._seen, answers=answers)

    def _correct(self, seen: Seen, given: dict[str, str]) -> None:
        person = seen.card.registrant
        changes = {field: text for field, text in given.items() if text != getattr(person, field)}
        correct = self._services.corrections.correct
        self._act(lambda operator: correct(person.code, changes, operator), self._corrected)

    def _corrected(self, made: Corrected) -> None:
        self.desk.form.clear()
        self._say(N_("{name} is put right."), made.registrant)
        self._show(made.registrant.code)
        self._renew()
        if made.reprint_offered:
            self.desk.sheet.show(reason_sheet("reprint", made.registrant.name, self._scene))

    def _register(self, given: Mapping[str, str], *, is_new: bool) -> None:
        told = {field: text for field, text in given.items() if text.strip()}
        register = self._services.walk_ins.register
        self._act(lambda operator: register(told, operator, is_new=is_new), self._registered)

    def _registered(self, outcome: WalkedIn | MayBeKnown | FieldsMissing) -> None:
        match outcome:
            case WalkedIn(registrant=registrant):
                self._welcome(registrant)
            case FieldsMissing(fields=fields):
                labels = self._words.list_of([self.desk.form.label_of(field) for field in fields])
                said = self._words.gettext("Please fill in: {fields}", fields=labels)
                self.desk.form.complain(said, fields)
            case MayBeKnown(people=people):
                name = self.desk.form.given.get("name", "")
                rows = [person_row(person, self._scene) for person in people]
                self.desk.sheet.show(alike_sheet(name, self._scene), rows)
            case _:
                assert_never(outcome)

    def _welcome(self, registrant: Registrant) -> None:
        """Somebody new is registered, and let in as anybody else would be."""
        self.desk.form.clear()
        self.desk.sheet.clear()
        self.desk.start_over(registrant.code)
        self._act(partial(self._services.desk.check_in, DeskCheckin(registrant.code)), self._checked_in)

    # --- sheets with people

    def _merge(self, seen: Seen) -> None:
        """The first of two is chosen, then the other; then it is asked who of them stays."""
        person = seen.card.registrant
        if self._other is None or not self.desk.property("purpose"):
            self._other = person
            self.desk.hint(self._words.gettext("Find the other registration of {name}.", name=person.name))
            self.desk.start_over()
        elif self._other.code != person.code:
            rows = [person_row(self._other, self._scene, stays=True), person_row(person, self._scene)]
            self.desk.sheet.show(merge_sheet(self._scene), rows)

    def _confirmed(self, kind: str, stays: str) -> None:
        if kind == "alike":
            self._register(self.desk.form.given, is_new=True)
        elif kind == "merge" and self._other is not None and self._seen is not None:
            both = (self._other.code, self._seen.card.registrant.code)
            goes = both[0] if stays == both[1] else both[1]
            merge = self._services.merging.merge
            self._act(lambda operator: merge(goes, stays, operator), self._merged)

    def _merged(self, made: Merging) -> None:
        self.desk.sheet.clear()
        self.desk.hint("")
        self._other = None
        self._say(N_("{name} is one person now."), made.survivor)
        self.desk.start_over(made.survivor.code)

    def _opened(self, code: str) -> None:
        """It is one of these: there is nobody to register."""
        self.desk.sheet.clear()
        self.desk.form.clear()
        self.desk.start_over(code)

    # --- who waits

    def _answer(self, number: str) -> None:
        if number:
            self._act(partial(self._services.help.answer, number), lambda _: self._run(self._news, self._know))

    def _news(self) -> _News:
        """On the store's lane."""
        return _News(tuple(self._services.help.requests()), self._services.status.status())

    def _know(self, news: _News) -> None:
        if self.operator is not None:
            self.desk.know_requests(news.requests, self._scene)
            self.desk.know_status(news.status, self._scene)

    # --- how things are done

    def _say(self, text: str, registrant: Registrant | None) -> None:
        if registrant is not None:
            self._porch.shell.notify(self._words.gettext(text, name=registrant.name))

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._runner.submit(Lane.STORE, work, done, self._stumbled)

    def _act(self, work: Callable[[Operator], T], done: Callable[[T], None]) -> None:
        """An act of whoever is signed in; while it is under way there is no other."""
        operator = self.operator
        if operator is None or self.desk.property("busy"):
            return
        self.desk.occupy(busy=True)
        self._runner.submit(Lane.STORE, partial(work, operator), partial(self._acted, done), self._failed)

    def _acted(self, done: Callable[[T], None], result: T) -> None:
        self.desk.occupy(busy=False)
        if self.operator is not None:
            done(result)

    def _failed(self, error: Exception) -> None:
        """What is not possible is said where it was asked; whatever else went wrong, by the face."""
        self.desk.occupy(busy=False)
        if not isinstance(error, NotPossibleError | UnknownError):
            self._stumbled(error)
            return
        said = refusal_text(error, self._words)
        if self.desk.sheet.property("kind"):
            self.desk.sheet.complain(said)
        elif self.desk.form.property("kind"):
            self.desk.form.complain(said)
        else:
            self._porch.shell.notify(said)
