"""What a QR code carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.badge_secret import SECRET_BITS, BadgeSecret, is_own_secret, own_secrets
from kiosk.domain.letters import LETTERS, has_check, unspell
from kiosk.printing.codes import code_modules


def test_a_new_secret_is_a_b_then_128_random_bits_and_a_checksum_in_37_letters() -> None:
    secret = BadgeSecret.new().text
    assert SECRET_BITS == 128
    assert len(secret) == 37
    assert secret[0] == "B"
    assert set(secret) <= set(LETTERS)
    assert len(unspell(secret[1:33])) == 16
    assert has_check(secret)


def test_the_format_lasts() -> None:
    assert BadgeSecret.from_bytes(bytes(range(16))).text == "BBBBCBDBFBGBHBJBKBLBNBPBRBSBTBVBXBFTV"


def test_a_secret_fits_a_qr_code_of_version_2() -> None:
    assert len(code_modules(BadgeSecret.new())) == 25


def test_new_secrets_differ_from_each_other() -> None:
    assert len({BadgeSecret.new() for _ in range(1000)}) == 1000


@given(st.binary(min_size=16, max_size=16))
def test_a_secret_made_from_bytes_is_read_again_as_itself(raw: bytes) -> None:
    assert BadgeSecret.parse(BadgeSecret.from_bytes(raw).text) == BadgeSecret.from_bytes(raw)


@pytest.mark.parametrize("length", [0, 15, 17, 20])
def test_a_secret_of_another_length_is_not_made(length: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        BadgeSecret.from_bytes(bytes(length))


@pytest.mark.parametrize("text", ["abc+-/==", "ABC", "abc", '{"order": 1}', "https://example.org/t?x=1", "码", "🎫"])
def test_foreign_secrets_are_kept_letter_by_letter(text: str) -> None:
    parsed = BadgeSecret.parse(text)
    assert parsed is not None
    assert parsed.text == text


@pytest.mark.parametrize(
    "text",
    ["", " ", "\t", "a\x00b", "a\x1bb", "a\nb", "a\x7fb", "a\x85b", "a\u2028b", "\ud800", "x" * 513, "x" * 10_000],
)
def test_what_can_be_no_secret_is_none(text: str) -> None:
    assert BadgeSecret.parse(text) is None


@given(st.text())
def test_any_text_is_either_a_secret_or_none(text: str) -> None:
    parsed = BadgeSecret.parse(text)
    assert parsed is None or parsed.text == text.strip()


def test_an_own_secret_in_small_letters_is_the_same_secret_and_one_of_both_is_damaged() -> None:
    text = BadgeSecret.new().text
    assert BadgeSecret.parse(text.lower()) == BadgeSecret(text)
    mixed = text[:5].lower() + text[5:]
    assert BadgeSecret.parse(mixed) == BadgeSecret(mixed)
    assert not is_own_secret(mixed)


@given(st.binary(min_size=16, max_size=16), st.integers(0, 36), st.sampled_from(LETTERS))
def test_any_single_wrong_letter_is_caught(raw: bytes, place: int, letter: str) -> None:
    text = BadgeSecret.from_bytes(raw).text
    wrong = text[:place] + letter + text[place + 1 :]
    assert is_own_secret(wrong) is (wrong == text)


@given(st.binary(min_size=16, max_size=16))
def test_a_secret_that_lost_or_gained_letters_is_none_of_ours(raw: bytes) -> None:
    text = BadgeSecret.from_bytes(raw).text
    for damaged in (text[1:], text[:-1], "B" + text, text + "B", text + text):
        assert not is_own_secret(damaged)


def test_secrets_that_ran_into_each_other_are_told_apart() -> None:
    one, other = BadgeSecret.new(), BadgeSecret.new()
    assert own_secrets(one.text) == (one,)
    assert own_secrets(one.text * 2) == (one,)
    assert own_secrets(one.text + other.text) == (one, other)
    for damaged in ("", one.text + other.text[:-1], one.text + "B", "B" + one.text, one.text.lower()):
        assert own_secrets(damaged) == ()


def test_a_secret_hides_itself_from_tracebacks_and_logs() -> None:
    secret = BadgeSecret("OPENSESAME")
    assert "OPENSESAME" not in repr(secret)
    assert "OPENSESAME" not in repr([secret])
    assert str(secret) == "OPENSESAME"
