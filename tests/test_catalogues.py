"""The catalogues: complete, true to the code, and set as each language is set."""

import importlib.util
import re
import string
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from opencc import OpenCC

from kiosk.i18n import CATALOGUES

ROOT = Path(__file__).resolve().parent.parent
HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
NBSP = "\u00a0"


def load_tool() -> ModuleType:
    """``.ci/catalogues.py``, which is a tool and no package."""
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / ".ci" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def catalogue(name: str) -> Catalog:
    return read(ROOT / "translations" / name / "LC_MESSAGES" / "kiosk.po", name)


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def keys(catalog: Catalog) -> set[tuple[str | None, object]]:
    return {(message.context, message.id) for message in messages(catalog)}


def forms(message: Message) -> list[str]:
    """The translation, or all its plural forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


# --- true to the code


def test_the_template_holds_exactly_the_texts_of_the_code() -> None:
    fresh, kept = keys(load_tool().texts()), keys(read(ROOT / "translations" / "kiosk.pot"))
    assert fresh == kept, "run `make catalogues`"


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_holds_exactly_the_texts_of_the_code(name: str) -> None:
    assert keys(catalogue(name)) == keys(load_tool().texts()), "run `make catalogues`, then translate what is new"


def test_texts_are_collected_from_python_and_qml_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "ui").mkdir()
    (tmp_path / "kiosk" / "a.py").write_text(
        't.gettext("One")\nt.ngettext("{n} two", "{n} twos", n)\nNC_("ctx", "Three")\nt.pgettext("ctx", "Four")\n'
    )
    (tmp_path / "ui" / "A.qml").write_text(
        'Text { text: qsTr("Five") }\nText { text: qsTr("Open", "a door") }\nText { text: qsTr("Shut", "a door", 2) }\n'
        'Text { text: I18n.ngettext("{n} six", "{n} sixes", 6) }\n'
    )
    tool = load_tool()
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    assert keys(tool.texts()) == {
        (None, "One"),
        (None, ("{n} two", "{n} twos")),
        ("ctx", "Three"),
        ("ctx", "Four"),
        (None, "Five"),
        ("a door", "Open"),
        ("a door", "Shut"),
        (None, ("{n} six", "{n} sixes")),
    }


# --- complete


def incomplete(message: Message) -> str | None:
    if message.fuzzy:
        return f"fuzzy: {message.id!r}"
    return None if all(forms(message)) else f"missing: {message.id!r}"


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_text_is_translated_and_reviewed(name: str) -> None:
    assert [fault for message in messages(catalogue(name)) if (fault := incomplete(message))] == []


def test_an_empty_a_half_empty_and_a_fuzzy_translation_are_found() -> None:
    assert incomplete(Message("Open", ""))
    assert incomplete(Message(("one", "many"), ("eins", "")))
    assert incomplete(Message("Open", "Offen", flags=("fuzzy",)))
    assert not incomplete(Message(("one", "many"), ("eins", "viele")))


@pytest.mark.parametrize("name", CATALOGUES)
def test_plural_forms_are_counted_as_cldr_counts_them(name: str) -> None:
    catalog = catalogue(name)
    expected = get_plural(name)
    assert (catalog.num_plurals, catalog.plural_expr) == (expected.num_plurals, expected.plural_expr)
    plurals = [message for message in messages(catalog) if message.pluralizable]
    assert [message.id for message in plurals if len(forms(message)) != expected.num_plurals] == []


# --- the same placeholders


def placeholders(text: str) -> set[str]:
    """``{name}`` of Python, ``%1`` and ``%n`` of Qt; a text with unmatched braces has one that no other text has."""
    try:
        named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as error:
        named = {str(error), text}
    return named | set(re.findall(r"%(?:L?\d|n)", text))


def changed_placeholders(message: Message, name: str) -> list[str]:
    """The forms that do not name what the English names.

    A form for exactly one may leave the number out ("one seat"). French uses that form for none as well: not there.
    """
    if isinstance(message.id, str):
        return [form for form in forms(message) if placeholders(form) != placeholders(message.id)]
    one, many = (placeholders(text) for text in message.id)
    written = forms(message)
    first = [one, many] if len(written) > 1 and name != "fr" else [many]
    return [form for index, form in enumerate(written) if placeholders(form) not in (first if index == 0 else [many])]


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_translation_keeps_the_placeholders(name: str) -> None:
    assert [fault for message in messages(catalogue(name)) for fault in changed_placeholders(message, name)] == []


def test_the_english_of_a_plural_names_the_same_things_in_both_forms() -> None:
    plurals = [message for message in messages(load_tool().texts()) if message.pluralizable]
    odd = [one for one, many in (message.id for message in plurals) if placeholders(one) - placeholders(many)]
    assert odd == []


@pytest.mark.parametrize(
    ("english", "translated", "name"),
    [
        ("Welcome, {name}", "Willkommen, {nom}", "de"),
        ("Welcome, {name}", "Willkommen", "de"),
        ("Welcome", "Willkommen {0}", "de"),
        ("Welcome, {name}", "Willkommen, {name", "de"),
        ("%1 of %2", "%1 sur %1", "fr"),
        (("{n} seat", "{n} seats"), ("Platz", "{n} Plätze"), "de"),
        (("one seat", "{n} seats"), ("une place", "{n} places"), "fr"),
        (("one seat", "{n} seats"), ("一个座位",), "zh"),
    ],
)
def test_a_changed_placeholder_is_found(english: str | tuple[str, str], translated: str, name: str) -> None:
    assert len(changed_placeholders(Message(english, translated), name)) == 1


@pytest.mark.parametrize(
    ("english", "translated", "name"),
    [
        ("{first} before {last}", "{last} nach {first}", "de"),
        (("one seat", "{n} seats"), ("ein Platz", "{n} Plätze"), "de"),
        (("one seat", "{n} seats"), ("{n} Platz", "{n} Plätze"), "de"),
        (("one seat", "{n} seats"), ("{n} place", "{n} places"), "fr"),
        (("one seat", "{n} seats"), ("{n} 个座位",), "zh"),
    ],
)
def test_placeholders_may_move(english: str | tuple[str, str], translated: str, name: str) -> None:
    assert changed_placeholders(Message(english, translated), name) == []


# --- set as the language is set: each rule says what it found, by a pattern that should not be there

Rule = tuple[str, Callable[[str], bool]]


def _pattern(expression: str, flags: int = 0) -> Callable[[str], bool]:
    compiled = re.compile(expression, flags)
    return lambda text: compiled.search(text) is not None


def _simplified(text: str) -> bool:
    """Whether a character is one that only simplified Chinese writes so."""
    to_simplified, to_traditional = OpenCC("t2s"), OpenCC("s2t")
    return any(to_simplified.convert(one) == one != to_traditional.convert(one) for one in text)


def _traditional(text: str) -> bool:
    return OpenCC("t2s").convert(text) != text


# Placeholders stand for words, so their braces are no punctuation.
_CHINESE: list[Rule] = [
    ("half-width punctuation after a Han character", _pattern(HAN + r"[,.!?:;()]")),
    ("half-width punctuation before a Han character", _pattern(r"[,!?:;()]\s*" + HAN)),
    ("straight or English quotation marks: “ ” belong round Chinese", _pattern(r"[\"']")),
    (
        "Han and digits or Latin letters without a no-break space",
        _pattern(f"{HAN}[ ]?[0-9A-Za-z]|[0-9A-Za-z][ ]?{HAN}"),
    ),
]

RULES: dict[str, list[Rule]] = {
    "en": [("a straight apostrophe or quotation mark", _pattern(r"[\"']"))],
    "fr": [
        # Only what ends a phrase: the colon of 09:40 or of an address is left alone.
        ("no no-break space before ; : ! ?", _pattern(rf"(?<![{NBSP};:!?])[;:!?]+(?=\s|$|[»)])")),
        ("no no-break space inside « »", _pattern(rf"«(?!{NBSP})|(?<!{NBSP})»")),
        ("a straight apostrophe or quotation mark", _pattern(r"[\"']")),
        ("U+202F or U+2009, which the font lacks", _pattern("[\u202f\u2009]")),
    ],
    "de": [
        ("du: people are addressed with Sie", _pattern(r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b", re.IGNORECASE)),
        ("a straight apostrophe or quotation mark", _pattern(r"[\"']")),
        ("English quotation marks: „ “ belong round German", _pattern("”")),
    ],
    "zh": [*_CHINESE, ("a traditional character", _traditional)],
    "zh_HK": [*_CHINESE, ("a simplified character", _simplified)],
}


def misset(name: str, text: str) -> list[str]:
    return [f"{rule}: {text!r}" for rule, finds in RULES[name] if finds(text)]


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_translation_is_set_as_its_language_is_set(name: str) -> None:
    written = [form for message in messages(catalogue(name)) for form in forms(message)]
    assert [fault for text in written for fault in misset(name, text)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("en", "It's open"),
        ("fr", "Perdu ?"),
        ("fr", "Perdu?"),
        ("fr", "Interprétation: {languages}"),
        ("fr", "Il dit « oui »"),
        ("fr", "«\u00a0oui»"),
        ("fr", "jusqu'à"),
        ("fr", "Perdu\u202f?"),
        ("de", "Hast du einen Code?"),
        ("de", "Dein Schild"),
        ("de", "Der „Code”"),
        ("zh", "欢迎,请进"),
        ("zh", "没有二维码?"),
        ("zh", "{name}, 请进"),
        ("zh", "余34座"),
        ("zh", "余 34 座"),
        ("zh", "請進"),
        ("zh_HK", "请進"),
        ("zh_HK", "餘 34\u00a0座"),
        ("zh_HK", '"請進"'),
    ],
)
def test_a_misset_text_is_found(name: str, text: str) -> None:
    assert misset(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("en", "It’s open: “Main hall”"),
        ("fr", "Perdu\u00a0? De 09:40 à 10:30\u00a0: « oui »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")),
        ("fr", "Quoi\u00a0?! Voir https://example.org"),
        ("de", "Haben Sie den „Code“? Durch das Duell"),
        ("zh", "欢迎，{name}！余\u00a034\u00a0座。“请进”"),
        ("zh", "二维码（QR）\u00a0在 {place}"),
        ("zh_HK", "歡迎，{name}！餘\u00a034\u00a0座"),
    ],
)
def test_a_well_set_text_is_left_alone(name: str, text: str) -> None:
    assert misset(name, text) == []
