"""`registrants.csv`: the people who may come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.codes import ALPHABET, BODY_LENGTH, body_from_number, make_code
from kiosk.domain.delegation import PROTOCOL
from kiosk.domain.event import Event, Han
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.i18n import N_
from kiosk.importing.cells import NONE, choice, language, listed, moment, reference
from kiosk.importing.csv_table import CsvTable
from kiosk.importing.faults import BadValueError

FILE = "registrants.csv"
REQUIRED = ("name",)
COLUMNS = (
    "code", "secret", "name", "name_latin", "category", "organisation", "organisation_latin", "title", "language",
    "han", "email", "phone", "delegation", "delegation_role", "status", "attention", "valid_from", "valid_until",
    "sectors", "skills",
)  # fmt: skip

_NOTHING: dict[str, str] = {}
_SPARSE = 8
"""Bodies there must be for each code that is made: few enough clashes, and a body short enough to be said aloud."""


def read_registrants(table: CsvTable, event: Event) -> tuple[tuple[Registrant, ...], frozenset[str]]:
    """Everybody in the table, and the codes of those whose secret was made here.

    A missing code is made from what the row says of the person, so that the same pack gives the same person the same
    code; of two rows whose codes would be the same the later one gets another. A missing language is the event's first.
    """
    codes = _codes(table, event)
    secrets, made = _secrets(table, codes)
    valid_from, valid_until = _validity(table, event)
    people = map(
        Registrant,
        codes,
        secrets,
        table.required("name"),
        table.line_texts("name_latin"),
        table.converted("category", reference("[[category]]", event.categories) if event.categories else str, ""),
        table.line_texts("organisation"),
        table.line_texts("organisation_latin"),
        table.line_texts("title"),
        table.converted("language", lambda text: language(text) if text else event.languages[0], event.languages[0]),
        table.converted("han", _han, None),
        table.texts("email"),
        table.texts("phone"),
        table.line_texts("delegation"),
        table.line_texts("delegation_role"),
        table.converted("status", choice(RegistrantStatus, RegistrantStatus.CONFIRMED), RegistrantStatus.CONFIRMED),
        table.texts("attention"),
        valid_from,
        valid_until,
        table.converted("sectors", listed, NONE),
        table.converted("skills", listed, NONE),
        _extra(table),
    )
    return tuple(people), made


def _han(text: str) -> str | None:
    return choice(Han, Han.SC)(text).value if text else None


def _validity(table: CsvTable, event: Event) -> tuple[list[datetime | None], list[datetime | None]]:
    begins = table.converted("valid_from", moment(event.timezone), None)
    ends = table.converted("valid_until", moment(event.timezone, closes=True), None)
    for row, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        if begin is not None and end is not None and end <= begin:
            table.fault(row, "valid_until", N_("The validity ends before it begins."))
    return begins, ends


def _secrets(table: CsvTable, codes: Sequence[str]) -> tuple[list[BadgeSecret], frozenset[str]]:
    if "secret" not in table:
        return [BadgeSecret.new() for _ in codes], frozenset(codes)
    given = table.converted("secret", _secret, None)
    message = N_("Line {line} has the same secret. A secret belongs to one person only.")
    table.unique("secret", [secret.text if secret else "" for secret in given], message, secret=True)
    made = frozenset(code for code, secret in zip(codes, given, strict=True) if secret is None)
    return [secret or BadgeSecret.new() for secret in given], made


def _secret(text: str) -> BadgeSecret | None:
    secret = BadgeSecret.parse(text)
    if text and secret is None:
        raise BadValueError(N_("This secret is longer than any QR code that the program reads."))
    return secret


def _codes(table: CsvTable, event: Event) -> list[str]:
    given = table.line_texts("code")
    table.unique("code", given, N_("Line {line} has the same code “{value}”. A code belongs to one person only."))
    taken = set(given)
    missing = [row for row, code in enumerate(given) if not code]
    identities = zip(*(table.texts(name) for name in ("name", "email", "phone", "organisation")), strict=True)
    length = _body_length(len(missing))
    codes = list(given)
    people = list(identities) if missing else []
    for row in missing:
        codes[row] = _free_code(event.code_prefix(), people[row], length, taken)
        taken.add(codes[row])
    return codes


def _body_length(codes: int) -> int:
    return next(length for length in range(BODY_LENGTH, 12) if len(ALPHABET) ** length >= _SPARSE * codes)


def _free_code(prefix: str, person: tuple[str, ...], length: int, taken: set[str]) -> str:
    bodies = len(ALPHABET) ** length
    number = int.from_bytes(blake2b("\x1f".join(person).encode(), digest_size=8).digest(), "big")
    while (code := make_code(prefix, body_from_number(number % bodies, length))) in taken:
        number += 1
    return code


def _extra(table: CsvTable) -> Sequence[dict[str, str]]:
    names = [*((PROTOCOL,) if PROTOCOL in table else ()), *table.unknown((*COLUMNS, PROTOCOL))]
    columns = [table.texts(name) for name in names]
    if not names:
        return [_NOTHING] * len(table)
    return [{name: cell for name, cell in zip(names, row, strict=True) if cell} for row in zip(*columns, strict=True)]
