"""A pack is read whole, or refused with everything that is wrong with it."""

import gc
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.domain.agenda import Kind
from kiosk.domain.event import BadgePolicy, Han, HeroShape
from kiosk.domain.localized import Localized
from kiosk.domain.opportunity import OpportunityKind
from kiosk.domain.pack import EventPack, PackFaultyError
from kiosk.importing.faults import MOST_FAULTS
from kiosk.importing.pack import read_pack
from kiosk.resources import packs_root
from tests.importing.good_pack import GOOD, Faults, Files, Spoil, Write

MINIMAL = b'id = "m"\ntimezone = "Europe/Berlin"\nstarts = 2025-12-06\nends = 2025-12-06\n[name]\nde = "Klein"\n'
SAMPLES = ("hainan-2025", "cqitec-2025", "hk-talent-hub-2025")


def test_the_event_is_what_event_toml_says(pack: EventPack) -> None:
    event = pack.event
    assert (event.id, event.timezone, event.prefix) == ("tiny-2025", ZoneInfo("Asia/Shanghai"), "TY")
    assert (event.starts, event.ends) == (date(2025, 12, 6), date(2025, 12, 7))
    assert event.languages == ("zh", "en")
    assert event.fallback == ("en", "zh")
    assert event.illustrative
    assert event.name == Localized({"zh": "小会", "en": "Tiny conference"})
    assert event.short_name == Localized({"en": "Tiny"})


def test_the_look_and_the_printing_are_what_event_toml_says(pack: EventPack) -> None:
    look, printing = pack.event.look, pack.event.printing
    assert (look.deep, look.hot, look.han, look.logo) == ("#00424F", "#FF8164", Han.SC, "logo.svg")
    assert look.hero == HeroShape("M 0 0 L 10 0 L 10 10 Z", 700, 53, -80)
    assert (printing.badge, printing.size) == (BadgePolicy.ONCE, "86x54")


def test_categories_rooms_and_tracks_are_known_by_their_ids(pack: EventPack) -> None:
    event = pack.event
    assert list(event.categories) == ["talent", "vip"]
    assert (event.categories["talent"].colour, event.categories["talent"].seal) == ("#FF8164", "才")
    assert (event.rooms["hall"].code, event.rooms["hall"].capacity) == ("A", 600)
    assert event.rooms["hall"].where == Localized({"en": "Level 1"})
    assert event.tracks["sea"].seal == "海"


def test_a_list_says_who_is_admitted_when_and_what_is_asked(pack: EventPack) -> None:
    opening = pack.event.lists["opening"]
    assert opening.categories == {"talent", "vip"}
    assert (opening.session, opening.capacity, opening.reentry, opening.multiple) == ("s1", 600, True, False)
    assert opening.opens == datetime(2025, 12, 6, 0, 0, tzinfo=UTC)
    assert opening.closes == datetime(2025, 12, 6, 10, 0, tzinfo=UTC)
    (question,) = opening.questions
    assert (question.id, question.required) == ("diet", False)
    assert question.options == (Localized({"en": "Any"}), Localized({"en": "Vegetarian"}))
    assert pack.event.main_list.id == "main"


def test_a_session_names_its_speakers_and_carries_venue_time(pack: EventPack) -> None:
    opening, talk = pack.sessions
    assert opening.start == datetime(2025, 12, 6, 1, 0, tzinfo=UTC)
    assert opening.start.utcoffset() == talk.start.utcoffset()
    assert (opening.kind, talk.kind) == (Kind.CEREMONY, Kind.SPEECH)
    assert talk.title == Localized({"en": "Talk, with a comma"})
    assert [speaker.name for speaker in talk.speakers] == ["王伟", "Claire Dubreuil-Fontaine"]
    assert (opening.interpretation, opening.capacity, opening.lists) == (("en",), 600, ("opening",))
    assert pack.speakers["p1"].photo == "photos/p1.png"


def test_an_opportunity_holds_what_its_row_says(pack: EventPack) -> None:
    (post,) = pack.opportunities
    assert (post.id, post.kind, post.places, post.tables) == ("o1", OpportunityKind.POST, 3, ("T1", "T2"))


def test_pictures_and_layouts_are_carried_along(pack: EventPack) -> None:
    assert sorted(pack.files) == ["badges/talent.json", "logo.svg", "photos/p1.png"]


def test_a_zip_is_read_as_the_folder_that_it_was_made_of(good: Files, folder: Write, zipped: Write) -> None:
    from_folder, from_zip = read_pack(folder(good)), read_pack(zipped(good))
    assert _without_made_secrets(from_zip) == _without_made_secrets(from_folder)


def test_an_event_toml_with_four_keys_and_a_name_is_a_pack(folder: Write) -> None:
    pack = read_pack(folder({"event.toml": MINIMAL}))
    assert pack.event.name == Localized({"de": "Klein"})
    assert pack.registrants == ()
    assert pack.sessions == ()


def test_a_pack_without_lists_gets_a_main_entrance_in_every_language(folder: Write) -> None:
    event = read_pack(folder({"event.toml": MINIMAL})).event
    assert list(event.lists) == ["main"]
    assert event.main_list.name.in_language("en") == ("Main entrance", "en")
    assert set(event.main_list.name.texts) == {"zh", "en", "fr", "de"}


def test_what_no_table_of_event_toml_declares_is_made_from_the_ids_in_use(folder: Write) -> None:
    agenda = b"id,start,end,room,track,title_en,speakers\ns,2025-12-06 09:00,2025-12-06 10:00,R1,green,T,Ada;Bob\n"
    registrants = b"name,category\nAda,guest\nBob,\n"
    pack = read_pack(folder({"event.toml": MINIMAL, "agenda.csv": agenda, "registrants.csv": registrants}))
    assert list(pack.event.categories) == ["guest"]
    assert [(room.id, room.code) for room in pack.event.rooms.values()] == [("R1", "R1")]
    assert pack.event.rooms["R1"].name.in_language("fr") == ("R1", "fr")
    assert list(pack.event.tracks) == ["green"]
    assert [speaker.name for speaker in pack.speakers.values()] == ["Ada", "Bob"]


def test_faults_of_all_files_are_told_at_once(good: Files, folder: Write, faults: Faults) -> None:
    files = {
        **good,
        "event.toml": good["event.toml"].replace(b"Asia/Shanghai", b"Asia/Nowhere"),
        "registrants.csv": good["registrants.csv"].replace(b"unpaid", b"broke"),
        "agenda.csv": good["agenda.csv"].replace(b"ceremony", b"circus"),
    }
    assert [fault.partition(" ")[0] for fault in faults(folder(files))] == [
        "event.toml:2:1",
        "agenda.csv:2:6",
        "registrants.csv:3:7",
    ]


def test_no_more_than_a_hundred_faults_are_told(good: Files, folder: Write, faults: Faults) -> None:
    rows = b"name,category\n" + b"Ada,nobody\n" * 1000
    assert len(faults(folder({**good, "registrants.csv": rows}))) == MOST_FAULTS


def test_the_tables_are_read_even_where_event_toml_is_no_toml(good: Files, folder: Write, faults: Faults) -> None:
    found = faults(folder({**good, "event.toml": b"id = \n", "registrants.csv": b"name\n\xff\n"}))
    assert found[0] == "event.toml:1:6: This is not written as TOML asks: Invalid value."
    assert found[1].startswith("registrants.csv:2:1: This file is not written in UTF-8 (byte 0xFF here).")


def test_a_list_bound_to_no_session_of_the_agenda_is_placed_at_its_key(spoilt: Spoil, faults: Faults) -> None:
    path = spoilt("event.toml", 'session = "s1"', 'session = "s9"')
    assert faults(path) == ["event.toml:65:1 [list[1].session]: “s9” is no id in agenda.csv."]


def test_lists_are_not_looked_up_in_an_agenda_that_cannot_be_read(spoilt: Spoil, faults: Faults) -> None:
    (fault,) = faults(spoilt("agenda.csv", 'comma",', "comma,"))
    assert fault.startswith("agenda.csv:3:")


def test_a_layout_that_is_no_json_is_placed_by_line_and_character(spoilt: Spoil, faults: Faults) -> None:
    assert faults(spoilt("badges/talent.json", '"size":', '"size"\n')) == [
        "badges/talent.json:2:2: This is not written as JSON asks: Expecting ':' delimiter."
    ]


def test_a_layout_of_brackets_without_end_is_a_fault(good: Files, folder: Write, faults: Faults) -> None:
    (fault,) = faults(folder({**good, "badges/talent.json": b"[" * 200_000}))
    assert fault.startswith("badges/talent.json: This is not written as JSON asks:")


def test_a_file_that_the_program_does_not_know_is_passed_over_with_a_note(good: Files, folder: Write) -> None:
    pack = read_pack(folder({**good, "budget.xlsx": b"PK"}))
    assert [str(note) for note in pack.notes if note.place.file == "budget.xlsx"] == [
        "budget.xlsx: This file is not known to the program; it is not used."
    ]
    assert "budget.xlsx" not in pack.files


def test_an_unknown_key_is_passed_over_with_a_note(spoilt: Spoil) -> None:
    pack = read_pack(spoilt("event.toml", "illustrative = true", 'illustrative = true\nmascot = "fox"'))
    assert [str(note) for note in pack.notes if note.place.file == "event.toml"] == [
        "event.toml:8:1 [mascot]: This key is not known to the program; it is not used."
    ]


def test_the_collector_of_cycles_is_on_again_after_a_pack(good: Files, folder: Write) -> None:
    read_pack(folder(good))
    assert gc.isenabled()
    with pytest.raises(PackFaultyError):
        read_pack(folder({**good, "agenda.csv": b""}))
    assert gc.isenabled()


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_pack_is_read_without_a_fault(sample: str) -> None:
    pack = read_pack(packs_root() / sample)
    assert pack.event.id == sample
    assert pack.registrants
    assert pack.sessions


@st.composite
def _mutilated(draw: st.DrawFn) -> Files:
    """The good pack with a few pieces of one file cut out, doubled or replaced."""
    files = dict(GOOD)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from([name for name in files if name.endswith((".toml", ".csv", ".json"))]))
        content = files[name]
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 40)))
        files[name] = content[:start] + draw(_PIECES) + content[end:]
    return files


_PIECES = st.one_of(
    st.sampled_from([b"", b"\0", b'"', b"'", b"[", b"]]", b"{", b"\n", b"\r", b",", b";", b"=", b"\xff", b"\xb0\xa1"]),
    st.sampled_from(
        [b"9" * 5000, b"2025-13-45", b"9999-12-31T23:59:59", b"0001-01-01", b"1e400", b"[" * 300, b"\xef\xbb\xbf"]
    ),
    st.sampled_from(["王", "﷽", "\u2028", "\ud7ff", "Europe/", "../x", "A" * 200]).map(str.encode),
    st.binary(max_size=8),
    st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=300)
@given(files=_mutilated())
@example(files={**GOOD, "event.toml": b"a = " + b"[" * 5000})
@example(files={**GOOD, "event.toml": b"a = " + b"9" * 5000})
@example(files={**GOOD, "event.toml": GOOD["event.toml"].replace(b"Asia/Shanghai", b"Europe")})
@example(files={**GOOD, "event.toml": GOOD["event.toml"].replace(b"Asia/Shanghai", b"/etc/passwd")})
@example(files={**GOOD, "event.toml": GOOD["event.toml"].replace(b"2025-12-06", b"0001-01-01")})
def test_a_mutilated_pack_is_read_or_refused_with_places_and_never_breaks_the_program(
    files: Files, folder: Write
) -> None:
    pack = _read_or_refused(folder(files))
    if isinstance(pack, PackFaultyError):
        assert pack.faults
        assert all(str(fault).startswith(fault.place.file) for fault in pack.faults)
    else:
        assert pack.event.main_list in pack.event.lists.values()


def _read_or_refused(path: Path) -> EventPack | PackFaultyError:
    try:
        return read_pack(path)
    except PackFaultyError as error:
        return error


def _without_made_secrets(pack: EventPack) -> tuple[object, ...]:
    people = [
        (
            person.code,
            person.name,
            person.category,
            person.valid_from,
            None if person.code in pack.made else person.secret,
        )
        for person in pack.registrants
    ]
    return pack.event, people, pack.sessions, pack.speakers, pack.opportunities, pack.files, pack.notes, pack.made
