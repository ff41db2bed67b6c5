"""Projects, posts and collaborations: texts from the content as the columns of an event pack."""

from __future__ import annotations

from typing import Any

from pack_making.tables import LANGUAGES, by_language

OPPORTUNITY_COLUMNS = (
    "id", "kind", *(f"title_{language}" for language in LANGUAGES), *(f"summary_{language}" for language in LANGUAGES),
    "organisation", "sectors", "skills", "places", "contact", "tables", "slots",
)  # fmt: skip


def opportunity_row(entry: dict[str, Any]) -> dict[str, object]:
    """An opportunity of the content as a row."""
    kept = ("id", "kind", "organisation", "sectors", "skills", "places", "contact", "tables", "slots")
    texts = by_language("title", entry["title"]) | by_language("summary", entry.get("summary", []))
    return texts | {key: entry[key] for key in kept if key in entry}
