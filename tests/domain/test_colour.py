"""Contrast is what WCAG says it is."""

import pytest

from kiosk.domain.colour import contrast, is_colour, luminance


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#777777", 1), ("#767676", "#FFFFFF", 4.54), ("#FF8164", "#00424F", 4.53)],
)
def test_the_contrast_of_two_colours_is_the_published_one_in_either_order(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_weighs_green_most() -> None:
    assert (luminance("#FF0000"), luminance("#00FF00"), luminance("#0000ff")) == pytest.approx((0.2126, 0.7152, 0.0722))


@pytest.mark.parametrize("text", ["", "teal", "#FFF", "#12345", "#12345G", "00424F", "#00424F\n", "#00424F80"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    assert not is_colour(text)
    with pytest.raises(ValueError, match="no colour"):
        luminance(text)
