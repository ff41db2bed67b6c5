"""Which colour each purpose has on a particular badge."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.colour import contrast
from kiosk.printing.badge import BadgeData

INK = "#0C1517"
PAPER = "#FFFFFF"
BLACK = "#000000"
GOLD = "#F4D58A"
_GOLD_WAY = "#E9B949"
_CUT = "#778A8D"
_READABLE = 7.0
"""The least contrast of text on a coloured ground that is read across a table."""


def palette(data: BadgeData, *, light: bool = False) -> Mapping[str, str]:
    """The colour (`#RRGGBB`) of every purpose that a layout names; black and white only for a one-bit printer.

    `ink` and `paper` are for text; `category` and `on_category` for the category's stripe and what stands on it;
    `poster`, `on_poster` and `way` for the event's picture; `cut` for where the lanyard goes.
    """
    if data.one_bit:
        return _ONE_BIT
    return {
        "ink": INK,
        "paper": PAPER,
        "category": data.category_colour,
        "on_category": on(data.category_colour),
        **(_light(data) if light else _poster(data)),
    }


def on(ground: str) -> str:
    """The colour of text on `ground`: ink where it is readable, else white; gold on ink, which honours a guest."""
    if ground.upper() == INK:
        return GOLD
    return max((INK, PAPER), key=lambda text: min(contrast(text, ground), _READABLE))


_ONE_BIT = {
    "ink": BLACK,
    "paper": PAPER,
    "category": BLACK,
    "on_category": PAPER,
    "poster": PAPER,
    "on_poster": BLACK,
    "way": BLACK,
    "cut": BLACK,
}


def _poster(data: BadgeData) -> dict[str, str]:
    if data.category_colour.upper() == INK:
        return {"poster": INK, "on_poster": GOLD, "way": _GOLD_WAY, "cut": PAPER}
    return {"poster": data.deep, "on_poster": PAPER, "way": data.hot, "cut": PAPER}


def _light(data: BadgeData) -> dict[str, str]:
    # On white the deep colour always has its contrast; the hot one, made to stand on the deep one, may not.
    way = INK if data.category_colour.upper() == INK else data.deep
    return {"poster": PAPER, "on_poster": way, "way": way, "cut": _CUT}
