"""What is known of Han characters: Simplified forms, Mandarin and Cantonese readings.

The tables belong to OpenCC, pypinyin and cantoroman. Each is read when the first character asks for it: a query needs
the first only, so that the screen's process never pays for the readings (12 MB).
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

from kiosk.domain.folding import fold, foldings
from kiosk.domain.romanisation import typed_forms

HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ONLY_HAN = re.compile(f"{HAN.pattern}+")


def has_han(text: str) -> bool:
    """Whether there is a Han character in it."""
    return not text.isascii() and HAN.search(text) is not None


def folded(text: str) -> str:
    """The one folding of index and query: Simplified, lower case, without accents, single spaces between words."""
    if not has_han(text):
        return fold(text)
    simple = simplified(text)
    return simple if _ONLY_HAN.fullmatch(simple) else fold(simple)


def all_folded(text: str) -> tuple[str, ...]:
    """`folded`, and the other foldings of umlauts."""
    return (folded(text),) if has_han(text) else foldings(text)


def simplified(text: str) -> str:
    """Every character in its Simplified form, one for one: 張 and 张 are 张, 裏 and 裡 are 里, 衞 and 衛 are 卫."""
    return unicodedata.normalize("NFKC", text).translate(_simplified())


@cache
def mandarin(character: str) -> tuple[str, ...]:
    """Every reading in pinyin without tones, the usual first, ü in each way that it is typed; empty for none."""
    marked = _mandarin().get(ord(character), "")
    readings = (_bare(reading) for reading in marked.split(",") if reading)
    return tuple(dict.fromkeys(form for reading in readings for form in typed_forms(reading) if form.isalpha()))


@cache
def cantonese(character: str) -> tuple[str, ...]:
    """Every reading as the government of Hong Kong spells it, of a Simplified character too; empty for none."""
    table = _cantonese()
    forms = (character, *_traditional().get(character, ""))
    return tuple(dict.fromkeys(reading for form in forms for reading in table.get(form, ())))


def _bare(reading: str) -> str:
    """A reading without its tone mark, ü as v: `lǚ` is `lv`, `zhāng` is `zhang`."""
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v").replace("ê", "e")
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@cache
def _simplified() -> dict[int, str]:
    simple = _pairs("TSCharacters")
    regional = {**_pairs("HKVariantsRev"), **_pairs("TWVariantsRev")}
    # A regional form leads to the standard Traditional one, and that to the Simplified one.
    table = {**{form: simple.get(meant, meant) for form, meant in regional.items()}, **simple}
    return {ord(form): meant.split()[0] for form, meant in table.items()}


@cache
def _traditional() -> dict[str, str]:
    return {form: meant.replace(" ", "") for form, meant in _pairs("STCharacters").items()}


def _pairs(dictionary: str) -> dict[str, str]:
    lines = (files("opencc") / "dictionary" / f"{dictionary}.txt").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if "\t" in line)


@cache
def _mandarin() -> dict[int, str]:
    # Phrases would be 50 MB more, and every reading of a character is wanted, not the likeliest.
    os.environ["PYPINYIN_NO_PHRASES"] = os.environ["PYPINYIN_NO_DICT_COPY"] = "1"
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT


@cache
def _cantonese() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((files("cantoroman") / "data" / "charToRoman.json").read_text("utf-8"))
    return table
