"""A text in the language asked for, or in another that says which it is."""

import pytest

from kiosk.domain.localized import Localized, TextIn


@pytest.mark.parametrize(
    ("texts", "lang", "fallback", "found"),
    [
        ({"zh": "主", "en": "Main"}, "zh", ("en",), TextIn("主", "zh")),
        ({"zh": "主", "en": "Main"}, "fr", ("en", "zh"), TextIn("Main", "en")),
        ({"zh": "主", "en": "Main"}, "fr", ("zh", "en"), TextIn("主", "zh")),
        ({"zh": "主", "en": ""}, "en", ("en", "zh"), TextIn("主", "zh")),
        ({"de": "Haupteingang"}, "fr", ("en", "zh"), TextIn("Haupteingang", "de")),
        ({}, "fr", ("en", "zh"), TextIn("", "fr")),
        ({"fr": ""}, "fr", (), TextIn("", "fr")),
    ],
)
def test_a_missing_language_falls_back_along_the_order_and_says_so(
    texts: dict[str, str], lang: str, fallback: tuple[str, ...], found: TextIn
) -> None:
    assert Localized(texts).in_language(lang, fallback) == found


def test_a_text_that_is_empty_in_every_language_is_no_text() -> None:
    assert not Localized({"zh": "", "en": ""})
    assert Localized({"zh": "", "en": "x"})
