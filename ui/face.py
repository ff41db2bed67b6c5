"""Every screen over the services, and what leads from one to the other. Knows no window."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.agenda import next_boundary
from kiosk.domain.checkin import Admitted
from kiosk.domain.registrant import Registrant
from kiosk.i18n import Translator, translator
from kiosk.services.checkin import Outcome
from kiosk.services.delegations import Led
from kiosk.services.errors import NotPossibleError, StoreUnavailableError
from kiosk.services.printing import JobState
from kiosk.services.scanner_test import Heard
from kiosk.services.staff import SignIn
from kiosk.services.status import Status
from ui.counter import Counter
from ui.porch import Porch
from ui.self_service import SelfService
from ui.view_models.agenda import Agenda
from ui.view_models.badge_watch import BadgeWatch
from ui.view_models.fault import Cause, Fault, Ours
from ui.view_models.help import Help
from ui.view_models.hindrance import Hindrance
from ui.view_models.minute_clock import MinuteClock
from ui.view_models.ports import Lane, Runner
from ui.view_models.scanner_test import ScannerTest
from ui.view_models.scene import Scene
from ui.view_models.session_page import SessionPage
from ui.view_models.shell import DESK, HOME, SCANNER_TEST
from ui.view_models.staff import Staff
from ui.view_models.verdict import Verdict
from ui.view_models.verdict_texts import Subject, tone_of

log = logging.getLogger(__name__)

POLL = 500
"""Milliseconds between two looks for what other programs have changed in the store."""

_GONE = frozenset({JobState.PRINTED, JobState.FAILED, JobState.UNKNOWN, JobState.CANCELLED})


@dataclass(frozen=True, slots=True)
class _Holder:
    """Whose badge a job prints: kept until it has come out, for those who have made room for the next one."""

    outcome: Outcome
    registrant: Registrant


class Face(QObject):
    """The screens without their pictures. It lives as long as its porch.

    `leaving` says that staff want out, `retold` that other words are spoken, `judged` that a verdict of this tone (ok,
    ask, stop) is shown.
    """

    leaving = Signal()
    retold = Signal()
    judged = Signal(str)

    def __init__(self, porch: Porch, runner: Runner) -> None:
        super().__init__(porch)
        self.porch, self._runner = porch, runner
        self.services, self.shell = porch.services, porch.shell
        self._holders: dict[str, _Holder] = {}
        self._polling = False
        self.verdict, self.agenda, self.session_page = Verdict(self), Agenda(self), SessionPage(self)
        self.help, self.staff, self.fault = Help(self), Staff(self), Fault(self)
        self.scanner_test = ScannerTest(self)
        self.counter = Counter(porch, runner, self.stumbled, self)
        self.self_service = SelfService(porch, runner, self)
        self._by_screen: dict[str, Any] = {
            HOME: porch.attract,
            "verdict": self.verdict,
            "agenda": self.agenda,
            "session": self.session_page,
            "help": self.help,
            "staff": self.staff,
            SCANNER_TEST: self.scanner_test,
            DESK: self.counter.desk,
            "fault": self.fault,
            "self-lookup": self.self_service.self_lookup,
            "delegation": self.self_service.delegation,
        }
        self._badges = BadgeWatch(self.services.printing, runner, self)
        self._minutes = MinuteClock(porch.now, self._boundary, self)
        self._poll = QTimer(self, interval=POLL)
        self._connect()

    # --- for the window

    @property
    def words(self) -> Translator:
        """The language spoken."""
        return self.porch.words

    @property
    def screen(self) -> str:
        """Which screen is shown."""
        return str(self.shell.property("screen"))

    def models(self) -> dict[str, QObject]:
        """What Pages.qml requires, by the names of its properties."""
        return {
            "shell": self.shell,
            "verdict": self.verdict,
            "agenda": self.agenda,
            "sessionPage": self.session_page,
            "help": self.help,
            "staff": self.staff,
            "scannerTest": self.scanner_test,
            "desk": self.counter.desk,
            "fault": self.fault,
            "selfLookup": self.self_service.self_lookup,
            "delegation": self.self_service.delegation,
        }

    def scene(self) -> Scene:
        """What every screen is derived from, as of now."""
        return self.porch.scene()

    def start(self) -> None:
        """Begin to follow the time, the print queue and other programs' changes: when the first picture is up."""
        self.porch.dated = True
        self._retell()
        self._minutes.wind()
        self._poll.start()
        self._badges.work()

    def hinder(self, hindrance: Hindrance, *, there: bool) -> None:
        """Something keeps scans from arriving, or no longer does."""
        self.shell.hinder(hindrance, there=there)
        self.porch.tell(self.scene())

    def hear(self, heard: Heard) -> None:
        """Keys have come, from a scanner or a person: the scanner test shows them."""
        if self.screen == SCANNER_TEST:
            self.scanner_test.hear(heard, self.scene())

    def overhear(self, text: str) -> None:
        """A scanner that types no keys has told this."""
        self.hear(Heard((), text))

    def scan(self, text: str, *, typed: bool = True) -> None:
        """Somebody has held this to a scanner: one that types it, or one that tells it as it is.

        While a scanner is tested or the desk is on, nobody is admitted; before the PIN pad, a badge may sign staff in.
        """
        if self.screen in (SCANNER_TEST, DESK):
            self.shell.touched()
            if self.screen == DESK:
                self.counter.scanned(text)
            return
        if self.screen == "staff" and self.counter.operator is None:
            sign_in = partial(self.services.staff.sign_in_by_badge, text, typed=typed)
            self._runner.submit(Lane.STORE, sign_in, partial(self._badge_signed_in, text, typed), self.stumbled)
            return
        self._runner.submit(Lane.STORE, partial(self._admit, text, typed=typed), self._decided, self.stumbled)

    def show_subject(self, subject: Subject) -> None:
        """The verdict screen about this, in the registrant's own language."""
        registrant = subject.outcome.registrant
        self.self_service.clear()  # the next guest may scan while another one types
        if registrant is not None:
            self.shell.speak(registrant.language, registrant.han)
        self.verdict.show(subject, self.scene())
        self.shell.show_verdict(welcomes=self.verdict.welcomes, offers=bool(self.verdict.property("offer")))
        self.judged.emit(self.verdict.property("tone"))

    def show_fault(self, cause: Cause) -> None:
        """The screen that says what is wrong and what still works."""
        self.self_service.clear()
        self.fault.show(cause, self.scene())
        self.shell.show_fault()

    def stumbled(self, error: Exception) -> None:
        """What was asked for has not happened. Whatever the reason, no attendee ever sees a traceback."""
        if isinstance(error, StoreUnavailableError):
            log.warning("the store is not available: %s", error.kind)
            self.show_fault(error.kind)
        else:
            log.error("unexpected", exc_info=error)
            self.show_fault(Ours.BUG)

    # --- what leads from one to the other

    def _connect(self) -> None:
        self.shell.entering.connect(self._enter)
        self.shell.sessionAsked.connect(self._show_session)
        self.shell.spoken.connect(self._speak)
        self.shell.wiped.connect(self._wipe)
        self.verdict.disownAsked.connect(self._disown)
        self.verdict.doneAsked.connect(self.shell.goHome)
        self.agenda.modeAsked.connect(self._choose_mode)
        self.help.callAsked.connect(self._call)
        self.staff.pinAsked.connect(self._check_pin)
        self.staff.leaveAsked.connect(self.leaving)
        self.staff.testAsked.connect(self.shell.open_scanner_test)
        self.staff.deskAsked.connect(self.shell.open_desk)
        self.scanner_test.layoutAsked.connect(self._use_layout)
        self.staff.cancelled.connect(self.shell.goHome)
        self.shell.delegationAsked.connect(self._open_delegation)
        self.self_service.found.connect(self._recognised)
        self.self_service.queued.connect(self._badges.work)
        self.self_service.stumbled.connect(self.stumbled)
        self._badges.moved.connect(self._badge_moved)
        self._minutes.struck.connect(self._retell)
        self._poll.timeout.connect(self._look_for_changes)

    def _boundary(self) -> Any:
        return next_boundary(self.services.agenda.sessions(), self.porch.now())

    def _retell(self) -> None:
        """The time, the agenda or the event is another: whoever is on the screen derives anew."""
        scene = self.scene()
        self.porch.tell(scene)
        self._by_screen[self.screen].tell(scene)

    def _speak(self) -> None:
        self._retell()
        self.retold.emit()

    def _enter(self, screen: str) -> None:
        self._by_screen[screen].tell(self.scene())
        if screen == DESK:
            self.counter.open()
        if screen == "staff":
            self._runner.submit(Lane.STORE, self.services.staff.has_pin, self._know_pin, self.stumbled)
            self._runner.submit(Lane.STORE, self.services.status.status, self._know_status, self.stumbled)
        elif screen == "self-lookup":
            self.self_service.wait()

    def _wipe(self) -> None:
        self.counter.sign_out()
        for screen, model in self._by_screen.items():
            if screen != HOME:
                model.clear()
        self.self_service.clear()

    def _show_session(self, session_id: str) -> None:
        self.session_page.show(session_id, self.scene())

    def _choose_mode(self, mode: str) -> None:
        self.agenda.choose(mode, self.scene())

    # --- check-in

    def _admit(self, text: str, *, typed: bool) -> Subject:
        """On the store's lane."""
        return self._subject(self.services.checkin.check_in(text, typed=typed))

    def _subject(self, outcome: Outcome) -> Subject:
        """On the store's lane. Whoever is sent to staff is awaited there; somebody unknown shows a number for that."""
        tone = tone_of(Subject(outcome))
        number = self._announce(outcome) if tone != "ok" else ""
        led = self._led_by(outcome) if tone == "ok" else None
        job = JobState.WAITING if outcome.print_job else None
        return Subject(outcome, "" if outcome.registrant else number, job, led=led)

    def _announce(self, outcome: Outcome) -> str:
        code = outcome.registrant.code if outcome.registrant else None
        kind = "attention" if isinstance(outcome.verdict, Admitted) else "refused"
        return self.services.help.call(kind, outcome.checkin_id, code)

    def _led_by(self, outcome: Outcome) -> Led | None:
        registrant = outcome.registrant
        return self.services.delegations.led_by(registrant, outcome.list_id) if registrant else None

    def _recognised(self, outcome: Outcome) -> None:
        """Somebody has found themselves: from here on it is as if they had held up their code."""
        self._runner.submit(Lane.STORE, partial(self._subject, outcome), self._decided, self.stumbled)

    def _open_delegation(self, delegation: str) -> None:
        """For the leader whose welcome is on the screen, else for staff who have signed in."""
        subject = self.verdict.subject if self.screen == "verdict" else None
        leader = subject.outcome.registrant if subject and subject.led and not subject.disowned else None
        self.self_service.open_delegation(delegation, leader, None if leader else self.counter.operator)

    def _decided(self, subject: Subject) -> None:
        self.show_subject(subject)
        job, registrant = subject.outcome.print_job, subject.outcome.registrant
        if job and registrant:
            self._holders[job] = _Holder(subject.outcome, registrant)
            self._badges.follow(job)

    def _badge_moved(self, job_id: str, state: JobState) -> None:
        holder = self._holders[job_id]
        if state in _GONE:
            del self._holders[job_id]
        if self.verdict.is_about(holder.outcome):
            self.verdict.badge_moved(state, self.scene())
            if state in _GONE:
                self.shell.touched()
        else:
            self._remind(holder, state)

    def _remind(self, holder: _Holder, state: JobState) -> None:
        """Tells somebody who has made room already, in their own language, what became of their badge."""
        registrant = holder.registrant
        words = translator(registrant.language, registrant.han or self.services.event.look.han)
        if state not in (JobState.PRINTED, JobState.FAILED, JobState.UNKNOWN):
            return
        if holder.outcome.discreet:
            self.shell.notify(_nameless(words, state))
        elif state is JobState.PRINTED:
            self.shell.notify(words.gettext("{name}, please take your badge", name=registrant.name))
        else:
            self.shell.notify(words.gettext("{name}, for your badge please see our staff", name=registrant.name))

    def _disown(self) -> None:
        subject = self.verdict.subject
        if subject is not None:
            done = partial(self._disowned, subject.outcome)
            self._runner.submit(Lane.STORE, partial(self._take_back, subject.outcome), done, self.stumbled)

    def _take_back(self, outcome: Outcome) -> str:
        """On the store's lane. What was taken back meanwhile needs no second time; staff are called all the same."""
        try:
            self.services.checkin.undo(outcome.checkin_id, "not_me")
        except NotPossibleError as error:
            log.info("check-in %s is not taken back: %s", outcome.checkin_id, error.reason)
        return self.services.help.call("not_me", outcome.checkin_id)

    def _disowned(self, outcome: Outcome, number: str) -> None:
        if self.verdict.is_about(outcome):
            self.verdict.disowned(number, self.scene())
            self.shell.show_verdict(welcomes=False)

    # --- a person, and the way out

    def _call(self) -> None:
        self._runner.submit(Lane.STORE, partial(self.services.help.call, "no_code"), self._called, self.stumbled)

    def _called(self, number: str) -> None:
        if self.screen == "help":
            self.help.answered(number, self.scene())

    def _know_pin(self, has_pin: bool) -> None:
        if self.screen == "staff":
            self.staff.know(has_pin=has_pin)

    def _know_status(self, status: Status) -> None:
        if self.screen == "staff":
            at = status.last_scan_at
            self.staff.know_last_scan(self.words.time(at.astimezone(self.services.event.timezone)) if at else "")

    def _use_layout(self, layout: str) -> None:
        use = partial(self.services.scanner.use_layout, layout)
        self._runner.submit(Lane.STORE, use, lambda _: self._layout_used(layout), self.stumbled)

    def _layout_used(self, layout: str) -> None:
        if self.screen == SCANNER_TEST:
            self.scanner_test.layout_used(layout, self.scene())

    def _check_pin(self, pin: str) -> None:
        self._runner.submit(Lane.STORE, partial(self.services.staff.sign_in, pin), self._signed_in, self.stumbled)

    def _signed_in(self, sign_in: SignIn) -> None:
        """Who has this PIN. Whoever has left the pad meanwhile is not here any more."""
        operator = sign_in.operator
        if self.screen != "staff":
            self._nobody_there(sign_in)
            return
        self.staff.answered(sign_in)
        if operator is not None:
            self.counter.sign_in(operator)
            self.shell.welcome_staff()

    def _badge_signed_in(self, text: str, typed: bool, sign_in: SignIn) -> None:
        """Whose badge it is; a guest's is a scan like any other."""
        if sign_in.operator is not None:
            self._signed_in(sign_in)
        else:
            admit = partial(self._admit, text, typed=typed)
            self._runner.submit(Lane.STORE, admit, self._decided, self.stumbled)

    def _nobody_there(self, sign_in: SignIn) -> None:
        if sign_in.operator is not None:
            leave = partial(self.services.staff.sign_out, sign_in.operator)
            self._runner.submit(Lane.STORE, leave, lambda _: None, self.stumbled)

    # --- other programs

    def _look_for_changes(self) -> None:
        if not self._polling:
            self._polling = True
            self._runner.submit(Lane.STORE, self._renewed, self._looked, self._not_looked)

    def _renewed(self) -> tuple[bool, bool]:
        """On the store's lane: whether anything was written by others, and whether the agenda or event is another."""
        written = self.services.changes.poll()
        return written, written and self.services.agenda.refresh()

    def _looked(self, found: tuple[bool, bool]) -> None:
        self._polling = False
        written, renewed = found
        if written:
            self._badges.work()
            if self.screen == DESK:
                self.counter.refresh()
        if renewed:
            self._retell()
            self._minutes.wind()

    def _not_looked(self, error: Exception) -> None:
        # What is on the screen stays true enough; whoever scans next is told of the trouble.
        log.warning("the store cannot be watched: %s", error)
        self._polling = False


def _nameless(words: Translator, state: JobState) -> str:
    """What becomes of a badge, for somebody whose name is not for the hall."""
    if state is JobState.PRINTED:
        return words.gettext("Please take your badge")
    return words.gettext("For your badge, please see our staff")
