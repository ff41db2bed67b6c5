import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageStat

from kiosk.printing.drawing import DrawText
from kiosk.printing.layouts import SIZES
from kiosk.printing.paint_pdf import paint_pdf
from kiosk.printing.paint_png import paint_png
from kiosk.printing.render import badge_drawing, badge_pdf, badges_pdf, render_badge
from tests.printing.conftest import SECRET, Badge

Poppler = Callable[[str], str]


def text_of(pdf: bytes, tmp_path: Path, poppler: Poppler) -> str:
    file = tmp_path / "badge.pdf"
    file.write_bytes(pdf)
    return subprocess.run([poppler("pdftotext"), file, "-"], capture_output=True, check=True).stdout.decode()


def picture_of(pdf: bytes, tmp_path: Path, poppler: Poppler, dpi: int = 300) -> Image.Image:
    file = tmp_path / "badge.pdf"
    file.write_bytes(pdf)
    target = tmp_path / "badge"
    subprocess.run([poppler("pdftoppm"), "-r", str(dpi), "-png", "-singlefile", file, target], check=True)
    return Image.open(tmp_path / "badge.png").convert("RGB")


@pytest.mark.parametrize(("size", "points"), [("86x54", (243.78, 153.07)), ("A6", (297.64, 419.53))])
def test_a_page_has_exactly_the_badges_size(badge: Badge, size: str, points: tuple[float, float]) -> None:
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", badge_pdf(badge(), size))
    assert [tuple(map(float, box)) for box in boxes] == [points]


@pytest.mark.parametrize("size", SIZES)
def test_the_code_is_read_from_the_page(badge: Badge, size: str, tmp_path: Path, poppler: Poppler) -> None:
    (found,) = zxingcpp.read_barcodes(picture_of(badge_pdf(badge(), size), tmp_path, poppler).convert("L"))
    assert found.text == SECRET.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "changes",
    [{}, {"name": "Łukasz d’Arnay-Şahin"}, {"hero": None}, {"category_colour": "#0C1517"}],
    ids=["han", "latin", "no hero", "guest of honour"],
)
def test_the_page_looks_like_the_picture(
    badge: Badge, size: str, changes: dict[str, object], tmp_path: Path, poppler: Poppler
) -> None:
    data = badge(**changes)
    page = picture_of(badge_pdf(data, size), tmp_path, poppler)
    picture = render_badge(data, size)
    assert page.size == pytest.approx(picture.size, abs=1)
    difference = ImageChops.difference(page.crop((0, 0, *picture.size)), picture)
    assert max(ImageStat.Stat(difference).mean) < 4
    # A hairline of a dot differs wherever two programs round; a stroke out of its place would be thicker than that.
    assert max(high for _, high in difference.filter(ImageFilter.MinFilter(5)).getextrema()) < 40


@pytest.mark.parametrize("name", ["王伟", "Łukasz d’Arnay-Şahin"])
def test_every_line_stands_where_it_stands_in_the_picture(
    badge: Badge, name: str, tmp_path: Path, poppler: Poppler
) -> None:
    drawing = badge_drawing(badge(name=name), "86x54")
    for text in (operation for operation in drawing.operations if isinstance(operation, DrawText)):
        alone = replace(drawing, operations=(replace(text, colour="#000000"),))
        page = ink(picture_of(paint_pdf([alone]), tmp_path, poppler, dpi=1200))
        assert page == pytest.approx(ink(paint_png(alone, 1200)), abs=2), text.text


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything darker than half."""
    box = picture.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box


def test_the_name_can_be_found_as_text(badge: Badge, tmp_path: Path, poppler: Poppler) -> None:
    text = text_of(badge_pdf(badge(), "86x54"), tmp_path, poppler)
    for line in ("王伟", "Wang Wei", "琼州海洋研究院", "Talent"):
        assert line in text


def test_each_badge_of_a_batch_has_its_page(badge: Badge) -> None:
    pdf = badges_pdf([badge(name=name) for name in ("王伟", "林国栋", "Anna")], "86x54")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 3


def test_a_badge_is_small_enough_for_any_printer(badge: Badge) -> None:
    assert len(badge_pdf(badge(), "A6")) < 60_000


def test_the_same_badge_is_the_same_file(badge: Badge) -> None:
    assert badge_pdf(badge(), "86x54") == badge_pdf(badge(), "86x54")


def test_every_weight_has_a_font_name_of_its_own(badge: Badge) -> None:
    names = re.findall(rb"/BaseFont /MPDFAA\+(\S+)", badge_pdf(badge(), "86x54"))
    assert set(names) == {b"sc900", b"sc700", b"sc500", b"sc400", b"latin700", b"latin500"}


def test_the_file_names_no_place_of_the_machine(badge: Badge) -> None:
    assert b"/tmp" not in badge_pdf(badge(), "86x54")


def test_a_one_bit_badge_has_no_colour_in_its_page(tmp_path: Path, poppler: Poppler, badge: Badge) -> None:
    page = picture_of(badge_pdf(badge(one_bit=True), "A6"), tmp_path, poppler)
    red, green, blue = page.split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_nothing_is_left_in_the_temporary_folder(badge: Badge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    badge_pdf(badge(), "86x54")
    assert list(tmp_path.iterdir()) == []
