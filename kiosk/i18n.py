"""Everything said to people: gettext catalogues, plural forms, dates, times, numbers and lists in the four languages.

The source language is English; its catalogue is complete like the others. Chinese has two catalogues, told apart by the
form of its characters: ``zh`` (simplified) and ``zh_HK`` (traditional, in Hong Kong's wording).

Babel is imported by the functions that need its locale data only: a start that shows no date does not pay for it.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.resources import translations_root

LANGUAGES: Final = ("zh", "en", "fr", "de")
"""The languages of the program, in the order of the dock."""

CATALOGUES: Final = ("zh", "zh_HK", "en", "fr", "de")
"""The folders of ``translations/``."""

_NBSP = "\u00a0"

# A range is written as its first day by the first pattern, followed by its last day by the second.
_Range = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Conventions:
    """How one catalogue's readers write dates: patterns of Unicode TR 35, part 4 ("Date Format Patterns")."""

    locale: str
    date: str
    day: str
    day_short: str
    neighbours: _Range
    same_month: _Range
    same_year: _Range
    any_years: _Range


def _han(pattern: str) -> str:
    """A pattern in which a space between a digit and a Han character does not break the line."""
    return re.sub(r"(?<=[yMd]) | (?=[yMd])", _NBSP, pattern)


def _chinese(locale: str) -> _Conventions:
    same_month = (_han("y 年 M 月 d–"), _han("d 日"))
    whole = _han("y 年 M 月 d 日")
    return _Conventions(
        locale=locale,
        date=whole,
        day=_han("M 月 d 日") + " EEEE",
        day_short=_han("d 日") + " EEE",
        neighbours=same_month,
        same_month=same_month,
        same_year=(f"{whole}–", _han("M 月 d 日")),
        any_years=(f"{whole}–", whole),
    )


_CONVENTIONS: dict[str, _Conventions] = {
    "zh": _chinese("zh_Hans_CN"),
    "zh_HK": _chinese("zh_Hant_HK"),
    "en": _Conventions(
        locale="en_GB",
        date="d MMMM y",
        day="EEEE d MMMM",
        day_short="EEE d",
        neighbours=("d–", "d MMMM y"),
        same_month=("d–", "d MMMM y"),
        same_year=("d MMMM – ", "d MMMM y"),
        any_years=("d MMMM y – ", "d MMMM y"),
    ),
    "fr": _Conventions(
        locale="fr_FR",
        date="d MMMM y",
        day="EEEE d MMMM",
        day_short="EEE d",
        neighbours=("d 'et' ", "d MMMM y"),
        same_month=("d–", "d MMMM y"),
        same_year=("d MMMM – ", "d MMMM y"),
        any_years=("d MMMM y – ", "d MMMM y"),
    ),
    "de": _Conventions(
        locale="de_DE",
        date="d. MMMM y",
        day="EEEE, d. MMMM",
        day_short="ccc d.",
        neighbours=("d. 'und' ", "d. MMMM y"),
        same_month=("d.–", "d. MMMM y"),
        same_year=("d. MMMM – ", "d. MMMM y"),
        any_years=("d. MMMM y – ", "d. MMMM y"),
    ),
}


def N_(message: str, /) -> str:
    """Mark ``message`` for extraction where it is written; it is translated later, where the language is known."""
    return message


def NC_(context: str, message: str, /) -> tuple[str, str]:
    """Mark ``message`` for extraction under a gettext ``context``; the pair goes to :meth:`Translator.pgettext`."""
    return context, message


class Entry(NamedTuple):
    """A message of a catalogue, its context (None for none) and its translation."""

    context: str | None
    message: str
    translation: str


class Translator:
    """One language's words and conventions. Get one from :func:`translator`."""

    def __init__(self, language: str, catalogue: str, messages: NullTranslations) -> None:
        self.language = language
        """One of :data:`LANGUAGES`."""
        self.catalogue = catalogue
        """One of :data:`CATALOGUES`."""
        self._messages = messages
        self._conventions = _CONVENTIONS[catalogue]
        messages.add_fallback(_Nothing())

    def gettext(self, message: str, /, **values: object) -> str:
        """``message`` translated, then its ``{named}`` placeholders filled with ``values``.

        A message that is in no catalogue is said in English. Raises :class:`KeyError` when a placeholder has no value.
        """
        return _fill(self.lookup(None, message) or message, values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """As :meth:`gettext`, for a message whose meaning depends on ``context``."""
        return _fill(self.lookup(context, message) or message, values)

    def ngettext(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The plural form that this language uses for ``n`` things; ``{n}`` in it becomes the written number."""
        try:
            chosen = self._messages.ngettext(one, many, n)
        except _NotTranslated:
            chosen = one if n == 1 else many
        return _fill(chosen, {"n": self.number(n), **values})

    def lookup(self, context: str | None, message: str) -> str | None:
        """The translation alone, with its placeholders; ``None`` when the catalogue has none."""
        messages = self._messages
        if not message:
            return None  # gettext keeps a catalogue's header under the empty text
        try:
            return messages.pgettext(context, message) if context else messages.gettext(message)
        except _NotTranslated:
            return None

    def entries(self) -> Iterator[Entry]:
        """Every translated message without plural forms, for those who keep a table of their own."""
        # gettext keeps its messages by "context, EOT, message" and offers no way to list them.
        known: dict[object, str] = getattr(self._messages, "_catalog", {})
        for key, translation in known.items():
            if isinstance(key, str) and key and translation:
                context, _, message = key.rpartition("\x04")
                yield Entry(context or None, message, translation)

    def has(self, message: str) -> bool:
        """Whether the catalogue translates ``message`` (without a context)."""
        return self.lookup(None, message) is not None

    def time(self, moment: dt.datetime) -> str:
        """``09:40``: hours and minutes of the 24-hour clock, in ``moment``'s own time zone."""
        return f"{moment:%H:%M}"

    def date(self, day: dt.date) -> str:
        """With the year: ``6 December 2025``."""
        return self._written(self._conventions.date, day)

    def day(self, day: dt.date) -> str:
        """With the weekday, without the year: ``Saturday 6 December``."""
        return self._written(self._conventions.day, day)

    def day_short(self, day: dt.date) -> str:
        """For a key: ``Sat 6``."""
        return self._written(self._conventions.day_short, day)

    def date_range(self, first: dt.date, last: dt.date) -> str:
        """Both days and what lies between, as short as it can be: ``6–7 December 2025``.

        Raises :class:`ValueError` when ``last`` is before ``first``.
        """
        if first == last:
            return self.date(first)
        before, after = _range(self._conventions, first, last)
        return self._written(before, first) + self._written(after, last)

    def number(self, value: int | float) -> str:
        """``12,345.5`` in English. A no-break space where CLDR has U+202F, which the program's font lacks."""
        if isinstance(value, int) and 0 <= value < 1000:
            return str(value)  # the same everywhere: most numbers on a screen need no locale data
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._conventions.locale).replace("\u202f", _NBSP)

    def list_of(self, items: list[str]) -> str:
        """``A, B and C``; an empty list is an empty string."""
        from babel.lists import format_list

        return format_list(items, locale=self._conventions.locale)

    def tongue(self, locale: str) -> str:
        """A language and where it is spoken, such as ``fr_CH``, by name: ``French (Switzerland)``."""
        from babel import Locale

        return Locale.parse(locale).get_display_name(self._conventions.locale) or locale

    def _written(self, pattern: str, day: dt.date) -> str:
        from babel.dates import format_date

        return format_date(day, self._ordinal(pattern, day), locale=self._conventions.locale)

    def _ordinal(self, pattern: str, day: dt.date) -> str:
        # French counts the first of a month, and no other day, with an ordinal: "1er décembre".
        first_in_french = self.language == "fr" and day.day == 1
        return re.sub(r"\bd\b", "'1er'", pattern) if first_in_french else pattern


def translator(language: str, han: str = "sc") -> Translator:
    """The translator of one of :data:`LANGUAGES`; ``han`` is the form of Han characters: ``sc``, ``tc`` or ``hk``.

    The same object every time. Raises :class:`ValueError` for a language the program does not speak.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r}: one of {', '.join(LANGUAGES)} is spoken")
    traditional = language == "zh" and han in ("tc", "hk")
    return _translator(language, "zh_HK" if traditional else language)


@cache
def _translator(language: str, catalogue: str) -> Translator:
    return Translator(language, catalogue, _load(translations_root() / catalogue / "LC_MESSAGES"))


def _load(folder: Path) -> NullTranslations:
    """The compiled catalogue; the text it is compiled from where that is newer, as while someone is translating."""
    compiled, text = folder / "kiosk.mo", folder / "kiosk.po"
    if compiled.exists() and not _newer(text, compiled):
        return GNUTranslations(BytesIO(compiled.read_bytes()))
    return _compile(text) if text.exists() else NullTranslations()


def _newer(text: Path, compiled: Path) -> bool:
    return text.exists() and text.stat().st_mtime > compiled.stat().st_mtime


def _compile(text: Path) -> NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with text.open("rb") as file:
        write_mo(compiled, read_po(file, locale=text.parent.parent.name))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _fill(message: str, values: dict[str, object]) -> str:
    return message.format(**values) if values else message


def _range(conventions: _Conventions, first: dt.date, last: dt.date) -> _Range:
    if last < first:
        raise ValueError(f"a range ends before it begins: {first} to {last}")
    if first.year != last.year:
        return conventions.any_years
    if first.month != last.month:
        return conventions.same_year
    return conventions.neighbours if last - first == dt.timedelta(days=1) else conventions.same_month


class _NotTranslated(Exception):
    """A message is in no catalogue."""


class _Nothing(NullTranslations):
    """The end of the chain of catalogues: tells "not translated" from "translated by the same words"."""

    def gettext(self, message: str) -> str:
        raise _NotTranslated(message)

    def pgettext(self, context: str, message: str) -> str:
        raise _NotTranslated(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise _NotTranslated(msgid1)
