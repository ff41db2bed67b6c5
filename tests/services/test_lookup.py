"""Finding people by what is typed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import text

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from tests.venue import CHINESE, NINE, PEOPLE, code, pack, person, scan, secret, venue

OTHERS = (
    person(20, name="Müller, Jörg", organisation="100 % Moos_AG"),
    person(24, name="覃雨", organisation="Le Marais", organisation_latin="Qiongya Lab", delegation="海口 · Haikou"),
    person(25, name="Zoë O’Neill", phone="+353 1 000 4711"),
    person(21, name="François D’Arcy", organisation="L'Étang"),
    person(22, name="王伟", name_latin="Wang Wei", organisation=""),
    person(23, name="Wangari Weir", organisation=""),
)


@pytest.fixture
def crowd(tmp_path: Path):  # type: ignore[no-untyped-def]  # pytest knows
    with venue(tmp_path, event_pack=pack((*PEOPLE, *OTHERS))) as services:
        yield services


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]  # pytest knows
    with venue(tmp_path_factory.mktemp("everybody"), event_pack=pack((*PEOPLE, *OTHERS))) as services:
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
        ("王", 22),
        ("伟", 22),
        ("Wáng Wěi", 22),
        ("wang2 wei3", 22),
        ("weiwang", 22),
        ("wei wang", 22),
        ("wongwai", 22),
        ("王wei", 22),
        ("ww", 22),
        ("wang wie", 22),
        ("wamg wei", 22),
        ("mu", 20),
        ("mueller", 20),
        ("mullre", 20),
        ("jorgmuller", 20),
        ("mj", 20),
        ("muller moos", 20),
        ("moos muller", 20),
        ("ulle", 20),
        ("etang francois", 21),
        ("qin yu", 24),
        ("tan yu", 24),
        ("海口", 24),
        ("4711", 25),
        ("0004711", 25),
        ("oneill", 25),
        ("o neill", 25),
        ("neill", 25),
        ("zoe", 25),
        (code(25).replace("-", "").lower(), 25),
        (code(25).split("-", 1)[1], 25),
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
    matches = crowd.lookup.find("wang wei")
    assert [match.registrant.name for match in matches] == ["王伟", "Wangari Weir"]
    scores = [match.score for match in matches]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)


def test_a_match_says_by_what_it_was_found(crowd: Services) -> None:
    expected = {
        "王伟": "name",
        "王偉": "name",
        "wang wei": "name_latin",
        "wong wai": "pinyin",
        "ww": "initials",
        "琼崖": "organisation",
        "qiongya lab": "organisation",
        "haikou": "delegation",
        "mueller": "name",
        "mullre": "name",
        code(7): "code",
        "4711": "phone",
    }
    assert {query: crowd.lookup.find(query)[0].matched_on for query in expected} == expected


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


def test_who_has_still_to_arrive_is_found_behind_more_who_are_in_than_are_looked_at(tmp_path: Path) -> None:
    many = tuple(person(number, name="李明") for number in range(300))
    with venue(tmp_path, event_pack=pack(many)) as services:
        services.store.connection().execute(
            "INSERT INTO checkin (id, kiosk, sequence, hlc, at, list, direction, status, operator, why, forced, "
            "answers, scanned) VALUES ('c', 'k', 1, 1, 1, 'main', 'entry', 'ok', '', '', 0, '', '')"
        )
        services.store.connection().execute(
            "INSERT INTO admission SELECT 'main', code, 'c', 1, 'k', 1 FROM registrant WHERE code != ?", (code(290),)
        )
        matches = services.lookup.find("li ming")
        assert matches[0].registrant.code == code(290)
        assert len(matches) == 20


def test_all_whom_a_name_fits_equally_come_together(tmp_path: Path) -> None:
    many = tuple(person(number, name="李明", organisation=f"House {number}") for number in range(30))
    others = tuple(person(number, name="李明明") for number in range(40, 60))
    with venue(tmp_path, event_pack=pack((*others, *many))) as services:
        matches = services.lookup.find("李明", 40)
        assert {match.registrant.code for match in matches[:30]} == {code(number) for number in range(30)}
        assert {match.score for match in matches[:30]} == {1.0}
        assert all(0 < match.score < 1 for match in matches[30:])


@given(query=text(max_size=30))
def test_whatever_is_typed_is_no_error(query: str, everybody: Services) -> None:
    for match in everybody.lookup.find(query):
        assert 0 < match.score <= 1


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
