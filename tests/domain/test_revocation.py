"""What no longer admits, and which of two reasons holds."""

import pytest

from kiosk.domain.checkin import Reason
from kiosk.domain.revocation import barred, holder_mark, text_mark

TEXT, HOLDER = text_mark("SESAME"), holder_mark("TT-2222-2")


def test_a_mark_does_not_tell_the_text() -> None:
    assert "SESAME" not in TEXT
    assert text_mark("SESAMF") != TEXT
    assert text_mark("\ud800")  # a text that is no Unicode has a mark as well


@pytest.mark.parametrize(
    ("found", "signed", "reason"),
    [
        ({}, False, None),
        ({TEXT: Reason.REVOKED}, False, Reason.REVOKED),
        ({TEXT: Reason.BLOCKED}, False, Reason.BLOCKED),
        ({HOLDER: Reason.BLOCKED}, False, Reason.BLOCKED),
        ({HOLDER: Reason.REVOKED}, False, None),
        ({HOLDER: Reason.REVOKED}, True, Reason.REVOKED),
        ({TEXT: Reason.REVOKED, HOLDER: Reason.BLOCKED}, False, Reason.REVOKED),
    ],
)
def test_the_first_reason_that_holds_is_given(found: dict[str, Reason], signed: bool, reason: Reason | None) -> None:
    assert barred(found, signed=signed) is reason
