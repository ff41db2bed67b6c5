"""Packs to read: a good one, and ways to spoil it."""

import zipfile
from pathlib import Path

import pytest

from kiosk.domain.pack import EventPack, PackFaultyError
from kiosk.importing.pack import read_pack
from tests.importing.good_pack import GOOD, Faults, Files, Spoil, Write


@pytest.fixture
def good() -> Files:
    """The files of the good pack, by name."""
    return dict(GOOD)


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Writes files as a folder."""

    def write(files: Files) -> Path:
        root = tmp_path / "pack"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return root

    return write


@pytest.fixture
def zipped(tmp_path: Path) -> Write:
    """Writes files as a .zip."""

    def write(files: Files) -> Path:
        path = tmp_path / "pack.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path

    return write


@pytest.fixture
def spoilt(good: Files, folder: Write) -> Spoil:
    """The good pack's folder with `old` replaced by `new` in one file; `old` must be there."""

    def write(name: str, old: str, new: str) -> Path:
        text = good[name].decode()
        assert old in text
        return folder({**good, name: text.replace(old, new, 1).encode()})

    return write


@pytest.fixture
def faults() -> Faults:
    """What is wrong with the pack at a path, as its technician reads it; a pack without a fault fails the test."""

    def read(path: Path) -> list[str]:
        with pytest.raises(PackFaultyError) as caught:
            read_pack(path)
        return [str(fault) for fault in caught.value.faults]

    return read


@pytest.fixture
def pack(good: Files, folder: Write) -> EventPack:
    """The good pack, read."""
    return read_pack(folder(good))
