"""What a search found is marked in the text as it is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.marks import mark

NAMES = st.text(st.sampled_from("长風湾·莘庄（회의 228BayＢ１é"), max_size=14)


def marked(text: str, query: str) -> str:
    """A text with its marks as brackets."""
    for start, end in reversed(mark(text, query)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("长风湾邻里中心", "长风", "[长风]湾邻里中心"),
        ("长风湾邻里中心", "長風灣", "[长风湾]邻里中心"),
        ("長風灣鄰里中心", "长风", "[長風]灣鄰里中心"),
        ("长风·湾（一期）", "长风湾", "[长风·湾]（一期）"),
        ("长风湾邻里中心", "中心 湾", "长风[湾]邻里[中心]"),
        ("长风湾邻里中心", "changfeng", "[长风]湾邻里中心"),
        ("长风湾邻里中心", "changf", "[长风]湾邻里中心"),
        ("长风湾邻里中心", "chang wan", "[长]风[湾]邻里中心"),
        ("长风湾邻里中心", "cfw", "[长风湾]邻里中心"),
        ("长风湾邻里中心", "ＣＦＷ", "[长风湾]邻里中心"),
        ("长风湾邻里中心", "长风wan", "[长风湾]邻里中心"),
        ("莘庄镇", "shenzhuang", "[莘庄]镇"),
        ("乾溪路", "qianxi", "[乾溪]路"),
        ("吕巷", "luxiang", "[吕巷]"),
        ("金沙江路２２８弄", "228", "金沙江路[２２８]弄"),
        ("金沙江路228弄", "路228弄", "金沙江[路228弄]"),
        ("金沙江路228弄", "22", "金沙江路[22]8弄"),
        ("Changfeng Bay, Bay 2", "bay", "Changfeng [Bay], [Bay] 2"),
        ("Haircut", "haircuts", "[Haircut]"),
        ("Café", "cafe", "[Café]"),
        ("B1活动室", "b1", "[B1]活动室"),
        ("주민 센터 회의실", "주민센터 의실", "[주민 센터] 회[의실]"),
        ("长风湾", "风湾长风", "[长风湾]"),
        ("长风湾", "c", "长风湾"),
        ("长风湾", "", "长风湾"),
        ("长风湾", "……", "长风湾"),
        ("", "长风", ""),
        ("<b>长风</b>", "长风", "<b>[长风]</b>"),
    ],
)
def test_what_matches_is_marked(text: str, query: str, shown: str) -> None:
    assert marked(text, query) == shown


@given(NAMES, st.text())
def test_marks_lie_in_the_text_in_order_and_apart(text: str, query: str) -> None:
    ends = [0, *(end for span in mark(text, query) for end in span), len(text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in mark(text, query))


@given(st.text(st.sampled_from("长風湾莘庄회의228"), min_size=1, max_size=14))
def test_a_text_marks_itself_whole(text: str) -> None:
    assert mark(text, text) == [(0, len(text))]
