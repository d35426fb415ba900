"""Rooms side by side, at an address of their own."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centers.models import FormerSlug, RoomLayout

from .factories import lend_to, make_center, make_phone, make_room, state
from .reading import read

pytestmark = pytest.mark.django_db

BOTH = "room=tea/hall&room=tea/nook"
SATURDAY = "2026-11-28T12:00"


@pytest.fixture
def rooms():
    """A room that states much, and one that states nothing."""
    center = make_center(slug="tea", name="茶", name_en="Tea", address_en="1 Tea Road")
    hall = make_room(
        center=center, slug="hall", name_en="Hall", people=40, fee="free", notice_days=2,
        longest_minutes=120, step_free=True, checked_on="2026-11-20",
    )  # fmt: skip
    nook = make_room(center=center, slug="nook", name_en="Nook")
    make_phone("021-0000 0001", of=center)
    lend_to(hall, "business")
    state(hall, "wifi", quantity=2)
    state(hall, "piano", present=False)
    RoomLayout.objects.create(room=hall, layout="rows", people=40)
    return hall, nook


def test_the_same_facts_stand_row_by_row_and_unknown_is_not_confirmed(get_as_of, rooms):
    assert read(get_as_of(SATURDAY, f"/en/rooms/compare/?{BOTH}")) == (
        "Compare rooms Hall Tea Nook Tea "
        "Now Opening hours not known: please phone first hours never checked "
        "Opening hours not known: please phone first hours never checked "
        "Kind of room other space other space "
        "Most people 40 not confirmed "
        "rows 40 people not confirmed "
        "Floor area not confirmed not confirmed "
        "For whom Business not confirmed, please ask "
        "Step-free Yes not confirmed "
        "Wifi Yes × 2 not confirmed Piano No not confirmed "
        "Fee free of charge not confirmed "
        "Ask not confirmed, please ask Phone 021-0000 0001 "
        "not confirmed, please ask Phone 021-0000 0001 "
        "Notice at least 2 working days not confirmed, please ask "
        "Book ahead not confirmed not confirmed "
        "Longest use 2 hours not confirmed "
        "Conditions not confirmed not confirmed "
        "Documents to bring not confirmed not confirmed "
        "Address 1 Tea Road 1 Tea Road "
        "Checked checked 20 Nov 2026 never checked "
        "Keep or share the address of this page, or print it. What nobody has stated is shown as"
        " not confirmed; of amenities, only those appear that one of the rooms states."
    )


def test_a_layout_beside_others_is_no_and_without_any_not_confirmed(get_as_of, rooms):
    RoomLayout.objects.create(room=rooms[1], layout="standing")
    page = read(get_as_of(SATURDAY, f"/en/rooms/compare/?{BOTH}"))
    assert "rows 40 people No standing No Yes, number of people: not confirmed" in page


def test_the_order_is_that_of_the_address_and_a_former_one_leads_on(client, rooms):
    FormerSlug.objects.create(center=rooms[0].center, room=rooms[0], slug="old")
    found = client.get("/rooms/compare.json?room=tea/nook&room=tea/old&room=").json()["rooms"]
    assert [room["id"] for room in found] == ["tea/nook", "tea/hall"]


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ("", ["Choose two to four rooms."]),
        ("room=tea/hall&room=tea/hall", ["Choose two to four rooms."]),
        ("&".join(f"room=tea/{n}" for n in range(5)), ["Choose two to four rooms."]),
        ("room=tea/hall&room=tea/draft", ["We do not know this room: tea/draft"]),
        ("room=tea/hall&room=%00", ["We do not know this room: ?"]),
    ],
)
def test_what_cannot_be_compared_is_said(client, rooms, query, sentences):
    make_room(center=rooms[0].center, slug="draft", status="draft")
    answer = client.get(f"/en/rooms/compare.json?{query}")
    assert (answer.status_code, answer.json()) == (400, {"errors": {"room": sentences}})
    assert sentences[0] in read(client.get(f"/en/rooms/compare/?{query}"))


def test_the_list_offers_each_room_to_compare_without_a_script(client, rooms):
    page = client.get("/en/rooms/").content.decode()
    assert '<form class="ways-on" id="compare" method="get" action="/en/rooms/compare/">' in page
    assert page.count('form="compare" name="room" value="tea/') == 2


def test_the_wish_goes_along_and_each_room_answers_it(get_as_of, rooms):
    wish = "people=12&date=2026-12-03&from=14:00&to=16:00&amenity=wifi&amenity=piano"
    listed = get_as_of(SATURDAY, f"/en/rooms/?{wish}&sort=name").text
    form = listed[listed.index('id="compare"') :]
    sent = re.findall(r'<input type="hidden" name="(.*?)" value="(.*?)">', form)
    assert "&".join("=".join(pair) for pair in sent) == wish
    page = get_as_of(SATURDAY, f"/en/rooms/compare/?{BOTH}&{wish}")
    assert (
        "Compare rooms People: 12 · Day: Thu 3 Dec · From: 14:00 · Until: 16:00 · Wifi · Piano "
        "Hall Tea Nook Tea For your wish Does not fit: "
    ) in read(page)
    assert page.text.count(f"/?{wish.replace(':', '%3A').replace('&', '&amp;')}") == 3
    bad = read(get_as_of(SATURDAY, f"/en/rooms/compare/?{BOTH}&people=x"))
    assert "The wish in the address cannot be read people: Write a whole number" in bad
    assert "Kind of room other space other space" in bad


def test_four_rooms_take_no_more_queries_than_two(client, rooms):
    center = rooms[0].center
    for slug in ("three", "four"):
        state(make_room(center=center, slug=slug), "wifi")

    def queries(query):
        client.get(f"/rooms/compare/?{query}")  # Reads timetables that nobody has asked for.
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/rooms/compare/?{query}")
        return len(asked)

    four = f"{BOTH}&room=tea/three&room=tea/four"
    assert queries(four) == queries(BOTH)
    assert queries(f"{four}&people=12") == queries(f"{BOTH}&people=12")
