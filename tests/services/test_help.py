"""Somebody who waits for a person shows a number."""

from pathlib import Path

from kiosk.composition import Services
from tests.venue import CHINESE, scan, venue


def test_numbers_begin_at_101_and_count_on(services: Services) -> None:
    assert [services.help.call("no_code") for _ in range(3)] == ["101", "102", "103"]
    assert services.help.waiting() == services.status.status().help_waiting == 3


def test_numbers_count_on_after_a_restart(tmp_path: Path) -> None:
    for expected in ("101", "102"):
        with venue(tmp_path) as services:
            assert services.help.call("no_code") == expected


def test_staff_can_see_who_calls_and_why(services: Services) -> None:
    outcome = scan(services, 1)
    services.help.call("not_me", outcome.checkin_id, CHINESE.code)
    row = (
        services.store.connection()
        .execute("SELECT kind, checkin, registrant, answered_at FROM help_request")
        .fetchone()
    )
    assert row == ("not_me", outcome.checkin_id, CHINESE.code, None)


def test_who_was_answered_waits_no_longer(services: Services) -> None:
    services.help.call("no_code")
    services.store.connection().execute("UPDATE help_request SET answered_at = at")
    assert services.help.waiting() == 0
