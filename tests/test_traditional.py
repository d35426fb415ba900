"""The pages in traditional Chinese: words and names converted, what was typed as it was."""

import re

import pytest

from tests.factories import make_area, make_center, make_room
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def tea():
    area = make_area("310107", name="长宁区", name_en="Changning")
    center = make_center(
        slug="tea",
        name="茶与谈",
        name_en="Tea & Talk",
        area=area,
        directions="从后门进",
        wechat="茶与谈",
    )
    make_room(center=center, slug="hall", name="会议室")
    return center


def test_a_page_reads_in_traditional_characters_and_says_so(client, tea):
    page = client.get("/zh-hant/centers/tea/").text
    assert re.search(r"<h1>(.*?)\s*</h1>", page, re.DOTALL)[1] == "茶與談"
    assert '<html lang="zh-Hant">' in page
    assert '<meta property="og:locale" content="zh_HK">' in page
    words = read(client.get("/zh-hant/centers/tea/"))
    assert "從後門進" in words
    assert "會議室" in words
    assert "長寧區" in words
    assert "本頁由程序從簡體中文轉換而成。" in page


def test_what_was_typed_and_what_is_an_account_stays_as_it_is(client, tea):
    found = client.get("/zh-hant/centers/?q=茶与谈").text
    assert 'value="茶与谈"' in found
    assert "關鍵詞：茶与谈" in found
    assert '<span lang="zh-Hans">茶与谈</span>' in client.get("/zh-hant/centers/tea/").text


def test_words_of_either_kind_find_the_same(client, tea):
    found = [client.get(f"/zh-hant/centers.json?q={words}").json() for words in ("長寧", "长宁")]
    assert [[one["name"] for one in page["results"]] for page in found] == [["茶與談"], ["茶與談"]]


def test_data_names_things_in_the_language_of_its_address(client, tea):
    names = [
        client.get(f"{root}/rooms/tea/hall.json").json()["name"] for root in ("", "/zh-hant", "/en")
    ]
    assert names == ["会议室", "會議室", "会议室"]


def test_the_other_languages_say_nothing_of_a_program(client):
    pages = [client.get(f"{root}/about/").text for root in ("", "/en")]
    assert ["由程序" in page or "A program" in page for page in pages] == [False, False]
