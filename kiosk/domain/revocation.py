"""What no longer admits: single texts, and whoever holds a registrant's code. Kept by marks, never as texts.

A mark of a text is its digest, so that a list of what was revoked holds nothing that admits anybody where it was not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.checkin import Reason


@dataclass(frozen=True, slots=True)
class Revocation:
    """Why what bears a mark does not admit: `reason` is `revoked` or `blocked`; `why` is for staff."""

    mark: str
    reason: Reason
    why: str = ""


def text_mark(text: str) -> str:
    """The mark of what a QR carries, in its canonical spelling."""
    return "#" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def holder_mark(code: str) -> str:
    """The mark of a registrant."""
    return "@" + code


def barred(found: Mapping[str, Reason], *, signed: bool) -> Reason | None:
    """The reason that holds, of those found under the marks of a text and of its holder.

    A holder who is `blocked` is so whatever they carry. One who is `revoked` got another secret: that one admits, the
    signed codes that were made for them do not.
    """
    holds = {reason for mark, reason in found.items() if signed or mark[0] == "#" or reason is Reason.BLOCKED}
    return next((reason for reason in (Reason.REVOKED, Reason.BLOCKED) if reason in holds), None)
