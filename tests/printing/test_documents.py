import errno
import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.printing import documents
from kiosk.printing.documents import badge_document
from kiosk.printing.errors import PrinterRefused, PrinterUnavailable
from tests.printing.conftest import Badge


@pytest.mark.parametrize(("size", "millimetres"), [("86x54", (86, 54)), ("A6", (105, 148))])
def test_a_document_says_its_size(badge: Badge, size: str, millimetres: tuple[int, int]) -> None:
    document = badge_document(badge(), size)
    assert (document.width, document.height) == millimetres
    assert document.content.startswith(b"%PDF")


def test_a_picture_is_made_for_a_printer_of_pictures(badge: Badge) -> None:
    document = badge_document(badge(), "86x54", "png", 203)
    assert Image.open(io.BytesIO(document.content)).size == (687, 432)


def test_a_document_is_filed_under_the_code_and_not_under_a_name(badge: Badge) -> None:
    assert badge_document(badge(), "86x54").stem == "HN-7Q2K-4"


def test_without_room_for_its_making_nothing_was_sent(badge: Badge, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(documents, "badge_pdf", full)
    with pytest.raises(PrinterUnavailable, match="No space left") as caught:
        badge_document(badge(), "86x54")
    assert isinstance(caught.value.__cause__, OSError)


def test_a_secret_too_long_for_the_badge_is_refused(badge: Badge, tmp_path: Path) -> None:
    with pytest.raises(PrinterRefused, match="QR code"):
        badge_document(badge(secret=BadgeSecret("𠀀" * 512)), "86x54")
