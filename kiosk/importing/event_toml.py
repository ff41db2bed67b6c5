"""`event.toml`: the conference itself, its look, rooms, tracks, categories and check-in lists."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.domain.colour import WHITE, contrast, is_colour
from kiosk.domain.event import (
    BadgePolicy,
    Category,
    CheckinList,
    Event,
    Han,
    HeroShape,
    Look,
    Printing,
    Question,
    Room,
    Track,
    TrustedKey,
    WalkIns,
)
from kiosk.domain.localized import DEFAULT_FALLBACK, LANGUAGES, Localized
from kiosk.domain.pack import Place
from kiosk.domain.staff import Role
from kiosk.domain.walk_in import FIELDS
from kiosk.i18n import N_
from kiosk.importing.cells import choice, day, language, moment, reference
from kiosk.importing.faults import BadValueError, FaultLog
from kiosk.importing.public_keys import public_key
from kiosk.importing.toml_table import TomlTable, read_toml

FILE = "event.toml"
LEAST_WHITE_ON_DEEP = 10.0
LEAST_HOT_ON_DEEP = 4.5
BADGE_SIZES = ("86x54", "A6")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_PREFIX = re.compile(r"[A-Z0-9]{1,6}")
_SVG_PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZzEe0-9+\-.,\s]+")
_UTC = ZoneInfo("UTC")
_LOOK = Look()


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_WithId)


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as event.toml alone describes it, and where it speaks of sessions, which another file describes."""

    event: Event
    session_places: tuple[tuple[Place, str], ...] = ()


def read_event(data: bytes, files: Container[str], log: FaultLog) -> EventDraft:
    """The event in `data`; `files` are the names of the pack's files.

    Faults go to `log`. What cannot be read is replaced by something that causes no further faults, so that the other
    files can be looked at all the same: an event whose faults are in the log must not be used.
    """
    document = read_toml(FILE, data, log)
    if document is None:
        return EventDraft(Event(id="", timezone=_UTC, starts=date.min, ends=date.max, name=Localized()))
    root = document.root()
    event = _event(root, files)
    places = _session_places(root)
    root.text("note")  # for whoever opens the file: known, so that it is not reported, and not used
    root.note_unknown()
    return EventDraft(event, places)


def _event(root: TomlTable, files: Container[str]) -> Event:
    timezone = root.needed("timezone", _timezone, _UTC)
    starts, ends = _days(root)
    categories = _by_id(root, "category", _category)
    return Event(
        id=root.needed("id", _id, ""),
        timezone=timezone,
        starts=starts,
        ends=ends,
        name=root.needed_localized("name"),
        short_name=root.localized("short_name"),
        theme=root.localized("theme"),
        venue=root.localized("venue"),
        place=root.localized("place"),
        help_desk=root.localized("help_desk"),
        languages=_languages(root, "languages", LANGUAGES),
        fallback=_languages(root, "fallback", DEFAULT_FALLBACK),
        illustrative=root.flag("illustrative", default=False),
        prefix=root.read("prefix", _prefix, ""),
        look=_look(root.table("look"), root.table("hero"), files),
        printing=_printing(root.table("printing")),
        walk_ins=_walk_ins(root.table("walk_in"), categories),
        categories=categories,
        rooms=_by_id(root, "room", _room),
        tracks=_by_id(root, "track", _track),
        lists=_by_id(root, "list", lambda table, id_: _list(table, id_, categories, timezone)),
        keys=tuple(_by_id(root, "key", lambda table, id_: _key(table, id_, timezone)).values()),
        pretix_keys=_pretix_keys(root),
        pretix_items=_pretix_items(root, categories),
    )


def _session_places(root: TomlTable) -> tuple[tuple[Place, str], ...]:
    tables = root.tables("list")
    return tuple((table.place("session"), session) for table in tables if (session := table.text("session")))


def _days(root: TomlTable) -> tuple[date, date]:
    starts = root.needed_date("starts", day, date.min)
    ends = root.needed_date("ends", day, date.max)
    if ends < starts:
        root.fault("ends", N_("The event ends before it starts."))
    return starts, ends


def _languages(root: TomlTable, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    return root.texts(key, language) or default


def _look(table: TomlTable, hero: TomlTable, files: Container[str]) -> Look:
    look = Look(
        deep=table.text("deep", _colour, _LOOK.deep),
        hot=table.text("hot", _colour, _LOOK.hot),
        han=table.read("han", choice(Han, Han.SC), Han.SC),
        hero=_hero(hero),
        hero_file=table.text("hero", _file(files)) or None,
        logo=table.text("logo", _file(files)) or None,
    )
    _check_contrast(table, look)
    table.note_unknown()
    return look


def _check_contrast(table: TomlTable, look: Look) -> None:
    """Refuse colours that not everybody can read. Ratios count as they are published: to one decimal."""
    white, hot = round(contrast(WHITE, look.deep), 1), round(contrast(look.hot, look.deep), 1)
    if white < LEAST_WHITE_ON_DEEP:
        message = N_(
            "White text on this colour has a contrast of {found}:1; {least}:1 is the least. Take a darker one."
        )
        table.fault("deep", message, found=white, least=LEAST_WHITE_ON_DEEP)
    if hot < LEAST_HOT_ON_DEEP:
        message = N_("This colour on “deep” has a contrast of {found}:1; {least}:1 is the least. Take a brighter one.")
        table.fault("hot", message, found=hot, least=LEAST_HOT_ON_DEEP)


def _hero(table: TomlTable) -> HeroShape | None:
    glyph, way = table.text("glyph", _svg_path), table.numbers("way")
    table.note_unknown()
    if not glyph and not way:
        return None
    if len(way) != 3 or way[1] <= way[2]:
        table.fault("way", N_("“way” is three numbers: where the stroke leaves to the right, its top and its bottom."))
        return None
    return HeroShape(glyph, *way)


def _printing(table: TomlTable) -> Printing:
    default = Printing()
    printing = Printing(
        badge=table.read("badge", choice(BadgePolicy, default.badge), default.badge),
        size=table.text("size", _badge_size, default.size),
    )
    table.note_unknown()
    return printing


def _walk_ins(table: TomlTable, categories: Mapping[str, Category]) -> WalkIns:
    known = reference("[[category]]", categories) if categories else str
    walk_ins = WalkIns(table.texts("required", _walk_in_field), table.text("category", known))
    table.note_unknown()
    return walk_ins


def _by_id(root: TomlTable, key: str, read: Callable[[TomlTable, str], Item]) -> dict[str, Item]:
    """The tables of the list `key` as `read` makes them, by id; no id may be there twice."""
    items: dict[str, Item] = {}
    for table in root.tables(key):
        id_ = table.needed("id", str, "")
        if id_ in items:
            table.fault("id", N_("The id “{id}” is there twice."), id=id_)
        items[id_] = read(table, id_)
        table.note_unknown()
    return items


def _category(table: TomlTable, id_: str) -> Category:
    name = table.localized("name") or named_by_id(id_)
    colour = table.text("colour", _colour) or Category(id_, name).colour
    return Category(
        id=id_,
        name=name,
        colour=colour,
        seal=table.text("seal", _seal),
        badge=table.text("badge") or None,
        discreet=table.flag("discreet", default=False),
        role=table.read("role", choice(Role, Role.VOLUNTEER), None),
    )


def _room(table: TomlTable, id_: str) -> Room:
    name = table.localized("name") or named_by_id(id_)
    code = table.text("code") or id_
    return Room(id_, name, code, table.localized("where"), table.count("capacity"))


def _track(table: TomlTable, id_: str) -> Track:
    name = table.localized("name") or named_by_id(id_)
    return Track(id_, name, table.text("colour", _colour) or None, table.text("seal", _seal))


def _list(table: TomlTable, id_: str, categories: Mapping[str, Category], timezone: ZoneInfo) -> CheckinList:
    opens = table.read_moment("from", moment(timezone))
    closes = table.read_moment("until", moment(timezone, closes=True))
    if opens and closes and closes <= opens:
        table.fault("until", N_("The list closes before it opens."))
    known = reference("[[category]]", categories) if categories else str
    return CheckinList(
        id=id_,
        name=table.localized("name") or named_by_id(id_),
        categories=frozenset(table.texts("categories", known)),
        session=table.text("session") or None,
        capacity=table.count("capacity"),
        opens=opens,
        closes=closes,
        reentry=table.flag("reentry", default=False),
        multiple=table.flag("multiple", default=False),
        rules=_rules(table),
        questions=tuple(_by_id(table, "question", _question).values()),
    )


def _key(table: TomlTable, id_: str, timezone: ZoneInfo) -> TrustedKey:
    begins = table.read_moment("from", moment(timezone))
    ends = table.read_moment("until", moment(timezone, closes=True))
    if begins and ends and ends <= begins:
        table.fault("until", N_("The validity ends before it begins."))
    return TrustedKey(id_, table.needed("public", public_key, ""), begins, ends)


def _pretix_keys(root: TomlTable) -> tuple[str, ...]:
    keys = []
    for table in root.tables("pretix_key"):
        keys.append(table.needed("public", public_key, ""))
        table.note_unknown()
    return tuple(keys)


def _pretix_items(root: TomlTable, categories: Mapping[str, Category]) -> dict[str, str]:
    """Categories by the number of the item; a category must be known where the pack declares any."""
    table, known = root.table("pretix_items"), reference("[[category]]", categories) if categories else str
    items = {}
    for item in root.raw("pretix_items") or {}:
        if not (item.isascii() and item.isdigit()):
            table.fault(item, N_("pretix’s items are numbers, as in 42 = “talent”."))
        items[item] = table.needed(item, known, "")
    return items


def _rules(table: TomlTable) -> Mapping[str, Any] | None:
    rules = table.raw("rules")
    try:
        json.dumps(rules)
    except (TypeError, ValueError):
        table.fault("rules", N_("Rules are JsonLogic: dates and times are written as texts in them."))
    if rules:
        table.note("rules", N_("Rules are kept but not judged yet: this list admits by its other conditions."))
    return rules


def _question(table: TomlTable, id_: str) -> Question:
    text = table.needed_localized("text")
    return Question(id_, text, table.flag("required", default=True), table.localized_list("options"))


def named_by_id(id_: str) -> Localized:
    """The name of something that has only an id: the same in every language."""
    return Localized(dict.fromkeys(LANGUAGES, id_))


def _timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = N_("There is no time zone “{value}”. Write it as in Asia/Shanghai or Europe/Berlin.")
        raise BadValueError(message, value=text) from None


def _id(text: str) -> str:
    return _matching(_ID, text, N_("“{value}” is no id: letters a–z, digits, “-”, “_” and “.” make one."))


def _prefix(text: str) -> str:
    return _matching(_PREFIX, text, N_("“{value}” is no prefix of codes: up to six of A–Z and 0–9 make one."))


def _svg_path(text: str) -> str:
    return _matching(
        _SVG_PATH, text, N_("This is no path of SVG: it begins with M and goes on with letters and numbers.")
    )


def _colour(text: str) -> str:
    if not is_colour(text):
        raise BadValueError(N_("“{value}” is no colour. Write it as in #00424F."), value=text)
    return text.upper()


def _seal(text: str) -> str:
    if len(text) != 1:
        raise BadValueError(N_("A seal is one single character."))
    return text


def _badge_size(text: str) -> str:
    return _among(BADGE_SIZES, text.replace("×", "x"))


def _walk_in_field(text: str) -> str:
    return _among(FIELDS, text)


def _among(known: tuple[str, ...], text: str) -> str:
    if text not in known:
        message = N_("“{value}” is not known here. Known are: {known}.")
        raise BadValueError(message, value=text, known=", ".join(known))
    return text


def _file(files: Container[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in files:
            raise BadValueError(N_("There is no file “{file}” in the pack."), file=text)
        return text

    return read


def _matching(pattern: re.Pattern[str], text: str, message: str) -> str:
    if pattern.fullmatch(text) is None:
        raise BadValueError(message, value=text)
    return text
