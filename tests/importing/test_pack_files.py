"""The files of a pack: a folder and a zip give the same; a dangerous zip is not opened."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.domain.pack import PackFaultyError
from kiosk.importing import pack_files
from kiosk.importing.pack_files import read_files

FILES = {"event.toml": b"id = 1", "photos/p.png": b"P"}
Zip = Callable[[dict[str | zipfile.ZipInfo, bytes]], Path]


@pytest.fixture
def archive(tmp_path: Path) -> Zip:
    """Writes a .zip whose members are given by name or by their whole entry."""

    def write(members: dict[str | zipfile.ZipInfo, bytes]) -> Path:
        path = tmp_path / "pack.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        return path

    return write


def _refusal(path: Path) -> str:
    with pytest.raises(PackFaultyError) as caught:
        read_files(path)
    (fault,) = caught.value.faults
    return str(fault)


def _folder(root: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def test_a_folder_and_a_zip_hold_the_same_files(tmp_path: Path, archive: Zip) -> None:
    assert read_files(_folder(tmp_path / "pack", FILES)) == read_files(archive({**FILES})) == FILES


def test_a_zip_may_hold_the_folder_itself(archive: Zip) -> None:
    members = {f"hainan/{name}": content for name, content in FILES.items()}
    assert read_files(archive({**members, "__MACOSX/hainan/._event.toml": b"x", "hainan/.DS_Store": b"x"})) == FILES


def test_hidden_and_system_files_are_left_out(tmp_path: Path) -> None:
    litter = {".DS_Store": b"x", "Thumbs.db": b"x", ".git/config": b"x", "photos/.p.swp": b"x"}
    assert read_files(_folder(tmp_path / "pack", {**FILES, **litter})) == FILES


def test_a_path_with_nothing_at_it_is_told(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "nowhere") == "nowhere: There is no such file or folder."


def test_a_folder_without_an_event_is_no_pack_and_is_not_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_files, "_walk", lambda _: pytest.fail("walked"))
    expected = "event.toml: This file is missing: without it a folder or .zip is no event pack."
    assert _refusal(_folder(tmp_path / "pack", {"agenda.csv": b""})) == expected


def test_a_zip_without_an_event_is_no_pack(archive: Zip) -> None:
    assert _refusal(archive({"a/b.txt": b"", "c.txt": b""})).startswith("event.toml: This file is missing")


@pytest.mark.parametrize("content", [b"", b"PK", b"id,name\n1,2\n", b"PK\x05\x06" + b"\0" * 17])
def test_a_file_that_is_no_zip_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(content)
    assert _refusal(path).startswith("pack.zip: This is no .zip file that can be read:")


def test_a_zip_cut_short_or_altered_is_told(archive: Zip) -> None:
    path = archive({"event.toml": bytes(range(256)) * 40})
    content = bytearray(path.read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(content)
    assert _refusal(path).startswith("pack.zip: This is no .zip file that can be read:")


@pytest.mark.parametrize("name", ["../event.toml", "/etc/event.toml", "a/../../b", "C:/event.toml", "..\\event.toml"])
def test_a_name_that_leads_out_of_the_zip_is_refused(archive: Zip, name: str) -> None:
    assert _refusal(archive({**FILES, name: b""})).startswith("pack.zip: The .zip names a file outside itself:")


def test_a_link_in_a_zip_is_refused(archive: Zip) -> None:
    link = zipfile.ZipInfo("logo.svg")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert _refusal(archive({**FILES, link: b"/etc/passwd"})) == "logo.svg: This is a link to a place outside the pack."


def test_a_link_in_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    root = _folder(tmp_path / "pack", FILES)
    (tmp_path / "secret.svg").write_text("x")
    (root / "logo.svg").symlink_to(tmp_path / "secret.svg")
    assert _refusal(root) == "logo.svg: This is a link to a place outside the pack."


def test_a_link_within_a_folder_is_followed(tmp_path: Path) -> None:
    root = _folder(tmp_path / "pack", FILES)
    (root / "logo.png").symlink_to(root / "photos" / "p.png")
    assert read_files(root)["logo.png"] == b"P"


def test_a_zip_that_unpacks_to_far_more_than_itself_is_not_opened(archive: Zip) -> None:
    assert _refusal(archive({**FILES, "registrants.csv": b"0" * 5_000_000})) == (
        "pack.zip: This .zip unpacks to far more than an event pack holds; it was not opened."
    )


@pytest.mark.parametrize(("limit", "most"), [("MOST_FILES", 1), ("MOST_BYTES", 5)])
def test_a_pack_too_large_is_refused_as_a_folder_and_as_a_zip(
    tmp_path: Path, archive: Zip, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(pack_files, limit, most)
    assert _refusal(_folder(tmp_path / "pack", FILES)) == "pack: This is too large for an event pack."
    assert _refusal(archive({**FILES})) == "pack.zip: This is too large for an event pack."


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_in_a_zip_twice_is_refused(archive: Zip) -> None:
    twice = {zipfile.ZipInfo("event.toml"): b"a", zipfile.ZipInfo("event.toml"): b"b"}
    assert _refusal(archive({**twice})) == "event.toml: The .zip holds this file twice."


def test_a_locked_zip_is_told_from_a_broken_one(archive: Zip) -> None:
    path = archive({**FILES})
    content = path.read_bytes()
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.index(signature) + at
        content = content[:start] + b"\x01" + content[start + 1 :]
    path.write_bytes(content)
    assert _refusal(path) == "event.toml: This file is locked with a password. Make the .zip without one."


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_in_other_encodings_are_read_as_they_were_meant(archive: Zip, encoding: str) -> None:
    written = "照片/张.png".encode(encoding)
    path = archive({**FILES, "n" * len(written): b"Z"})
    # zipfile itself only writes names that say that they are UTF-8: other programs do not.
    path.write_bytes(path.read_bytes().replace(b"n" * len(written), written))
    assert read_files(path)["照片/张.png"] == b"Z"
