"""What another process writes is noticed beside an open screen."""

from dataclasses import replace
from pathlib import Path

from kiosk.composition import Services
from kiosk.services.packs import load_pack
from tests.venue import SESSIONS, english, pack, scan, venue


def test_what_somebody_else_writes_is_noticed_once_and_ones_own_writing_is_not(
    services: Services, tmp_path: Path
) -> None:
    assert not services.changes.poll()
    scan(services, 4)
    assert not services.changes.poll()
    with venue(tmp_path) as beside:
        scan(beside, 5)
    assert services.changes.poll()
    assert not services.changes.poll()


def test_a_pack_that_is_loaded_beside_the_screen_is_seen_after_a_refresh(services: Services, tmp_path: Path) -> None:
    assert services.agenda.session("s1") == SESSIONS[0]
    assert not services.agenda.refresh()
    moved = replace(SESSIONS[0], title=english("Forum on lichen"))
    with venue(tmp_path) as beside:
        load_pack(beside.store, replace(pack(name=english("Renamed")), sessions=(moved,)))
    assert services.agenda.session("s1") == SESSIONS[0]
    assert services.agenda.refresh()
    assert services.agenda.session("s1") == moved
    assert services.agenda.session("s2") is None
    assert services.event.name == english("Renamed")
    assert not services.agenda.refresh()
