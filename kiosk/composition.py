"""Builds the services from the settings, once, for the touch screen and the command line alike."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.clock import Clock, FixedClock, RehearsalClock, SystemClock
from kiosk.domain.event import Event
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import FolderInUseError, NoEventError, StoreUnavailableError
from kiosk.settings import Settings, make_folder, with_kiosk_id, write_settings
from kiosk.store.connection import Store, open_store
from kiosk.store.events import Events
from kiosk.store.events import Settings as StoredSettings
from kiosk.store.keys import KeyHome, StoreKey, make_key, read_key
from kiosk.store.locks import FolderLocks, holding

if TYPE_CHECKING:
    from kiosk.domain.pack import EventPack
    from kiosk.printing.studio import Studio
    from kiosk.services.agenda import AgendaService
    from kiosk.services.audit import AuditService
    from kiosk.services.backup import Restored
    from kiosk.services.changes import ChangeWatch
    from kiosk.services.checkin import CheckinService
    from kiosk.services.corrections import CorrectionService
    from kiosk.services.delegations import DelegationService
    from kiosk.services.desk import DeskService
    from kiosk.services.exporting import ExportService
    from kiosk.services.help import HelpService
    from kiosk.services.holders import Holders
    from kiosk.services.importing import ImportService
    from kiosk.services.keys import KeyService
    from kiosk.services.lookup import LookupService
    from kiosk.services.merging import MergeService
    from kiosk.services.packs import LoadReport
    from kiosk.services.printing import PrintService
    from kiosk.services.renewal import RenewalService
    from kiosk.services.revoking import RevokingService
    from kiosk.services.scanner_test import ScannerService
    from kiosk.services.self_lookup import SelfLookupService
    from kiosk.services.staff import StaffService
    from kiosk.services.status import StatusService
    from kiosk.services.walk_ins import WalkInService
    from kiosk.store.audit import AuditLog
    from kiosk.store.gate import Gate
    from kiosk.store.journal import Journal
    from kiosk.store.print_jobs import PrintJobs
    from kiosk.store.registrants import Registrants
    from kiosk.store.search.finder import Finder
    from kiosk.store.trust import Trust

log = logging.getLogger(__name__)

_REHEARSAL = "rehearsal_anchor"
_ASKING_SECONDS = 0.5
"""How long at most a command that asks whether a screen is open may stand in the way of one that opens."""


class Services:
    """Everything that a face of the program needs. `close` gives the data folder free.

    Each service is made when it is first asked for: a screen that shows its first picture, or a command that needs one
    of them, does not wait for the modules of the others.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        current: CurrentEvent,
        store: Store,
        locks: FolderLocks,
        studio: Studio | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.current = current
        self.store = store
        self.locks = locks
        self.studio = studio
        self.holds_screen = False

    @property
    def event(self) -> Event:
        """The event that is open."""
        return self.current.event

    @cached_property
    def gate(self) -> Gate:
        """Where verdicts are recorded."""
        from kiosk.store.gate import Gate

        return Gate(self.store, self.settings.kiosk)

    @cached_property
    def checkin(self) -> CheckinService:
        """Check-in and its undoing."""
        from kiosk.services.checkin import CheckinService

        return CheckinService(self.gate, self.current, self.clock, self._holders, self._audit, self.settings.list)

    @cached_property
    def agenda(self) -> AgendaService:
        """The agenda."""
        from kiosk.services.agenda import AgendaService

        return AgendaService(self.current)

    @cached_property
    def lookup(self) -> LookupService:
        """Finding people."""
        from kiosk.services.lookup import LookupService

        return LookupService(self._registrants, self._finder, self.gate, self.current, self._holders)

    @cached_property
    def importing(self) -> ImportService:
        """Registrants from other systems' files."""
        from kiosk.services.importing import ImportService

        return ImportService(self.store, self.current, self._finder)

    @cached_property
    def exporting(self) -> ExportService:
        """Lists for spreadsheets."""
        from kiosk.services.exporting import ExportService
        from kiosk.store.reports import Reports

        return ExportService(Reports(self.store), self.current)

    @cached_property
    def printing(self) -> PrintService:
        """The print queue."""
        from kiosk.services.printing import PrintService

        draw = self.studio.draw if self.studio else None
        return PrintService(
            self._jobs,
            self._registrants,
            self.current,
            self.clock,
            self.settings,
            self.locks.printing,
            self._audit,
            draw,
        )

    @cached_property
    def help(self) -> HelpService:
        """Calling a person."""
        from kiosk.services.help import HelpService

        return HelpService(self._journal, self.clock, self.gate, self._audit)

    @cached_property
    def scanner(self) -> ScannerService:
        """What the scanner test finds out."""
        from kiosk.services.scanner_test import ScannerService

        return ScannerService(self._holders, self.settings.folder)

    @cached_property
    def staff(self) -> StaffService:
        """The staff, their PINs and badges."""
        from kiosk.services.staff import StaffService

        return StaffService(self.store, self.gate, self.current, self._holders, self._audit, self.clock)

    @cached_property
    def desk(self) -> DeskService:
        """What staff do for somebody whom they have in front of them."""
        from kiosk.services.desk import DeskService

        return DeskService(self.gate, self.checkin, self.printing, self.corrections, self.current, self._holders)

    @cached_property
    def corrections(self) -> CorrectionService:
        """Putting registrations right."""
        from kiosk.services.corrections import CorrectionService
        from kiosk.store.corrections import Corrections

        return CorrectionService(self.gate, Corrections(self.store), self.current, self.clock, self._audit)

    @cached_property
    def walk_ins(self) -> WalkInService:
        """Registering people at the desk."""
        from kiosk.services.walk_ins import WalkInService

        return WalkInService(self.gate, self.lookup.find, self.current, self.clock, self._audit)

    @cached_property
    def merging(self) -> MergeService:
        """Making one person of two registrations."""
        from kiosk.services.merging import MergeService

        return MergeService(self.gate, self.clock, self._audit)

    @cached_property
    def renewal(self) -> RenewalService:
        """New secrets for lost ones."""
        from kiosk.services.renewal import RenewalService

        return RenewalService(self.gate, self.clock, self._audit)

    @cached_property
    def delegations(self) -> DelegationService:
        """People who arrive together."""
        from kiosk.services.delegations import DelegationService

        return DelegationService(self.gate, self.checkin, self.clock, self._audit)

    @cached_property
    def self_lookup(self) -> SelfLookupService:
        """Guests without a code who find themselves."""
        from kiosk.services.self_lookup import SelfLookupService

        return SelfLookupService(self.store, self.checkin)

    @cached_property
    def audit(self) -> AuditService:
        """What staff did."""
        from kiosk.services.audit import AuditService
        from kiosk.store.staff import StaffMembers

        return AuditService(self._audit, StaffMembers(self.store))

    @cached_property
    def status(self) -> StatusService:
        """This kiosk in numbers."""
        from kiosk.services.status import StatusService

        folder = self.settings.folder
        return StatusService(self.current, self._registrants, self._journal, self._jobs, self.clock, folder)

    @cached_property
    def keys(self) -> KeyService:
        """The keys whose signed codes admit."""
        from kiosk.services.keys import KeyService

        return KeyService(self._trust, self.current, self.clock)

    @cached_property
    def revoking(self) -> RevokingService:
        """Taking codes back."""
        from kiosk.services.revoking import RevokingService

        return RevokingService(self._trust, self.gate, self._registrants, self._holders, self.clock, self._audit)

    @cached_property
    def changes(self) -> ChangeWatch:
        """Whether others have written."""
        from kiosk.services.changes import ChangeWatch

        return ChangeWatch(self.store)

    @cached_property
    def _audit(self) -> AuditLog:
        from kiosk.store.audit import AuditLog

        return AuditLog(self.store, self.settings.kiosk, self.clock)

    @cached_property
    def _holders(self) -> Holders:
        from kiosk.services.holders import Holders

        return Holders(self.current, self.settings.scanner_layout, self.settings.scanner_prefix)

    @cached_property
    def _finder(self) -> Finder:
        from kiosk.store.search.finder import Finder

        return Finder(self.store)

    @cached_property
    def _registrants(self) -> Registrants:
        from kiosk.store.registrants import Registrants

        return Registrants(self.store)

    @cached_property
    def _jobs(self) -> PrintJobs:
        from kiosk.store.print_jobs import PrintJobs

        return PrintJobs(self.store)

    @cached_property
    def _trust(self) -> Trust:
        from kiosk.store.trust import Trust

        return Trust(self.store)

    @cached_property
    def _journal(self) -> Journal:
        from kiosk.store.journal import Journal

        return Journal(self.store)

    def back_up(self, target: Path, passphrase: str | None) -> None:
        """See `services.backup.back_up`."""
        from kiosk.services.backup import back_up

        back_up(self.store, target, passphrase)

    def close_thread(self) -> None:
        """Closes the calling thread's connection: each worker does so before it ends."""
        self.store.close()

    def close(self) -> None:
        """Closes this thread's connection and gives the data folder free."""
        try:
            if self.holds_screen:
                _end_rehearsal(self.store)
        finally:
            if self.studio is not None:
                self.studio.close()
            self.store.close()
            self.locks.screen.release()
            self.locks.presence.release()


ChooseClock = Callable[[Event], Clock | None]
"""Which time it is, once the event and so its time zone are known; None leaves it to the program."""


def open_services(
    settings: Settings, *, clock: Clock | None = None, at: ChooseClock | None = None, studio: Studio | None = None
) -> Services:
    """The services on the event that is open in the data folder. With a studio, badges are drawn in its process.

    Without a clock the time is the computer's, or that of a rehearsal that a touch screen is showing.
    Raises NoEventError before a pack was loaded, FolderInUseError, KeyMissingError, StoreTooNewError,
    StoreUnavailableError.
    """
    if not settings.event:
        raise NoEventError("no event pack has been loaded")
    locks = FolderLocks(settings.folder)
    store = open_store(settings.store(settings.event), _key(settings), locks)
    try:
        current = CurrentEvent(Events(store))
        chosen = clock or (at(current.event) if at else None) or _shared_clock(store, current.event, locks)
        return Services(settings, chosen, current, store, locks, studio)
    except BaseException:
        store.close()
        locks.presence.release()
        raise


def open_for_screen(settings: Settings, *, at: ChooseClock | None = None, rehearsal: bool = False) -> Services:
    """The services for the one touch screen of a data folder, which stays theirs until they are closed.

    In a rehearsal (asked for, or a sample pack on other days than its own) venue time starts now at nine on the
    event's first day, for commands beside the screen as well.
    Raises FolderInUseError where another touch screen is open, and what `open_services` raises.
    """
    from kiosk.printing.studio import Studio

    services = open_services(settings, at=at, studio=Studio())
    try:
        services.locks.screen.acquire(seconds=_ASKING_SECONDS)
    except FolderInUseError:
        services.close()
        raise
    services.holds_screen = True
    started = rehearsal_clock(services.event, asked=rehearsal)
    if started is None or isinstance(services.clock, FixedClock):
        _end_rehearsal(services.store)  # commands beside this screen must not go by one that was killed before
        return services
    StoredSettings(services.store).put(_REHEARSAL, repr(started.anchor))
    services.clock = started
    return services


def rehearsal_clock(event: Event, *, asked: bool = False) -> RehearsalClock | None:
    """The time of a rehearsal that starts now, where there is to be one: asked for, or a sample on other days."""
    today = SystemClock().now().astimezone(event.timezone).date()
    if asked or (event.illustrative and not event.starts <= today <= event.ends):
        return RehearsalClock.of_first_day(event.starts, event.timezone)
    return None


def _end_rehearsal(store: Store) -> None:
    stored = StoredSettings(store)
    if stored.get(_REHEARSAL) is not None:
        stored.drop(_REHEARSAL)


def load_event(settings: Settings, pack: EventPack, *, index: bool = True) -> tuple[Settings, LoadReport]:
    """Loads a pack into the data folder and opens its event; gives the settings that say so.

    The people can be checked in first, and are indexed then; without `index` that is left to whoever searches.

    Raises FolderInUseError where a touch screen is open on another event, and what opening and storing raise.
    """
    from kiosk.services.packs import load_pack
    from kiosk.store.search.finder import Finder

    locks = FolderLocks(settings.folder)
    if settings.event not in ("", pack.event.id) and locks.screen_is_open():
        raise FolderInUseError("screen")
    make_folder(settings.folder)
    settings = _with_key(with_kiosk_id(settings), locks)
    store = open_store(settings.store(pack.event.id), _key(settings), locks, create=True)
    try:
        report = load_pack(store, pack)
        if index:
            Finder(store).catch_up()
    finally:
        store.close()
        locks.presence.release()
    settings = replace(settings, event=pack.event.id)
    write_settings(settings)
    return settings, report


def restore_event(settings: Settings, backup: Path, passphrase: str | None) -> Restored:
    """Puts a backup in the place of the event it holds. The data folder must not be in use.

    Raises FolderInUseError, KeyMissingError, StoreTooNewError, NoEventError; the store is then as it was.
    """
    from kiosk.services.backup import unpack_backup

    make_folder(settings.folder)
    locks = FolderLocks(settings.folder)
    with holding(locks.presence):
        settings = _with_key(with_kiosk_id(settings), locks)
        draft = settings.folder / "restore.part"
        _remove(draft)
        restored = unpack_backup(backup, draft, _key(settings), passphrase)
        target = settings.store(restored.event)
        target.parent.mkdir(parents=True, exist_ok=True)
        _settle(target, _key(settings))
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        draft.replace(target)
        write_settings(replace(settings, event=restored.event))
    log.info("event %s restored from a backup", restored.event)
    return restored


@contextmanager
def opened(settings: Settings, *, at: ChooseClock | None = None) -> Iterator[Services]:
    """The services, for the length of the block."""
    services = open_services(settings, at=at)
    try:
        yield services
    finally:
        services.close()


def _shared_clock(store: Store, event: Event, locks: FolderLocks) -> Clock:
    """The rehearsal's time while a touch screen shows one, else the computer's."""
    anchor = StoredSettings(store).get(_REHEARSAL)
    if anchor is None or not locks.screen_is_open():
        return SystemClock()
    return replace(RehearsalClock.of_first_day(event.starts, event.timezone), anchor=float(anchor))


def _key(settings: Settings) -> StoreKey:
    return read_key(settings.folder, KeyHome(settings.key_home or KeyHome.FILE), settings.kiosk)


def _with_key(settings: Settings, locks: FolderLocks) -> Settings:
    """The settings of a folder that has a key: the first to come makes it, others wait and use it."""
    if settings.key_home:
        return settings
    with holding(locks.setup, seconds=30.0):
        from kiosk.settings import read_settings

        known = read_settings(settings.folder)
        if known.key_home:
            return replace(settings, key_home=known.key_home, kiosk=known.kiosk)
        key = make_key(settings.folder, settings.kiosk)
        made = replace(settings, key_home=key.home.value)
        write_settings(made)
        return made


def _settle(path: Path, key: StoreKey) -> None:
    """Brings what a crash left in the write-ahead log into the store's file, which is then whole without it."""
    if not path.exists():
        return
    store = Store(path, key)
    try:
        with store.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except StoreUnavailableError:
        log.warning("store %s is damaged and is replaced as it is", path.stem)
    finally:
        store.close()


def _remove(draft: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        draft.with_name(draft.name + suffix).unlink(missing_ok=True)
