"""Chinese in traditional characters: names above all."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from centers.rules.script import traditional
from centers.rules.text import fold

CATALOGS = Path(__file__).parents[2] / "centers" / "catalogs"


def names(*catalogs: str) -> Iterator[str]:
    """The Chinese names in some of the catalogs that the site comes with."""
    for catalog in catalogs:
        with (CATALOGS / f"{catalog}.csv").open(encoding="utf-8-sig") as file:
            yield from (row["name"] for row in csv.DictReader(file))


def is_simplified_alone(character: str) -> bool:
    """Whether a character is in the standard of the mainland and not in that of Taiwan."""
    return is_in("gb2312", character) and not is_in("big5", character)


def is_in(standard: str, character: str) -> bool:
    try:
        character.encode(standard)
    except UnicodeEncodeError:
        return False
    return True


def test_every_area_and_every_entry_of_the_catalogs_is_converted():
    known = list(names("areas", "amenities", "audiences", "services"))
    converted = {name: traditional(name, is_name=True) for name in known}
    assert len(converted) > 300
    left = [name for name in converted.values() if any(map(is_simplified_alone, name))]
    assert left == ["新浜鎮"]
    assert [name for name, shown in converted.items() if fold(name) != fold(shown)] == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("莘庄镇", "莘莊鎮"),
        ("庄行镇", "莊行鎮"),
        ("九里亭街道", "九里亭街道"),
        ("五里桥街道", "五里橋街道"),
        ("万里街道", "萬里街道"),
        ("步高里邻里中心", "步高里鄰里中心"),
        ("松林里45弄", "松林里45弄"),
        ("台儿庄路1号", "台兒莊路1號"),
        ("前台", "前台"),
        ("永丰街道", "永豐街道"),
        ("凌云路街道", "凌雲路街道"),
        ("叶榭镇", "葉榭鎮"),
        ("余庆路", "餘慶路"),
        ("范蠡路", "范蠡路"),
        ("示范社区", "示範社區"),
        ("于田路", "于田路"),
        ("干巷镇", "干巷鎮"),
        ("北斗厅", "北斗廳"),
        ("后街", "後街"),
        ("老钟楼", "老鐘樓"),
        ("钟家宅", "钟家宅"),
        ("岳阳街道", "岳陽街道"),
        ("长征镇", "長征鎮"),
        ("南汇新城镇", "南匯新城鎮"),
        ("祝桥镇", "祝橋鎮"),
        ("Tea & 茶", "Tea & 茶"),
    ],
)
def test_a_name_has_its_right_characters_or_keeps_those_in_doubt(written, shown):
    assert traditional(written, is_name=True) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("理发", "理髮"),
        ("社区食堂：汤面十元，干净", "社區食堂：湯麵十元，乾淨"),
        ("在这里，院子里", "在這裡，院子裡"),
        ("共有 3 个中心。", "共有 3 個中心。"),
        ("很多只有中文", "很多只有中文"),
        ("周三至周五 09:00–17:00", "週三至週五 09:00–17:00"),
        ("未来四周的特别安排", "未來四週的特別安排"),
        ("服务台在后门", "服務台在後門"),
        ("攀岩区", "攀岩區"),
        ("信息、网络、打印", "信息、網絡、打印"),
        ("范围、关于、其余", "範圍、關於、其餘"),
        ("“未确认”不是没有", "「未確認」不是沒有"),
        ("", ""),
    ],
)
def test_a_sentence_is_read_by_the_words_around(written, shown):
    assert traditional(written) == shown


def test_mail_numbers_and_codes_stay_as_they_are():
    text = "li@example.cn 021-0000 0001 310107 https://example.cn/?q=1"
    assert traditional(text) is text
