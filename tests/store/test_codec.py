"""Documents hold the domain's dataclasses without loss, and outlive changes to them."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.agenda import Change, ChangeKind, Kind, Session
from kiosk.domain.event import CheckinList, Event, HeroShape, Look
from kiosk.domain.localized import Localized
from kiosk.domain.opportunity import Opportunity, OpportunityKind
from kiosk.domain.pack import EventPack
from kiosk.importing.pack import read_pack
from kiosk.resources import packs_root
from kiosk.store.codec import decode, encode
from tests.importing.good_pack import GOOD
from tests.venue import EVENT, LISTS, NINE, OPPORTUNITIES, SESSIONS, english

LATER = NINE + timedelta(hours=1)


@pytest.fixture
def good(tmp_path: Path) -> EventPack:
    """A pack that uses every part of the format."""
    for name, content in GOOD.items():
        path = tmp_path / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return read_pack(tmp_path / "pack")


def parts(pack: EventPack) -> list[Any]:
    return [pack.event, *pack.sessions, *pack.opportunities]


def test_a_small_packs_event_sessions_and_opportunities_come_back_as_they_were(good: EventPack) -> None:
    for part in parts(good):
        assert decode(type(part), encode(part)) == part


@pytest.mark.parametrize("name", ["hainan-2025", "cqitec-2025", "hk-talent-hub-2025"])
def test_a_sample_packs_event_sessions_and_opportunities_come_back_as_they_were(name: str) -> None:
    for part in parts(read_pack(packs_root() / name)):
        assert decode(type(part), encode(part)) == part


@pytest.mark.parametrize(
    "part",
    [
        EVENT,
        *LISTS,
        *SESSIONS,
        *OPPORTUNITIES,
        Look(hero=HeroShape("M 0 0 Z", 700, 53.5, -80)),
        CheckinList(
            "later", english("Later"), rules={"and": [{"<": [{"var": "age"}, 30]}, True, None, ""]}, capacity=0
        ),
        CheckinList(
            "early", english("Early"), opens=NINE, closes=NINE + timedelta(hours=1), categories=frozenset("ba")
        ),
        Change(ChangeKind.MOVED, NINE, LATER, "hall", NINE + timedelta(microseconds=1)),
        Change(ChangeKind.DELAYED, NINE, LATER, "", LATER),
        Session("bare", NINE, LATER, "", Kind.BREAK, Localized()),
        Opportunity("bare", OpportunityKind.PROJECT, Localized()),
        replace(EVENT, languages=(), fallback=(), name=Localized()),
    ],
)
def test_what_a_document_holds_comes_back_as_it_was(part: Any) -> None:
    assert decode(type(part), encode(part)) == part


def test_what_holds_nothing_takes_no_room() -> None:
    assert (
        encode(CheckinList("main", english("Main")))
        == '{"id":"main","name":{"texts":{"en":"Main"}},"reentry":false,"multiple":false}'
    )


def test_a_field_that_is_new_gets_its_default_and_one_that_is_gone_is_passed_over() -> None:
    @dataclass(frozen=True)
    class Later:
        id: str
        since: datetime = NINE

    assert decode(Later, json.dumps({"id": "x", "gone": [1, 2]})) == Later("x")


def test_times_keep_their_offset() -> None:
    found = decode(Session, encode(SESSIONS[0]))
    assert found.start.utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("document", ["", "[", "{}"])
def test_what_is_no_document_is_not_taken_for_one(document: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        decode(Event, document)


def test_the_order_of_lists_is_kept_for_the_first_is_the_main_one() -> None:
    assert list(decode(Event, encode(EVENT)).lists) == [entry.id for entry in LISTS]


def test_an_opportunity_keeps_its_words_apart() -> None:
    offer = Opportunity("o", OPPORTUNITIES[0].kind, english("x"), sectors=("a;b", "c"), slots=())
    assert decode(Opportunity, encode(offer)) == offer
