"""A wish as it stands in an address: what it comes to, what is wrong with it, how it reads."""

import pytest
from django.http import QueryDict

from centers.forms import RoomSearchForm
from centers.models import Room
from centers.rules.wish import Wish
from tests.factories import make_amenity, make_area, make_audience, make_room
from tests.rules.places import at, on

pytestmark = pytest.mark.django_db

NOW = at("2026-11-24 10:00")
THURSDAY = on("12-03")
DAY = ["Write a day from 2000 to 2099 such as 2026-12-03."]
TIME = ["Write a time such as 14:00."]
LATE = ["The end is before the start. A use past midnight may last until 06:00."]
NO_DAY = ["Choose a day as well, to say from when until when."]


def search(query):
    return RoomSearchForm(QueryDict(query), NOW)


GOOD = [
    ("", Wish()),
    ("people=12", Wish(people=12)),
    ("layout=u_shape&free=1", Wish(layout="u_shape", free_only=True)),
    ("amenity=wifi&amenity=&amenity=wifi", Wish(amenities=("wifi",))),
    ("for=business", Wish(audience="business")),
    ("date=2026-11-24", Wish(date=NOW.date())),
    ("date=2026-12-03&from=14:00", Wish(date=THURSDAY, starts_minute=840)),
    ("date=2026-12-03&from=9:30&to=11:00", Wish(date=THURSDAY, starts_minute=570, ends_minute=660)),
    ("date=2026-12-03&from=0:00", Wish(date=THURSDAY, starts_minute=0)),
    (
        "date=2026-12-03&from=9:00:00&to=24:00",
        Wish(date=THURSDAY, starts_minute=540, ends_minute=1440),
    ),
    (
        "date=2026-12-03&from=22:00&to=06:00",
        Wish(date=THURSDAY, starts_minute=1320, ends_minute=360),
    ),
    ("date=2026-12-03&from=22:00&to=00:00", Wish(date=THURSDAY, starts_minute=1320, ends_minute=0)),
]


@pytest.mark.parametrize(("query", "wish"), GOOD)
def test_what_stands_in_an_address_is_a_wish(query, wish):
    make_amenity("wifi")
    make_audience("business")
    form = search(query)
    assert (form.messages, form.wish) == ({}, wish)


BAD = [
    ("date=2026-11-23", {"date": ["This day is over. Choose today or a later day."]}),
    ("date=tomorrow", {"date": DAY}),
    ("date=2026-02-30", {"date": DAY}),
    ("date=2026-12-3", {"date": DAY}),
    ("date=9999-12-31", {"date": DAY}),
    ("date=%00", {"date": DAY}),
    ("date=2026-12-03&from=25:00", {"from": TIME}),
    ("date=2026-12-03&from=24:00", {"from": TIME}),
    ("date=2026-12-03&from=14", {"from": TIME}),
    ("date=2026-12-03&from=-1:00", {"from": TIME}),
    ("date=2026-12-03&from=14:00&to=x", {"to": TIME}),
    ("date=2026-12-03&from=14:00&to=14:00", {"to": ["Write an end after the start."]}),
    ("date=2026-12-03&from=14:00&to=13:00", {"to": LATE}),
    ("date=2026-12-03&from=22:00&to=06:01", {"to": LATE}),
    ("date=2026-12-03&to=16:00", {"from": ["Write from when as well."]}),
    ("from=14:00", {"date": NO_DAY}),
    ("to=14:00", {"date": NO_DAY, "from": ["Write from when as well."]}),
    ("date=x&from=14:00&to=16:00", {"date": DAY}),
    ("layout=heap", {"layout": ["We do not know this layout."]}),
    ("free=yes", {"free": ["Write 1, or leave it out."]}),
    ("answer=no", {"answer": ["Write “yes” or “ask”."]}),
]


@pytest.mark.parametrize(("query", "messages"), BAD)
def test_what_cannot_be_wished_is_told_by_its_parameter_and_finds_nothing(query, messages):
    make_room()
    form = search(query)
    assert list(form.filter(Room.objects.published())) == []
    assert form.messages == messages


def test_a_wish_reads_in_words_and_each_part_can_be_taken_away():
    make_area("310107", name_en="Putuo")
    make_amenity("wifi")
    form = search(
        "people=12&layout=rows&date=2026-12-03&from=14:00&to=16:00&amenity=wifi&free=1&answer=yes"
    )
    assert form.is_valid()
    when = "date=2026-12-03&from=14%3A00&to=16%3A00"
    rest = "amenity=wifi&free=1&answer=yes"
    assert [(chip.label, chip.without.urlencode()) for chip in form.chips] == [
        ("People: 12", f"layout=rows&{when}&{rest}"),
        ("Layout: rows", f"people=12&{when}&{rest}"),
        ("Day: Thu 3 Dec", f"people=12&layout=rows&{rest}"),
        ("From: 14:00", f"people=12&layout=rows&date=2026-12-03&{rest}"),
        ("Until: 16:00", f"people=12&layout=rows&date=2026-12-03&from=14%3A00&{rest}"),
        ("Wifi", f"people=12&layout=rows&{when}&free=1&answer=yes"),
        ("free of charge", f"people=12&layout=rows&{when}&amenity=wifi&answer=yes"),
        ("fits", f"people=12&layout=rows&{when}&amenity=wifi&free=1"),
    ]  # fmt: skip


def test_a_wish_alone_is_what_a_link_to_a_room_carries():
    make_area("310107")
    form = search("q=tea&area=310107&people=012&date=2026-12-03&from=9:00&answer=ask&page=2")
    assert form.wishes
    assert form.wish_query == "people=12&date=2026-12-03&from=09%3A00"


@pytest.mark.parametrize(("query", "wishes"), [("q=tea&answer=yes", False), ("people=1", True)])
def test_words_and_places_are_no_wish(query, wishes):
    assert search(query).wishes is wishes
