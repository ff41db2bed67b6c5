"""The sixteen letters and their checksum."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.letters import CHECK_LETTERS, LETTERS, has_check, spell, unspell, with_check


def test_the_letters_are_sixteen_that_no_layout_moves() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 16
    assert not set(LETTERS) & set("AQWZYM0123456789")


@given(st.binary(max_size=200))
def test_bytes_are_spelled_and_read_again(raw: bytes) -> None:
    assert unspell(spell(raw)) == raw


@pytest.mark.parametrize("letters", ["B", "BA", "bc", "B1", "ＢＣ"])
def test_what_spells_no_bytes_is_refused(letters: str) -> None:
    with pytest.raises(ValueError, match=r"bytes|letter"):
        unspell(letters)


@given(st.text(alphabet=LETTERS, min_size=1, max_size=300))
def test_letters_with_their_check_have_it(letters: str) -> None:
    assert has_check(with_check(letters))
    assert len(with_check(letters)) == len(letters) + CHECK_LETTERS


@pytest.mark.parametrize("text", ["", "BBBB", "A" * 37, "b" * 37, "码" * 37])
def test_what_is_not_of_these_letters_has_no_check(text: str) -> None:
    assert not has_check(text)


def test_every_single_wrong_letter_and_every_transposition_is_caught() -> None:
    text = with_check("".join(random.Random(1).choices(LETTERS, k=33)))
    for at, letter in itertools.product(range(len(text)), LETTERS):
        if letter != text[at]:
            assert not has_check(text[:at] + letter + text[at + 1 :])
    for one, other in itertools.combinations(range(len(text)), 2):
        letters = list(text)
        letters[one], letters[other] = letters[other], letters[one]
        assert "".join(letters) == text or not has_check("".join(letters))


def test_every_two_wrong_letters_are_caught() -> None:
    # The code is linear: an error passes exactly where it is a codeword itself, so two letters tell all there is.
    zero = LETTERS[0]
    for length in (37, 300):
        for at, one, other in itertools.product(range(1, length), LETTERS[1:], LETTERS[1:]):
            assert not has_check(one + zero * (at - 1) + other + zero * (length - 1 - at))


def test_random_letters_pass_once_in_65536_times_or_so() -> None:
    letters = random.Random(2)
    passed = sum(has_check("".join(letters.choices(LETTERS, k=37))) for _ in range(60_000))
    assert passed < 10
