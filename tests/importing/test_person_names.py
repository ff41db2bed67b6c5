"""Names out of their parts."""

import pytest

from kiosk.importing.person_names import full_name, has_lost_character, latin_name


@pytest.mark.parametrize(
    ("whole", "first", "last", "name"),
    [
        ("", "Lisa", "Simpson", "Lisa Simpson"),
        ("", "小明", "王", "王小明"),
        ("小明 王", "小明", "王", "王小明"),
        ("王, 小明", "", "", "王小明"),
        ("王，小明", "", "", "王小明"),
        ("王 小明", "", "", "王小明"),
        ("王小明", "", "", "王小明"),
        ("古丽·买买提", "", "", "古丽·买买提"),
        ("Doe, Jane", "", "", "Doe, Jane"),
        ("Ludwig van Beethoven", "Ludwig", "Beethoven", "Ludwig van Beethoven"),
        ("", "Jane", "王", "Jane 王"),
        ("", "", "Madonna", "Madonna"),
        ("", "", "", ""),
    ],
)
def test_a_name_is_put_together_in_the_order_of_its_script(whole: str, first: str, last: str, name: str) -> None:
    assert full_name(whole, first, last) == name


def test_a_latin_spelling_is_kept_beside_han_characters_only() -> None:
    assert latin_name("王小明", "Wang Xiaoming", "", "") == "Wang Xiaoming"
    assert latin_name("王小明", "", "Xiaoming", "Wang") == "Xiaoming Wang"
    assert latin_name("王小明", "", "小明", "王") == ""
    assert latin_name("Lisa Simpson", "", "Lisa", "Simpson") == ""


def test_a_question_mark_beside_a_character_is_a_lost_one() -> None:
    assert has_lost_character("张?慧")
    assert not has_lost_character("张玉慧")
    assert not has_lost_character("Who?")
