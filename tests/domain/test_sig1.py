"""pretix's signed codes, by its own vectors and by what could be made of them."""

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.sig1 import Ticket, looks_signed, verified
from kiosk.importing.public_keys import public_key
from kiosk.services.signing import SigningKey, signed_by_any

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "checkin" / "sig1_vectors.json"
SEED = b"\x0a\x05abcde"
KEY = SigningKey.new()


def qr(payload: bytes, key: SigningKey = KEY) -> str:
    signature = key.sign(payload)
    head = b"\x01" + len(payload).to_bytes(2, "big") + len(signature).to_bytes(2, "big")
    return base64.b64encode(head + payload + signature).decode()[::-1]


def read(payload: bytes) -> Ticket | None:
    return verified(qr(payload), signed_by_any([KEY.public()]))


@pytest.fixture(scope="module")
def vectors() -> Any:
    if not DATA.exists():
        pytest.skip("the vectors do not lie beside this checkout")
    return json.loads(DATA.read_text(encoding="utf-8"))


def test_the_vectors_of_pretix_are_told_apart(vectors: Any) -> None:
    is_signed = signed_by_any([public_key(text) for text in vectors["public_keys_base64_of_pem"]])
    for vector in vectors["vectors"]:
        ticket = verified(vector["qr"], is_signed)
        said = vector["payload"]
        expected = Ticket(said["seed"], said["item"], said.get("variation", 0), said.get("subevent", 0))
        assert looks_signed(vector["qr"])
        assert ticket == (expected if vector["signature_valid"] else None)


def test_what_pretix_refuses_is_refused(vectors: Any) -> None:
    is_signed = signed_by_any([public_key(text) for text in vectors["public_keys_base64_of_pem"]])
    for vector in vectors["negative"]:
        assert verified(vector["qr"], is_signed) is None, vector["why"]


def test_a_signature_under_another_key_is_none(vectors: Any) -> None:
    for vector in vectors["vectors"]:
        assert verified(vector["qr"], signed_by_any([KEY.public()])) is None


def test_every_field_is_read() -> None:
    payload = SEED + b"\x10\x2a\x18\x07\x20\x0e\x28\x80\xa8\xd6\xb9\x06\x30\x00"
    assert read(payload) == Ticket("abcde", 42, 7, 14, datetime.fromtimestamp(1731564544, UTC), None)


def test_fields_to_come_are_passed_over() -> None:
    assert read(SEED + b"\x10\x01\x4a\x01x\x50\x01") == Ticket("abcde", 1)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\x10\x01",  # no seed
        b"\x08\x01",  # a number in the place of the seed
        b"\x0a\x00",  # an empty seed
        b"\x0a\x02\xff\xfe",  # no UTF-8
        SEED + SEED,
        SEED + b"\x12\x01x",  # a text in the place of the item
        SEED + b"\x10",
        SEED + b"\x10" + b"\x80" * 11,
        SEED + b"\x10" + b"\xff" * 9 + b"\x7f",
        SEED + b"\x4a\x7fx",
        SEED + b"\x4d\x00\x00\x00\x00",  # another wire type
        SEED + b"\x28" + b"\xff" * 9 + b"\x01",  # a time before 1970
        SEED + b"\x28\xff\xff\xff\xff\xff\xff\x7f",  # a time after 9999
    ],
)
def test_a_signed_payload_that_is_no_ticket_is_nothing(payload: bytes) -> None:
    assert read(payload) is None


@given(st.binary(max_size=60))
def test_bytes_that_are_signed_are_a_ticket_or_nothing(payload: bytes) -> None:
    assert read(payload) is None or isinstance(read(payload), Ticket)


def test_one_ticket_has_one_text() -> None:
    is_signed = signed_by_any([KEY.public()])
    text = qr(SEED + b"\x10\x01")  # 78 bytes: no padding, none to spare
    assert verified(text, is_signed)
    for other in (text + " ", " " + text, "=" + text, text[:40] + "\n" + text[40:]):
        assert verified(other, is_signed) is None


def test_bits_that_base64_leaves_over_make_no_second_text() -> None:
    text = qr(SEED + b"\x10\x01\x4a\x00")  # 80 bytes: one = in front, and two bits to spare behind it
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = "=" + alphabet[alphabet.index(text[1]) ^ 1] + text[2:]
    assert base64.b64decode(other[::-1]) == base64.b64decode(text[::-1])
    assert verified(text, signed_by_any([KEY.public()]))
    assert verified(other, signed_by_any([KEY.public()])) is None


def test_a_text_without_end_is_not_looked_into() -> None:
    assert not looks_signed("A" * 600)
