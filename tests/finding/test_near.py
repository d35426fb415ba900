"""Searches near a place: where from, how far, in which order, and what is kept of a position."""

import re
from datetime import date

import pytest
from django.http import QueryDict
from django.utils.timezone import localdate

from centers.forms.near import snapped
from centers.models import Center
from centers.search.keeping import gathered
from tests.factories import make_area, make_center, make_room, state
from tests.reading import read

pytestmark = pytest.mark.django_db

HERE = "near=31.230,121.470"


@pytest.fixture(scope="module", autouse=True)
@gathered()
def town(standing):
    """Centers at, near and far from a point, one that nobody placed, and a draft."""
    area = make_area("310107", name="普陀区", name_en="Putuo")
    at = {"longitude": 121.47}
    make_center(slug="far", name="丙", latitude=31.26, **at, checked_on=date(2026, 1, 2))
    make_center(slug="unplaced", name="甲", checked_on=date(2026, 1, 3))
    make_center(slug="here", name="丁", latitude=31.23, area=area, **at)
    make_center(slug="near", name="乙", latitude=31.235, **at, checked_on=date(2026, 1, 1))
    make_center(slug="draft", status="draft", latitude=31.23, area=make_area("310108"), **at)


def found(client, query):
    answer = client.get(f"/centers.json?{query}").json()
    return [(one["id"], one["distance_km"], one["walk_minutes"]) for one in answer["results"]]


def ids(client, query):
    return [one["id"] for one in client.get(f"/centers.json?{query}").json()["results"]]


def test_the_nearest_come_first_and_those_nobody_placed_last(client):
    assert found(client, HERE) == [
        ("here", 0.0, 0),
        ("near", 0.56, 10),
        ("far", 3.34, 58),
        ("unplaced", None, None),
    ]


def test_without_a_place_no_distance_is_told(client):
    assert "distance_km" not in client.get("/centers.json").json()["results"][0]


@pytest.mark.parametrize(
    ("limit", "within"),
    [
        ("walk=5", ["here"]),
        ("walk=10", ["here", "near"]),
        ("within=0.5", ["here"]),
        ("within=4", ["here", "near", "far"]),
        ("within=4&walk=10", ["here", "near"]),
    ],
)
def test_a_walk_or_a_distance_leaves_out_what_is_further(client, limit, within):
    assert ids(client, f"{HERE}&{limit}") == within


@pytest.mark.parametrize("place", ["area:310107", "center:here", "31.23,121.47", "31.230，121.470"])
def test_a_place_is_a_position_an_area_or_a_center(client, place):
    assert ids(client, f"near={place}&walk=10") == ["here", "near"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("nearest", ["here", "near", "far", "unplaced"]),
        ("name", ["far", "here", "unplaced", "near"]),
        ("checked", ["unplaced", "far", "near", "here"]),
    ],
)
def test_the_order_may_be_chosen(client, sort, order):
    assert ids(client, f"{HERE}&sort={sort}") == order


def test_rooms_are_as_near_as_their_centers_and_the_sure_come_first(client):
    for slug in ("far", "near"):
        room = make_room(name=slug, center=Center.objects.get(slug=slug), checked_on=localdate())
        if slug == "far":
            state(room, "wifi")
    rooms = [client.get(f"/rooms.json?{HERE}{more}").json() for more in ("", "&amenity=wifi")]
    assert [[one["name"] for one in answer["results"]] for answer in rooms] == [
        ["near", "far"],
        ["far", "near"],
    ]


def test_a_card_tells_the_distance_and_that_the_walk_is_an_estimate(client):
    text = read(client.get(f"/en/centers/?{HERE}"))
    told = re.findall(r"[0-9.]+ k?m away · about \d+ minutes? on foot \(estimate\)", text)
    assert told == [
        "0 m away · about 0 minutes on foot (estimate)",
        "560 m away · about 10 minutes on foot (estimate)",
        "3.3 km away · about 58 minutes on foot (estimate)",
    ]
    assert text.count("How far it is we do not know") == 1
    further = read(client.get("/en/centers/?near=31.225,121.470"))
    assert [part in further for part in ("3.9 km away", "about 68 minutes")] == [True, False]


# --- bad values ----------------------------------------------------------------------------------

POSITION = ["Write a latitude and a longitude such as 31.230,121.470, or choose an area."]
WITHOUT = ["Choose a place as well, to say how far from it."]
KILOMETERS = ["Write kilometers from 0.1 to 100, such as 1.5."]
BAD = [
    ("near=here", {"near": POSITION}),
    ("near=91,0", {"near": POSITION}),
    ("near=0,181", {"near": POSITION}),
    ("near=NaN,NaN", {"near": POSITION}),
    ("near=%00", {"near": POSITION}),
    ("near=area:%00", {"near": POSITION}),
    ("near=" + "9" * 10_000, {"near": POSITION}),
    ("near=area:999", {"near": ["We do not know this area."]}),
    ("near=area:310108", {"near": ["We do not know where in this area anything is."]}),
    ("near=center:draft", {"near": ["We do not know this center."]}),
    ("near=center:unplaced", {"near": ["We do not know where this center is."]}),
    ("walk=15", {"near": WITHOUT}),
    ("within=1", {"near": WITHOUT}),
    ("sort=nearest", {"near": WITHOUT}),
    ("sort=best", {"sort": ["Sort by “nearest”, “name” or “checked”."]}),
    (f"{HERE}&walk=7", {"walk": ["Choose a walk of 5, 10, 15 or 30 minutes."]}),
    (f"{HERE}&within=0", {"within": KILOMETERS}),
    (f"{HERE}&within=101", {"within": KILOMETERS}),
    (f"{HERE}&within=nan", {"within": KILOMETERS}),
    (f"{HERE}&within=1e999", {"within": KILOMETERS}),
]


@pytest.mark.parametrize(("query", "errors"), BAD, ids=lambda value: str(value)[:40])
def test_a_bad_value_is_told_by_its_parameter(client, query, errors):
    answer = client.get(f"/en/centers.json?{query}")
    assert (answer.status_code, answer.json()) == (400, {"errors": errors})


def test_a_bad_place_is_told_beside_its_field(client):
    page = client.get("/en/centers/?near=there").content.decode()
    assert (
        '<select name="near" id="near" aria-invalid="true" aria-describedby="near_error">' in page
    )
    assert f'<ul class="errorlist" id="near_error"><li>{POSITION[0]}</li></ul>' in page


def test_taking_the_place_away_takes_away_what_was_measured_from_it(client):
    page = client.get(f"/en/centers/?q=x&{HERE}&walk=15&sort=nearest").content.decode()
    chips = re.search(r'<ul class="chips".*?</ul>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"[^>]*>([^<]*?) ?<', chips) == [
        ("/en/centers/?near=31.230%2C121.470&amp;walk=15&amp;sort=nearest", "Search for: x"),
        ("/en/centers/?q=x", "Near: the point 31.230,121.470"),
        (
            "/en/centers/?q=x&amp;near=31.230%2C121.470&amp;sort=nearest",
            "at most 15 minutes on foot (estimate)",
        ),
        ("/en/centers/", "Remove all"),
    ]


# --- what is kept of a position ------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/centers/", "/en/centers.json", "/rooms/", "/rooms.json"])
def test_an_exact_position_is_led_to_a_coarse_one_and_kept_nowhere(client, address):
    answer = client.get(f"{address}?q=tea&near=31.23049,121.4701&walk=15")
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (
        302,
        f"{address}?q=tea&near=31.230,121.470&walk=15",
        "no-store",
    )


@pytest.mark.parametrize(
    ("near", "coarse"),
    [
        ("31.23049,121.47", "31.230,121.470"),
        ("-0.00001,-179.99999", "0.000,-180.000"),
        ("31.23049,121.47&near=31.2,121.4", "31.230,121.470&near=31.2,121.4"),
        ("31.230,121.470", None),
        ("31.2304912,999.123456", None),
        ("area:310107", None),
    ],
)
def test_a_position_is_snapped_to_three_decimals(near, coarse):
    safe = snapped(QueryDict(f"near={near}"))
    assert (safe and safe.urlencode(safe=":,")) == (f"near={coarse}" if coarse else None)
