"""`revoked.csv`: what no longer admits, be it a secret that was replaced or somebody who is not to come in."""

from __future__ import annotations

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Reason
from kiosk.domain.revocation import Revocation, holder_mark, text_mark
from kiosk.i18n import N_
from kiosk.importing.csv_table import CsvTable
from kiosk.importing.faults import BadValueError

FILE = "revoked.csv"
COLUMNS = ("secret", "code", "reason", "why")
_REASONS = {"": Reason.REVOKED, "revoked": Reason.REVOKED, "blocked": Reason.BLOCKED}


def read_revocations(table: CsvTable) -> tuple[Revocation, ...]:
    """Everything in the table: each row names a secret, a registrant's code or both. Without a reason it is revoked."""
    table.unknown(COLUMNS)
    secrets, codes = table.converted("secret", _secret, None), table.line_texts("code")
    reasons = table.converted("reason", _reason, Reason.REVOKED)
    found: list[Revocation] = []
    for row, (secret, code, reason, why) in enumerate(
        zip(secrets, codes, reasons, table.line_texts("why"), strict=True)
    ):
        marks = [*([text_mark(secret.text)] if secret else []), *([holder_mark(code)] if code else [])]
        found.extend(Revocation(mark, reason, why) for mark in marks)
        if not marks and not table.texts("secret")[row]:
            table.fault(row, "secret", N_("This row names neither a secret nor a code."))
    return tuple({revocation.mark: revocation for revocation in found}.values())


def _secret(text: str) -> BadgeSecret | None:
    secret = BadgeSecret.parse(text)
    if text and secret is None:
        raise BadValueError(N_("This secret is longer than any QR code that the program reads."))
    return secret


def _reason(text: str) -> Reason:
    if text not in _REASONS:
        known = ", ".join(filter(None, _REASONS))
        raise BadValueError(N_("“{value}” is not known here. Known are: {known}."), value=text, known=known)
    return _REASONS[text]
