import io

import zxingcpp
from PIL import Image

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.signed_code import text_of
from kiosk.printing.codes import code_modules, code_png, decoy_modules
from kiosk.printing.drawing import Modules


def picture(modules: Modules) -> Image.Image:
    side = len(modules)
    image = Image.new("L", (side + 8, side + 8), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + 4, y + 4), 0)
    return image.resize((10 * (side + 8), 10 * (side + 8)), Image.Resampling.NEAREST)


def test_a_code_says_its_secret() -> None:
    secret = BadgeSecret.new()
    (found,) = zxingcpp.read_barcodes(picture(code_modules(secret)))
    assert found.text == secret.text


def test_a_secret_of_the_programs_own_takes_25_modules() -> None:
    assert len(code_modules(BadgeSecret.new())) == 25


def test_a_signed_code_of_typical_length_takes_49_modules() -> None:
    secret = BadgeSecret(text_of(bytes(71), bytes(64)))
    modules = code_modules(secret)
    assert len(modules) == 49  # version 8-L
    (found,) = zxingcpp.read_barcodes(picture(modules))
    assert found.text == secret.text


def test_a_code_alone_is_a_picture_that_reads_back() -> None:
    secret = BadgeSecret.new()
    image = Image.open(io.BytesIO(code_png(secret)))
    assert image.size == (8 * 33, 8 * 33)
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == secret.text


def test_a_foreign_secret_keeps_its_letters() -> None:
    secret = BadgeSecret("kX9/ü+王==")
    (found,) = zxingcpp.read_barcodes(picture(code_modules(secret)))
    assert found.text == secret.text


def test_a_decoy_is_read_by_nobody() -> None:
    for settings in ({}, {"try_invert": True, "return_errors": True}):
        assert zxingcpp.read_barcodes(picture(decoy_modules()), **settings) == []


def test_a_decoy_has_the_size_of_a_code() -> None:
    decoy, code = decoy_modules(), code_modules(BadgeSecret.new())
    assert [len(row) for row in decoy] == [len(row) for row in code]
