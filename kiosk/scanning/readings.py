"""What a scanned text may mean: the program's own codes by construction, else every text that may have been meant.

The program's own codes carry a checksum, so that at most one way of reading them is right. Another system's codes carry
none that is known here: then all readings are given, and only who looks them up can tell whether one of them, or more
than one, is somebody's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from kiosk.domain.badge_secret import BadgeSecret, is_own_secret, own_secrets
from kiosk.domain.letters import LETTERS, has_check
from kiosk.scanning.layouts import sent

SIGNED_VERSION = "S"
LONGEST = 2_000
"""Characters beyond which a text is no code: two signed ones that ran into each other are shorter."""

_MOST_FOREIGN = 256
_SIGNED_SHORTEST = 100
"""Letters: a signature alone has 128."""

_DAMAGED_SHORTEST = 12
_DAMAGED_SHARE = 0.8
_ECI = re.compile(r"(?:\\\d{6})+")
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_AROUND = "\ufeff\u200b \t\r\n\v\f\x00\x02\x03\x04\x1c\x1d\x1e\x1f"
_BETWEEN = re.compile(r"[\s\x02-\x04\x1c-\x1f]+")
_FULL_WIDTH_SIGNS = str.maketrans({"。": ".", "、": "\\", "“": '"', "”": '"', "‘": "'", "’": "'", "￥": "$", "《": "<",
                                   "》": ">", "【": "[", "】": "]", "·": "`"})  # fmt: skip
_FULL_WIDTH = re.compile(r"[\u3000\uff01-\uff5e\uffe5“”‘’、。《》【】·]|……|——")


@dataclass(frozen=True, slots=True)
class Readings:
    """What a scanned text may mean.

    `own` are the program's own bare secrets in it, as a rule one; more than one where scans ran into each other.
    `signed` is a text in capitals whose checksum is that of a signed code: whether the signature is good, and whether
    it is one code or two that ran into each other, is for others to say. Codes of both kinds came one after the other
    where both are given.

    `foreign` are the other texts it may mean, as received first: none where it is one of the program's own codes as
    received, but for its case. `misread` says that it looks like one of those, damaged.
    """

    own: tuple[BadgeSecret, ...] = ()
    signed: str = field(default="", repr=False)
    foreign: tuple[BadgeSecret, ...] = ()
    misread: bool = False


def readings(text: str, *, typed: bool, layout: str = "", prefix: str = "") -> Readings:
    """Reads what a scanner handed over.

    `typed` says that it came as keystrokes, which the computer's keyboard layout, CapsLock and input method may have
    changed. `layout` names the layout the computer is known to have, empty for any; `prefix` is what the scanner is set
    to put in front.
    """
    if is_own_secret(text):
        return Readings(own=(BadgeSecret(text),))
    if len(text) > LONGEST:
        return Readings()
    received = dict.fromkeys(_stripped(text, prefix))
    if own := _first_own(received):
        return own
    undone = dict.fromkeys(_undone(text, layout, prefix)) if typed else {}
    if own := _first_own(undone):
        return replace(own, foreign=_foreign(text, received))
    bare = received | undone
    return Readings(foreign=_foreign(text, bare), misread=any(map(_looks_damaged, bare)))


def _first_own(texts: Iterable[str]) -> Readings | None:
    return next(filter(None, map(_own, texts)), None)


def _undone(text: str, layout: str, prefix: str) -> Iterator[str]:
    """The codes that a scanner may have sent, other than the text as received."""
    narrow = _narrow(text)
    for one in (narrow, *sent(narrow, layout)):
        yield from _stripped(one, prefix)


def _narrow(text: str) -> str:
    """Undoes the full width and the punctuation in which a Chinese input method leaves what is typed."""
    if not _FULL_WIDTH.search(text):
        return text
    signs = text.replace("……", "^").replace("——", "_").translate(_FULL_WIDTH_SIGNS)
    return unicodedata.normalize("NFKC", signs)


def _stripped(text: str, prefix: str) -> Iterator[str]:
    """The text, and the text without what scanners put around a code; what came twice, once."""
    inner = text.strip(_AROUND)
    yield _once(inner)
    if prefix and inner.startswith(prefix):
        inner = inner.removeprefix(prefix).strip(_AROUND)
        yield _once(inner)
    for mark in (_SYMBOLOGY, _ECI):
        if found := mark.match(inner):
            inner = inner[found.end() :].strip(_AROUND)
            yield _once(inner)


def _once(text: str) -> str:
    """A text that stands there several times over, apart or one behind the other, once."""
    parts = _BETWEEN.split(text)
    if len(parts) > 1 and len(set(parts)) == 1:
        return parts[0]
    half = text[: len(text) // 2]
    return half if len(half) >= _DAMAGED_SHORTEST and half + half == text else text


def _own(text: str) -> Readings | None:
    """The program's own codes where the text is nothing else, in capitals throughout or in small letters throughout."""
    letters = text.upper() if text.isascii() and text.islower() else text
    parts = list(dict.fromkeys(filter(None, _BETWEEN.split(letters))))
    signed = [part for part in parts if _is_signed(part)]
    bare = [own_secrets(part) for part in parts if part not in signed]
    if not parts or not all(bare) or len(signed) > 1:
        return None
    return Readings(own=tuple(dict.fromkeys(chain.from_iterable(bare))), signed="".join(signed))


def _is_signed(letters: str) -> bool:
    return letters.startswith(SIGNED_VERSION) and len(letters) >= _SIGNED_SHORTEST and has_check(letters)


def _foreign(text: str, bare: Iterable[str]) -> tuple[BadgeSecret, ...]:
    """Every other system's secret that may be meant, as received first."""
    from kiosk.scanning.unwrapping import unwrapped  # with the reading of addresses and JSON: own codes need none

    meant = [text, *bare]
    meant += [inner for one in bare for inner in unwrapped(one)]
    secrets = filter(None, map(BadgeSecret.parse, meant))
    return tuple(dict.fromkeys(secrets))[:_MOST_FOREIGN]


def _looks_damaged(text: str) -> bool:
    """Whether it is written in the program's own letters, for the most part, and long enough for no word."""
    letters = text.upper()
    if len(letters) < _DAMAGED_SHORTEST:
        return False
    return sum(letter in LETTERS for letter in letters) >= _DAMAGED_SHARE * len(letters)
