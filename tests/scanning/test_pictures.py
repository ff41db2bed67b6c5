"""The camera's eye: what it reads, where, and what it never reads."""

from pathlib import Path

import pytest
import qrcode
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.scanning.pictures import FoundCode, Luma, Reader, find_codes
from tests.scanning.hard_pictures import EMPTY, HARD, SIZE, code_image, empty_picture, hard_picture

SETS = {"qrcode-1": 8, "qrcode-3": 18, "qrcode-6": 15}
LONG = 60.0

# Of a dozen pictures of each kind, so many are read; the second number is what zxing-cpp 3.1 reads by itself. Another
# version of Pillow may draw the pictures a little differently: one fewer is let pass.
RATES = {
    "bright_phone": (12, 12),
    "overexposed": (12, 9),
    "dim_phone": (11, 8),
    "low_contrast": (12, 8),
    "glare": (11, 10),
    "shadow": (12, 11),
    "turned": (12, 12),
    "tilted": (12, 12),
    "curved": (5, 5),
    "far": (12, 12),
    "blurred": (8, 1),
    "moved": (12, 12),
    "grainy": (12, 7),
    "squeezed": (12, 12),
    "dark_mode": (10, 6),
    "moire": (12, 7),
    "ink_dots": (11, 5),
}


def luma(image: Image.Image) -> Luma:
    return Luma(image.width, image.height, image.width, image.convert("L").tobytes())


def code_of(data: str | bytes) -> Image.Image:
    """A code that carries these bytes, with nothing said about their character set."""
    code = qrcode.QRCode(border=4, box_size=4)
    code.add_data(
        qrcode.util.QRData(data if isinstance(data, bytes) else data.encode(), mode=qrcode.util.MODE_8BIT_BYTE)
    )
    return code.make_image().convert("L")


def declared(text: str, charset: str) -> Image.Image:
    """A code that declares its character set by an ECI."""
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, eci=charset).to_image(scale=4)
    return Image.frombytes("L", (drawn.shape[1], drawn.shape[0]), bytes(memoryview(drawn)))


def texts(found: tuple[FoundCode, ...]) -> list[str]:
    return [code.text for code in found]


@pytest.fixture(scope="module")
def photographs(repository: Path) -> Path:
    """Sets of pictures with their payloads; skips where they are not at hand."""
    folder = repository.parent / "shared" / "data" / "qr"
    return folder if folder.is_dir() else pytest.skip("the sets of pictures are not on this machine")


class TestPhotographs:
    """Sets of pictures that other readers are measured by."""

    @pytest.mark.parametrize(("name", "pictures"), SETS.items())
    def test_every_code_of_a_set_is_read_and_nothing_else(self, name: str, pictures: int, photographs: Path) -> None:
        files = [file for file in sorted((photographs / name).iterdir()) if file.suffix in {".png", ".webp"}]
        assert len(files) == pictures
        for file in files:
            (code,) = find_codes(luma(Image.open(file)))
            assert code.text == file.with_suffix(".txt").read_bytes().decode()

    def test_the_parts_of_a_long_text_come_to_the_whole(self, photographs: Path) -> None:
        files = sorted((photographs / "qrcode-7").glob("*.png"))
        parts = [find_codes(luma(Image.open(file)))[0].text for file in files]
        assert "".join(parts) == (photographs / "qrcode-7" / "01.txt").read_bytes().decode()


class TestHardPictures:
    """Pictures that were drawn to be hard."""

    @pytest.mark.slow
    @pytest.mark.parametrize("kind", HARD)
    def test_as_many_are_read_as_were_and_never_another_text(self, kind: str) -> None:
        known, read = 0, 0
        for seed in range(12):
            image, text = hard_picture(kind, seed)
            found = texts(find_codes(luma(image), seconds=LONG))
            alone = [code.text for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]
            assert set(found) <= {text}
            assert set(alone) & {text} <= set(found), f"zxing-cpp alone reads number {seed}"
            known, read = known + (text in alone), read + (text in found)
        assert read >= RATES[kind][0] - 1
        assert read >= known

    @pytest.mark.slow
    @pytest.mark.parametrize("kind", EMPTY)
    def test_nothing_is_read_where_there_is_nothing(self, kind: str) -> None:
        for seed in range(8):
            assert find_codes(luma(empty_picture(kind, seed)), seconds=LONG) == ()


class TestText:
    """What a code says."""

    @pytest.mark.parametrize("text", ["王伟", "Zoë d’Arcy", "plain", "张 Ω 🎫"])
    def test_utf_8_needs_no_declaration(self, text: str) -> None:
        (code,) = find_codes(luma(code_of(text)))
        assert (code.text, code.guessed) == (text, False)

    @pytest.mark.parametrize(("text", "charset"), [("王伟欢迎", "GB18030"), ("王伟", "UTF8"), ("Zoë", "ISO8859_1")])
    def test_a_declared_character_set_is_believed(self, text: str, charset: str) -> None:
        (code,) = find_codes(luma(declared(text, charset)))
        assert (code.text, code.guessed) == (text, False)

    @pytest.mark.parametrize("data", ["王伟欢迎".encode("gb18030"), b"\xff\xfe\x00\x81abc", "Zoë".encode("latin-1")])
    def test_bytes_that_are_no_utf_8_and_declare_nothing_are_marked_as_a_guess(self, data: bytes) -> None:
        (code,) = find_codes(luma(code_of(data)))
        assert code.guessed

    @given(st.text(min_size=1, max_size=60).filter(lambda text: not any("\ud800" <= char <= "\udfff" for char in text)))
    def test_any_text_comes_back_letter_by_letter(self, text: str) -> None:
        (code,) = find_codes(luma(code_of(text)))
        assert (code.text, code.guessed) == (text, False)


class TestPlaces:
    """Where codes are."""

    def test_corners_go_clockwise_from_the_codes_own_top_left(self) -> None:
        code = code_image("HN7Q2K4").resize((290, 290), Image.Resampling.NEAREST)
        (found,) = find_codes(luma(code))
        ordered = [(x > 145, y > 145) for x, y in found.corners]
        assert ordered == [(False, False), (True, False), (True, True), (False, True)]
        (found,) = find_codes(luma(code.rotate(180)))
        ordered = [(x > 145, y > 145) for x, y in found.corners]
        assert ordered == [(True, True), (False, True), (False, False), (True, False)]

    @pytest.mark.parametrize("kind", ["grainy", "moire", "dark_mode", "overexposed"])
    def test_a_code_that_was_made_clearer_has_its_corners_in_the_picture(self, kind: str) -> None:
        for seed in range(6):
            image, _ = hard_picture(kind, seed)
            for found in find_codes(luma(image), seconds=LONG):
                assert all(0 <= x <= image.width and 0 <= y <= image.height for x, y in found.corners)

    def test_all_codes_of_a_picture_are_found(self) -> None:
        image = Image.new("L", (900, 300), 255)
        for place, text in enumerate(("ONE", "TWO", "ONE")):
            image.paste(code_image(text).resize((290, 290), Image.Resampling.NEAREST), (place * 300, 0))
        assert sorted(texts(find_codes(luma(image)))) == ["ONE", "ONE", "TWO"]

    def test_the_gap_between_rows_is_no_part_of_the_picture(self) -> None:
        code = code_image("HN7Q2K4").resize((290, 290), Image.Resampling.NEAREST)
        wide = Image.new("L", (333, 290), 0)
        wide.paste(code)
        (found,) = find_codes(Luma(290, 290, 333, memoryview(wide.tobytes())))
        assert found.text == "HN7Q2K4"

    def test_a_part_of_a_picture_is_read_by_itself(self) -> None:
        image = Image.new("L", (900, 300), 255)
        image.paste(code_image("ONE").resize((290, 290), Image.Resampling.NEAREST), (0, 0))
        image.paste(code_image("TWO").resize((290, 290), Image.Resampling.NEAREST), (600, 10))
        part = luma(image).within(580, 0, 320, 300)
        assert texts(find_codes(part)) == ["TWO"]
        faint = image.point([100 + level // 16 for level in range(256)])
        assert texts(find_codes(luma(faint).within(580, 0, 320, 300), seconds=LONG)) == ["TWO"]

    @pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 7), (3, 3), (2000, 1)])
    def test_a_picture_may_have_any_shape(self, size: tuple[int, int]) -> None:
        assert find_codes(luma(Image.new("L", size, 128)), seconds=LONG) == ()

    @pytest.mark.parametrize("shape", [(0, 4, 4), (4, 0, 4), (4, 4, 3), (4, 5, 4)])
    def test_bytes_that_are_no_such_picture_are_refused(self, shape: tuple[int, int, int]) -> None:
        with pytest.raises(ValueError, match="no picture"):
            Luma(*shape, bytes(16))


class TestReader:
    """Frames of a camera, one after the other."""

    def test_a_clear_code_is_read_on_the_first_frame(self) -> None:
        image, text = hard_picture("bright_phone", 0)
        assert texts(Reader().read(luma(image))) == [text]

    def test_a_hard_code_is_read_within_some_frames_and_then_on_every_one(self) -> None:
        image, text = hard_picture("blurred", hard_seed("blurred"))
        reader = Reader(seconds=0.0)  # one step a frame
        read = [texts(reader.read(luma(image))) for _ in range(40)]
        first = read.index([text])
        assert first > 0
        assert read[first:] == [[text]] * (40 - first)

    def test_a_large_frame_is_looked_at_piece_by_piece_until_all_of_it_was(self) -> None:
        image, text = hard_picture("low_contrast", hard_seed("low_contrast"))
        frame = Image.new("L", (1920, 1080), 128)
        frame.paste(image, (1920 - SIZE[0], 1080 - SIZE[1]))
        reader = Reader(seconds=0.0)
        read = [texts(reader.read(luma(frame))) for _ in range(600)]
        assert [text] in read
        assert all(found in ([], [text]) for found in read)

    def test_what_helped_on_one_code_does_not_keep_the_next_from_being_looked_for(self) -> None:
        reader = Reader(seconds=0.0)
        for kind in ("blurred", "dim_phone", "moire"):
            image, text = hard_picture(kind, hard_seed(kind))
            assert [text] in [texts(reader.read(luma(image))) for _ in range(120)]
            assert texts(reader.read(luma(Image.new("L", SIZE, 90)))) == []

    def test_frames_may_change_their_size(self) -> None:
        reader = Reader()
        for size in ((640, 480), (1920, 1080), (64, 64), (640, 480)):
            assert reader.read(luma(Image.new("L", size, 90))) == ()


def hard_seed(kind: str) -> int:
    """The first picture of that kind that is not read as it is, but is after all."""
    for seed in range(40):
        image, text = hard_picture(kind, seed)
        alone = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
        if not alone and texts(find_codes(luma(image), seconds=LONG)) == [text]:
            return seed
    raise AssertionError(f"no picture of {kind} needs more than one look")
