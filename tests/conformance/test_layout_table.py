"""Random codes through every keyboard layout and every CapsLock: how many are read at the first scan, and as whose.

The suite takes a few; `KIOSK_TABLE_CODES=10000 pytest -s tests/conformance/test_layout_table.py` takes as many of each
kind and prints the table.
"""

import os
import random
import string
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.scanning.layouts import LAYOUTS, CapsLock, arrives
from kiosk.services.holders import Holder, Holders, Known, Nobody
from tests.venue import pack, person, venue

CODES = int(os.environ.get("KIOSK_TABLE_CODES", "25"))
READ_AT_FIRST = 0.95
RNG = random.Random("layouts")
PRETIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def letters_of(alphabet: str, length: int) -> Callable[[], str]:
    return lambda: "".join(RNG.choices(alphabet, k=length))


KINDS: dict[str, Callable[[], str]] = {
    "own": lambda: BadgeSecret.from_bytes(RNG.randbytes(16)).text,
    "small letters and digits": letters_of(PRETIX_LETTERS, 32),
    "capitals and digits": letters_of(string.ascii_uppercase + string.digits, 12),
    "digits": letters_of(string.digits, 22),
    "hex": letters_of("0123456789abcdef", 32),
    "address": lambda: f"https://lu.ma/check-in/evt-X?pk=g-{letters_of(string.ascii_letters + string.digits, 15)()}",
}
# On a Greek keyboard W and S are the same capital: other systems' codes with a W are not read there. Ours have none.
SAME_LETTER_TWICE = {("gr", "capitals and digits"), ("gr", "address")}

SECRETS = {kind: list(dict.fromkeys(make() for _ in range(CODES))) for kind, make in KINDS.items()}
WHOSE = {secret: number for number, secret in enumerate(secret for secrets in SECRETS.values() for secret in secrets)}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Everybody whose code is tried, all at one conference."""
    people = tuple(person(number, secret=BadgeSecret(secret)) for secret, number in WHOSE.items())
    with venue(tmp_path_factory.mktemp("crowd"), event_pack=pack(people)) as services:
        yield services


def what_came_of(holder: Holder, number: int) -> str:
    if isinstance(holder, Known):
        return "read" if holder.registrant.code == person(number).code else "WRONG"
    return "not read" if isinstance(holder, Nobody) else "again"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("known", ["layout not known", "layout known"])
def test_nobody_is_taken_for_somebody_else_and_nearly_all_are_read_at_the_first_scan(
    kind: str, known: str, crowd: Services
) -> None:
    for layout in LAYOUTS:
        finder = Holders(crowd.current, layout if known == "layout known" else "")
        for caps in CapsLock:
            came: Counter[str] = Counter()
            with crowd.gate.looking() as passage:
                for secret in SECRETS[kind]:
                    holder = finder.holder(passage, arrives(secret, layout, caps), typed=True)
                    came[what_came_of(holder, WHOSE[secret])] += 1
            share = came["read"] / came.total()
            print(f"{known:17} {kind:25} {layout:7} {caps:8} {share:8.2%} {dict(came)}")
            assert not came["WRONG"]
            assert share >= READ_AT_FIRST or (layout, kind) in SAME_LETTER_TWICE
