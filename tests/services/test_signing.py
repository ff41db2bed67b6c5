"""Ed25519: keys are made, read, and tried one after the other."""

import base64
import sys

import pytest

from kiosk.services.signing import NoSigningKeyError, SigningKey, signed_by_any

MESSAGE = b"moss"


def test_a_signature_is_good_under_its_own_key_among_several() -> None:
    old, new, foreign = SigningKey.new(), SigningKey.new(), SigningKey.new()
    is_signed = signed_by_any([old.public(), new.public()])
    assert is_signed(MESSAGE, old.sign(MESSAGE))
    assert is_signed(MESSAGE, new.sign(MESSAGE))
    assert not is_signed(MESSAGE, foreign.sign(MESSAGE))
    assert not is_signed(b"other", new.sign(MESSAGE))
    assert not signed_by_any([])(MESSAGE, new.sign(MESSAGE))


@pytest.mark.parametrize("signature", [b"", b"\0" * 64, b"\xff" * 64, b"\0" * 63, b"\0" * 65])
def test_what_is_no_signature_is_refused_without_a_crash(signature: bytes) -> None:
    assert not signed_by_any([SigningKey.new().public()])(MESSAGE, signature)


def test_a_signature_cannot_be_written_in_a_second_way() -> None:
    # The order of the group added to its second half gives the same sum: RFC 8032 (5.1.7) has it refused.
    key = SigningKey.new()
    signature = key.sign(MESSAGE)
    order = 2**252 + 27742317777372353535851937790883648493
    other = signature[:32] + (int.from_bytes(signature[32:], "little") + order).to_bytes(32, "little")
    assert not signed_by_any([key.public()])(MESSAGE, other)


def test_a_key_comes_back_from_its_pem() -> None:
    key = SigningKey.new()
    again = SigningKey.from_pem(key.pem())
    assert again.public() == key.public()
    assert len(base64.b64decode(key.public())) == 32
    assert key.pem().startswith(b"-----BEGIN PRIVATE KEY-----")


def test_a_key_does_not_show_itself() -> None:
    assert repr(SigningKey.new()) == "SigningKey(…)"


def test_other_files_are_no_signing_keys() -> None:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    other = X25519PrivateKey.generate()
    locked = SigningKey.new()._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    plain = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for pem in (plain, locked, b"", b"nonsense", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"):
        with pytest.raises(NoSigningKeyError):
            SigningKey.from_pem(pem)


@pytest.mark.parametrize("public", ["", "AAAA", "?", "A" * 44, "码"])
def test_what_is_no_public_key_is_said(public: str) -> None:
    if public == "A" * 44:
        public = "A" * 40
    with pytest.raises(NoSigningKeyError):
        signed_by_any([public])


def test_cryptography_is_not_loaded_with_the_services() -> None:
    import subprocess

    code = "import sys, kiosk.composition, kiosk.services.signing; sys.exit('cryptography' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
