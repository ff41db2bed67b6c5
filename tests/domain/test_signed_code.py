"""The signed code: one statement has one spelling, and nothing unproved is read."""

import hashlib
import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import signed_code
from kiosk.domain.letters import CHECK_LETTERS, LETTERS, with_check
from kiosk.domain.signed_code import (
    LONGEST_PAYLOAD,
    Claims,
    ClaimsTooLong,
    cleaned,
    covered,
    fitting,
    is_clean,
    looks_signed,
    payload_of,
    text_of,
    verified,
)

EVENT = "tiny-2025"
CHINESE = Claims("TT-7Q2K-4", "张玉慧", "Zhang Yuhui", "talent", "南繁种业科技研究院", "zh")
EUROPEAN = Claims("TT-7Q2K-4", "Anne-Sophie Dubreuil-Fontaine", "", "research", "École polytechnique fédérale", "fr")
FULL = replace(
    CHINESE,
    organisation="",
    valid_from=datetime(2025, 12, 6, 1, tzinfo=UTC),
    valid_until=datetime(2025, 12, 8, tzinfo=UTC),
    lists=frozenset({"main", "forum-3"}),
)


def seal(message: bytes) -> bytes:
    """Stands for a signature: what is tried here is the format, not Ed25519."""
    return hashlib.sha512(message).digest()


def is_sealed(message: bytes, signature: bytes) -> bool:
    return signature == seal(message)


def text_for(payload: bytes, event: str = EVENT) -> str:
    return text_of(payload, seal(covered(payload, event)))


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).map(cleaned).filter(bool)
moments = st.none() | st.integers(0, 2**32 - 1).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
claims_of_any_kind = st.builds(
    Claims,
    code=texts,
    name=texts,
    name_latin=st.just("") | texts,
    category=st.just("") | texts,
    organisation=st.just("") | texts,
    language=st.sampled_from(("", "zh", "en", "fr", "de")),
    valid_from=moments,
    valid_until=moments,
    lists=st.frozensets(texts, max_size=2),
)


@given(claims_of_any_kind)
def test_what_is_written_is_read_again(claims: Claims) -> None:
    try:
        payload = payload_of(claims)
    except ClaimsTooLong:
        return
    assert verified(text_for(payload), EVENT, is_sealed) == claims


@given(st.binary(max_size=LONGEST_PAYLOAD))
def test_bytes_that_are_signed_are_claims_in_their_one_spelling_or_nothing(payload: bytes) -> None:
    payload = b"\x01" + payload[: LONGEST_PAYLOAD - 1]
    claims = verified(text_for(payload), EVENT, is_sealed)
    assert claims is None or payload_of(claims) == payload or any(head >> 4 > 9 for head in payload[1:])


@pytest.mark.parametrize("claims", [CHINESE, EUROPEAN, FULL])
def test_a_typical_registrant_fits_a_code_of_version_9(claims: Claims) -> None:
    import qrcode
    from qrcode.constants import ERROR_CORRECT_L

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_L)
    code.add_data(text_for(payload_of(claims)))
    code.make(fit=True)
    assert code.version <= 9


def test_the_longest_code_there_is_fits_version_9() -> None:
    assert len(text_for(bytes(LONGEST_PAYLOAD))) <= 335  # what version 9-L holds of letters


GOOD = payload_of(FULL)
NAME = b"\x23\xe5\xbc\xa0"
CODE = b"\x12TT"


@pytest.mark.parametrize(
    "payload",
    [
        b"\x02" + CODE + NAME,  # another version
        b"\x01" + CODE,  # no name
        b"\x01" + NAME,  # no code
        b"\x01" + NAME + CODE,  # out of order
        b"\x01" + CODE + CODE + NAME,  # twice
        b"\x01" + CODE + NAME + b"\x30",  # empty
        b"\x01" + CODE + NAME + b"\x35AB",  # cut off
        b"\x01" + CODE + NAME + b"\x3f",  # no length
        b"\x01" + CODE + NAME + b"\x3f\x02AB",  # a short length written long
        b"\x01" + CODE + NAME + b"\x01A",  # tag 0
        b"\x01" + CODE + NAME + b"\x32\xff\xfe",  # no UTF-8
        b"\x01" + CODE + NAME + b"\x32A\x07",  # a control character
        b"\x01" + CODE + NAME + b"\x34A\xe2\x80\xae",  # a mark that turns the direction
        b"\x01" + CODE + NAME + b"\x32 A",  # a blank in front
        b"\x01" + CODE + NAME + b"\x61\x04",  # a language that is none
        b"\x01" + CODE + NAME + b"\x62\x00\x00",
        b"\x01" + CODE + NAME + b"\x73\x00\x00\x01",  # a time of three bytes
        b"\x01" + CODE + NAME + b"\x93b\na",  # lists out of order
        b"\x01" + CODE + NAME + b"\x93a\na",  # a list twice
        b"\x01" + CODE + NAME + b"\x92a\n",  # an empty list
        b"",
    ],
)  # fmt: skip
def test_a_signed_payload_in_another_spelling_is_nothing(payload: bytes) -> None:
    assert verified(text_for(payload), EVENT, is_sealed) is None
    assert verified(text_for(b"\x01" + CODE + NAME), EVENT, is_sealed) == Claims("TT", "张")


def test_fields_to_come_are_passed_over() -> None:
    assert verified(text_for(GOOD + b"\xa3new\xf2XX"), EVENT, is_sealed) == FULL


@pytest.mark.parametrize("text", ["", "S", "SB", "S" + "B" * 400, "B" + "B" * 136, "S" + "B" * 136, "S码" * 80])
def test_other_texts_do_not_look_signed(text: str) -> None:
    assert not looks_signed(text)
    assert verified(text, EVENT, lambda *_: True) is None


def test_a_checksum_over_too_few_letters_does_not_look_signed() -> None:
    short = with_check("S" + "B" * 128)
    assert verified(short, EVENT, lambda *_: True) is None
    assert not looks_signed(with_check("S" + "B" * 131))


def test_a_code_for_another_event_is_nothing_here() -> None:
    assert verified(text_for(GOOD, "other-2025"), EVENT, is_sealed) is None
    assert covered(GOOD, "a") != covered(GOOD, "b")


def test_nothing_is_read_before_the_signature_is_known_to_be_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_code, "_claims_of", lambda _: pytest.fail("an unproved text was read"))
    assert verified(text_for(GOOD), EVENT, lambda *_: False) is None


def test_any_damage_is_noticed() -> None:
    text, chance = text_for(GOOD), random.Random(3)
    for _ in range(2_000):
        letters = list(text)
        for at in chance.sample(range(len(text)), chance.randint(1, 4)):
            letters[at] = chance.choice(LETTERS)
        damaged = with_check("".join(letters)[:-CHECK_LETTERS])
        assert damaged == text or verified(damaged, EVENT, is_sealed) is None


def test_what_has_no_room_is_left_out_and_named() -> None:
    long = replace(CHINESE, organisation="研究院" * 12)
    assert fitting(long) == (replace(long, organisation=""), ("organisation",))
    assert fitting(CHINESE) == (CHINESE, ())
    longer = replace(long, name_latin="Zhang Yuhui " * 7 + "Z")
    assert fitting(longer)[1] == ("organisation", "name_latin")


def test_a_name_that_has_no_room_is_refused() -> None:
    with pytest.raises(ClaimsTooLong):
        fitting(replace(CHINESE, name="慧" * 40))
    with pytest.raises(ClaimsTooLong):
        payload_of(replace(CHINESE, name="慧" * 400))


@pytest.mark.parametrize(
    "claims",
    [
        replace(CHINESE, name=""),
        replace(CHINESE, code=" X"),
        replace(CHINESE, category="a\nb"),
        replace(CHINESE, valid_from=datetime(1960, 1, 1, tzinfo=UTC)),
        replace(CHINESE, valid_until=datetime(2200, 1, 1, tzinfo=UTC)),
        replace(CHINESE, valid_until=datetime(2025, 1, 1, microsecond=1, tzinfo=UTC)),
        replace(CHINESE, lists=frozenset({"a\nb"})),
        replace(CHINESE, language="it"),
    ],
)
def test_claims_that_no_code_can_carry_are_refused(claims: Claims) -> None:
    with pytest.raises(ValueError, match=r"."):
        payload_of(claims)


def test_a_table_s_text_becomes_clean() -> None:
    assert cleaned(" Ann\u200e\tMü\u0308 \n") == "Ann Mü\u0308"
    assert is_clean(cleaned("\u202eevil\x00"))
