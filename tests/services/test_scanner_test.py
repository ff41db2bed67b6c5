"""What a scan of the test code tells of a scanner and of the computer it is plugged into."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.scanning.layouts import LAYOUTS, CapsLock
from kiosk.scanning.readings import readings
from kiosk.services.scanner_test import (
    TEST_CODE,
    Findings,
    Heard,
    HeardKey,
    code_shape,
    examine,
    garbled,
)
from kiosk.settings import read_settings


def heard(text: str, gap: int = 2, end: str = "\r") -> Heard:
    """A scan, key by key."""
    return Heard(tuple(HeardKey(key, gap * at) for at, key in enumerate((*text, *end))), text)


@pytest.mark.parametrize("caps", [CapsLock.OFF, CapsLock.LETTERS])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_told_from_every_other_with_and_without_capslock(layout: str, caps: CapsLock) -> None:
    found = examine(heard(garbled(layout, caps)))
    assert found == Findings(right=True, layout=layout, caps=caps is not CapsLock.OFF, ended=True, gap=2)


def test_a_scan_without_an_end_and_with_something_in_front_is_known_all_the_same() -> None:
    found = examine(heard("]Q1" + TEST_CODE, gap=30, end=""))
    assert found == Findings(right=True, layout="us", prefix="]Q1", ended=False, gap=30)
    assert not found.garbled


def test_any_other_code_is_another_code() -> None:
    assert examine(heard("HELLO")) == Findings(right=False, ended=True, gap=2)


def test_a_serial_scanner_has_no_keys_to_look_at() -> None:
    assert examine(Heard((), TEST_CODE)) == Findings(right=True, layout="us")


def test_what_a_person_typed_is_no_scan() -> None:
    assert examine(Heard((HeardKey("a", 0), HeardKey("b", 400)))) is None


def test_the_test_code_is_no_secret_of_the_program() -> None:
    found = readings(TEST_CODE, typed=True)
    assert not found.own
    assert not found.signed
    assert BadgeSecret(TEST_CODE).text == TEST_CODE


def test_the_code_on_the_screen_reads_as_the_test_code() -> None:
    shape = code_shape()
    picture = Image.new("L", (shape.side + 8, shape.side + 8), 255)
    for square in shape.path.split("z")[:-1]:
        x, y = square.removeprefix("M").removesuffix("h1v1h-1").split()
        picture.putpixel((int(x) + 4, int(y) + 4), 0)
    (read,) = zxingcpp.read_barcodes(picture.resize((400, 400), Image.Resampling.NEAREST))
    assert read.text == TEST_CODE


def test_a_layout_is_kept_and_used_at_once(services: Services) -> None:
    services.scanner.use_layout("fr")
    assert read_settings(services.settings.folder) == replace(services.settings, scanner_layout="fr")
    assert services._holders._layout == "fr"


def test_a_layout_that_nobody_knows_is_not_kept(services: Services) -> None:
    with pytest.raises(KeyError):
        services.scanner.use_layout("klingon")
    assert read_settings(services.settings.folder).scanner_layout == ""
