"""Several processes on one data folder, many scans at once: one admission each, whoever comes first."""

import multiprocessing
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from kiosk.composition import Services
from tests.venue import HandClock, admissions, code, log_of, pack, person, scan, venue

PROCESSES = 4
PEOPLE = 25

Answer = tuple[int, str, str | None]


def at_the_door(folder: Path, barrier: Barrier, nonce: str, queue: Any) -> None:
    """Scans everybody once, as fast as it goes, when all processes are ready."""
    answers: list[Answer] = []
    with venue(folder, HandClock()) as services:
        barrier.wait(60)
        for number in range(PEOPLE):
            outcome = scan(services, number, "main", nonce=nonce.format(number=number) or None)
            answers.append((number, type(outcome.verdict).__name__, outcome.checkin_id))
    queue.put(answers)


def all_at_once(folder: Path, nonce: str) -> list[Answer]:
    """What the processes answered, all together."""
    context = multiprocessing.get_context("spawn")
    barrier, queue = context.Barrier(PROCESSES), context.Queue()
    doors = [context.Process(target=at_the_door, args=(folder, barrier, nonce, queue)) for _ in range(PROCESSES)]
    for door in doors:
        door.start()
    answers = [answer for _ in doors for answer in queue.get(timeout=60)]
    for door in doors:
        door.join(60)
    return answers


def crowd(folder: Path) -> None:
    with venue(folder, event_pack=pack(tuple(person(number) for number in range(PEOPLE)))):
        pass


def test_processes_that_scan_the_same_people_at_once_admit_each_of_them_once(tmp_path: Path) -> None:
    crowd(tmp_path)
    answers = all_at_once(tmp_path, "")
    admitted = Counter(number for number, verdict, _ in answers if verdict == "Admitted")
    assert admitted == Counter(range(PEOPLE))
    assert len(answers) == len({checkin for _, _, checkin in answers}) == PROCESSES * PEOPLE
    with venue(tmp_path) as services:
        written = {row[0] for row in services.store.connection().execute("SELECT id FROM checkin")}
        assert written == {checkin for _, _, checkin in answers}
        assert len(admissions(services)) == len(services.printing.jobs()) == PEOPLE
        sequences = services.store.connection().execute("SELECT sequence FROM checkin ORDER BY sequence").fetchall()
        assert [number for (number,) in sequences] == list(range(1, PROCESSES * PEOPLE + 1))


def test_processes_that_bring_the_same_nonce_at_once_make_one_record_and_hear_the_same(tmp_path: Path) -> None:
    crowd(tmp_path)
    answers = all_at_once(tmp_path, "n-{number}")
    for number in range(PEOPLE):
        heard = {(verdict, checkin) for whose, verdict, checkin in answers if whose == number}
        assert len(heard) == 1
    assert {verdict for _, verdict, _ in answers} == {"Admitted"}
    with venue(tmp_path) as services:
        assert Counter(row[0] for row in log_of(services)) == Counter(code(number) for number in range(PEOPLE))


def in_threads(services: Services, work: Callable[[int], Any], count: int) -> list[Any]:
    def run(number: int) -> Any:
        try:
            return work(number)
        finally:
            services.close_thread()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(run, range(count)))


def test_threads_of_one_process_admit_once_too(tmp_path: Path) -> None:
    with venue(tmp_path) as services:
        outcomes = in_threads(services, lambda _: scan(services, 4), 32)
        assert [type(outcome.verdict).__name__ for outcome in outcomes].count("Admitted") == 1
        assert len(log_of(services)) == 32


def test_as_many_come_in_as_there_are_places_however_many_scan_at_once(tmp_path: Path) -> None:
    with venue(tmp_path) as services:
        outcomes = in_threads(services, lambda number: scan(services, 4 + number, "forum"), 8)
        assert [type(outcome.verdict).__name__ for outcome in outcomes].count("Admitted") == 2
        assert len(admissions(services)) == 2
