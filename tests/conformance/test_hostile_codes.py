"""Codes that were mutated, cut, glued together or made up: none admits anybody, and none stops the kiosk.

The suite takes a few; `KIOSK_HOSTILE_CODES=1000000 pytest tests/conformance/test_hostile_codes.py` takes as many. Each
goes through the check-in service, and so through a transaction of its own.
"""

import json
import os
import random
import string
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Refused
from kiosk.domain.letters import LETTERS, with_check
from kiosk.scanning.layouts import LAYOUTS, CapsLock, arrives
from kiosk.services.checkin import Scan
from tests.venue import admissions, pack, person, venue

COUNT = int(os.environ.get("KIOSK_HOSTILE_CODES", "600"))
SEED = os.environ.get("KIOSK_HOSTILE_SEED", "hostile")
PEOPLE = 50

Make = Callable[[random.Random, str, str], str]
"""Makes a hostile code of two good ones."""

_LIKE = {
    "B": "8ВΒß",
    "S": "5$ЅꞄ",
    "C": "СϹ",
    "K": "K",
    "X": "ХΧ×",
    "L": "1I|",
    "P": "РΡ",
    "T": "ТΤ",
    "V": "Ѵ∨",
    "N": "Ν",
}
_ODD = "".join(
    map(chr, (0, 9, 10, 13, 0x1D, 0x1E, 0x4, 0x7F, 0x85, 0xA0, 0x200B, 0x2028, 0xFEFF, 0xD800, 0x1F39F, 0x0))
)


def other_letter(rng: random.Random, one: str, _: str) -> str:
    place = rng.randrange(len(one))
    return one[:place] + rng.choice(LETTERS.replace(one[place], "")) + one[place + 1 :]


def other_characters(rng: random.Random, one: str, _: str) -> str:
    characters = list(one)
    for _each in range(rng.randint(1, 6)):
        characters[rng.randrange(len(one))] = rng.choice(string.printable + _ODD)
    return "".join(characters)


def flipped_bits(rng: random.Random, one: str, _: str) -> str:
    raw = bytearray(one.encode())
    for _each in range(rng.randint(1, 3)):
        raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    return raw.decode("utf-8", rng.choice(("surrogateescape", "replace", "ignore")))


def swapped(rng: random.Random, one: str, _: str) -> str:
    characters = list(one)
    first = rng.randrange(len(one))
    second = rng.choice([place for place, letter in enumerate(one) if letter != one[first]])
    characters[first], characters[second] = characters[second], characters[first]
    return "".join(characters)


def shuffled(rng: random.Random, one: str, _: str) -> str:
    return rng.choice((one[::-1], "".join(rng.sample(one, len(one))), one[7:] + one[:7]))


def cut(rng: random.Random, one: str, _: str) -> str:
    place = rng.randrange(1, len(one))
    return rng.choice((one[:place], one[place:]))


def with_more(rng: random.Random, one: str, _: str) -> str:
    place = rng.randint(0, len(one))
    return one[:place] + "".join(rng.choices(string.ascii_letters + string.digits, k=rng.randint(1, 4))) + one[place:]


def glued(rng: random.Random, one: str, other: str) -> str:
    between = rng.choice(("", "", " ", "\n", "\r\n", "\t", "\x1d", ",", "\\000026"))
    return rng.choice(
        (one + between + other, one + between + cut(rng, other, one), cut(rng, one, other) + between + other)
    )


def crossed(rng: random.Random, one: str, other: str) -> str:
    place = rng.randint(1, len(one) - 1)
    return one[:place] + other[place:]


def mixed_case(rng: random.Random, one: str, _: str) -> str:
    return "".join(rng.choice((letter.upper(), letter.lower())) for letter in one)


def look_alikes(rng: random.Random, one: str, _: str) -> str:
    return "".join(rng.choice(_LIKE.get(letter, letter)) if rng.random() < 0.5 else letter for letter in one)


def made_up(rng: random.Random, one: str, _: str) -> str:
    return "B" + "".join(rng.choices(LETTERS, k=len(one) - 1))


def made_up_with_its_checksum(rng: random.Random, one: str, _: str) -> str:
    return with_check(rng.choice("BS") + "".join(rng.choices(LETTERS, k=rng.choice((32, 32, 200, rng.randrange(300))))))


def with_its_checksum_made_good(rng: random.Random, one: str, other: str) -> str:
    return with_check(other_letter(rng, one, other)[:-4])


def random_text(rng: random.Random, _one: str, _other: str) -> str:
    letters = rng.choice((string.printable, LETTERS, _ODD + "张欧阳，。：", string.digits, "àé&\"'(-è_çÀ", '{}[]":,\\'))
    return "".join(rng.choices(letters, k=int(rng.paretovariate(0.6)) % 5_000))


def mangled(rng: random.Random, one: str, other: str) -> str:
    return arrives(other_letter(rng, one, other), rng.choice(list(LAYOUTS)), rng.choice(list(CapsLock)))


def wrapped(rng: random.Random, one: str, other: str) -> str:
    inner = rng.choice((other_letter, cut, swapped, made_up_with_its_checksum))(rng, one, other)
    shapes = ("https://x.org/c?code={}", "\\000026{}", "]Q1{}", "{}/", "WIFI:S:{};;", "https://x.org/{}", "\x02{}\x03")
    return rng.choice((*(shape.format(inner) for shape in shapes), json.dumps({"secret": inner, "i": [inner]})))


MAKES: tuple[Make, ...] = (
    other_letter, other_characters, flipped_bits, swapped, shuffled, cut, with_more, glued, crossed, mixed_case,
    look_alikes, made_up, made_up_with_its_checksum, with_its_checksum_made_good, random_text, mangled, wrapped,
)  # fmt: skip


def is_a_good_code(text: str, good: set[str]) -> bool:
    """Whether chance left a code whole, but for what scanners and CapsLock do to it."""
    parts = set(text.strip("\x00\x02\x04\ufeff\u200b\x1d\x1e").split()) or {text}
    return any(parts <= {change(code) for code in good} for change in (str.upper, str.lower)) and len(parts) == 1


@pytest.fixture
def door(tmp_path: Path) -> tuple[Path, list[str]]:
    rng = random.Random("people")
    return tmp_path, [BadgeSecret.from_bytes(rng.randbytes(16)).text for _ in range(PEOPLE)]


def test_no_hostile_code_admits_anybody_or_stops_the_kiosk(door: tuple[Path, list[str]]) -> None:
    folder, secrets = door
    people = tuple(person(number, secret=BadgeSecret(secret)) for number, secret in enumerate(secrets))
    with venue(folder, event_pack=pack(people)) as services:
        made = sum(is_refused(services, number, secrets) for number in range(COUNT))
        assert admissions(services) == []
    print(f"{made} hostile codes, none admitted")
    assert made > COUNT * 0.8


def is_refused(services: Services, number: int, secrets: list[str]) -> bool:
    """Scans one hostile code, which must not admit anybody; False where chance made a good one."""
    rng = random.Random(f"{SEED} {number}")
    text = MAKES[number % len(MAKES)](rng, *rng.sample(secrets, 2))
    if is_a_good_code(text, set(secrets)):
        return False
    outcome = services.checkin.scan(Scan(text, "lounge", typed=rng.random() < 0.8))
    assert isinstance(outcome.verdict, Refused), (number, text)
    assert outcome.registrant is None
    return True
