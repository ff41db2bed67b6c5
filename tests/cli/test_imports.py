"""`kiosk import` and `kiosk export`: what they answer, and how they end."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.composition import open_for_screen
from kiosk.settings import read_settings
from tests.cli.conftest import Kiosk
from tests.venue import PEOPLE

HEADER = "姓名,手机,类别,状态\n"
GOOD = "张玉慧,13800138000,VIP,已支付\n王伟,13900139000,talent,待支付\n"
BAD = "李娜,13700137000,VIP,谜\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "名单.csv"
    path.write_bytes((HEADER + GOOD).encode("gb18030"))
    return path


def test_the_answer_has_the_shape_of_the_contract(kiosk: Kiosk, file: Path) -> None:
    ran = kiosk("import", str(file), "--json")
    assert ran.status == 0
    shape = {name: ran.json[name] for name in ("file", "as", "format", "added", "updated", "unchanged", "rejected")}
    assert shape == {
        "file": "名单.csv", "as": "registrants", "format": "table",
        "added": 2, "updated": 0, "unchanged": 0, "rejected": [],
    }  # fmt: skip
    assert ran.json["encoding"] == "GB18030"
    again = kiosk("import", str(file), "--json").json
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)


def test_a_rejected_row_is_told_by_line_and_field_and_nothing_is_imported(kiosk: Kiosk, file: Path) -> None:
    file.write_bytes((HEADER + GOOD + BAD).encode("gb18030"))
    ran = kiosk("import", str(file), "--json", "--lang", "zh")
    assert (ran.status, ran.json["status"], ran.json["reason"], ran.json["added"]) == (1, "error", "rejected", 0)
    assert [(row["line"], row["field"]) for row in ran.json["rejected"]] == [(4, "status")]
    assert "谜" in ran.json["rejected"][0]["reason"]
    assert "名单.csv:4 [status]" in ran.err
    assert kiosk("status", "--json").json["registrants"] == len(PEOPLE)


def test_good_rows_can_be_kept(kiosk: Kiosk, file: Path) -> None:
    file.write_bytes((HEADER + GOOD + BAD).encode("gb18030"))
    ran = kiosk("import", str(file), "--json", "--keep-good")
    assert (ran.status, ran.json["added"], len(ran.json["rejected"])) == (0, 2, 1)
    assert kiosk("status", "--json").json["registrants"] == len(PEOPLE) + 2


def test_a_trial_says_the_same_and_changes_nothing(kiosk: Kiosk, file: Path) -> None:
    ran = kiosk("import", str(file), "--json", "--dry-run")
    assert (ran.status, ran.json["added"], ran.json["dry_run"]) == (0, 2, True)
    assert kiosk("status", "--json").json["registrants"] == len(PEOPLE)


def test_columns_can_be_named_and_what_was_taken_for_what_is_said(kiosk: Kiosk, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text("Wer;Haus\nJörg Weiß;Werft\n", encoding="cp1252")
    assert kiosk("import", str(path)).status == 1
    ran = kiosk("import", str(path), "--map", "Wer=name", "--map", "Haus=organisation")
    assert ran.status == 0
    assert "Wer → name, Haus → organisation" in ran.err
    assert kiosk("find", "Jörg Weiß", "--json").json["hits"][0]["organisation"] == "Werft"


@pytest.mark.parametrize(
    "arguments",
    [("--map", "姓名"), ("--map", "姓名=shoe"), ("--map", "Nobody=name"), ("--as", "nonsense")],
)
def test_wrong_use_is_told_apart(arguments: tuple[str, str], kiosk: Kiosk, file: Path) -> None:
    assert kiosk("import", str(file), *arguments).status == 2


def test_a_file_that_is_not_there_is_wrong_use(kiosk: Kiosk, tmp_path: Path) -> None:
    assert kiosk("import", str(tmp_path / "nothing.csv")).status == 2


def test_what_is_no_table_is_one_clear_line(kiosk: Kiosk, tmp_path: Path) -> None:
    path = tmp_path / "slides.pdf"
    path.write_bytes(b"%PDF-1.7 and so on")
    ran = kiosk("import", str(path), "--json")
    assert (ran.status, ran.json["reason"], ran.err.count("\n")) == (1, "unreadable", 1)


def test_an_encoding_can_be_named(kiosk: Kiosk, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("name,phone\n김민수,138\n이지은,139\n".encode("euc-kr"))
    assert "--encoding" in kiosk("import", str(path)).err
    assert kiosk("import", str(path), "--encoding", "euc-kr").status == 0
    assert kiosk("find", "김민수", "--json").json["hits"][0]["name"] == "김민수"
    assert kiosk("import", str(path), "--encoding", "klingon").status == 1


def test_people_come_in_beside_an_open_screen_which_sees_them(kiosk: Kiosk, file: Path) -> None:
    screen = open_for_screen(read_settings(kiosk.folder))
    try:
        screen.changes.poll()
        assert kiosk("import", str(file)).status == 0
        assert screen.changes.poll()
        assert screen.lookup.find("张玉慧")
    finally:
        screen.close()


def test_progress_is_shown_on_a_terminal_only(kiosk: Kiosk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "%" not in kiosk("import", str(file)).err
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)
    assert "100" in kiosk("import", str(file)).err


def test_ctrl_c_leaves_everything_as_it_was(kiosk: Kiosk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.services.importing.insert_rows", interrupt)
    ran = kiosk("import", str(file))
    assert (ran.status, ran.err.splitlines()[-1]) == (130, "Stopped: nothing was changed.")
    assert kiosk("status", "--json").json["registrants"] == len(PEOPLE)


@pytest.mark.parametrize("what", ["checkins", "registrants", "report"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_list_is_exported(what: str, ending: str, kiosk: Kiosk, tmp_path: Path) -> None:
    path = tmp_path / f"list.{ending}"
    ran = kiosk("export", what, "--to", str(path), "--json")
    assert (ran.status, ran.json["file"], ran.json["status"]) == (0, str(path), "ok")
    assert path.stat().st_size > 0


def test_an_export_that_cannot_be_written_is_one_clear_line(kiosk: Kiosk, tmp_path: Path) -> None:
    for name in ("list.docx", "nowhere/list.csv"):
        ran = kiosk("export", "report", "--to", str(tmp_path / name), "--json")
        assert (ran.status, ran.err.count("\n")) == (1, 1)


BIG = int(os.environ.get("KIOSK_BIG_CSV_MB", "8"))
"""How large the large file is: 200 for the promise itself, less where every run has to pay for it."""


MEASURED = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""Runs a command from a small process: a child counts the memory of the one that it was forked from as its own."""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="only POSIX tells what a process has used")
def test_a_large_file_is_read_in_little_memory(kiosk: Kiosk, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["姓名", "手机", "备注"])
        while file.tell() < BIG * 1_000_000:
            table.writerows([f"张{rows + n}", f"{13000000000 + rows + n}", "很长的备注，" * 20] for n in range(1000))
            rows += 1000
    command = [sys.executable, "-m", "kiosk", "import", str(path), "--json"]
    ran = subprocess.run([sys.executable, "-c", MEASURED, *command], capture_output=True, check=True, timeout=600)
    answer, kilobytes = ran.stdout.splitlines()
    assert json.loads(answer)["added"] == rows
    assert int(kilobytes) < 200_000
