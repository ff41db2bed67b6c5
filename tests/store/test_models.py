"""The models say what the migrations made."""

from typing import Any

import pytest
from peewee import BlobField, BooleanField, IntegerField, Model

from kiosk.store.connection import Store
from kiosk.store.models import MODELS, bind

TYPES: dict[type, str] = {IntegerField: "INTEGER", BooleanField: "INTEGER", BlobField: "BLOB"}


def described(model: type[Model]) -> dict[str, tuple[str, bool, bool]]:
    """By column: its type, whether it may be empty, whether it is part of the key."""
    meta: Any = model._meta  # type: ignore[attr-defined]  # peewee's own name for what it knows of a model
    keys = {field.name for field in meta.get_primary_keys()}
    return {
        field.column_name: (TYPES.get(type(field), "TEXT"), field.null, field.name in keys)
        for field in meta.sorted_fields
    }


def made(store: Store, table: str) -> dict[str, tuple[str, bool, bool]]:
    rows = store.connection().execute(f"PRAGMA table_info({table})").fetchall()
    return {name: (kind, not required, bool(key)) for _, name, kind, required, _, key in rows}


@pytest.mark.parametrize("model", MODELS)
def test_a_model_has_the_columns_of_its_table(model: type[Model], store: Store) -> None:
    table = model._meta.table_name  # type: ignore[attr-defined]  # as above
    assert described(model) == made(store, table)


def test_every_table_has_a_model(store: Store) -> None:
    sql = "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"
    # Virtual tables are full-text indices, shadows are what SQLite keeps of them: neither is read row by row.
    tables = {name for name, kind in store.connection().execute(sql) if kind == "table"}
    assert {model._meta.table_name for model in MODELS} == tables  # type: ignore[attr-defined]  # as above


def test_a_model_reads_what_the_store_holds(store: Store) -> None:
    setting = next(model for model in MODELS if model.__name__ == "Setting")
    store.connection().execute("INSERT INTO setting VALUES ('greeting', 'hello')")
    bind(store)
    assert list(setting.select().tuples()) == [("greeting", "hello")]
    setting.create(name="farewell", value="goodbye")
    assert store.connection().execute("SELECT value FROM setting WHERE name = 'farewell'").fetchone() == ("goodbye",)
