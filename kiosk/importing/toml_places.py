"""Where in a TOML document each key stands: the standard library's reader does not say.

This is no second TOML reader: it walks over a document that the standard library has already found valid, and only
needs to know where strings, comments and brackets begin and end (TOML 1.0.0).
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

Keys = tuple[str | int, ...]
"""A way into the document: keys, and positions (from 0) in arrays: `("list", 0, "name", "zh")`."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_HEADER_END = re.compile(r"[ \t]*\]{1,2}")
_COMMA = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*,?")
_STRING = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""",
    re.DOTALL,
)
# A date and a time may stand apart by one space.
_SCALAR = re.compile(r"[^\s,\]}#]+(?: \d[^\s,\]}#]*)?")


class TomlPlaces:
    """Finds lines and columns, both from 1, of the keys of one valid TOML document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offsets = _Walk(text).offsets

    def of(self, keys: Keys) -> tuple[int, int]:
        """Where `keys` stands; where it is not written, the nearest table around it; else the document's beginning."""
        while keys and keys not in self._offsets:
            keys = keys[:-1]
        offset = self._offsets.get(keys, 0)
        return self._text.count("\n", 0, offset) + 1, offset - self._text.rfind("\n", 0, offset)


class _Walk:
    """One pass over the text. Where the text is not what it expects the walk ends: later keys are then not found."""

    def __init__(self, text: str) -> None:
        self.offsets: dict[Keys, int] = {}
        self._text = text
        self._at = 0
        self._table: Keys = ()
        self._lengths: dict[Keys, int] = {}
        self._document()

    def _document(self) -> None:
        while self._skip(_BLANK) and self._at < len(self._text):
            if self._here("["):
                self._header()
            else:
                self._pair(self._table)

    def _header(self) -> None:
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        parts = self._key()
        self._table = self._next_element(parts) if many else self._resolve(parts)
        for end in range(1, len(self._table) + 1):
            self._keep(self._table[:end], start)
        self._skip(_HEADER_END)

    def _next_element(self, parts: tuple[str, ...]) -> Keys:
        array = (*self._resolve(parts[:-1]), *parts[-1:])
        self._lengths[array] = self._lengths.get(array, 0) + 1
        return (*array, self._lengths[array] - 1)

    def _resolve(self, parts: tuple[str, ...]) -> Keys:
        """The table that a header names: where a part is an array of tables, its latest element is meant."""
        keys: Keys = ()
        for part in parts:
            keys = (*keys, part)
            if keys in self._lengths:
                keys = (*keys, self._lengths[keys] - 1)
        return keys

    def _pair(self, table: Keys) -> None:
        start, parts = self._at, self._key()
        for end in range(1, len(parts) + 1):
            self._keep((*table, *parts[:end]), start)
        self._skip(_EQUALS)
        self._value((*table, *parts))

    def _value(self, keys: Keys) -> None:
        if self._here("["):
            self._array(keys)
        elif self._here("{"):
            self._inline_table(keys)
        else:
            self._skip(_STRING if self._here('"') or self._here("'") else _SCALAR)

    def _array(self, keys: Keys) -> None:
        self._at += 1
        index = 0
        while self._skip(_BLANK) and not self._ends("]"):
            self._keep((*keys, index), self._at)
            self._value((*keys, index))
            self._skip(_COMMA)
            index += 1

    def _inline_table(self, keys: Keys) -> None:
        self._at += 1
        while self._skip(_BLANK) and not self._ends("}"):
            self._pair(keys)
            self._skip(_COMMA)

    def _key(self) -> tuple[str, ...]:
        self._skip(_BLANK)
        start = self._at
        return _parts(self._text[start : self._at]) if self._skip(_KEY) else ()

    def _keep(self, keys: Keys, offset: int) -> None:
        self.offsets.setdefault(keys, offset)

    def _here(self, character: str) -> bool:
        return self._text.startswith(character, self._at)

    def _ends(self, bracket: str) -> bool:
        if self._here(bracket):
            self._at += 1
            return True
        return self._at >= len(self._text)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else len(self._text)
        return match is not None


def _parts(key: str) -> tuple[str, ...]:
    """The parts of a dotted key, unquoted: the standard library reads them, so that both agree."""
    parts: list[str] = []
    found: Any = tomllib.loads(f"{key} = 0")
    while isinstance(found, dict):
        (part,) = found
        parts.append(part)
        found = found[part]
    return tuple(parts)
