"""The lookup desk: staff have somebody in front of them whom they know, and do what has to be done."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.checkin import Admitted, CheckinRecord, Direction, Reason
from kiosk.domain.clocks import milliseconds
from kiosk.domain.correction import Correction
from kiosk.domain.discretion import is_discreet
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Act, Operator
from kiosk.services.checkin import CheckinService, Outcome, Scan
from kiosk.services.corrections import CorrectionService, called
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import NotPossibleError
from kiosk.services.holders import Holders
from kiosk.services.permission import reason_given, require
from kiosk.services.printing import PrintJob, PrintService
from kiosk.store.desk import Admittance, admittances_of
from kiosk.store.gate import Gate
from kiosk.store.journal import answer_help_about

log = logging.getLogger(__name__)

_PHOTOS = (".jpg", ".jpeg", ".png", ".webp")


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the desk needs to know of one person.

    `barred` is why what they carry admits nobody, `photo` the pack's picture of them as a file's content, `discreet`
    that the screens in the hall show no name of theirs.
    """

    registrant: Registrant
    admittances: tuple[Admittance, ...]
    badges: tuple[PrintJob, ...]
    corrections: tuple[Correction, ...]
    barred: Reason | None
    discreet: bool
    photo: bytes | None


@dataclass(frozen=True, slots=True)
class NoteWaits:
    """Nobody was admitted and nothing was recorded: `note` has to be read first, and handed back as acknowledged."""

    registrant: Registrant
    note: str


@dataclass(frozen=True, slots=True)
class DeskCheckin:
    """What staff ask for. `acknowledged` is the attention note that they have read; `why` overrules a refusal."""

    code: str
    list_id: str | None = None
    direction: Direction = Direction.ENTRY
    acknowledged: str = ""
    answers: Mapping[str, str] | None = None
    why: str | None = None
    nonce: str | None = None

    def scan(self, operator: Operator) -> Scan:
        """The same, as it is asked at the gate."""
        return Scan(
            text="",
            list_id=self.list_id,
            direction=self.direction,
            nonce=self.nonce,
            operator=operator.id,
            answers=self.answers,
            why=self.why,
        )


class DeskService:
    """Acts of staff on one person. Each is one transaction with its line of the audit log."""

    def __init__(
        self,
        gate: Gate,
        checkin: CheckinService,
        printing: PrintService,
        corrections: CorrectionService,
        current: CurrentEvent,
        holders: Holders,
    ) -> None:
        self._gate = gate
        self._checkin = checkin
        self._printing = printing
        self._corrections = corrections
        self._current = current
        self._holders = holders

    def card(self, code: str) -> Card:
        """Everything about one person. Raises UnknownError for a code that nobody has."""
        with self._gate.looking() as passage:
            registrant = called(passage, code)
            barred = self._holders.known(passage, registrant).terms.barred
            admittances = admittances_of(passage.connection, registrant.code)
        return Card(
            registrant=registrant,
            admittances=admittances,
            badges=tuple(self._printing.jobs_of(registrant.code)),
            corrections=self._corrections.history(registrant.code),
            barred=barred,
            discreet=is_discreet(registrant, self._current.event),
            photo=self.photo(registrant.code),
        )

    def photo(self, code: str) -> bytes | None:
        """The pack's picture of somebody, `photos/CODE.jpg` or the like."""
        found = (self._current.file(f"photos/{code}{suffix}") for suffix in _PHOTOS)
        return next((content for content in found if content is not None), None)

    def check_in(self, asked: DeskCheckin, operator: Operator) -> Outcome | NoteWaits:
        """Admits somebody whom staff recognise, or not; who has an attention note only once it was read.

        Raises UnknownError (`registrant`, `list`), NotPossibleError (`not_allowed` for force, `why_missing`).
        """
        require(operator, Act.CHECK_IN)
        if asked.why is not None:
            require(operator, Act.FORCE)
            reason_given(asked.why)
        with self._gate.passage() as passage:
            registrant = called(passage, asked.code)
            if asked.direction is Direction.ENTRY and is_unread(registrant, asked.acknowledged):
                return NoteWaits(registrant, registrant.attention)
            outcome = self._checkin.let_in(passage, registrant.code, asked.scan(operator))
            if isinstance(outcome.verdict, Admitted):  # whoever was sent here waits no longer
                answer_help_about(passage.connection, registrant.code, operator.id, milliseconds(outcome.at))
        log.info("check-in %s at the desk by %s", outcome.checkin_id, operator.id)
        return outcome

    def undo(self, checkin_id: str, why: str, operator: Operator) -> CheckinRecord:
        """Takes a check-in back. Raises what `CheckinService.undo` does, and NotPossibleError (`why_missing`)."""
        require(operator, Act.UNDO)
        return self._checkin.undo(checkin_id, reason_given(why), operator.id)

    def first_badge(self, code: str, operator: Operator) -> PrintJob:
        """Queues a badge of somebody for whom none was ever queued; whoever has one needs a reason for another.

        Raises UnknownError, NotPossibleError (`why_missing`).
        """
        require(operator, Act.REPRINT)
        with self._gate.looking() as passage:
            registrant = called(passage, code)
        if self._printing.jobs_of(registrant.code):
            raise NotPossibleError("why_missing")
        return self._printing.ask_for_badge(registrant.code, operator=operator.id)

    def reprint(self, code: str, why: str, operator: Operator, *, target: str = "") -> PrintJob:
        """Queues another badge of somebody. Raises UnknownError, NotPossibleError (`why_missing`)."""
        require(operator, Act.REPRINT)
        with self._gate.looking() as passage:
            registrant = called(passage, code)
        return self._printing.ask_for_badge(registrant.code, target=target, why=reason_given(why), operator=operator.id)


def is_unread(registrant: Registrant, acknowledged: str) -> bool:
    """Whether somebody has an attention note other than the one that staff have read."""
    return bool(registrant.attention) and registrant.attention != acknowledged
