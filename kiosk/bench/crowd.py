"""Invented people in any number, the same every time, with names in the scripts that stand in front of a kiosk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from kiosk.domain.badge_secret import SECRET_BITS, BadgeSecret
from kiosk.domain.codes import body_from_number, make_code

COLUMNS = (
    "code",
    "secret",
    "name",
    "name_latin",
    "category",
    "organisation",
    "organisation_latin",
    "title",
    "language",
    "han",
    "email",
    "phone",
    "sectors",
)

_SEED = 20251206
_DOUBLED = 5
"""One in so many has a double family name."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Home:
    """What people of one home are called: `families` and `given` are characters, or names, by their Latin spelling."""

    language: str
    families: tuple[tuple[str, str], ...]
    given: tuple[tuple[str, str], ...]
    organisation: str
    organisation_latin: str = ""
    han: str = ""


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """`王Wang 李Li` as pairs of a character and its spelling."""
    return tuple((word[0], word[1:]) for word in text.split())


def _names(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, word) for word in text.split())


_GIVEN = _pairs(
    "伟wei 芳fang 娜na 敏min 静jing 强qiang 磊lei 洋yang 艳yan 勇yong 杰jie 娟juan 涛tao 明ming 超chao 霞xia 平ping "
    "刚gang 玉yu 慧hui 佳jia 怡yi 子zi 涵han 浩hao 宇yu 欣xin 雨yu 晨chen 思si"
)
_MAINLAND = _Home(
    "zh",
    _pairs("王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 黄Huang 赵Zhao 吴Wu 周Zhou 徐Xu 孙Sun 马Ma 朱Zhu 胡Hu 林Lin"),
    _GIVEN,
    "海岛大学",
    "Island University",
)
_HONG_KONG = _Home(
    "zh",
    _pairs("陳Chan 黃Wong 張Cheung 劉Lau 吳Ng 楊Yeung 趙Chiu 馬Ma 鄭Cheng 謝Tse"),
    _pairs("偉wai 敏man 靜ching 強keung 嘉ka 怡yee 穎wing 俊chun 浩ho 詠wing"),
    "海港研究院",
    "Harbour Institute",
    "hk",
)
_FRANCE = _Home(
    "fr",
    _names("Béranger Dubreuil Fontaine Lefèvre"),
    _names("Aurélie Benoît Chloé Édouard François Gaëlle Hélène Loïc"),
    "Institut des Abysses",
)
_GERMANY = _Home(
    "de",
    _names("Bärenreuther Grünwald Müller Weiß"),
    _names("Anneliese Björn Günther Jörg Käthe Matthäus Sören Ursula"),
    "Werft für Tiefseegeräte",
)
_ELSEWHERE = _Home(
    "en",
    _names("Adeyemi MacRae O’Sullivan Osei-Mensah"),
    _names("Abena Callum Deirdre Kwabena Niamh Priya Siobhán Thomas"),
    "Tidal Power Works",
)
_HOMES = (_MAINLAND, _MAINLAND, _MAINLAND, _HONG_KONG, _FRANCE, _GERMANY, _ELSEWHERE)


def crowd(number: int, categories: tuple[str, ...], prefix: str, seed: int = _SEED) -> Iterator[Row]:
    """`number` people as rows of a pack's `registrants.csv`, by COLUMNS; the same seed gives the same people."""
    random = Random(seed)
    for index in range(number):
        home = random.choice(_HOMES)
        yield _named(home, random) | _known(index, random, categories, prefix)


def _named(home: _Home, random: Random) -> Row:
    named = _han(home, random) if home.language == "zh" else _western(home, random)
    return named | {
        "language": home.language,
        "han": home.han,
        "organisation": home.organisation,
        "organisation_latin": home.organisation_latin,
    }


def _han(home: _Home, random: Random) -> Row:
    family, family_latin = random.choice(home.families)
    given = random.choices(home.given, k=random.choice((1, 2, 2, 2)))
    latin = "".join(latin for _, latin in given).capitalize()
    return {"name": family + "".join(letter for letter, _ in given), "name_latin": f"{family_latin} {latin}"}


def _western(home: _Home, random: Random) -> Row:
    families = random.sample(home.families, 2 if random.randrange(_DOUBLED) == 0 else 1)
    return {"name": f"{random.choice(home.given)[0]} {'-'.join(name for name, _ in families)}"}


def _known(index: int, random: Random, categories: tuple[str, ...], prefix: str) -> Row:
    return {
        "code": make_code(prefix, body_from_number(index)),
        "secret": BadgeSecret.from_bytes(random.randbytes(SECRET_BITS // 8)).text,
        "category": random.choice(categories),
        "email": f"guest{index:06}@example.org",
        "phone": f"+86 898 0076 {random.randrange(10**4):04}",
        "sectors": "green;aerospace" if index % 2 else "",
    }
