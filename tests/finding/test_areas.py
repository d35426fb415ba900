"""Areas: the districts with counts, what one offers, and what is missing there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centers.models import Area, WeeklyHours
from centers.search.keeping import gathered
from tests.factories import (
    make_amenity,
    make_area,
    make_center,
    make_offer,
    make_room,
    make_service,
)
from tests.factories import state as state_of
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
@gathered()
def town(standing):
    district = make_area("310107", name="普陀区", name_en="Putuo")
    street = make_area("310107005", name="长风", name_en="Changfeng", parent=district)
    make_area("310108", name="别区", name_en="Elsewhere")
    make_service("haircut")
    make_amenity("piano")
    center = make_center(area=street, name="Hall")
    make_offer(center, "canteen")
    state_of(center, "wifi")
    make_room(center=center, name="Teahouse")
    make_room(center=center, name="Secret", status="draft")
    draft = make_center(area=street, status="draft")
    make_offer(draft, "haircut")
    state_of(draft, "piano")
    make_room(center=draft)
    make_center(area=district)


def counts(code, name, centers, rooms):
    url = f"http://testserver/en/areas/{code}/"
    return {"code": code, "name": name, "url": url, "centers": centers, "rooms": rooms}


def test_the_districts_are_counted_with_what_is_in_the_streets_inside_them(client):
    assert client.get("/en/areas.json").json() == {
        "areas": [
            counts("310107", "Putuo", 2, 1) | {"areas": [counts("310107005", "Changfeng", 1, 1)]},
            counts("310108", "Elsewhere", 0, 0) | {"areas": []},
        ]
    }
    assert read(client.get("/en/areas/")) == (
        "Areas What is within 15 minutes on foot, and open when you need it "
        "Putuo 2 centers · 1 room 1 area inside Changfeng1 center · 1 room "
        "Elsewhere 0 centers · 0 rooms"
    )


def test_an_area_tells_what_it_offers_and_what_is_missing(client):
    found = client.get("/en/areas/310107.json").json()
    assert found.pop("as_of")
    assert found == counts("310107", "Putuo", 2, 1) | {
        "parent": None,
        "open_now": 0,
        "services": {"haircut": 0, "canteen": 1},
        "amenities": {"piano": 0, "wifi": 1},
        "missing_services": ["haircut"],
        "areas": [counts("310107005", "Changfeng", 1, 1)],
    }


def test_the_page_of_an_area_leads_to_its_centers_and_to_what_is_missing(client):
    answer = client.get("/en/areas/310107/")
    assert read(answer) == (
        "Putuo 2 centers 0 open now for certain 1 room Booklet "
        "Rooms Teahouse Hall "
        "By service Canteen (1) "
        "No center here states that it offers "
        "One of them may offer it all the same: phone and ask. "
        "Each leads to the centers that state it. Haircut "
        "By what is there Wifi (1) "
        "Areas inside Changfeng1 center · 1 room"
    )
    page = answer.content.decode()
    assert '<a href="/en/centers/?area=310107&amp;service=canteen">' in page
    assert '<a href="/en/centers/?service=haircut">' in page


def test_the_page_of_an_area_names_what_is_open_and_the_first_of_many_rooms(get_as_of):
    center = make_center(slug="open", name="Always", area=make_area("310107"))
    for weekday in range(1, 8):
        WeeklyHours.objects.create(
            center=center, weekday=weekday, opens_minute=0, closes_minute=1440
        )
    for number in range(12):
        make_room(center=center, name=f"Room {number}")
    page = get_as_of("2026-11-03T10:00", "/en/areas/310107/")
    rooms = " ".join(f"Room {number} Always" for number in range(12))
    assert f"Open now Always hours never checked Rooms {rooms} All rooms here By service" in read(
        page
    )
    assert '<a href="/en/rooms/?area=310107">All rooms here</a>' in page.content.decode()


def test_an_area_without_a_center_says_so_and_leads_to_those_around_it(client):
    make_area("310107009", parent=Area.objects.get(pk="310107"), name_en="Zhenru")
    answer = client.get("/en/areas/310107009/")
    assert read(answer) == "Zhenru No center is listed here. Centers in Putuo All centers"
    assert 'href="/en/centers/?area=310107">' in answer.text


def test_an_area_whose_centers_are_placed_leads_to_the_nearest_of_what_is_missing(client):
    make_center(area=make_area("310107"), latitude=31.2, longitude=121.4)
    page = client.get("/en/areas/310107/").content.decode()
    assert '<a href="/en/centers/?service=haircut&amp;near=area:310107">' in page


@pytest.mark.parametrize("code", ["999", "x", "9" * 300, "-1"])
def test_an_unknown_area_is_not_found(client, code):
    answers = [client.get(f"/areas/{code}{twin}") for twin in ("/", ".json")]
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize(
    "address", ["/areas/", "/areas.json", "/areas/310107/", "/areas/310107.json"]
)
def test_an_area_asks_the_database_as_often_for_nine_centers_as_for_one(client, address):
    def queries():
        client.get(address)  # Reads timetables that nobody has asked for.
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for_one = queries()
    for number in range(9):
        center = make_center(area=make_area(f"31010700{number}", parent=make_area("310107")))
        make_offer(center, f"service-{number}")
        state_of(center, f"amenity-{number}")
        make_room(center=center)
    assert queries() == for_one
    assert for_one <= 16
