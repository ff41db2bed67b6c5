"""The first store: the event and its people, the log of check-ins, what follows from it, and what is to be printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_STATEMENTS = (
    """
    CREATE TABLE setting (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE session (
        id TEXT NOT NULL PRIMARY KEY,
        document TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE opportunity (
        id TEXT NOT NULL PRIMARY KEY,
        document TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE pack_file (
        path TEXT NOT NULL PRIMARY KEY,
        content BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE registrant (
        code TEXT NOT NULL PRIMARY KEY,
        secret TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        name_latin TEXT NOT NULL,
        category TEXT NOT NULL,
        organisation TEXT NOT NULL,
        organisation_latin TEXT NOT NULL,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        han TEXT,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        delegation TEXT NOT NULL,
        delegation_role TEXT NOT NULL,
        status TEXT NOT NULL,
        attention TEXT NOT NULL,
        valid_from INTEGER,
        valid_until INTEGER,
        sectors TEXT NOT NULL,
        skills TEXT NOT NULL,
        extra TEXT NOT NULL,
        folded TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE checkin (
        id TEXT NOT NULL PRIMARY KEY,
        kiosk TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        hlc INTEGER NOT NULL,
        at INTEGER NOT NULL,
        list TEXT NOT NULL,
        direction TEXT NOT NULL,
        registrant TEXT REFERENCES registrant (code),
        status TEXT NOT NULL,
        reason TEXT,
        operator TEXT NOT NULL,
        nonce TEXT,
        undoes TEXT REFERENCES checkin (id),
        earlier TEXT REFERENCES checkin (id),
        why TEXT NOT NULL,
        forced INTEGER NOT NULL,
        answers TEXT NOT NULL,
        scanned TEXT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX checkin_sequence ON checkin (kiosk, sequence)",
    "CREATE UNIQUE INDEX checkin_nonce ON checkin (nonce) WHERE nonce IS NOT NULL",
    "CREATE UNIQUE INDEX checkin_undoes ON checkin (undoes) WHERE undoes IS NOT NULL",
    "CREATE INDEX checkin_registrant ON checkin (registrant, list)",
    """
    CREATE TRIGGER checkin_is_never_changed BEFORE UPDATE ON checkin
    BEGIN SELECT RAISE(ABORT, 'the log of check-ins is never changed'); END
    """,
    """
    CREATE TRIGGER checkin_is_never_deleted BEFORE DELETE ON checkin
    BEGIN SELECT RAISE(ABORT, 'the log of check-ins is never shortened'); END
    """,
    """
    CREATE TABLE log_head (
        kiosk TEXT NOT NULL PRIMARY KEY,
        sequence INTEGER NOT NULL,
        hlc INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE admission (
        list TEXT NOT NULL,
        registrant TEXT NOT NULL REFERENCES registrant (code),
        checkin TEXT NOT NULL REFERENCES checkin (id),
        at INTEGER NOT NULL,
        kiosk TEXT NOT NULL,
        inside INTEGER NOT NULL,
        PRIMARY KEY (list, registrant)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX admission_inside ON admission (list) WHERE inside = 1",
    """
    CREATE TABLE print_job (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        registrant TEXT NOT NULL REFERENCES registrant (code),
        checkin TEXT REFERENCES checkin (id),
        state TEXT NOT NULL,
        target TEXT NOT NULL,
        why TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        cause TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX print_job_state ON print_job (state)",
    "CREATE INDEX print_job_registrant ON print_job (registrant)",
    """
    CREATE TABLE help_request (
        number INTEGER NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        checkin TEXT REFERENCES checkin (id),
        registrant TEXT REFERENCES registrant (code),
        at INTEGER NOT NULL,
        answered_at INTEGER
    )
    """,
)


def upgrade(execute: Callable[[str], Any]) -> None:
    """Makes every table of version 1."""
    for statement in _STATEMENTS:
        execute(statement)
