"""What is kept of a search for its other pages shows on each what that page would show alone."""

import re

import pytest

from centers.clock import MOMENT
from centers.models import Room
from centers.models import reference as references
from centers.models.reference import MOST_LARGE, Making, reference
from centers.rules.timetable import Timetable
from tests.factories import (
    lend_to,
    make_amenity,
    make_area,
    make_offer,
    make_phone,
    make_room,
    state,
)
from tests.rules.places import at, on, weekly
from tests.timetables import save_centers

DATE = "date=2099-06-03"
NEAR = ["near=31.230,121.470", "near=31.300,121.500"]
SEARCHES = [
    f"{page}?{search}&{near}"
    for page, asked in (
        ("/centers/", ["service=haircut", "walk=30", "open=now&sort=name"]),
        ("/rooms/", ["people=12", f"{DATE}&answer=yes", "walk=5&answer=ask", "amenity=wifi"]),
        ("/en/rooms/", ["people=12", f"{DATE}&answer=ask"]),
    )
    for search in asked
    for near in NEAR
]


@pytest.mark.django_db(transaction=True)
def test_a_page_is_what_it_would_be_alone(client):
    centers = save_centers([Timetable(weekly("1234567", "09:00-17:00")), Timetable()] * 2)
    for n, center in enumerate(centers):
        center.slug, center.name, center.area = f"tea-{n}", "Tea", make_area("310107")
        center.latitude, center.longitude = 31.23 + n / 50, 121.47
        center.save()
        make_offer(center, "haircut")
        for people in (10, 12, None):
            stated = {"people": people, "notice_days": 1, "checked_on": on("11-16")}
            state(lend_to(make_room(center=center, **stated), "business"), "wifi", present=n > 1)

    mixed = {search: client.get(search).content for search in SEARCHES}

    for search, shown in mixed.items():
        references.kept.clear()
        assert client.get(search).content == shown, search


@pytest.mark.django_db(transaction=True)
def test_a_page_tells_of_its_minute(client):
    (center,) = save_centers([Timetable(weekly("12345", "09:00-17:00"))])
    make_phone("021-0000 0001", of=center, answered="1-5 09:00-12:00")
    stated = {"people": 12, "notice_days": 1, "occupied_known_until": on("12-31")}
    make_room(center=center, checked_on=on("11-16"), **stated)
    moments = [f"2026-11-{day} {time}" for day in (23, 24) for time in ("08:59", "11:59", "17:00")]
    pages = ["/centers/", "/rooms/", "/rooms/?people=12", "/rooms/?open=now"]
    pages.append("/rooms/?date=2026-11-24&from=10:00&to=12:00&answer=yes")

    def shown(page: str, moment: str) -> bytes:
        return client.get(page, **{MOMENT: at(moment).timestamp()}).content

    mixed = {(page, moment): shown(page, moment) for moment in moments for page in pages}

    for asked, content in mixed.items():
        references.kept.clear()
        assert shown(*asked) == content, asked
    for page in pages:
        assert len({mixed[page, moment] for moment in moments[:3]}) > 1, page


@pytest.mark.django_db(transaction=True)
def test_a_form_made_once_for_all_pages_of_a_search_is_not_that_of_another(client):
    make_room()
    searches = {
        f"{page}?people=12&sort={order}": order
        for page in ("/centers/", "/map/", "/rooms/", "/rooms/map/")
        for order in ("", "name", "checked")
    }

    for address, order in [*searches.items(), *searches.items()]:
        shown = client.get(address).content.decode()
        chosen = [one for one in ("", "name", "checked") if f'value="{one}" selected>' in shown]
        assert order in chosen, address
        assert {*chosen} <= {order, ""}, address
        assert ("12" in re.findall(r'name="people" value="(\d+)"', shown)) == ("rooms" in address)
    assert 'name="people" value="13"' in client.get("/rooms/?people=13").content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_edit_is_in_the_next_page_of_a_search(client):
    room = make_room(people=12)
    make_amenity("projector")

    def found() -> tuple[int, int]:
        results = client.get("/rooms/?people=12").context["results"]
        return results.count, results.facets["amenity"]["projector"]

    assert found() == (1, 0)
    state(room, "projector")
    assert found() == (1, 1)
    Room.objects.update(people=3)
    assert found() == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_few_large_things_are_kept(client):
    for people in range(1, 3 * MOST_LARGE):
        client.get(f"/rooms/?people={people}")
    assert len(reference().large.made) == MOST_LARGE


def test_what_is_made_for_a_key_is_made_once():
    making = Making(2)
    made = [making.once(key, lambda key=key: [key]) for key in "abab"]
    assert made[0] is made[2]
    assert made[1] is made[3]
    making.once("a", list)
    making.once("c", list)
    assert making.once("a", list) == ["a"]
    assert making.once("b", list) == []
