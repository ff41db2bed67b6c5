"""hk-talent-hub-2025: about 150 people in delegations, with the order of protocol and a seat for each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from opencc import OpenCC

from pack_making.agenda import AGENDA_COLUMNS, SPEAKER_COLUMNS, session_row, speaker_row
from pack_making.names import Name, Namer
from pack_making.registrants import COLUMNS, Crowd, Person
from pack_making.tables import read_content, write_csv

SEATS_IN_A_ROW = 18
_ROWS = "ABCDEFGHJKLMN"
_ORGANISATIONS_OF = {"press": ["media"], "staff": ["secretariat"]}
_LED_BY_VIPS = ("beijing", "shanghai", "guangdong", "macao", "cities", "platforms")
_GROUPS = {
    "cities": ("delegate", "han", "人才發展協會", "Association for Talent Development"),
    "platforms": ("delegate", "han", "人才發展協會", "Association for Talent Development"),
    "mainland_universities": ("university", "han", "", ""),
    "hong_kong_universities": ("university", "cantonese", "", ""),
}
# As parts of names these keep their form, or take another than the dictionary's first.
_IN_NAMES = {character: character for character in "范沈姜余占卜于志松家向秋云升后谷征台"} | {"钟": "鍾", "云": "雲"}

Content = dict[str, Any]


class TraditionalNamer(Namer):
    """Writes the names of the Mainland in Traditional characters; their Latin form stays pinyin."""

    def __init__(self, pools: Content) -> None:
        super().__init__(pools)
        self._traditional = OpenCC("s2hk")

    def draw(self, kind: str, rng: random.Random) -> Name:
        """A name of `kind`, in Traditional characters."""
        name = super().draw(kind, rng)
        if kind != "han":
            return name
        written = "".join(_IN_NAMES.get(character) or self._traditional.convert(character) for character in name.text)
        return Name(written, name.latin)


def make(content: Path, pack: Path) -> None:
    """Writes the pack's tables into the folder `pack`."""
    namer = TraditionalNamer(read_content(content, "names"))
    sessions = read_content(content, "hk-talent-hub-2025-agenda")["session"]
    people = read_content(content, "hk-talent-hub-2025-people")
    speakers = people.pop("speaker")
    delegations = [_national(delegation) for delegation in people["delegation"]] + list(_grouped(people))
    people |= {"delegation": delegations, "speakers_in": speakers, "area": "10", "skills": {}, "shares": {"zh": 1}}
    crowd = Crowd("hk-talent-hub-2025", "HK", people | {"organisations_of": _ORGANISATIONS_OF}, namer).people(speakers)
    write_csv(pack / "agenda.csv", AGENDA_COLUMNS, map(session_row, sessions))
    write_csv(pack / "speakers.csv", SPEAKER_COLUMNS, (speaker_row(speaker, namer) for speaker in speakers))
    write_csv(pack / "registrants.csv", (*COLUMNS, "protocol_order", "seat"), _seated(_ranked(crowd, delegations)))


def _national(delegation: Content) -> Content:
    return {"category": "delegate"} | delegation


def _grouped(people: Content) -> Iterator[Content]:
    for group, (category, names, han_suffix, latin_suffix) in _GROUPS.items():
        for number, (han, latin) in enumerate(people[group]["places"]):
            yield {
                "id": f"{group}-{number}",
                "name": f"{han} · {latin}",
                "organisation": [f"{han}{han_suffix}", f"{latin} {latin_suffix}".strip()],
                "size": people[group]["size"],
                "category": category,
                "names": names,
            }


def _ranked(crowd: list[Person], delegations: list[Content]) -> list[Person]:
    """The leaders of places are VIPs; the order of protocol goes on behind those who have a place in it already."""
    places = [d["name"] for d in delegations if d["id"].partition("-")[0] in _LED_BY_VIPS]
    leaders = {person["delegation"]: person for person in crowd if person.get("delegation_role") == "leader"}
    numbers = count(1 + max(person.get("protocol_order", 0) for person in crowd))
    for leader in (leaders[place] for place in places):
        leader["category"] = "vip"
        if "protocol_order" not in leader:
            leader["protocol_order"] = next(numbers)
    return crowd


def _seated(crowd: list[Person]) -> list[Person]:
    """VIPs sit in the order of protocol, then speakers, then the delegations together; staff has no seat."""
    guests = sorted((person for person in crowd if person["category"] != "staff"), key=_seating_order)
    for index, person in enumerate(guests):
        row, place = divmod(index, SEATS_IN_A_ROW)
        person["seat"] = f"{_ROWS[row]}{place + 1}"
    return crowd


def _seating_order(person: Person) -> tuple[object, ...]:
    ranks = {"vip": 0, "speaker": 1, "delegate": 2, "university": 3, "press": 4}
    return ranks[person["category"]], person.get("protocol_order", 0), person.get("delegation", ""), person["code"]
