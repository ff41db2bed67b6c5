import random

import pytest

from kiosk.scanning.pictures import Luma
from kiosk.scanning.watching import SAMPLES, Darkness, Square, Steady, Stir, finder, points

DULL, BRIGHT = bytes([20]) * SAMPLES**2, bytes([160]) * SAMPLES**2


def test_the_finder_is_the_square_in_the_middle_however_the_camera_stands() -> None:
    assert finder(1920, 1080) == Square(420, 0, 1080)
    assert finder(1080, 1920) == Square(0, 420, 1080)


def test_two_pictures_in_a_row_make_a_code_steady_and_it_stays_so() -> None:
    steady = Steady()
    assert [steady.see(texts) for texts in (["a"], ["a"], ["a"])] == [None, "a", "a"]


@pytest.mark.parametrize("between", [[], ["b"], ["a", "b"]], ids=["nothing", "another", "two at once"])
def test_a_picture_with_something_else_in_between_makes_it_begin_anew(between: list[str]) -> None:
    steady = Steady()
    assert [steady.see(texts) for texts in (["a"], between, ["a"])] == [None, None, None]
    assert steady.see(["a"]) == "a"


def test_of_two_codes_at_once_neither_counts_and_the_same_one_twice_is_one() -> None:
    steady = Steady()
    assert [steady.see(["a", "b"]) for _ in range(5)] == [None] * 5
    assert [steady.see(["a", "a"]) for _ in range(2)] == [None, "a"]


def test_an_empty_code_is_a_code() -> None:
    steady = Steady()
    assert [steady.see([""]), steady.see([""])] == [None, ""]


def test_what_went_before_a_break_does_not_count() -> None:
    steady = Steady()
    steady.see(["a"])
    steady.forget()
    assert steady.see(["a"]) is None


def test_the_points_of_a_picture_are_spread_over_it_and_leave_out_what_pads_its_rows() -> None:
    rows = [bytes([row]) * 48 + b"\xff" * 16 for row in range(48)]
    assert points(Luma(48, 48, 64, b"".join(rows))) == b"".join(bytes([row]) * SAMPLES for row in range(0, 48, 2))


def test_noise_is_nobody_and_a_phone_before_the_camera_is_somebody() -> None:
    chance, stir = random.Random(3), Stir()
    noisy = [bytes(chance.randint(112, 130) for _ in DULL) for _ in range(50)]
    assert not any(map(stir.sees, noisy))
    held = b"\xf0" * (SAMPLES * 4) + noisy[0][SAMPLES * 4 :]
    assert stir.sees(held)
    assert not stir.sees(held)


def test_a_second_of_dark_pictures_is_dark_and_one_bright_picture_ends_it() -> None:
    dark = Darkness()
    assert [dark.sees(DULL, at) for at in (0, 500, 999, 1000, 1500)] == [False, False, False, True, True]
    assert [dark.sees(BRIGHT, 1600), dark.sees(DULL, 1700)] == [False, False]


def test_a_place_at_the_edge_of_darkness_does_not_waver() -> None:
    dark, edge = Darkness(), bytes([50]) * SAMPLES**2
    assert not dark.sees(edge, 0)
    dark.sees(DULL, 100)
    assert dark.sees(DULL, 1200)
    assert dark.sees(edge, 1300)
