"""A new secret for whoever lost theirs."""

from __future__ import annotations

import logging
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Reason
from kiosk.domain.clocks import milliseconds
from kiosk.domain.registrant import Registrant
from kiosk.domain.revocation import Revocation, holder_mark, text_mark
from kiosk.domain.staff import Act, Operator
from kiosk.services.corrections import called
from kiosk.services.permission import reason_given, require
from kiosk.store.audit import AuditLog
from kiosk.store.gate import Gate
from kiosk.store.merging import secrets_leading_to
from kiosk.store.registrants import put_registrant
from kiosk.store.trust import put_revocations

log = logging.getLogger(__name__)


class RenewalService:
    """Renews secrets, with the act in the audit log."""

    def __init__(self, gate: Gate, clock: Clock, audit: AuditLog) -> None:
        self._gate = gate
        self._clock = clock
        self._audit = audit

    def renew(self, code: str, why: str, operator: Operator) -> Registrant:
        """Gives somebody another secret: none that they had, on a badge or phone that is lost, admits anybody any more.

        Neither do signed codes made for them. Raises UnknownError, NotPossibleError (`why_missing`, `not_allowed`).
        """
        require(operator, Act.RENEW)
        reason = reason_given(why)
        now = milliseconds(self._clock.now())
        with self._gate.passage() as passage:
            registrant = called(passage, code)
            secrets = (registrant.secret.text, *secrets_leading_to(passage.connection, registrant.code))
            marks = (holder_mark(registrant.code), *map(text_mark, secrets))
            put_revocations(passage.connection, (Revocation(mark, Reason.REVOKED, reason) for mark in marks), now)
            renewed = replace(registrant, secret=BadgeSecret.new())
            put_registrant(passage.connection, renewed)
            self._audit.append(passage.connection, Act.RENEW, operator.id, about=registrant.code, why=reason)
        log.info("registrant %s has another secret", registrant.code)
        return renewed
