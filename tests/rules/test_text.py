"""Two spellings of the same words fold to the same key."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from centers.rules.text import fold, packed, readable, traced

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=12)


@pytest.mark.parametrize(
    ("spelled", "key"),
    [
        ("ＣＦＷ　２２８", "cfw 228"),
        ("長風灣", "长风湾"),
        ("衞生綫路", "卫生线路"),
        ("理髮、頭髮", "理发 头发"),
        ("瞭解", "了解"),
        ("答覆", "答复"),
        ("长风·湾（一期）", "长风 湾 一期"),
        ("Cháng Fēng  WĀN", "chang feng wan"),
        ("Lüxiang", "luxiang"),
        ("Jing'an", "jingan"),
        ("Jing’an", "jingan"),
        ("Straße", "strasse"),
        ("\u1112\u116c의실", "회의실"),
        ("회의실", "회의실"),
        ("ｶﾞｽ", "ガス"),
        ("①号楼 ㎡", "1号楼 m2"),
        ("٢٢٨", "228"),
        ("长\u200b风\ufeff", "长风"),
        ("C&F / “湾”！", "c f 湾"),
        ("", ""),
        ("……", ""),
    ],
)
def test_spellings_fold_to_a_key(spelled: str, key: str) -> None:
    assert fold(spelled) == key


@given(st.text())
@example("著'名")
@example("İ")
@example("ᄀ\u0301ᅡ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_character_folds_to_something_that_stays() -> None:
    moved = [code for code in range(0x10000) if fold(fold(chr(code))) != fold(chr(code))]
    assert moved == []


@given(CHINESE, CHINESE)
def test_a_part_folds_as_it_does_in_the_whole(first: str, second: str) -> None:
    assert fold(first + second) == fold(first) + fold(second)


def test_what_is_read_keeps_characters_that_are_simplified_too() -> None:
    assert (readable("乾溪路"), fold("乾溪路")) == ("乾溪路", "干溪路")


def test_chinese_is_packed_and_english_is_not() -> None:
    assert packed("长风 湾 228 弄 bay center") == "长风湾228弄bay center"


def test_a_traced_text_knows_where_its_characters_stood() -> None:
    assert traced("長·灣 ①") == ("长湾1", ((0, 1), (2, 3), (4, 5)))


@given(st.text())
def test_traces_stay_inside_the_text_and_in_order(text: str) -> None:
    found = traced(text)
    assert len(found.text) == len(found.spans)
    assert list(found.spans) == sorted(found.spans)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


def test_threads_fold_alike() -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = list(threads.map(fold, ["長風灣鄰里中心 Ａ１"] * 400))
    assert keys == ["长风湾邻里中心 a1"] * 400
