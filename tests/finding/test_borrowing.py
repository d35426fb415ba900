"""The page of a room for a wish: its answer, the fortnight, whom to call, what else would do."""

import pytest

from centers.models import Occupied
from centers.rules.timetable import Timetable
from tests.factories import make_amenity, make_phone, make_room
from tests.reading import read
from tests.rules.places import at, on, weekly
from tests.timetables import save_centers

pytestmark = pytest.mark.django_db

MONDAY = "2026-11-30T10:00"
SATURDAY = "2026-11-28T10:00"
AFTERNOON = "date=2026-12-03&from=14:00&to=16:00"
OFFICE = Timetable(weekly("12345", "09:00-17:00"))
STATED = {
    "people": 12,
    "notice_days": 1,
    "occupied_known_until": on("12-06"),
    "checked_on": on("11-16"),
}


@pytest.fixture(autouse=True)
def room():
    """A room that is taken on Thursday afternoon, and another one in the center next door."""
    here, there = save_centers([OFFICE, OFFICE])
    here.slug, here.name, here.name_en = "changfeng", "长风", "Changfeng"
    there.slug, there.name, there.name_en = "next", "隔壁", "Next Door"
    for center, latitude in ((here, 31.23), (there, 31.239)):
        center.latitude, center.longitude = latitude, 121.47
        center.save()
        make_phone(f"021-0000 000{center.pk % 10}", of=center, answered="1-5 09:00-12:00")
    make_amenity("projector", name="投影仪", name_en="Projector")
    make_room(center=there, slug="hall", name="大厅", name_en="Hall", **STATED)
    room = make_room(center=here, slug="tea", name="茶室", name_en="Tea Room", **STATED)
    Occupied.objects.create(room=room, starts=at("2026-12-03 13:00"), ends=at("2026-12-03 16:00"))
    return room


@pytest.fixture
def page(get_as_of):
    """A function that tells what the page of the room says, between two of its words."""

    def told(query, first, last, moment=MONDAY):
        words = read(get_as_of(moment, f"/en/rooms/changfeng/tea/?{query}"))
        return words.partition(first)[2].partition(last)[0].strip()

    return told


def test_a_wish_that_is_refused_is_told_why_and_what_would_do(page):
    assert page(f"people=12&{AFTERNOON}", "For your wish", "Open until") == (
        "People: 12 · Day: Thu 3 Dec · From: 14:00 · Until: 16:00 "
        "Does not fit: taken then; free that day 09:00–13:00 and 16:00–17:00 "
        "This room on another day Fri 4 Dec fits Mon 7 Dec may fit: please ask "
        "Tue 8 Dec may fit: please ask "
        "Rooms nearby that would do Hall Next Door fits · 1.0 km away All rooms for this wish"
    )


def test_a_room_nearby_may_be_in_the_same_center(page, room):
    make_room(center=room.center, slug="den", name="书房", name_en="Den", **STATED)
    nearby = page(f"people=12&{AFTERNOON}", "Rooms nearby that would do", "All rooms")
    assert nearby == "Den Changfeng fits · in the same center Hall Next Door fits · 1.0 km away"


def test_a_wish_that_fits_is_told_by_when_to_phone(page, room):
    fits = page("people=12&date=2026-12-03&from=10:00&to=12:00", "For your wish", "Open until")
    number = room.center.phones[0].number
    assert fits == (
        "People: 12 · Day: Thu 3 Dec · From: 10:00 · Until: 12:00 "
        f"Fits what you ask for phone {number} by Wed 2 Dec 12:00 "
        "What to say on the phone What to bring All rooms for this wish"
    )


def test_without_a_wish_nothing_is_answered(page):
    assert page("", "Tea Room", "For how many").count("For your wish") == 0


def test_a_wish_that_cannot_be_read_is_told_and_loses_nothing(get_as_of):
    words = read(get_as_of(MONDAY, "/en/rooms/changfeng/tea/?people=x"))
    assert "The wish in the address cannot be read people: Write a whole number" in words
    answer = get_as_of(MONDAY, "/en/rooms/changfeng/tea.json?people=x")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["people"])


def test_the_fortnight_tells_what_is_open_taken_free_and_not_known(page):
    days = page("", "Day Open Taken Free", "Taken times are published")
    assert days.startswith(
        "Mon 30 Nov 09:00–17:00 nothing 09:00–17:00 Tue 1 Dec 09:00–17:00 nothing 09:00–17:00 "
        "Wed 2 Dec 09:00–17:00 nothing 09:00–17:00 "
        "Thu 3 Dec 09:00–17:00 13:00–16:00 09:00–13:00, 16:00–17:00 "
        "Fri 4 Dec 09:00–17:00 nothing 09:00–17:00 Sat 5 Dec closed nothing – "
        "Sun 6 Dec closed nothing – Mon 7 Dec 09:00–17:00 not known please ask "
    )


@pytest.mark.parametrize(
    ("moment", "now"),
    [
        (MONDAY, "call now: answered until 12:00 today"),
        (SATURDAY, "answered again Mon 30 Nov 09:00"),
    ],
)
def test_it_says_whether_to_call_now(page, moment, now):
    assert page("", "answered Monday–Friday 09:00–12:00", "For how many", moment).startswith(now)


def test_the_script_is_filled_from_the_wish_in_both_languages(page):
    query = f"people=12&amenity=projector&{AFTERNOON}"
    assert page(query, "What to say on the phone", "Report a mistake") == (
        "您好，我想借用长风的“茶室”。时间是周四 12月3日 14:00–16:00。一共 12 人。需要：投影仪。"
        "请问是免费的吗？请问那时有空吗？需要带什么材料？ "
        "Hello, I would like to borrow the room “Tea Room” at Changfeng. "
        "It is for Thu 3 Dec, 14:00–16:00. There will be 12 people. We need: Projector. "
        "Is it free of charge? Is the room free then, and what should we bring?"
    )


def test_the_data_of_a_room_holds_its_answer(get_as_of):
    answer = get_as_of(MONDAY, f"/en/rooms/changfeng/tea.json?people=12&{AFTERNOON}").json()
    assert (answer["answer"], [one["code"] for one in answer["reasons"]]) == ("no", ["occupied"])
