"""The organiser's side of signed codes: a key pair in a file of theirs, and codes signed with it.

A private key lies where its owner puts it, which is never a kiosk's data folder.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.codes import ALPHABET, body_from_number, make_code
from kiosk.domain.event import Event
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.domain.signed_code import Claims, ClaimsTooLong, cleaned, covered, fitting, payload_of, text_of
from kiosk.services.errors import NotPossibleError
from kiosk.services.signing import NoSigningKeyError, SigningKey

_MADE_LETTERS = 6
_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A signed code: its text, what it says, and the fields that had no room in it."""

    text: str
    claims: Claims
    left_out: tuple[str, ...]


def default_key_file(event: Event) -> Path:
    """Where an event's private key lies where nothing else is said: in the folder in which one works."""
    return Path(f"{event.id}.signing-key.pem")


def new_key_file(file: Path, data_folder: Path) -> SigningKey:
    """Makes a key and writes it to `file`, for its owner's eyes only.

    Raises NotPossibleError (`key_in_data_folder`, `key_file_exists`), OSError.
    """
    if file.resolve().is_relative_to(data_folder.resolve()):
        raise NotPossibleError("key_in_data_folder")
    key = SigningKey.new()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError as error:
        raise NotPossibleError("key_file_exists") from error
    with os.fdopen(handle, "wb") as target:
        target.write(key.pem())
        target.flush()
        os.fsync(target.fileno())
    return key


def read_key_file(file: Path) -> SigningKey:
    """The key in `file`. Raises NotPossibleError (`no_signing_key`), OSError."""
    try:
        return SigningKey.from_pem(file.read_bytes())
    except NoSigningKeyError as error:
        raise NotPossibleError("no_signing_key") from error


def claims_of(registrant: Registrant) -> Claims:
    """What a code says of somebody who is registered.

    Raises NotPossibleError (`not_confirmed`): where nobody knows them, nothing but the code would tell.
    """
    if registrant.status is not RegistrantStatus.CONFIRMED:
        raise NotPossibleError("not_confirmed")
    return Claims(
        code=registrant.code,
        name=registrant.name,
        name_latin=registrant.name_latin,
        category=registrant.category,
        organisation=registrant.organisation,
        language=registrant.language,
        valid_from=registrant.valid_from,
        valid_until=registrant.valid_until,
    )


def new_code(event: Event) -> str:
    """A code for somebody who is not registered: random, and long enough to be nobody else's."""
    number = secrets.randbelow(len(ALPHABET) ** _MADE_LETTERS)
    return make_code(event.code_prefix(), body_from_number(number, _MADE_LETTERS))


def issue(claims: Claims, event: Event, key: SigningKey) -> IssuedCode:
    """Signs what fits of `claims` for `event`. Raises NotPossibleError (`claims_too_long`, `claims_unfit`)."""
    name, latin, organisation = map(cleaned, (claims.name, claims.name_latin, claims.organisation))
    try:
        fit, left_out = fitting(replace(claims, name=name, name_latin=latin, organisation=organisation))
    except ClaimsTooLong as error:
        raise NotPossibleError("claims_too_long") from error
    except ValueError as error:
        raise NotPossibleError("claims_unfit") from error
    payload = payload_of(fit)
    return IssuedCode(text_of(payload, key.sign(covered(payload, event.id))), fit, left_out)


def code_picture(text: str) -> bytes:
    """The QR code of a signed text as a PNG."""
    from kiosk.printing.codes import code_png

    return code_png(BadgeSecret(text))
