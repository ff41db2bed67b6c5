"""The index over registrants, which follows whoever writes them.

The triggers of `registrant` note whoever is added, changed or deleted, in the transaction that does so; what SQL cannot
do for them follows in slices (`Finder.catch_up`), after a load or an import, else before the next search.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from kiosk.store.search.han import all_folded, has_han, simplified
from kiosk.store.search.tokens import PLACE, WHOLE, Tokens, code_tokens, name_tokens, phone_token

INDEX_VERSION = "1"
"""To be raised whenever the tokens change: a store with another is indexed anew."""

_VERSION_NAME = "search_index"
_SLICE = 2_000
_SHORTEST_WORD = 2
_WAITING = (
    "SELECT search_person.id, code, name, name_latin, organisation, organisation_latin, delegation, phone "
    "FROM search_person JOIN registrant ON code = registrant WHERE waiting = 1 LIMIT ?"
)
_TABLES = ("search_place", "search_word")
_TEXTS = ("search_name", "search_place_name", "search_inside", "search_mistake")

Row = tuple[Any, ...]


def bring_up_to_date(connection: Any, told: Callable[[int], None] = lambda _: None) -> None:
    """Indexes every registrant written since the last time, inside the caller's transaction.

    `told` hears after each two thousand how many are done.
    """
    start_anew_if_foreign(connection)
    done = 0
    while done_now := index_some(connection):
        done += done_now
        told(done)


def index_some(connection: Any, most: int = _SLICE) -> int:
    """Indexes up to `most` of those who wait, inside the caller's transaction; gives their number."""
    rows = connection.execute(_WAITING, (most,)).fetchall()
    if rows:
        _index(connection, rows)
    return len(rows)


def is_complete(connection: Any) -> bool:
    """Whether the index is of this program's making, and nobody waits for it."""
    waiting = connection.execute("SELECT 1 FROM search_person WHERE waiting = 1 LIMIT 1").fetchone()
    return waiting is None and _version(connection) == INDEX_VERSION


def start_anew_if_foreign(connection: Any) -> None:
    """Empties an index that another version made, and notes everybody; inside the caller's transaction."""
    if _version(connection) == INDEX_VERSION:
        return
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    for table in _TEXTS:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    connection.execute("UPDATE search_person SET waiting = 1")
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_VERSION_NAME, INDEX_VERSION))


def _version(connection: Any) -> str | None:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_VERSION_NAME,)).fetchone()
    return None if row is None else str(row[0])


def _index(connection: Any, rows: list[Row]) -> None:
    places = _place_ids(connection, {name for row in rows for name in _places(row)})
    words: set[str] = set()
    entries = []
    for row in rows:
        tokens = _tokens(row, places)
        words |= tokens.words
        entries.append((row[0], " ".join(tokens.all)))
    connection.executemany("INSERT OR REPLACE INTO search_name (rowid, tokens) VALUES (?, ?)", entries)
    _learn_words(connection, words)
    connection.executemany("UPDATE search_person SET waiting = 0 WHERE id = ?", ((row[0],) for row in rows))


def _tokens(row: Row, places: dict[str, int]) -> Tokens:
    _, code, name, name_latin, *_, phone = row
    tokens = name_tokens(name, name_latin)
    tokens.all.update(code_tokens(code))
    if phone:
        tokens.all.add(phone_token(phone))
    tokens.all.update(f"{PLACE}{places[place]}" for place in _places(row))
    return tokens


def _places(row: Row) -> Iterable[str]:
    """What a registrant belongs to: organisation in both scripts, delegation."""
    return (name for name in row[4:7] if name)


def _place_ids(connection: Any, names: set[str]) -> dict[str, int]:
    """The numbers of organisations and delegations; those not known yet are added, with their words."""
    known = _ids(connection, "search_place", "name", names)
    new = sorted(names - known.keys())
    if not new:
        return known
    connection.executemany("INSERT INTO search_place (name) VALUES (?)", ((name,) for name in new))
    added = _ids(connection, "search_place", "name", new)
    tokens = {name: _place_tokens(name) for name in added}
    connection.executemany(
        "INSERT OR REPLACE INTO search_place_name (rowid, tokens) VALUES (?, ?)",
        ((added[name], " ".join(words)) for name, words in tokens.items()),
    )
    _learn_words(connection, {word for words in tokens.values() for word in words if word.isascii()})
    return known | added


def _place_tokens(name: str) -> set[str]:
    """Words; of Han names every character, and every two that follow one another."""
    tokens = {word for form in all_folded(name) for word in form.split()}
    if not has_han(name):
        return tokens
    text = simplified(name)
    return tokens | {
        text[at : at + length].casefold() for length in (1, 2) for at in range(len(text)) if text[at].isalnum()
    }


def _learn_words(connection: Any, words: Iterable[str]) -> None:
    """Adds words in which parts and typing mistakes are looked for. A word that nobody has any more is kept."""
    wanted = {word for word in words if len(word) >= _SHORTEST_WORD and not word.isdigit()}
    new = sorted(wanted - _ids(connection, "search_word", "word", wanted).keys())
    if not new:
        return
    connection.executemany("INSERT INTO search_word (word) VALUES (?)", ((word,) for word in new))
    ids = _ids(connection, "search_word", "word", new)
    connection.executemany(
        "INSERT OR REPLACE INTO search_inside (rowid, word) VALUES (?, ?)",
        ((ids[word], word) for word in new if not word.startswith(WHOLE)),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO search_mistake (rowid, tokens) VALUES (?, ?)",
        ((ids[word], " ".join(mistaken(word))) for word in new),
    )


def mistaken(word: str) -> set[str]:
    """The word, and the word short of each of its letters (W. Garbe's SymSpell, 2012): two words that are one mistake
    apart have one of these in common."""
    first = len(WHOLE) if word.startswith(WHOLE) else 0
    return {word, *(word[:at] + word[at + 1 :] for at in range(first, len(word)))}


def _ids(connection: Any, table: str, column: str, values: Iterable[str]) -> dict[str, int]:
    sql = f"SELECT {column}, id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(sorted(values), ensure_ascii=False),)).fetchall())
