import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.event import Han
from kiosk.printing import typefaces
from kiosk.printing.fitting import Fitted, atoms, fit, line_width
from kiosk.printing.layout import TextStyle

NAME = TextStyle(size=12, floor=8, weight=700, leading=1.1, lines=3, breaks="name")
TEXT = TextStyle(size=4, floor=3, weight=400, lines=2)


def lines(text: str, style: TextStyle = NAME, width: float = 60, height: float = 30) -> tuple[str, ...]:
    return fit(text, style, Han.SC, width, height).lines


def widest(fitted: Fitted, style: TextStyle) -> float:
    return max(line_width(line, style, Han.SC) for line in fitted.lines) * fitted.size


def test_a_short_name_has_its_full_size() -> None:
    assert fit("Ng", NAME, Han.SC, 60, 30) == Fitted(("Ng",), 12)


def test_a_name_shrinks_on_one_line_before_it_goes_on_to_the_next() -> None:
    fitted = fit("Carrie Bailey", NAME, Han.SC, 60, 30)
    assert fitted.lines == ("Carrie Bailey",)
    assert 8 <= fitted.size < 12


def test_a_name_too_long_for_the_floor_goes_on_to_a_next_line_and_grows_again() -> None:
    fitted = fit("Carrie Montgomery", NAME, Han.SC, 60, 30)
    assert fitted.lines == ("Carrie ", "Montgomery")
    assert fitted.size > 8


def test_a_double_family_name_goes_on_after_its_hyphen() -> None:
    name = "Dr. Friederike von Hohenstein-Bärenreuther"
    assert lines(name) == ("Dr. Friederike ", "von Hohenstein-", "Bärenreuther")


@pytest.mark.parametrize(
    "name",
    [
        "Jean-Baptiste Arnay",
        "Prof. Hans-Christian Kreusel",
        "Maria Anne-Sophie Montmorency",
        "Chan Tai-man",
        "Jean-Luc",
    ],
)
def test_a_given_name_is_never_parted_at_its_hyphen(name: str) -> None:
    assert not any(piece.endswith("-") for piece in atoms(name, "name", loose=True))


def test_a_latin_spelling_under_a_han_name_is_never_parted_at_a_hyphen() -> None:
    assert atoms("Ouyang Zhi-Yuan", "words") == ("Ouyang ", "Zhi-Yuan")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Prof. Dr. Anna Weiß", ("Prof. Dr. Anna ", "Weiß")),
        ("Ursula von der Leine", ("Ursula ", "von der Leine")),
        ("阿卜杜·艾则孜", ("阿卜杜·", "艾则孜")),
        ("欧阳志远", ("欧阳志远",)),
    ],
)
def test_titles_and_particles_stay_with_their_names(name: str, expected: tuple[str, ...]) -> None:
    assert atoms(name, "name") == expected


def test_a_title_is_parted_from_its_name_before_the_name_becomes_tiny() -> None:
    name = "Prof. Bartholomäus-Maximilian-Ferdinand"
    assert fit(name, NAME, Han.SC, 30, 30).lines[0] == "Prof. "


def test_han_text_goes_on_between_any_characters_but_not_before_a_closing_mark() -> None:
    text = "粤港澳大湾区（海南）人才合作促进中心，筹备委员会"
    found = lines(text, TEXT, 40, 20)
    assert len(found) > 1
    assert "".join(found) == text
    assert not any(line[0] in "）】，" or line[-1] in "（【" for line in found)


def test_lines_are_about_equally_long() -> None:
    found = lines("Guangdong Industrial Parks Cooperation Centre", TEXT, 52, 20)
    assert len(found) == 2
    assert min(map(len, found)) > 18


def test_a_single_long_word_is_complete_however_small() -> None:
    fitted = fit("X" * 60, NAME, Han.SC, 60, 30)
    assert fitted.lines == ("X" * 60,)
    assert widest(fitted, NAME) <= 60


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=80),
    st.sampled_from([NAME, TEXT]),
    st.floats(5, 100),
    st.floats(5, 100),
)
def test_any_text_is_complete_and_inside_its_box(text: str, style: TextStyle, width: float, height: float) -> None:
    text = typefaces.drawable(text, Han.SC)
    fitted = fit(text, style, Han.SC, width, height)
    assert "".join(fitted.lines) == text
    assert 0 < fitted.size <= style.size
    assert widest(fitted, style) <= width + 1e-6
    assert len(fitted.lines) * fitted.size * style.leading <= height + 1e-6
