"""A list for QML whose rows are frozen dataclasses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex

from ui.view_models.announcing import camel

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_FIRST_ROLE = 0x0101
"""The first after Qt::UserRole. By its number: the first look at any enum of `Qt` makes all 130 of them, in 40 ms."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowModel(QAbstractListModel):
    """Rows with one role a field, named as QML spells it.

    Rows that keep their place by `key` are changed where they stand, so that a list keeps its position; others come and
    go behind them.
    """

    def __init__(
        self,
        row_type: type[DataclassInstance],
        key: Callable[[Any], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = [field.name for field in fields(row_type)]
        self._key = key
        self._rows: tuple[Any, ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        """What is shown."""
        return self._rows

    def fold(self, rows: Sequence[DataclassInstance]) -> None:
        """Show these rows instead; the same ones again tell QML nothing."""
        new, shared = tuple(rows), min(len(rows), len(self._rows))
        if not shared or any(self._key(new[at]) != self._key(self._rows[at]) for at in range(shared)):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._drop(shared)
        self._change(new[:shared])
        self._add(new)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """A role for each field."""
        return {_FIRST_ROLE + at: QByteArray(camel(name).encode()) for at, name in enumerate(self._fields)}

    def data(self, index: _Index, role: int = _FIRST_ROLE) -> object:
        """One field of one row."""
        if not index.isValid() or not 0 <= role - _FIRST_ROLE < len(self._fields):
            return None
        return getattr(self._rows[index.row()], self._fields[role - _FIRST_ROLE])

    def _drop(self, kept: int) -> None:
        if kept < len(self._rows):
            self.beginRemoveRows(_ROOT, kept, len(self._rows) - 1)
            self._rows = self._rows[:kept]
            self.endRemoveRows()

    def _add(self, rows: tuple[Any, ...]) -> None:
        if len(rows) > len(self._rows):
            self.beginInsertRows(_ROOT, len(self._rows), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()

    def _change(self, rows: tuple[Any, ...]) -> None:
        before, self._rows = self._rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))
