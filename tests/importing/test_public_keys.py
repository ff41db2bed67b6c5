"""Public keys are taken in the ways in which organisers find them."""

import base64

import pytest

from kiosk.importing.faults import BadValueError
from kiosk.importing.public_keys import public_key

RAW = bytes(range(32))
TEXT = base64.b64encode(RAW).decode()
DER = base64.b64encode(bytes.fromhex("302a300506032b6570032100") + RAW).decode()
PEM = f"-----BEGIN PUBLIC KEY-----\n{DER}\n-----END PUBLIC KEY-----\n"


@pytest.mark.parametrize("text", [TEXT, PEM, PEM.strip(), base64.b64encode(PEM.encode()).decode()])
def test_a_key_is_read_from_base64_and_from_pem(text: str) -> None:
    assert public_key(text) == TEXT


@pytest.mark.parametrize("text", ["", "AAAA", DER, PEM.replace("MCow", "MCox"), PEM.replace("PUBLIC", "PRIVATE"), "码"])
def test_anything_else_is_no_key(text: str) -> None:
    with pytest.raises(BadValueError):
        public_key(text)
