"""What a pack says no longer admits."""

import pytest

from kiosk.domain.checkin import Reason
from kiosk.domain.revocation import Revocation, holder_mark, text_mark
from kiosk.importing.pack import read_pack
from tests.importing.good_pack import Faults, Files, Write


def test_secrets_and_registrants_are_revoked_and_blocked(good: Files, folder: Write) -> None:
    table = "secret,code,reason,why\nOLD1,,,lost\nOLD2,TY-9,blocked,\n,TY-8,revoked,"
    pack = read_pack(folder({**good, "revoked.csv": table.encode()}))
    assert pack.revocations == (
        Revocation(text_mark("OLD1"), Reason.REVOKED, "lost"),
        Revocation(text_mark("OLD2"), Reason.BLOCKED),
        Revocation(holder_mark("TY-9"), Reason.BLOCKED),
        Revocation(holder_mark("TY-8"), Reason.REVOKED),
    )
    assert [note for note in pack.notes if note.place.file == "revoked.csv"] == []


def test_a_column_of_secrets_is_enough(good: Files, folder: Write) -> None:
    pack = read_pack(folder({**good, "revoked.csv": b"secret\nOLD1\nOLD1\n"}))
    assert pack.revocations == (Revocation(text_mark("OLD1"), Reason.REVOKED),)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("secret,why\n,lost\n", "revoked.csv:2:1 [secret]: This row names neither a secret nor a code."),
        ("secret,reason\nA,unpaid\n",
         "revoked.csv:2:2 [reason]: “unpaid” is not known here. Known are: revoked, blocked."),
        (f"secret\n{'A' * 600}\n",
         "revoked.csv:2:1 [secret]: This secret is longer than any QR code that the program reads."),
    ],
)  # fmt: skip
def test_a_fault_is_placed_at_its_cell(good: Files, folder: Write, faults: Faults, table: str, fault: str) -> None:
    assert faults(folder({**good, "revoked.csv": table.encode()})) == [fault]
