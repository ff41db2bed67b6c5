"""A TOML document read with care: every value is asked for by what it must be, and a fault says where it is not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from kiosk.domain.localized import LANGUAGES, Localized
from kiosk.domain.pack import Place
from kiosk.i18n import N_
from kiosk.importing.faults import BadValueError, FaultLog
from kiosk.importing.text_files import EncodingFaultyError, decode
from kiosk.importing.toml_places import Keys, TomlPlaces

Value = TypeVar("Value")

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class TomlDocument:
    """One file: its values, where they stand, and the log that faults go to."""

    def __init__(self, file: str, values: Mapping[str, Any], places: TomlPlaces, log: FaultLog) -> None:
        self.file = file
        self.values = values
        self.log = log
        self._places = places

    def root(self) -> TomlTable:
        """The document's outermost table."""
        return TomlTable(self, self.values, ())

    def place(self, keys: Keys) -> Place:
        """Where `keys` stands, or the table around it where it is not written."""
        line, column = self._places.of(keys)
        return Place(self.file, line, column, _dotted(keys))


class TomlTable:
    """One table of a document. Keys that nobody asked for can be named at the end: they are not known."""

    def __init__(self, document: TomlDocument, values: Mapping[str, Any], keys: Keys) -> None:
        self._document = document
        self._values = values
        self._keys = keys
        self._asked: set[str] = set()

    def place(self, key: str | None = None) -> Place:
        """Where `key`, or the table itself, stands."""
        return self._document.place(self._keys if key is None else (*self._keys, key))

    def fault(self, key: str | None, message: str, **values: object) -> None:
        """Keep a fault of `key`, or of the table itself."""
        self._document.log.fault(self.place(key), message, **values)

    def note(self, key: str, message: str) -> None:
        """Keep a note about `key`: something that the organiser should know and that stops nothing."""
        self._document.log.note(self.place(key), message)

    def text(self, key: str, read: Callable[[str], str] = str, stand_in: str = "") -> str:
        """A text, through `read`; `stand_in` where there is none or `read` refuses it."""
        return self.read(key, read, stand_in)

    def needed(self, key: str, read: Callable[[str], Value], stand_in: Value) -> Value:
        """As `read`; a missing or empty text is a fault."""
        self._need(key)
        return self.read(key, read, stand_in)

    def read(self, key: str, read: Callable[[str], Value], stand_in: Value) -> Value:
        """What `read` makes of a text; `stand_in` where there is no text or `read` raises BadValueError."""
        text = self._typed(key, (str,), N_("A text in quotes is expected here."))
        if text is None or not text.strip():
            return stand_in
        try:
            return read(text.strip())
        except BadValueError as error:
            self.fault(key, error.message, **error.values)
            return stand_in

    def needed_date(self, key: str, read: Callable[[str], date], stand_in: date) -> date:
        """A date that must be there, as TOML's own type or as a text for `read`."""
        self._need(key)
        value = self._typed(key, (str, date), N_("A date such as 2025-12-06 is expected here."))
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, str):
            return self.read(key, read, stand_in)
        return stand_in if value is None else value

    def read_moment(self, key: str, read: Callable[[str], datetime | None]) -> datetime | None:
        """A time, as one of TOML's own types or as a text, through `read`; None where there is none."""
        value = self._typed(key, (str, date), N_("A time such as 2025-12-06T09:40:00 is expected here."))
        if isinstance(value, str) or value is None:
            return self.read(key, read, None)
        try:
            return read(value.isoformat())
        except BadValueError as error:
            self.fault(key, error.message, **error.values)
            return None

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self._typed(key, (bool,), N_("true or false, without quotes, is expected here."))
        return default if value is None else bool(value)

    def count(self, key: str) -> int | None:
        """A whole number from 0 up; None where there is none."""
        message = N_("A whole number from 0 up, without quotes, is expected here.")
        value = self._typed(key, (int,), message)
        if value is None:
            return None
        if value < 0:
            self.fault(key, message)
        return int(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers; empty where there is none."""
        return self._list(key, (int, float), N_("A list of numbers, as in [1, 2], is expected here."), float)

    def texts(self, key: str, read: Callable[[str], str] = str) -> tuple[str, ...]:
        """A list of texts, each through `read`, without repeats; empty where there is none."""
        found = self._list(key, (str,), N_('A list of texts, as in ["zh", "en"], is expected here.'), read)
        return tuple(dict.fromkeys(found))

    def table(self, key: str) -> TomlTable:
        """The table `key`; an empty one where there is none."""
        value = self._typed(key, (dict,), N_("A table is expected here."))
        return TomlTable(self._document, value or {}, (*self._keys, key))

    def tables(self, key: str) -> list[TomlTable]:
        """The tables of the list `key`, each begun by its [[name]]."""
        message = N_("A list of tables, each begun by its name in double brackets, is expected here.")
        return [
            TomlTable(self._document, value, (*self._keys, key, index))
            for index, value in self._elements(key, (dict,), message)
        ]

    def localized(self, key: str) -> Localized:
        """The table `key` as texts by language; an empty text where there is none."""
        return self.table(key).as_localized()

    def needed_localized(self, key: str) -> Localized:
        """As `localized`; without a text in any language it is a fault."""
        texts = self.localized(key)
        if not texts:
            self.fault(key, N_("{name} must be there in one language at least."), name=key)
        return texts

    def localized_list(self, key: str) -> tuple[Localized, ...]:
        """A list of tables of texts by language."""
        return tuple(table.as_localized() for table in self.tables(key))

    def as_localized(self) -> Localized:
        """This table as texts by language. Other languages than the program's are passed over with a note."""
        texts = Localized({language: text for language in LANGUAGES if (text := self.text(language))})
        self.note_unknown()
        return texts

    def raw(self, key: str) -> dict[str, Any] | None:
        """A table as it was read, for those who know what is in it; None where there is none."""
        value: dict[str, Any] | None = self._typed(key, (dict,), N_("A table is expected here."))
        return value

    def note_unknown(self) -> None:
        """Keep a note for each key that nobody has asked for."""
        for key in self._values:
            if key not in self._asked:
                self._document.log.note(self.place(key), N_("This key is not known to the program; it is not used."))

    def _need(self, key: str) -> None:
        if self._values.get(key, "") in ("", {}):
            self.fault(key, N_("{name} is missing: every event pack says it."), name=key)

    def _typed(self, key: str, kinds: tuple[type, ...], message: str) -> Any:
        self._asked.add(key)
        value = self._values.get(key)
        if value is None or _is_a(value, kinds):
            return value
        self.fault(key, message)
        return None

    def _elements(self, key: str, kinds: tuple[type, ...], message: str) -> list[tuple[int, Any]]:
        values = self._typed(key, (list,), message) or []
        for index, value in enumerate(values):
            if not _is_a(value, kinds):
                self._document.log.fault(self._document.place((*self._keys, key, index)), message)
        return [(index, value) for index, value in enumerate(values) if _is_a(value, kinds)]

    def _list(self, key: str, kinds: tuple[type, ...], message: str, read: Callable[[Any], Value]) -> tuple[Value, ...]:
        found: list[Value] = []
        for index, value in self._elements(key, kinds, message):
            try:
                found.append(read(value))
            except BadValueError as error:
                place = self._document.place((*self._keys, key, index))
                self._document.log.fault(place, error.message, **error.values)
        return tuple(found)


def read_toml(file: str, data: bytes, log: FaultLog) -> TomlDocument | None:
    """The document in `data`; None, and a fault in `log`, where it is no TOML."""
    try:
        text = decode(data)
        return TomlDocument(file, tomllib.loads(text), TomlPlaces(text), log)
    except EncodingFaultyError as error:
        log.fault(_end(file, error.before), error.message, **error.values)
    except tomllib.TOMLDecodeError as error:
        log.fault(_syntax_place(file, text, str(error)), _SYNTAX, problem=_POSITION.sub("", str(error)))
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, brackets in brackets without end: tomllib tells no position.
        log.fault(Place(file), _SYNTAX, problem=str(error))
    return None


_SYNTAX = N_("This is not written as TOML asks: {problem}.")


def _syntax_place(file: str, text: str, problem: str) -> Place:
    match = _POSITION.search(problem)
    if match is None or match[1] is None:
        return _end(file, text.rstrip())
    return Place(file, int(match[1]), int(match[2]))


def _end(file: str, text: str) -> Place:
    return Place(file, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _is_a(value: object, kinds: tuple[type, ...]) -> bool:
    # In Python true and false are whole numbers; in TOML they are not.
    return isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))


def _dotted(keys: Keys) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")
