"""What a QR code carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.badge_secret import SECRET_BITS, BadgeSecret


def test_a_new_secret_has_160_bits_in_32_letters_that_a_qr_code_packs_tightly() -> None:
    secret = BadgeSecret.new()
    assert SECRET_BITS == 160
    assert len(secret.text) == 32
    assert set(secret.text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def test_new_secrets_differ_from_each_other() -> None:
    assert len({BadgeSecret.new() for _ in range(1000)}) == 1000


@given(st.binary(min_size=20, max_size=20))
def test_a_secret_made_from_bytes_is_read_again_as_itself(raw: bytes) -> None:
    assert BadgeSecret.parse(BadgeSecret.from_bytes(raw).text) == BadgeSecret.from_bytes(raw)


@pytest.mark.parametrize("length", [0, 19, 21])
def test_a_secret_of_another_length_is_not_made(length: int) -> None:
    with pytest.raises(ValueError, match="20 bytes"):
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


def test_a_secret_hides_itself_from_tracebacks_and_logs() -> None:
    secret = BadgeSecret("OPENSESAME")
    assert "OPENSESAME" not in repr(secret)
    assert "OPENSESAME" not in repr([secret])
    assert str(secret) == "OPENSESAME"
