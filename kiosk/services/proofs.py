"""What a scanned text proves by its signature: who holds it, and on which terms, though nobody here knows them.

Nothing of a text counts, is stored or shown before its signature is known to be good.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING

from kiosk.domain import sig1, signed_code
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Terms
from kiosk.domain.codes import ALPHABET, body_from_number, make_code
from kiosk.domain.event import Event
from kiosk.domain.registrant import Registrant
from kiosk.domain.signed_code import Claims
from kiosk.services.keys import trusted

if TYPE_CHECKING:
    from kiosk.store.gate import Passage

_TICKET_LETTERS = 8
"""As many as keep two of a hundred thousand tickets from getting one code, all but once in a hundred conferences."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Somebody as a signature alone presents them, and the terms that it sets."""

    person: Registrant
    terms: Terms


def proof_of(passage: Passage, event: Event, text: str, at: datetime | None) -> Proof | None:
    """What `text`, in its canonical spelling, proves at `at` (None: at any time); None where no signature counts."""
    if signed_code.looks_signed(text):
        return _own(passage, event, text, at)
    if event.pretix_keys and sig1.looks_signed(text):
        return _ticket(event, text)
    return None


def bears_signature(text: str) -> bool:
    """Whether `text` has the shape of a code that is signed, by whomever."""
    return signed_code.looks_signed(text) or sig1.looks_signed(text)


def _own(passage: Passage, event: Event, text: str, at: datetime | None) -> Proof | None:
    from kiosk.services.signing import signed_by_any

    keys = [key.public for key in trusted(event, passage.keys()) if at is None or key.is_valid(at)]
    claims = signed_code.verified(text, event.id, signed_by_any(keys)) if keys else None
    return None if claims is None else Proof(_person(claims, event, text), _terms(claims))


def _person(claims: Claims, event: Event, text: str) -> Registrant:
    return Registrant(
        code=claims.code,
        secret=BadgeSecret(text),
        name=claims.name,
        name_latin=claims.name_latin,
        category=claims.category,
        organisation=claims.organisation,
        language=claims.language or event.languages[0],
    )


def _terms(claims: Claims) -> Terms:
    return Terms(lists=claims.lists, valid_from=claims.valid_from, valid_until=claims.valid_until)


def _ticket(event: Event, text: str) -> Proof | None:
    """pretix's ticket, where the pack says which category its item is: no other item opens a door here.

    It names nobody. A code is made from the ticket's seed, the same on every kiosk.
    """
    from kiosk.services.signing import signed_by_any

    ticket = sig1.verified(text, signed_by_any(event.pretix_keys))
    category = event.pretix_items.get(str(ticket.item)) if ticket else None
    if ticket is None or category is None:
        return None
    code = _ticket_code(event, ticket.seed)
    person = Registrant(code, BadgeSecret(text), "", category=category, language=event.languages[0])
    return Proof(person, Terms(valid_from=ticket.valid_from, valid_until=ticket.valid_until))


def _ticket_code(event: Event, seed: str) -> str:
    number = int.from_bytes(blake2b(seed.encode(), digest_size=16).digest(), "big")
    return make_code(event.code_prefix(), body_from_number(number % len(ALPHABET) ** _TICKET_LETTERS, _TICKET_LETTERS))
