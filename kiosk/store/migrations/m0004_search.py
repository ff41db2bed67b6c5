"""The index for finding people: who is in it, the words and places by which they are found, and what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# Rowids of `registrant` are no ground to stand on: VACUUM, and so every backup, may number them anew. `waiting` is set
# by the triggers, whoever writes: what they cannot do, Python does next (kiosk.store.search.index).
_STATEMENTS = (
    """
    CREATE TABLE search_person (
        id INTEGER NOT NULL PRIMARY KEY,
        registrant TEXT NOT NULL UNIQUE,
        waiting INTEGER NOT NULL
    )
    """,
    "CREATE INDEX search_person_waiting ON search_person (waiting) WHERE waiting = 1",
    """
    CREATE TABLE search_place (
        id INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    )
    """,
    """
    CREATE TABLE search_word (
        id INTEGER NOT NULL PRIMARY KEY,
        word TEXT NOT NULL UNIQUE
    )
    """,
    """
    CREATE VIRTUAL TABLE search_name USING fts5(
        tokens, content='', contentless_delete=1, detail=none, prefix='1 2', tokenize='ascii'
    )
    """,
    """
    CREATE VIRTUAL TABLE search_place_name USING fts5(
        tokens, content='', contentless_delete=1, detail=none, prefix='1 2', tokenize='ascii'
    )
    """,
    """
    CREATE VIRTUAL TABLE search_inside USING fts5(
        word, content='', contentless_delete=1, detail=none, tokenize='trigram'
    )
    """,
    """
    CREATE VIRTUAL TABLE search_mistake USING fts5(
        tokens, content='', contentless_delete=1, detail=none, tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER search_person_comes AFTER INSERT ON registrant
    BEGIN INSERT INTO search_person (registrant, waiting) VALUES (NEW.code, 1); END
    """,
    """
    CREATE TRIGGER search_person_changes AFTER UPDATE OF
        name, name_latin, organisation, organisation_latin, delegation, phone ON registrant
    BEGIN UPDATE search_person SET waiting = 1 WHERE registrant = NEW.code; END
    """,
    """
    CREATE TRIGGER search_person_goes AFTER DELETE ON registrant
    BEGIN
        DELETE FROM search_name WHERE rowid = (SELECT id FROM search_person WHERE registrant = OLD.code);
        DELETE FROM search_person WHERE registrant = OLD.code;
    END
    """,
    "INSERT INTO search_person (registrant, waiting) SELECT code, 1 FROM registrant",
    "ALTER TABLE registrant DROP COLUMN folded",
)


def upgrade(execute: Callable[[str], Any]) -> None:
    """Makes what version 4 has more, marks everybody as waiting for the index, and drops the text that it replaces."""
    for statement in _STATEMENTS:
        execute(statement)
