"""Finding a room: which will do, which one must ask about, in which order, and what each says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centers.models import Occupied, RoomLayout
from centers.rules.timetable import Timetable
from tests.factories import lend_to, make_amenity, make_area, make_phone, make_room, state
from tests.reading import read
from tests.rules.places import at, on, weekly
from tests.timetables import save_centers

pytestmark = pytest.mark.django_db

MONDAY = "2026-11-30T10:00"
THURSDAY = "date=2026-12-03&from=14:00&to=16:00"
DAILY = Timetable(weekly("1234567", "09:00-21:00"))
CHECKED = on("11-16")
#: What a room states of which nothing about a wish for a time is in doubt.
STATED = {"notice_days": 1, "occupied_known_until": on("12-31"), "checked_on": CHECKED}


@pytest.fixture
def center():
    """A center in Putuo that is open every day, and has a phone."""
    (center,) = save_centers([DAILY])
    center.name, center.name_en, center.slug = "长风", "Changfeng", "changfeng"
    center.area = make_area("310107", name_en="Putuo")
    center.latitude, center.longitude = 31.23, 121.47
    center.checked_on = CHECKED
    center.save()
    make_phone("021-0000 0001", of=center, answered="1-5 09:00-17:00")
    return center


@pytest.fixture
def found(get_as_of):
    """A function that tells the names and answers of the rooms that a search finds."""

    def find(query):
        results = get_as_of(MONDAY, f"/rooms.json?{query}").json()["results"]
        return [(room["name"], room["answer"]) for room in results]

    return find


def test_what_fits_comes_before_what_may_fit_then_the_smallest_then_by_name(center, found):
    make_room(center=center, name="unchecked", people=12, **{**STATED, "checked_on": None})
    make_room(center=center, name="large", people=40, **STATED)
    make_room(center=center, name="small", people=5, **STATED)
    make_room(center=center, name="second of medium", people=20, **STATED)
    make_room(center=center, name="medium", people=20, **STATED)
    make_room(center=center, name="silent", checked_on=CHECKED)
    assert found(f"people=12&{THURSDAY}") == [
        ("medium", "yes"),
        ("second of medium", "yes"),
        ("large", "yes"),
        ("unchecked", "ask"),
        ("silent", "ask"),
    ]


def test_the_nearest_come_before_the_smallest(center, found):
    (far,) = save_centers([DAILY])
    far.latitude, far.longitude = 31.24, 121.47
    far.save()
    make_room(center=far, name="small and far", people=12, **STATED)
    make_room(center=center, name="a hall and near", people=90, **STATED)
    make_room(center=center, name="large and near", people=40, **STATED)
    make_room(center=center, name="unknown and near", **STATED)
    near = f"people=12&{THURSDAY}&near=31.230,121.470"
    assert (
        found(near)
        == found(f"{near}&sort=nearest")
        == [
            ("large and near", "yes"),
            ("a hall and near", "yes"),
            ("small and far", "yes"),
            ("unknown and near", "ask"),
        ]
    )
    assert found(f"{near}&within=1") == [
        ("large and near", "yes"),
        ("a hall and near", "yes"),
        ("unknown and near", "ask"),
    ]
    assert found(f"{near}&sort=name")[-1] == ("unknown and near", "ask")


def test_only_those_that_fit_or_only_those_to_ask_about_may_be_asked_for(center, found):
    make_room(center=center, name="sure", people=12, **STATED)
    make_room(center=center, name="silent", checked_on=CHECKED)
    assert found("people=12&answer=yes") == [("sure", "yes")]
    assert found("people=12&answer=ask") == [("silent", "ask")]


@pytest.mark.parametrize("answer", ["yes", "ask"])
def test_only_those_of_the_answer_asked_for_are_counted_and_paged(center, get_as_of, answer):
    sure = {"people": 12, **STATED}
    for stated in (*[sure] * 20, *[{**sure, "checked_on": None}] * 20):
        make_room(center=center, **stated)
    one = get_as_of(MONDAY, f"/rooms.json?people=12&answer={answer}").json()
    assert (one["count"], len(one["results"]), one["next"]) == (20, 20, None)
    assert get_as_of(MONDAY, f"/rooms.json?people=12&answer={answer}&page=2").status_code == 400


def test_a_count_of_a_wish_leaves_out_its_own_field(center, get_as_of):
    make_amenity("wifi")
    for name, people, layout in (("a", 12, "rows"), ("b", 12, "u_shape"), ("c", 5, "rows")):
        room = lend_to(make_room(center=center, name=name, people=people, **STATED), "business")
        RoomLayout.objects.create(room=room, layout=layout)
        state(room, "wifi", present=name != "b")
    facets = get_as_of(MONDAY, f"/rooms.json?people=12&layout=rows&{THURSDAY}").json()["facets"]
    layouts = dict.fromkeys(RoomLayout.Layout.values, 0)
    assert {name: facets[name] for name in ("area", "amenity", "for", "layout")} == {
        "area": {"310107": 1},
        "amenity": {"wifi": 1},
        "for": {"business": 1},
        "layout": layouts | {"rows": 1, "u_shape": 1},
    }


def test_a_result_says_what_it_answers_why_and_by_when_to_ask(center, get_as_of):
    room = make_room(center=center, slug="tea", name="茶室", people=12, fee="free", **STATED)
    state(room, "projector")
    make_amenity("microphone")
    Occupied.objects.create(room=room, starts=at("2026-12-04 14:00"), ends=at("2026-12-04 15:00"))
    asked = f"people=12&amenity=projector&amenity=microphone&{THURSDAY}&near=31.230,121.480"
    (result,) = get_as_of(MONDAY, f"/en/rooms.json?{asked}").json()["results"]
    shown = (
        "id", "url", "people", "layouts", "amenities", "fee", "answer", "reasons", "cautions",
        "ask_by", "how_to_ask", "ways", "distance_km", "walk_minutes", "checked_on",
    )  # fmt: skip
    assert {name: result[name] for name in shown} == {
        "id": "changfeng/tea",
        "url": "http://testserver/en/rooms/changfeng/tea/",
        "people": 12,
        "layouts": None,
        "amenities": {"projector": True, "microphone": None},
        "fee": "free",
        "answer": "ask",
        "reasons": [
            {
                "code": "amenity_not_stated",
                "text": "nobody stated whether it is there: Microphone",
                "amenity": "microphone",
            }
        ],
        "cautions": [],
        "ask_by": "2026-12-02T17:00:00+08:00",
        "how_to_ask": None,
        "ways": [
            {
                "way": "phone",
                "text": "phone 021-0000 0001 by Wed 2 Dec 17:00",
                "url": "tel:02100000001",
            }
        ],
        "distance_km": 0.95,
        "walk_minutes": 17,
        "checked_on": "2026-11-16",
    }


def test_a_room_that_is_taken_then_is_not_found(center, found):
    room = make_room(center=center, name="茶室", **STATED)
    Occupied.objects.create(room=room, starts=at("2026-12-03 15:00"), ends=at("2026-12-03 17:00"))
    assert found(THURSDAY) == []
    assert found("date=2026-12-03&from=17:00&to=19:00") == [("茶室", "yes")]


def test_the_page_says_at_a_glance_which_fit_and_what_to_do(center, get_as_of):
    room = make_room(
        center=center, slug="tea", name="Tea", people=20, kind="meeting", floor="2楼", fee="free",
        **STATED,
    )  # fmt: skip
    RoomLayout.objects.create(room=room, layout="rows", people=16)
    state(lend_to(room, "business"), "wifi")
    lend_to(make_room(center=center, name="Silent", checked_on=CHECKED), "business")
    asked = f"people=12&layout=rows&{THURSDAY}&amenity=wifi&for=business"
    assert read(get_as_of(MONDAY, f"/en/rooms/?{asked}")) == (
        "Rooms People: 12 × Layout: rows × Day: Thu 3 Dec × From: 14:00 × Until: 16:00 × Wifi × "
        "Business × Remove all 2 rooms Show on the map "
        "1 fits 1 may fit: something is not confirmed, please ask "
        "Putuo Tea Changfeng · floor 2 Fits what you ask for phone 021-0000 0001 by "
        "Wed 2 Dec 17:00 "
        "meeting room rows: up to 16 people free of charge Wifi For: Business checked 16 Nov 2026 "
        "Compare "
        "Putuo Silent Changfeng May fit: please ask: nobody stated how many people it holds "
        "nobody stated whether it comes in the layout “rows” "
        "nobody stated whether it is there: Wifi nobody published when it is taken "
        "nobody stated how long before one must ask "
        "phone 021-0000 0001 other space number of people: not confirmed fee: not confirmed "
        "Wifi: not confirmed, please ask For: Business checked 16 Nov 2026 "
        "Compare "
        "The same list as data: JSON GeoJSON CSV for spreadsheets"
    )


def test_a_room_is_linked_with_the_wish(center, get_as_of):
    make_room(center=center, slug="tea", people=12, **STATED)
    page = get_as_of(MONDAY, f"/en/rooms/?q=changfeng&people=12&{THURSDAY}").content.decode()
    wish = "people=12&amp;date=2026-12-03&amp;from=14%3A00&amp;to=16%3A00"
    assert f'<a href="/en/rooms/changfeng/tea/?{wish}">' in page


@pytest.mark.parametrize("twin", ["/rooms/", "/rooms.json"])
def test_more_rooms_take_no_more_queries(center, get_as_of, twin):
    numbers = []
    for rows in (5, 8):
        for _ in range(rows):
            state(lend_to(make_room(center=center, people=12, **STATED), "business"), "wifi")
        search = f"{twin}?people=12&{THURSDAY}&near=31.230,121.470"
        # What the timetables say of a date is read once for many pages.
        get_as_of(MONDAY, search)
        with CaptureQueriesContext(connection) as queries:
            get_as_of(MONDAY, search)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
