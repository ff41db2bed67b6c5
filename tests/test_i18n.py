import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import i18n
from kiosk.i18n import LANGUAGES, Translator, translator

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Welcome, {name}"
msgstr "Bienvenue, {name}"

msgid "Cancel"
msgstr "Cancel"

msgctxt "a door"
msgid "Open"
msgstr "Ouverte"

msgid "{n} seat"
msgid_plural "{n} seats"
msgstr[0] "{n} place"
msgstr[1] "{n} places"
"""

SATURDAY = dt.date(2025, 12, 6)


@pytest.fixture
def french(tmp_path: Path) -> Translator:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "kiosk.po").write_text(PO, encoding="utf-8")
    return Translator("fr", "fr", i18n._load(folder))


def test_placeholders_are_filled_after_the_translation(french: Translator) -> None:
    assert french.gettext("Welcome, {name}", name="Zoé {Roux}") == "Bienvenue, Zoé {Roux}"


def test_a_message_that_no_catalogue_has_is_said_in_english(french: Translator) -> None:
    assert french.gettext("Not yet {what}", what="translated") == "Not yet translated"


def test_a_placeholder_without_a_value_is_an_error(french: Translator) -> None:
    with pytest.raises(KeyError, match="name"):
        french.gettext("Welcome, {name}", nom="Zoé")


def test_a_message_without_values_keeps_its_braces(french: Translator) -> None:
    assert french.gettext("Welcome, {name}") == "Bienvenue, {name}"


def test_one_word_in_two_contexts_has_two_translations(french: Translator) -> None:
    assert french.pgettext("a door", "Open") == "Ouverte"
    assert french.pgettext("a file", "Open") == "Open"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 place"), (1, "1 place"), (2, "2 places"), (1200, "1\u00a0200 places")]
)
def test_french_counts_zero_as_one(french: Translator, count: int, said: str) -> None:
    assert french.ngettext("{n} seat", "{n} seats", count) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 badges"), (1, "1 badge"), (2, "2 badges")])
def test_an_untranslated_plural_follows_english(french: Translator, count: int, said: str) -> None:
    assert french.ngettext("{n} badge", "{n} badges", count) == said


def test_the_same_words_in_both_languages_are_a_translation(french: Translator) -> None:
    assert french.lookup(None, "Cancel") == "Cancel"
    assert french.has("Cancel")


def test_a_missing_translation_is_told_from_an_empty_one(french: Translator) -> None:
    assert french.lookup(None, "Retry") is None
    assert french.lookup("a window", "Open") is None
    assert not french.has("Retry")


def test_an_empty_text_is_not_answered_with_the_catalogue_s_header(french: Translator) -> None:
    assert french.gettext("") == ""
    assert french.lookup(None, "") is None


def test_a_compiled_catalogue_is_preferred_until_its_text_is_newer(tmp_path: Path) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    text, compiled = folder / "kiosk.po", folder / "kiosk.mo"
    _compile(PO.replace("Bienvenue", "Ancien"), compiled)
    text.write_text(PO, encoding="utf-8")
    os.utime(text, (1, 1))
    assert Translator("fr", "fr", i18n._load(folder)).lookup(None, "Welcome, {name}") == "Ancien, {name}"
    os.utime(compiled, (0, 0))
    assert Translator("fr", "fr", i18n._load(folder)).lookup(None, "Welcome, {name}") == "Bienvenue, {name}"


def _compile(po: str, target: Path) -> None:
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with target.open("wb") as file:
        write_mo(file, read_po(BytesIO(po.encode()), locale="fr"))


def test_the_translator_of_a_language_is_made_once() -> None:
    assert translator("de") is translator("de", "tc")
    assert translator("zh", "tc") is translator("zh", "hk")


def test_traditional_characters_have_a_catalogue_of_their_own() -> None:
    assert translator("zh").catalogue == "zh"
    assert translator("zh", "hk").catalogue == "zh_HK"
    assert translator("zh", "hk").language == "zh"


def test_a_language_that_is_not_spoken_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"'ja'.*zh, en, fr, de"):
        translator("ja")


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_is_the_24_hour_clock_in_every_language(language: str) -> None:
    assert translator(language).time(dt.datetime(2025, 12, 6, 9, 5, tzinfo=dt.UTC)) == "09:05"


@pytest.mark.parametrize(
    ("language", "han", "date", "day", "short"),
    [
        ("zh", "sc", "2025_年_12_月_6_日", "12_月_6_日 星期六", "6_日 周六"),
        ("zh", "hk", "2025_年_12_月_6_日", "12_月_6_日 星期六", "6_日 週六"),
        ("en", "sc", "6 December 2025", "Saturday 6 December", "Sat 6"),
        ("fr", "sc", "6 décembre 2025", "samedi 6 décembre", "sam. 6"),
        ("de", "sc", "6. Dezember 2025", "Samstag, 6. Dezember", "Sa 6."),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(language: str, han: str, date: str, day: str, short: str) -> None:
    speaks = translator(language, han)
    assert speaks.date(SATURDAY) == date.replace("_", "\u00a0")
    assert speaks.day(SATURDAY) == day.replace("_", "\u00a0")
    assert speaks.day_short(SATURDAY) == short.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("language", "last", "written"),
    [
        ("zh", dt.date(2025, 12, 7), "2025_年_12_月_6–7_日"),
        ("zh", dt.date(2025, 12, 9), "2025_年_12_月_6–9_日"),
        ("zh", dt.date(2026, 1, 2), "2025_年_12_月_6_日–2026_年_1_月_2_日"),
        ("en", dt.date(2025, 12, 7), "6–7 December 2025"),
        ("en", dt.date(2025, 12, 9), "6–9 December 2025"),
        ("en", dt.date(2026, 1, 2), "6 December 2025 – 2 January 2026"),
        ("fr", dt.date(2025, 12, 7), "6 et 7 décembre 2025"),
        ("fr", dt.date(2025, 12, 9), "6–9 décembre 2025"),
        ("fr", dt.date(2026, 1, 2), "6 décembre 2025 – 2 janvier 2026"),
        ("de", dt.date(2025, 12, 7), "6. und 7. Dezember 2025"),
        ("de", dt.date(2025, 12, 9), "6.–9. Dezember 2025"),
        ("de", dt.date(2026, 1, 2), "6. Dezember 2025 – 2. Januar 2026"),
    ],
)
def test_a_range_says_nothing_twice(language: str, last: dt.date, written: str) -> None:
    assert translator(language).date_range(SATURDAY, last) == written.replace("_", "\u00a0")


def test_a_range_of_one_day_is_that_day() -> None:
    assert translator("de").date_range(SATURDAY, SATURDAY) == "6. Dezember 2025"


def test_neighbours_on_either_side_of_a_month_both_name_theirs() -> None:
    first, last = dt.date(2025, 11, 30), dt.date(2025, 12, 1)
    assert translator("fr").date_range(first, last) == "30 novembre – 1er décembre 2025"
    assert translator("en").date_range(first, last) == "30 November – 1 December 2025"


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="2025-12-06 to 2025-12-05"):
        translator("en").date_range(SATURDAY, dt.date(2025, 12, 5))


def test_french_counts_only_the_first_of_a_month_with_an_ordinal() -> None:
    assert translator("fr").date(dt.date(2025, 12, 1)) == "1er décembre 2025"
    assert translator("fr").day(dt.date(2025, 12, 11)) == "jeudi 11 décembre"


@pytest.mark.parametrize(
    ("language", "written"), [("zh", "12,345.5"), ("en", "12,345.5"), ("fr", "12\u00a0345,5"), ("de", "12.345,5")]
)
def test_a_number_uses_the_separators_of_its_language(language: str, written: str) -> None:
    assert translator(language).number(12345.5) == written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [-5, 999, 1000])
def test_small_numbers_are_written_as_babel_writes_them(language: str, value: int) -> None:
    from babel.numbers import format_decimal

    expected = format_decimal(value, locale=language).replace("\u202f", "\u00a0")
    assert translator(language).number(value) == expected


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "A、B和C"), ("en", "A, B and C"), ("fr", "A, B et C"), ("de", "A, B und C")]
)
def test_a_list_ends_with_the_language_s_and(language: str, said: str) -> None:
    assert translator(language).list_of(["A", "B", "C"]) == said


def test_a_text_and_its_plural_cost_no_locale_data(tmp_path: Path) -> None:
    _compile(PO, tmp_path / "kiosk.mo")
    program = (
        "import sys; from pathlib import Path; from kiosk import i18n; "
        "french = i18n.Translator('fr', 'fr', i18n._load(Path(sys.argv[1]))); "
        "print(french.ngettext('{n} seat', '{n} seats', 3), french.gettext('Cancel')); "
        "print([name for name in sys.modules if name.startswith(('babel', 'PySide6'))])"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["3 places Cancel", "[]"]
