"""The scanner test in words, and its keys as they are drawn."""

from __future__ import annotations

import pytest

from kiosk.i18n import LANGUAGES, translator
from kiosk.scanning.layouts import CapsLock
from kiosk.services.scanner_test import TEST_CODE, Heard, HeardKey, garbled
from ui.view_models.scanner_test import MOST_KEYS, ScannerTestTexts, findings_texts, key_rows

ENGLISH = translator("en")


def told(text: str, gap: int = 2, end: str = "\r", used: str = "") -> ScannerTestTexts:
    """What is said about a scan."""
    heard = Heard(tuple(HeardKey(key, gap * at) for at, key in enumerate((*text, *end))), text)
    return findings_texts(heard, used, ENGLISH)


def test_before_the_first_scan_one_is_asked_for() -> None:
    texts = findings_texts(None, "", ENGLISH)
    assert texts.verdict == "Scan the code on this screen."
    assert not texts.fine


def test_a_scanner_that_is_set_up_well_is_praised_and_nothing_is_advised() -> None:
    texts = told(TEST_CODE)
    assert texts.fine
    assert (texts.advice, texts.layout) == ("", "")
    assert texts.facts == f"{len(TEST_CODE) + 1} keys, 2 ms apart"


def test_a_layout_is_named_and_may_be_used_once() -> None:
    texts = told(garbled("ch-fr"))
    assert "French (Switzerland)" in texts.advice
    assert (texts.layout, texts.fine) == ("ch-fr", False)
    after = told(garbled("ch-fr"), used="ch-fr")
    assert (after.layout, after.fine, after.advice) == ("", True, "")


def test_a_layout_that_is_no_countrys_goes_by_its_own_name() -> None:
    assert "Dvorak" in told(garbled("dvorak")).advice


@pytest.mark.parametrize(
    ("text", "gap", "end", "word"),
    [
        (garbled("us", CapsLock.LETTERS), 2, "\r", "CapsLock"),
        ("]Q1" + TEST_CODE, 2, "\r", "]Q1"),
        (TEST_CODE, 2, "", "Enter"),
        (TEST_CODE, 30, "\r", "delay"),
        ("HELLO", 2, "\r", "input method"),
    ],
    ids=["capslock", "prefix", "no end", "slow", "another code"],
)
def test_what_is_wrong_is_said_with_what_to_do(text: str, gap: int, end: str, word: str) -> None:
    assert word in told(text, gap, end).advice


def test_what_a_person_types_is_said_to_be_no_scan() -> None:
    texts = findings_texts(Heard((HeardKey("a", 0),)), "", ENGLISH)
    assert "by hand" in texts.verdict
    assert texts.facts == "1 key"


def test_a_serial_scanner_is_called_so() -> None:
    assert findings_texts(Heard((), TEST_CODE), "", ENGLISH).facts == "Serial scanner"


@pytest.mark.parametrize("language", LANGUAGES)
def test_layouts_have_names_in_every_language(language: str) -> None:
    heard = Heard((), garbled("be"))
    assert "fr_BE" not in findings_texts(heard, "", translator(language)).advice


def test_keys_are_drawn_with_what_cannot_be_seen_by_its_name() -> None:
    rows = key_rows(Heard((HeardKey("<F9>", 0), HeardKey(" ", 5), HeardKey("\x1d", 7), HeardKey("\r", 40)), "\x1d"))
    assert [(row.sign, row.named, row.gap) for row in rows] == [
        ("F9", True, ""),
        ("␣", False, "5"),
        ("GS", True, "2"),
        ("CR", True, "33"),
    ]


def test_a_serial_scan_is_drawn_without_times_and_a_long_one_in_part() -> None:
    rows = key_rows(Heard((), "<" * 1000 + "\x7f"))
    assert len(rows) == MOST_KEYS
    assert {(row.sign, row.gap) for row in rows} == {("<", "")}
