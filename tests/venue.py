"""A small conference in a real data folder: invented people, every kind of check-in list, a clock moved by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.clock import Clock
from kiosk.composition import Services, load_event, open_services
from kiosk.domain.agenda import Kind, Session, Speaker
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.codes import body_from_number, make_code
from kiosk.domain.event import BadgePolicy, Category, CheckinList, Event, Printing, Question, Room
from kiosk.domain.localized import Localized
from kiosk.domain.opportunity import Opportunity, OpportunityKind
from kiosk.domain.pack import EventPack
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.services.checkin import Outcome, Scan
from kiosk.settings import Settings, read_settings

TIMEZONE = ZoneInfo("Asia/Shanghai")
NINE = datetime(2025, 12, 6, 9, 0, tzinfo=TIMEZONE)


def english(text: str) -> Localized:
    """A text in English only."""
    return Localized({"en": text})


def code(number: int) -> str:
    """The code of person `number`."""
    return make_code("TT", body_from_number(number))


def secret(number: int) -> str:
    """What the QR code of person `number` carries."""
    return f"SESAME{number:04}"


def person(number: int, **changes: Any) -> Registrant:
    """Person `number`, and what is different about them."""
    someone = Registrant(
        code(number),
        BadgeSecret(secret(number)),
        f"Ottilie Grünbart {number}",
        category="talent",
        organisation="Weidenkätzchen GmbH",
        email=f"ottilie{number}@example.org",
        language="de",
    )
    return replace(someone, **changes)


CHINESE = person(1, name="欧阳梧桐", name_latin="Ouyang Wutong", language="zh", organisation="琼崖测试所")
UNPAID = person(2, status=RegistrantStatus.UNPAID)
VIP = person(3, category="vip", language="fr")
PEOPLE = (person(0), CHINESE, UNPAID, VIP, *(person(number) for number in range(4, 12)))

LISTS = (
    CheckinList("main", english("Main entrance")),
    CheckinList("forum", english("Forum"), session="s1", capacity=2, reentry=True),
    CheckinList("lounge", english("Lounge"), multiple=True),
    CheckinList("dinner", english("VIP dinner"), categories=frozenset({"vip"})),
    CheckinList("desk", english("Desk"), questions=(Question("diet", english("What do you eat?")),)),
)

EVENT = Event(
    id="tiny-2025",
    timezone=TIMEZONE,
    starts=date(2025, 12, 6),
    ends=date(2025, 12, 7),
    name=Localized({"zh": "小会", "en": "Tiny conference"}),
    prefix="TT",
    printing=Printing(BadgePolicy.ONCE),
    categories={name: Category(name, english(name)) for name in ("talent", "vip")},
    rooms={"hall": Room("hall", english("Main Hall"), "A")},
    lists={entry.id: entry for entry in LISTS},
)

SESSIONS = (
    Session("s1", NINE, NINE + timedelta(hours=1), "hall", Kind.FORUM, english("Forum on moss"), capacity=40),
    Session("s2", NINE + timedelta(hours=2), NINE + timedelta(hours=3), "hall", Kind.PANEL, Localized({"zh": "苔藓"})),
)
SPEAKERS = {"p1": Speaker("p1", "Wei Zero")}
OPPORTUNITIES = (Opportunity("o1", OpportunityKind.POST, english("Moss warden"), places=1),)


def pack(people: tuple[Registrant, ...] = PEOPLE, **changes: Any) -> EventPack:
    """The conference's pack with these people, and what is different about the event."""
    return EventPack(replace(EVENT, **changes), people, SESSIONS, SPEAKERS, OPPORTUNITIES)


@dataclass(slots=True)
class HandClock:
    """A clock that is moved by hand."""

    at: datetime = NINE
    rehearsal: bool = False

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return self.at.astimezone(UTC)

    def move(self, minutes: float) -> None:
        """Moves on by so many minutes, or back."""
        self.at += timedelta(minutes=minutes)


def loaded(folder: Path, event_pack: EventPack | None = None) -> Settings:
    """The data folder with the conference in it."""
    settings, _ = load_event(read_settings(folder), event_pack or pack())
    return settings


@contextmanager
def venue(folder: Path, clock: Clock | None = None, event_pack: EventPack | None = None) -> Iterator[Services]:
    """The services of the conference, which is loaded first where it is not there yet or `event_pack` is given."""
    settings = read_settings(folder)
    if not settings.event or event_pack is not None:
        settings = loaded(folder, event_pack)
    services = open_services(settings, clock=clock or HandClock())
    try:
        yield services
    finally:
        services.close()


def scan(services: Services, number: int, list_id: str | None = None, **changes: Any) -> Outcome:
    """Person `number` holds their code to the scanner."""
    return services.checkin.scan(replace(Scan(secret(number), list_id), **changes))


def admissions(services: Services) -> list[tuple[Any, ...]]:
    """The derived table as it stands, in order."""
    return services.store.connection().execute("SELECT * FROM admission ORDER BY list, registrant").fetchall()


def log_of(services: Services) -> list[tuple[Any, ...]]:
    """The log: registrant, list, direction, status, reason, undoes; in the order in which it was written."""
    sql = "SELECT registrant, list, direction, status, reason, undoes FROM checkin ORDER BY sequence"
    return services.store.connection().execute(sql).fetchall()
