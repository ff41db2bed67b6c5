"""What samples come to."""

import pytest

from kiosk.bench.measurement import Target, measurement, percentile, side_by_side


def test_a_percentile_is_a_sample_and_never_lies_between_two() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.0
    assert percentile(range(1, 101), 99) == 99
    assert percentile(range(1, 11), 99) == 10
    assert percentile([7.0], 99) == 7.0


def test_a_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 50)


def test_the_ratio_is_that_of_the_medians() -> None:
    taken = measurement("name", [3.0, 2.0, 9.0], [2.0, 1.0, 4.0], target=Target())
    assert (taken.p50, taken.floor_p50, taken.ratio) == (3.0, 2.0, 1.5)


def test_without_a_floor_there_is_no_ratio() -> None:
    plain = measurement("name", [3.0], target=Target()).plain()
    assert (plain["floor_p50"], plain["ratio"]) == (None, None)


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        (Target(), True),
        (Target(p50=3.0, p95=9.0, p99=9.0, ratio=1.5), True),
        (Target(p50=2.9), False),
        (Target(p95=8.9), False),
        (Target(p99=8.9), False),
        (Target(ratio=1.4), False),
    ],
)
def test_a_promise_is_kept_when_every_figure_of_it_is(target: Target, kept: bool) -> None:
    assert measurement("name", [3.0, 2.0, 9.0], [2.0], target=target).is_met is kept


def test_a_promise_about_a_floor_that_was_not_measured_is_not_kept() -> None:
    assert not measurement("name", [3.0], target=Target(ratio=2.0)).is_met


def test_subject_and_floor_take_turns_and_neither_always_goes_first() -> None:
    done: list[str] = []
    ours, bare = side_by_side("abc", lambda item: done.append(f"ours {item}"), lambda item: done.append(f"bare {item}"))
    assert done == ["bare a", "ours a", "ours b", "bare b", "bare c", "ours c"]
    assert (len(ours), len(bare)) == (3, 3)
