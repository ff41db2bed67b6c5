"""People with names of five locales, and every way in which their names may be typed.

What a name sounds like is found here with pypinyin and OpenCC themselves, and with the data for checks: not with the
program's own tables, except that both know the same world.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import opencc
import pypinyin

from kiosk.domain.folding import fold
from kiosk.domain.registrant import Registrant
from tests.venue import person

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "names"
LOCALES = ("zh_CN", "zh_TW", "en_US", "fr_FR", "de_DE")
WORDS = ("Quarx", "Zwolf", "Bytte", "Vexil", "Jumbra", "Krypto", "Oxbow", "Nimbu")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TITLES = re.compile(
    r"(?:^(?:(?:Univ\.)?Prof\.|Dr\.|Ing\.|Dipl\.-Ing\.|Herr|Frau|Mrs?\.|Ms\.|Miss) )+"
    r"|(?: [BM]\.\w+\.| MBA\.| (?:MD|DDS|DVM|PhD|Jr\.|Sr\.|I+|IV|V))+$"
)
PARTICLES = frozenset(["de", "la", "du", "le", "les", "van", "von", "der"])


def _table(text: str) -> dict[str, str]:
    return {word[0]: word[1:] for word in text.split()}


# Spellings that everybody in Hong Kong or Taiwan would give; written down here a second time on purpose.
HONG_KONG = _table(
    "张cheung 王wong 黄wong 陈chan 刘lau 杨yeung 吴ng 赵chiu 徐tsui 林lam 郭kwok 何ho 郑cheng 梁leung 谢tse 许hui "
    "邓tang 冯fung 曾tsang 蔡choi 叶yip 罗law"
)
WADE_GILES = _table(
    "张chang 黄huang 陈chen 刘liu 赵chao 徐hsu 郭kuo 郑cheng 谢hsieh 许hsu 邓teng 蔡tsai 叶yeh 朱chu 周chou 高kao "
    "江chiang 邱chiu 曹tsao 宋sung 洪hung 薛hsueh"
)
CANTONESE = _table("华wah 明ming 玉yuk 英ying 丽lai 伟wai 国kwok 文man 美mei 志chi 家ka 秀sau")


@dataclass(frozen=True)
class Human:
    """A registrant and the parts of the name that were put together."""

    registrant: Registrant
    family: str
    given: str
    locale: str


def titleless(name: str) -> str:
    return TITLES.sub("", name)


def crowd(number: int, seed: int = 4) -> list[Human]:
    """So many people, the parts of whose names are those of the lists, put together anew."""
    random = Random(seed)
    lists = {locale: (FOLDER / f"faker_{locale}.txt").read_text("utf-8").split("\n")[:-1] for locale in LOCALES}
    return [_human(index, locale, lists[locale], random) for index, locale in _places(number, random)]


def _places(number: int, random: Random) -> Iterator[tuple[int, str]]:
    return ((index, random.choice(LOCALES)) for index in range(number))


def _human(index: int, locale: str, names: list[str], random: Random) -> Human:
    one, other = (titleless(random.choice(names)) for _ in range(2))
    if locale.startswith("zh"):
        given = other[1:] + (random.choice(names)[-1] if random.randrange(2) else "")
        family, given = one[0], given[:2] if len(given) > 1 else given
        name, latin = family + given, random.choice(("", _latin(family, given)))
    else:
        given, family = one.split(" ", 1)[0], other.partition(" ")[2] or "Moss"
        name, latin = f"{given} {family}", ""
    changes = {
        "name": name,
        "name_latin": latin,
        "organisation": _organisation(index, locale, random),
        "delegation": f"{random.choice(names)} {index // 40}" if index % 3 == 0 else "",
        "phone": f"+86 {random.randrange(10**10, 10**11)}",
        "language": locale[:2],
    }
    return Human(replace(person(index), **changes), family, given, locale)


def _latin(family: str, given: str) -> str:
    return f"{family_reading(family).capitalize()} {''.join(plain(given)).capitalize()}"


def _organisation(index: int, locale: str, random: Random) -> str:
    """One in four has a house of its own; Han characters and letters that name nobody."""
    number = index if index % 4 == 0 else random.randrange(40)
    words = [
        ("Quarx", "Zwolf", "Bytte", "Vexil", "Jumbra", "Krypto", "Oxbow", "Nimbu")[number >> at & 7] for at in (0, 3, 6)
    ]
    return f"{' '.join(words)} {number} {'公司' if locale.startswith('zh') else 'Works'}"


@cache
def family_readings() -> dict[str, str]:
    lines = (FOLDER / "surname_readings.txt").read_text("utf-8").splitlines()
    return {name: fold(reading) for name, reading in (line.split(": ") for line in lines) if len(name) == 1}


def simplified(text: str) -> str:
    return _converter("t2s").convert(text)


def traditional(text: str) -> str:
    return _converter("s2t").convert(text)


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def family_reading(family: str) -> str:
    return family_readings().get(simplified(family), plain(family)[0])


def plain(han: str) -> list[str]:
    return [reading.replace("v", "u") for reading in pypinyin.lazy_pinyin(simplified(han))]


def toned(han: str, style: pypinyin.Style) -> list[str]:
    return pypinyin.lazy_pinyin(simplified(han), style=style)


def readings(han: str) -> list[list[str]]:
    found = pypinyin.pinyin(simplified(han), heteronym=True, style=pypinyin.Style.NORMAL)
    return [[reading.replace("v", "u") for reading in each][:3] for each in found]


Typed = Callable[[Human, Random], str | None]


def chinese(spell: Typed) -> Typed:
    return lambda who, random: spell(who, random) if who.locale.startswith("zh") else None


def western(spell: Typed) -> Typed:
    return lambda who, random: None if who.locale.startswith("zh") else spell(who, random)


def _pinyin(who: Human) -> tuple[str, str]:
    return family_reading(who.family), "".join(plain(who.given))


def _other_reading(who: Human, random: Random) -> str | None:
    choices = list(product(*[[family_reading(who.family)], *readings(who.given)]))
    usual = (family_reading(who.family), *plain(who.given))
    others = [choice for choice in choices if choice != usual]
    return " ".join(random.choice(others)) if others else None


def _with(table: dict[str, str]) -> Typed:
    def spell(who: Human, random: Random) -> str | None:
        family = table.get(simplified(who.family))
        return family and f"{family.capitalize()} {''.join(plain(who.given))}"

    return spell


def _cantonese(who: Human, random: Random) -> str | None:
    parts = [HONG_KONG.get(simplified(who.family)), *(CANTONESE.get(letter) for letter in simplified(who.given))]
    return " ".join(part for part in parts if part) if all(parts) else None


def _numbered(who: Human, random: Random) -> str:
    han = simplified(who.family + who.given)
    family, *given = toned(han, pypinyin.Style.TONE3)
    digit = family[-1] if family[-1].isdigit() else ""
    return f"{family_reading(who.family)}{digit} {''.join(given)}".replace("v", "ü")


def _marked(who: Human, random: Random) -> str | None:
    family, *given = toned(who.family + who.given, pypinyin.Style.TONE)
    return f"{family} {''.join(given)}" if fold(family) == family_reading(who.family) else None


def _without_accents(who: Human, random: Random) -> str | None:
    name = who.registrant.name
    bare = fold(name).title()
    return None if name.isascii() else bare


def _german(who: Human, random: Random) -> str | None:
    name = who.registrant.name
    spelt = re.sub("[äöüß]", lambda found: {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}[found[0]], name)
    return spelt if spelt != name and who.locale == "de_DE" else None


def _without_particles(who: Human, random: Random) -> str | None:
    words = who.registrant.name.split()
    kept = [word for word in words if word.lower() not in PARTICLES]
    return " ".join(kept) if len(words) > len(kept) > 1 else None


def _run_particles(who: Human, random: Random) -> str | None:
    words = who.family.split()
    if len(words) < 2 or any(word.lower() not in PARTICLES for word in words[:-1]):
        return None
    return f"{who.given} {''.join(words)}"


def _hyphens(who: Human, random: Random) -> str | None:
    name = who.registrant.name
    return name.replace("-", random.choice((" ", "‐", ""))) if "-" in name else None


def mistaken(word: str, random: Random) -> str:
    """One insertion, deletion, change or swap of neighbours."""
    at = random.randrange(len(word))
    kind = random.randrange(4)
    if kind == 0:
        return word[:at] + random.choice(LETTERS) + word[at:]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + random.choice(LETTERS) + word[at + 1 :]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _mistyped(text: str, random: Random) -> str | None:
    words = text.lower().split()
    long = [at for at, word in enumerate(words) if len(word) >= 4]
    if not long:
        return None
    at = random.choice(long)
    words[at] = mistaken(words[at], random)
    return " ".join(words)


KINDS: dict[str, Typed] = {
    "native": lambda who, _: who.registrant.name,
    "upper case": western(lambda who, _: who.registrant.name.upper()),
    "family first": western(lambda who, _: f"{who.family} {who.given}"),
    "family, given": western(lambda who, _: f"{who.family}, {who.given}".lower()),
    "without spaces": western(lambda who, _: f"{who.given}{who.family}".replace(" ", "").lower()),
    "other characters": chinese(
        lambda who, _: (traditional if who.locale == "zh_CN" else simplified)(who.registrant.name)
    ),
    "full width": lambda who, _: "".join(
        chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in who.registrant.name
    ),
    "pinyin": chinese(lambda who, _: " ".join(_pinyin(who))),
    "pinyin, a word a syllable": chinese(lambda who, _: " ".join((_pinyin(who)[0], *plain(who.given)))),
    "pinyin without spaces": chinese(lambda who, _: "".join(_pinyin(who))),
    "pinyin, given name first": chinese(lambda who, _: " ".join(_pinyin(who)[::-1])),
    "pinyin reversed without spaces": chinese(lambda who, _: "".join(_pinyin(who)[::-1])),
    "pinyin with tone numbers": chinese(_numbered),
    "pinyin with tone marks": chinese(_marked),
    "another reading": chinese(_other_reading),
    "initials": chinese(lambda who, _: "".join(r[0] for r in (family_reading(who.family), *plain(who.given)))),
    "Cantonese family name": chinese(_with(HONG_KONG)),
    "Cantonese": chinese(_cantonese),
    "Wade-Giles family name": chinese(_with(WADE_GILES)),
    "characters and pinyin": chinese(lambda who, _: who.family + _pinyin(who)[1]),
    "without accents": western(_without_accents),
    "German two letters": western(_german),
    "hyphens": western(_hyphens),
    "without particles": western(_without_particles),
    "particles run together": western(_run_particles),
    "organisation": lambda who, _: who.registrant.organisation.lower(),
    "delegation": lambda who, _: who.registrant.delegation or None,
    "name and organisation": lambda who, _: f"{who.given} {who.registrant.organisation}",
    "code": lambda who, _: who.registrant.code.lower(),
    "code without hyphens": lambda who, _: who.registrant.code.replace("-", ""),
    "code without its beginning": lambda who, _: who.registrant.code.split("-", 1)[1],
    "last digits of the phone": lambda who, random: who.registrant.phone[-random.choice((4, 6, 8)) :],
    "one mistake": western(lambda who, random: _mistyped(f"{who.given} {who.family}", random)),
    "one mistake in pinyin": chinese(lambda who, random: _mistyped(" ".join(_pinyin(who)), random)),
    "one mistake in pinyin without spaces": chinese(lambda who, random: _mistyped("".join(_pinyin(who)), random)),
}


def taiwanese(who: Human) -> str | None:
    """As Taiwan spells the family name, which many that sound alike share, with the given name in pinyin."""
    by_reading = {family_reading(family): spelt for family, spelt in WADE_GILES.items()}
    family = who.locale.startswith("zh") and by_reading.get(family_reading(who.family))
    return f"{family} {''.join(plain(who.given))}" if family else None


def first_letters(who: Human) -> str:
    """Initials of names in letters."""
    return "".join(word[0] for word in fold(who.registrant.name).split())


def every_reading(who: Human) -> Iterator[str]:
    """Every way in which a Chinese name may be read, without spaces."""
    if who.locale.startswith("zh"):
        family = {family_reading(who.family), *readings(who.family)[0]}
        yield from ("".join(parts) for parts in product(family, *readings(who.given)))


def one_mistake_from(text: str) -> Iterator[str]:
    """Every text that one mistake makes of this one."""
    for at in range(len(text) + 1):
        yield from (text[:at] + letter + text[at:] for letter in LETTERS)
        if at < len(text):
            yield text[:at] + text[at + 1 :]
            yield from (text[:at] + letter + text[at + 1 :] for letter in LETTERS)
            yield text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
