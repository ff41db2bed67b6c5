"""What a badge says, apart from how it looks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.event import Category, Event, Han, HeroShape
from kiosk.domain.localized import Localized
from kiosk.domain.registrant import Registrant

INTERNATIONAL = "en"
"""The language beside the event's own on a badge: it is read by whoever meets its holder."""


@dataclass(frozen=True, slots=True)
class BadgeData:
    """Everything that is printed on one badge, as clean single lines of text (Unicode NFC); empty is left out.

    `category_name` is written in the event's first language and `category_name_other` in English (or, where that is
    the first, in the holder's). `secret` is what the QR carries; None draws a decoy. `han` is the regional form of the
    holder's own characters, `event_han` that of the event's. Colours are `#RRGGBB`.
    """

    code: str
    name: str
    secret: BadgeSecret | None
    name_latin: str = ""
    organisation: str = ""
    organisation_latin: str = ""
    category_name: str = ""
    category_name_other: str = ""
    category_colour: str = "#9AA6A8"
    seal: str = ""
    event_name: str = ""
    han: Han = Han.SC
    event_han: Han = Han.SC
    hero: HeroShape | None = None
    deep: str = "#00424F"
    hot: str = "#FF8164"
    one_bit: bool = False


def badge_data(registrant: Registrant, event: Event, *, one_bit: bool = False) -> BadgeData:
    """What the badge of `registrant` at `event` says; `one_bit` for a printer that knows black and white only."""
    category = event.categories.get(registrant.category, Category(registrant.category, Localized()))
    home = event.languages[0]
    return BadgeData(
        code=registrant.code,
        secret=registrant.secret,
        name=_line(registrant.name),
        name_latin=_line(registrant.name_latin),
        organisation=_line(registrant.organisation),
        organisation_latin=_line(registrant.organisation_latin),
        category_name=_line(category.name.in_language(home, event.fallback).text),
        category_name_other=_line(_other_word(category.name, home, registrant.language)),
        category_colour=category.colour,
        seal=_line(category.seal),
        event_name=_line(event.name.in_language(home, event.fallback).text),
        han=Han(registrant.han) if registrant.han else event.look.han,
        event_han=event.look.han,
        hero=event.look.hero,
        deep=event.look.deep,
        hot=event.look.hot,
        one_bit=one_bit,
    )


def decoy(data: BadgeData) -> BadgeData:
    """The same badge with a pattern that only looks like a code: for a screen, on which none may be shown."""
    return replace(data, secret=None)


def _other_word(name: Localized, home: str, holders: str) -> str:
    wanted = INTERNATIONAL if home != INTERNATIONAL else holders
    return name.texts.get(wanted, "") if wanted != home else ""


def _line(text: str) -> str:
    """`text` composed, on one line, without what has no shape of its own: controls, marks of direction, variants."""
    composed = unicodedata.normalize("NFC", re.sub(r"[\t\n\v\f\r\x85\u2028\u2029]+", " ", text))
    return re.sub(r" {2,}", " ", "".join(filter(_has_shape, composed))).strip(" ")


def _has_shape(character: str) -> bool:
    variant = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return not variant and unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
