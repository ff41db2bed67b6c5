"""What the cells of a table of people mean, whoever wrote it. A reader takes a row's texts by field, and its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Protocol

from kiosk.domain.clocks import milliseconds
from kiosk.domain.event import Event, Han
from kiosk.domain.imports import Plain
from kiosk.domain.localized import LANGUAGES
from kiosk.domain.registrant import RegistrantStatus
from kiosk.i18n import N_
from kiosk.importing.cells import listed, moment
from kiosk.importing.encodings import REPLACED
from kiosk.importing.faults import BadValueError
from kiosk.importing.ticket_systems import STATUSES, TicketSystem, heading_key

_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
"""`1.38E+10`: what a spreadsheet makes of a long number."""

_NO_TEXT = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f{REPLACED}]")
_AS_TEXT = re.compile(r'="(.*)"|\'([=+\-@\t\r].*)', re.DOTALL)
_NO = frozenset({"", "false", "no", "0", "not voided", "nein", "non", "否"})
_MOST_KNOWN = 10_000
_TEXTS = ("organisation", "organisation_latin", "title", "delegation", "delegation_role", "email", "phone", "attention")

Said = Mapping[str, str]
Read = Callable[[Said, int], Plain]


class Once(Protocol):
    """Notes something at the first row on which it is met, and never again."""

    def __call__(self, kind: str, line: int, field: str, message: str, **values: object) -> None:
        """Notes what is called `kind`."""


class CellError(BadValueError):
    """A row that cannot be taken for what one of its fields says."""

    def __init__(self, field: str, message: str, **values: object) -> None:
        super().__init__(message, **values)
        self.field = field


def text_of(cell: str) -> str:
    """A cell as it is meant: without space around it, line breaks, and what marks it as text for a spreadsheet."""
    text = cell.strip()
    if text[:1] in ("=", "'") and (marked := _AS_TEXT.fullmatch(text)):
        text = marked[1] if marked[1] is not None else marked[2]
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


def is_yes(text: str) -> bool:
    """Whether a column of yes and no says yes: whatever is not a no."""
    return text.lower() not in _NO


def check_texts(said: Said) -> None:
    """Raises CellError for a character that is no text or was lost."""
    if not (found := _NO_TEXT.search("\n".join(said.values()))):
        return
    field = next(field for field, text in said.items() if _NO_TEXT.search(text))
    if found[0] == REPLACED:
        message = N_("This cell holds a character that was lost (�): by a wrong encoding, or before.")
        raise CellError(field, message)
    message = N_("This cell holds a character that is no text ({character}). Save the file as “CSV UTF-8” again.")
    raise CellError(field, message, character=f"U+{ord(found[0]):04X}")


def check_digits(said: Said, fields: Iterable[str]) -> None:
    """Raises CellError where a number that tells people apart has lost its digits."""
    for field in fields:
        if _SHORTENED.fullmatch(said.get(field, "")):
            message = N_("A spreadsheet has shortened this number ({value}); its digits are lost. Export it again.")
            raise CellError(field, message, value=said[field])


def status_reader(system: TicketSystem) -> Callable[[Said], str | None]:
    """A reader of the status; it gives None where the file does not speak of it.

    It raises CellError for a word that nobody knows: a guess would let the wrong people in, or keep others out.
    """
    known = {**STATUSES, **system.statuses, "": RegistrantStatus.CONFIRMED}
    by_word: dict[str, RegistrantStatus | None] = {}

    def read(said: Said) -> str | None:
        if is_yes(said.get("void", "")):
            return RegistrantStatus.CANCELLED.value
        word = said.get("status", said.get("paid"))
        if word is None:
            return None if "void" not in said else RegistrantStatus.CONFIRMED.value
        if word not in by_word and len(by_word) < _MOST_KNOWN:
            by_word[word] = known.get(heading_key(word))
        if (status := by_word.get(word)) is None:
            message = N_("“{value}” is no status that the program knows, so it cannot tell who may come in.")
            raise CellError("status", message, value=word)
        is_blocked = is_yes(said.get("blocked", "")) and status is not RegistrantStatus.CANCELLED
        return (RegistrantStatus.BLOCKED if is_blocked else status).value

    return read


def readers(event: Event, columns: Iterable[str], once: Once) -> dict[str, Read]:
    """For each field in `columns` beside names and status, what reads it from a row."""
    known = set(columns)
    special: dict[str, Read] = {
        "category": _cached("category", _category(event, once)),
        "language": _cached("language", _language),
        "han": _cached("han", _han),
        "sectors": _cached("sectors", lambda text, _: listed(text)),
        "skills": _cached("skills", lambda text, _: listed(text)),
        "valid_from": _cached("valid_from", _time(moment(event.timezone), "valid_from")),
        "valid_until": _cached("valid_until", _time(moment(event.timezone, closes=True), "valid_until")),
        "phone": _phone(once),
    }
    wanted = (*_TEXTS, *(field for field in special if field != "phone"))
    return {field: special.get(field) or partial(_plain, field) for field in wanted if field in known}


def _plain(field: str, said: Said, _line: int) -> Plain:
    return said[field]


def _cached(field: str, read: Callable[[str, int], Plain]) -> Read:
    """Each different text is read once: a table of a hundred thousand rows holds few different ones."""
    known: dict[str, Plain] = {}

    def cached(said: Said, line: int) -> Plain:
        text = said[field]
        if text not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[text] = read(text, line)
        return known[text]

    return cached


def _language(text: str, _line: int) -> str:
    """The program's language in a locale such as `de-informal`; empty for any other."""
    found = re.split(r"[-_]", text, maxsplit=1)[0].lower()
    return found if found in LANGUAGES else _LANGUAGE_NAMES.get(heading_key(text), "")


_LANGUAGE_NAMES = {
    heading_key(name): language
    for language, names in {
        "zh": "中文 汉语 普通话 chinese chinois chinesisch 简体中文 繁體中文",
        "en": "英文 英语 english anglais englisch",
        "fr": "法文 法语 french français französisch",
        "de": "德文 德语 german allemand deutsch",
    }.items()
    for name in names.split()
}


def _han(text: str, _line: int) -> str | None:
    try:
        return Han(text.lower()).value if text else None
    except ValueError:
        message = N_("“{value}” is not known here. Known are: {known}.")
        raise CellError("han", message, value=text, known=", ".join(Han)) from None


def _time(read: Callable[[str], datetime | None], field: str) -> Callable[[str, int], int | None]:
    def read_time(text: str, _line: int) -> int | None:
        try:
            found = read(text)
        except BadValueError as error:
            raise CellError(field, error.message, **error.values) from error
        return None if found is None else milliseconds(found)

    return read_time


def _category(event: Event, once: Once) -> Callable[[str, int], str]:
    """A reader of ticket types as the event's categories: by id or name, else by the one category it mentions."""
    known = {heading_key(id_): id_ for id_ in event.categories}
    for id_, category in event.categories.items():
        known |= {heading_key(name): id_ for _, name in category.name if name}

    def read(text: str, line: int) -> str:
        key = heading_key(text)
        if not key or key in known:
            return known.get(key, "")
        mentioned = {id_ for name, id_ in known.items() if _mentions(key, name)}
        if len(mentioned) == 1:
            return mentioned.pop()
        message = N_("“{value}” is none of the event’s categories; these people stay without one.")
        once(f"category {key}", line, "category", message, value=text)
        return ""

    return read


def _mentions(text: str, name: str) -> bool:
    return name in text if not name.isascii() else f" {name} " in f" {text} "


def _phone(once: Once) -> Read:
    def read(said: Said, line: int) -> str:
        text = said["phone"].replace("\u202d", "").replace("\u202c", "")  # what phones put round a copied number
        if not _SHORTENED.fullmatch(text):
            return text
        message = N_("A spreadsheet has shortened phone numbers, such as {value}. Their digits are lost; none is kept.")
        once("phone", line, "phone", message, value=text)
        return ""

    return read
