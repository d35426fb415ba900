"""What an index stores of a text answers what people ask for."""

import re
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.words import (
    QUERY_TERMS,
    Term,
    Weight,
    fts5_query,
    key_of,
    token_of_characters,
    tokens_of_key,
    tokens_of_query,
    ts_query,
)

NAME = "长风新村街道长风湾228弄党群服务中心 B1"
# What names are made of: Chinese, Korean, digits, and words between spaces.
NAMES = st.text(st.sampled_from("长风湾莘庄重回의실128Bb ·（"), min_size=2, max_size=12)


@pytest.fixture(name="index")
def fts5_index() -> Iterator[sqlite3.Connection]:
    """An index of SQLite's, as plain as it comes."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(key, detail='none')")
    yield connection
    connection.close()


def found(words: str, text: str, weight: Weight = Weight.NAME) -> bool:
    """Whether a text's key holds everything that a search asks for."""
    key = tokens_of_key(text, weight)
    return all(
        any(stored.startswith(token) if prefix else stored == token for stored in key)
        for token, prefix in tokens_of_query(words)
    )


@pytest.mark.parametrize(
    "words",
    [
        "长风",
        "長風",
        "长风湾",
        "湾 长风",
        "长 风",
        "湾",
        "changfeng",
        "changfengwan",
        "changf",
        "chang feng",
        "wan changfeng",
        "Cháng Fēng",
        "zhangfeng",
        "cfw",
        "ＣＦＷ",
        "长风wan",
        "changfeng228",
        "228",
        "２２８弄",
        "22",
        "228 弄 湾",
        "党群",
        "dqfw",
        "b1",
        "1",
    ],
)
def test_a_name_is_found_by(words: str) -> None:
    assert found(words, NAME)


@pytest.mark.parametrize(
    "words", ["长湾", "长风里", "changhai", "cfl", "29", "弄228", "228号", "2 弄"]
)
def test_a_name_is_not_found_by(words: str) -> None:
    assert not found(words, NAME)


@given(NAMES, st.data())
def test_any_two_neighbors_in_a_name_are_found(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 2))
    assert found(name[start : start + 2], name)


@given(NAMES)
def test_a_name_is_found_by_itself_and_by_each_of_its_characters(name: str) -> None:
    assert found(name, name)
    assert [character for character in name if not found(character, name)] == []


def test_korean_is_found_by_two_syllables_wherever_its_spaces_stand() -> None:
    assert found("회의실", "주민센터 회의실")
    assert found("주민센터", "주민 센터")
    assert found("주민 센터", "주민센터")
    assert found("의실", "주민센터 회의실")


def test_places_and_offers_are_found_by_pinyin_but_not_by_initials() -> None:
    assert found("lifa", "理发", Weight.OFFER)
    assert found("理髮", "理发", Weight.OFFER)
    assert not found("lf", "理发", Weight.OFFER)
    assert not found("lifa", "理发", Weight.PROSE)


def test_a_plural_finds_the_singular() -> None:
    assert found("haircuts", "Haircut", Weight.OFFER)
    assert found("classes", "Hobby class", Weight.OFFER)
    assert not found("glas", "glue", Weight.OFFER)


def test_a_number_that_something_follows_is_asked_for_whole() -> None:
    assert tokens_of_query("22") == [Term("w22", prefix=True)]
    assert tokens_of_query("22 湾")[1:] == [Term("w22", prefix=False)]


@pytest.mark.parametrize("words", ["", "  ", "……", "!&|*:()\"'", "\u200b"])
def test_no_words_ask_for_nothing(words: str) -> None:
    assert tokens_of_query(words) == []


def test_a_long_search_is_cut_off() -> None:
    assert len(tokens_of_query("长风湾新村街道" * 1000)) <= QUERY_TERMS


def test_a_token_stands_under_its_greatest_weight() -> None:
    pair = token_of_characters("长风")
    last = token_of_characters("风")
    assert key_of({Weight.PLACE: ["长风路"], Weight.NAME: ["长风"]}) == {
        Weight.NAME: f"{pair} {last} wchangfeng wzhangfeng wfeng wcf wzf wf",
        Weight.PLACE: f"{token_of_characters('风路')} {token_of_characters('路')} "
        "wchangfenglu wzhangfenglu wfenglu wlu",
        Weight.OFFER: "",
        Weight.PROSE: "",
    }


@given(st.text())
def test_tokens_are_plain_whatever_is_written(text: str) -> None:
    tokens = [*tokens_of_key(text, Weight.NAME)] + [term.token for term in tokens_of_query(text)]
    assert [token for token in tokens if not re.fullmatch("[wx][a-z0-9]+", token)] == []


def test_terms_are_written_for_each_database() -> None:
    terms = [Term("w228", prefix=False), Term("wchang", prefix=True)]
    assert fts5_query(terms) == "w228 AND wchang*"
    assert ts_query(terms) == "w228 & wchang:*"


def test_sqlite_keeps_every_token_whole(index: sqlite3.Connection) -> None:
    names = [NAME, "회의실", "Changfeng Bay", "𠮷野家 1e5", "重回2号楼"]
    for number, name in enumerate(names):
        key = " ".join(tokens_of_key(name, Weight.NAME))
        index.execute("INSERT INTO words (rowid, key) VALUES (?, ?)", (number, key))
    asked = ["长风湾 cfw 228", "회의", "bay changfeng", "𠮷 1e5", "2号"]
    assert [
        index.execute(
            "SELECT rowid FROM words WHERE words MATCH ?", [fts5_query(tokens_of_query(words))]
        ).fetchall()
        for words in asked
    ] == [[(number,)] for number in range(len(names))]
