"""One way to put the program together, for the screen and the command line alike."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.clock import FixedClock, RehearsalClock, SystemClock
from kiosk.composition import Services, load_event, open_for_screen, open_services, opened, rehearsal_clock
from kiosk.services.errors import FolderInUseError, KeyMissingError, NoEventError, StoreUnavailableError
from kiosk.settings import Settings, read_settings
from kiosk.store.events import Settings as StoredSettings
from kiosk.store.keys import key_file
from kiosk.store.locks import FolderLocks, holding
from tests.venue import EVENT, NINE, HandClock, loaded, pack, scan, venue

ANCHOR = "rehearsal_anchor"


@contextmanager
def screen(folder: Path, *, rehearsal: bool = False, at: datetime | None = None) -> Iterator[Services]:
    """The services of the one touch screen."""
    services = open_for_screen(
        read_settings(folder), at=(lambda _: FixedClock(at)) if at else None, rehearsal=rehearsal
    )
    try:
        yield services
    finally:
        services.close()


def is_free(folder: Path) -> bool:
    """Whether somebody could have the folder for themselves."""
    with holding(FolderLocks(folder).presence):
        return True


def test_before_a_pack_was_loaded_there_is_no_event(tmp_path: Path) -> None:
    with pytest.raises(NoEventError):
        open_services(read_settings(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_loaded_event_is_the_one_that_opens(tmp_path: Path) -> None:
    settings = loaded(tmp_path)
    assert read_settings(tmp_path) == settings
    assert settings.event == "tiny-2025"
    with opened(settings) as services:
        assert services.event == EVENT


def test_a_second_event_lies_beside_the_first_and_the_last_loaded_is_open(tmp_path: Path) -> None:
    with venue(tmp_path) as services:
        scan(services, 4)
    loaded(tmp_path, pack(id="other-2026"))
    with venue(tmp_path) as services:
        assert services.event.id == "other-2026"
        assert services.status.status().arrived == 0
    loaded(tmp_path)
    with venue(tmp_path) as services:
        assert services.status.status().arrived == 1


def test_all_events_of_a_kiosk_share_its_key_and_id(tmp_path: Path) -> None:
    first = loaded(tmp_path)
    key = key_file(tmp_path).read_text(encoding="ascii")
    second = loaded(tmp_path, pack(id="other-2026"))
    assert (second.kiosk, second.key_home) == (first.kiosk, first.key_home)
    assert key_file(tmp_path).read_text(encoding="ascii") == key


@pytest.mark.parametrize("spoil", ["gone", "other"])
def test_without_its_key_a_store_is_shut_and_the_folder_free_again(spoil: str, tmp_path: Path) -> None:
    settings = loaded(tmp_path)
    key_file(tmp_path).unlink()
    if spoil == "other":
        key_file(tmp_path).write_text("f" * 64, encoding="ascii")
    with pytest.raises(KeyMissingError):
        open_services(settings)
    assert is_free(tmp_path)


def test_a_store_that_is_gone_is_not_made_anew_as_an_empty_one(tmp_path: Path) -> None:
    settings = loaded(tmp_path)
    settings.store("tiny-2025").unlink()
    with pytest.raises(StoreUnavailableError):
        open_services(settings)
    assert not settings.store("tiny-2025").exists()
    assert is_free(tmp_path)


def test_a_store_that_was_emptied_holds_no_event_and_leaves_the_folder_free(tmp_path: Path) -> None:
    settings = loaded(tmp_path)
    settings.store("tiny-2025").write_bytes(b"")
    with pytest.raises(NoEventError):
        open_services(settings)
    assert is_free(tmp_path)


def test_closing_gives_the_folder_free(tmp_path: Path) -> None:
    services = open_services(loaded(tmp_path))
    with pytest.raises(FolderInUseError):
        is_free(tmp_path)
    services.close()
    assert is_free(tmp_path)
    services.close()


class TestScreen:
    """The one touch screen of a folder, and the commands beside it."""

    def test_a_second_screen_is_refused_while_commands_run_beside_the_first(self, tmp_path: Path) -> None:
        loaded(tmp_path)
        with screen(tmp_path) as first:
            with pytest.raises(FolderInUseError, match="screen"):
                open_for_screen(read_settings(tmp_path))
            with venue(tmp_path) as beside:
                scan(beside, 4)
            assert first.status.status().arrived == 1
        with screen(tmp_path):
            pass
        assert is_free(tmp_path)

    def test_another_event_is_not_loaded_beside_an_open_screen_but_its_own_is(self, tmp_path: Path) -> None:
        loaded(tmp_path)
        with screen(tmp_path):
            with pytest.raises(FolderInUseError, match="screen"):
                load_event(read_settings(tmp_path), pack(id="other-2026"))
            _, report = load_event(read_settings(tmp_path), pack())
            assert report.added == 0
        assert read_settings(tmp_path).event == "tiny-2025"

    def test_a_command_that_asks_whether_a_screen_is_open_keeps_none_from_opening(self, tmp_path: Path) -> None:
        from threading import Timer

        loaded(tmp_path)
        asking = FolderLocks(tmp_path).screen
        asking.acquire(shared=True)
        Timer(0.1, asking.release).start()
        with screen(tmp_path) as services:
            assert services.holds_screen


class TestClock:
    """Which time it is."""

    def test_the_time_is_the_computers_where_nothing_is_said(self, tmp_path: Path) -> None:
        with opened(loaded(tmp_path)) as services:
            assert isinstance(services.clock, SystemClock)

    def test_the_time_that_is_named_is_what_the_log_records(self, tmp_path: Path) -> None:
        with opened(loaded(tmp_path), at=lambda _: FixedClock(NINE)) as services:
            scan(services, 4)
            (at,) = services.store.connection().execute("SELECT at FROM checkin").fetchone()
        assert at == NINE.timestamp() * 1000

    def test_a_screen_in_rehearsal_shares_its_time_with_commands_beside_it(self, tmp_path: Path) -> None:
        loaded(tmp_path)
        with screen(tmp_path, rehearsal=True) as services, opened(read_settings(tmp_path)) as beside:
            assert services.clock.rehearsal
            assert beside.clock == services.clock
            assert timedelta(0) <= beside.clock.now() - NINE < timedelta(seconds=20)
        with opened(read_settings(tmp_path)) as after:
            assert isinstance(after.clock, SystemClock)

    def test_a_time_that_a_command_names_goes_before_the_rehearsals(self, tmp_path: Path) -> None:
        loaded(tmp_path)
        with screen(tmp_path, rehearsal=True), opened(read_settings(tmp_path), at=lambda _: FixedClock(NINE)) as beside:
            assert beside.clock == FixedClock(NINE)

    def test_a_rehearsal_that_was_killed_is_over(self, tmp_path: Path) -> None:
        with venue(tmp_path) as services:
            StoredSettings(services.store).put(ANCHOR, "1000.0")
        with opened(read_settings(tmp_path)) as services:
            assert isinstance(services.clock, SystemClock)

    @pytest.mark.parametrize("at", [None, NINE])
    def test_commands_beside_a_screen_do_not_go_by_a_rehearsal_that_was_killed_before(
        self, at: datetime | None, tmp_path: Path
    ) -> None:
        with venue(tmp_path) as services:
            StoredSettings(services.store).put(ANCHOR, "1000.0")
        with screen(tmp_path, at=at), opened(read_settings(tmp_path)) as beside:
            assert isinstance(beside.clock, SystemClock)

    def test_a_sample_on_other_days_than_its_own_is_a_rehearsal_and_a_real_event_is_not(self) -> None:
        today = datetime.now(UTC).astimezone(EVENT.timezone).date()
        sample = replace(EVENT, illustrative=True)
        assert rehearsal_clock(EVENT) is None
        assert isinstance(rehearsal_clock(sample), RehearsalClock)
        assert rehearsal_clock(replace(sample, starts=today, ends=today)) is None
        assert rehearsal_clock(replace(EVENT, starts=today, ends=today), asked=True) is not None


def test_a_backup_is_made_beside_an_open_screen(tmp_path: Path) -> None:
    loaded(tmp_path / "data")
    with screen(tmp_path / "data"), venue(tmp_path / "data", HandClock()) as beside:
        beside.back_up(tmp_path / "copy", None)
    assert (tmp_path / "copy").stat().st_size > 0


def test_each_thread_closes_its_own_connection(tmp_path: Path) -> None:
    from threading import Thread

    with closing(open_services(loaded(tmp_path), clock=HandClock())) as services:
        scan(services, 4)

        def work() -> None:
            scan(services, 5)
            services.close_thread()

        worker = Thread(target=work)
        worker.start()
        worker.join()
        assert services.status.status().arrived == 2


def test_a_folder_that_another_settings_file_names_is_not_touched(tmp_path: Path) -> None:
    loaded(tmp_path / "a")
    assert read_settings(tmp_path / "b") == Settings(tmp_path / "b")
    assert not (tmp_path / "b").exists()
