"""pretix's signed ticket codes ("sig1"): who signed is known, and for which item; never whose ticket it is.

    text    = base64 of the following, read from its end to its beginning
    ticket  = 0x01, length of payload, length of signature (each two bytes, the high one first), payload, signature
    payload = a protobuf message: 1 seed (text), 2 item, 3 variation, 4 subevent, 5 valid from, 6 valid until
              (whole numbers; times are seconds since 1970, 0 for none); the signature (Ed25519) is over the payload

Source: pretix's documentation of its ticket secrets and the test vectors of libpretixsync.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.domain.signed_code import SIGNATURE_BYTES, IsSigned

_VERSION = 1
_HEAD = 5
_LONGEST = 512
_SEED, _ITEM, _VARIATION, _SUBEVENT, _VALID_FROM, _VALID_UNTIL = range(1, 7)
_NUMBER, _TEXT = 0, 2
"""Wire types of protobuf."""

_MOST = 1 << 64
_LATEST = 253402300799
"""The last second of the year 9999, after which Python knows no time."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a sig1 code says: the ticket's own `seed`, and pretix's ids of what it is for, 0 where there is none."""

    seed: str
    item: int
    variation: int = 0
    subevent: int = 0
    valid_from: datetime | None = None
    valid_until: datetime | None = None


def verified(text: str, is_signed: IsSigned) -> Ticket | None:
    """The ticket that a scanned text is; None unless its signature is good and it is written in its one way."""
    parts = _parts(text)
    if parts is None or not is_signed(*parts):
        return None
    try:
        return _ticket(parts[0])
    except ValueError:
        return None


def looks_signed(text: str) -> bool:
    """Whether `text` has the shape of a sig1 code, nothing proved yet."""
    return _parts(text) is not None


def _parts(text: str) -> tuple[bytes, bytes] | None:
    """Payload and signature. Base64 in which bits are left over would be a second text for one ticket."""
    if len(text) > _LONGEST:
        return None
    try:
        raw = base64.b64decode(text[::-1], validate=True)
    except (ValueError, binascii.Error):
        return None
    payload, signature = int.from_bytes(raw[1:3], "big"), int.from_bytes(raw[3:5], "big")
    whole = raw[:1] == bytes((_VERSION,)) and signature == SIGNATURE_BYTES and len(raw) == _HEAD + payload + signature
    if not whole or base64.b64encode(raw).decode("ascii")[::-1] != text:
        return None
    return raw[_HEAD : _HEAD + payload], raw[_HEAD + payload :]


def _ticket(payload: bytes) -> Ticket:
    """The ticket in a payload. Raises ValueError for a message that is none of pretix's."""
    fields: dict[int, int | bytes] = {}
    for number, value in _fields(payload):
        if number in fields:
            raise ValueError("a field twice")
        fields[number] = value
    seed = fields.get(_SEED, b"")
    if not isinstance(seed, bytes) or not seed:
        raise ValueError("no seed")
    numbers = {number: _number(fields.get(number, 0)) for number in range(_ITEM, _VALID_UNTIL + 1)}
    return Ticket(
        seed.decode("utf-8"),
        numbers[_ITEM],
        numbers[_VARIATION],
        numbers[_SUBEVENT],
        _moment(numbers[_VALID_FROM]),
        _moment(numbers[_VALID_UNTIL]),
    )


def _fields(rest: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Numbers of fields with their values (Protocol Buffers, "Encoding"); other wire types than two are refused."""
    while rest:
        key, rest = _varint(rest)
        value, rest = _varint(rest)
        if key & 7 == _NUMBER:
            yield key >> 3, value
        elif key & 7 == _TEXT and value <= len(rest):
            yield key >> 3, rest[:value]
            rest = rest[value:]
        else:
            raise ValueError("a field that is cut off or of another kind")


def _varint(rest: bytes) -> tuple[int, bytes]:
    value = 0
    for at, byte in enumerate(rest[:10]):
        value |= (byte & 127) << 7 * at
        if byte < 128:
            if value >= _MOST:
                break
            return value, rest[at + 1 :]
    raise ValueError("a number without end")


def _number(value: int | bytes) -> int:
    if isinstance(value, bytes):
        raise ValueError("a text in the place of a number")
    return value - _MOST if value >= _MOST // 2 else value


def _moment(seconds: int) -> datetime | None:
    if not 0 <= seconds <= _LATEST:
        raise ValueError("a time that no ticket has")
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
