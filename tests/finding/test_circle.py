"""The 15-minute circle: what is within the walk and open, what is not, where the nearest is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centers.models import Center, SpecialDay, WeeklyHours
from centers.search.keeping import gathered
from tests.factories import make_area, make_center, make_offer, make_phone, make_service
from tests.reading import read
from tests.timetables import forget_timetables

pytestmark = pytest.mark.django_db

NEAR = "near=31.230,121.470"
MONDAY, SUNDAY = "open=2026-11-30T10:00", "open=2026-11-29T19:00"


def open_on(center: Center, weekdays: str) -> Center:
    """The center, open from 9 to 20 on some weekdays."""
    for weekday in weekdays:
        WeeklyHours.objects.create(
            center=center, weekday=int(weekday), opens_minute=540, closes_minute=1200
        )
    return center


def center_at(slug: str, latitude: float, weekdays: str = "", **fields: object) -> Center:
    """A center so far north of the place, with a name like its slug."""
    fields = {"name": slug, "name_en": slug.title(), "longitude": 121.47, **fields}
    return open_on(make_center(slug=slug, latitude=latitude, **fields), weekdays)


@pytest.fixture(scope="module", autouse=True)
@gathered()
def town(standing: None) -> None:
    for code in ("barber", "canteen", "library", "doctor", "market", "theatre"):
        make_service(code)
    weekdays = center_at("weekdays", 31.231, "12345", area=make_area("310107", name_en="Putuo"))
    sunday = center_at("sunday", 31.236, "67")
    unknown = center_at("unknown", 31.233)
    far = center_at("far", 31.245, "1234567")
    farther = center_at("farther", 31.5, "1234567")
    nowhere = make_center(slug="nowhere")
    draft = center_at("draft", 31.23, "1234567", status="draft")
    make_phone("021-0000 0001", of=weekdays)
    make_offer(weekdays, "barber")
    make_offer(weekdays, "canteen", hours="周一至周五 10:45–13:00")
    make_offer(weekdays, "library")
    make_offer(sunday, "barber")
    make_offer(sunday, "library", hours="周末")
    make_offer(unknown, "doctor")
    for center in (far, farther, draft):
        make_offer(center, "market")
        make_offer(center, "canteen")
    make_offer(far, "doctor", hours="周一 9:00–11:00")
    make_offer(nowhere, "theatre")
    make_offer(draft, "theatre")


def told(client, query: str) -> dict[str, tuple[object, ...]]:
    """Of each service the answer, and where it is within the walk and beyond, with its state."""
    answer = client.get(f"/en/circle.json?{query}").json()
    return {
        one["code"]: (one["answer"], where(one["within"]), one["more_within"], where(one["beyond"]))
        for one in answer["services"]
    }


def where(offered) -> tuple[str, str] | None:
    return offered and (offered["center"]["id"], offered["state"])


def test_a_monday_morning(client) -> None:
    assert told(client, f"{NEAR}&{MONDAY}") == {
        "barber": ("yes", ("weekdays", "open"), 0, None),
        "canteen": ("closed", ("weekdays", "closed"), 0, ("far", "open")),
        "library": ("yes", ("weekdays", "open"), 0, None),
        "doctor": ("ask", ("unknown", "not_confirmed"), 0, ("far", "open")),
        "market": ("not_stated", None, 0, ("far", "open")),
        "theatre": ("not_stated", None, 0, None),
    }


def test_a_sunday_evening(client) -> None:
    assert told(client, f"{NEAR}&{SUNDAY}") == {
        "barber": ("yes", ("sunday", "open"), 0, None),
        "canteen": ("closed", ("weekdays", "closed"), 0, ("far", "open")),
        "library": ("ask", ("sunday", "not_confirmed"), 0, None),
        "doctor": ("ask", ("unknown", "not_confirmed"), 0, ("far", "closed")),
        "market": ("not_stated", None, 0, ("far", "open")),
        "theatre": ("not_stated", None, 0, None),
    }


def test_the_surest_beyond_the_walk_is_told_before_the_nearest(client) -> None:
    far = Center.objects.get(slug="far")
    SpecialDay.objects.create(center=far, starts_on="2026-11-30", ends_on="2026-11-30")
    assert told(client, f"{NEAR}&{MONDAY}")["market"] == (
        "not_stated", None, 0, ("farther", "open"),
    )  # fmt: skip
    for n in range(12):
        make_offer(center_at(f"unsure-{n}", 31.25 + n / 1000), "market")
    assert told(client, f"{NEAR}&{MONDAY}")["market"][3] == ("farther", "open")
    assert told(client, f"{NEAR}&open=2026-11-30T22:00")["market"][3] == (
        "unsure-0",
        "not_confirmed",
    )


def test_one_that_is_on_is_found_behind_many_that_are_not(client) -> None:
    for n in range(12):
        center = center_at(f"morning-{n}", 31.24 + n / 2000)
        make_offer(center, "swimming", hours="周一至周日 6:00–8:00")
    make_offer(center_at("late", 31.26), "swimming", hours="周一至周日 18:00–22:00")
    found = {
        hour: told(client, f"{NEAR}&open=2026-12-01T{hour}")["swimming"][3]
        for hour in ("07:00", "12:00", "19:00")
    }
    assert found == {
        "07:00": ("morning-0", "open"),
        "12:00": ("morning-0", "closed"),
        "19:00": ("late", "open"),
    }


def test_the_circle_tells_of_its_place_its_hour_and_what_it_cannot_know(client) -> None:
    answer = client.get(f"/en/circle.json?{NEAR}&{MONDAY}").json()
    services = {one.pop("code"): one for one in answer.pop("services")}
    assert answer == {
        "near": {
            "value": "31.230,121.470",
            "name": "the point 31.230,121.470",
            "latitude": 31.23,
            "longitude": 121.47,
        },
        "as_of": "2026-11-30T10:00:00+08:00",
        "walk_minutes": 15,
        "reach_km": 0.865,
        "centers": 3,
        "centers_without_place": 1,
    }
    within = services["canteen"]["within"]
    assert (within["own_hours"], within["state"]) == ("周一至周五 10:45–13:00", "closed")
    center = within["center"]
    assert (center["name"], center["distance_km"], center["walk_minutes"], center["status"]) == (
        "Weekdays", 0.11, 2, "open",
    )  # fmt: skip
    assert center["phones"] == [{"number": "021-0000 0001", "label": None, "answered": None}]


def test_the_page_says_it_in_words(client) -> None:
    text = read(client.get(f"/en/circle/?{NEAR}&{MONDAY}"))
    assert re.sub(r"^.*?(?=3 centers lie)", "", text) == (
        "3 centers lie within an estimated walk of 15 minutes."
        " What follows holds on 30 Nov 2026 10:00."
        " 1 center is left out, as nobody has stated where it is: it may be near."
        " Within the walk, and open"
        " Barber Weekdays 110 m away · about 2 minutes on foot (estimate)"
        " 30 Nov 2026 10:00 · Open until 20:00 · hours never checked Phone 021-0000 0001"
        " Library Weekdays 110 m away · about 2 minutes on foot (estimate)"
        " 30 Nov 2026 10:00 · Open until 20:00 · hours never checked Phone 021-0000 0001"
        " Within the walk; whether it is open is not confirmed"
        " Doctor Unknown 330 m away · about 6 minutes on foot (estimate)"
        " 30 Nov 2026 10:00 · Opening hours not known: please phone first · hours never checked"
        " The nearest one open then Far 1.7 km away · about 29 minutes on foot (estimate)"
        " Open · hours of its own: 周一 9:00–11:00 · hours never checked"
        " Within the walk, but closed then"
        " Canteen Weekdays 110 m away · about 2 minutes on foot (estimate)"
        " Closed then · hours of its own: 周一至周五 10:45–13:00 · hours never checked"
        " Phone 021-0000 0001"
        " The nearest one open then Far 1.7 km away · about 29 minutes on foot (estimate)"
        " 30 Nov 2026 10:00 · Open until 20:00 · hours never checked"
        " No center within the walk states that it offers this"
        " One of them may offer it all the same: phone and ask."
        " Market"
        " The nearest one open then Far 1.7 km away · about 29 minutes on foot (estimate)"
        " 30 Nov 2026 10:00 · Open until 20:00 · hours never checked"
        " Theatre No center whose place is known states that it offers this."
        " Walks are estimated from the straight line; a way around a river or a fence takes longer."
        " JSON"
    )


def test_more_centers_alike_are_counted_and_linked(client) -> None:
    make_offer(center_at("second", 31.2312, "1"), "barber")
    page = client.get(f"/en/circle/?{NEAR}&{MONDAY}").content.decode()
    assert (
        '<a href="/en/centers/?near=31.230%2C121.470&amp;open=2026-11-30T10%3A00&amp;service=barber'
        '&amp;walk=15">1 more center alike within the walk</a>' in page
    )


def test_hours_to_choose_are_links(get_as_of) -> None:
    answer = get_as_of("2026-11-28T10:30", f"/en/circle/?{NEAR}")
    nav = re.search(r'<nav aria-labelledby="hour">.*?</nav>', answer.content.decode(), re.DOTALL)[0]
    place = "near=31.230%2C121.470&amp;open="
    assert re.findall(r'href="([^"]*)"( aria-current="true")?>([^<]*)<', nav) == [
        (f"/en/circle/?{place}now", ' aria-current="true"', "now"),
        (f"/en/circle/?{place}2026-11-29T19%3A00", "", "Sun 29 Nov 19:00"),
        (f"/en/circle/?{place}2026-11-30T09%3A00", "", "Mon 30 Nov 09:00"),
        (f"/en/circle/?{place}2026-12-05T10%3A00", "", "Sat 5 Dec 10:00"),
    ]


@pytest.mark.parametrize("place", ["area:310107", "center:weekdays", "31.231,121.47"])
def test_a_circle_is_around_a_position_an_area_or_a_center(client, place) -> None:
    assert told(client, f"near={place}&{MONDAY}")["barber"][:2] == ("yes", ("weekdays", "open"))


def test_without_a_place_districts_are_offered(client) -> None:
    answer = client.get("/en/circle.json").json()
    assert answer.pop("as_of")
    assert answer == {
        "near": None,
        "walk_minutes": 15,
        "services": [],
        "places": [{"near": "area:310107", "name": "Putuo"}],
    }
    page = client.get("/en/circle/")
    assert read(page).endswith("Around the middle of a district Putuo")
    assert '<a href="/en/circle/?near=area:310107">Putuo</a>' in page.content.decode()


HERE = "Write a latitude and a longitude such as 31.230,121.470, or choose an area."
SOON = "Write “now”, or a moment from 2000 to 2099 such as 2026-12-03T19:00."
BAD = [
    ("near=here", "near", HERE),
    ("near=area:999", "near", "We do not know this area."),
    (f"{NEAR}&open=soon", "open", SOON),
]


@pytest.mark.parametrize(("query", "name", "sentence"), BAD)
def test_a_bad_value_is_told(client, query, name, sentence) -> None:
    answer, page = client.get(f"/en/circle.json?{query}"), client.get(f"/en/circle/?{query}")
    assert (answer.status_code, answer.json()) == (400, {"errors": {name: [sentence]}})
    assert (page.status_code, sentence in read(page)) == (200, True)
    assert "within an estimated walk" not in read(page)


@pytest.mark.parametrize("address", ["/circle/", "/en/circle.json"])
def test_an_exact_position_is_led_to_a_coarse_one(client, address) -> None:
    answer = client.get(f"{address}?near=31.23049,121.4701")
    assert (answer.status_code, answer["Location"]) == (302, f"{address}?near=31.230,121.470")


@pytest.mark.parametrize("address", ["/circle/", "/circle.json"])
def test_the_circle_asks_as_often_for_nine_centers_as_for_one(client, address) -> None:
    def queries() -> int:
        forget_timetables()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{address}?{NEAR}&{MONDAY}").status_code == 200
        return len(captured)

    before = queries()
    with gathered():
        for n in range(9):
            for ring, start in enumerate((31.231, 31.24, 31.4)):
                center = center_at(f"more-{n}-{ring}", start + n / 10_000, "1")
                for code in ("barber", "market", f"service-{n}"):
                    make_offer(center, code)
    assert queries() == before
    assert before <= 22


@pytest.mark.parametrize("address", ["/areas/310107/", "/centers/weekdays/", "/areas/"])
def test_pages_lead_to_the_circle(client, address) -> None:
    links = re.findall(r'href="(/circle/[^"]*)"', client.get(address).content.decode())
    near = {"/areas/310107/": "?near=area:310107", "/centers/weekdays/": "?near=center:weekdays"}
    assert links == [f"/circle/{near.get(address, '')}"]
