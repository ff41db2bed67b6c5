"""What is known of family names: the particles of Western ones, and of Chinese ones those of two characters and the
spellings that no rule of reading gives.

Characters are Simplified, as `kiosk.store.search.han.simplified` gives them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """`单shan 单chan` as the spellings of each character, in order."""
    table: dict[str, tuple[str, ...]] = {}
    for word in text.split():
        table[word[0]] = (*table.get(word[0], ()), word[1:])
    return table


PARTICLES = _words(
    "van von vom zu zum zur der den dem de del della di da das do dos du des d la le les los el al bin ibn ben ter "
    "ten te af av of st saint san santa"
)
"""Little words that belong to the name after them, and are left out or run together with it as people please."""

COMPOUND = _words(
    "欧阳 司马 司徒 上官 诸葛 端木 皇甫 尉迟 长孙 公孙 慕容 令狐 宇文 夏侯 东方 南宫 轩辕 独孤 闻人 赫连 澹台 "
    "淳于 太史 钟离 申屠 公羊 呼延 万俟 单于 拓跋 百里 东郭 西门 第五 濮阳 公冶 宗政 太叔 仲孙 鲜于 闾丘 司空 "
    "亓官 司寇 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 羊舌 梁丘 左丘 东门 南门 张简 范姜"
)
"""Family names of two characters (the Hundred Family Surnames, and double names that are common in Taiwan)."""

MANDARIN = _table(
    "曾zeng 单shan 单chan 仇qiu 解xie 查zha 区ou 盖ge 盖gai 缪miao 薄bo 卜bu 召shao 种chong 秘bi 冼xian 华hua "
    "过guo 纪ji 燕yan 繁po 幺yao 覃qin 覃tan 石shi 瞿qu 折she 那na 难nan 粘nian 藏zang 扎za 翟zhai 翟di "
    "都du 六lu 贾jia 的de 哈ha 居ju 盛sheng 塔ta 和he 柏bai 朴piao 朴pu 蓝lan 牟mu 牟mou 殷yin 陆lu 乜nie 乐yue "
    "乐le 阚kan 叶ye 强qiang 不fou 丁ding 阿a 汤tang 万wan 车che 称cheng 沈shen 宿su 南nan 鸟niao 思si 殳shu "
    "寻xun 烟yan 余yu 浅qian 艾ai 浣wan 无wu 信xin 许xu 齐qi 俞yu 若ruo 员yun 洗xian 尉wei 尉yu 隗kui "
    "隗wei 郇xun 郇huan 祭zhai 应ying 任ren 宁ning 葛ge 令ling 哪na 黑he 逄pang 谌chen 谌shen 莘shen 莘xin "
    "句gou 晟cheng 佴nai 佟tong 佘she 晁chao 訾zi 厍she 妫gui 郗xi 郗chi 俟qi 万mo 长zhang 澹tan 相xiang 行xing "
    "降jiang 曲qu 撒sa 洪hong 宓mi 宓fu 费fei 费bi 重chong 冯feng 敦dun 祝zhu 黄huang 贠yun"
)
"""How characters are read in family names, the usual reading first (现代汉语词典, 7th edition; GB/T 28039-2011)."""

TAIWAN = _table(
    "李lee 吴woo 吕leu 宋soong 谢shieh 萧shiao 刘liou 黄hwang 许sheu 周jou 张jang 邱chiou 丘chiou 蔡tsay 朱ju"
)
"""Family names as people in Taiwan write them besides Wade–Giles (as their passports allow)."""

HONG_KONG = _table(
    "张cheung 王wong 黄wong 汪wong 陈chan 李lee 李li 刘lau 刘lao 杨yeung 吴ng 伍ng 赵chiu 周chow 周chau 徐tsui "
    "徐chui 孙suen 孙sun 马ma 朱chu 胡wu 胡woo 林lam 郭kwok 何ho 高ko 罗lo 罗law 郑cheng 梁leung 谢tse 谢che "
    "宋sung 唐tong 许hui 邓tang 冯fung 韩hon 曹cho 曹tso 曾tsang 彭pang 萧siu 肖siu 蔡choi 蔡tsoi 潘poon 潘pun "
    "田tin 董tung 袁yuen 于yu 于yue 余yu 余yue 叶yip 叶ip 杜to 苏so 魏ngai 程ching 吕lui 丁ting 沈shum 沈sum "
    "任yam 任yum 姚yiu 卢lo 傅fu 傅foo 钟chung 姜keung 崔chui 崔tsui 谭tam 廖liu 范fan 樊fan 陆luk 金kam 石shek "
    "戴tai 贾ka 韦wai 夏ha 邱yau 丘yau 方fong 侯hau 邹chau 邹chow 熊hung 孟mang 秦chun 白pak 江kong 阎yim 薛sit "
    "尹wan 段tuen 雷lui 龙lung 黎lai 史sze 施sze 司sze 陶to 贺ho 毛mo 郝kok 顾koo 顾ku 龚kung 邵shiu 万man "
    "钱chin 严yim 武mo 莫mok 孔hung 洪hung 向heung 汤tong 区au 欧au 温wan 霍fok 冼sin 关kwan 简kan 麦mak 甄yan "
    "庄chong 尤yau 游yau 翁yung 倪ngai 颜ngan 翟chak 屈wat 岑sham 岑shum 符foo 符fu 刁tiu 卓cheuk 利lee 邝kwong "
    "甘kam 单sin 仇sau 查cha 缪miu 阮yuen 章cheung 蒋cheung 蒋tseung 柯or 赖lai 庞pong 劳lo 聂nip 葛kot 连lin "
    "凌ling 蓝lam 文man 巫mo 梅mui 童tung 卫wai 殷yan 容yung 俞yue 俞yu 乔kiu 池chi 成shing 盛shing 康hong "
    "常sheung 沙sha 古koo 祝chuk 鲍pau 包pau 詹chim 骆lok 卞pin 裴pui 纪kei 辛sun 易yik 涂to 蒙mung 司szeto "
    "欧auyeung"
)
"""Family names as Hong Kong and Macau write them (Government Cantonese Romanisation, as on identity cards)."""
