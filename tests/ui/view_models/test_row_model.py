"""A list model of frozen rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

from ui.view_models.row_model import RowModel


@dataclass(frozen=True)
class Item:
    item_id: str
    title_lang: str = ""


ONE, TWO = Item("1", "en"), Item("2", "zh")


def model(*rows: Item) -> RowModel:
    made = RowModel(Item, lambda row: row.item_id)
    made.fold(rows)
    return made


def test_roles_are_the_fields_in_qmls_spelling(qapp: QGuiApplication) -> None:
    roles = {bytes(name.data()).decode(): role for role, name in model(ONE).roleNames().items()}
    assert list(roles) == ["itemId", "titleLang"]
    rows = model(ONE, TWO)
    assert rows.data(rows.index(1), roles["titleLang"]) == "zh"
    assert rows.data(QModelIndex(), roles["titleLang"]) is None
    assert rows.data(rows.index(0), 0) is None
    assert (rows.rowCount(), rows.rowCount(rows.index(0))) == (2, 0)


def test_rows_that_keep_their_places_are_changed_where_they_stand(qapp: QGuiApplication) -> None:
    rows, changed, reset = model(ONE, TWO), [], []
    rows.dataChanged.connect(lambda first, last, _: changed.append((first.row(), last.row())))
    rows.modelReset.connect(lambda: reset.append(True))
    rows.fold([ONE, replace(TWO, title_lang="fr")])
    assert (changed, reset) == ([(1, 1)], [])


def test_the_same_rows_again_tell_nothing(qapp: QGuiApplication) -> None:
    rows, told = model(ONE, TWO), []
    rows.dataChanged.connect(lambda *_: told.append(True))
    rows.modelReset.connect(lambda: told.append(True))
    rows.fold([ONE, TWO])
    assert told == []


def test_other_rows_replace_them(qapp: QGuiApplication) -> None:
    rows, reset = model(ONE, TWO), []
    rows.modelReset.connect(lambda: reset.append(True))
    rows.fold([TWO])
    assert (rows.rows, reset) == ((TWO,), [True])
