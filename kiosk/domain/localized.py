"""Texts that exist in several languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

LANGUAGES = ("zh", "en", "fr", "de")
DEFAULT_FALLBACK = ("en", "zh", "fr", "de")


class TextIn(NamedTuple):
    """A text and the language it is really in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Localized:
    """One text by language. Missing languages fall back along the event's order."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, lang: str, fallback: Iterable[str] = DEFAULT_FALLBACK) -> TextIn:
        """The text for `lang` and the language it is in; `TextIn("", lang)` where there is no text at all."""
        for candidate in (lang, *fallback, *self.texts):
            if text := self.texts.get(candidate):
                return TextIn(text, candidate)
        return TextIn("", lang)

    def __bool__(self) -> bool:
        return any(self.texts.values())

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.texts.items())
