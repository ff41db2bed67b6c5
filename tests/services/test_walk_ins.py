"""Somebody whom nobody registered comes to the desk and goes in."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.composition import Services
from kiosk.domain.checkin import Admitted
from kiosk.domain.codes import is_code
from kiosk.services.checkin import Outcome, Scan
from kiosk.services.desk import DeskCheckin
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.packs import load_pack
from kiosk.services.walk_ins import FieldsMissing, MayBeKnown, WalkedIn
from tests.services.desk import VOLUNTEER, acts, audited, desk_pack
from tests.venue import CHINESE, PEOPLE, HandClock, pack, person, venue

NEW = {"name": "Fern Farnham", "organisation": "Fern & Co"}


def registered(services: Services, **told: str) -> WalkedIn:
    outcome = services.walk_ins.register({**NEW, **told}, VOLUNTEER)
    assert isinstance(outcome, WalkedIn)
    return outcome


def test_a_walk_in_gets_a_code_and_a_secret_and_goes_in(services: Services) -> None:
    who = registered(services, language="fr", category="vip", phone="+33 1 22 33 44 55").registrant
    assert is_code(who.code)
    assert who.code.startswith("TT-")
    assert (who.name, who.language, who.category, who.phone) == ("Fern Farnham", "fr", "vip", "+33 1 22 33 44 55")
    assert services.checkin.scan(Scan(who.secret.text)).verdict == Admitted()
    assert [match.registrant for match in services.lookup.find("fern farnham")] == [who]
    assert acts(services) == [(VOLUNTEER.id, "walk_in", who.code, "")]
    assert audited(services)[0].details["fields"] == ["category", "language", "name", "organisation", "phone"]
    assert "Fern" not in str(audited(services)[0].details)


def test_what_the_event_wants_to_know_is_asked_and_the_rest_has_its_defaults(tmp_path: Path) -> None:
    with venue(tmp_path, HandClock(), desk_pack(person(4))) as services:
        assert services.walk_ins.register({"name": " "}, VOLUNTEER) == FieldsMissing(("name", "organisation"))
        who = registered(services).registrant
        assert (who.category, who.language) == ("talent", services.event.languages[0])
        assert len(acts(services)) == 1


def test_somebody_of_the_same_name_and_no_other_organisation_is_shown_first(services: Services) -> None:
    told = {"name": "欧阳梧桐", "organisation": "琼崖测试所"}
    assert services.walk_ins.register(told, VOLUNTEER) == MayBeKnown((CHINESE,))
    assert services.walk_ins.register({"name": "Ouyang  WUTONG"}, VOLUNTEER) == MayBeKnown((CHINESE,))
    assert services.status.status().registrants == len(PEOPLE)
    assert acts(services) == []
    elsewhere = services.walk_ins.register({**told, "organisation": "Elsewhere"}, VOLUNTEER)
    assert isinstance(elsewhere, WalkedIn)


def test_staff_who_have_looked_may_register_them_all_the_same(services: Services) -> None:
    outcome = services.walk_ins.register({"name": "欧阳梧桐"}, VOLUNTEER, is_new=True)
    assert isinstance(outcome, WalkedIn)
    assert audited(services)[0].details["alike_seen"] is True


def test_pressing_twice_registers_once(services: Services) -> None:
    who = registered(services).registrant
    assert services.walk_ins.register(NEW, VOLUNTEER) == MayBeKnown((who,))


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("category", "nobility", "unknown category"),
        ("language", "nl", "unknown language"),
        ("secret", "x", "unknown field"),
        ("attention", "x", "unknown field"),
        ("email", "a\x00b", "text_faulty"),
        ("phone", "1" * 201, "text_faulty"),
    ],
)
def test_a_walk_in_is_checked_like_a_correction(services: Services, field: str, text: str, fault: str) -> None:
    with pytest.raises((UnknownError, NotPossibleError), match=fault):
        services.walk_ins.register({**NEW, field: text}, VOLUNTEER)
    assert services.status.status().registrants == len(PEOPLE)


def test_a_walk_in_stays_when_the_pack_is_loaded_again(services: Services) -> None:
    who = registered(services).registrant
    report = load_pack(services.store, pack())
    assert (report.removed, report.cancelled, report.unchanged) == (0, 0, len(PEOPLE))
    assert services.desk.card(who.code).registrant == who


def test_a_walk_in_whom_the_pack_comes_to_know_is_one_of_its_own(services: Services) -> None:
    who = registered(services).registrant
    load_pack(services.store, pack((*PEOPLE, replace(who, title="Dr"))))
    assert services.desk.card(who.code).registrant.title == "Dr"
    report = load_pack(services.store, pack())
    assert (report.removed, report.cancelled) == (1, 0)


def test_a_walk_in_is_checked_in_at_the_desk_like_anybody(services: Services) -> None:
    who = registered(services).registrant
    outcome = services.desk.check_in(DeskCheckin(who.code), VOLUNTEER)
    assert isinstance(outcome, Outcome)
    assert outcome.verdict == Admitted()
    assert outcome.print_job
