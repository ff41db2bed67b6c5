"""What an event says about itself."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.event import CheckinList, Event
from kiosk.domain.localized import Localized

NAME = Localized({"en": "A name"})
EVENT = Event("hainan-2025", ZoneInfo("Asia/Shanghai"), date(2025, 12, 6), date(2025, 12, 7), NAME)
FORUM = CheckinList("forum", NAME, session="s1")
MAIN = CheckinList("main", NAME)


def test_the_main_list_is_the_first_that_is_not_the_door_of_a_session() -> None:
    assert replace(EVENT, lists={"forum": FORUM, "main": MAIN}).main_list is MAIN


def test_where_every_list_is_the_door_of_a_session_the_first_is_the_main_one() -> None:
    assert replace(EVENT, lists={"forum": FORUM}).main_list is FORUM


@pytest.mark.parametrize(
    ("event_id", "prefix", "expected"),
    [("hainan-2025", "", "HA"), ("hainan-2025", "HN", "HN"), ("a-1", "", "A1"), ("x", "", "X")],
)
def test_codes_begin_with_the_packs_prefix_or_the_first_letters_of_its_id(
    event_id: str, prefix: str, expected: str
) -> None:
    assert replace(EVENT, id=event_id, prefix=prefix).code_prefix() == expected
