"""The folders that are measured in."""

import logging
from pathlib import Path

import pytest

from kiosk.bench.venue import Venue, at_venue
from kiosk.store.keys import KeyHome


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Venue:
    """A conference of forty."""
    return Venue(tmp_path_factory.mktemp("venue"), 40)


def test_a_pack_has_as_many_people_as_were_asked_for(venue: Venue) -> None:
    with at_venue(venue.data(venue.people)) as services:
        assert services.status.status().registrants == 40


def test_copies_begin_alike_and_change_apart(venue: Venue) -> None:
    (secret,) = venue.secrets(1)
    one, other = venue.copy("one"), venue.copy("other")
    assert one.store(one.event).read_bytes() == other.store(other.event).read_bytes()
    with at_venue(one) as services:
        services.checkin.check_in(secret)
    with at_venue(other) as services:
        assert services.status.status().checkins == 0


def test_a_venue_leaves_nothing_in_anybodys_keyring(venue: Venue) -> None:
    assert venue.data(venue.people).key_home == KeyHome.FILE


def test_the_log_of_what_is_measured_stays_in_the_venue(venue: Venue) -> None:
    settings = venue.copy("logged")
    before = logging.getLogger().handlers[:]
    with at_venue(settings) as services:
        services.checkin.check_in("nobody's")
    assert "check-in" in settings.log_file().read_text("utf-8")
    assert logging.getLogger().handlers == before


def test_secrets_are_taken_from_all_over_the_pack(venue: Venue) -> None:
    everybody = venue.secrets(40)
    assert len(set(everybody)) == 40
    assert venue.secrets(4) == everybody[::10]
    assert venue.secrets(1_000) == everybody


def test_a_pack_is_written_whole_or_not_at_all(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.bench.venue.crowd", lambda *_: iter([{"no such column": "x"}]))
    with pytest.raises(ValueError, match="no such column"):
        venue.pack(7)
    assert not Path(venue.folder / "pack-7").exists()
