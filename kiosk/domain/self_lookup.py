"""Somebody without a code says who they are: a family name, and one thing that only they know.

What they say fits one registrant or it does not; nothing in between is ever told. A name is compared as it is folded
for finding, so that accents, case and the like do not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.folding import fold
from kiosk.domain.registrant import Registrant

PHONE_DIGITS = 4
TRIES = 5
WITHIN = timedelta(minutes=1)
PAUSE = timedelta(minutes=1)

_COMPOUND = (
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 东方 東方 "
    "独孤 獨孤 南宫 南宮 端木 百里 申屠 淳于 单于 單于 澹台 澹臺 轩辕 軒轅 钟离 鍾離 闻人 聞人 西门 西門 呼延 "
    "太史 公冶 宗政 濮阳 濮陽 仲孙 仲孫 司空 鲜于 鮮于 闾丘 閭丘 亓官 万俟 萬俟 赫连 赫連 公羊 第五 梁丘 左丘 "
    "东郭 東郭 拓跋 拓拔"
)
_EITHER_WAY = "范姜 張簡 张简"
_PARTICLES = (
    "von van zu zum zur vom der den dem de del della di da do dos das du des la le les el al bin binti ibn y e "
    "of the ter ten te"
)
_COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
_COMPOUND_OR_NOT = frozenset(_EITHER_WAY.split())
_NO_NAMES = frozenset(_PARTICLES.split())
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Tries:
    """When somebody last tried at this kiosk, the oldest first: no more of them than count."""

    times: tuple[datetime, ...] = ()

    def and_one_more(self, now: datetime) -> Tries:
        """With a try at `now`; what is older than counts is forgotten."""
        return Tries((*self.recent(now), now)[-TRIES:])

    def recent(self, now: datetime) -> tuple[datetime, ...]:
        """The tries of the last minute. A clock that was set back has had them all just now."""
        return tuple(min(time, now) for time in self.times if now - time < WITHIN)

    def seconds_to_wait(self, now: datetime) -> int:
        """For how long nobody is looked up any more: a minute from the fifth try within one; 0 where one may try."""
        if len(self.times) < TRIES or self.times[-1] - self.times[0] >= WITHIN:
            return 0
        left = min(PAUSE, self.times[-1] + PAUSE - now)
        return max(0, -(-left // timedelta(seconds=1)))


def is_email(proof: str) -> bool:
    """Whether what somebody says they know is an address, rather than digits of a telephone number."""
    return "@" in proof


def digits_of(text: str) -> str:
    """The digits in a telephone number or in what is typed of it, full-width ones included."""
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


def knows(registrant: Registrant, proof: str) -> bool:
    """Whether `proof` is what only this registrant knows: their whole address, or exactly the last four digits."""
    if is_email(proof):
        return bool(registrant.email) and registrant.email.strip().casefold() == proof.strip().casefold()
    digits = digits_of(proof)
    return len(digits) == PHONE_DIGITS and digits_of(registrant.phone).endswith(digits)


def is_called(registrant: Registrant, family_name: str) -> bool:
    """Whether `family_name` is one of this registrant's."""
    wanted = _joined(_words(family_name))
    return wanted != "" and wanted in family_names(registrant)


def family_names(registrant: Registrant) -> frozenset[str]:
    """Every way to write the registrant's family name, folded and without spaces.

    Of a Han name it is the first character, or the first two where they are a known compound surname. Names in letters
    stand in either order, with and without what goes before (von, van der), and people with two family names use one
    of them: so it is any words of the name that are not all of it.
    """
    names = (registrant.name, registrant.name_latin)
    return frozenset(key for name in names for key in (_han_keys(name) if _is_han(name) else _letter_keys(name)))


def _is_han(name: str) -> bool:
    return any("\u3400" <= letter <= "\u9fff" or letter >= "\U00020000" for letter in name)


def _han_keys(name: str) -> set[str]:
    if len(_words(name)) > 1 and "·" in name:
        return _letter_keys(name)
    bare = "".join(name.split())
    pair = bare[:2] if len(bare) > len("欧阳") else ""
    if pair in _COMPOUND_SURNAMES:
        return {fold(pair)}
    return {fold(bare[:1]), fold(pair)} if pair in _COMPOUND_OR_NOT else {fold(bare[:1])}


def _letter_keys(name: str) -> set[str]:
    words = _words(name)
    if len(words) == 1:
        return {_joined(words)}
    runs = (words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return {_joined(run) for run in runs if len(run) < len(words) and _says_something(run)}


def _says_something(run: Sequence[str]) -> bool:
    return len(_joined(run)) >= _LEAST_LETTERS and not all(word in _NO_NAMES for word in run)


def _words(name: str) -> list[str]:
    spaced = "".join(" " if letter in "-‐‑–,，、" else letter for letter in name)
    return fold("".join(letter for letter in spaced if letter not in "'’ʼ`´.")).split()


def _joined(words: Sequence[str]) -> str:
    return "".join(words)
