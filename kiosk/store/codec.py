"""Frozen dataclasses of the domain as JSON documents and back, by their type hints."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

_T = TypeVar("_T")
_Decoder = Callable[[Any], Any]
_EMPTY: tuple[Any, ...] = (None, "", [], {})


def encode(value: object) -> str:
    """The document of a dataclass. Fields that hold nothing, as they do by default, are left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(cls: type[_T], document: str) -> _T:
    """The dataclass of a document. Fields that the class no longer has are passed over."""
    decoder: _Decoder = _decoder(typing.cast("Any", cls))
    return typing.cast("_T", decoder(json.loads(document)))


@cache
def _empty_by_default(cls: type[Any]) -> frozenset[str]:
    """The fields that hold nothing where nothing is said: these alone can be left out."""
    return frozenset(field.name for field in fields(cls) if _plain(_default(field)) in _EMPTY)


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        omitted = _empty_by_default(typing.cast("Any", type(value)))
        held = ((field.name, _plain(getattr(value, field.name))) for field in fields(value))
        return {name: plain for name, plain in held if name not in omitted or plain not in _EMPTY}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, ZoneInfo):
        return value.key
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


@cache
def _decoder(hint: Any) -> _Decoder:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = _decoder(next(argument for argument in arguments if argument is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda plain: tuple(item(part) for part in plain)
    if origin is frozenset:
        return frozenset
    if origin is not None and issubclass(origin, Mapping):
        item = _decoder(arguments[1])
        return lambda plain: {key: item(part) for key, part in plain.items()}
    return _scalar_decoder(hint)


def _scalar_decoder(hint: Any) -> _Decoder:
    if hint is datetime or hint is date:
        return typing.cast("_Decoder", hint.fromisoformat)
    if hint is ZoneInfo or (isinstance(hint, type) and issubclass(hint, Enum)):
        return typing.cast("_Decoder", hint)
    if is_dataclass(hint):
        return _dataclass_decoder(typing.cast("type[Any]", hint))
    return lambda plain: plain


def _dataclass_decoder(cls: type[Any]) -> _Decoder:
    hints = typing.get_type_hints(cls)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(cls)}

    def build(plain: Mapping[str, Any]) -> Any:
        return cls(**{name: decoders[name](part) for name, part in plain.items() if name in decoders})

    return build
