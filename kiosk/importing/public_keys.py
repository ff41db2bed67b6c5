"""Public Ed25519 keys as organisers find them: 32 bytes in base64, or as PEM, or PEM in base64 as pretix gives it."""

from __future__ import annotations

import base64
import binascii
import re

from kiosk.i18n import N_
from kiosk.importing.faults import BadValueError

KEY_BYTES = 32
_PEM = re.compile(rb"\s*-----BEGIN PUBLIC KEY-----\s([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*")
_PREFIX = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of every Ed25519 key in DER (RFC 8410)."""


def public_key(text: str) -> str:
    """The key in `text` as 32 bytes in base64. Raises BadValueError."""
    raw = _raw(text.encode())
    if len(raw) != KEY_BYTES:
        raise BadValueError(N_("This is no public Ed25519 key: 32 bytes in base64 are, or such a key as PEM."))
    return base64.b64encode(raw).decode("ascii")


def _raw(text: bytes) -> bytes:
    if match := _PEM.fullmatch(text):
        der = _decoded(b"".join(match[1].split()))
        return der.removeprefix(_PREFIX) if der.startswith(_PREFIX) else b""
    decoded = _decoded(text)
    return _raw(decoded) if _PEM.fullmatch(decoded) else decoded


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return b""
