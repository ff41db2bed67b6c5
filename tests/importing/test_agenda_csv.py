"""Sessions and speakers: what their tables get wrong is placed at its cell."""

import pytest

from kiosk.domain.agenda import Kind
from kiosk.importing.pack import read_pack
from tests.importing.good_pack import Faults, Files, Spoil, Write


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("hall,,", "cellar,,", "agenda.csv:3:4 [room]: “cellar” is no id in [[room]]."),
        ("hall,sea", "hall,sky", "agenda.csv:2:5 [track]: “sky” is no id in [[track]]."),
        ("ceremony", "circus",
         "agenda.csv:2:6 [kind]: “circus” is not known here. Known are: " + ", ".join(Kind) + "."),
        ("p1;p2", "p1;p3", "agenda.csv:3:9 [speakers]: “p3” is no id in speakers.csv."),
        (",zh,en,", ",zh,yue,",
         "agenda.csv:2:11 [interpretation]: “yue” is no language of this program. They are: zh, en, fr, de."),
        ("600,opening", "lots,opening", "agenda.csv:2:12 [capacity]: “lots” is no whole number from 0 up."),
        ("600,opening", "600,closing", "agenda.csv:2:13 [lists]: “closing” is no id in [[list]]."),
        ("s2,", "s1,", "agenda.csv:3:1 [id]: Line 2 has the same id “s1”."),
        ("s2,", ",", "agenda.csv:3:1 [id]: This cell must not be empty."),
        ("2025-12-06 09:40", "2025-12-06 09:00", "agenda.csv:2:3 [end]: The session ends before it has begun."),
        ("2025-12-06 09:40", "", "agenda.csv:2:3 [end]: This cell must not be empty."),
        ("2025-12-06 09:00", "nine", "agenda.csv:2:2 [start]: “nine” is no time. Write it as 2025-12-06 09:40."),
        ('"Talk, with a comma"', "", "agenda.csv:3:7 [title_zh]: This row has no title in any language."),
        ("id,start", "id,begin", "agenda.csv:1 [start]: The column start is missing."),
    ],
)  # fmt: skip
def test_a_fault_of_the_agenda_is_placed_at_its_cell(
    spoilt: Spoil, faults: Faults, old: str, new: str, fault: str
) -> None:
    assert faults(spoilt("agenda.csv", old, new)) == [fault]


def test_a_session_on_another_day_than_the_events_is_noted(spoilt: Spoil) -> None:
    path = spoilt("agenda.csv", "2025-12-06T10:00+08:00,2025-12-06T11", "2025-12-05T10:00+08:00,2025-12-06T11")
    assert "agenda.csv:3:2 [start]: This session is not on a day of the event." in map(str, read_pack(path).notes)


def test_the_day_of_a_session_is_that_of_the_venue(spoilt: Spoil) -> None:
    path = spoilt("agenda.csv", "2025-12-06T10:00+08:00,2025-12-06T11", "2025-12-05T18:00+00:00,2025-12-06T11")
    assert [note for note in read_pack(path).notes if note.place.file == "agenda.csv"] == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("p2,", "p1,", "speakers.csv:3:1 [id]: Line 2 has the same id “p1”."),
        ("王伟", "", "speakers.csv:2:2 [name]: This cell must not be empty."),
    ],
)
def test_a_fault_of_the_speakers_is_placed_at_its_cell(
    good: Files, spoilt: Spoil, faults: Faults, old: str, new: str, fault: str
) -> None:
    good["agenda.csv"] = good["agenda.csv"].replace(b"p1;p2", b"p1")
    assert faults(spoilt("speakers.csv", old, new)) == [fault]


def test_a_photo_that_is_not_in_the_pack_is_noted_and_left_out(spoilt: Spoil) -> None:
    pack = read_pack(spoilt("speakers.csv", "photos/p1.png", "photos/me.png"))
    assert pack.speakers["p1"].photo == ""
    assert (
        "speakers.csv:2:5 [photo]: There is no file “photos/me.png” in the pack; the speaker is shown without a photo."
        in map(str, pack.notes)
    )


def test_speakers_that_cannot_be_read_cause_no_further_faults(good: Files, folder: Write, faults: Faults) -> None:
    assert faults(folder({**good, "speakers.csv": b""})) == [
        "speakers.csv:1: This file is empty: it must begin with a row that names the columns."
    ]
