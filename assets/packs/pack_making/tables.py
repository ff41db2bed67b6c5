"""Content files in, CSV files out."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

LANGUAGES = ("zh", "en", "fr", "de")
_NO_BREAK = "\u00a0"

Row = Mapping[str, object]


def read_content(folder: Path, name: str) -> dict[str, Any]:
    """The content file `name`.toml of `folder`, decoded."""
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))


def by_language(column: str, texts: Iterable[str]) -> dict[str, str]:
    """`texts` in the order zh, en, fr, de as the columns `column_zh` …; a shorter list leaves the last ones empty."""
    columns = {
        f"{column}_{language}": set_type(language, text) for language, text in zip(LANGUAGES, texts, strict=False)
    }
    return {f"{column}_{language}": "" for language in LANGUAGES} | columns


def set_type(language: str, text: str) -> str:
    """`text` as a typesetter of `language` sets it: curled apostrophes, and in French fine spaces before ; : ! ?"""
    if language == "zh":
        return text
    curled = text.replace("'", "’")
    return _french_spaces(curled) if language == "fr" else curled


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Writes `rows` as a spreadsheet does: UTF-8, a header row, several values in one cell joined by `;`."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, tuple(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _cell(value) for column, value in row.items()} for row in rows)
    path.write_text(text.getvalue(), "utf-8", newline="")


def _cell(value: object) -> str:
    return ";".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _french_spaces(text: str) -> str:
    for mark in ":;!?»":
        text = text.replace(f" {mark}", f"{_NO_BREAK}{mark}")
    return text.replace("« ", f"«{_NO_BREAK}")
