import pytest

from kiosk.domain.colour import contrast
from kiosk.printing.palette import GOLD, INK, on, palette
from tests.printing.conftest import Badge


@pytest.mark.parametrize("ground", ["#FF8164", "#00424F", "#F2C230", "#7FC4CC", "#C9B8F0", "#9AA6A8", INK])
def test_text_on_every_categorys_colour_is_read_across_a_table(ground: str) -> None:
    assert contrast(on(ground), ground) >= 7


def test_ink_honours_a_guest_with_gold() -> None:
    assert on(INK) == GOLD


def test_a_colour_on_which_nothing_is_quite_readable_takes_the_better_of_both() -> None:
    assert on("#EE1C3F") == "#FFFFFF"


def test_a_one_bit_badge_is_black_and_white(badge: Badge) -> None:
    assert set(palette(badge(one_bit=True)).values()) == {"#000000", "#FFFFFF"}


def test_every_palette_knows_the_same_purposes(badge: Badge) -> None:
    kinds = [palette(badge()), palette(badge(), light=True), palette(badge(one_bit=True))]
    assert len({frozenset(colours) for colours in kinds}) == 1


def test_a_light_badge_has_a_white_poster_and_a_way_that_stands_out_on_it(badge: Badge) -> None:
    colours = palette(badge(hot="#F4B942"), light=True)
    assert colours["poster"] == "#FFFFFF"
    assert contrast(colours["way"], "#FFFFFF") >= 10


def test_a_guest_of_honour_has_a_poster_in_ink(badge: Badge) -> None:
    assert palette(badge(category_colour=INK))["poster"] == INK
