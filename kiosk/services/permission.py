"""What is asked before staff act: that their role goes as far, and a reason where the log is to hold one."""

from __future__ import annotations

from kiosk.domain.staff import Act, Operator
from kiosk.services.errors import NotPossibleError


def require(operator: Operator, act: Act) -> None:
    """Raises NotPossibleError (`not_allowed`) where somebody's role does not go as far as an act."""
    if not operator.may(act):
        raise NotPossibleError("not_allowed")


def reason_given(why: str) -> str:
    """The reason in one line. Raises NotPossibleError (`why_missing`) where there is none."""
    text = " ".join(why.split())
    if not text:
        raise NotPossibleError("why_missing")
    return text
