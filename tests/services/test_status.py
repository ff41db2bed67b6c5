"""The day in numbers."""

from kiosk.composition import Services
from kiosk.domain.checkin import Direction
from kiosk.services.status import ListStatus
from tests.venue import NINE, PEOPLE, scan


def test_an_empty_house(services: Services) -> None:
    state = services.status.status()
    assert (state.event, state.registrants, state.at) == ("tiny-2025", len(PEOPLE), NINE)
    assert (state.arrived, state.checkins, state.refused, state.help_waiting) == (0, 0, 0, 0)
    assert state.lists[:2] == (ListStatus("main", 0, None), ListStatus("forum", 0, 2))
    assert set(state.print_queue.values()) == {0}
    assert state.disk_free > 0
    assert not state.rehearsal
    assert state.last_scan_at is None


def test_people_passages_and_refusals_are_counted_and_what_was_taken_back_is_not(services: Services) -> None:
    scan(services, 4)
    scan(services, 4, "forum")
    scan(services, 4, "forum", direction=Direction.EXIT)
    scan(services, 5, "forum")
    undone = scan(services, 6)
    services.checkin.undo(undone.checkin_id, "not me")
    scan(services, 4)
    scan(services, 999)
    scan(services, 4, "desk")
    state = services.status.status()
    assert (state.arrived, state.checkins, state.refused) == (2, 4, 2)
    assert {entry.name: entry.inside for entry in state.lists} == {
        "main": 1,
        "forum": 1,
        "lounge": 0,
        "dinner": 0,
        "desk": 0,
    }
    assert {name: count for name, count in state.print_queue.items() if count} == {"waiting": 1, "cancelled": 1}


def test_the_last_scan_is_the_last_one_whether_admitted_or_refused(services: Services) -> None:
    scan(services, 999)
    assert services.status.status().last_scan_at == NINE


def test_the_print_queue_names_every_state_there_is(services: Services) -> None:
    expected = ["waiting", "rendering", "sent", "printed", "failed", "unknown", "cancelled"]
    assert list(services.status.status().print_queue) == expected
