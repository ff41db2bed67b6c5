from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.event import Category, Event, Han, Look
from kiosk.domain.localized import Localized
from kiosk.domain.registrant import Registrant
from kiosk.printing.badge import badge_data, decoy
from tests.printing.conftest import HERO, SECRET

SPEAKER = Category("speaker", Localized({"zh": "演讲嘉宾", "en": "Speaker", "de": "Vortrag"}), "#00424F", "讲")
EVENT = Event(
    id="hainan-2025",
    timezone=ZoneInfo("Asia/Shanghai"),
    starts=date(2025, 12, 6),
    ends=date(2025, 12, 7),
    name=Localized({"zh": "人才交流大会", "en": "Talent Exchange"}),
    look=Look(deep="#34196B", hot="#F4B942", han=Han.HK, hero=HERO),
    categories={"speaker": SPEAKER},
)
PERSON = Registrant("HN-1", SECRET, "欧阳志远", "Ouyang Zhiyuan", "speaker", "研究院", "Institute", language="de")


def test_a_badge_carries_the_persons_own_code_and_secret() -> None:
    data = badge_data(PERSON, EVENT)
    assert (data.code, data.secret) == ("HN-1", SECRET)


def test_the_category_is_named_in_the_events_first_language_and_in_english() -> None:
    data = badge_data(PERSON, EVENT)
    assert (data.category_name, data.category_name_other, data.seal) == ("演讲嘉宾", "Speaker", "讲")


def test_at_an_english_event_the_second_word_is_in_the_holders_language() -> None:
    data = badge_data(PERSON, replace(EVENT, languages=("en", "zh", "de")))
    assert (data.category_name, data.category_name_other) == ("Speaker", "Vortrag")


def test_a_category_named_in_one_language_has_one_word() -> None:
    data = badge_data(PERSON, replace(EVENT, categories={"speaker": Category("speaker", Localized({"zh": "讲者"}))}))
    assert (data.category_name, data.category_name_other) == ("讲者", "")


def test_a_category_that_the_event_does_not_know_leaves_its_words_out() -> None:
    assert badge_data(replace(PERSON, category="ghost"), EVENT).category_name == ""


@pytest.mark.parametrize(("own", "expected"), [(None, Han.HK), ("sc", Han.SC), ("tc", Han.TC)])
def test_the_persons_form_of_characters_goes_before_the_events(own: str | None, expected: Han) -> None:
    data = badge_data(replace(PERSON, han=own), EVENT)
    assert (data.han, data.event_han) == (expected, Han.HK)


def test_the_events_look_comes_along() -> None:
    data = badge_data(PERSON, EVENT)
    assert (data.deep, data.hot, data.hero, data.event_name) == ("#34196B", "#F4B942", HERO, "人才交流大会")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("  Anna \t\n Müller ", "Anna Müller"),
        ("Mu\u0308ller", "Müller"),
        ("An\u200bna\u202e", "Anna"),
        ("葛\U000e0100城", "葛城"),
        ("Anna\x00\x1b", "Anna"),
        ("M.\u00a0Müller", "M.\u00a0Müller"),
    ],
)
def test_a_name_is_printed_on_one_line_without_what_has_no_shape(written: str, printed: str) -> None:
    assert badge_data(replace(PERSON, name=written), EVENT).name == printed


def test_a_decoy_knows_no_secret() -> None:
    data = badge_data(PERSON, EVENT)
    assert decoy(data) == replace(data, secret=None)


def test_a_badge_never_shows_its_secret_in_a_log() -> None:
    data = badge_data(replace(PERSON, secret=BadgeSecret("TELL-NOBODY")), EVENT)
    assert "TELL-NOBODY" not in repr(data)
