"""Colours and sizes: what is written can be read, whatever an event's two colours are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent

from kiosk.domain.colour import contrast
from tests.qml.shows import attract, fault, helping
from tests.qml.stage import PACKS, QmlStage, Show

FIELDS = ("deepField", "paperField", "okField", "askField", "stopField")
# What is written, and what it is written on.
TEXTS = [
    ("text", "ground"),
    ("soft", "ground"),
    ("label", "ground"),
    ("fillLabel", "fill"),
    ("fillLabel", "fillPressed"),
    ("paleLabel", "pale"),
    ("actionLabel", "action"),
    ("chipLabel", "chip"),
]
# What must be seen, but is not read.
SIGNS = [("line", "ground"), ("way", "ground"), ("sign", "way")]


PROBE = b"""
import QtQuick
import theme
QtObject {
    property string field: "deepField"
    property string role: "ground"
    readonly property color colour: Theme[field][role]
}
"""


class Colours:
    """The colours of the theme's fields as they are at the moment."""

    def __init__(self, stage: QmlStage) -> None:
        self._component = QQmlComponent(stage.engine)
        self._component.setData(PROBE, QUrl())
        self._probe = self._component.create()

    def of(self, field: str, role: str) -> str:
        """One colour, as `#rrggbb`."""
        self._probe.setProperty("field", field)
        self._probe.setProperty("role", role)
        return QColor(self._probe.property("colour")).name()

    def ratio(self, field: str, one: str, other: str) -> float:
        """The contrast of two colours of a field."""
        return contrast(self.of(field, one), self.of(field, other))


@pytest.fixture
def colours(stage: QmlStage) -> Colours:
    """What the theme's fields look like."""
    return Colours(stage)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("name", FIELDS)
def test_every_text_has_seven_to_one_on_its_ground(
    stage: QmlStage, colours: Colours, pack: str, high_contrast: bool, name: str
) -> None:
    stage.dress(pack)
    stage.show(attract("en"), high_contrast=high_contrast)
    ratios = {pair: round(colours.ratio(name, *pair), 2) for pair in TEXTS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 7} == {}


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", FIELDS)
def test_every_sign_can_be_told_from_its_ground(stage: QmlStage, colours: Colours, pack: str, name: str) -> None:
    stage.dress(pack)
    stage.show(attract("en"))
    # On paper the way may be pale: it is wide, and what it leads to is written.
    pairs = [pair for pair in SIGNS if (name, pair) != ("paperField", ("way", "ground"))]
    ratios = {pair: round(colours.ratio(name, *pair), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


@pytest.mark.parametrize("name", ["okField", "askField", "stopField"])
def test_text_on_the_way_of_a_verdict_can_be_read(colours: Colours, name: str) -> None:
    assert colours.ratio(name, "sign", "way") >= 7


def test_an_event_whose_second_colour_carries_no_text_is_given_keys_that_do_without_it(
    stage: QmlStage, colours: Colours
) -> None:
    stage.dress("cqitec-2025")
    stage.show(attract("en"))
    assert colours.of("paperField", "action") == "#180a0e"
    assert colours.of("deepField", "action") == "#ffffff"


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("show", [helping, fault])
def test_what_a_way_says_can_be_read_on_it(
    stage: QmlStage, pack: str, high_contrast: bool, show: Callable[[str], Show]
) -> None:
    stage.dress(pack)
    stage.show(show("en"), high_contrast=high_contrast)
    words = stage.item("way")
    band = words.parentItem()
    assert band is not None
    assert contrast(QColor(words.property("color")).name(), QColor(band.property("color")).name()) >= 7


def test_high_contrast_leaves_nothing_of_the_events_colours(stage: QmlStage, colours: Colours) -> None:
    stage.show(attract("en"), high_contrast=True)
    assert [colours.of("deepField", role) for role in ("ground", "way", "text")] == ["#000000", "#ffd400", "#ffffff"]
    assert colours.of("paperField", "ground") == "#000000"


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_a_unit_is_a_108th_of_the_short_edge(stage: QmlStage, size: tuple[int, int]) -> None:
    stage.show(attract("en"), size=size)
    assert stage.theme().property("u") == pytest.approx(10)
    assert stage.theme().property("portrait") is (size[0] < size[1])
