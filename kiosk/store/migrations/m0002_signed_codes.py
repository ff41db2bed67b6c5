"""Signed codes: whom they brought, which keys are trusted beside the event's own, and what no longer admits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_STATEMENTS = (
    """
    CREATE TABLE newcomer (
        registrant TEXT NOT NULL PRIMARY KEY REFERENCES registrant (code),
        at INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE signing_key (
        public TEXT NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        revoked_at INTEGER
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE revocation (
        what TEXT NOT NULL PRIMARY KEY,
        reason TEXT NOT NULL,
        why TEXT NOT NULL,
        source TEXT NOT NULL,
        at INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
)


def upgrade(execute: Callable[[str], Any]) -> None:
    """Makes the three tables that version 2 has more."""
    for statement in _STATEMENTS:
        execute(statement)
