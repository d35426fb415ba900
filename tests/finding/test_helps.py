"""What would help where few rooms are certain to do, and what rules most out where none is left."""

from urllib.parse import urlsplit

import pytest

from centers.models import Occupied
from centers.rules.timetable import Timetable
from centers.search.keeping import gathered
from tests.factories import make_phone, make_room, state
from tests.rules.places import at, on, weekly
from tests.timetables import save_centers

pytestmark = pytest.mark.django_db

MONDAY = "2026-11-30T10:00"
THURSDAY = "date=2026-12-03&from=14:00&to=16:00"
WORKDAYS = Timetable(weekly("12345", "09:00-17:00"))
STATED = {
    "people": 12,
    "notice_days": 1,
    "occupied_known_until": on("12-31"),
    "checked_on": on("11-16"),
}


@pytest.fixture(scope="module", autouse=True)
@gathered()
def town(standing):
    """A center here with four rooms and one two kilometers away with one, open on workdays."""
    here, there = save_centers([WORKDAYS, WORKDAYS])
    for center, latitude in ((here, 31.23), (there, 31.248)):
        center.latitude, center.longitude = latitude, 121.47
        center.save()
        make_phone(f"021-0000 000{center.pk % 10}", of=center)
    taken = [make_room(center=here, slug=f"taken-{n}", **STATED) for n in range(2)]
    for room in taken:
        Occupied.objects.create(
            room=room, starts=at("2026-12-03 15:30"), ends=at("2026-12-03 17:00")
        )
    make_room(center=here, slug="free", **STATED)
    make_room(center=here, slug="unchecked", **STATED | {"checked_on": None})
    state(make_room(center=there, slug="far", **STATED), "projector")
    for room in taken:
        state(room, "projector", present=False)


@pytest.fixture
def find(get_as_of):
    """A function that gets the data of a search."""
    return lambda address: get_as_of(MONDAY, address).json()


def helps(data):
    return {one["change"]: one["count"] for one in data["helps"]}


def test_other_times_and_days_are_offered_where_they_bring_more(find):
    found = find(f"/en/rooms.json?people=12&{THURSDAY}")
    assert (found["sure"], found["ask"]) == (2, 1)
    assert helps(found) == {
        "half an hour earlier: 13:30–15:30": 4,
        "an hour earlier: 13:00–15:00": 4,
        "at the same time on Fri 4 Dec": 4,
        "at the same time on Mon 7 Dec": 4,
        "at the same time on Tue 8 Dec": 4,
        "at the same time on Wed 9 Dec": 4,
        "at the same time on Thu 10 Dec": 4,
    }


def test_a_wish_for_all_day_is_tried_on_other_days_alone(find):
    found = find("/en/rooms.json?date=2026-12-05&from=00:00&to=24:00")
    assert (found["sure"], found["helps"]) == (0, [])


@pytest.mark.parametrize(
    "query",
    [
        f"people=12&{THURSDAY}",
        f"people=12&amenity=projector&{THURSDAY}",
        f"people=12&{THURSDAY}&near=31.230,121.470&within=1",
        f"people=12&{THURSDAY}&near=31.230,121.470&walk=5",
        f"people=12&{THURSDAY}&answer=yes",
        "people=12&date=2026-12-05",
    ],
)
def test_each_link_finds_as_many_as_it_says(find, query):
    found = find(f"/en/rooms.json?{query}")
    assert found["helps"]
    for one in found["helps"]:
        link = urlsplit(one["url"])
        linked = find(f"{link.path}?{link.query}")
        assert (one["change"], linked["ask" if one["asking"] else "sure"]) == (
            one["change"],
            one["count"],
        )


def test_one_amenity_less_and_a_longer_way_are_offered(find):
    here = "near=31.230,121.470&within=1.5"
    without = find(f"/en/rooms.json?people=12&amenity=projector&{THURSDAY}")
    further = find(f"/en/rooms.json?people=12&{here}")
    assert (helps(without)["without: Projector"], helps(further)) == (2, {"within 3 km": 4})


def test_rooms_to_ask_about_are_offered_to_who_asked_for_certain_ones(find):
    found = find(f"/en/rooms.json?people=12&{THURSDAY}&answer=yes")
    assert helps(found)["with rooms that one must ask about"] == 1


def test_nothing_is_offered_where_enough_rooms_fit_or_nothing_is_wished(find):
    for n in range(5):
        make_room(slug=f"more-{n}", **STATED)
    assert [find(f"/en/rooms.json?{query}")["helps"] for query in ("people=12", "", "q=x")] == [
        [],
        [],
        [],
    ]


def test_where_nothing_is_left_the_wish_that_rules_most_out_is_told(find):
    found = find(f"/en/rooms.json?people=12&amenity=projector&layout=rows&people=500&{THURSDAY}")
    blame = found["ruled_out_most"]
    assert (found["count"], blame["wish"], blame["count"], blame["of"]) == (0, "People: 500", 5, 5)
    link = urlsplit(blame["url"])
    assert "people=" not in link.query
    assert find(f"{link.path}?{link.query}")["count"] > 0


def test_where_no_room_lies_at_the_place_the_place_is_told(find):
    found = find("/en/rooms.json?people=12&near=31.200,121.400&walk=5")
    blame = found["ruled_out_most"]
    assert (blame["wish"], blame["count"], blame["of"]) == (
        "at most 5 minutes on foot (estimate)",
        5,
        5,
    )
    link = urlsplit(blame["url"])
    assert find(f"{link.path}?{link.query}")["count"] > 0


def test_the_page_says_the_same(get_as_of):
    page = get_as_of(MONDAY, f"/en/rooms/?people=12&{THURSDAY}").content.decode()
    assert "half an hour earlier: 13:30–15:30</a>" in page
    nothing = get_as_of(MONDAY, f"/en/rooms/?people=500&{THURSDAY}").content.decode()
    assert "“People: 500” rules most out: 5 of 5 rooms." in nothing
