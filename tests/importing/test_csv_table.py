"""A table is read as spreadsheets write it; what does not fit is placed by line and cell."""

from collections.abc import Sequence

import pytest

from kiosk.domain.localized import Localized
from kiosk.importing.cells import count
from kiosk.importing.csv_table import CsvTable, read_table
from kiosk.importing.faults import FaultLog

NEVER_CLOSED = "A quotation mark is opened in this cell and never closed, or the cell is longer than 131072 characters."
CLOSED_EARLY = "More text follows the closing quotation mark of this cell. Write a quotation mark inside a cell twice."
PLAIN = "id,name\r\n1,张玉慧\r\n2,Weiß\r\n"


def _read(data: bytes | str, required: Sequence[str] = ()) -> tuple[CsvTable | None, list[str]]:
    log = FaultLog()
    table = read_table("t.csv", data.encode() if isinstance(data, str) else data, required, log)
    return table, [str(fault) for fault in log.faults]


def _table(data: bytes | str) -> CsvTable:
    table, faults = _read(data)
    assert faults == []
    assert table is not None
    return table


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("\r\n", "\n").encode(),
        PLAIN.replace("\r\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\r\n", ",,\r\n").encode() + b",,,\r\n,,,\r\n",
        PLAIN.replace("\r\n", "\r\n\r\n").encode(),
        ("\r\n" + PLAIN.replace(",", " , ").replace("id", " ID ")).encode(),
        PLAIN.rstrip().encode(),
    ],
    ids=["plain", "mark", "unix", "old-mac", "semicolons", "tabs", "empty-columns", "empty-rows", "spaces", "no-end"],
)
def test_the_habits_of_spreadsheets_are_tolerated(data: bytes) -> None:
    table = _table(data)
    assert table.texts("id") == ["1", "2"]
    assert table.texts("name") == ["张玉慧", "Weiß"]


def test_a_header_whose_quoted_name_holds_commas_does_not_choose_the_delimiter() -> None:
    assert _table('id;"a,b,c"\n1;2\n').texts("id") == ["1"]


def test_a_quoted_cell_keeps_delimiters_quotes_and_line_breaks() -> None:
    table = _table('id,text\n1,"a,b ""c""\nd"\n2,e\n')
    assert table.texts("text") == ['a,b "c"\nd', "e"]
    assert table.line_texts("text") == ['a,b "c" d', "e"]


def test_a_row_is_placed_at_the_line_on_which_it_begins() -> None:
    assert _table('id,text\n1,"a\nb\nc"\n\n2,d\n').lines == [2, 6]


def test_a_column_that_is_not_there_is_empty() -> None:
    assert _table(PLAIN).texts("title") == ["", ""]


def test_texts_in_several_languages_come_together() -> None:
    table = _table("id,title_zh,title_en\n1,海,Sea\n2,,Sky\n")
    assert table.titles() == [Localized({"zh": "海", "en": "Sea"}), Localized({"en": "Sky"})]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("", "t.csv:1: This file is empty: it must begin with a row that names the columns."),
        ("\n ,\n\n", "t.csv:1: This file is empty: it must begin with a row that names the columns."),
        ("a,b\n1\n", "t.csv:2:1: Cells in this row: 1; columns in the header: 2."),
        ("a,b\n1,2\n\n1,2,3,4\n", "t.csv:4:3: Cells in this row: 4; columns in the header: 2."),
        ("a,b,A\n1,2,3\n", "t.csv:1:3 [a]: The column a is there twice."),
        ("a,,b\n1,,2\n3,x,4\n", "t.csv:3:2: This column holds text, and its name is missing in the header."),
        (
            'a,b\n1,"2\n3,4\n',
            "t.csv:2:2: " + NEVER_CLOSED,
        ),
        (
            'a,b,c\n1,"x\ny","2\n',
            "t.csv:2:3: " + NEVER_CLOSED,
        ),
        (
            'a,b\n"1""",2\n"1" x,2\n',
            "t.csv:3:1: " + CLOSED_EARLY,
        ),
        (
            "a,b\n1," + "x" * 140_000 + "\n",
            "t.csv:2:2: " + NEVER_CLOSED,
        ),
        (
            'a,b\n1,"' + "x" * 140_000 + '",2\n',
            "t.csv:2:2: " + NEVER_CLOSED,
        ),
        (
            'a,b\n"1\n2",x\0y\n',
            "t.csv:2:2: This cell holds a character that is no text (U+0000). Save the file as “CSV UTF-8” again.",
        ),
        (
            "a,b\n\x07,2\n",
            "t.csv:2:1: This cell holds a character that is no text (U+0007). Save the file as “CSV UTF-8” again.",
        ),
    ],
)
def test_what_is_no_table_is_placed_by_line_and_cell(data: str, fault: str) -> None:
    _, faults = _read(data)
    assert faults == [fault]


def test_a_missing_column_is_one_fault_and_not_one_for_each_row() -> None:
    table, faults = _read("id\n1\n2\n", required=("id", "name"))
    assert table is not None
    assert table.required("name") == ["", ""]
    assert faults == ["t.csv:1 [name]: The column name is missing."]


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (
            "id,name\n1,王\n2,张玉慧".encode("gb18030"),
            "t.csv:2:2: This file is written in GB18030 or GBK, not in UTF-8",
        ),
        ("id,name\n1,a\n2,M\xfcller\n".encode("latin-1"), "t.csv:3:2: This file is not written in UTF-8 (byte 0xFC"),
        ("id,name\n1,a\n2,王".encode("utf-16"), "t.csv:1:1: This file is written in UTF-16, not in UTF-8."),
    ],
    ids=["gb18030", "latin-1", "utf-16"],
)
def test_a_file_in_another_encoding_is_refused_and_told_how_to_save_it(data: bytes, beginning: str) -> None:
    table, (fault,) = _read(data)
    assert table is None
    assert fault.startswith(beginning)
    assert "“CSV UTF-8 (Comma delimited)”" in fault


def _log_and_table(data: str) -> tuple[FaultLog, CsvTable]:
    log = FaultLog()
    table = read_table("t.csv", data.encode(), (), log)
    assert table is not None
    return log, table


def test_every_cell_that_cannot_be_converted_is_a_fault_and_gets_the_stand_in() -> None:
    log, table = _log_and_table("id,places\n1,3\n2,x\n3,\n4,x\n")
    assert table.converted("places", count, 7) == [3, 7, None, 7]
    assert [str(fault) for fault in log.faults] == [
        "t.csv:3:2 [places]: “x” is no whole number from 0 up.",
        "t.csv:5:2 [places]: “x” is no whole number from 0 up.",
    ]


def test_an_empty_cell_that_must_be_filled_is_a_fault() -> None:
    log, table = _log_and_table("id,name\n1,\n")
    table.required("name")
    assert [str(fault) for fault in log.faults] == ["t.csv:2:2 [name]: This cell must not be empty."]


def test_an_id_that_is_there_again_names_the_line_where_it_was_first() -> None:
    log, table = _log_and_table("id\na\nb\na\na\n")
    table.ids()
    assert [str(fault) for fault in log.faults] == [
        "t.csv:4:1 [id]: Line 2 has the same id “a”.",
        "t.csv:5:1 [id]: Line 2 has the same id “a”.",
    ]


def test_rows_without_a_title_are_placed_at_the_first_title_column() -> None:
    log, table = _log_and_table("id,title_fr,title_en\n1,,\n2,Mer,\n")
    table.titles()
    assert [str(fault) for fault in log.faults] == ["t.csv:2:2 [title_fr]: This row has no title in any language."]


def test_a_table_without_any_title_column_is_one_fault() -> None:
    log, table = _log_and_table("id\n1\n2\n")
    table.titles()
    assert [str(fault) for fault in log.faults] == [
        "t.csv:1 [title_zh]: None of the columns title_zh, title_en, title_fr, title_de is there: one is needed."
    ]


def test_unknown_columns_are_named_in_notes() -> None:
    log, table = _log_and_table("id,seat\n1,A1\n")
    assert table.unknown(("id",)) == ["seat"]
    assert [str(note) for note in log.notes] == [
        "t.csv:1:2 [seat]: This column is not known to the program; it is not used."
    ]
    assert log.faults == []
