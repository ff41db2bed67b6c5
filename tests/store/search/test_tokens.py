"""By what somebody can be found."""

import pytest

from kiosk.store.search.tokens import (
    ELSEWHERE,
    INITIALS,
    OTHER_INITIALS,
    WHOLE,
    code_tokens,
    name_tokens,
    phone_token,
)


@pytest.mark.parametrize(
    ("name", "latin", "tokens"),
    [
        (
            "张玉慧",
            "",
            ("张", "玉", "慧", "玉慧", "zhang", "yu", "hui", "yuhui", f"{WHOLE}张玉慧", f"{WHOLE}zhangyuhui"),
        ),
        ("張玉慧", "", (f"{WHOLE}张玉慧", f"{INITIALS}zyh", f"{WHOLE}张yuhui", "张", "cheung", "chang")),
        ("张玉慧", "", ("yuk", "wai", f"{ELSEWHERE}cheungyukwai", f"{ELSEWHERE}cheungyuhui", f"{ELSEWHERE}changyuhui")),
        ("曾伟", "", (f"{WHOLE}zengwei", f"{ELSEWHERE}cengwei", "tsang", f"{OTHER_INITIALS}cw")),
        ("单雄信", "", (f"{WHOLE}shanxiongxin", "dan", "chan", "hsiung")),
        ("欧阳梧桐", "", ("ouyang", "wutong", f"{WHOLE}ouyangwutong", f"{INITIALS}oywt")),
        ("尉迟恭", "", ("yuchi", f"{WHOLE}yuchigong")),
        ("吕布", "", (f"{WHOLE}lubu", "lv", "lyu", f"{ELSEWHERE}lvbu")),
        ("王伟", "Wang Wei David", ("david", f"{WHOLE}wangweidavid", f"{INITIALS}wwd")),
        ("王伟 (David)", "", ("david", f"{WHOLE}王伟david", f"{WHOLE}王伟")),
        ("Jörg Müller", "", ("jorg", "joerg", "muller", "mueller", f"{WHOLE}jorgmuller", f"{WHOLE}joergmueller")),
        ("Mueller", "", ("mueller", "muller")),
        ("François D’Arcy", "", ("francois", "darcy", "arcy", f"{INITIALS}fd")),
        ("Jean-Pierre Roux", "", ("jean", "pierre", "jeanpierre", f"{WHOLE}jeanpierreroux", f"{INITIALS}jpr")),
        ("Anke van der Berg", "", ("van", "der", "berg", "vanderberg", "derberg", f"{WHOLE}ankevanderberg")),
        ("Ana de la Cruz", "", ("delacruz",)),
        ("李", "", ("李", "li", f"{WHOLE}li", "lee")),
        ("𠮷野家", "", ("𠮷", f"{WHOLE}𠮷野家")),
    ],
)
def test_a_name_is_found_by(name: str, latin: str, tokens: tuple[str, ...]) -> None:
    assert set(tokens) <= name_tokens(name, latin).all


@pytest.mark.parametrize("name", ["", " ", "🎫", "%", "...", "·", "'"])
def test_a_name_without_letters_is_found_by_nothing(name: str) -> None:
    assert name_tokens(name, "").all <= {""} | {token for token in name_tokens(name, "").all if not token.strip()}


def test_no_token_has_a_space_or_a_letter_that_the_index_would_split() -> None:
    names = ("O'Neill-Ø (Dr.)", "阿卜杜拉·买买提", "Ünal  Ⅳ", "Ｗａｎｇ", "김철수", "ﬁlip", "أحمد", "नमस्ते")
    for token in {token for name in names for token in name_tokens(name, name).all}:
        assert token
        assert all(letter.isalnum() for letter in token if letter.isascii())
        assert token == token.lower()


def test_a_name_spelt_out_in_many_characters_has_no_more_tokens_than_it_needs() -> None:
    assert len(name_tokens("阿卜杜拉" * 20, "").all) < 150


def test_a_code_is_found_without_hyphens_and_without_what_all_begin_with() -> None:
    assert sorted(token[1:] for token in code_tokens("HN-7Q2K-4")) == ["7q2k4", "hn7q2k4"]
    assert [token[1:] for token in code_tokens("4711")] == ["4711"]


def test_a_phone_is_found_from_its_end() -> None:
    assert phone_token("+86 (898) 0076-2998")[1:] == "89926700898" + "68"
