"""The names of languages, said in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.i18n import N_, NC_, Translator

_NAMES = {"zh": N_("Chinese"), "en": N_("English"), "fr": N_("French"), "de": N_("German")}
_SHORT = {
    "zh": NC_("short name of a language", "Zh"),
    "en": NC_("short name of a language", "En"),
    "fr": NC_("short name of a language", "Fr"),
    "de": NC_("short name of a language", "De"),
}


def names(languages: Iterable[str], words: Translator) -> str:
    """`Chinese, English and French`; an id that has no name here stands for itself."""
    return words.list_of([words.gettext(_NAMES[lang]) if lang in _NAMES else lang for lang in languages])


def short_names(languages: Iterable[str], words: Translator) -> str:
    """`Zh En Fr`, run together in Chinese, which sets no spaces."""
    said = [words.pgettext(*_SHORT[lang]) if lang in _SHORT else lang for lang in languages]
    return ("" if words.language == "zh" else " ").join(said)
