import json
import os
import sys
from pathlib import Path

import pytest

from kiosk.printing.drivers import (
    Document,
    FilePrinter,
    FolderPrinter,
    PrinterRefused,
    PrinterUnavailable,
    PrinterUncertain,
    SystemPrinter,
    printer_at,
    write_whole,
)

JOB = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000"
PDF = Document("pdf", b"%PDF-1.3 a badge", 86, 54, "HN-7Q2K-4")
PNG = Document("png", b"\x89PNG a badge", 105, 148, "HN-7Q2K-4")


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A command `lp` that notes how it was called; a test writes into the folder given what it is to answer."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = f"""#!{sys.executable}
import json, os, pathlib, sys, time
folder = pathlib.Path({str(folder)!r})
called = {{"arguments": sys.argv[1:], "language": os.environ["LC_ALL"], "input": sys.stdin.buffer.read().decode()}}
(folder / "called.json").write_text(json.dumps(called))
exec((folder / "answer.py").read_text())
"""
    (folder / "lp").write_text(script)
    (folder / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def answer(lp: Path, code: str) -> None:
    (lp / "answer.py").write_text(code)


def test_a_folder_receives_each_job_as_one_file_named_by_code_and_job(tmp_path: Path) -> None:
    submission = FolderPrinter(tmp_path / "badges").submit(JOB, PDF)
    (file,) = (tmp_path / "badges").iterdir()
    assert file.name == f"HN-7Q2K-4-{JOB}.pdf"
    assert file.read_bytes() == PDF.content
    assert (submission.reference, submission.printed) == (str(file), True)


def test_the_same_job_sent_twice_leaves_one_badge(tmp_path: Path) -> None:
    for _ in range(2):
        FolderPrinter(tmp_path).submit(JOB, PDF)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_code_of_any_shape_stays_inside_the_folder(tmp_path: Path) -> None:
    document = Document("pdf", b"x", 86, 54, "../../etc/王 伟\x00")
    FolderPrinter(tmp_path / "badges").submit(JOB, document)
    (file,) = (tmp_path / "badges").iterdir()
    assert file.name == f"_etc_-{JOB}.pdf"


def test_a_folder_of_pictures_receives_pictures(tmp_path: Path) -> None:
    FolderPrinter(tmp_path, kind="png").submit(JOB, PNG)
    assert [file.suffix for file in tmp_path.iterdir()] == [".png"]


@pytest.mark.parametrize(("name", "document"), [("a.pdf", PDF), ("a.PNG", PNG)])
def test_a_file_receives_the_document_of_its_kind(tmp_path: Path, name: str, document: Document) -> None:
    printer = FilePrinter(tmp_path / name)
    assert printer.kind == document.kind
    assert printer.submit(JOB, document).printed
    assert (tmp_path / name).read_bytes() == document.content


def test_a_document_of_another_kind_is_refused_and_nothing_written(tmp_path: Path) -> None:
    for printer in (FilePrinter(tmp_path / "a.png"), FolderPrinter(tmp_path, kind="png")):
        with pytest.raises(PrinterRefused, match="pdf"):
            printer.submit(JOB, PDF)
    assert list(tmp_path.iterdir()) == []


def test_an_absent_folder_for_a_file_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnavailable, match="No such file"):
        FilePrinter(tmp_path / "nowhere" / "a.pdf").submit(JOB, PDF)


def test_a_folder_that_is_a_file_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PrinterUnavailable):
        FolderPrinter(tmp_path / "file").submit(JOB, PDF)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_keeps_the_old_file_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"the old badge")
    (tmp_path / f".a.pdf.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(PrinterUnavailable, match="No space left") as caught:
        FilePrinter(file).submit(JOB, PDF)
    assert isinstance(caught.value.__cause__, OSError)
    assert file.read_bytes() == b"the old badge"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (seen.append((tmp_path / "a").exists()), fsync(handle)))
    write_whole(tmp_path / "a", b"badge")
    assert seen == [False, True]


def test_a_system_printer_is_given_job_size_and_document(lp: Path) -> None:
    answer(lp, "print('request id is Desk_1-42 (0 file(s))')")
    submission = SystemPrinter("Desk_1").submit(JOB, PDF)
    called = json.loads((lp / "called.json").read_text())
    assert called["arguments"] == [
        *("-d", "Desk_1", "-t", JOB, "-o", "media=Custom.86x54mm", "-o", "print-scaling=none"),
    ]
    assert called["input"] == PDF.content.decode()
    assert called["language"] == "C"
    assert (submission.reference, submission.printed) == ("Desk_1-42", False)


@pytest.mark.parametrize(
    "words",
    [
        "lp: The printer or class does not exist.",
        "lp: Error - no default destination available.",
        "lp: Error - scheduler not responding.",
    ],
)
def test_an_absent_printer_is_unavailable_in_the_print_systems_own_words(lp: Path, words: str) -> None:
    answer(lp, f"print({words!r}, file=sys.stderr); sys.exit(1)")
    with pytest.raises(PrinterUnavailable, match=words.removeprefix("lp: ")):
        SystemPrinter("Nowhere").submit(JOB, PDF)


def test_a_document_that_the_print_system_does_not_take_is_refused(lp: Path) -> None:
    answer(lp, "print('lp: Unsupported document-format \"application/pdf\".', file=sys.stderr); sys.exit(1)")
    with pytest.raises(PrinterRefused, match="Unsupported document-format"):
        SystemPrinter("Desk_1").submit(JOB, PDF)


def test_silence_leaves_it_uncertain_whether_the_badge_came_out(lp: Path) -> None:
    answer(lp, "time.sleep(60)")
    with pytest.raises(PrinterUncertain, match="no answer"):
        SystemPrinter("Desk_1", seconds=0.5).submit(JOB, PDF)


def test_a_command_killed_while_sending_leaves_it_uncertain(lp: Path) -> None:
    answer(lp, "os.kill(os.getpid(), 9)")
    with pytest.raises(PrinterUncertain, match="signal 9"):
        SystemPrinter("Desk_1").submit(JOB, PDF)


def test_without_a_print_system_a_system_printer_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterUnavailable, match="lp cannot be run"):
        SystemPrinter("Desk_1").submit(JOB, PDF)


@pytest.mark.parametrize(
    ("destination", "printer"),
    [
        ("badge.pdf", FilePrinter(Path("badge.pdf"))),
        ("out/badge.PNG", FilePrinter(Path("out/badge.PNG"))),
        ("out/badges/", FolderPrinter(Path("out/badges"))),
        ("Desk_1", SystemPrinter("Desk_1")),
    ],
)
def test_a_destination_names_a_file_a_folder_or_a_printer(destination: str, printer: object) -> None:
    assert printer_at(destination) == printer
