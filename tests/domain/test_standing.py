"""The standing is the same whatever order the log arrives in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.checkin import CheckinRecord, Direction, Reason
from kiosk.domain.standing import Standing, standing

START = datetime(2025, 12, 6, 9, 0, tzinfo=UTC)


def record(minute: int, direction: Direction = Direction.ENTRY, **changes: object) -> CheckinRecord:
    """A passage `minute` minutes after nine, and what is different about it."""
    at = START + timedelta(minutes=minute)
    passage = CheckinRecord(
        f"id-{minute}", "K-1", minute, minute << 16, at, "main", direction, "TT-2222-2", "ok", reason=None
    )
    return replace(passage, **changes)  # type: ignore[arg-type]  # a test may change any field


def undo_of(undone: CheckinRecord, minute: int) -> CheckinRecord:
    return record(minute, undone.direction, undoes=undone.id)


@st.composite
def logs(draw: st.DrawFn) -> list[CheckinRecord]:
    """A log as a kiosk writes it: entries, exits, refusals, and records that take earlier ones back."""
    log: list[CheckinRecord] = []
    for minute in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["entry", "exit", "refused", "incomplete", "undo"]))
        undone = {entry.undoes for entry in log}
        open_ = [entry for entry in log if entry.status == "ok" and entry.undoes is None and entry.id not in undone]
        if kind == "undo" and open_:
            log.append(undo_of(draw(st.sampled_from(open_)), minute))
        elif kind == "refused":
            log.append(record(minute, status="error", reason=Reason.ALREADY_REDEEMED))
        elif kind == "incomplete":
            log.append(record(minute, status="incomplete"))
        else:
            log.append(record(minute, Direction.EXIT if kind == "exit" else Direction.ENTRY))
    return log


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(log: list[CheckinRecord], random: Random) -> None:
    shuffled = list(log)
    random.shuffle(shuffled)
    assert standing(shuffled) == standing(log)


@given(logs())
def test_the_standing_is_the_first_entry_that_counts_and_the_way_of_the_last_passage(log: list[CheckinRecord]) -> None:
    undone = {entry.undoes for entry in log if entry.undoes}
    counting = [e for e in log if e.status == "ok" and e.undoes is None and e.id not in undone]
    entries = [e for e in counting if e.direction is Direction.ENTRY]
    found = standing(log)
    assert found.checkin_id == (entries[0].id if entries else None)
    assert found.at == (entries[0].at if entries else None)
    assert found.inside == bool(counting and counting[-1].direction is Direction.ENTRY)


@given(logs())
def test_folding_one_passage_onto_the_standing_before_is_folding_all(log: list[CheckinRecord]) -> None:
    for direction in Direction:
        last = record(99, direction)
        assert standing(log).after(last) == standing([*log, last])


def test_an_empty_log_leaves_nobody_admitted() -> None:
    assert standing([]) == Standing()


def test_what_was_undone_never_happened_even_where_the_undoing_arrives_first() -> None:
    entry = record(1)
    assert standing([undo_of(entry, 2), entry]) == Standing()


def test_after_an_undone_first_entry_the_second_is_the_first() -> None:
    first, second = record(1), record(3)
    assert standing([first, undo_of(first, 2), second]).checkin_id == second.id


def test_two_records_of_one_moment_count_in_the_order_of_the_kiosk() -> None:
    entry = record(1)
    exit_ = record(2, Direction.EXIT, hlc=entry.hlc)
    assert not standing([exit_, entry]).inside
