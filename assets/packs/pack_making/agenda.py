"""The agenda and its speakers: texts from the content as the columns of an event pack."""

from __future__ import annotations

from typing import Any

from pack_making.names import Namer
from pack_making.tables import LANGUAGES, by_language

AGENDA_COLUMNS = (
    "id", "start", "end", "room", "track", "kind",
    *(f"title_{language}" for language in LANGUAGES), *(f"abstract_{language}" for language in LANGUAGES),
    "speakers", "languages", "interpretation", "capacity", "lists",
)  # fmt: skip
SPEAKER_COLUMNS = ("id", "name", "name_latin", *(f"role_{language}" for language in LANGUAGES))

Content = dict[str, Any]


def session_row(session: Content) -> dict[str, object]:
    """A session of the content as a row: `when = "2025-12-06 09:00–09:40"` becomes its two ends."""
    day, _, hours = session["when"].partition(" ")
    start, end = hours.split("–")
    texts = by_language("title", session["title"]) | by_language("abstract", session.get("abstract", []))
    kept = ("id", "room", "track", "kind", "speakers", "languages", "interpretation", "capacity", "lists")
    return (
        {"start": f"{day} {start}", "end": f"{day} {end}"}
        | texts
        | {key: session[key] for key in kept if key in session}
    )


def speaker_row(speaker: Content, namer: Namer) -> dict[str, object]:
    """A speaker of the content as a row."""
    latin = speaker.get("latin") or namer.latin(speaker["name"])
    row = {"id": speaker["id"], "name": speaker["name"], "name_latin": latin}
    return row | by_language("role", speaker["role"])
