"""The print queue at work: no badge lost, none printed twice unasked, none in the way of the others."""

import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from kiosk.composition import Services
from kiosk.domain.event import BadgePolicy
from kiosk.printing.badge import BadgeData
from kiosk.printing.drivers import Document, PrinterRefused, PrinterUnavailable, PrinterUncertain, Submission
from kiosk.services.errors import UnknownError
from kiosk.services.printing import JobState, PrintService
from tests.venue import HandClock, code, scan, venue


class Tray:
    """A printer that keeps what it was sent, and fails when told to."""

    name = "tray"
    kind = "pdf"

    def __init__(self) -> None:
        self.held: list[str] = []
        self.fault: Exception | None = None
        self.printed = True

    def submit(self, job_id: str, document: Document) -> Submission:
        if self.fault is not None:
            raise self.fault
        self.held.append(job_id)
        return Submission(self.name, job_id, self.printed)


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Tray:
    """Takes the place of every printer."""
    made = Tray()
    monkeypatch.setattr(PrintService, "_printer", lambda *_: made)
    return made


def states(services: Services) -> list[str]:
    return [job.state.value for job in services.printing.jobs()]


def work_off(services: Services) -> None:
    """Works until nothing moves any more."""
    while (job := services.printing.run_once()) is not None and job.state is not JobState.WAITING:
        pass


def test_jobs_come_out_in_the_order_in_which_people_came(services: Services, tray: Tray) -> None:
    asked = [scan(services, number).print_job for number in (7, 5, 6, 4)]
    work_off(services)
    assert tray.held == asked
    assert states(services) == ["printed"] * 4
    assert services.printing.run_once() is None


def test_a_clock_that_is_set_back_does_not_let_the_last_to_come_out_first(
    services: Services, clock: HandClock, tray: Tray
) -> None:
    first = scan(services, 7).print_job
    clock.move(-60)
    second = scan(services, 5).print_job
    work_off(services)
    assert tray.held == [first, second]
    assert [job.id for job in services.printing.jobs()] == [first, second]


def test_what_is_only_known_to_be_sent_is_said_to_be_sent(services: Services, tray: Tray) -> None:
    tray.printed = False
    scan(services, 4)
    work_off(services)
    assert states(services) == ["sent"]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (PrinterRefused("no such paper"), ("failed", "no such paper")),
        (PrinterUncertain("the line went dead"), ("unknown", "the line went dead")),
        (PrinterUnavailable("out of paper"), ("waiting", "out of paper")),
    ],
)
def test_each_way_to_fail_leaves_the_job_where_a_person_finds_it(
    fault: Exception, expected: tuple[str, str], services: Services, tray: Tray
) -> None:
    tray.fault = fault
    scan(services, 4)
    services.printing.run_once()
    (job,) = services.printing.jobs()
    assert (job.state.value, job.cause, job.attempts) == (*expected, 1)


def test_a_printer_that_is_away_is_tried_three_times_and_then_given_up(services: Services, tray: Tray) -> None:
    tray.fault = PrinterUnavailable("switched off")
    scan(services, 4)
    seen = []
    while (job := services.printing.run_once()) is not None:
        seen.append(job.state.value)
    assert seen == ["waiting", "waiting", "failed"]
    assert tray.held == []


def test_a_printer_that_comes_back_prints_what_has_waited(services: Services, tray: Tray) -> None:
    tray.fault = PrinterUnavailable("switched off")
    scan(services, 4)
    services.printing.run_once()
    tray.fault = None
    work_off(services)
    assert states(services) == ["printed"]


def test_a_badge_that_cannot_be_drawn_fails_and_does_not_stand_in_the_way_of_the_next(
    services: Services, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw: Callable[..., Document] = PrintService._document

    def spoilt(self: PrintService, job: Any, printer: Any) -> Document:
        if job.registrant == code(4):
            raise ZeroDivisionError
        return draw(self, job, printer)

    monkeypatch.setattr(PrintService, "_document", spoilt)
    scan(services, 4)
    scan(services, 5)
    work_off(services)
    assert states(services) == ["failed", "printed"]


def test_a_printer_never_keeps_anybody_out(services: Services, tray: Tray) -> None:
    tray.fault = PrinterRefused("on fire")
    for number in (4, 5):
        outcome = scan(services, number)
        services.printing.run_once()
        assert outcome.print_job is not None
    assert services.status.status().arrived == 2


def test_after_a_crash_while_drawing_the_badge_is_printed_and_after_one_while_sending_it_is_not_printed_again(
    services: Services, tray: Tray
) -> None:
    drawing, sending = scan(services, 4).print_job, scan(services, 5).print_job
    connection = services.store.connection()
    connection.execute("UPDATE print_job SET state = 'rendering', attempts = 1 WHERE id = ?", (drawing,))
    connection.execute("UPDATE print_job SET state = 'sent', attempts = 1 WHERE id = ?", (sending,))
    work_off(services)
    assert tray.held == [drawing]
    assert states(services) == ["printed", "sent"]


def test_a_crash_between_check_in_and_print_loses_no_badge(tmp_path: Path, tray: Tray) -> None:
    with venue(tmp_path) as services:
        job = scan(services, 4).print_job
    with venue(tmp_path) as services:
        work_off(services)
    assert tray.held == [job]


def test_a_badge_that_was_cancelled_does_not_come_out(services: Services, tray: Tray) -> None:
    services.checkin.undo(scan(services, 4).checkin_id, "not me")
    assert services.printing.run_once() is None
    assert tray.held == []


def test_finishing_a_job_brings_out_those_before_it_and_gives_it_as_it_ended(services: Services, tray: Tray) -> None:
    first, second = scan(services, 4).print_job, scan(services, 5).print_job
    assert first is not None
    assert second is not None
    done = services.printing.finish(second)
    assert done is not None
    assert done.state is JobState.PRINTED
    assert services.printing.state(first) is JobState.PRINTED
    assert services.printing.finish("no such job") is None
    assert services.printing.state("no such job") is None


def test_finishing_ends_where_the_printer_is_away(services: Services, tray: Tray) -> None:
    tray.fault = PrinterUnavailable("switched off")
    job = services.printing.ask_for_badge(code(4), why="lost")
    done = services.printing.finish(job.id)
    assert done is not None
    assert done.state is JobState.FAILED


def test_a_badge_that_a_person_asks_for_is_printed_again_and_says_why(services: Services, tray: Tray) -> None:
    scan(services, 4)
    work_off(services)
    services.printing.ask_for_badge(code(4), target="Desk 2", why="lost")
    work_off(services)
    again = services.printing.jobs()[-1]
    assert (again.why, again.target, again.state) == ("lost", "Desk 2", JobState.PRINTED)
    assert len(tray.held) == 2


def test_a_badge_for_nobody_is_told(services: Services) -> None:
    with pytest.raises(UnknownError, match="unknown registrant"):
        services.printing.ask_for_badge("TT-NOBODY")
    assert services.printing.jobs() == []


@pytest.mark.parametrize(("policy", "drawn"), [(BadgePolicy.NEVER, 0), (BadgePolicy.ONCE, 1), (BadgePolicy.ALWAYS, 1)])
def test_warming_up_draws_a_badge_of_nobody_where_badges_print_by_themselves(
    services: Services, monkeypatch: pytest.MonkeyPatch, policy: BadgePolicy, drawn: int
) -> None:
    drawings: list[BadgeData] = []
    monkeypatch.setattr(services.printing, "_draw", lambda data, *_: drawings.append(data))
    services.current.event = replace(services.event, printing=replace(services.event.printing, badge=policy))
    services.printing.warm_up()
    assert [data.code for data in drawings] == [""] * drawn
    assert services.printing.jobs() == []


def test_warming_up_draws_for_real_and_leaves_no_file(services: Services, tmp_path: Path) -> None:
    services.printing.warm_up()
    assert list(tmp_path.rglob("*.pdf")) == []


def test_without_a_printer_badges_are_files_that_bear_no_name(services: Services, tmp_path: Path) -> None:
    scan(services, 1)
    work_off(services)
    assert states(services) == ["printed"]
    (badge,) = (tmp_path / "badges").iterdir()
    assert badge.read_bytes().startswith(b"%PDF")
    assert "Ouyang" not in badge.name
    assert "欧阳" not in badge.name


@pytest.mark.parametrize(("name", "beginning"), [("b.pdf", b"%PDF"), ("b.png", b"\x89PNG")])
def test_a_badge_goes_to_the_file_that_was_named(
    name: str, beginning: bytes, services: Services, tmp_path: Path
) -> None:
    job = services.printing.ask_for_badge(code(4), target=str(tmp_path / name))
    services.printing.finish(job.id)
    assert (tmp_path / name).read_bytes().startswith(beginning)


def work_when_ready(folder: Path, barrier: Barrier, queue: Any) -> None:
    with venue(folder, HandClock()) as services:
        barrier.wait(60)
        done = []
        while (job := services.printing.run_once()) is not None:
            done.append(job.id)
    queue.put(done)


def test_two_processes_that_work_the_queue_bring_each_badge_out_once(tmp_path: Path) -> None:
    with venue(tmp_path) as services:
        asked = {scan(services, number).print_job for number in range(4, 12)}
    context = multiprocessing.get_context("spawn")
    barrier, queue = context.Barrier(2), context.Queue()
    workers = [context.Process(target=work_when_ready, args=(tmp_path, barrier, queue)) for _ in range(2)]
    for worker in workers:
        worker.start()
    done = [job for _ in workers for job in queue.get(timeout=60)]
    for worker in workers:
        worker.join(60)
    assert len(done) == len(set(done)) == len(asked)
    with venue(tmp_path) as services:
        found = {job.id: (job.state.value, job.attempts) for job in services.printing.jobs()}
    assert found == dict.fromkeys(asked, ("printed", 1))
