"""Somebody pulls the plug, again and again, while people are being checked in."""

import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tests.venue import admissions, pack, person, secret, venue

KILLS = 100
REAL_PROCESSES = 3
CROWD = 1500


class Victim(Protocol):
    """Something that can be killed."""

    def kill(self) -> None: ...


def stream(folder: Path, given: Path, answers: Path) -> None:
    """`kiosk checkin --stdin`, in a process that has the program loaded already."""
    from kiosk.cli import main

    os.dup2(os.open(given, os.O_RDONLY), 0)
    os.dup2(os.open(answers, os.O_WRONLY | os.O_APPEND), 1)
    sys.stdin, sys.stdout = os.fdopen(0, "r"), os.fdopen(1, "w")
    main(["checkin", "--stdin", "--json", "--data", str(folder)])


def forked(folder: Path, given: Path, answers: Path) -> tuple[Victim, Callable[[], object]]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kiosk.cli", "kiosk.composition", "babel.dates"])
    process = context.Process(target=stream, args=(folder, given, answers))
    process.start()
    return process, process.join


def from_the_shell(folder: Path, given: Path, answers: Path) -> tuple[Victim, Callable[[], object]]:
    command = [sys.executable, "-m", "kiosk", "checkin", "--stdin", "--json", "--data", str(folder)]
    with given.open("rb") as stdin, answers.open("ab") as stdout:
        process = subprocess.Popen(command, stdin=stdin, stdout=stdout)
    return process, process.wait


def crowd(folder: Path) -> None:
    with venue(folder, event_pack=pack(tuple(person(number) for number in range(CROWD)))):
        pass


def killed(start: Callable[..., tuple[Victim, Callable[[], object]]], folder: Path, chance: random.Random) -> list[str]:
    """Starts a stream, kills it at some moment after its first verdict; gives the whole lines that it had printed."""
    given, answers = folder.parent / "given", folder.parent / "answers"
    numbers = chance.sample(range(CROWD + 50), CROWD)
    given.write_text("".join(f"{secret(number)}\n" for number in numbers), encoding="utf-8")
    answers.write_bytes(b"")
    victim, wait = start(folder, given, answers)
    deadline = time.monotonic() + 60
    while not answers.stat().st_size and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.04))
    victim.kill()
    wait()
    *whole, _ = answers.read_text("utf-8").split("\n")
    assert whole
    return whole


def assert_all_kept(folder: Path, printed: list[str]) -> None:
    """Every verdict that was printed is in the store, nobody was admitted twice, and what is derived is right."""
    verdicts = [json.loads(line) for line in printed]
    with venue(folder) as services:
        connection = services.store.connection()
        rows = connection.execute("SELECT id, status, reason, registrant, sequence FROM checkin ORDER BY sequence")
        kept = {checkin: (status, reason, registrant) for checkin, status, reason, registrant, _ in rows}
        for verdict in verdicts:
            assert kept[verdict["checkin_id"]] == (verdict["status"], verdict["reason"], verdict["code"])
        entries = Counter(registrant for status, _, registrant in kept.values() if status == "ok")
        assert set(entries.values()) == {1}
        before = admissions(services)
        assert services.gate.rebuild() == len(before) == len(entries)
        assert admissions(services) == before
        assert Counter(job.registrant for job in services.printing.jobs()) == entries
        sequences = [number for (number,) in connection.execute("SELECT sequence FROM checkin ORDER BY sequence")]
        assert sequences == list(range(1, len(kept) + 1))
        assert services.store.damaged_pages() == 0
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_hundred_kills_during_a_stream_lose_no_verdict_and_admit_nobody_twice(tmp_path: Path) -> None:
    folder, chance = tmp_path / "data", random.Random(2)
    crowd(folder)
    runs = [killed(forked, folder, chance) for _ in range(KILLS)]
    assert len(runs) == KILLS
    assert_all_kept(folder, [line for run in runs for line in run])


def test_kills_of_the_command_as_the_shell_starts_it_lose_no_verdict_either(tmp_path: Path) -> None:
    folder, chance = tmp_path / "data", random.Random(3)
    crowd(folder)
    printed = [line for _ in range(REAL_PROCESSES) for line in killed(from_the_shell, folder, chance)]
    assert_all_kept(folder, printed)


def test_a_kill_of_one_of_two_that_write_at_once_does_not_disturb_the_other(tmp_path: Path) -> None:
    folder, chance = tmp_path / "data", random.Random(4)
    crowd(folder)
    with venue(folder) as beside:
        runs = []
        for number in range(5):
            runs.append(killed(forked, folder, chance))
            beside.checkin.check_in(secret(CROWD + 100 + number))
    assert_all_kept(folder, [line for run in runs for line in run])
