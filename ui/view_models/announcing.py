"""Telling QML what changed, and nothing else."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Texts = TypeVar("Texts", bound=DataclassInstance)
else:
    Texts = TypeVar("Texts")


def camel(name: str) -> str:
    """`title_lang` as QML spells it: `titleLang`."""
    first, *others = name.split("_")
    return first + "".join(part.capitalize() for part in others)


def announce(model: QObject, before: Texts, after: Texts) -> None:
    """Emits `model`'s notify signal of every field in which `after` differs from `before`: `titleLangChanged` …"""
    for field in fields(after):
        if getattr(before, field.name) != getattr(after, field.name):
            getattr(model, f"{camel(field.name)}Changed").emit()
