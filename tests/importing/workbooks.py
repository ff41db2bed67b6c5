"""Workbooks to read, made as programs make them."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook


def workbook(path: Path, *rows: Sequence[Any], change: Callable[[Workbook], None] | None = None) -> Path:
    """A workbook with these rows on its first sheet; `change` is what is different."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if change is not None:
        change(book)
    book.save(path)
    return path


def with_member(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Replaces bytes in one member of a workbook."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old in members[name]
    members[name] = members[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
