"""The pages in traditional Chinese: words and names converted, what was typed as it was."""

import re

import pytest

from centers.importing.catalogs import load_catalogs
from centers.importing.sample import load_sample
from centers.models import Center
from centers.rules.script import OF_NAMES
from centers.search.texts import kind_words
from tests.factories import make_area, make_center, make_phone, make_room
from tests.reading import read
from tests.rules.test_script import is_simplified_alone

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
    assert '<meta property="og:locale" content="zh_TW">' in page
    words = read(client.get("/zh-hant/centers/tea/"))
    assert "從後門進" in words
    assert "會議室" in words
    assert "長寧區" in words
    assert "本頁由程序從簡體中文轉換而成，以簡體版為準。" in page


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
    assert ["由程序" in page or "A program made" in page for page in pages] == [False, False]


def test_spreadsheets_and_links_into_map_apps_have_what_is_written(client, tea):
    tea.latitude, tea.longitude = 31.23, 121.47
    tea.save()
    table = client.get("/zh-hant/centers.csv").getvalue().decode()
    assert table == client.get("/centers.csv").getvalue().decode()
    pages = [client.get(f"{root}/centers/tea/").text for root in ("", "/zh-hant")]
    links = [re.findall(r'href="https://uri.amap.com/([^"]*)"', page) for page in pages]
    assert links[0] == links[1] != []


def test_data_has_what_is_kept_in_chinese_alone_converted_as_well(client, tea):
    facts = client.get("/zh-hant/centers/tea.json").json()
    assert [facts[name] for name in ("directions", "wechat", "name")] == [
        "從後門進",
        "茶与谈",
        "茶與談",
    ]


def test_the_desk_stays_in_two_languages(client):
    answer = client.get("/zh-hant/staff/login/")
    assert (answer.status_code, answer["Location"]) == (302, "/staff/login/")


def test_what_to_say_on_the_phone_is_in_the_characters_of_the_reader(client, tea):
    make_phone("021-0000 0001", of=tea, label="晴窗里总机")
    page = client.get("/zh-hant/rooms/tea/hall/").text
    assert "晴窗里總機" in page
    assert re.findall(r'lang="([\w-]+)"><p>(您好|Hello)', page) == [
        ("zh-Hant", "您好"),
        ("en", "Hello"),
    ]


def test_search_keys_stand_on_the_languages_that_people_write():
    assert kind_words("meeting") == ("会议室", "meeting room")


# --- the sample ----------------------------------------------------------------------------------

#: What stands in simplified characters on purpose: the other languages, and what is no text.
APART = re.compile(
    r'<nav class="languages".*?</nav>|<span lang="zh-Hans">.*?</span>|<link[^>]*>|"wechat": "\w*"',
    re.DOTALL,
)
SEEN = ["/", "/centers/", "/rooms/", "/areas/", "/circle/?near=area:310106", "/changes/"]
SEEN += ["/data/", "/about/", "/accessibility/", "/privacy/", "/areas/310112/", "/nothing/"]
SEEN += ["/rooms/?people=12&layout=boardroom&amenity=projector&from=14:00", "/rooms/?people=x"]
SEEN += ["/areas/310112/booklet/", "/rooms.json", "/suggest.json?q=zhongxin", "/changes.json"]
SEEN += ["/changes.atom", "/areas.json", "/openapi.json", "/circle.json?near=area:310106"]
SEEN += ["/hsds/services?full=true", "/hsds/organizations?full=true&full_service=true"]
SEEN += ["/hsds/taxonomy_terms"]


def simplified(text: str) -> list[str]:
    """What stands in simplified characters alone, those that names keep aside, with its place."""
    found = [
        at
        for at, sign in enumerate(text)
        if sign not in f"{OF_NAMES}浜è" and is_simplified_alone(sign)
    ]
    return [text[max(0, at - 5) : at + 5] for at in found]


def test_no_page_of_the_sample_is_converted_in_part(client):
    load_catalogs()
    load_sample()
    center = max(Center.objects.published(), key=lambda one: one.rooms.count())
    places = [one.get_absolute_url().removeprefix("/en") for one in (center, center.rooms.first())]
    notices = [f"{path}notice/" for path in places]
    data = [f"{path.rstrip('/')}.json" for path in places]
    pages = {
        path: client.get(f"/zh-hant{path}").getvalue().decode()
        for path in SEEN + places + notices + data
    }
    left = {path: simplified(APART.sub("", page)) for path, page in pages.items()}
    assert {path: found for path, found in left.items() if found} == {}
