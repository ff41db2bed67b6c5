"""Taking codes back: a text that was lost, the signed codes of a registrant, or everything that somebody carries."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.domain.checkin import Reason
from kiosk.domain.codes import is_code
from kiosk.domain.revocation import Revocation, holder_mark, text_mark
from kiosk.domain.staff import CONSOLE, Act, Operator
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.holders import Holders, Known
from kiosk.services.permission import reason_given, require
from kiosk.store.audit import AuditLog
from kiosk.store.gate import Gate
from kiosk.store.registrants import Registrants
from kiosk.store.trust import Also, Trust


@dataclass(frozen=True, slots=True)
class _Named:
    """What a name given by staff stands for: a registrant's code, a text, or both."""

    code: str | None
    text: str | None


class RevokingService:
    """Keeps what no longer admits. The next scan goes by it, on an open screen too."""

    def __init__(
        self, trust: Trust, gate: Gate, registrants: Registrants, holders: Holders, clock: Clock, audit: AuditLog
    ) -> None:
        self._trust = trust
        self._gate = gate
        self._registrants = registrants
        self._holders = holders
        self._clock = clock
        self._audit = audit

    def revoke(self, code_or_secret: str, why: str, operator: Operator = CONSOLE) -> str | None:
        """Revokes a secret; of a code, the registrant's present secret and the signed codes made for them.

        Gives the code concerned, where one is. Raises UnknownError for an empty text, NotPossibleError (`why_missing`,
        `not_allowed`).
        """
        require(operator, Act.REVOKE)
        named = self._named(code_or_secret)
        by_code = named.text is None or is_code(_spoken(code_or_secret))
        holders = [holder_mark(named.code)] if named.code and by_code else []
        note = self._note(Act.REVOKE, operator, named, reason_given(why))
        self._keep([*holders, *self._text_marks(named)], Reason.REVOKED, reason_given(why), note)
        return named.code

    def block(self, code_or_secret: str, why: str, operator: Operator = CONSOLE) -> str | None:
        """Blocks whoever has this code or secret, whatever else they carry, and the secret itself; see `revoke`."""
        require(operator, Act.BLOCK)
        named = self._named(code_or_secret)
        holders = [holder_mark(named.code)] if named.code else []
        texts = [text_mark(named.text)] if named.text else []
        note = self._note(Act.BLOCK, operator, named, reason_given(why))
        self._keep([*holders, *texts], Reason.BLOCKED, reason_given(why), note)
        return named.code

    def lift(self, code_or_secret: str, operator: Operator = CONSOLE, why: str = "") -> str | None:
        """Takes revocation and block back. Raises NotPossibleError (`not_revoked`) where there was none."""
        require(operator, Act.LIFT)
        named = self._named(code_or_secret)
        marks = [*([holder_mark(named.code)] if named.code else []), *self._text_marks(named)]
        if not self._trust.lift(marks, self._note(Act.LIFT, operator, named, why)):
            raise NotPossibleError("not_revoked")
        return named.code

    def _keep(self, marks: list[str], reason: Reason, why: str, note: Also) -> None:
        self._trust.revoke([Revocation(mark, reason, why) for mark in marks], self._clock.now(), note)

    def _note(self, act: Act, operator: Operator, named: _Named, why: str) -> Also:
        """The act's line of the audit log, to be written with it. A text is not told: it may be what admits."""
        return lambda connection: self._audit.append(connection, act, operator.id, about=named.code, why=why)

    def _named(self, name: str) -> _Named:
        """A registrant's code before a text; what has the shape of a code may be of somebody who has yet to come."""
        if registrant := self._registrants.by_code(name):
            return _Named(registrant.code, None)
        found = self._holders.read(name, typed=False)
        texts = [secret.text for secret in found.own] or [found.signed or "", *(s.text for s in found.foreign)]
        text = next(filter(None, texts), None)
        if text is None:
            raise UnknownError("registrant", name)
        with self._gate.looking() as passage:
            holder = self._holders.holder(passage, name, typed=False)
        spoken = name.strip().upper()
        return _Named(
            holder.registrant.code if isinstance(holder, Known) else spoken if is_code(spoken) else None, text
        )

    def _text_marks(self, named: _Named) -> list[str]:
        if named.text:
            return [text_mark(named.text)]
        registrant = self._registrants.by_code(named.code or "")
        return [text_mark(registrant.secret.text)] if registrant else []


def _spoken(name: str) -> str:
    """A code as it is stored, however it was typed."""
    return name.strip().upper()
