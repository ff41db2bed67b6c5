"""The short code that people say aloud."""

from itertools import pairwise
from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.codes import (
    _SCATTER,
    ALPHABET,
    BODY_LENGTH,
    body_from_number,
    check_character,
    is_code,
    make_code,
)

BODIES = st.text(ALPHABET, min_size=1, max_size=6)


def test_the_alphabet_holds_no_letters_that_look_or_sound_alike() -> None:
    assert not set("01OILU") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 30


@given(BODIES, st.data())
def test_every_single_wrong_character_is_caught(body: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(body) - 1))
    caught = {check_character(body[:at] + letter + body[at + 1 :]) for letter in ALPHABET}
    assert caught == set(ALPHABET)


@given(BODIES.filter(lambda body: len(body) > 1), st.data())
def test_every_swap_of_neighbours_is_caught_but_of_letters_half_the_alphabet_apart(
    body: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(body) - 2))
    swapped = body[:at] + body[at + 1] + body[at] + body[at + 2 :]
    apart = abs(ALPHABET.index(body[at]) - ALPHABET.index(body[at + 1]))
    assert (check_character(swapped) == check_character(body)) is (apart in (0, 15))


@pytest.mark.parametrize("length", [1, 2, 3])
def test_every_number_gets_a_body_of_its_own(length: int) -> None:
    count = len(ALPHABET) ** length
    assert len({body_from_number(number, length) for number in range(count)}) == count


def test_the_scattering_shares_no_factor_with_the_alphabet_so_that_it_is_a_permutation_of_any_length() -> None:
    assert gcd(_SCATTER, len(ALPHABET)) == 1


def test_neighbouring_numbers_look_unlike() -> None:
    bodies = [body_from_number(number) for number in range(200)]
    alike = [sum(a == b for a, b in zip(one, two, strict=True)) for one, two in pairwise(bodies)]
    assert max(alike) <= 1


@pytest.mark.parametrize("number", [-1, len(ALPHABET) ** BODY_LENGTH])
def test_a_number_that_does_not_fit_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        body_from_number(number)


@given(st.from_regex(r"[A-Z0-9]{1,6}", fullmatch=True), st.text(ALPHABET, min_size=4, max_size=6))
def test_what_is_made_has_the_shape_of_a_code(prefix: str, body: str) -> None:
    assert is_code(make_code(prefix, body))


@pytest.mark.parametrize(
    "text",
    ["", "HN", "HN-7Q2K", "hn-7q2k-4", "HN-7O2K-4", "HN-7Q2K-4\n", " HN-7Q2K-4", "HN-7Q2K-44", "TOOLONGX-7Q2K-4"],
)
def test_what_is_written_otherwise_is_no_code(text: str) -> None:
    assert not is_code(text)


def test_a_body_with_a_letter_outside_the_alphabet_is_refused() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        make_code("HN", "7O2K")
