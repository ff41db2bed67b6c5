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


def _names(beginnings: str, endings: str) -> tuple[tuple[str, str], ...]:
    """Names that nobody need bear: every beginning with every ending; `~` is a space within."""
    made = ((first + last).replace("~", " ") for first in beginnings.split() for last in endings.split())
    return tuple((name, name) for name in made)


_GIVEN = _pairs(
    "伟wei 芳fang 娜na 敏min 静jing 强qiang 磊lei 洋yang 艳yan 勇yong 杰jie 娟juan 涛tao 明ming 超chao 霞xia "
    "平ping 刚gang 玉yu 慧hui 佳jia 怡yi 子zi 涵han 浩hao 宇yu 欣xin 雨yu 晨chen 思si 文wen 华hua 国guo "
    "建jian 红hong 梅mei 兰lan 英ying 秀xiu 桂gui 春chun 丽li 志zhi 海hai 波bo 斌bin 峰feng 龙long 云yun "
    "雪xue 婷ting 琳lin 莹ying 倩qian 璐lu 颖ying 凯kai 鹏peng 博bo 瑞rui 轩xuan 睿rui 航hang 哲zhe 彤tong "
    "蕾lei 媛yuan 洁jie 青qing 松song 柏bai 荣rong 福fu 贵gui 宁ning 安an 康kang 乐le 达da 长chang 兴xing "
    "旺wang 树shu 林lin 森sen 江jiang 河he 山shan 川chuan"
)
_MAINLAND = _Home(
    "zh",
    _pairs(
        "王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 黄Huang 赵Zhao 吴Wu 周Zhou 徐Xu 孙Sun 马Ma 朱Zhu 胡Hu 林Lin "
        "郭Guo 何He 高Gao 罗Luo 郑Zheng 梁Liang 谢Xie 宋Song 唐Tang 许Xu 邓Deng 韩Han 冯Feng 曹Cao 彭Peng "
        "曾Zeng 肖Xiao 田Tian 董Dong 潘Pan 袁Yuan 蔡Cai 蒋Jiang 余Yu 于Yu 杜Du 叶Ye 程Cheng 魏Wei 苏Su 吕Lü "
        "丁Ding 任Ren 卢Lu 姚Yao 沈Shen 钟Zhong 姜Jiang 崔Cui 谭Tan 陆Lu 范Fan 汪Wang 廖Liao 石Shi 金Jin "
        "韦Wei 贾Jia 夏Xia 付Fu 方Fang 邹Zou 熊Xiong 白Bai 孟Meng 秦Qin 邱Qiu 侯Hou 江Jiang 尹Yin 薛Xue 闫Yan "
        "段Duan 雷Lei 龙Long 黎Li 史Shi 陶Tao 贺He 毛Mao 郝Hao 顾Gu 龚Gong 邵Shao 万Wan 覃Qin 武Wu 钱Qian "
        "戴Dai 严Yan 莫Mo 孔Kong 向Xiang 单Shan 仇Qiu 解Xie 查Zha 区Ou 盖Ge 缪Miao"
    ),
    _GIVEN,
    "海岛大学",
    "Island University",
)
_TAIWAN = _Home(
    "zh",
    _pairs(
        "陳Chen 林Lin 黃Huang 張Chang 李Lee 王Wang 吳Wu 劉Liu 蔡Tsai 楊Yang 許Hsu 鄭Cheng 謝Hsieh 郭Kuo "
        "洪Hung 邱Chiu 曾Tseng 廖Liao 賴Lai 徐Hsu 周Chou 葉Yeh 蘇Su 莊Chuang 呂Lu 江Chiang 何Ho 蕭Hsiao 羅Lo "
        "高Kao"
    ),
    _pairs(
        "淑shu 芬fen 志chih 明ming 美mei 玲ling 俊chun 宏hung 雅ya 婷ting 家chia 豪hao 怡yi 君chun 宗tsung "
        "翰han 佩pei 珊shan 冠kuan 宇yu 惠hui 雯wen 建chien 雄hsiung 秀hsiu 英ying 柏po 霖lin 筱hsiao 涵han "
        "承cheng 恩en 品pin 妍yen"
    ),
    "臺北資訊所",
    "Taipei Informatics",
    "tc",
)
_HONG_KONG = _Home(
    "zh",
    _pairs(
        "陳Chan 黃Wong 張Cheung 劉Lau 吳Ng 楊Yeung 趙Chiu 馬Ma 鄭Cheng 謝Tse 梁Leung 何Ho 林Lam 李Lee 周Chow "
        "鄧Tang 許Hui 葉Yip 羅Law 郭Kwok 徐Tsui 蔡Choi 曾Tsang 馮Fung"
    ),
    _pairs(
        "偉wai 敏man 靜ching 強keung 嘉ka 怡yee 穎wing 俊chun 浩ho 詠wing 文man 志chi 美mei 玲ling 國kwok "
        "華wah 明ming 家ka 欣yan 慧wai 玉yuk 英ying 麗lai 珊shan"
    ),
    "海港研究院",
    "Harbour Institute",
    "hk",
)
_FRANCE = _Home(
    "fr",
    _names(
        "Bérang Dubreu Fontan Lefèv Garn Perr Chauv Marchand Rouss Vass de~la~Bross d’Arn", "er ier eau on et in ais ot"
    ),
    _names(
        "Auré Beno Chlo Édou Franç Gaël Hél Lo Mathil Solèn",
        "lie ïs anne ine ette ard",
    ),
    "Institut des Abysses",
)
_GERMANY = _Home(
    "de",
    _names(
        "Bären Grün Müll Weiß Schön Köhl Hof Stein Lind von~Ast Zur Brück",
        "er mann wald reuther bach eck feld ler ßler ig",
    ),
    _names(
        "Anne Bjö Gün Jör Käth Matthä Sör Ursu Hein Rein Diet Wolf",
        "liese rn ther g e us rich la hard mar",
    ),
    "Werft für Tiefseegeräte",
)
_ELSEWHERE = _Home(
    "en",
    _names(
        "Adey Mac O’Sull Osei Ash Brad Carl Har Kings Mor West Pem", "emi ivan mensah ton ford ley wood by ham low gate"
    ),
    _names(
        "Aben Call De Kwab Niam Pri Siobh Thom Jo Mar Gra El",
        "a um irdre ena h ya án as anna cus ce",
    ),
    "Tidal Power Works",
)
_HOMES = (_MAINLAND, _MAINLAND, _MAINLAND, _TAIWAN, _HONG_KONG, _FRANCE, _GERMANY, _ELSEWHERE)
_HOUSES = 4
"""One in so many belongs to a house that few others belong to, by its number."""


def crowd(number: int, categories: tuple[str, ...], prefix: str, seed: int = _SEED) -> Iterator[Row]:
    """`number` people as rows of a pack's `registrants.csv`, by COLUMNS; the same seed gives the same people."""
    random = Random(seed)
    for index in range(number):
        home = random.choice(_HOMES)
        yield _named(home, random) | _known(index, random, categories, prefix) | _belonging(home, index, random)


def _named(home: _Home, random: Random) -> Row:
    named = _han(home, random) if home.language == "zh" else _western(home, random)
    return named | {
        "language": home.language,
        "han": home.han,
    }


def _belonging(home: _Home, index: int, random: Random) -> Row:
    number = f" {index // 20}" if random.randrange(_HOUSES) == 0 else ""
    latin = home.organisation_latin
    return {"organisation": home.organisation + number, "organisation_latin": latin and latin + number}


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
