"""The files of an event pack, from a folder or from the same folder zipped."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kiosk.domain.pack import Fault, PackFaultyError, Place
from kiosk.i18n import N_

EVENT_FILE = "event.toml"
MOST_BYTES = 512 * 1024 * 1024
MOST_FILES = 10_000
MOST_RATIO = 200
"""How many times its own size a zip may unpack to. Tables of registrants reach about 20."""

_RATIO_FROM = 1024 * 1024
_LEFT_BEHIND = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def read_files(path: Path) -> dict[str, bytes]:
    """What the pack at `path` holds, by name inside it (`/` between folders); hidden and system files are left out.

    Raises PackFaultyError where there is no pack, it cannot be read, is a dangerous zip, or is larger than any pack.
    """
    try:
        files = _from_folder(path) if path.is_dir() else _from_zip(path)
    except FileNotFoundError as error:
        raise _faulty(path.name, N_("There is no such file or folder.")) from error
    except OSError as error:
        raise _faulty(path.name, N_("It cannot be read: {problem}."), problem=error.strerror or str(error)) from error
    if EVENT_FILE not in files:
        raise _faulty(EVENT_FILE, N_("This file is missing: without it a folder or .zip is no event pack."))
    return files


def _from_folder(root: Path) -> dict[str, bytes]:
    # Any folder can be named by mistake, the root of a disk too: without an event.toml nothing else is looked at.
    if not (root / EVENT_FILE).is_file():
        return {}
    files: dict[str, bytes] = {}
    size = 0
    for path in _walk(root):
        name = path.relative_to(root).as_posix()
        if not path.resolve().is_relative_to(root.resolve()):
            raise _faulty(name, N_("This is a link to a place outside the pack."))
        size += path.stat().st_size
        _check_bounds(root.name, len(files) + 1, size)
        files[name] = path.read_bytes()
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _left_behind(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.is_file():
            yield path


def _from_zip(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(path, archive)
            return _without_top_folder({name: archive.read(member) for name, member in members.items()})
    except _DAMAGE as error:
        raise _faulty(path.name, N_("This is no .zip file that can be read: {problem}."), problem=error) from error


def _members(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    size = sum(member.file_size for member in members)
    _check_bounds(path.name, len(members), size)
    if size > max(_RATIO_FROM, MOST_RATIO * path.stat().st_size):
        raise _faulty(path.name, N_("This .zip unpacks to far more than an event pack holds; it was not opened."))
    named: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        name = _safe_name(path, member)
        if name in named:
            raise _faulty(name, N_("The .zip holds this file twice."))
        if not any(map(_left_behind, PurePosixPath(name).parts)):
            named[name] = member
    return named


def _safe_name(path: Path, member: zipfile.ZipInfo) -> str:
    name = _name(member).replace("\\", "/")
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in name:
        raise _faulty(path.name, N_("The .zip names a file outside itself: “{name}”."), name=name)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise _faulty(name, N_("This is a link to a place outside the pack."))
    if member.flag_bits & _ENCRYPTED:
        raise _faulty(name, N_("This file is locked with a password. Make the .zip without one."))
    return "/".join(parts)


def _name(member: zipfile.ZipInfo) -> str:
    """The name as it was meant: some programs write UTF-8 or GB18030 without saying so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _without_top_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.partition("/")[0] for name in files}
    if EVENT_FILE in files or len(tops) != 1 or not all("/" in name for name in files):
        return files
    return {name.partition("/")[2]: content for name, content in files.items()}


def _check_bounds(name: str, files: int, size: int) -> None:
    if files > MOST_FILES or size > MOST_BYTES:
        raise _faulty(name, N_("This is too large for an event pack."))


def _left_behind(name: str) -> bool:
    return name.startswith(".") or name in _LEFT_BEHIND


def _faulty(file: str, message: str, **values: object) -> PackFaultyError:
    return PackFaultyError((Fault(Place(file), message, {key: str(value)[:200] for key, value in values.items()}),))
