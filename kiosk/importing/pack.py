"""An event pack as a whole: a folder, or the same folder zipped, becomes one EventPack or all its faults."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from kiosk.domain.agenda import Session, Speaker
from kiosk.domain.event import Category, CheckinList, Event, Room, Track
from kiosk.domain.localized import LANGUAGES, Localized
from kiosk.domain.opportunity import Opportunity
from kiosk.domain.pack import EventPack, Place
from kiosk.domain.registrant import Registrant
from kiosk.domain.revocation import Revocation
from kiosk.i18n import N_, translator
from kiosk.importing import agenda_csv, event_toml, opportunities_csv, registrants_csv, revoked_csv
from kiosk.importing.csv_table import CsvTable, read_table
from kiosk.importing.faults import FaultLog
from kiosk.importing.pack_files import read_files
from kiosk.importing.text_files import EncodingFaultyError, decode

MAIN_LIST = "main"
MAIN_LIST_NAME = N_("Main entrance")

_READ_ELSEWHERE = frozenset(
    {
        event_toml.FILE,
        registrants_csv.FILE,
        agenda_csv.FILE,
        agenda_csv.SPEAKERS_FILE,
        opportunities_csv.FILE,
        revoked_csv.FILE,
    }
)
_PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})

Value = TypeVar("Value")


def read_pack(path: Path) -> EventPack:
    """The event pack in the folder or .zip file at `path`.

    Raises PackFaultyError with every fault that was found, the first 100 of them. What the program does not know is
    passed over and said in the pack's notes.
    """
    files = read_files(path)
    with _collector_paused():
        return _Reader(files).pack()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for reference cycles while people are made: it finds none, and doubles the time of a large table."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Reader:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._log = FaultLog()

    def pack(self) -> EventPack:
        draft = event_toml.read_event(self._files[event_toml.FILE], self._files, self._log)
        speakers = self._speakers()
        sessions = self._sessions(draft.event, speakers)
        self._check_list_sessions(draft, sessions)
        registrants, made = self._registrants(draft.event)
        opportunities = self._opportunities()
        revocations = self._revocations()
        kept = self._kept_files()
        self._log.raise_faults()
        return EventPack(
            event=_completed(draft.event, sessions or (), registrants),
            registrants=registrants,
            sessions=sessions or (),
            speakers=_everybody(speakers, sessions or ()),
            opportunities=opportunities,
            files=kept,
            notes=tuple(self._log.notes),
            made=made,
            revocations=revocations,
        )

    def _table(self, file: str, required: tuple[str, ...]) -> CsvTable | None:
        return read_table(file, self._files[file], required, self._log) if file in self._files else None

    def _speakers(self) -> dict[str, Speaker] | None:
        table = self._table(agenda_csv.SPEAKERS_FILE, agenda_csv.SPEAKERS_REQUIRED)
        return None if table is None else agenda_csv.read_speakers(table, self._files)

    def _sessions(self, event: Event, speakers: Mapping[str, Speaker] | None) -> tuple[Session, ...] | None:
        """The sessions; None where there is an agenda that cannot be read, so that nothing can be looked up in it."""
        if agenda_csv.FILE not in self._files:
            return ()
        table = self._table(agenda_csv.FILE, agenda_csv.REQUIRED)
        return None if table is None else agenda_csv.read_sessions(table, event, speakers)

    def _registrants(self, event: Event) -> tuple[tuple[Registrant, ...], frozenset[str]]:
        table = self._table(registrants_csv.FILE, registrants_csv.REQUIRED)
        return ((), frozenset()) if table is None else registrants_csv.read_registrants(table, event)

    def _opportunities(self) -> tuple[Opportunity, ...]:
        table = self._table(opportunities_csv.FILE, opportunities_csv.REQUIRED)
        return () if table is None else opportunities_csv.read_opportunities(table)

    def _revocations(self) -> tuple[Revocation, ...]:
        table = self._table(revoked_csv.FILE, ())
        return () if table is None else revoked_csv.read_revocations(table)

    def _check_list_sessions(self, draft: event_toml.EventDraft, sessions: tuple[Session, ...] | None) -> None:
        known = None if sessions is None else {session.id for session in sessions}
        for place, session in draft.session_places:
            if known is not None and session not in known:
                message = N_("“{value}” is no id in {table}.")
                self._log.fault(place, message, table=agenda_csv.FILE, value=session)

    def _kept_files(self) -> dict[str, bytes]:
        kept = {name: content for name, content in self._files.items() if _is_kept(name)}
        for name in self._files.keys() - kept.keys() - _READ_ELSEWHERE:
            self._log.note(Place(name), N_("This file is not known to the program; it is not used."))
        for name, content in kept.items():
            if name.endswith(".json"):
                self._check_json(name, content)
        return kept

    def _check_json(self, name: str, content: bytes) -> None:
        try:
            json.loads(decode(content))
        except EncodingFaultyError as error:
            self._log.fault(Place(name), error.message, **error.values)
        except json.JSONDecodeError as error:
            message = N_("This is not written as JSON asks: {problem}.")
            self._log.fault(Place(name, error.lineno, error.colno), message, problem=error.msg)
        except (ValueError, RecursionError) as error:
            self._log.fault(Place(name), N_("This is not written as JSON asks: {problem}."), problem=error)


def _is_kept(name: str) -> bool:
    path = PurePosixPath(name)
    is_layout = path.parts[0] == "badges" and path.suffix.lower() == ".json"
    return is_layout or path.suffix.lower() in _PICTURES


def _completed(event: Event, sessions: Iterable[Session], registrants: Iterable[Registrant]) -> Event:
    """The event with what its pack uses and does not declare: named by the ids that the tables use."""
    return replace(
        event,
        categories=event.categories or _made(Category, (registrant.category for registrant in registrants)),
        rooms=event.rooms or _made(lambda id_, name: Room(id_, name, id_), (session.room for session in sessions)),
        tracks=event.tracks or _made(Track, (session.track for session in sessions)),
        lists=event.lists or {MAIN_LIST: CheckinList(MAIN_LIST, _main_list_name(event))},
    )


def _made(make: Callable[[str, Localized], Value], ids: Iterable[str]) -> dict[str, Value]:
    used = sorted({id_ for id_ in ids if id_})
    return {id_: make(id_, event_toml.named_by_id(id_)) for id_ in used}


def _main_list_name(event: Event) -> Localized:
    return Localized({lang: translator(lang, event.look.han).gettext(MAIN_LIST_NAME) for lang in LANGUAGES})


def _everybody(speakers: Mapping[str, Speaker] | None, sessions: Iterable[Session]) -> Mapping[str, Speaker]:
    if speakers is not None:
        return speakers
    return {speaker.id: speaker for session in sessions for speaker in session.speakers}
