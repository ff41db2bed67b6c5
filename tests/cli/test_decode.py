"""`kiosk decode`: pictures in, codes out, and a clear line for whatever is no picture."""

import json
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from PIL.Image import Exif

from tests.cli.conftest import Kiosk
from tests.scanning.hard_pictures import code_image, hard_picture

TEXT = "HN7Q2K4"


@pytest.fixture
def code() -> Image.Image:
    """A code of 300 pixels a side."""
    return code_image(TEXT).resize((290, 290), Image.Resampling.NEAREST)


def saved(image: Image.Image, path: Path, **options: object) -> str:
    image.save(path, **options)
    return str(path)


def png_that_claims(width: int, height: int) -> bytes:
    """A file of some bytes that says it is very large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


class TestPictures:
    """What is read."""

    @pytest.mark.parametrize("kind", ["png", "jpg", "webp", "gif", "bmp", "tiff"])
    def test_every_usual_kind_of_picture_is_read(
        self, kind: str, code: Image.Image, tmp_path: Path, empty: Kiosk
    ) -> None:
        file = saved(code, tmp_path / f"code.{kind}")
        ran = empty("decode", file, "--json")
        assert ran.status == 0
        assert set(ran.json) == {"file", "codes", "elapsed_ms"}
        assert ran.json["file"] == file
        (found,) = ran.json["codes"]
        assert found["text"] == TEXT
        assert found["guessed"] is False
        assert [len(corner) for corner in found["corners"]] == [2, 2, 2, 2]

    @pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
    def test_a_picture_may_be_stored_in_any_way(
        self, mode: str, code: Image.Image, tmp_path: Path, empty: Kiosk
    ) -> None:
        if mode == "I;16":
            stored = Image.frombytes(mode, code.size, b"".join(bytes((0, level // 2)) for level in code.tobytes()))
        else:
            stored = code.convert(mode)
        ran = empty("decode", saved(stored, tmp_path / "code.tiff"), "--json")
        assert [found["text"] for found in ran.json["codes"]] == [TEXT]

    def test_what_is_transparent_is_white(self, code: Image.Image, tmp_path: Path, empty: Kiosk) -> None:
        clear = Image.new("RGBA", code.size, (0, 0, 0, 0))
        clear.paste((0, 0, 0, 255), mask=ImageOps.invert(code))
        ran = empty("decode", saved(clear, tmp_path / "code.png"), "--json")
        assert [found["text"] for found in ran.json["codes"]] == [TEXT]

    def test_corners_are_where_the_picture_shows_them_turned_upright(
        self, code: Image.Image, tmp_path: Path, empty: Kiosk
    ) -> None:
        exif = Exif()
        exif[0x0112] = 6  # to be turned by 90 degrees clockwise
        wide = Image.new("L", (600, 290), 255)
        wide.paste(code)
        ran = empty("decode", saved(wide, tmp_path / "code.jpg", exif=exif), "--json")
        (found,) = ran.json["codes"]
        top_left, _, bottom_right, _ = found["corners"]
        assert top_left[0] > 145 > bottom_right[0]
        assert all(x < 290 and y < 290 for x, y in found["corners"])

    def test_a_hard_picture_is_read_as_the_camera_reads_it(self, tmp_path: Path, empty: Kiosk) -> None:
        image, text = hard_picture("moire", 0)
        assert text in empty("decode", saved(image, tmp_path / "code.png")).out

    def test_a_picture_without_a_code_is_no_fault(self, tmp_path: Path, empty: Kiosk) -> None:
        file = saved(Image.new("L", (64, 64), 90), tmp_path / "wall.png")
        ran = empty("decode", file, "--json")
        assert (ran.status, ran.json["codes"], ran.err) == (0, [], "")
        assert empty("decode", file).out == f"{file}: no code found\n"

    def test_a_code_cannot_move_the_cursor_of_a_terminal(self, tmp_path: Path, empty: Kiosk) -> None:
        code = code_image("a\x1b[2Jb\nc").resize((330, 330), Image.Resampling.NEAREST)
        file = saved(code, tmp_path / "code.png")
        assert empty("decode", file).out == f"{file}: a\\x1b[2Jb\\nc\n"
        assert empty("decode", file, "--json").json["codes"][0]["text"] == "a\x1b[2Jb\nc"

    def test_no_event_and_no_data_folder_are_needed(self, code: Image.Image, tmp_path: Path, empty: Kiosk) -> None:
        assert empty("decode", saved(code, tmp_path / "code.png")).status == 0
        assert not empty.folder.exists()


class TestFaults:
    """What cannot be read."""

    def test_the_others_are_read_all_the_same(self, code: Image.Image, tmp_path: Path, empty: Kiosk) -> None:
        good, missing = saved(code, tmp_path / "code.png"), str(tmp_path / "missing.png")
        ran = empty("decode", good, missing, good, "--json")
        assert ran.status == 1
        assert [line["file"] for line in ran.lines] == [good, missing, good]
        assert [len(line["codes"]) for line in ran.lines] == [1, 0, 1]
        assert ran.lines[1]["status"] == "error"
        assert ran.err == f"kiosk: {missing}: No such file or directory\n"

    @pytest.mark.parametrize("content", [b"", b"no picture at all", b"\x89PNG\r\n\x1a\n", b"<svg/>", bytes(5000)])
    def test_what_is_no_picture_is_said_to_be_none(self, content: bytes, tmp_path: Path, empty: Kiosk) -> None:
        (tmp_path / "code.png").write_bytes(content)
        ran = empty("decode", str(tmp_path / "code.png"), "--json")
        assert ran.status == 1
        assert ran.json["reason"] in {"no_picture", "damaged"}
        assert ran.err.count("\n") == 1

    @pytest.mark.parametrize("kind", ["png", "jpg", "webp", "gif", "bmp", "tiff"])
    def test_a_file_that_was_cut_short_is_damaged(self, kind: str, tmp_path: Path, empty: Kiosk) -> None:
        path = tmp_path / f"code.{kind}"
        saved(hard_picture("grainy", 0)[0], path)
        whole = path.read_bytes()
        for length in (20, len(whole) // 3, len(whole) * 2 // 3):
            path.write_bytes(whole[:length])
            ran = empty("decode", str(path), "--json")
            assert ran.json["codes"] == []
            assert (ran.status, ran.json["reason"]) in {(1, "no_picture"), (1, "damaged")}

    @pytest.mark.parametrize(("width", "height"), [(9_000, 9_000), (12_000, 12_000), (60_000, 60_000)])
    def test_a_small_file_that_would_unfold_into_far_too_much_is_refused(
        self, width: int, height: int, tmp_path: Path, empty: Kiosk
    ) -> None:
        (tmp_path / "bomb.png").write_bytes(png_that_claims(width, height))
        ran = empty("decode", str(tmp_path / "bomb.png"), "--json")
        assert (ran.status, ran.json["reason"]) == (1, "too_large")
        assert "64" in ran.err

    def test_a_name_that_is_no_text_is_no_obstacle(self, code: Image.Image, tmp_path: Path, empty: Kiosk) -> None:
        ran = empty("decode", str(tmp_path / "\udcff.png"), saved(code, tmp_path / "code.png"), "--json")
        assert ran.status == 1
        assert len(ran.lines[1]["codes"]) == 1

    def test_a_folder_is_no_picture(self, tmp_path: Path, empty: Kiosk) -> None:
        ran = empty("decode", str(tmp_path))
        assert ran.status == 1
        assert json.dumps(str(tmp_path)).strip('"') in ran.err

    def test_pictures_are_to_be_named(self, empty: Kiosk) -> None:
        assert empty("decode").status == 2
