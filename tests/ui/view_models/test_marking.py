"""Which letters of a name are marked as typed."""

import pytest

from ui.view_models.marking import pieces


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("Zhang Yuhui", "zhyh", ["", "Zh", "ang ", "Y", "u", "h", "ui"]),
        ("Zhang Yuhui", "yuhui", ["Zhang ", "Yuhui"]),
        ("Claire Dubreuil", "DUB cla", ["", "Cla", "ire ", "Dub", "reuil"]),
        ("Jörg Müller", "muller", ["Jörg ", "Müller"]),
        ("Anton Weiß", "weiss", ["Anton ", "Weiß"]),
        ("Zhang Yuhui", "HB-0001-X", ["Zhang Yuhui"]),
        ("Zhang Yuhui", "", ["Zhang Yuhui"]),
        ("", "a", [""]),
    ],
)
def test_what_was_typed_is_marked_where_it_stands(name: str, typed: str, shown: list[str]) -> None:
    assert pieces(name, typed) == shown
    assert "".join(pieces(name, typed)) == name
