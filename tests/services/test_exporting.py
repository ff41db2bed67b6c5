"""Lists leave the program as spreadsheets can read them, safely, and come back unchanged."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kiosk.composition import Services
from kiosk.services.errors import NotPossibleError
from kiosk.services.packs import load_pack
from kiosk.services.sheets import neutral, write_sheet
from tests.venue import CHINESE, PEOPLE, code, pack, person, scan, secret

FORMATS = ["csv", "xlsx"]


def rows(path: Path) -> list[dict[str, str]]:
    """The table as whoever opens it sees it."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    header, *others = load_workbook(path).active.iter_rows(values_only=True)
    return [{str(name): cell or "" for name, cell in zip(header, row, strict=True)} for row in others]


@pytest.mark.parametrize("ending", FORMATS)
def test_registrants_that_were_exported_can_be_imported_again(services: Services, tmp_path: Path, ending: str) -> None:
    odd = person(
        4, name="=HYPERLINK(1)", phone="+86 138 0013 8000", title="-1", attention="'quoted", extra={"seat": "@1"},
        sectors=("sea", "seed"), valid_from=PEOPLE[0].valid_from, organisation="a, b\nc",
    )  # fmt: skip
    load_pack(services.store, replace(pack((CHINESE, replace(odd, organisation='a, "b"')))))
    path = tmp_path / f"people.{ending}"
    assert services.exporting.registrants(path, with_secrets=True) == 2
    (report,) = services.importing.import_people([path])
    assert (report.added, report.updated, report.unchanged, report.rejected_rows) == (0, 0, 2, 0)


@pytest.mark.parametrize("ending", FORMATS)
def test_no_secret_leaves_the_program_unless_it_is_asked_for(services: Services, tmp_path: Path, ending: str) -> None:
    scan(services, 4)
    path = tmp_path / f"list.{ending}"
    for export in (services.exporting.registrants, services.exporting.checkins, services.exporting.report):
        export(path)
        assert not any(secret(4) in cell for row in rows(path) for cell in row.values())
    services.exporting.registrants(path, with_secrets=True)
    assert any(row["secret"] == secret(4) for row in rows(path))


@pytest.mark.parametrize("ending", FORMATS)
def test_check_ins_are_listed_with_their_refusals(services: Services, tmp_path: Path, ending: str) -> None:
    scan(services, 1)
    scan(services, 1)
    scan(services, 999)
    path = tmp_path / f"checkins.{ending}"
    assert services.exporting.checkins(path) == 3
    listed = [(row["at"], row["code"], row["name"], row["status"], row["reason"]) for row in rows(path)]
    assert listed[0] == ("2025-12-06 09:00:00+08:00", code(1), "欧阳梧桐", "ok", "")
    assert [row[3:] for row in listed[1:]] == [("error", "already_redeemed"), ("error", "invalid")]


def test_the_report_says_who_came_to_each_list_and_who_was_refused(services: Services, tmp_path: Path) -> None:
    scan(services, 1)
    scan(services, 2)
    scan(services, 3, "dinner")
    services.exporting.report(tmp_path / "report.csv")
    report = rows(tmp_path / "report.csv")
    main = [(row["row"], row["code"], row["reason"], row["count"]) for row in report if row["list"] == "main"]
    assert main == [("arrival", code(1), "", "1"), ("arrivals", "", "", "1"), ("refusals", "", "unpaid", "1")]
    assert {row["list"]: row["count"] for row in report if row["row"] == "arrivals"} == {
        "main": "1", "forum": "0", "lounge": "0", "dinner": "1", "desk": "0",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@cmd", "'@cmd"),
        ("-2+3", "'-2+3"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("+86 138 0013 8000", "+86 138 0013 8000"),
        ("+8613800138000", "+8613800138000"),
        ("+86-138", "'+86-138"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("王伟", "王伟"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_a_phone_number_stays_one(cell: str, written: str) -> None:
    assert neutral(cell) == written


def test_texts_stay_texts_in_a_workbook(tmp_path: Path) -> None:
    cells = ["=1+1", "+86 138", "007", "1234567890123456", "2025-12-06", "bell\x07", ""]
    write_sheet(tmp_path / "a.xlsx", [str(number) for number in range(7)], [cells])
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert [cell.value for cell in sheet[2]] == [
        "=1+1",
        "+86 138",
        "007",
        "1234567890123456",
        "2025-12-06",
        "bell",
        None,
    ]
    assert {cell.data_type for cell in sheet[2][:6]} == {"s"}
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold


def test_excel_is_told_that_it_is_utf_8(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.csv", ["姓名"], [["张玉慧"]])
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotPossibleError):
        write_sheet(tmp_path / "a.pdf", ["a"], [])


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_that_was_there_stays_whole_when_writing_fails(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    write_sheet(path, ["a"], [["before"]])
    before = path.read_bytes()

    def broken() -> Any:
        yield ["after"]
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left") as caught:
        write_sheet(path, ["a"], broken())
    assert caught.value.filename == str(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
