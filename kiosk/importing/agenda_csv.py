"""`agenda.csv` and `speakers.csv`: what takes place and who speaks."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import UTC, datetime

from kiosk.domain.agenda import Kind, Session, Speaker
from kiosk.domain.event import Event
from kiosk.domain.localized import LANGUAGES
from kiosk.i18n import N_
from kiosk.importing.cells import NONE, choice, count, filled, languages, listed, moment, reference, references
from kiosk.importing.csv_table import CsvTable

FILE = "agenda.csv"
REQUIRED = ("id", "start", "end")
SPEAKERS_FILE = "speakers.csv"
SPEAKERS_REQUIRED = ("id", "name")

COLUMNS = (
    *REQUIRED, "room", "track", "kind", "speakers", "languages", "interpretation", "capacity", "lists",
    *(f"{base}_{language}" for base in ("title", "abstract") for language in LANGUAGES),
)  # fmt: skip
SPEAKERS_COLUMNS = (
    *SPEAKERS_REQUIRED, "name_latin", "photo",
    *(f"{base}_{language}" for base in ("role", "bio") for language in LANGUAGES),
)  # fmt: skip


def read_speakers(table: CsvTable, files: Container[str]) -> dict[str, Speaker]:
    """Everybody in the table by id. A photo that is not among the pack's `files` is passed over with a note."""
    table.unknown(SPEAKERS_COLUMNS)
    ids = table.ids()
    speakers = map(
        Speaker,
        ids,
        table.required("name"),
        table.line_texts("name_latin"),
        table.localized("role"),
        table.localized("bio"),
        _photos(table, files),
    )
    return dict(zip(ids, speakers, strict=True))


def read_sessions(table: CsvTable, event: Event, speakers: Mapping[str, Speaker] | None) -> tuple[Session, ...]:
    """The sessions in the order of the table, for an event as event.toml declares it.

    Rooms, tracks and lists are looked up where the event declares any. `speakers` None stands for a pack that does not
    list them: the agenda's own words are their names then. A missing kind is a speech.
    """
    table.unknown(COLUMNS)
    starts, ends = _times(table, event)
    sessions = map(
        Session,
        table.ids(),
        starts,
        ends,
        table.converted("room", reference("[[room]]", event.rooms) if event.rooms else str, ""),
        table.converted("kind", choice(Kind, Kind.SPEECH), Kind.SPEECH),
        table.titles(),
        table.converted("track", reference("[[track]]", event.tracks) if event.tracks else str, ""),
        table.localized("abstract"),
        _speakers(table, speakers),
        table.converted("languages", languages, NONE),
        table.converted("interpretation", languages, NONE),
        table.converted("capacity", count, None),
        table.converted("lists", references("[[list]]", event.lists) if event.lists else listed, NONE),
    )
    return tuple(sessions)


def _times(table: CsvTable, event: Event) -> tuple[list[datetime], list[datetime]]:
    # What stands in for a time that cannot be read never meets another fault, and never leaves: the pack is refused.
    ages = datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
    read = filled(moment(event.timezone))
    starts, ends = table.converted("start", read, ages[0]), table.converted("end", read, ages[1])
    for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if end <= start:
            table.fault(row, "end", N_("The session ends before it has begun."))
        elif start not in ages and not event.starts <= start.astimezone(event.timezone).date() <= event.ends:
            table.note(row, "start", N_("This session is not on a day of the event."))
    return starts, ends


def _photos(table: CsvTable, files: Container[str]) -> list[str]:
    photos = table.texts("photo")
    message = N_("There is no file “{file}” in the pack; the speaker is shown without a photo.")
    for row, photo in enumerate(photos):
        if photo and photo not in files:
            table.note(row, "photo", message, file=photo)
    return [photo if photo in files else "" for photo in photos]


def _speakers(table: CsvTable, speakers: Mapping[str, Speaker] | None) -> list[tuple[Speaker, ...]]:
    if speakers is None:
        return [
            tuple(Speaker(id=name, name=name) for name in names) for names in table.converted("speakers", listed, NONE)
        ]
    named = table.converted("speakers", references(SPEAKERS_FILE, speakers), NONE)
    return [tuple(speakers[id_] for id_ in ids) for ids in named]
