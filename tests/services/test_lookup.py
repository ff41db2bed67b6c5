"""Finding people by what is typed."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from tests.venue import CHINESE, NINE, PEOPLE, code, pack, person, scan, secret, venue

OTHERS = (
    person(20, name="Müller, Jörg", organisation="100 % Moos_AG"),
    person(21, name="François D’Arcy", organisation="L'Étang"),
    person(22, name="王伟", name_latin="Wang Wei", organisation=""),
    person(23, name="Wangari Weir", organisation=""),
)


@pytest.fixture
def crowd(tmp_path: Path):  # type: ignore[no-untyped-def]  # pytest knows
    with venue(tmp_path, event_pack=pack((*PEOPLE, *OTHERS))) as services:
        yield services


def found(services: Services, query: str, limit: int = 20) -> list[str]:
    return [match.registrant.code for match in services.lookup.find(query, limit)]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("欧阳梧桐", 1),
        ("ouyang wutong", 1),
        ("OUYANGWUTONG", 1),
        ("wutong ouyang", 1),
        ("琼崖", 1),
        ("muller", 20),
        ("MÜLLER", 20),
        ("jorg müller", 20),
        ("100 %", 20),
        ("moos_ag", 20),
        ("francois", 21),
        ("d'arcy", 21),
        ("D’Arcy", 21),
        ("etang", 21),
        ("王伟", 22),
        ("wang wei", 22),
    ],
)
def test_people_are_found_in_any_script_case_and_order(query: str, number: int, crowd: Services) -> None:
    assert found(crowd, query)[0] == code(number)


def test_a_code_finds_its_holder_in_any_case(crowd: Services) -> None:
    assert found(crowd, code(7).lower()) == [code(7)]


@pytest.mark.parametrize("query", ["", "   ", "nobody at all", "%", "_", "\\", "'", '"', "\x00", "🎫", "x" * 10_000])
def test_what_fits_nobody_finds_nobody(query: str, crowd: Services) -> None:
    assert found(crowd, query) == []


@pytest.mark.parametrize("query", ["a " * 5_000, "moos " * 400, "a" * 100_000, "\ud800", "müller \udcff"])
def test_no_query_is_too_long_or_too_odd_to_be_answered(query: str, crowd: Services) -> None:
    assert found(crowd, query) == []


def test_the_exact_name_comes_before_one_that_begins_so_before_one_that_holds_it(crowd: Services) -> None:
    names = [match.registrant.name for match in crowd.lookup.find("wang wei")]
    assert names == ["王伟", "Wangari Weir"]
    scores = [match.score for match in crowd.lookup.find("wang wei")]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)


def test_a_match_says_by_what_it_was_found(crowd: Services) -> None:
    by = {query: crowd.lookup.find(query)[0].matched_on for query in ("王伟", "wang wei", "琼崖", code(7))}
    assert by == {"王伟": "name", "wang wei": "name_latin", "琼崖": "organisation", code(7): "code"}


def test_who_has_still_to_arrive_comes_before_who_is_in(crowd: Services) -> None:
    before = found(crowd, "ottilie")
    arrived = next(number for number in range(12) if code(number) == before[0])
    scan(crowd, arrived)
    after = crowd.lookup.find("ottilie")
    assert after[-1].registrant.code == before[0]
    assert after[-1].checked_in_at == NINE
    assert after[0].checked_in_at is None


def test_an_arrival_at_another_list_is_none_at_the_main_one(crowd: Services) -> None:
    scan(crowd, 22, "lounge")
    assert crowd.lookup.find("王伟")[0].checked_in_at is None


@pytest.mark.parametrize("limit", [1, 3, 10**30])
def test_no_more_are_given_than_asked_for(limit: int, crowd: Services) -> None:
    assert len(found(crowd, "ottilie", limit)) == min(limit, len(PEOPLE) - 1)


def test_a_registrant_is_known_by_code_and_by_secret_and_the_code_goes_first(tmp_path: Path) -> None:
    sly = replace(person(30), secret=BadgeSecret(CHINESE.code))
    with venue(tmp_path, event_pack=pack((*PEOPLE, sly))) as services:
        assert services.lookup.registrant(secret(1)) == CHINESE
        assert services.lookup.registrant(CHINESE.code) == CHINESE
        assert services.lookup.registrant(f" {CHINESE.code.lower()} ") == CHINESE
        assert services.lookup.registrant("") is None
