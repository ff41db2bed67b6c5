"""Check-in: from what a scanner read to a verdict that is on disk before anybody sees it."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from kiosk.clock import Clock
from kiosk.domain.checkin import (
    NO_TERMS,
    Admitted,
    CheckinRecord,
    Direction,
    FirstEntry,
    History,
    Incomplete,
    Reason,
    Refused,
    Terms,
    Verdict,
    decide,
    unanswered,
)
from kiosk.domain.clocks import milliseconds
from kiosk.domain.discretion import is_discreet
from kiosk.domain.event import BadgePolicy, CheckinList
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Act
from kiosk.domain.standing import Standing
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.holders import Holder, Holders, Known, Nobody, Several
from kiosk.store.audit import AuditLog
from kiosk.store.gate import Gate, Passage

log = logging.getLogger(__name__)

_NEVER_OVERRULED = frozenset({Reason.INVALID, Reason.AMBIGUOUS})
_DIGEST_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one scan came to.

    `print_job` is the badge that was queued by it; `badge_waits` says that theirs is with staff: made before this first
    entry, or to be made for somebody whose code tells no name. `repeated` says that this verdict was given once before,
    `discreet` that a screen in the hall greets this guest without a name.
    """

    verdict: Verdict
    checkin_id: str
    list_id: str
    direction: Direction
    registrant: Registrant | None
    at: datetime
    print_job: str | None = None
    badge_waits: bool = False
    repeated: bool = False
    discreet: bool = False
    elapsed_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Scan:
    """What is asked at the gate.

    `at` is given for a scan of another time than now; `why` lets staff overrule a refusal. `typed` says that the text
    came as keystrokes, which a keyboard layout may have changed; a camera hands over what it read. `operator` is who of
    the staff does it, empty for the guests themselves; `batch` and `rank` place the badge among others.
    """

    text: str
    list_id: str | None = None
    direction: Direction = Direction.ENTRY
    nonce: str | None = None
    at: datetime | None = None
    operator: str = ""
    answers: Mapping[str, str] | None = None
    why: str | None = None
    typed: bool = True
    batch: str = ""
    rank: int = 0


class CheckinService:
    """Admits people or not. Every verdict is a record of the log, durable when it is returned."""

    def __init__(
        self,
        gate: Gate,
        current: CurrentEvent,
        clock: Clock,
        holders: Holders,
        audit: AuditLog,
        default_list: str = "",
    ) -> None:
        self._gate = gate
        self._current = current
        self._holders = holders
        self._clock = clock
        self._audit = audit
        self._default_list = default_list

    def check_in(
        self,
        secret: str,
        *,
        list_id: str | None = None,
        direction: Direction = Direction.ENTRY,
        nonce: str | None = None,
        operator: str = "",
        answers: Mapping[str, str] | None = None,
        typed: bool = True,
    ) -> Outcome:
        """The verdict on what a scanner read, now. See `scan`."""
        return self.scan(Scan(secret, list_id, direction, nonce, None, operator, answers, typed=typed))

    def scan(self, scan: Scan) -> Outcome:
        """Decides, records and answers in one transaction.

        The same nonce gives the same answer and writes nothing. Raises UnknownError for a list that the event does not
        have, StoreUnavailableError when nothing could be written: then nobody was admitted.
        """
        started = time.perf_counter()
        checkin_list = self._list(scan.list_id)
        with self._gate.passage() as passage:
            outcome = self._repeated(passage, scan) or self._decide(passage, scan, checkin_list)
        _tell_log(outcome)
        return replace(outcome, elapsed_ms=(time.perf_counter() - started) * 1000)

    def recognised(self, code: str, scan: Scan) -> Outcome:
        """The verdict on somebody who is known without a scan: by staff, or by what only they know.

        Raises UnknownError for a code that nobody has, and what `scan` raises.
        """
        with self._gate.passage() as passage:
            outcome = self.let_in(passage, code, scan)
        _tell_log(outcome)
        return outcome

    def let_in(self, passage: Passage, code: str, scan: Scan) -> Outcome:
        """As `recognised`, in the caller's transaction: for several people at once, all or none."""
        repeated = self._repeated(passage, scan)
        if repeated is not None:
            return repeated
        registrant = passage.registrant_called(code.strip().upper())
        if registrant is None:
            raise UnknownError("registrant", code)
        return self._judge(passage, scan, self._list(scan.list_id), self._holders.known(passage, registrant))

    def preview(self, secret_or_code: str, list_id: str | None = None) -> Outcome:
        """What a scan would come to, without a record. Takes a code too: for pictures of screens, never for a door."""
        checkin_list = self._list(list_id)
        now = self._clock.now()
        with self._gate.looking() as passage:
            holder = self._holders.holder(passage, secret_or_code, typed=True, at=now)
            called = passage.registrant_called(secret_or_code) if isinstance(holder, Nobody) else None
            holder = Known(called) if called else holder
            registrant = _registrant(holder)
            history = self._history(passage, registrant, checkin_list)
        verdict = _refused(holder) or decide(registrant, checkin_list, history, now, terms=_terms(holder))
        discreet = is_discreet(registrant, self._current.event)
        return Outcome(verdict, "", checkin_list.id, Direction.ENTRY, registrant, now, discreet=discreet)

    def require_list(self, list_id: str | None) -> None:
        """Raises UnknownError for a list that the event does not have; None, the kiosk's own list, is fine."""
        self._list(list_id)

    def list_id(self, list_id: str | None) -> str:
        """The list that is meant, the kiosk's own where none is named. Raises UnknownError."""
        return self._list(list_id).id

    def undo(self, checkin_id: str, why: str, operator: str = "") -> CheckinRecord:
        """Takes an admission back: another record, and the registrant stands as if it had not been.

        Raises UnknownError for an id that is none, NotPossibleError (`not_admitted`, `already_undone`).
        """
        now = self._clock.now()
        with self._gate.passage() as passage:
            record = self._undoable(passage, checkin_id)
            back = replace(record, at=now, nonce=None, undoes=record.id, why=why, operator=operator, forced=False)
            written = passage.append(back, milliseconds(now))
            passage.refold(str(record.registrant), record.list_id)
            passage.cancel_badge(record.id, "undone", milliseconds(now))
            if operator:
                self._note_undo(passage, record, written, why)
        log.info("check-in %s taken back by %s", checkin_id, written.id)
        return written

    def _list(self, list_id: str | None) -> CheckinList:
        wanted = list_id or self._default_list
        if not wanted:
            return self._current.event.main_list
        if wanted not in self._current.event.lists:
            raise UnknownError("list", wanted)
        return self._current.event.lists[wanted]

    def _history(self, passage: Passage, registrant: Registrant | None, checkin_list: CheckinList) -> History:
        if registrant is None:
            return History()
        before = passage.standing(registrant.code, checkin_list.id)
        return passage.history(before, registrant.code, checkin_list, None)

    def _decide(self, passage: Passage, scan: Scan, checkin_list: CheckinList) -> Outcome:
        holder = self._holders.holder(passage, scan.text, typed=scan.typed, at=scan.at or self._clock.now())
        return self._judge(passage, scan, checkin_list, holder)

    def _judge(self, passage: Passage, scan: Scan, checkin_list: CheckinList, holder: Holder) -> Outcome:
        now = self._clock.now()
        at = scan.at or now
        registrant = _registrant(holder)
        if isinstance(holder, Known) and holder.is_new:
            passage.welcome(holder.registrant, milliseconds(now))
        before = passage.standing(registrant.code, checkin_list.id) if registrant else Standing()
        history = passage.history(before, registrant.code, checkin_list, scan.at) if registrant else History()
        found = _refused(holder) or decide(
            registrant, checkin_list, history, at, scan.direction, scan.answers, _terms(holder)
        )
        verdict = _overruled(found) if scan.why is not None and registrant is not None else found
        record = passage.append(
            _record(scan, checkin_list, registrant, verdict, at),
            milliseconds(now),
            earlier=before.checkin_id if reason_of(verdict) is Reason.ALREADY_REDEEMED else None,
            scanned="" if registrant else _digest(scan.text),
        )
        if scan.operator:
            self._note(passage, scan, record, forced=verdict != found)
        outcome = self._outcome(verdict, record, registrant)
        return self._admitted(passage, scan, record, before, outcome) if isinstance(verdict, Admitted) else outcome

    def _outcome(self, verdict: Verdict, record: CheckinRecord, registrant: Registrant | None) -> Outcome:
        discreet = is_discreet(registrant, self._current.event)
        return Outcome(verdict, record.id, record.list_id, record.direction, registrant, record.at, discreet=discreet)

    def _note(self, passage: Passage, scan: Scan, record: CheckinRecord, *, forced: bool) -> None:
        """What staff did, for the audit log."""
        act = Act.CHECK_OUT if record.direction is Direction.EXIT else Act.CHECK_IN
        details = {"checkin": record.id, "list": record.list_id, "status": record.status}
        if scan.batch:
            details["batch"] = scan.batch
        self._audit.append(
            passage.connection,
            Act.FORCE if forced else act,
            scan.operator,
            about=record.registrant,
            why=scan.why or "",
            details=details,
        )

    def _note_undo(self, passage: Passage, record: CheckinRecord, written: CheckinRecord, why: str) -> None:
        details = {"checkin": record.id, "list": record.list_id, "record": written.id}
        self._audit.append(
            passage.connection, Act.UNDO, written.operator, about=record.registrant, why=why, details=details
        )

    def _admitted(
        self, passage: Passage, scan: Scan, record: CheckinRecord, before: Standing, outcome: Outcome
    ) -> Outcome:
        """Lets somebody through and queues the badge that this entry brings."""
        now = self._clock.now()
        self._let_through(passage, record, before, now)
        if not self._gives_badges(record):
            return outcome
        named = outcome.registrant is not None and bool(outcome.registrant.name)
        job = self._badge(passage, record, now, scan) if named else None
        first = job is None and before.checkin_id is None
        waits = first and (not named or passage.has_badge_job(str(record.registrant)))
        return replace(outcome, print_job=job, badge_waits=waits)

    def _let_through(self, passage: Passage, record: CheckinRecord, before: Standing, now: datetime) -> None:
        """Brings the standing up to date; a scan of an earlier time is put in its place."""
        if record.at >= now:
            passage.admit(record, before)
        else:
            passage.refold(str(record.registrant), record.list_id)

    def _badge(self, passage: Passage, record: CheckinRecord, now: datetime, scan: Scan) -> str | None:
        """Queues the badge that this entry brings; gives the job's id. One that came out before stays the only one.

        It may have been printed ahead, or for somebody whose check-in was taken back.
        """
        once = self._current.event.printing.badge is BadgePolicy.ONCE
        if once and passage.has_badge_job(str(record.registrant)):
            return None
        return passage.queue_badge(record, milliseconds(now), scan.batch, scan.rank)

    def _gives_badges(self, record: CheckinRecord) -> bool:
        """Badges come at the entrances of the event, not at the doors of its sessions, and not on the way out."""
        if self._current.event.printing.badge is BadgePolicy.NEVER or record.direction is Direction.EXIT:
            return False
        return not self._current.event.lists[record.list_id].session

    def _repeated(self, passage: Passage, scan: Scan) -> Outcome | None:
        found = passage.repeated(scan.nonce) if scan.nonce else None
        if found is None:
            return None
        record, earlier = found
        registrant = passage.registrant_called(record.registrant) if record.registrant else None
        verdict = self._verdict_of(passage, record, earlier, scan)
        badge = passage.badge_of(record)
        return replace(self._outcome(verdict, record, registrant), print_job=badge, repeated=True)

    def _verdict_of(self, passage: Passage, record: CheckinRecord, earlier: str | None, scan: Scan) -> Verdict:
        if record.status == "ok":
            return Admitted(record.reason)
        if record.status == "incomplete":
            return Incomplete(unanswered(self._list(record.list_id), record.answers))
        if record.reason is Reason.INVALID:  # the log keeps no code, and the same text is misread the same way
            return Refused(Reason.INVALID, misread=self._holders.is_misread(scan.text, typed=scan.typed))
        first = passage.record(earlier) if earlier else None
        return Refused(record.reason or Reason.INVALID, FirstEntry(first.at, first.kiosk) if first else None)

    def _undoable(self, passage: Passage, checkin_id: str) -> CheckinRecord:
        record = passage.record(checkin_id)
        if record is None:
            raise UnknownError("checkin", checkin_id)
        if record.status != "ok" or record.undoes is not None:
            raise NotPossibleError("not_admitted")
        if passage.is_undone(checkin_id):
            raise NotPossibleError("already_undone")
        return record


def _registrant(holder: Holder) -> Registrant | None:
    return holder.registrant if isinstance(holder, Known) else None


def _terms(holder: Holder) -> Terms:
    return holder.terms if isinstance(holder, Known) else NO_TERMS


def _refused(holder: Holder) -> Refused | None:
    """The refusal of a code that is no one person's."""
    match holder:
        case Known():
            return None
        case Nobody(misread=misread, barred=barred):
            return Refused(barred or Reason.INVALID, misread=misread)
        case Several():
            return Refused(Reason.AMBIGUOUS)
        case _:
            assert_never(holder)


def _overruled(verdict: Verdict) -> Verdict:
    match verdict:
        case Refused(reason=reason) if reason not in _NEVER_OVERRULED:
            return Admitted(overruled=reason)
        case Incomplete():
            return Admitted()
        case Refused() | Admitted():
            return verdict
        case _:
            assert_never(verdict)


def status_of(verdict: Verdict) -> str:
    """`ok`, `incomplete` or `error`."""
    match verdict:
        case Admitted():
            return "ok"
        case Incomplete():
            return "incomplete"
        case Refused():
            return "error"
        case _:
            assert_never(verdict)


def reason_of(verdict: Verdict) -> Reason | None:
    """The one reason of a refusal."""
    return verdict.reason if isinstance(verdict, Refused) else None


def _tell_log(outcome: Outcome) -> None:
    """The verdict as a line of the program's log."""
    said = "repeated" if outcome.repeated else reason_of(outcome.verdict) or status_of(outcome.verdict)
    log.info("check-in %s at %s: %s", outcome.checkin_id, outcome.list_id, said)


def _record(
    scan: Scan, checkin_list: CheckinList, registrant: Registrant | None, verdict: Verdict, at: datetime
) -> CheckinRecord:
    overruled = verdict.overruled if isinstance(verdict, Admitted) else None
    return CheckinRecord(
        id="",
        kiosk="",
        sequence=0,
        hlc=0,
        at=at,
        list_id=checkin_list.id,
        direction=scan.direction,
        registrant=registrant.code if registrant else None,
        status=status_of(verdict),
        reason=overruled or reason_of(verdict),
        operator=scan.operator,
        nonce=scan.nonce or None,
        why=scan.why or "",
        forced=overruled is not None,
        answers=scan.answers or {},
    )


def _digest(text: str) -> str:
    """What was scanned, as a digest: enough to tell two unknown codes apart, too little to use one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LETTERS]
