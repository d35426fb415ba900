"""The lists as GeoJSON and CSV: whole files, with the filters of the list, and harmless cells."""

import csv
import json
from io import StringIO

import pytest
from django.db import OperationalError, connection

from centers.search.keeping import gathered
from tests.factories import make_amenity, make_area, make_center, make_offer, make_phone, make_room
from tests.factories import state as state_of

pytestmark = pytest.mark.django_db

NOON = "2026-11-30T12:00"


@pytest.fixture(scope="module", autouse=True)
@gathered()
def town(standing):
    make_amenity("wifi")
    area = make_area("310107", name="普陀区", name_en="Putuo")
    center = make_center(
        slug="tea",
        name="茶馆",
        name_en="Tea House",
        address="云岭路1号",
        area=area,
        latitude=0.0,
        longitude=121.47,
    )
    make_offer(center, "canteen")
    make_offer(center, "haircut")
    make_phone("021-0000 0001", of=center)
    make_phone("021-0000 0002", of=center)
    state_of(center, "wifi")
    make_room(center=center, slug="room", name="茶室", people=12)
    make_room(center=center, slug="hidden", status="draft")
    make_center(slug="silent", name="=SUM(A1)", address="@here\t")
    make_center(slug="draft", name="茶馆", status="draft")


def table(response):
    """The rows of a CSV file by their heads, what is empty left out."""
    text = response.getvalue().decode()
    assert text[0] == "\ufeff"
    return [
        {head: cell for head, cell in row.items() if cell}
        for row in csv.DictReader(StringIO(text[1:], newline=""))
    ]


def test_a_spreadsheet_has_every_center_and_no_cell_that_computes(client):
    answer = client.get("/en/centers.csv")
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/csv; charset=utf-8",
        'attachment; filename="centers.csv"',
    )
    told = {"status": "not_confirmed", "sentence": "Opening hours not known: please phone first"}
    assert table(answer) == [
        {
            "id": "silent",
            "url": "http://testserver/en/centers/silent/",
            "name": "'=SUM(A1)",
            "address": "'@here\t",
            **told,
        },
        {
            "id": "tea",
            "url": "http://testserver/en/centers/tea/",
            "name": "Tea House",
            "area_code": "310107",
            "area": "Putuo",
            "address": "云岭路1号",
            "latitude": "0.0",
            "longitude": "121.47",
            "phones": "021-0000 0001;021-0000 0002",
            "services": "canteen;haircut",
            "has": "wifi",
            **told,
        },
    ]


def test_a_spreadsheet_of_rooms_tells_where_they_are(client):
    told = {"status": "not_confirmed", "sentence": "开放时间未知：请先致电"}
    (row,) = table(client.get("/rooms.csv?near=0.000,121.470&people=3"))
    assert row | told == {
        "id": "tea/room",
        "url": "http://testserver/rooms/tea/room/",
        "name": "茶室",
        "kind": "other",
        "center": "茶馆",
        "center_url": "http://testserver/centers/tea/",
        "area_code": "310107",
        "area": "普陀区",
        "latitude": "0.0",
        "longitude": "121.47",
        "people": "12",
        "answer": "ask",
        "reasons": "not_checked",
        "phones": "021-0000 0001;021-0000 0002",
        "distance_km": "0.0",
        "walk_minutes": "0",
        **told,
    }


def test_a_map_file_has_a_feature_for_each_listing_in_the_language_of_the_address(get_as_of):
    answer = get_as_of(NOON, "/en/centers.geojson?sort=name")
    assert answer["Content-Type"] == "application/geo+json"
    found = json.loads(answer.getvalue())
    listed = {one.pop("id"): one for one in get_as_of(NOON, "/en/centers.json").json()["results"]}
    assert found == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "silent",
                "geometry": None,
                "properties": listed["silent"],
            },
            {
                "type": "Feature",
                "id": "tea",
                "geometry": {"type": "Point", "coordinates": [121.47, 0.0]},
                "properties": listed["tea"],
            },
        ],
    }


def test_a_room_lies_where_its_center_does(client):
    (room,) = json.loads(client.get("/rooms.geojson").getvalue())["features"]
    assert (room["id"], room["geometry"]["coordinates"]) == ("tea/room", [121.47, 0.0])


def test_all_rows_come_at_once_and_the_filters_hold(client):
    with gathered():
        for number in range(450):
            make_center(slug=f"many-{number}", name=f"多{number}")
    for kind in ("geojson", "csv"):
        lines = client.get(f"/centers.{kind}?q=多").getvalue().decode()
        assert [lines.count(f"/many-{number}/") for number in (0, 200, 449)] == [1, 1, 1]
        assert ("silent" in lines, "tea" in lines) == (False, False)


def test_a_table_whose_reading_breaks_says_so_in_its_last_line(client):
    def gone(*_args):
        raise OperationalError("gone")

    answer = client.get("/en/centers.csv")
    with connection.execute_wrapper(gone):
        heads, *rest = b"".join(answer.streaming_content).decode().splitlines()
    assert heads.startswith("\ufeffid,url,name")
    assert rest == ["This file broke off here. Please download it again."]


@pytest.mark.parametrize(
    "address", ["centers.csv", "centers.geojson", "rooms.csv", "rooms.geojson"]
)
@pytest.mark.parametrize("value", ["x", "%00", "9" * 30, "-1"])
def test_a_bad_value_is_answered_400_by_its_parameter(client, address, value):
    answer = client.get(f"/{address}?page={value}&near={value}")
    assert (answer.status_code, sorted(answer.json()["errors"])) == (400, ["near", "page"])


def test_a_list_links_to_its_twins_with_the_same_search(client):
    page = client.get("/en/centers/?q=tea&unknown=1").content.decode()
    for kind in ("json", "geojson", "csv"):
        assert f'<a href="/en/centers.{kind}?q=tea">' in page
