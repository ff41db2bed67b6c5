"""Invented names in the scripts of their homes. The same generator state gives the same names."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pypinyin import Style, lazy_pinyin

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as its bearer writes it; for a Han name its Latin form and `han`, the form of its characters."""

    text: str
    latin: str
    han: str = ""


def pairs(text: str) -> dict[str, str]:
    """`曾=Zeng 歐陽=Au_Yeung` as a dictionary; `_` stands for a space."""
    return {key: value.replace("_", " ") for key, _, value in (pair.partition("=") for pair in text.split())}


class Namer:
    """Draws names of each kind from the pools of `content/names.toml`."""

    def __init__(self, pools: dict[str, Any]) -> None:
        self._pools = pools
        self._readings = pairs(pools["han"]["readings"])
        self._given_readings = pairs(pools["han"]["given_readings"])
        surnames = pools["han"]["surnames"]
        self._weights = [1 / (rank + 6) for rank in range(len(surnames))]
        self._kinds: dict[str, Callable[[random.Random], Name]] = {
            "han": self._han,
            "cantonese": self._cantonese,
            "german": lambda rng: self._western(rng, "german"),
            "french": lambda rng: self._western(rng, "french"),
            "international": self._international,
        }

    def draw(self, kind: str, rng: random.Random) -> Name:
        """A name of `kind`: han, cantonese, german, french or international."""
        return self._kinds[kind](rng)

    def latin(self, name: str) -> str:
        """Pinyin of a Han `name`, surname first; empty for a name in Latin letters."""
        if not _HAN.search(name):
            return ""
        surname = name[:2] if name[:2] in self._pools["han"]["double_surnames"] else name[0]
        return f"{self._surname_reading(surname)} {self.given_reading(name[len(surname) :])}"

    def given_reading(self, given: str) -> str:
        """Pinyin of a given name in one word: 海安 is `Hai'an`."""
        first, *rest = (self._given_readings.get(character) or _pinyin(character) for character in given)
        return first.capitalize() + "".join(f"'{part}" if part[0] in "aeo" else part for part in rest)

    def _surname_reading(self, surname: str) -> str:
        return self._readings.get(surname) or "".join(map(_pinyin, surname)).capitalize()

    def _han(self, rng: random.Random) -> Name:
        text = self._han_surname(rng) + self._han_given(rng)
        return Name(text, self.latin(text))

    def _han_surname(self, rng: random.Random) -> str:
        pool, chance = self._pools["han"], rng.random()
        if chance < 0.02:
            return str(rng.choice(pool["double_surnames"]))
        if chance < 0.05:
            return str(rng.choice(pool["rare_surnames"]))
        return str(rng.choices(pool["surnames"], self._weights)[0])

    def _han_given(self, rng: random.Random) -> str:
        pool, chance = self._pools["han"], rng.random()
        if chance < 0.14:
            return str(rng.choice(pool["given_single"]))
        if chance < 0.17:
            return str(rng.choice(pool["given_rare"]))
        second = rng.choice(pool["given_rare"] if chance < 0.19 else pool["given_second"])
        return f"{rng.choice(pool['given_first'])}{second}"

    def _cantonese(self, rng: random.Random) -> Name:
        pool = self._pools["cantonese"]
        (surname, surname_latin), (first, first_latin), (second, second_latin) = (
            rng.choice(list(pairs(pool[part]).items())) for part in ("surnames", "given_first", "given_second")
        )
        return Name(surname + first + second, f"{surname_latin} {first_latin}-{second_latin}", "hk")

    def _western(self, rng: random.Random, kind: str) -> Name:
        pool, chance = self._pools[kind], rng.random()
        first = rng.choice(pool["first"])
        last = rng.choice(pool["joined"] if chance < 0.08 else pool["last"])
        if 0.08 <= chance < 0.2:
            last = f"{last}-{rng.choice(pool['last'])}"
        academic = "Dr. " if kind == "german" and chance > 0.85 else ""
        return Name(f"{academic}{first} {last}", "")

    def _international(self, rng: random.Random) -> Name:
        if rng.random() < 0.6:
            return self._western(rng, "international")
        return Name(rng.choice(self._pools["international"]["full"]), "")


def _pinyin(character: str) -> str:
    return lazy_pinyin(character, style=Style.NORMAL, v_to_u=True)[0]
