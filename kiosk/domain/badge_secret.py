"""The secret that a badge's QR carries.

Everything else in the program treats a secret as an opaque value of this type: how it is written can change here
without a change anywhere else.
"""

from __future__ import annotations

import base64
import re
import secrets
from dataclasses import dataclass

SECRET_BITS = 160
_SECRET_BYTES = SECRET_BITS // 8
_FOREIGN_LIMIT = 512
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class BadgeSecret:
    """A secret in its one canonical spelling.

    `text` is what is printed in the QR and what is stored; two secrets are the same when their texts are.
    """

    text: str

    @classmethod
    def new(cls) -> BadgeSecret:
        """A fresh secret of 160 random bits from the operating system's generator."""
        return cls.from_bytes(secrets.token_bytes(_SECRET_BYTES))

    @classmethod
    def from_bytes(cls, raw: bytes) -> BadgeSecret:
        """The secret that spells `raw` (20 bytes) in base32 (RFC 4648), which a QR packs as alphanumeric."""
        if len(raw) != _SECRET_BYTES:
            raise ValueError(f"a secret has {_SECRET_BYTES} bytes, not {len(raw)}")
        return cls(base64.b32encode(raw).decode("ascii"))

    @classmethod
    def parse(cls, scanned: str) -> BadgeSecret | None:
        """The secret in a scanned or imported text, or None for what can be no secret at all.

        None is given for an empty text, one with control characters or lone surrogates, and one longer than 512
        characters. Other systems' secrets are kept letter by letter: they may differ in case only.
        """
        text = scanned.strip()
        if not text or len(text) > _FOREIGN_LIMIT or _CONTROL.search(text):
            return None
        return cls(text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        """Hides the secret: a traceback or a log line must never hold what admits somebody."""
        return "BadgeSecret(…)"
