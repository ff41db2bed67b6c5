"""A person's name out of the parts in which ticket systems keep it."""

from __future__ import annotations

import re

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_NAME = re.compile(rf"[{_HAN}·〇]+")
_HAN_PARTS = re.compile(rf"([{_HAN}]+)[,，、\s\u3000]+([{_HAN}·]+)")
_LOST = re.compile(rf"[{_HAN}][?？]|[?？][{_HAN}]")


def is_han(text: str) -> bool:
    """Whether a name is written in Han characters and nothing else."""
    return _HAN_NAME.fullmatch(text) is not None


def full_name(whole: str, first: str, last: str) -> str:
    """The name as it is printed: `王小明` from 小明 and 王, `Lisa Simpson` from Lisa and Simpson.

    Systems join the parts as in English, so Han parts are believed before the whole. `王, 小明` becomes `王小明`.
    """
    if first and last and is_han(first) and is_han(last):
        return last + first
    if whole:
        parts = _HAN_PARTS.fullmatch(whole)
        return parts[1] + parts[2] if parts else whole
    return " ".join(part for part in (first, last) if part)


def latin_name(name: str, latin: str, first: str, last: str) -> str:
    """The Latin spelling beside a name in Han characters; a name that is Latin itself needs none."""
    if latin or not is_han(name):
        return latin
    joined = " ".join(part for part in (first, last) if part)
    return joined if joined.isascii() else ""


def has_lost_character(name: str) -> bool:
    """Whether a question mark stands where some earlier program could not write a rare character."""
    return _LOST.search(name) is not None
