"""What a scanner that types like a US keyboard leaves behind on a computer set to another layout, and how to undo it.

A scanner sends the keys of a US keyboard; which letters come of them is decided by the computer's layout and CapsLock.
The tables say so for every key, plain and with Shift, where a computer knows the layout by that name:
xkeyboard-config 2.35 (`symbols/us`, `gb`, `de`, `fr(azerty)`, `be`, `ch`, `ch(fr)`, `tr`, `us(dvorak)`, `ru`, `gr`),
which a test compares them with, and for the ways of Windows Microsoft's samples of keyboard drivers (kbdfr, kbdgr).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

US = (
    "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./",
    '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?',
)
"""The keys of a US keyboard from the top left, row by row: plain, and with Shift."""

_ACCENTS = {"\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0308": "¨"}
"""Combining accents by the character that a dead key leaves where there is nothing to put it on."""


class CapsLock(StrEnum):
    """What CapsLock does to the keys: nothing while it is off, else it depends on the system and the layout."""

    OFF = "off"
    LETTERS = "letters"
    """Each letter changes its case, and nothing else changes: Linux, and Windows with US and UK layouts."""

    KEYS = "keys"
    """Each key acts as with Shift, and with Shift as without: Windows with French, Belgian and German layouts."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What each key of `US` gives, plain and with Shift, in the same order.

    `steady` are the plain characters of keys that CapsLock leaves alone even where it acts like Shift; None where no
    system has such a CapsLock.
    """

    plain: str
    shifted: str
    steady: str | None = None


LAYOUTS: Mapping[str, Layout] = {
    "us": Layout(*US),
    "uk": Layout(
        "`1234567890-=qwertyuiop[]asdfghjkl;'#zxcvbnm,./",
        '¬!"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~ZXCVBNM<>?',
    ),
    "de": Layout(
        "^1234567890ß´qwertzuiopü+asdfghjklöä#yxcvbnm,.-",
        "°!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_",
        steady="^´-",
    ),
    "fr": Layout(
        "²&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!",
        "²1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§",
        steady="²",
    ),
    "be": Layout(
        "²&é\"'(§è!çà)-azertyuiop^$qsdfghjklmùµwxcvbn,;:=",
        "³1234567890°_AZERTYUIOP¨*QSDFGHJKLM%£WXCVBN?./+",
        steady="²",
    ),
    "ch-de": Layout(
        "§1234567890'^qwertzuiopü¨asdfghjklöä$yxcvbnm,.-",
        '°+"*ç%&/()=?`QWERTZUIOPè!ASDFGHJKLéà£YXCVBNM;:_',
        steady="§'^¨-",
    ),
    "ch-fr": Layout(
        "§1234567890'^qwertzuiopè¨asdfghjkléà$yxcvbnm,.-",
        '°+"*ç%&/()=?`QWERTZUIOPü!ASDFGHJKLöä£YXCVBNM;:_',
        steady="§'^¨-",
    ),
    "tr": Layout(
        '"1234567890*-qwertyuıopğüasdfghjklşi,zxcvbnmöç.',
        "é!'^+%&/()=?_QWERTYUIOPĞÜASDFGHJKLŞİ;ZXCVBNMÖÇ:",
    ),
    "dvorak": Layout(
        "`1234567890[]',.pyfgcrl/=aoeuidhtns-\\;qjkxbmwvz",
        '~!@#$%^&*(){}"<>PYFGCRL?+AOEUIDHTNS_|:QJKXBMWVZ',
    ),
    "ru": Layout(
        "ё1234567890-=йцукенгшщзхъфывапролджэ\\ячсмитьбю.",
        'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/ЯЧСМИТЬБЮ,',
    ),
    "gr": Layout(
        "`1234567890-=;ςερτυθιοπ[]ασδφγηξκλ´'\\ζχψωβνμ,./",
        '~!@#$%^&*()_+:ΣΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ¨"|ΖΧΨΩΒΝΜ<>?',
    ),
}
"""The layouts by the names that the setting `scanner_layout` takes. A dead key is written as what it leaves alone."""


def arrives(text: str, layout: str, caps: CapsLock = CapsLock.OFF) -> str:
    """What arrives when `text` is scanned on a computer with this layout. Raises KeyError for an unknown layout.

    Characters that no US keyboard has come as they are.
    """
    given = _keys(layout, caps)
    return "".join(given.get(character, character) for character in text)


def sent(text: str, layout: str = "") -> Iterator[str]:
    """Every text that a scanner may have sent where `text` arrived, once each and `text` itself left out.

    With the name of a layout only those under that one, whatever CapsLock did. Characters that a layout does not have
    rule it out.
    """
    told = {text}
    for name in (layout,) if layout else LAYOUTS:
        for caps in CapsLock:
            undone = _undo(text, name, caps)
            if undone is not None and undone not in told:
                told.add(undone)
                yield undone


def _undo(text: str, layout: str, caps: CapsLock) -> str | None:
    keys = _keys_back(layout, caps)
    pressed = [keys.get(character) or _with_dead_key(character, keys) for character in text]
    return None if None in pressed else "".join(map(str, pressed))


def _with_dead_key(character: str, keys: Mapping[str, str]) -> str | None:
    """The two keys, of which the first is dead, that made an accented letter together."""
    apart = unicodedata.normalize("NFD", character)
    dead, pressed = keys.get(_ACCENTS.get(apart[1:], "")), keys.get(apart[0])
    return dead + pressed if dead and pressed else None


@cache
def _keys_back(layout: str, caps: CapsLock) -> Mapping[str, str]:
    """Which US key gives a character; of two that give the same, the lower one: a Greek capital sigma is an S."""
    return {" ": " "} | {given: character for character, given in _keys(layout, caps).items()}


@cache
def _keys(layout: str, caps: CapsLock) -> Mapping[str, str]:
    """The character that each character of a US keyboard becomes."""
    rows = LAYOUTS[layout]
    given: dict[str, str] = {}
    for low, high, plain, shifted in zip(*US, rows.plain, rows.shifted, strict=True):
        given[low], given[high] = _locked(plain, shifted, caps, rows.steady)
    return given


def _locked(plain: str, shifted: str, caps: CapsLock, steady: str | None) -> tuple[str, str]:
    """What a key gives, plain and with Shift, under CapsLock."""
    if caps is CapsLock.OFF:
        return plain, shifted
    if _is_letter(plain, shifted) or (caps is CapsLock.KEYS and steady is not None and plain not in steady):
        return shifted, plain
    return _other_case(plain), _other_case(shifted)


def _is_letter(plain: str, shifted: str) -> bool:
    """Whether a key has one letter, small and with Shift capital. The sigma that ends a Greek word stays small."""
    return (plain.upper() == shifted and plain != "ς") or (plain, shifted) == ("i", "İ")


def _other_case(character: str) -> str:
    """An accented letter beside a sign changes its case as well; what has no other case of one letter stays."""
    other = character.swapcase()
    return other if len(other) == 1 and other.swapcase() == character else character
