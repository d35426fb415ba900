"""Simplified Chinese in traditional characters."""

import pytest

from centers.rules.script import NAMES, traditional


@pytest.mark.parametrize(
    ("simplified", "expected"),
    [
        ("党群服务中心", "黨羣服務中心"),
        ("邻里中心 · 理发", "鄰里中心 · 理髮"),
        ("莘庄镇万里街道", "莘莊鎮萬里街道"),
        ("徐家汇、南汇、泖港、枫泾、廊下", "徐家匯、南匯、泖港、楓涇、廊下"),
        ("余姚路5号，周一 9:00", "餘姚路5號，週一 9:00"),
        ("建业里咖啡，谷阳北路", "建業里咖啡，谷陽北路"),
        ("Tea & Talk 021-0000 0001", "Tea & Talk 021-0000 0001"),
        ("", ""),
    ],
)
def test_a_text_reads_as_hong_kong_writes_it(simplified, expected):
    assert traditional(simplified) == expected


def test_names_that_the_converter_would_misspell_keep_their_characters():
    assert {name: traditional(f"去{name}路") for name in NAMES} == {
        name: f"去{told}路" for name, told in NAMES.items()
    }
