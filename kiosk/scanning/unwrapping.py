"""Other systems' QR codes that carry a secret inside something else: an address, or JSON.

Their secret alone is what an export of the ticket system names, and so what a registrant's secret is here.
"""

from __future__ import annotations

import binascii
import json
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import UUID

_SHORTEST = 6
"""Characters of a secret that stands inside something else: shorter ones are numbers of events and pages."""

_MOST = 24
_NAMES = frozenset({
    "pk", "code", "secret", "ticket", "ticket_id", "ticketid", "ticket_uuid", "token", "uuid", "id", "t", "c", "q",
    "qr", "qrcode", "key", "barcode", "checkin", "checkin_code", "checkin_secret",
})  # fmt: skip
"""What ticket systems call the parameter or member that holds the secret."""

_INDICO = "i"
"""The one member of the JSON that Indico 3.3 writes: version, server, check-in secret in base64, person."""


def unwrapped(text: str) -> Iterator[str]:
    """The secrets that may stand inside `text`: of an address its ticket's parameters and its last part, of JSON the
    members that hold a secret; a UUID in its other spelling too."""
    if text.startswith("{"):
        found = list(_in_json(text))
    elif "://" in text[:16]:
        found = list(_in_address(text))
    else:
        found = [text]
    for inner in found[:_MOST]:
        if inner != text and len(inner) >= _SHORTEST:
            yield inner
        yield from _other_uuid(inner)


def _in_address(text: str) -> Iterator[str]:
    """Luma: `…/check-in/evt-…?pk=g-…`; others name the ticket in the path."""
    try:
        address = urlsplit(text)
        parameters = parse_qsl(f"{address.query}&{address.fragment}", max_num_fields=_MOST)
    except ValueError:
        return
    yield from (value for name, value in parameters if name.lower() in _NAMES)
    yield unquote(address.path.rstrip("/").rpartition("/")[2])


def _in_json(text: str) -> Iterator[str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(found, dict):
        return
    yield from (value for name, value in found.items() if name.lower() in _NAMES and isinstance(value, str))
    compact = found.get(_INDICO)
    if isinstance(compact, list):
        yield from (value for value in compact if isinstance(value, str))


def _other_uuid(text: str) -> Iterator[str]:
    """A UUID is written with dashes, without them, or as base64 of its 16 bytes."""
    known = _uuid(text)
    if known is not None:
        yield from (spelling for spelling in (str(known), known.hex) if spelling != text)


def _uuid(text: str) -> UUID | None:
    try:
        if len(text) in {22, 24}:
            return UUID(bytes=b64decode(text.rstrip("=") + "==", altchars=b"-_", validate=True))
        return UUID(text) if len(text) in {32, 36} else None
    except (ValueError, binascii.Error):
        return None
