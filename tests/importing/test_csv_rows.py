"""CSV of any dialect, broken or whole: every row is read or said, and none swallows another."""

from pathlib import Path

import pytest

from kiosk.domain.imports import TableUnreadableError
from kiosk.importing.csv_rows import CsvRows
from kiosk.importing.raw_rows import open_table


def rows(path: Path, text: str, width: int = 0) -> list[tuple[int, list[str]]]:
    """Line and cells of each row; a row that could not be read has none."""
    path.write_bytes(text.encode())
    table = CsvRows(path)
    table.width = width
    return [(row.line, [] if row.problem else row.cells) for row in table.rows()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_told(delimiter: str, file: Path) -> None:
    text = f"name{delimiter}note\r\n王伟{delimiter}a\r\n李娜{delimiter}b\r\n"
    assert [cells for _, cells in rows(file, text)] == [["name", "note"], ["王伟", "a"], ["李娜", "b"]]


def test_a_delimiter_that_stands_in_names_too_is_not_taken_for_the_real_one(file: Path) -> None:
    text = "name;note\r\nDoe, Jane;a, b, c\r\nRoe, Richard;x\r\n"
    assert rows(file, text)[1] == (2, ["Doe, Jane", "a, b, c"])


def test_the_line_with_which_excel_names_the_delimiter_is_no_row(file: Path) -> None:
    assert rows(file, "sep=;\r\nname;note\r\na,b;c\r\n") == [(2, ["name", "note"]), (3, ["a,b", "c"])]


def test_ends_of_line_may_be_mixed_and_stand_inside_cells(file: Path) -> None:
    text = 'a,b\r\n1,"x\ny"\n2,"x\r\n\r\ny"\r3,z\n\n4,ö'
    assert rows(file, text) == [
        (1, ["a", "b"]),
        (2, ["1", "x\ny"]),
        (4, ["2", "x\r\n\r\ny"]),
        (7, ["3", "z"]),
        (9, ["4", "ö"]),
    ]


def test_quotes_inside_cells_are_read(file: Path) -> None:
    assert rows(file, 'a,b\n"the ""Wolf""","x,y"\n')[1] == (2, ['the "Wolf"', "x,y"])


def test_a_quote_that_is_never_closed_costs_its_own_row_only(file: Path) -> None:
    text = 'a,b\n1,"oops\n2,good\n3,"good, too"\n4,good\n'
    assert rows(file, text, width=2) == [
        (1, ["a", "b"]),
        (2, []),
        (3, ["2", "good"]),
        (4, ["3", "good, too"]),
        (5, ["4", "good"]),
    ]


def test_an_open_quote_that_the_next_one_closes_swallows_nobody(file: Path) -> None:
    text = 'a,b,c\n1,"oops,x\n2,good,y\n3,"z",z\n4,good,z\n'
    read = rows(file, text, width=3)
    assert [cells for _, cells in read if cells and cells[0] in "24"] == [["2", "good", "y"], ["4", "good", "z"]]


def test_a_file_cut_in_the_middle_says_so_at_its_last_row(file: Path) -> None:
    assert rows(file, "a,b,c\n1,2,3\n4,5", width=3)[-1] == (3, [])
    assert rows(file, 'a,b,c\n1,2,3\n4,5,"6', width=3)[-1] == (3, [])


def test_a_last_row_without_an_end_of_line_is_a_row(file: Path) -> None:
    assert rows(file, "a,b\n1,2", width=2)[-1] == (2, ["1", "2"])


def test_a_file_that_is_no_csv_at_all_is_given_up(file: Path) -> None:
    file.write_text("a,b\n" + 'x,"y"z\n' * 500, encoding="utf-8")
    with pytest.raises(TableUnreadableError, match="no CSV"):
        list(CsvRows(file).rows())


def test_a_line_without_end_is_not_kept_in_memory(file: Path) -> None:
    file.write_text("a,b\n" + "x" * 5_000_000, encoding="utf-8")
    assert all(len(cell) < 2_000_000 for row in CsvRows(file).rows() for cell in row.cells)


@pytest.mark.parametrize(
    "start", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04nonsense"]
)
def test_what_is_no_table_is_told_apart(start: bytes, file: Path) -> None:
    file.write_bytes(start + b"\0" * 100)
    with pytest.raises(TableUnreadableError):
        open_table(file)


def test_progress_goes_from_nothing_to_everything(file: Path) -> None:
    file.write_text("a,b\n" * 5000, encoding="utf-8")
    table = CsvRows(file)
    assert table.progress() == 0
    assert len(list(table.rows())) == 5000
    assert table.progress() == 1
