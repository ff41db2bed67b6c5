"""Signed codes that were altered, cut, signed anew or by somebody else: none admits anybody, none leaves a trace.

`KIOSK_HOSTILE_CODES=1000000 pytest tests/conformance/test_hostile_signed_codes.py` takes as many as are asked for.
"""

import base64
import random
from pathlib import Path
from typing import Any

from kiosk.composition import Services
from kiosk.domain.checkin import Refused
from kiosk.domain.event import TrustedKey
from kiosk.domain.letters import CHECK_LETTERS, spell, unspell, with_check
from kiosk.domain.signed_code import SIGNATURE_BYTES, Claims, covered, payload_of, text_of
from kiosk.services.checkin import Scan
from kiosk.services.signing import SigningKey
from tests.conformance.test_hostile_codes import COUNT, MAKES, SEED, Make, is_a_good_code
from tests.venue import EVENT, admissions, pack, venue

KEYS = tuple(SigningKey.new() for _ in range(2))
PRETIX, FOREIGN = SigningKey.new(), SigningKey.new()
GUESTS = 40
CHANGES: dict[str, Any] = {
    "keys": tuple(TrustedKey(str(number), key.public()) for number, key in enumerate(KEYS)),
    "pretix_keys": (PRETIX.public(),),
    "pretix_items": {"1": "talent"},
}


def signed(payload: bytes, key: SigningKey, event: str = EVENT.id) -> str:
    return text_of(payload, key.sign(covered(payload, event)))


def guest(number: int) -> str:
    claims = Claims(f"GT-{number:04}", f"李一尘 {number}", "Li Yichen", "talent", "研究院" * (number % 4), "zh")
    return signed(payload_of(claims), KEYS[number % 2])


def ticket(number: int, key: SigningKey = PRETIX) -> str:
    payload = b"\x0a\x05" + f"{number:05}".encode() + b"\x10\x01"
    raw = b"\x01" + len(payload).to_bytes(2, "big") + (64).to_bytes(2, "big") + payload + key.sign(payload)
    return base64.b64encode(raw).decode()[::-1]


def parts(text: str) -> tuple[bytes, bytes]:
    raw = unspell(text[1:-CHECK_LETTERS])
    return raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]


def other_bytes(rng: random.Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(rng.randint(1, 3)):
        changed[rng.randrange(len(raw))] ^= rng.randrange(1, 256)
    return bytes(changed) if changed != raw else bytes((raw[0] ^ 1,)) + raw[1:]


def other_payload(rng: random.Random, one: str, _: str) -> str:
    payload, signature = parts(one)
    return text_of(other_bytes(rng, payload), signature)


def other_signature(rng: random.Random, one: str, _: str) -> str:
    payload, signature = parts(one)
    return text_of(payload, other_bytes(rng, signature))


def crossed_signature(rng: random.Random, one: str, other: str) -> str:
    return text_of(parts(one)[0], parts(other)[1])


def moved_border(rng: random.Random, one: str, _: str) -> str:
    payload, signature = parts(one)
    cut = rng.randrange(1, 40)
    return with_check("S" + spell(rng.choice((payload[:-cut] + signature, payload + signature[cut:]))))


def foreign_key(rng: random.Random, one: str, _: str) -> str:
    return signed(parts(one)[0], FOREIGN)


def other_event(rng: random.Random, one: str, _: str) -> str:
    return signed(parts(one)[0], rng.choice(KEYS), rng.choice(("", "tiny-2024", "tiny-2025\0", "TINY-2025")))


def without_context(rng: random.Random, one: str, _: str) -> str:
    payload = parts(one)[0]
    return text_of(payload, rng.choice(KEYS).sign(rng.choice((payload, EVENT.id.encode() + b"\0" + payload))))


def signed_rubbish(rng: random.Random, one: str, _: str) -> str:
    """A good signature over what are no claims in their one spelling."""
    payload = parts(one)[0]
    tails = (b"\x00", b"\x21A", b"\x9f", b"\x6a" + bytes(9), b"\xc0", bytes((0xF5, 1)))
    spoilt = rng.choice((payload + rng.choice(tails), b"\x02" + payload[1:], payload[: rng.randrange(1, 8)]))
    return signed(spoilt, rng.choice(KEYS))


def hostile_ticket(rng: random.Random, _one: str, _other: str) -> str:
    text, number = ticket(rng.randrange(9)), rng.randrange(len(ticket(0)))
    spoilt = text[:number] + rng.choice("ABCDabcd0123+/=") + text[number + 1 :]
    made = rng.choice((ticket(1, FOREIGN), text[number:] or "=", text + ticket(9), text[::-1], text.lower(), spoilt))
    return made if made not in {ticket(each) for each in range(9)} else text + "="


SIGNED_MAKES: tuple[Make, ...] = (
    other_payload, other_signature, crossed_signature, moved_border, foreign_key, other_event, without_context,
    signed_rubbish, hostile_ticket,
)  # fmt: skip
ALL_MAKES = (*SIGNED_MAKES, *MAKES)


def test_no_hostile_signed_code_admits_anybody_or_leaves_a_trace(tmp_path: Path) -> None:
    guests = [guest(number) for number in range(GUESTS)]
    with venue(tmp_path, event_pack=pack(**CHANGES)) as services:
        before = people(services)
        made = sum(is_refused(services, number, guests) for number in range(COUNT))
        assert admissions(services) == []
        assert people(services) == before
        assert not isinstance(services.checkin.scan(Scan(guests[0], "lounge")).verdict, Refused)
        assert not isinstance(services.checkin.scan(Scan(ticket(1), "lounge")).verdict, Refused)
    print(f"{made} hostile signed codes, none admitted")
    assert made > COUNT * 0.8


def people(services: Services) -> list[Any]:
    return services.store.connection().execute("SELECT code, secret FROM registrant ORDER BY code").fetchall()


def is_refused(services: Services, number: int, guests: list[str]) -> bool:
    """Scans one hostile code, which must not admit anybody; False where chance made a good one."""
    rng = random.Random(f"{SEED} signed {number}")
    text = ALL_MAKES[number % len(ALL_MAKES)](rng, *rng.sample(guests, 2))
    if is_a_good_code(text, set(guests)):
        return False
    outcome = services.checkin.scan(Scan(text, "lounge", typed=rng.random() < 0.8))
    assert isinstance(outcome.verdict, Refused), (number, text)
    assert outcome.registrant is None, (number, text)
    return True
