"""`kiosk bench`: what it answers, and what it refuses. What is measured is asked in tests/bench."""

from __future__ import annotations

import json

import pytest

from kiosk.cli import main


def test_the_answer_has_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--registrants", "20", "--only", "pack_read", "verdict", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["registrants"] == 20
    assert "Python" in answer["machine"]
    assert [measured["name"] for measured in answer["measurements"]] == ["pack_read", "verdict"]
    read, verdict = answer["measurements"]
    assert (read["unit"], read["floor_p50"], read["ratio"]) == ("ms", None, None)
    assert verdict["ratio"] == pytest.approx(verdict["p50"] / verdict["floor_p50"], rel=0.05)


def test_people_get_a_table_and_hear_what_is_being_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--registrants", "5", "--only", "pack_load", "--lang", "en"]) == 0
    told = capsys.readouterr()
    machine, heads, row = told.out.splitlines()
    assert "cores" in machine
    assert heads.split() == ["measurement", "p50", "p99", "floor", "ratio", "promised"]
    assert row.startswith("pack_load ")
    assert "≤ 5 ×" in row
    assert "pack_load" in told.err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--only", "no_such_thing"], "no_such_thing"),
        (["--only", "verdict", "no_such_thing"], "no_such_thing"),
        (["--registrants", "0"], "--registrants"),
        (["--registrants", "-3"], "--registrants"),
    ],
)
def test_wrong_use_is_told_before_anything_is_measured(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", *arguments, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert named in told.err
    assert len(told.err.splitlines()) == 1


def test_a_name_that_is_none_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--only", "x", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    for name in ("verdict", "scan_to_paint", "cold_start", "memory", "badge_picture", "pack_load", "find"):
        assert name in said
