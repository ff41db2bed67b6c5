"""People are read as their rows say; what is missing is made, and made the same again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.codes import is_code
from kiosk.domain.pack import EventPack
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.importing.pack import read_pack
from kiosk.importing.registrants_csv import _body_length
from tests.importing.good_pack import Faults, Files, Spoil, Write


def test_a_row_becomes_a_registrant(pack: EventPack) -> None:
    assert pack.registrants[0] == Registrant(
        code="TY-2222-2",
        secret=BadgeSecret("SECRETONE"),
        name="张玉慧",
        name_latin="Zhang Yuhui",
        category="talent",
        language="zh",
        sectors=("sea", "seed"),
        extra={"seat": "A1"},
    )


def test_validity_is_venue_time_and_a_last_day_counts_whole(pack: EventPack) -> None:
    person = pack.registrants[1]
    assert person.status is RegistrantStatus.UNPAID
    assert person.valid_from == datetime(2025, 12, 6, 1, 0, tzinfo=UTC)
    assert person.valid_until == datetime(2025, 12, 6, 16, 0, tzinfo=UTC)


def test_an_unknown_column_is_kept_with_the_person_and_noted(pack: EventPack) -> None:
    assert [dict(person.extra) for person in pack.registrants] == [{"seat": "A1"}, {}]
    assert "registrants.csv:1:11 [seat]: This column is not known to the program; it is not used." in map(
        str, pack.notes
    )


def test_a_missing_code_is_made_with_the_prefix_of_the_pack(pack: EventPack) -> None:
    code = pack.registrants[1].code
    assert code.startswith("TY-")
    assert is_code(code)


def test_only_those_whose_secret_was_made_are_named(pack: EventPack) -> None:
    assert pack.made == {pack.registrants[1].code}


def test_the_same_pack_gives_the_same_people_the_same_codes_and_new_secrets(good: Files, folder: Write) -> None:
    first, second = read_pack(folder(good)), read_pack(folder(good))
    assert [person.code for person in first.registrants] == [person.code for person in second.registrants]
    assert first.registrants[1].secret != second.registrants[1].secret


def test_only_the_name_is_needed_and_the_language_is_the_events_first(good: Files, folder: Write) -> None:
    (person,) = read_pack(folder({**good, "registrants.csv": b"name\nAda\n"})).registrants
    assert (person.name, person.language, person.status) == ("Ada", "zh", RegistrantStatus.CONFIRMED)
    assert (person.category, person.han, person.sectors, person.valid_from) == ("", None, (), None)


def test_people_whose_rows_are_the_same_get_codes_of_their_own(good: Files, folder: Write) -> None:
    pack = read_pack(folder({**good, "registrants.csv": b"name\n" + b"Ada\n" * 50}))
    assert len({person.code for person in pack.registrants}) == 50


def test_a_made_code_gives_way_to_one_that_the_pack_brings(good: Files, folder: Write) -> None:
    (alone,) = read_pack(folder({**good, "registrants.csv": b"name\nAda\n"})).registrants
    rows = f"name,code\nAda,\nBob,{alone.code}\n".encode()
    ada, bob = read_pack(folder({**good, "registrants.csv": rows})).registrants
    assert bob.code == alone.code
    assert ada.code != alone.code


def test_people_who_are_added_at_the_end_change_nobodys_code(good: Files, folder: Write) -> None:
    names = [f"Person {number}" for number in range(500)]
    before = read_pack(folder({**good, "registrants.csv": "\n".join(["name", *names[:300]]).encode()})).registrants
    after = read_pack(folder({**good, "registrants.csv": "\n".join(["name", *names]).encode()})).registrants
    assert [person.code for person in after[:300]] == [person.code for person in before]


@given(st.integers(0, 100_000_000))
def test_bodies_are_long_enough_to_seldom_clash(codes: int) -> None:
    length = _body_length(codes)
    assert 30**length >= 8 * codes
    assert length == 4 or 30 ** (length - 1) < 8 * codes


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Weiß", "", "registrants.csv:3:3 [name]: This cell must not be empty."),
        (",,Weiß", "TY-2222-2,,Weiß",
         "registrants.csv:3:1 [code]: Line 2 has the same code “TY-2222-2”. A code belongs to one person only."),
        (",,Weiß", ",SECRETONE,Weiß",
         "registrants.csv:3:2 [secret]: Line 2 has the same secret. A secret belongs to one person only."),
        ("SECRETONE", "S" * 600,
         "registrants.csv:2:2 [secret]: This secret is longer than any QR code that the program reads."),
        ("vip", "vips", "registrants.csv:3:5 [category]: “vips” is no id in [[category]]."),
        (",zh,", ",cn,",
         "registrants.csv:2:6 [language]: “cn” is no language of this program. They are: zh, en, fr, de."),
        ("unpaid", "maybe",
         "registrants.csv:3:7 [status]: “maybe” is not known here. Known are: " + ", ".join(RegistrantStatus) + "."),
        ("2025-12-06 09:00", "6.12.2025",
         "registrants.csv:3:8 [valid_from]: “6.12.2025” is no time. Write it as 2025-12-06 09:40."),
        ("2025-12-06,,", "2025-12-32,,", "registrants.csv:3:9 [valid_until]: There is no such day as “2025-12-32”."),
        ("2025-12-06,,", "2025-12-05,,", "registrants.csv:3:9 [valid_until]: The validity ends before it begins."),
        ("name,name_latin", "nam,name_latin", "registrants.csv:1 [name]: The column name is missing."),
    ],
)  # fmt: skip
def test_a_fault_is_placed_at_its_cell(spoilt: Spoil, faults: Faults, old: str, new: str, fault: str) -> None:
    assert faults(spoilt("registrants.csv", old, new)) == [fault]


def test_a_han_form_that_is_unknown_is_a_fault(good: Files, folder: Write, faults: Faults) -> None:
    path = folder({**good, "registrants.csv": "name,han\n邓丽,jp\n".encode()})
    assert faults(path) == ["registrants.csv:2:2 [han]: “jp” is not known here. Known are: sc, tc, hk."]


def test_our_own_secret_in_small_letters_is_the_same_secret(good: Files, folder: Write, faults: Faults) -> None:
    own = BadgeSecret.new().text
    path = folder({**good, "registrants.csv": f"name,secret\n邓丽,{own}\nWeiß,{own.lower()}\n".encode()})
    assert faults(path) == [
        "registrants.csv:3:2 [secret]: Line 2 has the same secret. A secret belongs to one person only."
    ]


def test_a_secret_is_not_told_in_a_fault(spoilt: Spoil, faults: Faults) -> None:
    (fault,) = faults(spoilt("registrants.csv", ",,Weiß", ",SECRETONE,Weiß"))
    assert "SECRETONE" not in fault


def test_the_rank_of_protocol_is_known_and_kept(good: Files, folder: Write) -> None:
    pack = read_pack(folder({**good, "registrants.csv": b"name,protocol\nAda,2\nBea,\n"}))
    assert [dict(person.extra) for person in pack.registrants] == [{"protocol": "2"}, {}]
    assert not [note for note in pack.notes if note.place.field == "protocol"]
