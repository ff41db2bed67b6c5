import io

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from kiosk.domain.event import Han
from kiosk.printing import typefaces


def faces(text: str, han: Han = Han.SC) -> list[tuple[str, str]]:
    return [(run.text, run.typeface) for run in typefaces.runs(text, han)]


def test_letters_and_han_characters_have_typefaces_of_their_own() -> None:
    assert faces("王伟Wang") == [("王伟", "sc"), ("Wang", "latin")]


@pytest.mark.parametrize(("han", "typeface"), [(Han.SC, "sc"), (Han.TC, "tc"), (Han.HK, "hk")])
def test_han_characters_are_drawn_in_the_form_of_their_region(han: Han, typeface: str) -> None:
    assert faces("骨", han) == [("骨", typeface)]


@pytest.mark.parametrize("letters", ["Łódź", "Dvořák", "Şahin ığ", "Nguyễn Thị", "Ștefan", "Ёлка", "Ἀθῆναι", "ẞ"])
def test_letters_that_noto_lacks_are_there(letters: str) -> None:
    assert typefaces.missing(letters, Han.SC) == ""
    assert faces(letters) == [(letters, "latin")]


def test_a_character_that_the_regions_face_lacks_is_borrowed_from_the_other() -> None:
    lacking = next(chr(p) for p in range(0x4E00, 0x9FFF) if p not in typefaces._coverage("tc"))
    assert faces(f"王{lacking}", Han.TC) == [("王", "tc"), (lacking, "sc")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("d’Arnay", [("d’Arnay", "latin")]),
        ("阿卜杜·艾则孜", [("阿卜杜·艾则孜", "sc")]),
        ("O’Reilly中国", [("O’Reilly", "latin"), ("中国", "sc")]),
        ("“中国”", [("“中国”", "sc")]),
        ("“Anna”", [("“Anna”", "latin")]),
    ],
)
def test_quotation_marks_and_dots_go_with_the_script_around_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert faces(text) == expected


def test_what_no_typeface_draws_is_told_once_and_in_order() -> None:
    assert typefaces.missing("王\U00030000伟😀\U00030000", Han.SC) == "\U00030000😀"


def test_a_visible_mark_stands_for_what_no_typeface_draws() -> None:
    assert typefaces.drawable("王😀", Han.SC) == "王〓"
    assert typefaces.missing("〓", Han.SC) == ""


def test_an_apostrophe_among_letters_is_narrow() -> None:
    assert typefaces.width("’", Han.SC, 700) < 0.4


def test_letters_are_kerned() -> None:
    apart = typefaces.width("A", Han.SC, 700) + typefaces.width("V", Han.SC, 700)
    assert typefaces.width("AV", Han.SC, 700) < apart


def test_tracking_moves_letters_but_never_han_characters() -> None:
    assert typefaces.width("Anna", Han.SC, 700, -0.02) == pytest.approx(typefaces.width("Anna", Han.SC, 700) - 0.06)
    assert typefaces.width("王伟", Han.SC, 700, -0.02) == 2.0


def test_every_character_of_a_run_is_placed() -> None:
    shaped = typefaces.shape("office fi", "latin", 700)
    assert "".join(glyph.character for glyph in shaped.glyphs) == "office fi"


def test_an_empty_text_has_no_width() -> None:
    assert typefaces.width("", Han.SC, 400) == 0.0
    assert typefaces.shape("", "latin", 400) == typefaces.Shaped((), 0.0)


def test_a_subset_is_a_small_font_that_draws_the_same_character() -> None:
    small = typefaces.subset("sc", 900, frozenset("伟"))
    assert len(small) < 10_000
    whole = ImageFont.truetype(str(typefaces.file("sc")), 100)
    whole.set_variation_by_axes([900])
    difference = ImageChops.difference(ink(ImageFont.truetype(io.BytesIO(small), 100)), ink(whole))
    assert ink(whole).getbbox() is not None
    assert ImageStat.Stat(difference).mean[0] < 0.1


def ink(font: ImageFont.FreeTypeFont) -> Image.Image:
    picture = Image.new("L", (120, 140))
    ImageDraw.Draw(picture).text((5, 110), "伟", font=font, fill=255, anchor="ls")
    return picture
