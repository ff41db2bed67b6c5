"""The sample packs keep to the facts of their conferences, and the script beside them makes the same files again."""

import re
import subprocess
import sys
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.domain.agenda import Kind, Session
from kiosk.domain.checkin import Reason
from kiosk.domain.codes import make_code
from kiosk.domain.colour import WHITE, contrast
from kiosk.domain.localized import LANGUAGES, Localized
from kiosk.domain.opportunity import OpportunityKind
from kiosk.domain.pack import EventPack
from kiosk.domain.registrant import RegistrantStatus
from kiosk.importing.pack import read_pack
from kiosk.resources import font

EVENTS = ("hainan-2025", "cqitec-2025", "hk-talent-hub-2025")
OPEN_HALLS = {"C", "E", "F", "L", "R2", "R3"}
CHOSEN_CODES = {"HN-7Q2K-4"}
RINGS_NOWHERE = re.compile(
    r"\+86 (10|23|898) 00\d\d \d{4}|\+852 000\d \d{4}|\+49 30 23125 \d{3}|\+33 6 39 98 \d\d \d\d|\+44 7700 900\d{3}"
)
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@pytest.fixture(scope="session")
def packs(repository: Path) -> dict[str, EventPack]:
    """The three packs, read once."""
    return {event: read_pack(repository / "assets" / "packs" / event) for event in EVENTS}


@pytest.fixture
def hainan(packs: dict[str, EventPack]) -> EventPack:
    return packs["hainan-2025"]


@pytest.fixture
def chongqing(packs: dict[str, EventPack]) -> EventPack:
    return packs["cqitec-2025"]


@pytest.fixture
def hong_kong(packs: dict[str, EventPack]) -> EventPack:
    return packs["hk-talent-hub-2025"]


def event_texts(pack: EventPack) -> list[Localized]:
    event = pack.event
    tables = (event.categories, event.rooms, event.tracks, event.lists)
    named = [entry.name for table in tables for entry in table.values()]
    where = [room.where for room in event.rooms.values()]
    return [event.name, event.short_name, event.theme, event.venue, event.place, event.help_desk, *named, *where]


def programme_texts(pack: EventPack) -> list[Localized]:
    titles = [session.title for session in pack.sessions] + [entry.title for entry in pack.opportunities]
    return titles + [speaker.role for speaker in pack.speakers.values()]


def long_texts(pack: EventPack) -> list[Localized]:
    return [session.abstract for session in pack.sessions] + [entry.summary for entry in pack.opportunities]


def all_texts(pack: EventPack) -> list[Localized]:
    return event_texts(pack) + programme_texts(pack) + long_texts(pack)


def speaker_ids(session: Session) -> set[str]:
    return {speaker.id for speaker in session.speakers}


def kinds(pack: EventPack) -> Counter[Kind]:
    return Counter(session.kind for session in pack.sessions)


def categories(pack: EventPack) -> Counter[str]:
    return Counter(registrant.category for registrant in pack.registrants)


def test_hainan_lasts_two_days_and_has_two_thousand_registrants_and_forty_sessions(hainan: EventPack) -> None:
    assert [str(hainan.event.starts), str(hainan.event.ends)] == ["2025-12-06", "2025-12-07"]
    assert len(hainan.registrants) == 2000
    assert len(hainan.sessions) >= 40


def test_hainan_has_sessions_of_every_kind(hainan: EventPack) -> None:
    assert set(kinds(hainan)) == set(Kind)


def test_hainan_has_a_forum_for_each_of_the_five_sectors(hainan: EventPack) -> None:
    forums = {session.track for session in hainan.sessions if session.kind is Kind.FORUM}
    assert forums == {"seed", "deepsea", "aerospace", "digital", "green"}


def test_chongqing_has_the_announced_numbers(chongqing: EventPack) -> None:
    offered = Counter(entry.kind for entry in chongqing.opportunities)
    found = (categories(chongqing)["talent"], categories(chongqing)["international"], *offered.values())
    assert found == (3500, 50, 250, 500)
    assert list(offered) == [OpportunityKind.PROJECT, OpportunityKind.COLLABORATION]
    assert (kinds(chongqing)[Kind.FORUM], kinds(chongqing)[Kind.RECRUITMENT]) == (7, 3)


def test_chongqing_has_a_competition_and_sessions_for_young_scientists_and_engineers(chongqing: EventPack) -> None:
    assert kinds(chongqing)[Kind.COMPETITION] == 2
    young = {session.id for session in chongqing.sessions if session.track == "young"}
    assert {"young-scientists", "young-engineers"} <= young


def test_no_two_opportunities_of_chongqing_have_one_title(chongqing: EventPack) -> None:
    titles = Counter(entry.title.texts["zh"] for entry in chongqing.opportunities)
    assert titles.most_common(1)[0][1] == 1


def test_hong_kong_has_its_delegations(hong_kong: EventPack) -> None:
    sizes = Counter(registrant.delegation for registrant in hong_kong.registrants if registrant.delegation)
    of_universities = {r.delegation for r in hong_kong.registrants if r.category == "university"}
    assert len(sizes) == 4 + 9 + 4 + 23 + 5
    assert len(of_universities) == 23 + 5
    assert 145 <= sizes.total() <= 155
    expected = {"Beijing", "Shanghai", "Guangdong Province", "Macao SAR", "Qianhai", "Hengqin", "Shenzhen", "Zhaoqing"}
    assert expected <= {name.rpartition(" · ")[2] for name in sizes}


def test_hong_kong_has_the_order_of_the_day(hong_kong: EventPack) -> None:
    in_order = [session.kind for session in hong_kong.sessions if session.room == "H"]
    assert in_order == [Kind.CEREMONY, Kind.KEYNOTE, Kind.PANEL, Kind.PANEL, Kind.SIGNING, Kind.CEREMONY]


def test_vips_of_hong_kong_have_places_one_after_the_other_in_the_order_of_protocol(hong_kong: EventPack) -> None:
    vips = [registrant for registrant in hong_kong.registrants if registrant.category == "vip"]
    places = sorted(int(vip.extra["protocol_order"]) for vip in vips)
    assert places == list(range(1, len(vips) + 1))


def test_every_guest_of_hong_kong_has_a_seat_of_their_own(hong_kong: EventPack) -> None:
    seats = [registrant.extra["seat"] for registrant in hong_kong.registrants if registrant.category != "staff"]
    assert all(seats)
    assert len(set(seats)) == len(seats)


def test_names_in_hong_kong_are_traditional_with_a_latin_one_beside_them(hong_kong: EventPack) -> None:
    to_traditional = pytest.importorskip("opencc").OpenCC("s2hk")
    unambiguous = [
        r.name for r in hong_kong.registrants if not set(r.name) & set("范沈姜余占卜于志松家向秋云升后谷征台峰")
    ]
    assert len(unambiguous) > 100
    assert [name for name in unambiguous if to_traditional.convert(name) != name] == []
    assert all(registrant.name_latin for registrant in hong_kong.registrants)


def test_every_delegation_has_one_leader(packs: dict[str, EventPack]) -> None:
    for pack in packs.values():
        leaders = Counter(r.delegation for r in pack.registrants if r.delegation_role == "leader")
        assert leaders == Counter({r.delegation for r in pack.registrants if r.delegation})


def test_every_text_of_hainan_exists_in_four_languages(hainan: EventPack) -> None:
    assert [text for text in all_texts(hainan) if set(text.texts) != set(LANGUAGES)] == []


@pytest.mark.parametrize("event", EVENTS[1:])
def test_the_other_packs_have_titles_in_four_languages_and_the_rest_in_two(
    packs: dict[str, EventPack], event: str
) -> None:
    pack = packs[event]
    assert [text for text in event_texts(pack) + programme_texts(pack) if set(text.texts) != set(LANGUAGES)] == []
    assert [text for text in long_texts(pack) if not {"zh", "en"} <= set(text.texts)] == []


@pytest.mark.parametrize("event", EVENTS)
def test_french_is_set_with_its_spaces_and_apostrophes(packs: dict[str, EventPack], event: str) -> None:
    french = [text.texts["fr"] for text in all_texts(packs[event]) if "fr" in text.texts]
    assert [text for text in french if re.search(r" [:;!?»]|« |'", text)] == []


@pytest.mark.parametrize("event", EVENTS)
def test_chinese_texts_hold_no_latin_punctuation(packs: dict[str, EventPack], event: str) -> None:
    chinese = [text.texts["zh"] for text in all_texts(packs[event])]
    assert [text for text in chinese if re.search(r"[\u3400-\u9fff] ?[,;:?!()]|[,;?!] ?[\u3400-\u9fff]", text)] == []


@pytest.mark.parametrize("event", EVENTS)
def test_a_short_name_fits_large_text(packs: dict[str, EventPack], event: str) -> None:
    assert max(map(len, packs[event].event.short_name.texts.values())) <= 22


@pytest.mark.parametrize("event", EVENTS)
def test_what_is_made_up_is_marked_as_such(repository: Path, event: str) -> None:
    written = tomllib.loads((repository / "assets" / "packs" / event / "event.toml").read_text("utf-8"))
    assert written["illustrative"] is True
    assert "invented" in written["note"]


@pytest.mark.parametrize("event", EVENTS)
def test_the_colours_can_be_told_apart(packs: dict[str, EventPack], event: str) -> None:
    look = packs[event].event.look
    assert contrast(WHITE, look.deep) >= 10
    assert round(contrast(look.hot, look.deep), 1) >= 4.5


@pytest.mark.parametrize("event", EVENTS)
def test_codes_and_secrets_are_unlike_and_codes_carry_their_check_character(
    packs: dict[str, EventPack], event: str
) -> None:
    registrants = packs[event].registrants
    assert len({r.code for r in registrants}) == len({r.secret for r in registrants}) == len(registrants)
    unchecked = {r.code for r in registrants if make_code(*r.code.split("-")[:2]) != r.code}
    assert unchecked <= CHOSEN_CODES
    assert packs[event].made == frozenset()


@pytest.mark.parametrize("event", EVENTS)
def test_nobody_can_be_reached(packs: dict[str, EventPack], event: str) -> None:
    registrants = packs[event].registrants
    assert [r.phone for r in registrants if not RINGS_NOWHERE.fullmatch(r.phone)] == []
    assert {r.email.partition("@")[2] for r in registrants} == {"example.org", "example.com", "example.net"}


@pytest.mark.parametrize("event", EVENTS)
def test_a_room_holds_one_session_at_a_time(packs: dict[str, EventPack], event: str) -> None:
    sessions = [session for session in packs[event].sessions if session.room not in OPEN_HALLS]
    assert [clash for clash in _clashes(sessions) if clash[0].room == clash[1].room] == []


@pytest.mark.parametrize("event", EVENTS)
def test_nobody_speaks_in_two_places_at_once(packs: dict[str, EventPack], event: str) -> None:
    clashes = _clashes(packs[event].sessions)
    assert [(a.id, b.id) for a, b in clashes if speaker_ids(a) & speaker_ids(b)] == []


@pytest.mark.parametrize("event", EVENTS)
def test_whoever_speaks_is_registered(packs: dict[str, EventPack], event: str) -> None:
    pack = packs[event]
    registered = {registrant.name for registrant in pack.registrants}
    assert {speaker.name for speaker in pack.speakers.values()} <= registered
    assert set().union(*map(speaker_ids, pack.sessions)) == set(pack.speakers)


def test_names_come_in_the_scripts_of_their_homes(hainan: EventPack) -> None:
    names = {registrant.name for registrant in hainan.registrants}
    expected = {"张玉慧", "王伟", "欧阳志远", "单㛃", "黄𬭎", "梁子謙", "Dr. Friederike von Hohenstein-Bärenreuther"}
    assert expected | {"Jean-Baptiste de la Ville d'Arnay", "Nguyễn Thị Ánh Tuyết", "Sukarti"} <= names
    assert max(map(len, names)) >= 60


def test_surnames_that_dictionaries_misread_are_read_right(hainan: EventPack) -> None:
    latin = {registrant.name: registrant.name_latin for registrant in hainan.registrants}
    assert (latin["曾翀"], latin["单㛃"], latin["解宇航"]) == ("Zeng Chong", "Shan Jie", "Xie Yuhang")
    assert (latin["仇天佑"], latin["查文博"]) == ("Qiu Tianyou", "Zha Wenbo")


@pytest.mark.parametrize("event", EVENTS)
def test_han_names_have_a_latin_one_and_latin_names_none(packs: dict[str, EventPack], event: str) -> None:
    registrants = packs[event].registrants
    assert [r.code for r in registrants if bool(HAN.search(r.name)) != bool(r.name_latin)] == []


@pytest.mark.parametrize("event", EVENTS)
def test_the_fonts_have_every_character_of_the_pack(packs: dict[str, EventPack], event: str) -> None:
    files = {font("sc"), font("tc"), font("latin")}
    drawn = {character for file in files for character in TTFont(file, lazy=True).getBestCmap()}
    pack = packs[event]
    people = "".join(r.name + r.name_latin + r.organisation + r.title + r.delegation for r in pack.registrants)
    needed = set(people) | {character for text in all_texts(pack) for part in text.texts.values() for character in part}
    assert sorted(character for character in needed if ord(character) not in drawn) == []


@pytest.mark.parametrize("event", EVENTS)
def test_hero_and_the_beginning_of_its_way_are_what_the_full_picture_shows(
    qapp: QGuiApplication, repository: Path, packs: dict[str, EventPack], event: str
) -> None:
    look = packs[event].event.look
    hero, picture = look.hero, (repository / "assets" / "packs" / event / "hero.svg").read_text("utf-8")
    assert hero is not None
    way = f"M{hero.x} {hero.top}h250V{hero.bottom}H{hero.x}Z"
    parts = re.sub(r"<path.*/>", f'<path d="{hero.glyph}"/><path d="{way}"/>', picture)
    beginning = QRect(0, 150, int(42 + 0.8 * (hero.x + 200)) // 4 * 4, 780)  # lines of bytes without padding
    drawn, expected = (_drawn(svg).copy(beginning) for svg in (parts, picture))
    unlike = _unlike_pixels(drawn, expected)
    assert unlike <= 20


def _drawn(svg: str) -> QImage:
    image = QImage(1080, 1920, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(re.sub(r'fill="#\w+"', 'fill="#FFFFFF"', svg).encode())).render(painter)
    painter.end()
    return image


def _unlike_pixels(one: QImage, other: QImage) -> int:
    """How many pixels differ by more than antialiasing does."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 96 for a, b in pairs)


def _clashes(sessions: tuple[Session, ...] | list[Session]) -> list[tuple[Session, Session]]:
    return [(a, b) for a, b in combinations(sessions, 2) if a.start < b.end and b.start < a.end]


README_ROW = re.compile(r"^\| (HN-\S+) \| `(\S+)` \| `(\w+)`", re.MULTILINE)


def test_the_readme_names_somebody_for_each_refusal_that_needs_one(repository: Path, hainan: EventPack) -> None:
    readme = (repository / "assets" / "packs" / "README.md").read_text("utf-8")
    people = {registrant.code: registrant for registrant in hainan.registrants}
    shown = {reason: people[code] for code, _, reason in README_ROW.findall(readme)}
    assert {Reason(reason) for reason in shown} == {
        Reason.UNPAID, Reason.UNAPPROVED, Reason.CANCELED, Reason.BLOCKED, Reason.INVALID_TIME, Reason.PRODUCT
    }  # fmt: skip
    by_status = (shown[reason].status for reason in ("unpaid", "unapproved", "canceled", "blocked"))
    assert tuple(by_status) == (
        RegistrantStatus.UNPAID, RegistrantStatus.PENDING, RegistrantStatus.CANCELLED, RegistrantStatus.BLOCKED
    )  # fmt: skip
    assert shown["product"].category not in hainan.event.lists["vip-lunch"].categories


def test_only_few_validities_and_statuses_are_out_of_the_ordinary(packs: dict[str, EventPack]) -> None:
    for pack in packs.values():
        odd = [
            r for r in pack.registrants if r.status is not RegistrantStatus.CONFIRMED or r.valid_from or r.valid_until
        ]
        assert len(odd) <= 6


@pytest.mark.slow
@pytest.mark.parametrize("event", EVENTS)
def test_the_script_makes_the_same_files_again(repository: Path, tmp_path: Path, event: str) -> None:
    pytest.importorskip("pypinyin")
    pytest.importorskip("opencc")
    kept = repository / "assets" / "packs"
    made = subprocess.run(
        [sys.executable, kept / "make_packs.py", event, "--to", tmp_path], capture_output=True, text=True, check=False
    )
    assert (made.returncode, made.stderr) == (0, "")
    tables = sorted(path.name for path in (kept / event).glob("*.csv"))
    assert sorted(path.name for path in (tmp_path / event).iterdir()) == tables
    assert [
        name for name in tables if (kept / event / name).read_bytes() != (tmp_path / event / name).read_bytes()
    ] == []
