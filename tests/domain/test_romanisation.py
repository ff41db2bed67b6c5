"""Syllables as they are spelt in Taiwan, and as ü is typed."""

import pytest

from kiosk.domain.romanisation import typed_forms, wade_giles


@pytest.mark.parametrize(
    ("pinyin", "wade"),
    [
        *(("zhang", "chang"), ("xu", "hsu"), ("cai", "tsai"), ("zheng", "cheng"), ("qiu", "chiu"), ("xie", "hsieh")),
        *(("jian", "chien"), ("guo", "kuo"), ("zhi", "chih"), ("shi", "shih"), ("zi", "tzu"), ("si", "szu")),
        *(("hong", "hung"), ("xiong", "hsiung"), ("yong", "yung"), ("ye", "yeh"), ("yue", "yueh"), ("xue", "hsueh")),
        *(("deng", "teng"), ("gao", "kao"), ("bai", "pai"), ("rong", "jung"), ("luo", "lo"), ("lv", "lu")),
        *(("wang", "wang"), ("lin", "lin"), ("li", "li"), ("he", "ho"), ("gui", "kuei"), ("yan", "yen"), ("er", "erh")),
        ("", ""),
    ],
)
def test_a_syllable_is_spelt_as_in_taiwan(pinyin: str, wade: str) -> None:
    assert wade_giles(pinyin) == wade


def test_a_syllable_with_u_umlaut_is_typed_in_three_ways() -> None:
    assert typed_forms("lv") == ("lu", "lv", "lyu")
    assert typed_forms("lu") == ("lu",)
