"""Each fault of event.toml is placed at its key."""

import base64
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.domain.event import TrustedKey, WalkIns
from kiosk.domain.staff import Role
from kiosk.importing.pack import read_pack
from tests.importing.good_pack import EVENT, Faults, Files, Spoil, Write


def _line(text: str) -> int:
    """The line of the good event.toml that holds `text` first."""
    return EVENT[: EVENT.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ("timezone", "timezon", "timezone", "timezone is missing: every event pack says it."),
        ('id = "tiny-2025"', "", "id", "id is missing: every event pack says it."),
        ("starts = 2025-12-06", "", "starts", "starts is missing: every event pack says it."),
        ("ends = 2025-12-07", "", "ends", "ends is missing: every event pack says it."),
    ],
)
def test_a_missing_key_is_placed_at_the_beginning(
    spoilt: Spoil, faults: Faults, old: str, new: str, key: str, message: str
) -> None:
    assert faults(spoilt("event.toml", old, new)) == [f"event.toml:1:1 [{key}]: {message}"]


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ('id = "tiny', 'id = "tiny 1', "id", "“tiny 1-2025” is no id: letters a–z, digits, “-”, “_” and “.” make one."),
        ('id = "tiny-2025"', "id = 2025", "id", "A text in quotes is expected here."),
        ("Asia/Shanghai", "Asia/Nowhere", "timezone",
         "There is no time zone “Asia/Nowhere”. Write it as in Asia/Shanghai or Europe/Berlin."),
        ("Asia/Shanghai", "Asia", "timezone",
         "There is no time zone “Asia”. Write it as in Asia/Shanghai or Europe/Berlin."),
        ("starts = 2025-12-06", "starts = true", "starts", "A date such as 2025-12-06 is expected here."),
        ("starts = 2025-12-06", 'starts = "6 Dec"', "starts", "“6 Dec” is no date. Write it as 2025-12-06."),
        ("ends = 2025-12-07", "ends = 2025-12-05", "ends", "The event ends before it starts."),
        ("illustrative = true", 'illustrative = "yes"', "illustrative",
         "true or false, without quotes, is expected here."),
        ('prefix = "TY"', 'prefix = "t-y"', "prefix",
         "“t-y” is no prefix of codes: up to six of A–Z and 0–9 make one."),
        ('languages = ["zh", "en"]', 'languages = "zh"', "languages",
         'A list of texts, as in ["zh", "en"], is expected here.'),
        ('deep = "#00424F"', 'deep = "teal"', "look.deep", "“teal” is no colour. Write it as in #00424F."),
        ('deep = "#00424F"', 'deep = "#00424F80"', "look.deep", "“#00424F80” is no colour. Write it as in #00424F."),
        ('hot = "#FF8164"', 'hot = "#C05030"', "look.hot",
         "This colour on “deep” has a contrast of 2.3:1; 4.5:1 is the least. Take a brighter one."),
        ('han = "sc"', 'han = "jp"', "look.han", "“jp” is not known here. Known are: sc, tc, hk."),
        ('logo = "logo.svg"', 'logo = "mark.svg"', "look.logo", "There is no file “mark.svg” in the pack."),
        ("M 0 0 L", "Moon 0 L", "hero.glyph",
         "This is no path of SVG: it begins with M and goes on with letters and numbers."),
        ("[700, 53, -80]", "[700, 53]", "hero.way",
         "“way” is three numbers: where the stroke leaves to the right, its top and its bottom."),
        ("[700, 53, -80]", "[700, -80, 53]", "hero.way",
         "“way” is three numbers: where the stroke leaves to the right, its top and its bottom."),
        ('badge = "once"', 'badge = "twice"', "printing.badge",
         "“twice” is not known here. Known are: never, once, always."),
        ('size = "86x54"', 'size = "A0"', "printing.size", "“A0” is not known here. Known are: 86x54, A6."),
        ('seal = "才"', 'seal = "才人"', "category[0].seal", "A seal is one single character."),
        ("capacity = 600\n[room", "capacity = -1\n[room", "room[0].capacity",
         "A whole number from 0 up, without quotes, is expected here."),
        ("capacity = 600\n[room", "capacity = true\n[room", "room[0].capacity",
         "A whole number from 0 up, without quotes, is expected here."),
        ('from = 2025-12-06T08:00:00', 'from = "eight"', "list[1].from",
         "“eight” is no time. Write it as 2025-12-06 09:40."),
        ('from = 2025-12-06T08:00:00', "from = 2025-12-06T20:00:00", "list[1].until",
         "The list closes before it opens."),
    ],
)  # fmt: skip
def test_a_fault_is_placed_at_the_key(
    spoilt: Spoil, faults: Faults, old: str, new: str, key: str, message: str
) -> None:
    name = key.rsplit(".", 1)[-1]
    line = _line(old) if name in old else _line(name + " =" if name != "until" else "until")
    assert faults(spoilt("event.toml", old, new)) == [f"event.toml:{line}:1 [{key}]: {message}"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('["talent", "vip"]', '["talent", "vips"]',
         "event.toml:66:25 [list[1].categories[1]]: “vips” is no id in [[category]]."),
        ('["zh", "en"]', '["zh", "ja"]',
         "event.toml:5:20 [languages[1]]: “ja” is no language of this program. They are: zh, en, fr, de."),
        ('["zh", "en"]', '["zh", 1]',
         'event.toml:5:20 [languages[1]]: A list of texts, as in ["zh", "en"], is expected here.'),
        ('zh = "小会"\nen = "Tiny conference"', "",
         "event.toml:10:1 [name]: name must be there in one language at least."),
        ('en = "What do you eat?"', "",
         "event.toml:77:1 [list[1].question[0].text]: text must be there in one language at least."),
        ('en = "VIP"', "en = 7", "event.toml:41:1 [category[1].name.en]: A text in quotes is expected here."),
        ('[[list]]\nid = "main"', "[[list]]", "event.toml:58:1 [list[0].id]: id is missing: every event pack says it."),
    ],
)  # fmt: skip
def test_a_fault_inside_a_list_or_table_is_placed_there(
    spoilt: Spoil, faults: Faults, old: str, new: str, place: str
) -> None:
    assert faults(spoilt("event.toml", old, new)) == [place]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'id = "x"\nb = [1,\n', "event.toml:2:8: This is not written as TOML asks: Invalid value."),
        (b'id = "x"\nid = "y"', "event.toml:2:9: This is not written as TOML asks: Cannot overwrite a value."),
        (b'id = "x"\n[x\n',
         "event.toml:2:3: This is not written as TOML asks: Expected ']' at the end of a table declaration."),
    ],
)  # fmt: skip
def test_a_fault_of_syntax_is_placed_where_the_reader_stopped(
    good: Files, folder: Write, faults: Faults, content: bytes, fault: str
) -> None:
    assert fault in faults(folder({**good, "event.toml": content}))


def test_a_file_in_another_encoding_is_placed_at_the_first_such_character(
    good: Files, folder: Write, faults: Faults
) -> None:
    content = EVENT.replace("小会", "才会").encode("gb18030")
    (fault, *_) = faults(folder({**good, "event.toml": content}))
    assert fault.startswith("event.toml:11:7: This file is written in GB18030 or GBK")


def test_the_colours_of_the_three_sample_events_are_accepted(spoilt: Spoil) -> None:
    for deep, hot in (("#00424F", "#FF8164"), ("#180A0E", "#EE1C3F"), ("#34196B", "#F4B942")):
        path = spoilt("event.toml", 'deep = "#00424F"\nhot = "#FF8164"', f'deep = "{deep}"\nhot = "{hot}"')
        look = read_pack(path).event.look
        assert (look.deep, look.hot) == (deep, hot)


def test_a_field_too_bright_for_white_text_is_refused(spoilt: Spoil, faults: Faults) -> None:
    message = "White text on this colour has a contrast of 6.6:1; 10.0:1 is the least. Take a darker one."
    path = spoilt("event.toml", 'deep = "#00424F"\nhot = "#FF8164"', 'deep = "#006678"\nhot = "#F8F8F4"')
    assert faults(path) == [f"event.toml:{_line('deep')}:1 [look.deep]: {message}"]


def test_an_id_that_is_there_twice_is_refused(spoilt: Spoil, faults: Faults) -> None:
    path = spoilt("event.toml", "[[track]]", '[[room]]\nid = "hall"\n[[track]]')
    line = _line("[[track]]") + 1
    assert faults(path) == [f"event.toml:{line}:1 [room[1].id]: The id “hall” is there twice."]


def test_rules_that_json_cannot_hold_are_refused(spoilt: Spoil, faults: Faults) -> None:
    line = _line("reentry")
    assert faults(spoilt("event.toml", "reentry = true", "rules = {day = 2025-12-06}")) == [
        f"event.toml:{line}:1 [list[1].rules]: Rules are JsonLogic: dates and times are written as texts in them."
    ]


def test_rules_that_are_not_judged_yet_are_told(spoilt: Spoil) -> None:
    pack = read_pack(spoilt("event.toml", "reentry = true", 'rules = {"<" = [{var = "entries_today"}, 3]}'))
    assert [note.place.field for note in pack.notes if "not judged" in note.message] == ["list[1].rules"]


def test_rules_are_kept_as_they_are_written(spoilt: Spoil) -> None:
    path = spoilt("event.toml", "reentry = true", 'rules = {"<" = [{var = "entries_today"}, 3]}')
    assert read_pack(path).event.lists["opening"].rules == {"<": [{"var": "entries_today"}, 3]}


def test_the_mark_of_windows_in_front_of_event_toml_is_tolerated(spoilt: Spoil) -> None:
    assert read_pack(spoilt("event.toml", "id =", "\ufeffid =")).event.id == "tiny-2025"


def test_times_of_a_list_may_carry_an_offset(spoilt: Spoil) -> None:
    path = spoilt("event.toml", "from = 2025-12-06T08:00:00", "from = 2025-12-06T00:00:00Z")
    opens = read_pack(path).event.lists["opening"].opens
    assert opens is not None
    assert opens.isoformat() == "2025-12-06T00:00:00+00:00"


def test_a_language_that_the_program_does_not_speak_is_passed_over_with_a_note(spoilt: Spoil) -> None:
    notes = read_pack(spoilt("event.toml", 'zh = "小会"', 'zh = "小会"\nes = "Pequeña"')).notes
    assert "event.toml:12:1 [name.es]: This key is not known to the program; it is not used." in map(str, notes)


def test_a_note_of_the_organiser_is_not_reported_as_unknown(spoilt: Spoil) -> None:
    notes = read_pack(spoilt("event.toml", "illustrative = true", 'note = "Hours are invented."')).notes
    assert [note for note in notes if note.place.file == "event.toml"] == []


PUBLIC = base64.b64encode(bytes(range(32))).decode()
KEYS = f"""
[[key]]
id = "spring"
public = "{PUBLIC}"
from = 2025-12-01
until = 2025-12-07

[[key]]
id = "summer"
public = "{PUBLIC}"

[[pretix_key]]
public = "{PUBLIC}"

[pretix_items]
42 = "talent"
"""


@pytest.fixture
def keyed(good: Files, folder: Write) -> Callable[[str, str], Path]:
    """The good pack with keys, in which `old` is replaced by `new`."""

    def write(old: str = "", new: str = "") -> Path:
        assert old in KEYS
        return folder({**good, "event.toml": (EVENT + KEYS.replace(old, new, 1)).encode()})

    return write


def test_keys_and_what_they_are_for_are_read(keyed: Callable[..., Path]) -> None:
    pack = read_pack(keyed())
    begins, ends = (datetime(2025, 12, day, tzinfo=pack.event.timezone) for day in (1, 8))
    assert pack.event.keys == (TrustedKey("spring", PUBLIC, begins, ends), TrustedKey("summer", PUBLIC))
    assert pack.event.pretix_keys == (PUBLIC,)
    assert pack.event.pretix_items == {"42": "talent"}
    assert [note for note in pack.notes if note.place.field.startswith(("key", "pretix"))] == []


NO_KEY = "This is no public Ed25519 key: 32 bytes in base64 are, or such a key as PEM."


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        (f'public = "{PUBLIC}"', 'public = "AAAA"', "key[0].public", NO_KEY),
        (f'public = "{PUBLIC}"', 'public = "你好"', "key[0].public", NO_KEY),
        (f'public = "{PUBLIC}"', "", "key[0].public", "public is missing: every event pack says it."),
        ('"summer"', '"spring"', "key[1].id", "The id “spring” is there twice."),
        ("until = 2025-12-07", "until = 2025-11-07", "key[0].until", "The validity ends before it begins."),
        (f'[[pretix_key]]\npublic = "{PUBLIC}"', '[[pretix_key]]\npublic = "?"', "pretix_key[0].public", NO_KEY),
        ('42 = "talent"', 'day-pass = "talent"', "pretix_items.day-pass",
         "pretix’s items are numbers, as in 42 = “talent”."),
        ('42 = "talent"', '42 = "talents"', "pretix_items.42", "“talents” is no id in [[category]]."),
    ],
)  # fmt: skip
def test_a_fault_of_a_key_is_placed(
    keyed: Callable[..., Path], faults: Faults, old: str, new: str, key: str, message: str
) -> None:
    (fault,) = faults(keyed(old, new))
    assert fault.startswith("event.toml:")
    assert fault.endswith(f" [{key}]: {message}")


def test_a_category_may_be_discreet_and_may_bear_a_role_of_staff(spoilt: Spoil) -> None:
    path = spoilt("event.toml", 'id = "vip"', 'id = "vip"\ndiscreet = true\nrole = "supervisor"')
    categories = read_pack(path).event.categories
    assert (categories["vip"].discreet, categories["vip"].role) == (True, Role.SUPERVISOR)
    assert (categories["talent"].discreet, categories["talent"].role) == (False, None)


def test_what_a_walk_in_is_asked_is_read(spoilt: Spoil) -> None:
    table = '[walk_in]\nrequired = ["organisation", "phone"]\ncategory = "talent"\n\n[[room]]'
    walk_ins = read_pack(spoilt("event.toml", "[[room]]", table)).event.walk_ins
    assert walk_ins == WalkIns(("organisation", "phone"), "talent")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "vip"', 'id = "vip"\nrole = "boss"', "“boss” is not known here. Known are: volunteer, supervisor."),
        ('id = "vip"', 'id = "vip"\ndiscreet = "yes"', "true or false, without quotes, is expected here."),
        ("[[room]]", '[walk_in]\ncategory = "guest"\n[[room]]', "“guest” is no id in [[category]]."),
        (
            "[[room]]",
            '[walk_in]\nrequired = ["shoe_size"]\n[[room]]',
            "“shoe_size” is not known here. Known are: name,",
        ),
    ],
)
def test_a_role_and_what_a_walk_in_is_asked_are_checked(
    spoilt: Spoil, faults: Faults, old: str, new: str, fault: str
) -> None:
    (said,) = faults(spoilt("event.toml", old, new))
    assert fault in said
