"""Typing slips lead to the names that were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.spelling import Lexicon, closest, fewest_slips, pieces, places_of_letters

NAMES = Lexicon(
    [
        "长风湾邻里中心",
        "长寿路社区党群服务中心",
        "长宁区仙霞新村邻里中心",
        "莘庄镇邻里中心",
        "泖港镇社区中心",
        "Changfeng Bay Neighborhood Center",
        "회의실",
        "주민센터",
    ]
)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("changfegn", ["长风湾邻里中心", "Changfeng Bay Neighborhood Center"]),
        ("chagnfengwan", ["长风湾邻里中心"]),
        ("changfenwan", ["长风湾邻里中心"]),
        ("长丰湾", ["长风湾邻里中心"]),
        ("长风弯", ["长风湾邻里中心"]),
        ("長豐灣", ["长风湾邻里中心"]),
        ("仙霞新邨邻里", ["长宁区仙霞新村邻里中心"]),
        ("卯港", ["泖港镇社区中心"]),
        ("neigborhood", ["Changfeng Bay Neighborhood Center"]),
        ("회으실", ["회의실"]),
        ("주민샌터", ["주민센터"]),
        ("xyzzy", []),
        ("", []),
        ("!", []),
        ("a", []),
    ],
)
def test_slips_lead_to_what_was_meant(query: str, meant: list[str]) -> None:
    assert closest(query, NAMES, 5) == meant


SEVERAL = Lexicon(
    ["真如镇街道邻里书房", "真如体育中心", "曹杨邻里书房", "Changfeng Bay Neighborhood Center"]
)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("zhenru shufnag", ["真如镇街道邻里书房"]),
        ("shufnag zhenru", ["真如镇街道邻里书房"]),
        ("真如 shufnag", ["真如镇街道邻里书房"]),
        ("真如 书坊", ["真如镇街道邻里书房"]),
        ("zhneru tiyu zhongxin", ["真如体育中心"]),
        ("changfegn neighbourhood", ["Changfeng Bay Neighborhood Center"]),
        ("zhenru xyzzyzzy", []),
        ("shu zhenruu", ["真如镇街道邻里书房"]),
    ],
)
def test_each_of_several_words_may_have_its_slip(query: str, meant: list[str]) -> None:
    assert closest(query, SEVERAL, 5) == meant


def test_no_more_are_named_than_asked_for() -> None:
    assert closest("changfegn", NAMES, 1) == ["长风湾邻里中心"]


def test_the_order_is_the_same_however_the_names_came() -> None:
    names = [f"长风{number}号" for number in range(50)]
    there = closest("changfegn", Lexicon(names), 8)
    back = closest("changfegn", Lexicon(reversed(names)), 8)
    first = ["长风0号", "长风1号", "长风2号", "长风3号", "长风4号", "长风5号", "长风6号", "长风7号"]
    assert there == back == first


def slips_by_table(wanted: str, spelling: str) -> int:
    """The fewest slips between a word and a part of a spelling, straight from the definition."""
    table = [[0] * (len(spelling) + 1)]
    for i, letter in enumerate(wanted, 1):
        row = [i]
        for j, other in enumerate(spelling, 1):
            costs = [table[-1][j] + 1, row[-1] + 1, table[-1][j - 1] + (letter != other)]
            if i > 1 and j > 1 and spelling[j - 2 : j] == letter + wanted[i - 2]:
                costs.append(table[-2][j - 2] + 1)
            row.append(min(costs))
        table.append(row)
    return min(table[-1])


def slips(wanted: str, spelling: str) -> tuple[int, int]:
    """The same in bits, with where the part ends."""
    return fewest_slips(places_of_letters(wanted), len(wanted), spelling)


@given(st.text("abc", min_size=1, max_size=9), st.text("abc", max_size=14))
def test_slips_in_bits_agree_with_a_table(wanted: str, spelling: str) -> None:
    assert slips(wanted, spelling)[0] == slips_by_table(wanted, spelling)


@pytest.mark.parametrize(
    ("wanted", "spelling", "count_and_end"),
    [
        ("changfeng", "xchangfengwan", (0, 10)),
        ("changfegn", "changfengwan", (1, 8)),
        ("hcangfeng", "changfengwan", (1, 9)),
        ("changeng", "changfengwan", (1, 9)),
        ("changfffeng", "changfengwan", (2, 9)),
        ("a", "", (1, 0)),
    ],
)
def test_slips_are_counted(wanted: str, spelling: str, count_and_end: tuple[int, int]) -> None:
    assert slips(wanted, spelling) == count_and_end


def test_a_search_is_cut_into_pieces_of_which_slips_leave_one_whole() -> None:
    letters = ["cha", "han", "ang", "ngf", "gfe", "fen", "eng", "ngw", "gwa", "wan"]
    assert pieces("长风弯") == ["长风", "风弯", *letters]
    assert [pieces(query) for query in ("ab", "a", "")] == [["ab"], [], []]
