"""Two desks at once, and a desk whose plug is pulled in the middle of a delegation."""

import multiprocessing
import random
import time
from collections import Counter
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from kiosk.services.checkin import reason_of
from kiosk.services.corrections import CorrectionService
from kiosk.services.delegations import Together
from tests.services.desk import MOSS, SUPERVISOR, VOLUNTEER, audited, delegation, desk_pack
from tests.venue import HandClock, admissions, code, log_of, person, venue

DESKS = 3
SIZE = 23
KILLS = 25


def all_at_once(folder: Path, work: Any) -> list[Any]:
    """What every desk answered."""
    context = multiprocessing.get_context("spawn")
    barrier, queue = context.Barrier(DESKS), context.Queue()
    desks = [context.Process(target=work, args=(folder, barrier, queue)) for _ in range(DESKS)]
    for desk in desks:
        desk.start()
    answers = [queue.get(timeout=60) for _ in desks]
    for desk in desks:
        desk.join(60)
    return answers


def lets_all_in(folder: Path, barrier: Barrier, queue: Any) -> None:
    with venue(folder, HandClock()) as services:
        everybody = [code(100 + number) for number in range(SIZE)]
        barrier.wait(60)
        done = services.delegations.check_in(Together(MOSS, everybody), VOLUNTEER)
        queue.put((len(done.admitted), Counter(reason_of(outcome.verdict) for outcome in done.refused)))


def test_three_desks_that_let_the_same_delegation_in_at_once_let_it_in_once(tmp_path: Path) -> None:
    with venue(tmp_path, event_pack=desk_pack(*delegation(SIZE))):
        pass
    answers = all_at_once(tmp_path, lets_all_in)
    assert sorted(admitted for admitted, _ in answers) == [0, 0, SIZE]
    with venue(tmp_path) as services:
        assert len(admissions(services)) == len(services.printing.jobs()) == SIZE
        assert len({job.batch for job in services.printing.jobs()}) == 1


def puts_right(folder: Path, barrier: Barrier, queue: Any) -> None:
    with venue(folder, HandClock()) as services:
        service: CorrectionService = services.corrections
        barrier.wait(60)
        fields = ("title", "organisation", "name_latin")
        for number in range(10):
            service.correct(code(4), {fields[number % 3]: f"{number} by {id(queue)}"}, VOLUNTEER)
        queue.put(None)


def test_desks_that_put_the_same_person_right_at_once_lose_no_step_of_it(tmp_path: Path) -> None:
    with venue(tmp_path, event_pack=desk_pack(person(4))):
        pass
    all_at_once(tmp_path, puts_right)
    with venue(tmp_path) as services:
        now, history = services.desk.card(code(4)).registrant, services.corrections.history(code(4))
        for field in ("title", "organisation", "name_latin"):
            steps = [step for step in history if step.field == field]
            texts = [getattr(person(4), field), *(step.after for step in steps)]
            assert [step.before for step in steps] == texts[:-1]
            assert getattr(now, field) == texts[-1]
            assert [step.stands for step in steps] == [False] * (len(steps) - 1) + [True]
        assert len(audited(services)) == len({(step.at, step.field, step.after) for step in history})


def merges(folder: Path, barrier: Barrier, queue: Any) -> None:
    from kiosk.services.errors import NotPossibleError

    with venue(folder, HandClock()) as services:
        barrier.wait(60)
        try:
            services.merging.merge(code(5), code(4), SUPERVISOR)
        except NotPossibleError as error:
            queue.put(error.reason)
        else:
            queue.put("merged")


def test_two_are_made_one_once(tmp_path: Path) -> None:
    with venue(tmp_path, event_pack=desk_pack(person(4), person(5))):
        pass
    assert sorted(all_at_once(tmp_path, merges)) == ["merged", "same_person", "same_person"]


def one_after_the_other(folder: Path, begun: Any) -> None:
    """Lets delegation after delegation in, until somebody pulls the plug."""
    with venue(folder, HandClock()) as services:
        begun.set()
        for number in range(KILLS * 3):
            services.delegations.check_in(Together(f"{MOSS} {number}"), VOLUNTEER)


def test_a_kill_in_the_middle_of_a_delegation_leaves_all_of_it_inside_or_nobody(tmp_path: Path) -> None:
    chance = random.Random(5)
    groups = [
        [person(100 * group + n, delegation=f"{MOSS} {group}") for n in range(SIZE)] for group in range(KILLS * 3)
    ]
    with venue(tmp_path, event_pack=desk_pack(*(someone for group in groups for someone in group))):
        pass
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kiosk.composition"])
    for _ in range(KILLS):
        begun = context.Event()
        victim = context.Process(target=one_after_the_other, args=(tmp_path, begun))
        victim.start()
        begun.wait(60)
        time.sleep(chance.uniform(0, 0.03))
        victim.kill()
        victim.join(60)
    with venue(tmp_path) as services:
        for count in services.delegations.all():
            assert count.arrived in (0, SIZE)
        inside = sum(count.arrived for count in services.delegations.all())
        assert 0 < inside < KILLS * 3 * SIZE
        assert inside == len(log_of(services)) == len(services.printing.jobs()) == len(admissions(services))
        assert len(audited(services)) == min(1000, inside + inside // SIZE)
        assert services.gate.rebuild() == inside
