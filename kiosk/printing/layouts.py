"""The badges that the program brings along. Every length is in millimetres."""

from __future__ import annotations

from dataclasses import replace

from kiosk.printing.layout import Area, Box, Code, Column, Element, Hero, Item, Layout, PlainWay, Slot, TextStyle

SIZES = ("86x54", "A6")
"""The badges there are: a card of 86 × 54 mm, and A6 upright (105 × 148 mm)."""

_HAN_NAME = TextStyle(size=21, floor=11, weight=900, leading=1.0, lines=2, breaks="name")
_LONE_NAME = TextStyle(size=13, floor=9, weight=700, leading=1.08, tracking=-0.015, lines=3, breaks="name")
_LATIN_NAME = TextStyle(size=8, floor=5.2, weight=700, leading=1.06, tracking=-0.015, lines=2, breaks="words")
_SEAL = TextStyle(size=17, floor=4, weight=900, leading=1.0, colour="on_category")
_WORD = TextStyle(size=3.5, floor=2.9, weight=700, lines=2, colour="on_category")
_ORGANISATION = TextStyle(size=2.9, floor=2.6, weight=500, lines=2)
_EVENT = TextStyle(size=2.3, floor=2.0, weight=400, lines=2)

LABEL = Layout(
    width=86,
    height=54,
    elements=(
        Area(Box(0, 0, 86, 54), "paper"),
        Area(Box(0, 0, 21, 54), "category"),
        Column(Box(1, 4.1, 19, 17), (Item("seal", _SEAL),), align="centre"),
        Column(
            Box(2.1, 34, 17.4, 17.6),
            (Item("category_name", _WORD), Item("category_name_other", _WORD)),
            gravity="bottom",
        ),
        Column(
            Box(25, 3.0, 58.5, 30.0),
            (Item("name", _HAN_NAME, alphabetic=_LONE_NAME), Item("name_latin", _LATIN_NAME)),
            gap=0.8,
            gravity="middle",
        ),
        Column(
            Box(25, 35.4, 40.0, 15.7),
            (
                Item("organisation", _ORGANISATION),
                Item("organisation_latin", _ORGANISATION),
                Item("event_name", _EVENT),
            ),
            gap=0.2,
            gravity="bottom",
        ),
        Code(68, 36, 15, room=21),
    ),
)

_WAY_X = 92.05
_TIP_Y = 119.25
_POSTER = Area(Box(0, 0, 105, 66), "poster")
_SLOT = Slot(Box(45.5, 5, 14, 3.4), "cut")
_HERO = Hero(x=6, baseline=56, em=50, way_x=_WAY_X, tip_y=_TIP_Y)
_PLAIN_WAY = PlainWay(y=53.35, thickness=6.65, way_x=_WAY_X, tip_y=_TIP_Y)
_POSTER_NAME = Column(
    Box(7, 13, 91, 36),
    (Item("event_name", TextStyle(size=12, floor=9, weight=700, leading=1.2, lines=3, colour="on_poster")),),
    gravity="bottom",
)
_PERSON = (
    Column(
        Box(7, 68.2, 78, 35.2),
        (
            Item("name", replace(_HAN_NAME, size=24, floor=15), alphabetic=replace(_LONE_NAME, size=17, floor=12)),
            Item("name_latin", replace(_LATIN_NAME, size=10, floor=7)),
        ),
        gap=0.6,
        gravity="middle",
    ),
    Column(
        Box(7, 105.6, 73.5, 13.2),
        (
            Item("organisation", replace(_ORGANISATION, size=4, floor=3.4)),
            Item("organisation_latin", replace(_ORGANISATION, size=4, floor=3.4)),
        ),
        gravity="bottom",
    ),
)
_BAND_WORD = replace(_WORD, size=6.4, floor=4.8, leading=1.28)
_BAND_WORDS = Column(
    Box(29, 122.5, 49, 24),
    (Item("category_name", _BAND_WORD), Item("category_name_other", _BAND_WORD)),
    gravity="middle",
)
_BAND_SEAL = Column(Box(6.7, 125.3, 18.6, 18.6), (Item("seal", replace(_SEAL, size=18.6)),), align="centre")
_A6_CODE = Code(83, 125.5, 18, room=24)


def layout_for(size: str, *, hero: bool, light: bool) -> Layout:
    """The layout of a badge of `size`. `light` leaves plain stock white where the other floods it with colour.

    Raises ValueError for a size that is none of `SIZES`.
    """
    if size not in SIZES:
        raise ValueError(f"no badge of size {size!r}: {', '.join(SIZES)}")
    if size == "86x54":
        return LABEL
    return Layout(105, 148, (Area(Box(0, 0, 105, 148), "paper"), *_a6(hero, light)))


def _a6(hero: bool, light: bool) -> tuple[Element, ...]:
    picture: tuple[Element, ...] = (_HERO,) if hero else (_PLAIN_WAY, _POSTER_NAME)
    ground = (replace(_SLOT, line=0.25),) if light else (_POSTER, _SLOT)
    return (*ground, *picture, *_PERSON, *(_light_band() if light else _full_band()), _A6_CODE)


def _full_band() -> tuple[Element, ...]:
    tile = Area(Box(80, 122.5, 24, 24), "paper")
    return (Area(Box(0, 121, 105, 27), "category"), tile, _BAND_SEAL, _BAND_WORDS)


def _light_band() -> tuple[Element, ...]:
    """The category as a block under its seal; its words are read on the paper itself."""
    words = tuple(replace(item, style=replace(item.style, colour="ink")) for item in _BAND_WORDS.items)
    return (
        Area(Box(7, 122.5, 24, 24), "category"),
        replace(_BAND_SEAL, box=Box(9.7, 125.2, 18.6, 18.6)),
        replace(_BAND_WORDS, box=Box(34, 122.5, 43, 24), items=words),
    )
