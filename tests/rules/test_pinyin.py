"""Names are read as people in the city read them; other readings are known as well."""

import csv
import re
from pathlib import Path

import pytest

import centers
from centers.rules.pinyin import (
    LETTERS,
    WAYS,
    initials,
    initials_of,
    pinyin,
    readings,
    spellings,
    syllables,
)
from centers.rules.text import fold

CATALOG = Path(centers.__file__).parent / "catalogs" / "areas.csv"
AREAS = list(csv.DictReader(CATALOG.read_text(encoding="utf-8").splitlines()))
ENGLISH = {
    "district": "qu",
    "subdistrict": "jiedao",
    "township": "xiang",
    "road": "lu",
    "temple": "si",
    "north": "bei",
    "east": "dong",
    "west": "xi",
    "middle": "zhong",
    "no": "",
    "2": "er",
    "farm": "nongchang",
    "forest farm": "linchang",
    "new area": "xinqu",
    "new town": "xinzhen",
    "new city": "xincheng",
    "industrial park": "gongyequ",
    "industrial zone": "gongyequ",
    "tourism area": "lvyouqu",
    "tourist resort": "dujiaqu",
}
# Names whose English is a translation, or leaves a word out or doubles one.
TRANSLATED = {
    "漕河泾新兴技术开发区": "caohejingxinxingjishukaifaqu",
    "宝山工业园区": "baoshangongyeyuanqu",
    "菊园新区": "juyuanxinqu",
    "唐镇": "tangzhen",
    "堡镇": "buzhen",
    "庙镇": "miaozhen",
    "陈家镇": "chenjiazhen",
    "中国（上海）自由贸易试验区（保税片区）": "zhongguoshanghaiziyoumaoyishiyanqubaoshuipianqu",
    "金桥经济技术开发区": "jinqiaojingjijishukaifaqu",
    "张江高科技园区": "zhangjianggaokejiyuanqu",
    "上海湾区高新技术产业开发区": "shanghaiwanqugaoxinjishuchanyekaifaqu",
    "上海松江出口加工区": "shanghaisongjiangchukoujiagongqu",
    "上实现代农业园区": "shangshixiandainongyeyuanqu",
}


def romanized(name_en: str) -> list[str]:
    """The words of a checked English name, with its English ones in pinyin."""
    name = re.sub(r"\(.*?\)", "", name_en).lower().replace("lü", "lv")
    name = re.sub(r"\btown\b(?! subdistrict)(?<!new town)", "zhen", name)
    name = re.sub(r"\btown subdistrict\b", "zhen jiedao", name)
    for english in sorted(ENGLISH, key=len, reverse=True):
        name = re.sub(rf"\b{english}\b", ENGLISH[english], name)
    return fold(name).split()


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area["name"])
def test_areas_are_read_as_their_english_names_say(area: dict[str, str]) -> None:
    read = pinyin(area["name"])
    if area["name"] in TRANSLATED:
        assert read == TRANSLATED[area["name"]]
    else:
        words = romanized(area["name_en"])
        # English puts 东 and 中 before the name: the words are the same, their order need not be.
        assert sorted(read) == sorted("".join(words))
        assert [word for word in words if word not in read] == []


def test_every_area_was_looked_at() -> None:
    assert len(AREAS) == 250


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("长风湾", "chang feng wan"),
        ("长风新村街道长风湾", "chang feng xin cun jie dao chang feng wan"),
        ("長風灣", "chang feng wan"),
        ("长宁", "chang ning"),
        ("朝阳农场", "chao yang nong chang"),
        ("泖港", "mao gang"),
        ("枫泾", "feng jing"),
        ("廊下", "lang xia"),
        ("重固", "zhong gu"),
        ("闵行政务服务中心", "min hang zheng wu fu wu zhong xin"),
        ("行政服务", "xing zheng fu wu"),
        ("家长风采", "jia zhang feng cai"),
        ("长者食堂", "zhang zhe shi tang"),
        ("重庆南路", "chong qing nan lu"),
        ("会稽路", "kuai ji lu"),
        ("乾溪路", "qian xi lu"),
        ("行知路", "xing zhi lu"),
        ("莘松路", "xin song lu"),
        ("音乐", "yin yue"),
        ("长乐路228弄", "chang le lu nong"),
        ("长风·湾 Bay", "chang feng wan"),
        ("회의실", ""),
    ],
)
def test_names_are_read_as_in_the_city(name: str, read: str) -> None:
    assert syllables(name) == read.split()


def test_initials_are_the_first_letters() -> None:
    assert initials("长风湾") == "cfw"


def test_other_readings_of_a_name_are_known() -> None:
    assert readings("莘庄") == (("xin", "shen"), ("zhuang",))
    assert readings("堡镇") == (("bu", "bao", "pu"), ("zhen",))
    assert readings("绿地") == (("lv", "lu"), ("di",))


def test_a_word_decides_what_comes_first_and_no_more() -> None:
    assert readings("音乐") == (("yin",), ("yue", "le"))
    assert readings("长者") == (("zhang", "chang"), ("zhe",))


def test_most_characters_have_one_reading() -> None:
    assert readings("邻里中心") == (("lin",), ("li",), ("zhong",), ("xin",))


def test_a_name_is_spelled_from_each_of_its_characters_on() -> None:
    assert spellings(readings("莘庄镇")) == [
        ["xinzhuangzhen", "shenzhuangzhen"],
        ["zhuangzhen"],
        ["zhen"],
    ]
    assert spellings(initials_of(readings("莘庄镇"))) == [["xzz", "szz"], ["zz"], ["z"]]


def test_ways_and_letters_are_bounded() -> None:
    spelled = spellings(readings("行长重乐莘行长重乐莘行长重乐莘"))
    assert max(len(ways) for ways in spelled) == WAYS
    assert max(len(way) for ways in spelled for way in ways) == LETTERS
