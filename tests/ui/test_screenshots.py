"""Pictures of screens: of every one, and never with a word written to the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.composition import Services
from tests.ui.conference import CLAIRE, FRIEDERIKE, UNPAID
from ui.screenshots import bring_on, picture, render, screen_names, staged, write
from ui.self_test import is_blank

SMALL = (540, 960)


@pytest.fixture(autouse=True)
def application(qapp: QGuiApplication) -> QGuiApplication:
    """One for all tests."""
    return qapp


@pytest.mark.parametrize("screen", screen_names())
def test_every_screen_has_a_picture_of_the_size_asked_for(services: Services, screen: str) -> None:
    image = render(services, screen, lang="de", size=SMALL)
    assert (image.width(), image.height()) == SMALL
    assert not is_blank(image)


def test_a_picture_of_a_scan_records_nothing(services: Services) -> None:
    before = services.status.status()
    welcome = render(services, "welcome", size=SMALL, scan=FRIEDERIKE.code)
    assert welcome != render(services, "welcome", size=SMALL, scan=UNPAID.code)
    after = services.status.status()
    assert (after.checkins, after.refused, after.print_queue) == (before.checkins, before.refused, before.print_queue)


def test_a_scan_is_shown_in_the_persons_own_language_unless_another_is_asked_for(services: Services) -> None:
    own = render(services, "welcome", size=SMALL, scan=CLAIRE.code)
    assert own == render(services, "welcome", size=SMALL, scan=CLAIRE.code, lang="fr")
    assert own != render(services, "welcome", size=SMALL, scan=CLAIRE.code, lang="de")


@pytest.mark.parametrize("change", [{"text_scale": 1.5}, {"high_contrast": True}, {"lang": "fr"}, {"size": (960, 540)}])
def test_each_option_changes_the_picture(services: Services, change: dict[str, object]) -> None:
    plain: dict[str, object] = {"lang": "de", "size": SMALL}
    assert render(services, "attract", **plain) != render(services, "attract", **(plain | change))  # type: ignore[arg-type]


def test_a_screen_that_does_not_exist_is_no_picture(services: Services) -> None:
    with pytest.raises(KeyError):
        render(services, "lounge", size=SMALL)


def test_the_same_picture_comes_out_twice(services: Services) -> None:
    with staged(services, "en", SMALL) as stage:
        bring_on("agenda-day", stage.face)
        assert picture(stage) == picture(stage)


def test_a_picture_of_one_colour_is_blank() -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0)
    assert is_blank(image)
    image.setPixel(16, 32, 0xFFFFFF)
    assert not is_blank(image)


def test_a_picture_is_written_as_png_whatever_the_file_is_called(tmp_path: Path) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    assert write(image, str(tmp_path / "picture"))
    assert (tmp_path / "picture").read_bytes().startswith(b"\x89PNG")
    assert not write(image, str(tmp_path / "nowhere" / "picture.png"))
