"""Who waits for a person is shown at the desk with what it is about, until somebody takes it."""

from dataclasses import replace

import pytest

from kiosk.composition import Services
from kiosk.services.desk import DeskCheckin
from kiosk.services.errors import NotPossibleError, UnknownError
from tests.services.desk import SUPERVISOR, VOLUNTEER, acts
from tests.venue import UNPAID, HandClock, code, person, scan


def test_a_request_comes_with_the_person_and_what_happened(services: Services, clock: HandClock) -> None:
    refused = scan(services, 2)
    services.help.call("refused", refused.checkin_id, code(2))
    clock.move(1)
    services.help.call("no_code")
    first, second = services.help.requests()
    assert (first.number, first.kind, first.registrant) == ("101", "refused", UNPAID)
    assert first.checkin is not None
    assert (first.checkin.id, first.checkin.status) == (refused.checkin_id, "error")
    assert (second.number, second.kind, second.registrant, second.checkin) == ("102", "no_code", None, None)
    assert second.at > first.at


def test_the_person_is_known_from_what_happened_at_the_screen(services: Services) -> None:
    outcome = scan(services, 4)
    services.help.call("not_me", outcome.checkin_id)
    assert [request.registrant for request in services.help.requests()] == [person(4)]
    unknown = services.checkin.check_in("nobody's code")
    services.help.call("refused", unknown.checkin_id)
    assert services.help.requests()[-1].registrant is None


def test_who_took_a_request_is_written_down_and_nobody_takes_it_twice(services: Services) -> None:
    number = services.help.call("refused", scan(services, 2).checkin_id, code(2))
    services.help.answer(number, VOLUNTEER)
    assert (services.help.requests(), services.help.waiting()) == ([], 0)
    assert acts(services) == [(VOLUNTEER.id, "answer", code(2), "")]
    with pytest.raises(NotPossibleError, match="already_answered"):
        services.help.answer(number, replace(SUPERVISOR))
    kept = services.store.connection().execute("SELECT answered_by FROM help_request").fetchall()
    assert kept == [(VOLUNTEER.id,)]


@pytest.mark.parametrize("number", ["999", "", "1O1", "-1", "9" * 50, "１０１"])
def test_a_number_that_nobody_has_is_said(services: Services, number: str) -> None:
    services.help.call("no_code")
    with pytest.raises(UnknownError, match="unknown request"):
        services.help.answer(number, VOLUNTEER)
    assert services.help.waiting() == 1


def test_somebody_known_who_is_refused_again_and_again_is_one_request_about_the_last_time(services: Services) -> None:
    first, last = scan(services, 2), scan(services, 2)
    assert services.help.call("refused", first.checkin_id, code(2)) == "101"
    assert services.help.call("refused", last.checkin_id, code(2)) == "101"
    assert services.help.call("not_me", last.checkin_id, code(2)) == "102"
    (request, _) = services.help.requests()
    assert request.checkin is not None
    assert request.checkin.id == last.checkin_id
    assert services.help.call("no_code") != services.help.call("no_code")


def test_whoever_is_let_in_at_the_desk_waits_no_longer(services: Services) -> None:
    services.help.call("refused", scan(services, 2).checkin_id, code(2))
    services.desk.check_in(DeskCheckin(code(2)), VOLUNTEER)
    assert services.help.waiting() == 1
    services.desk.check_in(DeskCheckin(code(2), why="paid in cash"), SUPERVISOR)
    assert services.help.waiting() == 0
