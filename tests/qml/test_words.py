"""Names and other texts that must be whole, whatever room there is."""

from __future__ import annotations

import pytest

from tests.qml.measuring import box
from tests.qml.shows import LONGEST_NAME, welcome
from tests.qml.stage import QmlStage

NAMES = [
    "王伟",
    "欧阳志远",
    "Ng",
    "Prof. Kwabena Osei-Mensah",
    "Nguyễn Thị Thu Hương",
    "Łukasz Kovačević-Świętochłowski",
    "Jean-Baptiste de la Ville d’Arnay-Courtenay",
    LONGEST_NAME,
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren",
]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1280, 800)])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_never_cut(stage: QmlStage, name: str, size: tuple[int, int], scale: float) -> None:
    han = "sc" if name[0] > "\u3000" else "latin"
    stage.show(welcome("de", name=(name, han)), size=size, language="de", text_scale=scale)
    shown = stage.item("name")
    assert shown.property("text") == name
    assert shown.property("truncated") is False
    assert shown.property("contentWidth") <= shown.width() + 1.5
    assert box(shown).bottom() <= box(stage.item("way")).top() + 0.3 * stage.unit()


def test_a_short_name_is_set_large_and_a_long_one_wraps_between_its_parts(stage: QmlStage) -> None:
    stage.show(welcome("zh", name=("王伟", "sc")), language="zh")
    short = stage.item("name").property("font").pixelSize()
    stage.show(welcome("de"), language="de")
    long = stage.item("name")
    assert short == 130
    assert long.property("font").pixelSize() == 88
    assert long.property("lineCount") == 3
    assert long.property("broken") is False


@pytest.mark.parametrize(("han", "family"), [("sc", "Noto Sans SC"), ("tc", "Noto Sans TC"), ("hk", "Noto Sans TC")])
def test_a_name_is_set_in_the_form_of_its_own_characters(stage: QmlStage, han: str, family: str) -> None:
    stage.show(welcome("zh", name=("陳骨直", han)), language="zh")
    assert stage.item("name").property("font").family() == family


def test_latin_text_has_narrow_quotation_marks_and_chinese_has_not(stage: QmlStage) -> None:
    widths = {}
    for name, han in (("d’Arcy", "latin"), ("d’Arcy", "sc")):
        stage.show(welcome("fr", name=(name, han)), language="fr")
        widths[han] = stage.item("name").property("contentWidth") / stage.item("name").property("font").pixelSize()
    assert widths["latin"] < widths["sc"] - 0.5


def test_markup_in_a_text_is_shown_as_it_stands(stage: QmlStage) -> None:
    stage.show(welcome("en", name=("<b>Robert</b> & Co", "latin")))
    plain = stage.item("name").property("contentWidth")
    stage.show(welcome("en", name=("Robert & Co", "latin")))
    small = stage.item("name").property("contentWidth") / stage.item("name").property("font").pixelSize()
    assert stage.item("name").property("text") == "Robert & Co"
    assert plain > small * 88
