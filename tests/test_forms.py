"""What the searches make of their parameters: good values, bad values, and those taken away."""

import pytest
from django.http import QueryDict
from django.utils import translation

from centers.forms import CenterSearchForm, RoomSearchForm
from centers.models import Center, Room

from .factories import (
    make_amenity,
    make_area,
    make_audience,
    make_center,
    make_offer,
    make_room,
    make_service,
    state,
)
from .rules.places import at

pytestmark = pytest.mark.django_db

NOW = at("2026-11-23 10:00")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def search_centers(query):
    return CenterSearchForm(QueryDict(query), NOW)


def search_rooms(query):
    return RoomSearchForm(QueryDict(query), NOW)


NUMBER = ["Write a whole number, such as 12."]
MOMENT = "Write “now”, or a moment from 2000 to 2099 such as 2026-12-03T19:00."
BAD_MOMENTS = [
    "soon",
    "2026-12-03",
    "2026-12-03T24:00",
    "2026-02-29T10:00",
    "2026-12-03T19:00Z",
    "2026-12-03 19:00",
    "1999-12-31T23:59",
    "2100-01-01T00:00",
    "２０26-12-03T19:00",
    "%00",
]
BAD_VALUES = [
    ("people=abc", {"people": NUMBER}),
    ("people=0", {"people": ["Enter 1 or more."]}),
    ("people=-3", {"people": ["Enter 1 or more."]}),
    ("people=1.5", {"people": NUMBER}),
    ("people=" + "9" * 30, {"people": ["Write a number up to 100000."]}),
    ("people=" + "9" * 10_000, {"people": NUMBER}),
    ("page=x", {"page": NUMBER}),
    ("page=0", {"page": ["Enter 1 or more."]}),
    ("area=999999", {"area": ["We do not know this area."]}),
    ("amenity=wings", {"amenity": ["We do not know this amenity."]}),
    ("amenity=wifi&amenity=wings", {"amenity": ["We do not know this amenity."]}),
    ("for=ghosts", {"for": ["We do not know this audience."]}),
    ("q=" + "a" * 101, {"q": ["Write fewer words: 100 characters at most."]}),
    *((f"open={value}", {"open": [MOMENT]}) for value in BAD_MOMENTS),
    ("q=%00", {"q": ["Write words and numbers only."]}),
    (
        "people=x&for=ghosts",
        {"people": NUMBER, "for": ["We do not know this audience."]},
    ),
]


@pytest.mark.parametrize(("query", "messages"), BAD_VALUES, ids=lambda value: str(value)[:40])
def test_a_bad_value_is_told_by_its_parameter_and_finds_nothing(query, messages):
    make_amenity("wifi")
    make_room()
    form = search_rooms(query)
    assert list(form.filter(Room.objects.published())) == []
    assert form.messages == messages


def test_an_unknown_service_is_told():
    assert search_centers("service=alchemy").messages == {
        "service": ["We do not know this service."]
    }


GOOD_VALUES = [
    "",
    "q=&area=&amenity=&people=&for=&page=",
    "unknown=1&q[]=x",
    "open=now&open=2026-12-03T19:00&open=",
    "open=2000-01-01T00:00",
    "open=2099-12-31T23:59",
    "people=１２",
    "people= 12 ",
    "amenity=wifi&amenity=wifi&amenity=",
    "q=%FF%FE",
]


@pytest.mark.parametrize("query", GOOD_VALUES)
def test_an_empty_or_unknown_parameter_is_no_error(query):
    make_amenity("wifi")
    assert search_rooms(query).messages == {}


def test_each_value_of_a_repeated_parameter_must_hold():
    both, one = make_center(), make_center()
    make_offer(both, "haircut")
    make_offer(both, "canteen")
    make_offer(one, "haircut")
    form = search_centers("service=haircut&service=canteen")
    assert list(form.filter(Center.objects.published())) == [both]


def test_every_parameter_narrows_the_search():
    right = make_room(
        name="茶室", people=12, center=make_center(area=make_area("310107"), name="长风")
    )
    make_amenity("wifi")
    state(make_room(name="小间", people=3), "wifi", present=False)
    right.audiences.add(make_audience("business"))
    make_room(name="别处", people=20).audiences.add(make_audience("elder"))
    for query in ("q=茶", "area=310107", "people=12&for=business", "q=长风&people=12&amenity=wifi"):
        found = search_rooms(query).filter(Room.objects.published())
        assert (query, list(found)) == (query, [right])


def test_a_facet_is_the_same_search_ignoring_its_own_field():
    make_center(name="a", area=make_area("310107"))
    make_center(name="b", area=make_area("310108"))
    make_center(name="c")
    form = search_centers("area=310107&q=%20")
    ignoring = form.filter(Center.objects.published(), ignoring="area")
    assert [center.name for center in ignoring] == ["a", "b", "c"]


def test_each_chosen_value_can_be_taken_away_again():
    make_area("310107", name_en="Putuo")
    make_service("haircut")
    make_service("canteen")
    form = search_centers("service=haircut&service=canteen&area=310107&q=tea&page=2&unknown=1")
    assert form.is_valid()
    assert [(chip.label, chip.without.urlencode()) for chip in form.chips] == [
        ("Search for: tea", "area=310107&service=haircut&service=canteen"),
        ("all of Putuo", "q=tea&service=haircut&service=canteen"),
        ("Haircut", "q=tea&area=310107&service=canteen"),
        ("Canteen", "q=tea&area=310107&service=haircut"),
    ]


def test_the_moment_asked_for_is_named_and_can_be_taken_away():
    form = search_rooms("open=now&q=tea&open=2026-12-03T19:00&open=")
    assert form.is_valid()
    assert [(chip.label, chip.without.urlencode()) for chip in form.chips] == [
        ("Search for: tea", "open=2026-12-03T19%3A00"),
        ("Open: 3 Dec 2026 19:00", "q=tea"),
    ]
    now = search_rooms("open=now")
    assert now.is_valid()
    assert [chip.label for chip in now.chips] == ["Open: now"]


def test_two_ways_to_write_a_search_have_one_address():
    make_amenity("wifi")
    one = search_rooms("people=12&q=tea&unknown=1&amenity=&amenity=wifi&page=1")
    other = search_rooms("amenity=wifi&q=%20tea&people=012")
    assert one.is_valid()
    assert other.is_valid()
    assert (one.query(), other.query()) == ("q=tea&people=12&amenity=wifi",) * 2


def test_the_page_is_part_of_the_address_of_a_search():
    form = search_rooms("page=3")
    assert form.is_valid()
    assert form.query() == "page=3"


def test_a_page_beyond_the_end_is_told_and_empty():
    make_room()
    form = search_rooms("page=2")
    page = form.page_of(form.filter(Room.objects.published().surest_first()))
    assert (list(page), form.messages) == (
        [],
        {"page": ["There is no such page: the last is 1."]},
    )


def test_areas_are_offered_by_district_and_amenities_by_group():
    district = make_area("310107", name_en="Putuo")
    make_area("310107005", name_en="Changfeng", parent=district)
    make_amenity("stage", group="equipment")
    make_amenity("wifi", group="comfort")
    form = search_rooms("")
    assert list(form.fields["area"].choices) == [
        ("", "the whole city"),
        ("Putuo", [("310107", "all of Putuo"), ("310107005", "Changfeng")]),
    ]
    assert form.fields["amenity"].choices == [
        ("comfort", [("wifi", "Wifi")]),
        ("equipment", [("stage", "Stage")]),
    ]
