"""What a scanned text may mean."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.letters import spell, with_check
from kiosk.scanning.layouts import LAYOUTS, CapsLock, arrives
from kiosk.scanning.readings import LONGEST, Readings, readings

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "checkin" / "scan_input.json"
OWN = BadgeSecret.from_bytes(b"one of our codes")
OTHER = BadgeSecret.from_bytes(b"of somebody else")
SIGNED = with_check("S" + spell(bytes(range(100))))
KEEPING = ("us", "uk", "de", "fr", "be", "ch-de", "ch-fr", "tr")
"""The layouts that keep our letters where they are."""

PRETIX = "kfndgffgyw4tdgcacx6bb3bgemq69cxj"
UUID = "7a0f5d1e-2c3b-4a59-9687-f0e1d2c3b4a5"


def read(text: str, **given: str) -> Readings:
    """As a hand scanner's keystrokes."""
    return readings(text, typed=True, **given)


def foreign(text: str, *, typed: bool = True, **given: str) -> list[str]:
    return [secret.text for secret in readings(text, typed=typed, **given).foreign]


class TestOwnCodes:
    @pytest.mark.parametrize("typed", [True, False])
    def test_a_code_as_printed_is_read_and_nothing_else_is_considered(self, typed: bool) -> None:
        assert readings(OWN.text, typed=typed) == Readings(own=(OWN,))

    @pytest.mark.parametrize("layout", LAYOUTS)
    @pytest.mark.parametrize("caps", CapsLock)
    def test_every_layout_and_caps_lock_is_undone_for_both_kinds(self, layout: str, caps: CapsLock) -> None:
        for text, meant in ((OWN.text, Readings(own=(OWN,))), (SIGNED, Readings(signed=SIGNED))):
            received = arrives(text, layout, caps)
            literal = () if layout in KEEPING else (BadgeSecret(received),)
            assert read(received) == replace(meant, foreign=literal)

    @pytest.mark.parametrize(
        "around",
        [
            "\\000026{}", "\\000003\\000026{}", "]Q1{}", "]Q1\\000026{}", "]d2{}", "\ufeff{}", " {}\t", "\x02{}\x03",
            "\x1d{}\x1e\x04", "{}\r\n", "\x00{}",
        ],
    )  # fmt: skip
    def test_what_scanners_put_around_a_code_is_taken_off(self, around: str) -> None:
        assert read(around.format(OWN.text)) == Readings(own=(OWN,))
        assert PRETIX in foreign(around.format(PRETIX))

    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_what_is_put_in_front_passes_through_the_layout_too(self, layout: str) -> None:
        assert read(arrives("]Q1\\000026" + OWN.text, layout)).own == (OWN,)
        assert read(arrives("QZ;!" + OWN.text, layout), prefix="QZ;!").own == (OWN,)

    def test_a_prefix_that_is_not_set_belongs_to_the_code(self) -> None:
        assert read("QZ;!" + OWN.text).own == ()
        assert read(OWN.text, prefix="QZ;!").own == (OWN,)

    def test_full_width_forms_are_undone(self) -> None:
        wide = "".join(chr(ord(letter) + 0xFEE0) for letter in OWN.text)
        assert read(wide) == Readings(own=(OWN,), foreign=(BadgeSecret(wide),))
        assert readings(wide, typed=False).own == ()

    @pytest.mark.parametrize("between", ["", "\n", "\r\n", "\t", "\x1d", " "])
    def test_the_same_code_twice_is_one_and_two_codes_are_two(self, between: str) -> None:
        assert read(OWN.text + between + OWN.text) == Readings(own=(OWN,))
        assert read(OWN.text + between + OTHER.text) == Readings(own=(OWN, OTHER))
        assert read((OWN.text + between + OTHER.text).lower()) == Readings(own=(OWN, OTHER))
        assert read(SIGNED + between + SIGNED) == Readings(signed=SIGNED)
        assert read(SIGNED + "\n" + OWN.text) == Readings(own=(OWN,), signed=SIGNED)
        assert PRETIX in foreign(PRETIX + between + PRETIX)

    @pytest.mark.parametrize(
        "damaged",
        [
            OWN.text[1:], OWN.text[:-1], OWN.text[:20], "B" + OWN.text, OWN.text + "B", OWN.text[:10] + OWN.text[11:],
            OWN.text[:9] + " " + OWN.text[9:], OWN.text[:9] + "\n" + OWN.text[9:], "B" + OWN.text + "\n" + OWN.text,
            OWN.text[:5].lower() + OWN.text[5:], OWN.text.replace("B", "D", 1), OWN.text + OTHER.text[:30],
            SIGNED[:-3], SIGNED[1:], SIGNED[:60] + "X" + SIGNED[61:] if SIGNED[60] != "X" else SIGNED[:-1],
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("typed", [True, False])
    def test_a_damaged_code_is_none_and_is_known_for_one(self, damaged: str, typed: bool) -> None:
        found = readings(damaged, typed=typed)
        assert (found.own, found.signed, found.misread) == ((), "", True)

    @pytest.mark.parametrize(
        "text", ["", "NOBODY", PRETIX, "HN-7Q2K-4", "https://example.org/t/12345678", UUID, "张玉慧", "1234567890123"]
    )
    def test_what_looks_like_another_systems_code_is_not_called_damaged(self, text: str) -> None:
        assert not read(text).misread


class TestForeignCodes:
    def test_the_text_as_received_comes_first_and_alone_where_no_key_was_pressed(self) -> None:
        assert foreign(PRETIX)[0] == PRETIX
        assert foreign(PRETIX, typed=False) == [PRETIX]
        assert PRETIX.upper() in foreign(PRETIX)

    def test_a_known_layout_is_the_only_one_that_counts_beside_the_literal_text(self) -> None:
        received = arrives("ticket-2025/07", "fr")
        assert "ticket-2025/07" in foreign(received, layout="fr")
        assert "ticket-2025/07" not in foreign(received, layout="de")
        assert len(foreign(received, layout="fr")) < len(foreign(received))

    @pytest.mark.parametrize(
        ("text", "secret"),
        [
            (f'{{"registrant_id": "41", "checkin_secret": "{UUID}", "server_url": "https://x.org"}}', UUID),
            ('{"i": ["1", "https://x.org", "eg9dHiw7SlmWh/Dh0sO0pQ==", "0"]}', UUID),
            ("https://lu.ma/check-in/evt-AbCdEf123?pk=g-XyZ987abc", "g-XyZ987abc"),
            ("https://luma.com/check-in/evt-AbCdEf123?pk=g-XyZ987abc&x=1", "g-XyZ987abc"),
            ("https://tickets.example.org/t/9f8e7d6c5b4a/", "9f8e7d6c5b4a"),
            ("https://tickets.example.org/show?ticket=AB12CD34EF&lang=de", "AB12CD34EF"),
            ("9A0B1C2D3E4F5A6B7C8D9E0F1A2B3C4D", "9a0b1c2d-3e4f-5a6b-7c8d-9e0f1a2b3c4d"),
            (UUID, UUID.replace("-", "")),
            ("1234567890987654321001", "1234567890987654321001"),
        ],
    )  # fmt: skip
    def test_a_secret_inside_something_else_is_found(self, text: str, secret: str) -> None:
        assert secret in foreign(text, typed=False)
        assert foreign(text, typed=False)[0] == text

    @pytest.mark.parametrize("layout", ["fr", "de", "be", "ch-de", "uk"])
    def test_an_address_comes_back_from_every_layout(self, layout: str) -> None:
        received = arrives("https://lu.ma/check-in/evt-AbC?pk=g-XyZ987abc", layout)
        assert "g-XyZ987abc" in foreign(received)

    def test_an_address_or_json_of_another_kind_is_kept_as_it_is(self) -> None:
        for text in ("https://[x", "https://example.org/?a=" + "&a=".join("1" * 60), '{"a"', "[1]", '{"i": 5}', "{}"):
            assert foreign(text, typed=False)[0] == text

    def test_the_scans_of_wallet_passes_are_cleaned(self) -> None:
        if not DATA.is_file():
            pytest.skip("the data for checks is not here")
        for vector in json.loads(DATA.read_text("utf-8"))["vectors"]:
            for typed in (True, False):
                assert vector["cleaned"] in foreign(vector["input"], typed=typed)


def test_readings_hide_the_codes_from_tracebacks_and_logs() -> None:
    for text in (OWN.text, SIGNED, PRETIX):
        assert text not in repr(read(text))


class TestBounds:
    @pytest.mark.parametrize(
        "text",
        ["B" * 65_536, "S" * LONGEST, OWN.text * 1800, "https://" + "a" * 60_000, "{" * 65_536, "\\000026" * 9_000],
    )
    def test_rubbish_of_any_length_means_little(self, text: str) -> None:
        found = read(text)
        assert found.own in ((), (OWN,))
        assert len(found.foreign) <= 256

    @given(st.text())
    def test_any_text_is_read_without_an_error(self, text: str) -> None:
        for typed in (True, False):
            found = readings(text, typed=typed)
            assert found.own == ()
            assert (BadgeSecret.parse(text) is None) or found.foreign
