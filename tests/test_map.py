"""The map: the search of centers, drawn, with the list beside it."""

import gzip
import re

import pytest
from django.utils import timezone
from django.utils.translation import override

from centers.forms.sketch import ACROSS
from centers.models import Center
from centers.rules.sketch import Spot
from centers.templatetags.drawing import dotted, measured, units

from .factories import make_center, make_offer, make_room
from .reading import read

pytestmark = pytest.mark.django_db

PIN = re.compile(
    r'<a class="pin( many| ask| yes)?" href="#(n\d+)"[^>]*><title>(.*?)</title>.*?<text>(.*?)<'
)


def pins(answer):
    """What is drawn: how many it stands for or its number, where it leads, what is read out."""
    found = PIN.findall(answer.text)
    return [(text, leads_to, " ".join(name.split())) for _many, leads_to, name, text in found]


def items(answer):
    """The list beside it: the anchor and the name of each."""
    listed = re.findall(
        r'<li class="card" id="(n\d+)">.*?<h3>.*?<a[^>]*>(.*?)</a>', answer.text, re.DOTALL
    )
    return [(anchor, re.sub("<[^>]*>", "", name)) for anchor, name in listed]


@pytest.fixture
def town():
    """Two centers in one house, one further north, and one that nobody has placed."""
    make_center(slug="a", name="甲", latitude=31.23, longitude=121.47)
    make_center(slug="b", name="乙", latitude=31.23, longitude=121.4701)
    make_center(slug="c", name="丙", latitude=31.25, longitude=121.47)
    make_center(slug="d", name="丁")


def test_each_point_has_the_number_of_its_item_and_leads_there(client, town):
    answer = client.get("/en/map/?near=center:a")
    assert pins(answer) == [
        ("×2", "n1", "2 near each other: 1 甲, 2 乙"),
        ("3", "n3", "3 丙"),
    ]
    assert items(answer) == [("n1", "甲"), ("n2", "乙"), ("n3", "丙"), ("n4", "丁")]


def test_what_nobody_has_placed_is_listed_and_said_to_be_missing(client, town):
    text = read(client.get("/en/map/?near=center:a"))
    assert (
        "Shown are 3 of 4, numbered as in the list. "
        "1 on this page is missing on it: nobody has stated where it is. The ring marks 甲."
    ) in text
    assert re.search("4 丁 .* Not on the map: nobody has stated where it is.", text)
    make_center(name="戊")
    only_unplaced = read(client.get("/en/map/?q=戊"))
    assert "Nobody has stated where any of these is, so there is nothing to draw." in only_unplaced


def test_the_circle_of_the_search_is_drawn_to_scale(client, town):
    answer = client.get("/en/map/?near=center:a&within=1")
    circle = re.search(r'<circle class="reach" cx="180" cy="180" r="([\d.]+)"', answer.text)
    bar = re.search(r'class="scale".*?h([\d.]+)v-9"/><text[^>]*>500 m<', answer.text)
    assert float(circle[1]) == pytest.approx(2 * float(bar[1]), abs=0.2)
    assert "all that is at most 1 km away in a straight line" in read(answer)
    assert 'class="reach"' not in client.get("/en/map/?near=center:a").text


def test_a_circle_that_nobody_walks_does_not_shrink_what_is_found(client, town):
    wide, bare = client.get("/map/?near=center:a&within=90"), client.get("/map/?near=center:a")
    scale = re.compile(r'class="scale".*')
    assert scale.findall(wide.text) == scale.findall(bare.text)


def test_only_a_page_is_numbered_and_the_others_are_dots(client, town):
    for n in range(20):
        make_center(name=f"9{n:02}", latitude=31.235 + n / 2000, longitude=121.475)
    answer = client.get("/en/map/?sort=name&page=2")
    assert len(items(answer)) == 4
    assert "Shown are 3 of 24" in read(answer)
    assert "Small dots are about where the others lie." in read(answer)
    dots = re.search(r'<path class="dots" d="(.*?)"', answer.text)[1]
    assert 1 < dots.count("M") <= 20
    assert 'class="dots"' not in client.get("/en/map/?near=center:a&within=1").text


def test_a_sheet_full_of_dots_stays_light():
    cell = 360 / ACROSS
    every = [Spot((x + 0.5) * cell, (y + 0.5) * cell) for x in range(ACROSS) for y in range(ACROSS)]
    assert len(gzip.compress(dotted(every).encode())) < 6 * 1024


def test_the_list_and_the_map_lead_to_each_other_with_what_is_asked(client, town):
    make_offer(make_center(), "haircut")
    query = "?service=haircut&amp;open=now"
    asked = query.replace("&amp;", "&")
    there, back = client.get(f"/en/centers/{asked}&page=1"), client.get(f"/en/map/{asked}")
    assert f'href="/en/map/{query}">Show on the map' in there.text
    assert f'href="/en/centers/{query}">Show as a list' in back.text
    assert 'href="/en/map/?near=center%3Aa"' in client.get("/en/?near=center:a").text


def test_a_bad_value_is_told_and_nothing_is_drawn(client, town):
    answer = client.get("/en/map/?near=nowhere")
    assert ("<figure" in answer.text, 'id="near_error"' in answer.text) == (False, True)
    assert (
        client.get("/map/?near=31.23042,121.47&q=x")["Location"] == "/map/?near=31.230,121.470&q=x"
    )


def test_lengths_are_written_as_svg_and_as_people_read_them():
    assert [units(length) for length in (1, 0.04, 12.25)] == ["1", "0", "12.2"]
    lengths = (0.1, 0.994, 0.996, 2.0, 1.25)
    with override("en"):
        assert [measured(km) for km in lengths] == ["100 m", "990 m", "1 km", "2 km", "1.2 km"]


@pytest.fixture
def rooms(town):
    """Rooms in three centers: one that fits twelve, one to ask about, one that is too small."""
    at = {center.slug: center for center in Center.objects.all()}
    make_room(center=at["a"], slug="hall", name="大厅", people=20, **CHECKED)
    make_room(center=at["a"], slug="nook", name="角落", people=4, **CHECKED)
    make_room(center=at["c"], slug="attic", name="阁楼")
    make_room(center=at["d"], slug="cellar", name="地下室")


CHECKED = {"checked_on": timezone.localdate()}


def test_the_rooms_that_fit_are_drawn_with_what_they_answer(client, rooms):
    answer = client.get("/en/rooms/map/?people=12&near=center:a")
    assert pins(answer) == [
        ("1", "n1", "1 大厅 · 甲 · Fits what you ask for"),
        ("2", "n2", "2 阁楼 · 丙 · May fit: please ask"),
    ]
    assert re.findall('<a class="pin (ask|yes)"', answer.text) == ["yes", "ask"]
    assert items(answer) == [("n1", "大厅"), ("n2", "阁楼"), ("n3", "地下室")]
    text = read(answer)
    assert "Shown are 2 of 3, numbered as in the list." in text
    assert "A number in a broken ring may fit: please ask." in text
    assert re.search("3 地下室 丁 Not on the map: nobody has stated where it is.", text)


def test_rooms_of_one_center_are_one_point(client, rooms):
    answer = client.get("/en/rooms/map/?area=&sort=name")
    assert [(text, name) for text, _, name in pins(answer)] == [
        ("×2", "2 near each other: 1 大厅 · 甲, 2 角落 · 甲"),
        ("3", "3 阁楼 · 丙"),
    ]
    assert "broken ring" not in read(answer)


def test_the_rooms_beyond_the_page_are_dots(client, rooms):
    center = make_center(slug="e", latitude=31.24, longitude=121.48)
    for n in range(20):
        make_room(center=center, slug=f"r{n:02}", name=f"9{n:02}")
    answer = client.get("/en/rooms/map/?sort=name&page=2")
    assert len(items(answer)) == 4
    assert re.search(r'<path class="dots" d="(.*?)"', answer.text)[1].count("M") == 1


def test_the_rooms_as_a_list_and_on_the_map_lead_to_each_other(client, rooms):
    asked = "?people=12&amp;near=center%3Aa&amp;walk=10&amp;answer=yes"
    there, back = (
        client.get(f"/en/rooms/{path}{asked.replace('&amp;', '&')}&page=1") for path in ("", "map/")
    )
    assert f'href="/en/rooms/map/{asked}">Show on the map' in there.text
    assert f'href="/en/rooms/{asked}">Show as a list' in back.text
    nothing = client.get("/en/rooms/map/?q=none")
    assert (
        "<figure" in nothing.text,
        '<a class="button" href="/en/rooms/map/">' in nothing.text,
    ) == (False, True)
