"""What guests do by themselves beside a scan: find themselves without a code, and bring their delegation in."""

from __future__ import annotations

import logging
import uuid
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.composition import Services
from kiosk.domain.delegation import Delegation as Group
from kiosk.domain.registrant import Registrant
from kiosk.domain.staff import Operator
from kiosk.services.checkin import Outcome, Scan
from kiosk.services.delegations import DelegationCheckin, Together
from kiosk.services.errors import NotPossibleError
from kiosk.services.self_lookup import Found, NotFound, Paused
from ui.porch import Porch
from ui.view_models.delegation import Delegation, Gathering
from ui.view_models.ports import Lane, Runner
from ui.view_models.self_lookup import SelfLookup

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Host:
    """Who has a delegation's page in front of them: its leader, or somebody of the staff.

    `nonce` makes whatever is pressed on this page one act, however often it is pressed.
    """

    leader: Registrant | None
    operator: Operator | None
    nonce: str


class SelfService(QObject):
    """The self look-up and the delegations, between their view models and the services.

    `found` carries the outcome of somebody who has found themselves, `queued` says that badges wait, `stumbled` an
    error.
    """

    found = Signal(object)
    queued = Signal()
    stumbled = Signal(object)

    def __init__(self, porch: Porch, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._porch, self._runner = porch, runner
        self._services: Services = porch.services
        self._host: Host | None = None
        self._visit = 0
        self.self_lookup, self.delegation = SelfLookup(self), Delegation(self)
        self.self_lookup.findAsked.connect(self._find)
        self.self_lookup.callAsked.connect(porch.shell.openHelp)
        self.delegation.admitAsked.connect(self._admit)
        self.delegation.leaveAsked.connect(self._leave)

    def clear(self) -> None:
        """Keep nothing of whoever was here; answers that are still under way come to nobody."""
        self._visit += 1
        self._host = None
        self.self_lookup.clear()
        self.delegation.clear()

    def wait(self) -> None:
        """See whether self look-up pauses, as it may since before a restart."""
        work = self._services.self_lookup.seconds_to_wait
        self._runner.submit(Lane.STORE, work, partial(self._waits, self._visit), self.stumbled.emit)

    def open_delegation(self, delegation: str, leader: Registrant | None, operator: Operator | None) -> None:
        """A delegation's page, for its leader or for staff; for anybody else there is none."""
        if operator is None and (leader is None or leader.delegation != delegation):
            log.warning("a delegation's page was asked for by nobody who may see it")
            return
        host = Host(leader, operator, uuid.uuid4().hex)
        look = partial(self._services.delegations.show, delegation)
        done = partial(self._opened, self._visit, host)
        self._runner.submit(Lane.STORE, look, done, self.stumbled.emit)

    # --- self look-up

    def _waits(self, visit: int, seconds: int) -> None:
        if seconds and visit == self._visit:
            self.self_lookup.paused(seconds)

    def _find(self, family_name: str, proof: str) -> None:
        done = partial(self._answered, self._visit)
        self._runner.submit(Lane.STORE, partial(self._look, family_name, proof), done, self.stumbled.emit)

    def _look(self, family_name: str, proof: str) -> Outcome | NotFound | Paused:
        """On the store's lane: whoever is found is checked in, as by a scan."""
        answer = self._services.self_lookup.find(family_name, proof)
        return self._services.self_lookup.check_in(answer, Scan("")) if isinstance(answer, Found) else answer

    def _answered(self, visit: int, answer: Outcome | NotFound | Paused) -> None:
        """Whoever was found is checked in, even if they have gone: their badge comes, and a toast tells of it."""
        if isinstance(answer, Outcome):
            self.found.emit(answer)
        elif visit != self._visit:
            return
        elif isinstance(answer, Paused):
            self.self_lookup.paused(answer.seconds)
        else:
            self.self_lookup.nobody()

    # --- delegations

    def _opened(self, visit: int, host: Host, group: Group) -> None:
        if visit == self._visit:
            self._host = host
            self.delegation.show(Gathering(group, private=host.operator is not None), self._porch.scene())
            self._porch.shell.show_delegation()

    def _admit(self) -> None:
        host, about = self._host, self.delegation.about
        if host is not None and about is not None:
            asked = Together(about.group.id, about.chosen, nonce=host.nonce)
            done = partial(self._admitted, self._visit)
            self._runner.submit(Lane.STORE, partial(self._let_in, host, asked), done, self.stumbled.emit)

    def _let_in(self, host: Host, asked: Together) -> tuple[DelegationCheckin, str]:
        """On the store's lane. Where some have to see staff, they get one number, under which staff know of it."""
        if host.operator is not None:
            done = self._services.delegations.check_in(asked, host.operator)
        elif host.leader is not None:
            done = self._services.delegations.check_in_led(asked, host.leader)
        else:
            raise NotPossibleError("not_allowed")
        waits = bool(done.refused or done.noted)
        code = host.leader.code if host.leader else None
        return done, self._services.help.call("delegation", code=code) if waits else ""

    def _admitted(self, visit: int, answer: tuple[DelegationCheckin, str]) -> None:
        done, number = answer
        self.queued.emit()
        if visit == self._visit:
            codes = [outcome.registrant.code for outcome in done.refused if outcome.registrant]
            codes += [waiting.registrant.code for waiting in done.noted]
            self.delegation.admitted(done.delegation, codes, number, self._porch.scene())

    def _leave(self) -> None:
        """A leader goes, and with them what is on the screen; staff go back to their desk."""
        staff = self._host is not None and self._host.operator is not None
        self._porch.shell.goBack() if staff else self._porch.shell.goHome()
