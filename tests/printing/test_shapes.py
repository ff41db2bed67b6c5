import pytest

from kiosk.printing import shapes
from tests.printing.conftest import HERO


def bounds(contour: shapes.Contour) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in contour], [y for _, y in contour]
    return min(xs), min(ys), max(xs), max(ys)


def test_a_hero_is_placed_with_y_upwards() -> None:
    outer, inner = shapes.hero_contours(HERO, 6, 56, 50)
    assert bounds(outer) == pytest.approx((11, 21, 36.05, 60))
    assert bounds(inner) == pytest.approx((13.5, 26, 18.5, 41))


def test_the_way_leaves_the_hero_where_its_stroke_does() -> None:
    contour = shapes.hero_way(HERO, 6, 56, 50, 92, 119)
    assert contour[0] == pytest.approx((6 + (601 - 8) * 0.05, 56 - 53 * 0.05))
    assert contour[-1][1] == pytest.approx(56 + 80 * 0.05)


def test_the_head_of_the_way_has_the_measures_of_the_look() -> None:
    thickness = 6.65
    contour = shapes.way(0, 50, 50 + thickness, 92, 119)
    head = [point for point in contour if point[1] > 100]
    left, _, right, tip = bounds(tuple(head))
    assert tip == 119
    assert right - left == pytest.approx(2 * (1.04 + 0.354) * thickness, abs=0.02)
    assert (left + right) / 2 == pytest.approx(92)


def test_the_way_is_as_thick_before_its_turn_as_after_it() -> None:
    contour = shapes.way(0, 50, 57, 92, 119)
    xs = sorted({round(x, 6) for x, y in contour if y < 60} - {0})
    assert xs == [88.5, 95.5]


def test_curves_become_short_lines_that_stay_near_them() -> None:
    (contour,) = shapes.flatten("M0 0C0 55.2 44.8 100 100 100L100 0Z")
    assert len(contour) > 10
    distances = [((100 - x) ** 2 + y**2) ** 0.5 for x, y in contour if (x, y) != (100, 0)]
    assert all(distance == pytest.approx(100, abs=1.5) for distance in distances)


def test_relative_commands_and_quadratic_curves_are_understood() -> None:
    (contour,) = shapes.flatten("m10 10h80q10 0 10 10v80h-90z")
    assert bounds(contour) == pytest.approx((10, 10, 100, 100))


@pytest.mark.parametrize("path", ["M 0 0 L", "nonsense", "M 1 2 C 3"])
def test_an_outline_that_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="no SVG path"):
        shapes.flatten(path)


def test_a_slot_has_round_ends() -> None:
    contour = shapes.slot(45, 5, 14, 4)
    assert bounds(contour) == pytest.approx((45, 5, 59, 9))
    assert not any(x < 45.3 and y < 6 for x, y in contour)
