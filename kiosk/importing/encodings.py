"""In which encoding a text file from somewhere else is written: told for certain, or not told at all.

Bytes read in a wrong encoding are often legal characters, and a garbled name at the door is worse than a question now.
So the order is: a byte order mark; UTF-16, whose commas and line ends have zero bytes; UTF-8, which nothing else is by
accident; then GB18030, Big5 and Windows-1252, each judged by how ordinary the characters are that come of it. One of
them has to be ordinary, and clearly more so than the others; else the file is refused and `--encoding` asked for.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.i18n import N_
from kiosk.importing.common_characters import SIMPLIFIED, TRADITIONAL
from kiosk.importing.faults import BadValueError

REPLACED = "\ufffd"
"""What stands in a text for bytes that are none in its encoding; some exports hold it already, where they lost one."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (b"\x84\x31\x95\x33", "gb18030", "GB18030"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16BE"),
)
_BLOCK = 1 << 20
_TELLING = 200_000
"""How many bytes that are not ASCII, with what surrounds them, are judged at most."""

_ZEROS_OF_UTF16 = 0.02
"""The least part of every second byte that is zero in UTF-16: separators, digits and line ends alone make more."""

_NOT_FIRST = bytes(range(0xC0))
"""The bytes with which no character of UTF-8 beyond ASCII begins."""

_FEW_FLAWS = 20
"""A file with so many times more characters of UTF-8 than flaws is UTF-8 with flaws: nothing else is by accident."""

_ORDINARY = 0.4
"""The least score of an encoding that is believed; words in the right one score 0.6 to 1, in a wrong one below 0.2."""

_AHEAD = 0.3
"""How far the best score has to be ahead of the next."""

_LITTLE = 0.8
"""How much more is asked of a single character on both counts; it falls with the root of their number."""

_FEW = 20
"""So few characters of two bytes may be UTF-8 by accident: a short name in GB18030 can be."""

_HAN_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』·—…～　")
_WESTERN = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ]")
_WESTERN_MARKS = frozenset("’‘“”„–—…«»€°§©®º\u00a0·´")
_CONTEXT = re.compile(rb"[\x20-\x7e]{0,2}[\x80-\xff][\x21-\xff]*")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is read: Python's name of the codec, and the name that people know."""

    codec: str
    label: str


class EncodingUnknownError(BadValueError):
    """The encoding cannot be told for certain."""


def named_encoding(name: str) -> Encoding:
    """The encoding that somebody named. Raises BadValueError where Python knows no such encoding of text."""
    try:
        "".encode(name)  # a codec of bytes, such as base64, is known as well and refuses here
        return Encoding("utf-8-sig" if codecs.lookup(name).name == "utf-8" else name, name)
    except (LookupError, ValueError) as error:
        message = N_("“{value}” is no encoding. Known are for example: utf-8, gb18030, big5, utf-16, cp1252.")
        raise BadValueError(message, value=name) from error


def detected_encoding(path: Path) -> Encoding:
    """The encoding of the file. Raises EncodingUnknownError where it cannot be told for certain, and OSError."""
    with path.open("rb") as file:
        start = file.read(_BLOCK)
        for mark, codec, label in _BOMS:
            if start.startswith(mark):
                return Encoding(codec, label)
        if utf16 := _utf16_without_mark(start):
            return utf16
        file.seek(0)
        evidence = _gathered(file)
    if not evidence.is_utf8:
        return _most_ordinary(evidence.foreign)
    if evidence.may_be_accident and _score(evidence.foreign, "gb18030", _han(SIMPLIFIED)) >= _ORDINARY:
        raise EncodingUnknownError(_EITHER, one="UTF-8", other="GB18030", codec="utf-8")
    return Encoding("utf-8", "UTF-8")


def _utf16_without_mark(start: bytes) -> Encoding | None:
    even, odd = start[0::2], start[1::2]
    zeros = [part.count(0) / len(part) if part else 0.0 for part in (even, odd)]
    if max(zeros) < _ZEROS_OF_UTF16 or min(zeros) * 10 > max(zeros):
        return None
    codec, label = ("utf-16-le", "UTF-16LE") if zeros[1] > zeros[0] else ("utf-16-be", "UTF-16BE")
    text = start[: len(start) // 2 * 2].decode(codec, "ignore")
    return Encoding(codec, label) if re.search(r"[,;\t|]", text) and "\0" not in text[:100] else None


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a look through the whole file has shown: characters and flaws of UTF-8, and bytes that are not ASCII."""

    characters: int
    flaws: int
    foreign: bytes

    @property
    def is_utf8(self) -> bool:
        return self.characters >= self.flaws * _FEW_FLAWS

    @property
    def may_be_accident(self) -> bool:
        return 0 < self.characters < _FEW and not re.search(rb"[\xe0-\xff]", self.foreign)


def _gathered(file: BinaryIO) -> _Evidence:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    characters = flaws = 0
    foreign: list[bytes] = []
    room = _TELLING
    for block in _blocks(file):
        text = decoder.decode(block)
        if block.isascii() and text.isascii():
            continue
        flaws += text.count(REPLACED) - block.count(REPLACED.encode())
        characters += len(block.translate(None, _NOT_FIRST))
        if room > 0:
            foreign.append(b"\n".join(_CONTEXT.findall(block[:room])))
            room -= len(foreign[-1])
    return _Evidence(characters, flaws, b"\n".join(foreign))


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The file in blocks that end with a line: no character is cut in two."""
    kept = b""
    while block := file.read(_BLOCK):
        whole, mark, rest = (kept + block).rpartition(b"\n")
        if mark:
            yield whole + mark
            kept = rest
        else:
            yield rest
            kept = b""
    if kept:
        yield kept


_EITHER = N_("This file may be written in {one} or in {other}: say which, for example --encoding {codec}.")


def _most_ordinary(foreign: bytes) -> Encoding:
    judged = ((_score(foreign, codec, judge), codec, label) for codec, label, judge in _CANDIDATES)
    scores = sorted(judged, reverse=True)
    (best, codec, label), (second, _, runner_up) = scores[:2]
    more = _LITTLE / math.sqrt(sum(not character.isascii() for character in foreign.decode(codec, "replace")))
    if best >= min(_ORDINARY + more, 1.0) and best - second >= min(_AHEAD + more, 1.0):
        return Encoding(codec, label)
    if second >= _ORDINARY:
        raise EncodingUnknownError(_EITHER, one=label, other=runner_up, codec=codec)
    raise EncodingUnknownError(
        N_(
            "In which encoding this file is written cannot be told for certain, and names must not be garbled. "
            "Save it as “CSV UTF-8”, or say which it is, for example --encoding gb18030."
        )
    )


def _score(foreign: bytes, codec: str, judge: Callable[[str], float]) -> float:
    """How ordinary the text is that the bytes make, up to 1; each flaw weighs like five odd characters."""
    text = foreign.decode(codec, "replace")
    flaws = text.count(REPLACED)
    others = [character for character in text if not character.isascii() and character != REPLACED]
    return (judge(text) - 5 * flaws) / max(1, len(others) + flaws)


def _han(common: frozenset[str]) -> Callable[[str], float]:
    """A judge of Han text: common characters and the marks between them speak for it, others a little against it."""
    ordinary = common | _HAN_PUNCTUATION

    def judge(text: str) -> float:
        foreign = [character for character in text if not character.isascii() and character != REPLACED]
        known = sum(character in ordinary for character in foreign)
        return known - 0.25 * (len(foreign) - known)

    return judge


def _western(text: str) -> float:
    """A judge of European text: an accented letter beside plain ones speaks for it, signs and runs of both against."""
    beside = sum(_stands_alone(text, match.start()) for match in _WESTERN.finditer(text))
    marks = sum(character in _WESTERN_MARKS for character in text)
    others = sum(not character.isascii() for character in text) - beside - marks - text.count(REPLACED)
    return beside + marks - 2 * others


def _stands_alone(text: str, at: int) -> bool:
    """Whether the neighbours of an accented letter are ASCII, or at least one of them is a plain letter."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before + after).isascii() or any(side.isascii() and side.isalpha() for side in (before, after))


_CANDIDATES: tuple[tuple[str, str, Callable[[str], float]], ...] = (
    ("gb18030", "GB18030", _han(SIMPLIFIED | TRADITIONAL)),
    ("big5hkscs", "Big5", _han(TRADITIONAL)),
    ("cp1252", "Windows-1252", _western),
)
