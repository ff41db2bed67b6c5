"""The conference itself: what an event pack says in `event.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.localized import DEFAULT_FALLBACK, LANGUAGES, Localized
from kiosk.domain.staff import Role


class Han(StrEnum):
    """The regional form of shared Han characters: Simplified, Traditional for Taiwan, Traditional for Hong Kong."""

    SC = "sc"
    TC = "tc"
    HK = "hk"


class BadgePolicy(StrEnum):
    """When a badge prints by itself."""

    NEVER = "never"
    ONCE = "once"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class HeroShape:
    """The hero character whose one stroke leaves it and becomes the way. Units: 1000 to the em, y upwards.

    `glyph` is an SVG path of what never changes; the stroke leaves it to the right at `x`, between `bottom` and `top`.
    """

    glyph: str
    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Look:
    """How the event looks: two colours, the hero and the form of Han characters. Colours are `#RRGGBB`."""

    deep: str = "#00424F"
    hot: str = "#FF8164"
    han: Han = Han.SC
    hero: HeroShape | None = None
    hero_file: str | None = None
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class Printing:
    """When badges print by themselves and on what: `size` is `86x54` (mm) or `A6`."""

    badge: BadgePolicy = BadgePolicy.ONCE
    size: str = "86x54"


@dataclass(frozen=True, slots=True)
class Category:
    """What kind of guest a registrant is. `seal` is one Han character that stands beside the name of the category.

    `discreet` guests are greeted without their name; with a `role` a badge signs its holder in as staff.
    """

    id: str
    name: Localized
    colour: str = "#9AA6A8"
    seal: str = ""
    badge: str | None = None
    discreet: bool = False
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class WalkIns:
    """Who comes without being registered: what the desk must ask, and the category they get where it asks none."""

    required: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A place in the venue. `code` is what its plate says (B1)."""

    id: str
    name: Localized
    code: str
    where: Localized = field(default_factory=Localized)
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A strand of the agenda, with its seal."""

    id: str
    name: Localized
    colour: str | None = None
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked at the door before somebody is admitted."""

    id: str
    text: Localized
    required: bool = True
    options: tuple[Localized, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckinList:
    """A place or purpose at which people are admitted, with its rules.

    `categories` empty admits every category. `reentry` allows an entry after an exit, `multiple` any number of entries.
    `opens` and `closes` bound the time of entry; both may be None. `rules` is JsonLogic.
    """

    id: str
    name: Localized
    categories: frozenset[str] = frozenset()
    session: str | None = None
    capacity: int | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    reentry: bool = False
    multiple: bool = False
    rules: Mapping[str, Any] | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A public key (Ed25519, 32 bytes in base64) whose signed codes admit, and from and until when they do."""

    id: str
    public: str
    valid_from: datetime | None = None
    valid_until: datetime | None = None

    def is_valid(self, now: datetime) -> bool:
        """Whether codes signed by it count at `now`."""
        begun = self.valid_from is None or self.valid_from <= now
        return begun and (self.valid_until is None or now < self.valid_until)


@dataclass(frozen=True, slots=True)
class Event:
    """One conference. `starts` and `ends` are its first and last day, in venue time.

    `keys` sign this program's codes, `pretix_keys` (32 bytes in base64) those of pretix, whose items `pretix_items`
    turns into categories.
    """

    id: str
    timezone: ZoneInfo
    starts: date
    ends: date
    name: Localized
    short_name: Localized = field(default_factory=Localized)
    theme: Localized = field(default_factory=Localized)
    venue: Localized = field(default_factory=Localized)
    place: Localized = field(default_factory=Localized)
    help_desk: Localized = field(default_factory=Localized)
    languages: tuple[str, ...] = LANGUAGES
    fallback: tuple[str, ...] = DEFAULT_FALLBACK
    illustrative: bool = False
    prefix: str = ""
    look: Look = field(default_factory=Look)
    printing: Printing = field(default_factory=Printing)
    walk_ins: WalkIns = field(default_factory=WalkIns)
    categories: Mapping[str, Category] = field(default_factory=dict)
    rooms: Mapping[str, Room] = field(default_factory=dict)
    tracks: Mapping[str, Track] = field(default_factory=dict)
    lists: Mapping[str, CheckinList] = field(default_factory=dict)
    keys: tuple[TrustedKey, ...] = ()
    pretix_keys: tuple[str, ...] = ()
    pretix_items: Mapping[str, str] = field(default_factory=dict)

    @property
    def main_list(self) -> CheckinList:
        """The list that a scan is for where no other is named: the first that is not bound to a session."""
        return next((entry for entry in self.lists.values() if entry.session is None), next(iter(self.lists.values())))

    def code_prefix(self) -> str:
        """What stands in front of codes that are made here: the pack's own, else the first two of the event's id.

        Marks between letters are left out, so that what comes of it is a code.
        """
        return self.prefix or "".join(filter(str.isalnum, self.id))[:2].upper()
