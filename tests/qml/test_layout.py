"""Every screen in four languages, three text sizes, upright and lying: nothing is cut, broken, covered or too small."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from tests.qml.measuring import box, ink, is_key, is_text
from tests.qml.shows import LANGUAGES, SHOWS, attract
from tests.qml.stage import PACKS, QmlStage, Show

SIZES = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (1280, 800), "upright small": (800, 1280)}
SCALES = (1.0, 1.25, 1.5)
FLOOR = 3.2


def prepare(name: str, lang: str, scale: float) -> Show:
    """A show; the attract screen gives its event's short name at a large text size."""
    return attract(lang, short=scale > 1) if name == "attract" else SHOWS[name](lang)


def faults(stage: QmlStage) -> list[str]:
    """What is wrong with what is on the window."""
    shown = stage.items()
    texts = [item for item in shown if is_text(item) and not ink(item).isEmpty()]
    keys = [item for item in shown if is_key(item)]
    u = stage.unit()
    found = [fault for text in texts for fault in _faults_of_text(text, u, stage)]
    found += [f"{key.objectName()} is too small" for key in keys if min(key.width(), key.height()) < 9 * u - 0.5]
    found += _too_close(keys, u)
    found += _covered(texts)
    return found


def _faults_of_text(text: QQuickItem, u: float, stage: QmlStage) -> list[str]:
    said = str(text.property("text"))
    whole = QRectF(0, 0, stage.window.width(), stage.window.height())
    complaints = {
        "is cut": text.property("truncated"),
        "is broken inside a word": text.property("broken"),
        "is higher than its place": text.property("overfull") and _is_bounded(text),
        "is wider than its place": text.property("contentWidth") > text.width() + 1.5,
        "leaves the window": not whole.contains(ink(text)),
        "is too small to read": text.property("font").pixelSize() < FLOOR * u * 0.97 and _is_sentence(text),
    }
    return [f"{said!r} {complaint}" for complaint, true in complaints.items() if true]


def _is_sentence(text: QQuickItem) -> bool:
    """Whether a text is words; the letters of a sign (a plate, the key for the text size) are as large as the sign."""
    return len(str(text.property("text"))) > 2


def _is_bounded(text: QQuickItem) -> bool:
    """Whether the place of a text is drawn, as a key or the way is; elsewhere one text may take what another leaves."""
    above: QQuickItem | None = text
    while above is not None and not is_key(above):
        above = above.parentItem()
    return above is not None or text.objectName() == "way"


def _too_close(keys: list[QQuickItem], u: float) -> list[str]:
    near = 1.6 * u - 1
    return [
        f"{one.objectName()} and {other.objectName()} are too close"
        for one, other in combinations(keys, 2)
        if box(one)
        .adjusted(-near / 2, -near / 2, near / 2, near / 2)
        .intersects(box(other).adjusted(-near / 2, -near / 2, near / 2, near / 2))
    ]


def _covered(texts: list[QQuickItem]) -> list[str]:
    return [
        f"{one.property('text')!r} lies on {other.property('text')!r}"
        for one, other in combinations(texts, 2)
        if ink(one).intersects(ink(other))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SHOWS)
def test_everything_on_a_screen_can_be_read_and_pressed(stage: QmlStage, name: str, size: str) -> None:
    found = {}
    for lang in LANGUAGES:
        for scale in SCALES:
            stage.show(prepare(name, lang, scale), size=SIZES[size], language=lang, text_scale=scale)
            if wrong := faults(stage):
                found[lang, scale] = wrong
    assert found == {}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way_to", ["left", "right", "down"])
@pytest.mark.parametrize("pack", PACKS)
def test_the_attract_screen_can_be_read_wherever_the_scanner_is(
    stage: QmlStage, pack: str, way_to: str, size: str
) -> None:
    stage.dress(pack)
    stage.show(attract("fr"), size=SIZES[size], language="fr", way_to=way_to)
    assert faults(stage) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_word_is_broken_on_the_smallest_screen_pixel_by_pixel(stage: QmlStage, lang: str, scale: float) -> None:
    # Letters are whole pixels large: what fits a smaller picture of the same screen may not fit the screen itself.
    stage.show(prepare("attract", lang, scale), size=(1280, 800), language=lang, text_scale=scale)
    assert faults(stage) == []


@pytest.mark.slow
@pytest.mark.parametrize("state", ["awake", "dark", "several", "gone"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pack", PACKS)
def test_the_attract_screen_can_be_read_with_a_camera(stage: QmlStage, pack: str, size: str, state: str) -> None:
    stage.dress(pack)
    found = {}
    for lang in LANGUAGES:
        for scale in SCALES:
            show = prepare("attract", lang, scale)
            stage.show(show, size=SIZES[size], finder=state, language=lang, text_scale=scale)
            if wrong := [*faults(stage), *_faults_of_finder(stage, there=state != "gone")]:
                found[lang, scale] = wrong
    assert found == {}


def _faults_of_finder(stage: QmlStage, *, there: bool) -> list[str]:
    """A finder is large enough to aim at, whole, and covers nothing that is to be read or pressed."""
    if not there:
        return ["there is a finder without a camera"] if "finder" in stage.names() else []
    finder, u = stage.item("finder"), stage.unit()
    window = QRectF(0, 0, stage.window.width(), stage.window.height())
    complaints = {
        "is too small": min(finder.width(), finder.height()) < 24 * u,
        "leaves the window": not window.contains(box(finder)),
        **{
            f"covers {text.property('text')!r}": box(finder).intersects(ink(text))
            for text in stage.items()
            if is_text(text)
        },
        **{f"covers {key.objectName()}": box(finder).intersects(box(key)) for key in stage.items() if is_key(key)},
    }
    return [f"the finder {complaint}" for complaint, true in complaints.items() if true]


@pytest.mark.parametrize("way_to", ["left", "right", "down"])
def test_the_finder_is_where_it_is_wherever_badges_fall(stage: QmlStage, way_to: str) -> None:
    stage.show(attract("en"), size=SIZES["upright"], finder="awake")
    usual = box(stage.item("finder"))
    stage.show(attract("en"), finder="awake", way_to=way_to)
    assert box(stage.item("finder")) == usual


@pytest.mark.parametrize("way_to", ["left", "right", "down"])
@pytest.mark.parametrize("size", SIZES)
def test_the_welcome_can_be_read_wherever_badges_fall(stage: QmlStage, way_to: str, size: str) -> None:
    stage.show(SHOWS["welcome"]("fr"), size=SIZES[size], language="fr", way_to=way_to)
    assert faults(stage) == []


@pytest.mark.parametrize("name", SHOWS)
def test_a_screen_of_four_times_the_pixels_is_the_same_screen(stage: QmlStage, name: str) -> None:
    stage.show(SHOWS[name]("de"), size=(960, 540), language="de")
    small = {item.objectName(): box(item) for item in stage.items() if is_key(item)}
    stage.show(SHOWS[name]("de"), size=(3840, 2160), language="de")
    large = {item.objectName(): box(item) for item in stage.items() if is_key(item)}
    assert small.keys() == large.keys()
    for key, area in small.items():
        assert large[key].center().x() / 4 == pytest.approx(area.center().x(), abs=4), key
        assert large[key].center().y() / 4 == pytest.approx(area.center().y(), abs=4), key


@pytest.mark.parametrize(("size", "reach"), [("upright", 64), ("lying", 36)])
@pytest.mark.parametrize("name", SHOWS)
def test_what_can_be_pressed_lies_within_reach_of_a_wheelchair(
    stage: QmlStage, name: str, size: str, reach: float
) -> None:
    if name == "staff without a PIN" or (name == "staff" and size == "lying"):
        pytest.skip("the way out is for staff")
    stage.show(SHOWS[name]("fr"), size=SIZES[size], language="fr")
    high = [item.objectName() for item in stage.items() if is_key(item) and box(item).top() < reach * stage.unit() - 1]
    assert high == []


@pytest.mark.parametrize("name", SHOWS)
def test_the_dock_stands_in_the_same_place_on_every_screen(stage: QmlStage, name: str) -> None:
    stage.show(SHOWS[name]("en"), size=SIZES["upright"], language="en")
    u = stage.unit()
    assert box(stage.item("lang-zh")).topLeft().toTuple() == pytest.approx((6 * u, 168.4 * u), abs=1)
    assert box(stage.item("contrast")).bottomRight().toTuple() == pytest.approx((74.6 * u, 188 * u), abs=1)
