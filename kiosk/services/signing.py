"""Ed25519 (RFC 8032): new keys, signatures, and whether one of several keys has signed.

`cryptography` is imported when the first key is used: a kiosk whose guests carry bare codes never loads it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.domain.signed_code import IsSigned

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32


class NoSigningKeyError(ValueError):
    """A file that holds no Ed25519 key which this program could read."""


class SigningKey:
    """A private key. It is made, used and forgotten; where it is kept is for its owner to say."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def new(cls) -> SigningKey:
        """A fresh key from the operating system's generator."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_pem(cls, pem: bytes) -> SigningKey:
        """The key in a PEM file (PKCS#8, RFC 5958), which no password locks. Raises NoSigningKeyError."""
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(pem, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise NoSigningKeyError("no private key in PEM") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise NoSigningKeyError("a key of another kind than Ed25519")
        return cls(key)

    def pem(self) -> bytes:
        """The key as PEM (PKCS#8), not locked by a password."""
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def public(self) -> str:
        """The public key: 32 bytes in base64."""
        return base64.b64encode(self._key.public_key().public_bytes_raw()).decode("ascii")

    def sign(self, message: bytes) -> bytes:
        """The signature of `message`, 64 bytes."""
        return self._key.sign(message)

    def verifier(self) -> Callable[[bytes, bytes], None]:
        """What checks a signature over a message with nothing around it; it raises where the signature is not good."""
        return self._key.public_key().verify

    def __repr__(self) -> str:
        """Hides the key."""
        return "SigningKey(…)"


def signed_by_any(keys: Iterable[str]) -> IsSigned:
    """Whether a message bears a signature by one of these public keys (32 bytes in base64), each of which is tried."""
    from cryptography.exceptions import InvalidSignature

    trusted = [_public_key(key) for key in keys]

    def is_signed(message: bytes, signature: bytes) -> bool:
        for key in trusted:
            try:
                key.verify(signature, message)
            except InvalidSignature:
                continue
            return True
        return False

    return is_signed


@lru_cache(maxsize=64)
def _public_key(text: str) -> Ed25519PublicKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
    except (ValueError, binascii.Error) as error:
        raise NoSigningKeyError("a public key that is not 32 bytes in base64") from error
