"""The desk: who of the staff may do what, what they did and put right, and who turned out to be one person.

The one staff PIN of earlier versions becomes the first supervisor's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_STATEMENTS = (
    """
    CREATE TABLE staff (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        pin TEXT NOT NULL,
        added_at INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX staff_name ON staff (name)",
    """
    INSERT INTO staff (id, name, role, pin, added_at)
    SELECT 'supervisor', '', 'supervisor', value, 0 FROM setting WHERE name = 'staff_pin'
    """,
    "DELETE FROM setting WHERE name = 'staff_pin'",
    """
    CREATE TABLE audit (
        id TEXT NOT NULL PRIMARY KEY,
        kiosk TEXT NOT NULL,
        at INTEGER NOT NULL,
        operator TEXT NOT NULL,
        act TEXT NOT NULL,
        registrant TEXT,
        why TEXT NOT NULL,
        details TEXT NOT NULL
    )
    """,
    "CREATE INDEX audit_registrant ON audit (registrant) WHERE registrant IS NOT NULL",
    """
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END
    """,
    """
    CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is never shortened'); END
    """,
    """
    CREATE TABLE correction (
        id TEXT NOT NULL PRIMARY KEY,
        registrant TEXT NOT NULL REFERENCES registrant (code),
        field TEXT NOT NULL,
        packed TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        at INTEGER NOT NULL,
        operator TEXT NOT NULL,
        why TEXT NOT NULL,
        stands INTEGER NOT NULL
    )
    """,
    "CREATE INDEX correction_registrant ON correction (registrant)",
    "CREATE UNIQUE INDEX correction_stands ON correction (registrant, field) WHERE stands = 1",
    """
    CREATE TABLE merged (
        registrant TEXT NOT NULL PRIMARY KEY REFERENCES registrant (code),
        survivor TEXT NOT NULL REFERENCES registrant (code),
        secret TEXT NOT NULL,
        at INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX merged_survivor ON merged (survivor)",
    "CREATE INDEX merged_secret ON merged (secret)",
    "CREATE INDEX registrant_delegation ON registrant (delegation) WHERE delegation != ''",
    "ALTER TABLE print_job ADD COLUMN batch TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE print_job ADD COLUMN rank INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE help_request ADD COLUMN answered_by TEXT NOT NULL DEFAULT ''",
)


def upgrade(execute: Callable[[str], Any]) -> None:
    """Makes what version 3 has more."""
    for statement in _STATEMENTS:
        execute(statement)
