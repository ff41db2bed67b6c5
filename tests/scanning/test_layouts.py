"""Keyboard layouts: what a host makes of a scanner's keys, held against the system's own tables, and the way back."""

import ctypes
import ctypes.util
import json
import random
from itertools import product
from pathlib import Path

import pytest

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.letters import LETTERS
from kiosk.scanning.layouts import LAYOUTS, US, CapsLock, arrives, sent

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "checkin" / "hand_scanner_layouts.json"
EUROPEAN = ("us", "uk", "de", "fr", "be", "ch-de", "ch-fr", "tr")

# The layout and variant by which xkeyboard-config knows each.
XKB = {
    "us": ("us", ""), "uk": ("gb", ""), "de": ("de", ""), "fr": ("fr", "azerty"), "be": ("be", ""),
    "ch-de": ("ch", ""), "ch-fr": ("ch", "fr"), "tr": ("tr", ""), "dvorak": ("us", "dvorak"), "ru": ("ru", ""),
    "gr": ("gr", ""),
}  # fmt: skip
XKB_KEYS = (49, *range(10, 22), *range(24, 36), *range(38, 49), 51, *range(52, 62))
XKB_DEAD = {"dead_circumflex": "^", "dead_diaeresis": "¨", "dead_acute": "´", "dead_grave": "`"}
SHIFT, LOCK = 1, 2

# Keys whose character another key gives as well: what arrives does not tell them apart.
TWICE = {"fr": "`~", "gr": "wW"}

# Letters without a capital of their own, which systems treat differently under CapsLock, and the key with Greek's other
# small sigma.
UNSETTLED = {("de", "ß"), ("fr", "µ"), ("be", "µ"), ("gr", "σ")}


class Names(ctypes.Structure):
    """libxkbcommon's struct xkb_rule_names."""

    _fields_ = tuple((name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options"))


class SystemKeyboard:
    """A keyboard as the system's own library makes it of its own tables."""

    def __init__(self, library: ctypes.CDLL, layout: str, variant: str) -> None:
        self._xkb = library
        for function in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
            getattr(library, function).restype = ctypes.c_void_p
        names = Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
        context = ctypes.c_void_p(library.xkb_context_new(0))
        keymap = ctypes.c_void_p(library.xkb_keymap_new_from_names(context, ctypes.byref(names), 0))
        self._state = ctypes.c_void_p(library.xkb_state_new(keymap))

    def row(self, *, shift: bool, lock: bool) -> str:
        """What the keys of a US keyboard give."""
        self._xkb.xkb_state_update_mask(self._state, SHIFT * shift, 0, LOCK * lock, 0, 0, 0)
        return "".join(self._character(self._xkb.xkb_state_key_get_one_sym(self._state, key)) for key in XKB_KEYS)

    def _character(self, symbol: int) -> str:
        name = ctypes.create_string_buffer(64)
        self._xkb.xkb_keysym_get_name(symbol, name, len(name))
        return XKB_DEAD.get(name.value.decode()) or chr(self._xkb.xkb_keysym_to_utf32(symbol))


@pytest.fixture(scope="module")
def xkb() -> ctypes.CDLL:
    found = ctypes.util.find_library("xkbcommon")
    if found is None:
        pytest.skip("libxkbcommon is not installed")
    return ctypes.CDLL(found)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_key_gives_what_the_systems_own_tables_say_with_and_without_caps_lock(
    layout: str, xkb: ctypes.CDLL
) -> None:
    keyboard = SystemKeyboard(xkb, *XKB[layout])
    for shift, caps in product((False, True), (CapsLock.OFF, CapsLock.LETTERS)):
        theirs = keyboard.row(shift=shift, lock=caps is CapsLock.LETTERS)
        ours = arrives(US[shift], layout, caps)
        different = [(layout, mine) for mine, other in zip(ours, theirs, strict=True) if mine != other]
        assert set(different) <= (UNSETTLED if caps else set())


@pytest.mark.parametrize("layout", EUROPEAN)
@pytest.mark.parametrize("caps", CapsLock)
def test_the_letters_of_our_own_codes_stay_where_they_are(layout: str, caps: CapsLock) -> None:
    arrived = arrives(LETTERS, layout, caps)
    assert arrived == (LETTERS if caps is CapsLock.OFF else LETTERS.lower())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("caps", CapsLock)
def test_what_was_sent_is_among_what_may_have_been_sent(layout: str, caps: CapsLock) -> None:
    rng = random.Random(f"{layout} {caps}")
    keys = [key for key in "".join(US) if key not in TWICE.get(layout, "")]
    for _ in range(50):
        text = "".join(rng.choices(keys, k=20))
        arrived = arrives(text, layout, caps)
        assert text in (arrived, *sent(arrived), *sent(arrived, layout))


def test_with_shift_acting_caps_lock_a_french_host_types_digits_and_an_american_one_does_not() -> None:
    assert arrives("a1!", "fr", CapsLock.KEYS) == "Q1&"
    assert arrives("07", "fr") == "àè"
    assert arrives("07", "fr", CapsLock.KEYS) == "07"
    assert arrives("07aA", "us", CapsLock.KEYS) == "07Aa"


def test_a_dead_key_leaves_an_accent_on_the_next_letter_and_both_keys_are_found_again() -> None:
    assert "g=ab" in sent("gáb", "de")
    assert "g=xb" in sent("g´xb", "de")


@pytest.mark.parametrize("name", ["hu", "US", "auto"])
def test_a_layout_that_is_not_known_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        arrives("x", name)


def test_nothing_that_was_received_is_given_twice_or_as_itself() -> None:
    for text in ("", "004ha3nidbvd", BadgeSecret.new().text, "ааа", "张", "\x00"):
        given = list(sent(text))
        assert text not in given
        assert len(given) == len(set(given))


def test_the_forms_that_were_seen_on_real_hosts_lead_back_to_the_code() -> None:
    if not DATA.is_file():
        pytest.skip("the data for checks is not here")
    data = json.loads(DATA.read_text("utf-8"))
    for vector in (*data["vectors"], *data["extra"]):
        for form, received in vector["received"].items():
            assert vector["true_code"] in (received, *sent(received)), form
