"""What holds at every public address: methods, headers, queries, and values nobody should send."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from centers import urls
from centers.models import RoomLayout, SpecialDay, WeeklyHours
from centers.opendata.hsds.identifiers import at_center, named
from centers.search.keeping import gathered

from .factories import (
    lend_to,
    make_area,
    make_audience,
    make_center,
    make_offer,
    make_phone,
    make_room,
    state,
)
from .timetables import forget_timetables

pytestmark = pytest.mark.django_db

PAGES = ["/", "/centers/", "/centers/tea/", "/rooms/", "/rooms/tea/room/"]
TWINS = ["/centers.json", "/centers/tea.json", "/rooms.json", "/rooms/tea/room.json"]
TWINS += ["/centers.geojson", "/centers.csv", "/rooms.geojson", "/rooms.csv", "/suggest.json"]
PAGES += ["/areas/", "/areas/310107/", "/circle/"]
TWINS += ["/manifest.webmanifest", "/areas.json", "/areas/310107.json", "/circle.json"]
PAGES += ["/map/", "/rooms/map/", "/changes/", "/data/", "/about/", "/accessibility/", "/privacy/"]
TWINS += [
    "/changes.json",
    "/changes.atom",
    "/centers/tea.ics",
    "/rooms/tea/room.ics",
    "/openapi.json",
]
TEA = "room=tea/room&room=tea/small"
PAGES += [f"/rooms/compare/?{TEA}", "/centers/tea/notice/", "/rooms/tea/room/notice/"]
PAGES += ["/areas/310107/booklet/"]
TWINS += [f"/rooms/compare.json?{TEA}"]
HSDS = {
    "services": at_center("tea", "room", "room"),
    "service_at_locations": at_center("tea", "at", "room", "room"),
    "organizations": named("organization", "茶社"),
    "taxonomies": named("taxonomy", "services"),
    "taxonomy_terms": named("term", "room_kinds", "hall"),
}
TWINS += ["/hsds/", *(f"/hsds/{kind}" for kind in HSDS)]
TWINS += [f"/hsds/{kind}/{identifier}" for kind, identifier in HSDS.items()]
ADDRESSES = [root + address for root in ("", "/en") for address in PAGES + TWINS]
ADDRESSES += ["/zh-hant/", "/zh-hant/rooms.json"]


@pytest.fixture(scope="module")
@gathered()
def tea(standing):
    """A center and a room that every address here finds."""
    center = make_center(slug="tea", operator="茶社")
    make_room(center=center, slug="room")
    make_room(center=center, slug="small")
    make_area("310107")


def test_these_are_all_the_public_addresses():
    assert len(PAGES + TWINS) == len(urls.urlpatterns)


# --- methods -------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_but_reading_is_allowed(client, tea, address):
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
        answer = client.generic(method, address)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS"), method
    head, options = client.head(address), client.options(address)
    assert (head.status_code, head.getvalue()) == (200, b"")
    assert (options.status_code, options["Allow"], options.content) == (
        204,
        "GET, HEAD, OPTIONS",
        b"",
    )


# --- headers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [*ADDRESSES, "/nothing/", "/en/rooms/?people=x"])
def test_one_copy_serves_every_reader_under_a_strict_policy(client, tea, address):
    client.cookies["django_language"] = "en"
    answer = client.get(address, headers={"accept-language": "en", "accept-encoding": "gzip"})
    assert "Set-Cookie" not in answer
    assert answer.cookies == {}
    assert answer.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    is_data = not answer["Content-Type"].startswith("text/html")
    assert answer.get("Access-Control-Allow-Origin") == ("*" if is_data else None)
    language = address.split("/")[1]
    assert answer["Content-Language"] == (language if language in ("en", "zh-hant") else "zh-hans")
    names = ["X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"]
    assert [answer[name] for name in names] == ["nosniff", "DENY", "same-origin"]
    policy = dict(
        part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
    )
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == (
        "'none'",
        "'self'",
        "'self'",
    )
    assert "geolocation=(self)" in answer["Permissions-Policy"]
    page = unpacked(answer)
    assert [piece for piece in ("<style", "style=", "<script>", "onclick=") if piece in page] == []


def unpacked(answer):
    """The text of an answer that was sent packed."""
    body = answer.getvalue()
    return (gzip.decompress(body) if "Content-Encoding" in answer else body).decode()


# --- queries -------------------------------------------------------------------------------------


@gathered()
def make_rich_center(n, **fields):
    """A center with two of every detail, and a room with as much."""
    area = make_area("310107005", parent=make_area("310107"))
    center = make_center(slug=f"rich-{n}", area=area, **fields)
    room = make_room(center=center, slug="room", people=12)
    lend_to(room, "business", "elder")
    for of in (center, room):
        state(of, "wifi")
        state(of, "piano", present=False)
        make_phone("1", of=of)
        make_phone("2", of=of)
    for of in (None, room):
        for weekday in (1, 2):
            WeeklyHours.objects.create(
                center=center, room=of, weekday=weekday, opens_minute=0, closes_minute=60
            )
            SpecialDay.objects.create(
                center=center, room=of, starts_on=f"2199-01-0{weekday}", ends_on="2199-02-01"
            )
    for layout in ("rows", "standing"):
        RoomLayout.objects.create(room=room, layout=layout)
    for service in ("haircut", "canteen"):
        make_offer(center, service, "business", "elder")
    return center


def queries_of(client, address):
    forget_timetables()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


SEARCH = "?amenity=wifi&for=business"


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 12),
        (f"/centers.json{SEARCH}&open=now", 28),
        (f"/rooms/{SEARCH}&people=1&open=now", 32),
        (f"/centers/{SEARCH}", 25),
        (f"/centers.json{SEARCH}", 25),
        (f"/centers/{SEARCH}&q=中心&near=31,121", 25),
        (f"/map/{SEARCH}&near=31,121&page=1", 25),
        (f"/rooms/map/{SEARCH}&near=31,121&people=1", 28),
        (f"/rooms/{SEARCH}&people=1", 28),
        (f"/rooms.json{SEARCH}&people=1", 25),
    ],
)
def test_a_list_asks_the_database_as_often_for_nine_rows_as_for_one(client, address, most):
    make_rich_center(0)
    for_one = queries_of(client, address)
    for n in range(1, 9):
        make_rich_center(n)
    assert queries_of(client, address) == for_one
    assert for_one <= most


FULL = "full=true&full_service=true"


def test_the_lists_of_hsds_ask_the_database_as_often_for_nine_centers_as_for_one(client):
    kinds = ("services", "service_at_locations", "organizations")
    make_rich_center(0, operator="一号")
    for_one = [queries_of(client, f"/hsds/{kind}?{FULL}") for kind in kinds]
    for n in range(1, 9):
        make_rich_center(n, operator=f"{n}号")
    assert [queries_of(client, f"/hsds/{kind}?{FULL}") for kind in kinds] == for_one
    assert max(for_one) <= 35


@pytest.mark.parametrize("twin", ["/", ".json"])
def test_a_center_asks_the_database_as_often_for_nine_rooms_as_for_one(client, twin):
    center = make_rich_center(0)
    for_one = queries_of(client, f"/centers/rich-0{twin}")
    for n in range(8):
        room = make_room(center=center, people=n + 1)
        lend_to(room, "business")
        state(room, "wifi")
        make_phone(f"3-{n}", of=room)
        make_offer(center, f"service-{n}", "business")
        state(center, f"amenity-{n}")
    assert queries_of(client, f"/centers/rich-0{twin}") == for_one
    assert for_one <= 22


@pytest.mark.parametrize("twin", ["/", ".json"])
def test_a_room_asks_the_database_as_often_for_nine_details_as_for_one(client, twin):
    center = make_rich_center(0)
    for_few = queries_of(client, f"/rooms/rich-0/room{twin}")
    for n in range(9):
        room = center.rooms.get()
        room.audiences.add(make_audience(f"audience-{n}"))
        state(room, f"amenity-{n}")
        make_phone(f"3-{n}", of=room)
        make_phone(f"4-{n}", of=center)
    assert queries_of(client, f"/rooms/rich-0/room{twin}") == for_few
    assert for_few <= 15


# --- hostile values ------------------------------------------------------------------------------

HOSTILE = [
    "",
    "%20",
    "0",
    "-1",
    "9" * 40,
    "1e9",
    "NaN",
    "%00",
    "a%00b",
    "%FF%FE",
    "%ED%A0%80",
    "%F0%9F%8D%B5",
    "'%3B--",
    "%25_%5C",
    "%3Cscript%3E",
    "../../etc",
    "[]",
    "a" * 10_000,
    "9" * 10_000,
]
OTHERS = ["/", "/centers/tea/", "/rooms/tea/room/", "/rooms/tea/room.json", "/nothing/"]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: f"{value[:9]} {len(value)}")
def test_pages_that_take_no_parameters_ignore_them(client, tea, value):
    statuses = [client.get(f"{address}?q={value}&page={value}").status_code for address in OTHERS]
    assert statuses == [200, 200, 200, 200, 404]


@pytest.mark.parametrize("piece", ["%00", "%FF", "..%2F", "a" * 10_000, "%E8%8C%B6", "a%0Ab"])
def test_odd_addresses_are_not_found(client, piece):
    addresses = [f"/{piece}/", f"/en/centers/{piece}/", f"/rooms/{piece}/{piece}.json"]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


def test_the_resolver_knows_the_handlers_of_errors():
    resolver = get_resolver()
    names = [resolver.resolve_error_handler(code).__name__ for code in (400, 403, 404, 500)]
    assert names == ["bad_request", "forbidden", "not_found", "server_error"]
