"""How Mandarin syllables are spelt outside the mainland: Wade–Giles, as passports from Taiwan write it."""

from __future__ import annotations

import re
from functools import cache

_INITIALS = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch", "q": "ch", "x": "hs",
    "zh": "ch", "ch": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_FINALS = {"ian": "ien", "ie": "ieh", "ue": "ueh", "ve": "ueh", "ong": "ung", "iong": "iung", "v": "u", "uo": "o"}
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu",
    "yi": "i", "yan": "yen", "ye": "yeh", "you": "yu", "yong": "yung", "yue": "yueh", "er": "erh", "e": "o",
    "ge": "ko", "ke": "ko", "he": "ho", "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo",
    "gui": "kuei", "kui": "kuei",
}  # fmt: skip
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([a-z]+)")


@cache
def wade_giles(syllable: str) -> str:
    """A pinyin syllable without its tone in Wade–Giles, without marks: `xu` is `hsu`, `zhang` is `chang`.

    Facts: the table of initials and finals of T. Wade, Yü-yen tzu-erh chi (1867), as H. Giles revised it (1892).
    """
    found = _SYLLABLE.fullmatch(syllable)
    if syllable in _WHOLE or found is None:
        return _WHOLE.get(syllable, syllable)
    initial, final = found.groups()
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)


def typed_forms(syllable: str) -> tuple[str, ...]:
    """A pinyin syllable with the ways in which ü is typed: `lv` is also `lu`, and `lyu` in passports (GB/T 28039)."""
    return (syllable,) if "v" not in syllable else (syllable.replace("v", "u"), syllable, syllable.replace("v", "yu"))
