"""How many queries a page of the finder takes, whatever is wished."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centers.models import Occupied
from centers.rules.timetable import Timetable
from tests.factories import lend_to, make_amenity, make_area, make_phone, make_room, state
from tests.rules.places import at, on, weekly
from tests.searches import forget_searches
from tests.test_public_face import make_rich_center, queries_of
from tests.timetables import save_centers

DATE = "date=2099-06-03"
TIME = f"{DATE}&from=10:00&to=12:00"
WISHES = [
    "",
    "people=12",
    DATE,
    f"{DATE}&q=tea",
    f"{DATE}&area=310107&open=now",
    f"{DATE}&near=31.230,121.470&walk=5",
    f"{DATE}&near=area:310107&within=1",
    f"{DATE}&answer=yes",
    f"{TIME}&people=12&amenity=wifi&amenity=projector&layout=rows&for=business&free=1",
    f"{TIME}&near=area:310107&within=1&people=12&amenity=wifi",
    f"{TIME}&near=center:tea&walk=5",
    f"{TIME}&people=500",
    f"{TIME}&people=12&near=30.000,120.000&walk=5",
    f"{DATE}&q=nothing-of-the-kind",
    f"{DATE}&page=9",
    "people=x",
]


@pytest.mark.django_db(transaction=True)
def test_a_page_takes_few_queries_whatever_is_wished(client):
    (center,) = save_centers([Timetable(weekly("1234567", "09:00-17:00"))])
    center.slug, center.name, center.area = "tea", "Tea", make_area("310107")
    center.latitude, center.longitude = 31.23, 121.47
    center.save()
    make_phone("021-0000 0001", of=center, answered="1-5 09:00-12:00")
    make_amenity("projector")
    stated = {"people": 12, "notice_days": 1, "checked_on": on("11-16")}
    for n in range(3):
        room = make_room(center=center, slug=f"room-{n}", **stated)
        state(lend_to(room, "business"), "wifi")
        for day in (3, 4):
            Occupied.objects.create(
                room=room, starts=at(f"2099-06-0{day} 09:00"), ends=at(f"2099-06-0{day} 10:00")
            )
    numbers = {}
    for wish in WISHES:
        for page in ("/rooms/", "/rooms.json"):
            # What is the same for an edition and date has been read by the second time.
            client.get(f"{page}?{wish}")
            forget_searches()
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{page}?{wish}")
            numbers[f"{page}?{wish}"] = len(queries)
    assert {page: number for page, number in numbers.items() if number > 12} == {}


RICH = "amenity=wifi&for=business&people=1&layout=rows&free=1&near=31.230,121.470"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", [f"/rooms/?{RICH}&{TIME}", f"/rooms.json?{RICH}&{TIME}"])
def test_the_finder_asks_the_database_at_most_twelve_times(client, address):
    make_rich_center(0)
    queries_of(client, address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    assert len(captured) <= 12
