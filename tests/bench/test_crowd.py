"""The invented people."""

import unicodedata

from kiosk.bench.crowd import COLUMNS, crowd
from kiosk.domain.badge_secret import BadgeSecret, is_own_secret
from kiosk.domain.codes import is_code

CATEGORIES = ("talent", "vip")
PEOPLE = list(crowd(500, CATEGORIES, "HN"))


def test_the_same_people_come_every_time() -> None:
    assert list(crowd(500, CATEGORIES, "HN")) == PEOPLE


def test_a_larger_crowd_begins_with_the_smaller_one() -> None:
    assert list(crowd(600, CATEGORIES, "HN"))[:500] == PEOPLE


def test_nobody_shares_a_code_or_a_secret() -> None:
    assert len({person["code"] for person in PEOPLE}) == len({person["secret"] for person in PEOPLE}) == 500


def test_codes_and_secrets_are_such_as_the_program_makes() -> None:
    for person in PEOPLE:
        assert is_code(person["code"])
        assert BadgeSecret.parse(person["secret"]) == BadgeSecret(person["secret"])
        assert is_own_secret(person["secret"])


def test_all_four_languages_and_every_regional_form_of_han_characters_come() -> None:
    assert {person["language"] for person in PEOPLE} == {"zh", "en", "fr", "de"}
    assert {person["han"] for person in PEOPLE} == {"", "hk", "tc"}


def test_names_are_in_several_scripts_and_some_are_double() -> None:
    letters = {
        unicodedata.name(letter).split()[0] for person in PEOPLE for letter in person["name"] if letter.isalpha()
    }
    assert letters == {"CJK", "LATIN"}
    assert any("-" in person["name"] for person in PEOPLE)
    assert all(person["name_latin"] for person in PEOPLE if person["language"] == "zh")


def test_people_fill_no_column_that_a_pack_does_not_have() -> None:
    assert all(set(person) <= set(COLUMNS) for person in PEOPLE)
