"""Workbooks: texts stay texts, formulas are never evaluated, and no workbook takes the memory away."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk.domain.imports import TableUnreadableError
from kiosk.importing.raw_rows import open_table
from kiosk.importing.xlsx_rows import XlsxTable
from tests.importing.workbooks import with_member, workbook

LOCAL = datetime.fromisoformat("2025-12-06 09:30")  # a workbook's times have no zone


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.xlsx"


def cells(path: Path) -> list[list[str]]:
    return [row.cells for row in open_table(path).rows()]


def test_long_numbers_and_leading_zeros_stay_as_they_are(file: Path) -> None:
    def padded(book: Workbook) -> None:
        book.active["C2"].number_format = "00000"

    workbook(
        file, ["phone", "text", "post code"], [8613800138000, "007", 42], [18441583423.0, "+86 1", 1.5], change=padded
    )
    assert cells(file)[1:] == [["8613800138000", "007", "00042"], ["18441583423", "+86 1", "1.5"]]


def test_a_number_that_the_spreadsheet_has_rounded_is_said(file: Path) -> None:
    table = XlsxTable(workbook(file, ["id"], [1234567890123456789]))
    list(table.rows())
    assert any("15 digits" in note.message for note in table.notes)


def test_dates_are_written_as_the_program_reads_them(file: Path) -> None:
    workbook(file, ["at", "day", "yes"], [LOCAL, date(2025, 12, 7), True])
    assert cells(file)[1] == ["2025-12-06 09:30:00", "2025-12-07", "true"]


def test_a_formula_is_what_it_last_came_to(file: Path) -> None:
    workbook(file, ["name"], ['=CONCATENATE("Eve","!")'])
    with_member(file, "xl/worksheets/sheet1.xml", b"<v />", b"<v>Eve</v>") if b"<v />" in _sheet(file) else with_member(
        file, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>Eve</v>"
    )
    with_member(file, "xl/worksheets/sheet1.xml", b'<c r="A2">', b'<c r="A2" t="str">')
    table = open_table(file)
    assert [row.cells for row in table.rows()] == [["name"], ["Eve"]]
    assert table.notes == []


def _sheet(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def test_a_formula_without_a_saved_result_is_empty_and_said(file: Path) -> None:
    table = open_table(workbook(file, ["name", "x"], ["=1+1", "y"]))
    assert [row.cells for row in table.rows()] == [["name", "x"], ["", "y"]]
    assert ["formula" in note.message for note in table.notes] == [True]


def test_an_error_of_the_spreadsheet_is_nobodys_name(file: Path) -> None:
    def spoil(book: Workbook) -> None:
        book.active["A2"].data_type = "e"

    table = open_table(workbook(file, ["name", "x"], ["#N/A", "y"], change=spoil))
    assert [row.cells for row in table.rows()][1] == ["", "y"]
    assert ["#N/A" in str(note) for note in table.notes] == [True]


def test_the_first_visible_sheet_is_read_and_the_others_are_named(file: Path) -> None:
    def hide(book: Workbook) -> None:
        book.active.sheet_state = "hidden"
        book.create_sheet("Guests").append(["name"])
        book.create_sheet("Rooms").append(["room"])

    table = open_table(workbook(file, ["secret list"], change=hide))
    assert [row.cells for row in table.rows()] == [["name"]]
    assert "Sheet, Rooms" in str(table.notes[0])


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is(file: Path) -> None:
    workbook(file, ["name"], ["Eve"])
    with_member(file, "xl/worksheets/sheet1.xml", b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    assert cells(file) == [["name"], ["Eve"]]


def test_a_zip_bomb_is_refused_before_it_is_opened(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(300):
                sheet.write(b"0" * (1 << 20))
    with pytest.raises(TableUnreadableError, match="unpacks to far more"):
        open_table(file)


def test_entities_are_not_expanded(file: Path) -> None:
    workbook(file, ["name"], ["Eve"])
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with_member(file, "xl/worksheets/sheet1.xml", b"<worksheet ", bomb + b"<worksheet ")
    with pytest.raises(TableUnreadableError):
        cells(file)


def test_a_workbook_cut_in_the_middle_is_one_clear_line(file: Path) -> None:
    workbook(file, ["name"], *[[f"Eve {number}"] for number in range(100)])
    file.write_bytes(file.read_bytes()[:3000])
    with pytest.raises(TableUnreadableError) as caught:
        cells(file)
    assert "\n" not in str(caught.value)
