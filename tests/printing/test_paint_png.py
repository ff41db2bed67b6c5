import io

import pytest
import zxingcpp
from PIL import Image, ImageChops

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.event import Han
from kiosk.domain.signed_code import LONGEST_PAYLOAD, text_of
from kiosk.printing.badge import decoy
from kiosk.printing.compose import compose
from kiosk.printing.drawing import Drawing, DrawPath, DrawText
from kiosk.printing.layouts import SIZES, layout_for
from kiosk.printing.paint_png import paint_png, png_bytes
from kiosk.printing.palette import palette
from kiosk.printing.render import badge_drawing, render_badge
from tests.printing.conftest import SECRET, Badge


@pytest.mark.parametrize(("size", "pixels"), [("86x54", (1016, 638)), ("A6", (1240, 1748))])
def test_a_picture_has_the_size_of_the_badge_in_dots(badge: Badge, size: str, pixels: tuple[int, int]) -> None:
    assert render_badge(badge(), size).size == pixels


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("one_bit", [False, True])
@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_the_code_is_read_from_the_picture(badge: Badge, size: str, one_bit: bool, light: bool, dpi: int) -> None:
    picture = render_badge(badge(), size, dpi, one_bit=one_bit, light=light)
    (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert found.text == SECRET.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("one_bit", [False, True])
@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("length", [70, LONGEST_PAYLOAD])
def test_a_signed_code_is_read_from_the_picture(badge: Badge, size: str, one_bit: bool, dpi: int, length: int) -> None:
    secret = BadgeSecret(text_of(bytes(range(length)), bytes(range(64))))
    picture = render_badge(badge(secret=secret), size, dpi, one_bit=one_bit)
    (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert found.text == secret.text


@pytest.mark.parametrize("size", SIZES)
def test_a_decoy_is_read_by_nobody(badge: Badge, size: str) -> None:
    picture = render_badge(decoy(badge()), size).convert("L")
    for scale in (1, 2):
        shown = picture.resize((picture.width // scale, picture.height // scale))
        assert zxingcpp.read_barcodes(shown, try_invert=True) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_one_bit_picture_is_black_and_white_and_nothing_else(badge: Badge, size: str) -> None:
    picture = render_badge(badge(), size, one_bit=True)
    assert picture.mode == "1"
    assert {value for _, value in picture.convert("L").getcolors() or []} == {0, 255}


def test_the_stripe_of_a_one_bit_badge_is_black(badge: Badge) -> None:
    assert render_badge(badge(), "86x54", one_bit=True).getpixel((5, 300)) == 0


def test_the_stripe_has_the_categorys_colour(badge: Badge) -> None:
    assert render_badge(badge(), "86x54").getpixel((5, 300)) == (0xFF, 0x81, 0x64)


@pytest.mark.parametrize("character", "骨直角")
def test_shared_characters_take_the_form_of_the_region(badge: Badge, character: str) -> None:
    simplified = render_badge(badge(name=character, han=Han.SC), "86x54")
    traditional = render_badge(badge(name=character, han=Han.HK), "86x54")
    assert ImageChops.difference(simplified, traditional).getbbox() is not None


def test_a_light_badge_takes_a_fraction_of_the_ink(badge: Badge) -> None:
    assert ink(render_badge(badge(), "A6", light=True)) < ink(render_badge(badge(), "A6")) * 0.4


def ink(picture: Image.Image) -> int:
    histogram = picture.convert("L").histogram()
    return sum((255 - value) * count for value, count in enumerate(histogram))


@pytest.mark.parametrize("size", SIZES)
def test_the_ink_of_every_line_is_where_the_drawing_says(badge: Badge, size: str) -> None:
    data = badge(name="Ångström Ğüneş-Jäger")
    drawing = badge_drawing(data, size)
    for text in (operation for operation in drawing.operations if isinstance(operation, DrawText)):
        alone = paint_png(Drawing(drawing.width, drawing.height, (text,)))
        left, top, right, bottom = ImageChops.invert(alone.convert("L")).getbbox() or (0, 0, 0, 0)
        dot = 25.4 / 300
        assert left * dot >= text.x - 0.1 * text.size
        assert right * dot <= text.x + text.width + 0.05 * text.size + 2 * dot
        assert top * dot >= text.baseline - 1.04 * text.size - dot
        assert bottom * dot <= text.baseline + 0.3 * text.size + dot


def test_a_contour_within_a_contour_is_a_hole() -> None:
    ring = DrawPath((((1, 1), (9, 1), (9, 9), (1, 9)), ((3, 3), (7, 3), (7, 7), (3, 7))), "#000000")
    picture = paint_png(Drawing(10, 10, (ring,)), 254)
    assert [picture.getpixel(at) for at in ((20, 50), (50, 50), (5, 5))] == [
        (0, 0, 0),
        (255, 255, 255),
        (255, 255, 255),
    ]


def test_a_slanting_edge_is_smooth() -> None:
    corner = DrawPath((((0, 0), (10, 0), (0, 10)),), "#000000")
    colours = paint_png(Drawing(10, 10, (corner,)), 254).convert("L").getcolors() or []
    assert len(colours) > 3


def test_there_is_no_seam_between_the_hero_and_its_way(badge: Badge) -> None:
    picture = render_badge(badge(), "A6")
    scale = 300 / 25.4
    y = round(55 * scale)
    across = {picture.getpixel((x, y)) for x in range(round(34 * scale), round(60 * scale))}
    assert across == {(0xFF, 0x81, 0x64)}


def test_a_picture_file_knows_its_resolution(badge: Badge) -> None:
    file = Image.open(io.BytesIO(png_bytes(render_badge(badge(), "86x54"))))
    assert file.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_the_same_badge_is_the_same_picture(badge: Badge) -> None:
    layout, colours = layout_for("86x54", hero=True, light=False), palette(badge())
    first, second = (paint_png(compose(layout, badge(), colours)) for _ in range(2))
    assert first.tobytes() == second.tobytes()
