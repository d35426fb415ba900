"""Searches in words on the pages: what is found, in which order, marked, and what was meant."""

import re

import pytest
from django.utils.timezone import localdate

from tests.factories import make_area, make_center, make_offer, make_room, make_service, state

pytestmark = pytest.mark.django_db


def names(client, address):
    return [one["name"] for one in client.get(address).json()["results"]]


def meant(client, address):
    """The links of "did you mean"."""
    page = client.get(address).content.decode()
    block = re.search(r'<nav class="meant".*?</nav>', page, re.DOTALL)
    return re.findall(r'<a href="([^"]*)">([^<]*)</a>', block[0]) if block else []


@pytest.mark.parametrize(
    "words", ["长风", "長風", "changfeng", "chang feng", "cfw", "ＣＦＷ", "风湾"]
)
def test_a_center_is_found_however_its_name_is_written(client, words):
    make_center(name="长风湾")
    make_center(name="大宁")
    assert names(client, f"/centers.json?q={words}") == ["长风湾"]


def test_whole_names_come_first_then_starts_of_names_then_the_rest(client):
    make_center(name="甲中心", address="茶馆路1号")
    make_center(name="老茶馆")
    make_center(name="茶馆二店")
    make_center(name="茶馆")
    assert names(client, "/centers.json?q=茶馆") == ["茶馆", "茶馆二店", "老茶馆", "甲中心"]
    assert names(client, "/centers.json?q=茶馆&sort=name") == [
        "茶馆",
        "茶馆二店",
        "甲中心",
        "老茶馆",
    ]


def test_rooms_that_state_what_is_asked_come_before_better_names(client):
    make_room(name="茶馆", checked_on=localdate())
    state(make_room(name="茶馆二", checked_on=localdate()), "wifi")
    make_room(name="老茶馆", checked_on=localdate())
    assert names(client, "/rooms.json?q=茶馆") == ["茶馆", "茶馆二", "老茶馆"]
    assert names(client, "/rooms.json?q=茶馆&amenity=wifi") == ["茶馆二", "茶馆", "老茶馆"]


def test_a_room_is_found_by_the_words_of_its_center(client):
    make_room(name="茶室", center=make_center(name="长风中心"))
    assert names(client, "/rooms.json?q=茶室 changfeng") == ["茶室"]


def test_what_the_words_match_is_marked_and_nothing_becomes_markup(client):
    center = make_center(name="长风<b>湾", address="云岭路1号")
    make_offer(center, "haircut")
    page = client.get("/centers/?q=changfeng 云岭").content.decode()
    assert "<mark>长风</mark>&lt;b&gt;湾</a>" in page
    assert '<p class="address"><mark>云岭</mark>路1号</p>' in page
    english = client.get("/en/centers/?q=长").content.decode()
    assert '<span lang="zh-Hans"><mark>长</mark>风&lt;b&gt;湾</span>' in english
    assert "<mark>" not in client.get("/centers/").content.decode()


def test_a_slip_is_asked_about_and_never_put_right_in_silence(client):
    make_center(name="长风湾")
    make_center(name="长枫草稿", status="draft")
    assert names(client, "/centers.json?q=长风弯弯") == []
    assert meant(client, "/centers/?q=changfenf wan") == [
        ("/centers/?q=%E9%95%BF%E9%A3%8E%E6%B9%BE", "长风湾")
    ]


def test_words_that_name_a_service_or_an_area_lead_to_it(client):
    make_service("haircut", name="理发")
    make_area("310107", name="普陀区")
    assert meant(client, "/centers/?q=理发") == [("/centers/?service=haircut", "理发")]
    assert meant(client, "/en/rooms/?q=putuo") == [("/en/rooms/?area=310107", "普陀区")]


@pytest.mark.parametrize(
    "words", ["普陀理发", "理发 普陀区", "普陀區附近理髮店", "haircut putuo", "Haircut 普陀"]
)
def test_words_that_name_both_a_service_and_an_area_lead_to_each(client, words):
    make_service("haircut", name="理发", name_en="Haircut")
    make_service("art", name="艺", name_en="Hair")
    make_area("310107", name="普陀区", name_en="Putuo")
    assert meant(client, f"/centers/?q={words}")[:2] == [
        ("/centers/?service=haircut", "理发"),
        ("/centers/?area=310107", "普陀区"),
    ]


def test_words_that_find_something_without_the_filters_are_no_slip(client):
    make_center(name="长风湾")
    make_service("haircut")
    assert meant(client, "/centers/?q=长风湾&service=haircut") == []
