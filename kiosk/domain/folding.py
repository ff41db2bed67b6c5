"""How a name is folded for finding: the same for what is stored and for what is typed.

What needs a dictionary (Traditional and Simplified characters) is done by `kiosk.store.search.han.folded`, which calls
this: that is the one folding of index and query.
"""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'’‘‛ʼʻ`´′ʹ＇"
_SPELT_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_WITHOUT_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES))
_ASCII = str.maketrans(
    {chr(code): None if chr(code) in APOSTROPHES else " " for code in range(128) if not chr(code).isalnum()}
)
_TWO_LETTERS = re.compile(r"ae|oe|(?<![aeiouyq])ue")
"""Two letters that may stand for an umlaut: not after a vowel or q, as in `dauer` or `quelle` (Lucene folds so too)."""


def fold(text: str) -> str:
    """Lower case, without accents and apostrophes, words parted by single spaces: `D’Arcy-MÜLLER` is `darcy muller`."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).lower().split())
    lowered = unicodedata.normalize("NFKC", text.translate(_WITHOUT_APOSTROPHES)).casefold().translate(_SPELT_OUT)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))
    return " ".join("".join(map(_letter, unicodedata.normalize("NFC", bare))).split())


def foldings(text: str) -> tuple[str, ...]:
    """Every way in which a name with umlauts may have been written, the plain one first.

    `Müller` and `Mueller` have `muller` and `mueller` in common, so that each finds the other.
    """
    plain = fold(text)
    forms = {plain: None}
    if not text.isascii():
        forms[fold(unicodedata.normalize("NFC", text).lower().translate(_GERMAN))] = None
    forms[_TWO_LETTERS.sub(lambda found: found[0][0], plain)] = None
    return tuple(forms)


def _letter(letter: str) -> str:
    return letter if letter.isalnum() or unicodedata.category(letter).startswith("M") else " "
