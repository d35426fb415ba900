"""Names stand in the order of a telephone book: Chinese by its pinyin, numbers by their size."""

import random

import pytest

from centers.rules.ordering import KEY_LENGTH, order_key

IN_ORDER = [
    "2号楼",
    "12号楼",
    "228街坊",
    "阿巴",
    "八一",
    "Bay",
    "北站",
    "长·安",
    "长宁",
    "长寧区",
    "Changfeng",
    "重庆路",
    "闵行",
    "西安",
    "仙霞",
    "殷行",
    "殷行二村",
    "長者食堂",
    "あさひ",
    "가양",
    "회의실",
]


def test_names_stand_in_order() -> None:
    names = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(names, key=order_key) == IN_ORDER


@pytest.mark.parametrize(
    "name", ["长风湾", "!!!", "Ünïque—Café 9", "회의실 0", "乾" * 300, "İ", "𠮷"]
)
def test_a_key_is_of_small_letters_and_digits_alone(name: str) -> None:
    key = order_key(name)
    assert set(key) <= set("0123456789abcdefghijklmnopqrstuvwxyz")
    assert 0 < len(key) <= KEY_LENGTH
