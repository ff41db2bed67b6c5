"""The secret that a badge's QR carries, and how the program's own ones are written.

The lasting format, in the letters and with the checksum of `kiosk.domain.letters`:

| letters | hold |
| --- | --- |
| 1 | the version: `B`, the bare secret described here; `S` begins a signed code |
| 32 | 128 random bits, two letters a byte, the high half first |
| 4 | the checksum of all the letters before it |

That makes 37 capitals, which a QR of version 2 with error correction M holds as alphanumeric (up to 38). A scanner may
hand them over in small letters throughout, as CapsLock leaves them; small and capital letters mixed are damage.

Everything else in the program treats a secret as an opaque value of this type: how it is written can change here
without a change anywhere else. Other systems' secrets are any text at all.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from kiosk.domain.letters import CHECK_LETTERS, has_check, spell, with_check

SECRET_BITS = 128
VERSION = "B"
_SECRET_BYTES = SECRET_BITS // 8
_LENGTH = len(VERSION) + 2 * _SECRET_BYTES + CHECK_LETTERS
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
        """A fresh secret of 128 random bits from the operating system's generator."""
        return cls.from_bytes(secrets.token_bytes(_SECRET_BYTES))

    @classmethod
    def from_bytes(cls, raw: bytes) -> BadgeSecret:
        """The secret that spells `raw` (16 bytes). Raises ValueError for another length."""
        if len(raw) != _SECRET_BYTES:
            raise ValueError(f"a secret has {_SECRET_BYTES} bytes, not {len(raw)}")
        return cls(with_check(VERSION + spell(raw)))

    @classmethod
    def parse(cls, scanned: str) -> BadgeSecret | None:
        """The secret in a scanned or imported text, or None for what can be no secret at all.

        None is given for an empty text, one with control characters or lone surrogates, and one longer than 512
        characters. Other systems' secrets are kept letter by letter: they may differ in case only. The program's
        own ones are in capitals always.
        """
        text = scanned.strip()
        if not text or len(text) > _FOREIGN_LIMIT or _CONTROL.search(text):
            return None
        return cls(in_capitals(text))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        """Hides the secret: a traceback or a log line must never hold what admits somebody."""
        return "BadgeSecret(…)"


def in_capitals(text: str) -> str:
    """One of the program's own secrets that came in small letters, in capitals; any other text as it is."""
    capitals = text.upper() if text.isascii() and text.islower() else text
    return capitals if is_own_secret(capitals) else text


def is_own_secret(text: str) -> bool:
    """Whether the program wrote this secret itself, letter by letter: the checksum leaves no doubt."""
    return len(text) == _LENGTH and text.startswith(VERSION) and has_check(text)


def own_secrets(text: str) -> tuple[BadgeSecret, ...]:
    """The program's own secrets that stand in `text` one behind the other, each once; none where anything is over.

    Two scans that run into each other look like that.
    """
    parts = [text[start : start + _LENGTH] for start in range(0, len(text), _LENGTH)]
    if not all(map(is_own_secret, parts)):
        return ()
    return tuple(BadgeSecret(part) for part in dict.fromkeys(parts))
