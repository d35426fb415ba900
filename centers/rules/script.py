"""Chinese in traditional characters, converted by OpenCC from simplified ones.

Characters alone are changed, to the standard forms of Taiwan; the words stay those of the city.
One simplified character may stand for several traditional ones, and OpenCC chooses by the words
around. What it gets wrong is listed here, with the rule that a wrong character in a name is worse
than a simplified one.
"""

import re
from functools import cache, lru_cache

from opencc import OpenCC

#: Where OpenCC chooses wrongly in a sentence.
PHRASES = {
    "个中": "個中",
    "只有": "只有",
    "干净": "乾淨",
    "万只": "萬隻",
    "须签": "須簽",
    "全托": "全托",
    "近四周": "近四週",
    "来四周": "來四週",
    "期末周": "期末週",
    "面浇头": "麵澆頭",
    "面档": "麵檔",
    "晾谷": "晾穀",
    "斗斛": "斗斛",
    "尤克里里": "尤克里里",
}
#: Words in which a character of names does change.
WORDS_IN_NAMES = {
    "示范": "示範",
    "模范": "模範",
    "干部": "幹部",
    "奋斗": "奮鬥",
    "余庆": "餘慶",
    "余姚": "餘姚",
    "钟楼": "鐘樓",
    "分钟": "分鐘",
    "采摘": "採摘",
    "这里": "這裡",
    "里面": "裡面",
}
#: In a name these are kept: a lane is 里 and no inside, Fan, Yu and Zhong are families.
OF_NAMES = "里于范干斗朴余钟涂郁咸采岳征"
#: Forms of Taiwan's standard that are less usual than the plain ones; and its marks of quotation.
USUAL = str.maketrans("臺檯巖“”", "台台岩「」")


@cache
def converter() -> OpenCC:
    """OpenCC from simplified characters to those of Taiwan, without its words."""
    return OpenCC("s2tw")


@cache
def exceptions(*, is_name: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """What OpenCC is not asked about, and how it reads."""
    known = PHRASES | (
        WORDS_IN_NAMES | dict(zip(OF_NAMES, OF_NAMES, strict=True)) if is_name else {}
    )
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(f"({'|'.join(longest_first)})"), known


@lru_cache(maxsize=20_000)
def traditional(text: str, *, is_name: bool = False) -> str:
    """A Chinese text in traditional characters; a name or an address keeps what is in doubt."""
    if text.isascii():
        return text
    pattern, known = exceptions(is_name=is_name)
    parts = (known.get(part) or plain(part) for part in pattern.split(text))
    return "".join(parts)


def plain(text: str) -> str:
    """A text as OpenCC converts it, in the usual forms."""
    return str(converter().convert(text)).translate(USUAL) if text else ""
