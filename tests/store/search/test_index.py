"""The index says what the registrants are, whoever wrote them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.composition import Services
from kiosk.services.packs import load_pack
from kiosk.store.connection import Store
from kiosk.store.errors import StoreUnavailableError, Trouble
from kiosk.store.keys import KeyHome, read_key
from kiosk.store.registrants import insert_rows, row_of, update_rows
from kiosk.store.search import index
from kiosk.store.search.finder import Finder
from kiosk.store.search.index import bring_up_to_date, is_complete, mistaken
from tests.venue import PEOPLE, code, pack, person, venue

MEIYU = person(40, name="王美玉", organisation="榕树工坊")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with venue(tmp_path) as opened:
        yield opened


def found(store: Store, query: str) -> list[str]:
    return [candidate.code for candidate in Finder(store).find(query, 20, "main")[1]]


def waiting(store: Store) -> int:
    return int(store.connection().execute("SELECT count(*) FROM search_person WHERE waiting = 1").fetchone()[0])


def test_a_pack_is_indexed_in_the_transaction_that_stores_it(services: Services) -> None:
    assert waiting(services.store) == 0
    assert is_complete(services.store.connection())


def test_a_writer_brings_the_index_up_to_date(services: Services) -> None:
    with services.store.transaction() as connection:
        insert_rows(connection, [row_of(MEIYU)])
        bring_up_to_date(connection)
    assert waiting(services.store) == 0
    assert found(services.store, "wang meiyu") == [MEIYU.code]


def test_whoever_searches_next_indexes_those_whom_a_writer_left_out(services: Services) -> None:
    with services.store.transaction() as connection:
        insert_rows(connection, [row_of(MEIYU)])
    assert waiting(services.store) == 1
    assert found(services.store, "wmy") == [MEIYU.code]
    assert waiting(services.store) == 0


def test_a_corrected_name_is_found_and_the_old_one_is_not(services: Services) -> None:
    with services.store.transaction() as connection:
        insert_rows(connection, [row_of(MEIYU)])
        update_rows(connection, [row_of(person(40, name="汪美玉", organisation="柳树工坊"))])
        bring_up_to_date(connection)
    assert found(services.store, "汪美玉") == found(services.store, "柳树") == [MEIYU.code]
    assert found(services.store, "王美玉") == found(services.store, "榕树") == []


def test_who_is_deleted_is_found_no_more_and_their_number_is_nobody_elses(services: Services) -> None:
    with services.store.transaction() as connection:
        insert_rows(connection, [row_of(MEIYU)])
        bring_up_to_date(connection)
        connection.execute("DELETE FROM registrant WHERE code = ?", (MEIYU.code,))
        insert_rows(connection, [row_of(person(41, name="Zaphod Quux"))])
        bring_up_to_date(connection)
    assert found(services.store, "王美玉") == []
    assert found(services.store, "zaphod") == [code(41)]


def test_who_was_merged_into_another_is_found_no_more(services: Services) -> None:
    with services.store.transaction() as connection:
        connection.execute(
            "INSERT INTO merged (registrant, survivor, secret, at) VALUES (?, ?, '', 0)", (code(1), code(0))
        )
    assert found(services.store, "wutong") == []


def test_what_is_rolled_back_leaves_nothing_in_the_index(services: Services) -> None:
    def fail_in_the_end() -> None:
        with services.store.transaction() as connection:
            insert_rows(connection, [row_of(MEIYU)])
            bring_up_to_date(connection)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_in_the_end()
    assert found(services.store, "王美玉") == []
    assert waiting(services.store) == 0


def test_who_left_the_pack_is_found_no_more(services: Services) -> None:
    load_pack(services.store, pack(PEOPLE[:2]))
    assert found(services.store, "ottilie") == [code(0)]


def test_an_index_of_another_version_is_made_anew(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    with services.store.transaction() as connection:
        connection.execute("INSERT INTO search_name (search_name) VALUES ('delete-all')")
    assert found(services.store, "ottilie") == []
    monkeypatch.setattr(index, "INDEX_VERSION", "later")
    assert len(found(services.store, "ottilie")) == len(PEOPLE) - 1
    assert is_complete(services.store.connection())


def test_who_waits_is_indexed_a_slice_at_a_time_and_told(services: Services) -> None:
    told: list[int] = []
    with services.store.transaction() as connection:
        insert_rows(connection, [row_of(person(number)) for number in range(100, 4_200)])
        bring_up_to_date(connection, told.append)
    assert told == [2_000, 4_000, 4_100]


def test_a_disk_that_cannot_be_written_still_answers_from_the_index_there_is(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    with services.store.transaction() as connection:
        insert_rows(connection, [row_of(MEIYU)])

    def full(_: object) -> int:
        raise StoreUnavailableError(Trouble.DISK_FULL)

    monkeypatch.setattr("kiosk.store.search.finder.index_some", full)
    assert found(services.store, "ouyang") == [code(1)]
    assert found(services.store, "王美玉") == []


def test_a_copy_finds_the_same_people(services: Services, tmp_path: Path) -> None:
    with services.store.transaction() as connection:
        connection.execute("DELETE FROM registrant WHERE code = ?", (code(0),))  # numbers with a gap
    services.store.copy_to(tmp_path / "copy.db")
    settings = services.settings
    key = read_key(settings.folder, KeyHome(settings.key_home), settings.kiosk)
    with closing(Store(tmp_path / "copy.db", key)) as copy:
        assert found(copy, "wutong") == [code(1)]
        assert set(found(copy, "ottilie")) == set(found(services.store, "ottilie"))


def test_two_words_one_mistake_apart_have_a_deletion_in_common() -> None:
    for typed in ("schmit", "schmitdt", "schmdit", "schnidt", "chmidt", "schmidt"):
        assert mistaken(typed) & mistaken("schmidt")
