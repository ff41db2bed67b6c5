"""The log file: the program's own lines, by ids, on a disk of any kind."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.logbook import listen, log_file_handler

NAME = "欧阳梧桐"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.log"


@pytest.fixture
def handler(file: Path) -> Iterator[logging.Handler]:
    """Writes what any logger says to the file."""
    made = log_file_handler(file)
    root = logging.getLogger()
    root.addHandler(made)
    yield made
    root.removeHandler(made)
    made.close()


def written(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


@pytest.mark.usefixtures("handler")
def test_the_programs_own_lines_are_written_and_those_of_libraries_are_not(file: Path) -> None:
    listen()
    logging.getLogger("kiosk.services.checkin").info("check-in %s", "0199")
    logging.getLogger("ui.face").info("screen opened")
    logging.getLogger("fontTools.subset").warning("missing glyphs: %s", NAME)
    logging.getLogger("kioskless").warning(NAME)
    logging.getLogger("kiosk.services.checkin").debug(NAME)
    assert "check-in 0199" in written(file)
    assert "screen opened" in written(file)
    assert NAME not in written(file)
    assert "kioskless" not in written(file)


def fail_twice() -> None:
    try:
        raise KeyError(NAME)
    except KeyError as error:
        raise ValueError(f"{NAME} is nobody") from error


@pytest.mark.usefixtures("handler", "caplog")
def test_an_error_is_told_by_its_kind_its_cause_and_its_places_and_not_by_its_words(file: Path) -> None:
    try:
        fail_twice()
    except ValueError:
        logging.getLogger("kiosk.cli").exception("a fault")
    told = written(file)
    assert told.index("builtins.KeyError") < told.index("builtins.ValueError")
    assert "test_logbook.py" in told
    assert NAME not in told.replace("NAME", "")


def test_an_error_that_causes_itself_is_told_once(file: Path, handler: logging.Handler) -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    logging.getLogger("kiosk").error("a fault", exc_info=first)
    assert written(file).count("builtins.ValueError") == 1


@pytest.mark.usefixtures("handler")
def test_nothing_is_made_before_there_is_a_line(file: Path) -> None:
    assert not file.exists()


def test_a_log_that_cannot_be_written_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quiet = log_file_handler(tmp_path / "no" / "folder" / "kiosk.log")
    quiet.handle(logging.LogRecord("kiosk", logging.INFO, "", 0, "a line", None, None))
    assert capsys.readouterr() == ("", "")


def test_a_full_file_makes_room_and_three_earlier_ones_are_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.logbook._BYTES", 300)
    for number in range(30):
        each = log_file_handler(file)  # as one command after the other has it
        each.handle(logging.LogRecord("kiosk", logging.INFO, "", 0, f"line {number:02} " + "x" * 60, None, None))
        each.close()
    assert {path.name for path in file.parent.iterdir()} == {
        *("kiosk.log", "kiosk.log.1", "kiosk.log.2", "kiosk.log.3"),
    }
    assert all(path.stat().st_size < 600 for path in file.parent.iterdir())
    assert "line 29" in written(file)
