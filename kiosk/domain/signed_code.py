"""The signed code: a QR that tells a kiosk who its holder is, though that kiosk has never heard of them.

    text      = "S" letters check        letters as in `letters`: two a byte; check: four letters over all before them
    letters   = payload signature        signature: 64 bytes, Ed25519 (RFC 8032)
    payload   = version field…           version: one byte, 1; at most 101 bytes in all
    field     = head [length] value      head: tag (high half) and length (low half) of the value;
                                         15 as length: it stands in the next byte, and is 15 or more

| tag | field | value |
| --- | --- | --- |
| 1 | code | UTF-8; the registrant's code, which is the person; must be there |
| 2 | name | UTF-8; must be there |
| 3 | name_latin | UTF-8 |
| 4 | category | UTF-8; an id of the event |
| 5 | organisation | UTF-8 |
| 6 | language | one byte: 0 zh, 1 en, 2 fr, 3 de |
| 7 | valid_from | four bytes, seconds since 1970 (UTC), the high byte first |
| 8 | valid_until | the same: the first second at which it is no longer valid |
| 9 | lists | UTF-8; ids of check-in lists in order, a line feed between; absent: all |
| 10 to 15 | to come | passed over |

Tags rise, no value is empty, and texts are as `is_clean` says: one statement has one spelling, and one text one
statement. What is signed is `covered`: a context, the event's id and the payload, so that neither another program's
signature nor this one's for another event admits anybody. The event's id need not be in the QR.

A QR code packs these letters as alphanumeric: with error correction L 101 bytes are version 9 (53 modules a side), a
typical Chinese or European registrant with organisation about 75 bytes and version 8 (49 modules).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kiosk.domain.letters import CHECK_LETTERS, has_check, spell, unspell, with_check
from kiosk.domain.localized import LANGUAGES

MARK = "S"
SIGNATURE_BYTES = 64
LONGEST_PAYLOAD = 101

_VERSION = 1
_CONTEXT = b"conference-kiosk signed code\0"
_LONG = 15
_CODE, _NAME, _NAME_LATIN, _CATEGORY, _ORGANISATION, _LANGUAGE, _VALID_FROM, _VALID_UNTIL, _LISTS = range(1, 10)
_TEXTS = {
    "code": _CODE,
    "name": _NAME,
    "name_latin": _NAME_LATIN,
    "category": _CATEGORY,
    "organisation": _ORGANISATION,
}
_BETWEEN_LISTS = "\n"
_UNCLEAN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_CAN_MISS = ("organisation", "name_latin")


@dataclass(frozen=True, slots=True)
class Claims:
    """What a signed code says of its holder. `lists` empty: every list; times are whole seconds with an offset."""

    code: str
    name: str
    name_latin: str = ""
    category: str = ""
    organisation: str = ""
    language: str = ""
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    lists: frozenset[str] = frozenset()


class ClaimsTooLong(ValueError):
    """More than a signed code holds."""


IsSigned = Callable[[bytes, bytes], bool]
"""Whether a message bears a signature by one of the keys that are trusted."""


def is_clean(text: str) -> bool:
    """Whether `text` may stand in a code: not blank at either end, nothing in it that has no shape of its own."""
    return text == text.strip() and not any(unicodedata.category(letter) in _UNCLEAN for letter in text)


def cleaned(text: str) -> str:
    """`text` (Unicode NFC) on one line without what has no shape: how an organiser's table becomes claims."""
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(letter for letter in line if unicodedata.category(letter) not in _UNCLEAN).strip()


def covered(payload: bytes, event_id: str) -> bytes:
    """What the signature of a payload is made over."""
    return _CONTEXT + event_id.encode() + b"\0" + payload


def payload_of(claims: Claims) -> bytes:
    """The one spelling of `claims`. Raises ClaimsTooLong, and ValueError for claims that no code can carry."""
    fields = b"".join(_field(tag, value) for tag, value in _values(claims) if value)
    payload = bytes((_VERSION,)) + fields
    if len(payload) > LONGEST_PAYLOAD:
        raise ClaimsTooLong(f"{len(payload)} bytes, {LONGEST_PAYLOAD} at most")
    if _claims_of(payload) != claims:
        raise ValueError("claims that do not come back as they were")
    return payload


def fitting(claims: Claims) -> tuple[Claims, tuple[str, ...]]:
    """The claims without what a code has no room for, and the names of those fields.

    Raises ClaimsTooLong where what must be there is too long already.
    """
    for shorter in (claims, replace(claims, organisation=""), replace(claims, organisation="", name_latin="")):
        try:
            payload_of(shorter)
        except ClaimsTooLong:
            continue
        return shorter, tuple(name for name in _CAN_MISS if getattr(shorter, name) != getattr(claims, name))
    raise ClaimsTooLong("name, category and lists alone are too long")


def text_of(payload: bytes, signature: bytes) -> str:
    """What the QR of a signed payload carries."""
    return with_check(MARK + spell(payload + signature))


def looks_signed(text: str) -> bool:
    """Whether `text` has the shape of a signed code: its letter, its length and its checksum, nothing proved yet."""
    size, half = divmod(len(text) - len(MARK) - CHECK_LETTERS, 2)
    fits = not half and SIGNATURE_BYTES < size <= SIGNATURE_BYTES + LONGEST_PAYLOAD
    return fits and text.startswith(MARK) and has_check(text)


def verified(text: str, event_id: str, is_signed: IsSigned) -> Claims | None:
    """What a scanned text in canonical spelling claims; None unless it is proved for this event.

    Nothing of a text is looked into before its signature is known to be good.
    """
    if not looks_signed(text):
        return None
    raw = unspell(text[len(MARK) : -CHECK_LETTERS])
    payload, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    if not is_signed(covered(payload, event_id), signature):
        return None
    try:
        return _claims_of(payload)
    except ValueError:
        return None


def _values(claims: Claims) -> Iterator[tuple[int, bytes]]:
    for name, tag in _TEXTS.items():
        yield tag, getattr(claims, name).encode()
    yield _LANGUAGE, bytes((LANGUAGES.index(claims.language),)) if claims.language else b""
    yield _VALID_FROM, _seconds(claims.valid_from)
    yield _VALID_UNTIL, _seconds(claims.valid_until)
    yield _LISTS, _BETWEEN_LISTS.join(sorted(claims.lists)).encode()


def _seconds(moment: datetime | None) -> bytes:
    try:
        return b"" if moment is None else int(moment.timestamp()).to_bytes(4, "big")
    except OverflowError as error:
        raise ValueError("a time before 1970 or after 2106") from error


def _field(tag: int, value: bytes) -> bytes:
    if len(value) < _LONG:
        return bytes((tag << 4 | len(value),)) + value
    if len(value) > LONGEST_PAYLOAD:
        raise ClaimsTooLong(f"a field of {len(value)} bytes")
    return bytes((tag << 4 | _LONG, len(value))) + value


def _claims_of(payload: bytes) -> Claims:
    """The claims in a payload. Raises ValueError for any that is not in its one spelling."""
    if payload[:1] != bytes((_VERSION,)):
        raise ValueError("another version")
    values = dict(_fields(payload[1:]))
    texts = {name: _clean(values.get(tag, b"").decode()) for name, tag in _TEXTS.items()}
    if not texts["code"] or not texts["name"]:
        raise ValueError("nobody is named")
    return Claims(
        **texts,
        language=_language(values.get(_LANGUAGE)),
        valid_from=_moment(values.get(_VALID_FROM)),
        valid_until=_moment(values.get(_VALID_UNTIL)),
        lists=_lists(values.get(_LISTS)),
    )


def _fields(rest: bytes) -> Iterator[tuple[int, bytes]]:
    """Tags with their values; tags rise, and no length is written in two ways."""
    before = 0
    while rest:
        tag, length, rest = rest[0] >> 4, rest[0] & 15, rest[1:]
        if length == _LONG:
            length, rest = (rest[0] if rest else 0), rest[1:]
            if length < _LONG:
                raise ValueError("a short length written long")
        if tag <= before or not length or length > len(rest):
            raise ValueError("fields out of order, empty or cut off")
        yield tag, rest[:length]
        before, rest = tag, rest[length:]


def _clean(text: str) -> str:
    if not is_clean(text):
        raise ValueError("a text with what has no shape")
    return text


def _language(value: bytes | None) -> str:
    if value is None:
        return ""
    if len(value) != 1 or value[0] >= len(LANGUAGES):
        raise ValueError("no language")
    return LANGUAGES[value[0]]


def _moment(value: bytes | None) -> datetime | None:
    if value is None:
        return None
    if len(value) != 4:
        raise ValueError("no time")
    return datetime.fromtimestamp(int.from_bytes(value, "big"), UTC)


def _lists(value: bytes | None) -> frozenset[str]:
    if value is None:
        return frozenset()
    ids = value.decode().split(_BETWEEN_LISTS)
    if not all(map(_clean, ids)) or ids != sorted(set(ids)):
        raise ValueError("lists out of order, empty or twice")
    return frozenset(ids)
