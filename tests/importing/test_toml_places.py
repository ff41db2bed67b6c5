"""Every key of a TOML document is found where a text editor shows it."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from kiosk.importing.toml_places import Keys, TomlPlaces

DOCUMENT = '''\
# a comment with [brackets] and "quotes"
id = "x" # another = comment
dotted . "quoted key" = 1
text = """
[not.a.table]
quotes "" inside \\""" and three at the end"""""
literal = \'\'\'it's [raw]\'\'\'
moment = 2025-12-06 09:40:00
array = [ # begins
  "one, two", # [
  [1, 2],
  {deep = {er = true}, "other" = 'a}b'},
]

[name]
zh = "名" ; en = "x"
'''.replace(' ; en = "x"', '\nen = "x"')

TABLES = """\
[[list]]
id = "a"
[list.name]
en = "A"
[[list.question]]
id = "q1"
  [list.question.text]
  en = "?"
[[list]]
id = "b"
[[list.question]]
id = "q2"
"""


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("id",), (2, 1)),
        (("dotted",), (3, 1)),
        (("dotted", "quoted key"), (3, 1)),
        (("text",), (4, 1)),
        (("literal",), (7, 1)),
        (("moment",), (8, 1)),
        (("array",), (9, 1)),
        (("array", 0), (10, 3)),
        (("array", 1), (11, 3)),
        (("array", 1, 1), (11, 7)),
        (("array", 2), (12, 3)),
        (("array", 2, "deep", "er"), (12, 12)),
        (("array", 2, "other"), (12, 24)),
        (("name",), (15, 1)),
        (("name", "zh"), (16, 1)),
        (("name", "en"), (17, 1)),
    ],
)
def test_a_key_is_found_at_its_line_and_column(keys: Keys, place: tuple[int, int]) -> None:
    assert TomlPlaces(DOCUMENT).of(keys) == place


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("list",), (1, 1)),
        (("list", 0), (1, 1)),
        (("list", 0, "name", "en"), (4, 1)),
        (("list", 0, "question", 0), (5, 1)),
        (("list", 0, "question", 0, "text", "en"), (8, 3)),
        (("list", 1), (9, 1)),
        (("list", 1, "question", 0, "id"), (12, 1)),
    ],
)
def test_a_header_belongs_to_the_latest_table_of_its_list(keys: Keys, place: tuple[int, int]) -> None:
    assert TomlPlaces(TABLES).of(keys) == place


def test_a_key_that_is_not_written_is_placed_at_its_table() -> None:
    assert TomlPlaces(TABLES).of(("list", 1, "capacity")) == (9, 1)


def test_a_key_outside_all_tables_that_is_not_written_is_placed_at_the_beginning() -> None:
    assert TomlPlaces(TABLES).of(("timezone",)) == (1, 1)


def test_lines_are_counted_the_same_with_the_line_ends_of_windows() -> None:
    assert TomlPlaces(DOCUMENT.replace("\n", "\r\n")).of(("name", "en")) == (17, 1)


def test_all_keys_of_the_written_document_are_found() -> None:
    assert _not_found(DOCUMENT) == []
    assert _not_found(TABLES) == []


_names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)
_values = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.dates() | st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(_names, _values, max_size=5))
def test_all_keys_of_any_document_are_found(values: dict[str, Any]) -> None:
    assert _not_found(tomlkit.dumps(values)) == []


def _not_found(text: str) -> list[Keys]:
    places = TomlPlaces(text)
    return [keys for keys in _all_keys(tomllib.loads(text), ()) if keys not in places._offsets]


def _all_keys(value: object, keys: Keys) -> Iterator[Keys]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*keys, key)
        yield from _all_keys(inner, (*keys, key))
