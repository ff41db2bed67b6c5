"""A small invented conference, and a kiosk's services on it in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.composition import Services, load_event, open_for_screen
from kiosk.domain.agenda import Kind, Session, Speaker
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.event import (
    BadgePolicy,
    Category,
    CheckinList,
    Event,
    HeroShape,
    Look,
    Printing,
    Question,
    Room,
    Track,
)
from kiosk.domain.localized import Localized
from kiosk.domain.pack import EventPack
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.settings import Settings
from ui.view_models.ports import Lane

ZONE = ZoneInfo("Asia/Shanghai")


def at(hour: int, minute: int = 0, day: int = 6) -> datetime:
    """A moment of the event, in venue time."""
    return datetime(2025, 12, day, hour, minute, tzinfo=ZONE)


def said(**texts: str) -> Localized:
    """A text by language."""
    return Localized(texts)


def four(zh: str, en: str, fr: str, de: str) -> Localized:
    """A text in all four languages."""
    return said(zh=zh, en=en, fr=fr, de=de)


EVENT = Event(
    id="harbour-2025",
    timezone=ZONE,
    starts=date(2025, 12, 6),
    ends=date(2025, 12, 7),
    name=four("港湾大会", "Harbour Conference", "Conférence du port", "Hafenkonferenz"),
    short_name=four("港湾", "Harbour", "Le port", "Hafen"),
    place=four("海口", "Haikou", "Haikou", "Haikou"),
    help_desk=four("服务台在入口右侧", "Desk on the right", "Accueil à droite", "Auskunft rechts"),
    prefix="HB",
    look=Look(hero=HeroShape("M0 0H100V100Z", 601, 53, -80)),
    printing=Printing(BadgePolicy.ONCE),
    categories={"talent": Category("talent", four("人才", "Talent", "Talent", "Talent"), "#FF8164", "才")},
    rooms={
        "hall": Room("hall", four("主会场", "Main hall", "Grande salle", "Saal"), "A"),
        "forum": Room(
            "forum",
            four("一号厅", "Room 1", "Salle 1", "Raum 1"),
            "B1",
            four("一层", "Level 1", "Niveau 1", "Ebene 1"),
            120,
        ),
    },
    tracks={"sea": Track("sea", four("深海", "Deep sea", "Abysses", "Tiefsee"), seal="海")},
    lists={
        "main": CheckinList("main", four("正门", "Main", "Entrée", "Eingang")),
        "talents": CheckinList("talents", four("才", "Talents", "Talents", "Talente"), frozenset({"talent"})),
        "full": CheckinList("full", said(en="Full"), capacity=0),
        "early": CheckinList("early", said(en="Early"), closes=at(7)),
        "asking": CheckinList("asking", said(en="Asking"), questions=(Question("meal", said(en="Lunch?")),)),
    },
)

SESSIONS = (
    Session("opening", at(9), at(9, 40), "hall", Kind.CEREMONY, four("开幕式", "Opening", "Ouverture", "Eröffnung")),
    Session(
        "deep",
        at(10, 45),
        at(12),
        "forum",
        Kind.FORUM,
        four("深海论坛", "Deep-sea forum", "Forum des abysses", "Forum Tiefsee"),
        track="sea",
        abstract=said(en="What lies below."),
        speakers=(
            Speaker(
                "liang", "梁佳怡", "Liang Jiayi", four("海口大学", "Haikou University", "Université", "Universität")
            ),
            Speaker("dubreuil", "Claire Dubreuil-Fontaine", "", said(fr="Institut Turgot, Lyon")),
        ),
        interpretation=("zh", "en", "fr"),
        capacity=120,
    ),
    Session("lunch", at(12), at(13), "hall", Kind.BREAK, four("午餐", "Lunch", "Déjeuner", "Mittagessen")),
    Session("tuesday", at(9, 30, day=7), at(11, day=7), "forum", Kind.PANEL, said(en="Only in English")),
)


def person(number: int, name: str, language: str, **details: Any) -> Registrant:
    """Somebody confirmed, unless the details say otherwise."""
    secret = BadgeSecret.from_bytes(number.to_bytes(16, "big"))
    details = {"category": "talent", "organisation": "琼州大学", "organisation_latin": "Qiongzhou University"} | details
    return Registrant(f"HB-{number:04}-X", secret, name, language=language, **details)


YUHUI = person(1, "张玉慧", "zh", name_latin="Zhang Yuhui")
FRIEDERIKE = person(2, "Dr. Friederike von Hohenstein-Bärenreuther", "de")
CLAIRE = person(3, "Claire Dubreuil-Fontaine", "fr")
KWABENA = person(4, "Prof. Kwabena Osei-Mensah", "en", attention="Compare with the passport")
UNPAID = person(5, "Anton Weiß", "de", status=RegistrantStatus.UNPAID)
BLOCKED = person(6, "Bo Lindqvist", "en", status=RegistrantStatus.BLOCKED)
CANCELLED = person(7, "Cléo Marchand", "fr", status=RegistrantStatus.CANCELLED)
PENDING = person(8, "Dai Wen", "en", status=RegistrantStatus.PENDING)
PRESS = person(9, "Ewa Nowak", "en", category="press")
PEOPLE = (YUHUI, FRIEDERIKE, CLAIRE, KWABENA, UNPAID, BLOCKED, CANCELLED, PENDING, PRESS)


@dataclass
class HandClock:
    """A clock whose hands the test moves."""

    at: datetime = field(default_factory=lambda: at(8, 42))
    rehearsal: bool = False

    def now(self) -> datetime:
        """The time."""
        return self.at

    def pass_(self, **span: float) -> None:
        """Let time go by."""
        self.at += timedelta(**span)


class HeldRunner:
    """Keeps work until the test drains it, and runs it there and then: nothing happens behind a test's back."""

    def __init__(self) -> None:
        self.held: list[tuple[Lane, Callable[[], Any], Callable[[Any], None], Callable[[Exception], None] | None]] = []
        self.unhandled: list[Exception] = []

    def submit(
        self,
        lane: Lane,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Fills the view models' port."""
        self.held.append((lane, work, done, failed))

    def drain(self, lane: Lane | None = None) -> None:
        """Runs what is held, of one lane or of all, and what that hands in."""
        while picked := next((entry for entry in self.held if lane in (None, entry[0])), None):
            self.held.remove(picked)
            _, work, done, failed = picked
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - a runner passes on whatever it meets
                (failed or self.unhandled.append)(error)
            else:
                done(result)


def pack(**changes: Any) -> EventPack:
    """The conference as a pack."""
    return EventPack(**({"event": EVENT, "registrants": PEOPLE, "sessions": SESSIONS} | changes))


def open_kiosk(folder: Path, clock: HandClock, list_id: str = "") -> Services:
    """The services of a kiosk on the conference."""
    settings, _ = load_event(Settings(folder, list=list_id, camera="off"), pack())
    return open_for_screen(settings, at=lambda _: clock)
