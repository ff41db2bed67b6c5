from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.event import HeroShape
from kiosk.domain.signed_code import LONGEST_PAYLOAD, text_of
from kiosk.importing.pack import read_pack
from kiosk.printing.badge import BadgeData, badge_data
from kiosk.printing.compose import CodeTooDense, missing_characters, quiet_zone, texts_of
from kiosk.printing.drawing import Contour, DrawCode, Drawing, DrawPath, DrawRectangle, DrawText
from kiosk.printing.layout import Box
from kiosk.printing.layouts import SIZES
from kiosk.printing.render import badge_drawing
from kiosk.resources import packs_root
from tests.printing.conftest import BADGE, Badge

THICK = HeroShape(glyph="M0 500H744V661H0Z", x=744, top=661, bottom=511)
HARD_NAMES = [
    "Dr. Friederike von Hohenstein-Bärenreuther",
    "Jean-Baptiste de la Ville d’Arnay",
    "Prof. Kwabena Osei-Mensah",
    "Prof. Maria-Magdalena Anne-Sophie de la Ville d’Arnay-Montmo",
    "Nguyễn Thị Ánh Tuyết",
    "Łukasz Dvořák-Şahin",
    "Ng",
    "X" * 60,
    "W W W W W W W W W W W W W W W W W W W W W W W W W W W W W W",
    "欧阳志远",
    "阿卜杜热依木·艾则孜",
    "王" * 60,
    "陳\u3000大文",
    "Anna 王",
    " 王 Anna ",
    "Ågÿ 王伟 Ågÿ",
    "阳阳阳王王阳 李王王欧 王李欧王阳",
]


def texts(drawing: Drawing, field: str) -> str:
    return "".join(text.text for text in all_texts(drawing) if text.field == field)


def all_texts(drawing: Drawing) -> list[DrawText]:
    return [operation for operation in drawing.operations if isinstance(operation, DrawText)]


def the_code(drawing: Drawing) -> DrawCode:
    (code,) = (operation for operation in drawing.operations if isinstance(operation, DrawCode))
    return code


def place(text: DrawText) -> Box:
    """Where the ink of a line may be: from an accent on a capital down to the deepest descender.

    Han characters, and the sign for one that no typeface has, keep to their square.
    """
    squares = all(letter in " 〓" or "\u4e00" <= letter <= "\u9fff" for letter in text.text)
    above, below = (0.9, 0.13) if squares else (1.04, 0.26)
    return Box(text.x, text.baseline - above * text.size, text.width, (above + below) * text.size)


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    above = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
    return beside or above


def assert_well_laid(data: BadgeData, size: str, *, light: bool = False) -> None:
    drawing = badge_drawing(data, size, light=light)
    page = Box(0, 0, drawing.width, drawing.height)
    code = the_code(drawing)
    for text in all_texts(drawing):
        box = place(text)
        assert contains(page, box), text
        assert apart(box, quiet_zone(code)), text
    assert contains(page, Box(code.x, code.y, code.side, code.side))


def contains(page: Box, box: Box) -> bool:
    return box.x >= 0 and box.y >= 0 and box.x + box.width <= page.width and box.y + box.height <= page.height


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_hard_name_is_complete_on_the_page_and_clear_of_the_code(
    badge: Badge, name: str, size: str, light: bool
) -> None:
    data = badge(name=name)
    assert texts(badge_drawing(data, size, light=light), "name") == name
    assert_well_laid(data, size, light=light)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["0000@ ÐɊ", "00 0ABɊʖ", "Ð王ʖ  Ɋ ÐɊɊ"])
def test_letters_beside_characters_on_a_square_have_the_room_of_letters(badge: Badge, name: str, size: str) -> None:
    assert_well_laid(badge(name=name, name_latin="", organisation=""), size)


@pytest.mark.parametrize("size", SIZES)
def test_names_of_five_languages_are_complete_and_clear_of_the_code(badge: Badge, names: list[str], size: str) -> None:
    for name in names:
        data = badge(name=name, name_latin="")
        assert texts(badge_drawing(data, size), "name") == name
        assert_well_laid(data, size)


@pytest.mark.parametrize("size", SIZES)
def test_long_organisations_are_complete_and_clear_of_the_code(badge: Badge, size: str) -> None:
    own = "粤港澳大湾区人才合作与产业园区联合发展促进中心（海南分中心），国际合作与交流处"
    latin = "Guangdong–Hong Kong–Macao Greater Bay Area Industrial Parks Cooperation and Development Centre, Hainan"
    data = badge(organisation=own, organisation_latin=latin, event_name=own, category_name_other="Research institution")
    drawing = badge_drawing(data, size)
    assert texts(drawing, "organisation") == own
    assert texts(drawing, "organisation_latin") == latin
    assert texts(drawing, "category_name_other") == "Research institution"
    assert_well_laid(data, size)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=60),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=60),
    st.sampled_from(SIZES),
)
@example("ƲƲǄ ȆҔҜ", "", "86x54")  # letters that no typeface has
def test_whatever_a_person_is_called_a_badge_can_be_laid_out(name: str, organisation: str, size: str) -> None:
    assert_well_laid(replace(BADGE, name=name, name_latin="", organisation=organisation), size)


@pytest.mark.parametrize("size", SIZES)
def test_texts_of_one_badge_never_overlap(badge: Badge, size: str) -> None:
    lines = all_texts(badge_drawing(badge(), size))
    boxes = [Box(text.x, text.baseline - 0.7 * text.size, text.width, 0.75 * text.size) for text in lines]
    assert all(apart(one, other) for at, one in enumerate(boxes) for other in boxes[:at])


@pytest.mark.parametrize(("characters", "least", "most"), [(2, 20, 21), (3, 18, 21), (4, 14, 15)])
def test_a_han_name_is_as_large_as_the_card_allows(badge: Badge, characters: int, least: float, most: float) -> None:
    drawing = badge_drawing(badge(name="林国栋梁"[:characters]), "86x54")
    size = next(text.size for text in all_texts(drawing) if text.field == "name")
    assert least <= size <= most


def test_the_latin_spelling_stands_under_the_han_name(badge: Badge) -> None:
    drawing = badge_drawing(badge(), "86x54")
    baselines = {text.field: text.baseline for text in all_texts(drawing)}
    assert baselines["name"] < baselines["name_latin"] < baselines["organisation"]


def test_a_latin_spelling_is_left_out_under_a_latin_name(badge: Badge) -> None:
    assert "name_latin" not in texts_of(badge(name="Anna Müller", name_latin="Anna Mueller"))


def test_a_latin_spelling_is_kept_under_a_name_in_another_alphabet(badge: Badge) -> None:
    assert texts_of(badge(name="Иван", name_latin="Ivan"))["name_latin"] == "Ivan"


def test_the_latin_name_stands_in_for_a_name_with_a_character_that_no_typeface_has(badge: Badge) -> None:
    data = badge(name="王\U00030000", name_latin="Wang Wei")
    assert missing_characters(data) == "\U00030000"
    assert texts_of(data)["name"] == "Wang Wei"
    assert "name_latin" not in texts_of(data)


def test_without_a_latin_name_a_mark_shows_where_a_character_is_missing(badge: Badge) -> None:
    assert texts_of(badge(name="王\U00030000", name_latin=""))["name"] == "王〓"


def test_rare_name_characters_of_the_general_table_are_drawn(badge: Badge) -> None:
    assert missing_characters(badge(name="㛃𬭎玥翀嵩喆龑")) == ""


def test_a_person_without_organisation_or_seal_has_a_badge(badge: Badge) -> None:
    data = badge(organisation="", organisation_latin="", seal="", name_latin="")
    assert_well_laid(data, "86x54")
    assert {text.field for text in all_texts(badge_drawing(data, "86x54"))} == {
        "name",
        "category_name",
        "category_name_other",
        "event_name",
    }


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("size", SIZES)
def test_a_module_is_a_whole_number_of_printer_dots(badge: Badge, size: str, dpi: int) -> None:
    code = the_code(badge_drawing(badge(), size, dpi))
    for length in (code.module, code.x, code.y):
        dots = length * dpi / 25.4
        assert dots == pytest.approx(round(dots), abs=1e-6)
    assert code.module * dpi / 25.4 >= 3.999


@pytest.mark.parametrize("size", SIZES)
def test_nothing_but_paper_is_drawn_in_the_quiet_zone(badge: Badge, size: str) -> None:
    drawing = badge_drawing(badge(), size)
    zone = quiet_zone(the_code(drawing))
    at = drawing.operations.index(the_code(drawing))
    grounds = [op for op in drawing.operations[:at] if isinstance(op, DrawRectangle)]
    touching = [op for op in grounds if not apart(Box(op.x, op.y, op.width, op.height), zone)]
    assert touching[-1].colour == "#FFFFFF"
    for path in (op for op in drawing.operations if isinstance(op, DrawPath)):
        assert not any(inside(point, zone) for contour in path.contours for point in contour)


def inside(point: tuple[float, float], box: Box) -> bool:
    return box.x < point[0] < box.x + box.width and box.y < point[1] < box.y + box.height


def test_a_secret_too_long_to_be_printed_sharply_is_refused(badge: Badge) -> None:
    with pytest.raises(CodeTooDense):
        badge_drawing(badge(secret=BadgeSecret("𠀀" * 512)), "86x54")


LONGEST_SIGNED = BadgeSecret(text_of(bytes(range(LONGEST_PAYLOAD)), bytes(range(64))))


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_signed_code_has_four_dots_a_module(badge: Badge, size: str) -> None:
    assert the_code(badge_drawing(badge(secret=LONGEST_SIGNED), size)).module * 300 / 25.4 >= 3.99


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_long_code_is_clear_of_a_hard_name_and_of_a_long_organisation(
    badge: Badge, name: str, size: str, light: bool
) -> None:
    organisation = "École polytechnique fédérale de Lausanne, Institut des matériaux"
    assert_well_laid(badge(name=name, organisation=organisation, secret=LONGEST_SIGNED), size, light=light)


def test_a_short_code_is_as_large_as_its_place(badge: Badge) -> None:
    assert 13 < the_code(badge_drawing(badge(), "86x54")).side <= 15


def test_an_event_without_a_hero_has_its_name_above_a_plain_way(badge: Badge) -> None:
    drawing = badge_drawing(badge(hero=None), "A6")
    assert texts(drawing, "event_name") == BADGE.event_name
    assert any(isinstance(operation, DrawPath) for operation in drawing.operations)
    assert_well_laid(badge(hero=None), "A6")


def test_the_way_ends_above_the_code(badge: Badge) -> None:
    drawing = badge_drawing(badge(), "A6")
    way = [op for op in drawing.operations if isinstance(op, DrawPath)][-1].contours[0]
    tip = max(way, key=lambda point: point[1])
    code = the_code(drawing)
    assert tip[0] == pytest.approx(code.x + code.side / 2, abs=0.1)
    assert tip[1] < quiet_zone(code).y


@pytest.mark.parametrize("name", ["周詠盈", "gggggggg gggggggg", *HARD_NAMES])
def test_no_text_touches_the_thickest_way(badge: Badge, name: str) -> None:
    data = badge(name=name, name_latin="Chow Wing-ying", organisation_latin="g" * 40, hero=THICK)
    drawing = badge_drawing(data, "A6")
    way = [op for op in drawing.operations if isinstance(op, DrawPath)][-1].contours[0]
    for text in all_texts(drawing):
        assert not any(within(point, way) for point in outline(place(text))), text


def outline(box: Box) -> list[tuple[float, float]]:
    steps = [step / 20 for step in range(21)]
    across = [(box.x + box.width * step, box.y + box.height * end) for step in steps for end in (0, 1)]
    return across + [(box.x + box.width * end, box.y + box.height * step) for step in steps for end in (0, 1)]


def within(point: tuple[float, float], contour: Contour) -> bool:
    """Whether a ray from the point to the right leaves the contour an odd number of times."""
    x, y = point
    crossings = 0
    for (x0, y0), (x1, y1) in pairwise((*contour, contour[0])):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossings += 1
    return crossings % 2 == 1


def test_another_size_is_refused_by_name(badge: Badge) -> None:
    with pytest.raises(ValueError, match="A7"):
        badge_drawing(badge(), "A7")


@pytest.mark.parametrize("pack", ["hainan-2025", "cqitec-2025", "hk-talent-hub-2025"])
def test_everybody_of_a_sample_pack_can_be_printed_without_a_missing_character(pack: str) -> None:
    loaded = read_pack(packs_root() / pack)
    badges = [badge_data(registrant, loaded.event) for registrant in loaded.registrants]
    assert "".join(map(missing_characters, badges)) == ""
    for data in badges[::100]:
        for size in SIZES:
            assert_well_laid(data, size)
