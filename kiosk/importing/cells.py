"""What the texts in cells and TOML strings mean: numbers, times, languages, lists.

Every function takes a text without surrounding space and raises BadValueError with a sentence that says how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk.domain.localized import LANGUAGES
from kiosk.i18n import N_
from kiosk.importing.faults import BadValueError

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")

NONE: tuple[str, ...] = ()
"""What an empty cell of several values holds."""

_YEARS = range(1900, 3000)
_DATE = r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
_CLOCK = r"(\d{1,2})(:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)"
_OFFSET = r"(Z|[+-]\d{2}:?\d{2})?"
_DATE_ONLY = re.compile(_DATE)
_MOMENT = re.compile(rf"{_DATE}(?:[T ]\s*{_CLOCK}\s*{_OFFSET})?", re.IGNORECASE)
_MOST_DIGITS = 9


def listed(text: str) -> tuple[str, ...]:
    """`a; b` as `("a", "b")`; empty parts are dropped. The full-width semicolon of Chinese keyboards separates too."""
    parts = (part.strip() for part in text.replace("；", ";").split(";"))
    return tuple(part for part in parts if part)


def count(text: str) -> int | None:
    """A whole number from 0 up; None for an empty text."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise BadValueError(N_("“{value}” is no whole number from 0 up."), value=text)
    return int(text)


def day(text: str) -> date:
    """`2025-12-06` as a date; a Chinese spreadsheet's `2025/12/6` too."""
    match = _DATE_ONLY.fullmatch(text)
    if match is None:
        raise BadValueError(N_("“{value}” is no date. Write it as 2025-12-06."), value=text)
    return _date(text, match)


def moment(timezone: ZoneInfo, *, closes: bool = False) -> Callable[[str], datetime | None]:
    """A reader of `2025-12-06 09:40` or `2025-12-06T09:40+08:00`; it gives None for an empty text.

    A time without an offset is in `timezone`. A date alone is its first moment; with `closes`, its last: the midnight
    that ends it.
    """

    def read(text: str) -> datetime | None:
        if not text:
            return None
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise _no_moment(text)
        found = _moment(text, match)
        whole_day = timedelta(days=1) if closes and not match[4] else timedelta(0)
        return (found if found.tzinfo else found.replace(tzinfo=timezone)) + whole_day

    return read


def filled(read: Callable[[str], Value | None]) -> Callable[[str], Value]:
    """`read`, for places that must not be empty."""

    def read_filled(text: str) -> Value:
        value = read(text)
        if value is None:
            raise BadValueError(N_("This cell must not be empty."))
        return value

    return read_filled


def choice(kind: type[Choice], default: Choice) -> Callable[[str], Choice]:
    """A reader of one of the words of `kind`, in any case; an empty text is `default`."""

    def read(text: str) -> Choice:
        try:
            return kind(text.lower()) if text else default
        except ValueError:
            known = ", ".join(kind)
            raise BadValueError(
                N_("“{value}” is not known here. Known are: {known}."), value=text, known=known
            ) from None

    return read


def language(text: str) -> str:
    """One of the program's languages; `zh-CN`, `DE` and `fr_FR` count as their language."""
    found = re.split(r"[-_]", text, maxsplit=1)[0].lower()
    if found not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise BadValueError(N_("“{value}” is no language of this program. They are: {known}."), value=text, known=known)
    return found


def languages(text: str) -> tuple[str, ...]:
    """Languages in one cell, without repeats, in their order."""
    return tuple(dict.fromkeys(map(language, listed(text))))


def reference(table: str, ids: Container[str]) -> Callable[[str], str]:
    """A reader of an id of `table` in event.toml or a file of the pack; an empty text refers to nothing."""

    def read(text: str) -> str:
        if text and text not in ids:
            raise BadValueError(N_("“{value}” is no id in {table}."), table=table, value=text)
        return text

    return read


def references(table: str, ids: Container[str]) -> Callable[[str], tuple[str, ...]]:
    """A reader of several ids in one cell."""
    one = reference(table, ids)
    return lambda text: tuple(map(one, listed(text)))


def _date(text: str, match: re.Match[str]) -> date:
    try:
        found = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise _no_such_day(text) from None
    if found.year not in _YEARS:
        raise _no_such_day(text)
    return found


def _moment(text: str, match: re.Match[str]) -> datetime:
    midnight = _date(text, match)
    clock = match[4].zfill(2) + match[5] if match[4] else "00:00"
    try:
        return datetime.fromisoformat(f"{midnight.isoformat()}T{clock}{(match[6] or '').upper()}")
    except ValueError:
        raise _no_moment(text) from None


def _no_such_day(text: str) -> BadValueError:
    return BadValueError(N_("There is no such day as “{value}”."), value=text)


def _no_moment(text: str) -> BadValueError:
    return BadValueError(N_("“{value}” is no time. Write it as 2025-12-06 09:40."), value=text)
