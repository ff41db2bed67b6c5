"""Somebody at the desk whom nobody registered: what is asked, and who they may be already."""

import pytest

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.registrant import Registrant
from kiosk.domain.walk_in import may_be_the_same, missing

WUTONG = Registrant("TT-1", BadgeSecret("s"), "欧阳梧桐", "Ouyang Wutong", organisation="琼崖测试所")


def test_a_name_is_always_asked_and_the_rest_as_the_event_wants_it() -> None:
    assert missing({}, ()) == ("name",)
    assert missing({"name": "A", "phone": ""}, ("phone", "organisation")) == ("organisation", "phone")
    assert missing({"name": "A", "phone": "1", "organisation": "B"}, ("phone", "organisation")) == ()


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ({"name": "欧阳梧桐", "organisation": "琼崖测试所"}, True),
        ({"name": "欧阳梧桐"}, True),
        ({"name": "OUYANG  wutong", "organisation": "琼崖测试所"}, True),
        ({"name": "Somebody", "name_latin": "Ouyáng Wutong"}, True),
        ({"name": "欧阳梧桐", "organisation": "Elsewhere"}, False),
        ({"name": "欧阳"}, False),
        ({"name": ""}, False),
    ],
)
def test_the_same_folded_name_and_no_other_organisation_may_be_the_same_person(
    given: dict[str, str], same: bool
) -> None:
    assert may_be_the_same(given, WUTONG) == same
