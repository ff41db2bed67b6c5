"""The tables as peewee models. They describe what the migrations make; a test holds the two together.

Times are whole milliseconds since 1970, lists of words are joined by `;`, documents are JSON.
"""

from __future__ import annotations

from typing import Any

from peewee import (
    BlobField,
    BooleanField,
    CompositeKey,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)

from kiosk.store.connection import Store


class Setting(Model):
    """What is known once for the whole store, by name."""

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        without_rowid = True


class SessionRow(Model):
    """A session of the agenda as a document."""

    id = TextField(primary_key=True)
    document = TextField()

    class Meta:
        table_name = "session"
        without_rowid = True


class OpportunityRow(Model):
    """An opportunity as a document."""

    id = TextField(primary_key=True)
    document = TextField()

    class Meta:
        table_name = "opportunity"
        without_rowid = True


class PackFile(Model):
    """A picture or layout that came with the event pack."""

    path = TextField(primary_key=True)
    content = BlobField()

    class Meta:
        table_name = "pack_file"


class RegistrantRow(Model):
    """A registrant."""

    code = TextField(primary_key=True)
    secret = TextField(unique=True)
    name = TextField()
    name_latin = TextField()
    category = TextField()
    organisation = TextField()
    organisation_latin = TextField()
    title = TextField()
    language = TextField()
    han = TextField(null=True)
    email = TextField()
    phone = TextField()
    delegation = TextField()
    delegation_role = TextField()
    status = TextField()
    attention = TextField()
    valid_from = IntegerField(null=True)
    valid_until = IntegerField(null=True)
    sectors = TextField()
    skills = TextField()
    extra = TextField()

    class Meta:
        table_name = "registrant"


class CheckinRow(Model):
    """One line of the append-only log."""

    id = TextField(primary_key=True)
    kiosk = TextField()
    sequence = IntegerField()
    hlc = IntegerField()
    at = IntegerField()
    list = TextField()
    direction = TextField()
    registrant = TextField(null=True)
    status = TextField()
    reason = TextField(null=True)
    operator = TextField()
    nonce = TextField(null=True)
    undoes = TextField(null=True)
    earlier = TextField(null=True)
    why = TextField()
    forced = BooleanField()
    answers = TextField()
    scanned = TextField()

    class Meta:
        table_name = "checkin"


class LogHead(Model):
    """The last sequence number and logical time of a kiosk's log."""

    kiosk = TextField(primary_key=True)
    sequence = IntegerField()
    hlc = IntegerField()

    class Meta:
        table_name = "log_head"
        without_rowid = True


class Admission(Model):
    """Who stands admitted at which list: derived from the log, and rebuilt from it at any time."""

    list = TextField()
    registrant = TextField()
    checkin = TextField()
    at = IntegerField()
    kiosk = TextField()
    inside = BooleanField()

    class Meta:
        primary_key = CompositeKey("list", "registrant")
        without_rowid = True


class PrintJob(Model):
    """One thing to print."""

    id = TextField(primary_key=True)
    kind = TextField()
    registrant = TextField()
    checkin = TextField(null=True)
    state = TextField()
    target = TextField()
    why = TextField()
    attempts = IntegerField()
    cause = TextField()
    created_at = IntegerField()
    changed_at = IntegerField()
    batch = TextField()
    rank = IntegerField()

    class Meta:
        table_name = "print_job"


class HelpRequest(Model):
    """Somebody at the screen who waits for a person."""

    number = IntegerField(primary_key=True)
    kind = TextField()
    checkin = TextField(null=True)
    registrant = TextField(null=True)
    at = IntegerField()
    answered_at = IntegerField(null=True)
    answered_by = TextField()

    class Meta:
        table_name = "help_request"


class Newcomer(Model):
    """A registrant whom no pack has named: a signed code brought them, or they were registered at the desk."""

    registrant = TextField(primary_key=True)
    at = IntegerField()

    class Meta:
        without_rowid = True


class SigningKey(Model):
    """A public key that this kiosk was told to trust, or no longer to trust."""

    public = TextField(primary_key=True)
    id = TextField()
    added_at = IntegerField()
    revoked_at = IntegerField(null=True)

    class Meta:
        table_name = "signing_key"
        without_rowid = True


class RevocationRow(Model):
    """What no longer admits, by its mark (see `kiosk.domain.revocation`)."""

    what = TextField(primary_key=True)
    reason = TextField()
    why = TextField()
    source = TextField()
    at = IntegerField()

    class Meta:
        table_name = "revocation"
        without_rowid = True


class StaffMember(Model):
    """Somebody of the staff with a PIN of their own, as argon2id hash."""

    id = TextField(primary_key=True)
    name = TextField(unique=True)
    role = TextField()
    pin = TextField()
    added_at = IntegerField()

    class Meta:
        table_name = "staff"
        without_rowid = True


class AuditRow(Model):
    """One line of the append-only log of what staff did. Codes and ids, never names."""

    id = TextField(primary_key=True)
    kiosk = TextField()
    at = IntegerField()
    operator = TextField()
    act = TextField()
    registrant = TextField(null=True)
    why = TextField()
    details = TextField()

    class Meta:
        table_name = "audit"


class CorrectionRow(Model):
    """One field of a registrant, put right by hand; `stands` while it holds against the pack."""

    id = TextField(primary_key=True)
    registrant = TextField()
    field = TextField()
    packed = TextField()
    before = TextField()
    after = TextField()
    at = IntegerField()
    operator = TextField()
    why = TextField()
    stands = BooleanField()

    class Meta:
        table_name = "correction"


class Merged(Model):
    """A registrant who turned out to be `survivor`, and the secret that still leads there."""

    registrant = TextField(primary_key=True)
    survivor = TextField()
    secret = TextField()
    at = IntegerField()

    class Meta:
        without_rowid = True


class SearchPerson(Model):
    """Whom the index for finding people knows by which number; `waiting` for what has changed since."""

    id = IntegerField(primary_key=True)
    registrant = TextField(unique=True)
    waiting = BooleanField()

    class Meta:
        table_name = "search_person"


class SearchPlace(Model):
    """An organisation or a delegation, by the number under which its people are found."""

    id = IntegerField(primary_key=True)
    name = TextField(unique=True)

    class Meta:
        table_name = "search_place"


class SearchWord(Model):
    """A word of names or places, in which parts and typing mistakes are looked for."""

    id = IntegerField(primary_key=True)
    word = TextField(unique=True)

    class Meta:
        table_name = "search_word"


MODELS = (
    Setting,
    SessionRow,
    OpportunityRow,
    PackFile,
    RegistrantRow,
    CheckinRow,
    LogHead,
    Admission,
    PrintJob,
    HelpRequest,
    Newcomer,
    SigningKey,
    RevocationRow,
    StaffMember,
    AuditRow,
    CorrectionRow,
    Merged,
    SearchPerson,
    SearchPlace,
    SearchWord,
)


class _ThroughStore(SqliteDatabase):
    """peewee's database on the store's own connections, which it neither opens nor closes."""

    def __init__(self, store: Store) -> None:
        super().__init__(str(store.path))
        self._store = store

    def _connect(self) -> Any:
        return self._store.connection()

    def _close(self, conn: Any) -> None:
        """The store closes it."""


def bind(store: Store) -> None:
    """Lets the models read and write this store, on each thread through that thread's connection."""
    _ThroughStore(store).bind(MODELS, bind_refs=False, bind_backrefs=False)
