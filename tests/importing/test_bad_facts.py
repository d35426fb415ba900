"""A fact that makes no sense becomes not stated, with a warning; it never costs the row."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from centers.importing.standing import read_directory
from centers.models import Center, Room

from .workbooks import center, counts, import_tables, make_catalogs, room

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogs(db: None) -> None:
    make_catalogs()


NO_TIME = "this is no time of day; write it as 09:00"


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("people", "60080070", "this is not between 1 and 100000"),
        ("people", "0", "this is not between 1 and 100000"),
        ("people", "三十", "this is no number"),
        ("people", "12.5", "this is no whole number"),
        ("area_m2", "-3", "this is not between 1 and 999999"),
        ("step_free", "也许", "this is neither yes nor no"),
        ("checked_on", "昨天", "this is no date; write it as 2026-11-03"),
        ("fee", "便宜", "this is none of free, conditional, paid"),
        ("ask_url", "请打电话", "Enter a valid URL."),
        ("floor", "高" * 41, "Ensure this value has at most 40 characters (it has 41)."),
        ("notice_days", "3天", "this is no number"),
    ],
)
def test_a_fact_of_a_room_is_left_out_with_a_warning(
    column: str, cell: str, reason: str, tmp_path: Path
) -> None:
    report = import_tables(tmp_path, centers=[center()], rooms=[room(**{column: cell})])
    assert report.counts == counts(created=2)
    remark = {"sheet": "rooms", "line": 2, "column": column, "value": cell, "reason": reason}
    assert report.warnings == [remark]
    (found,) = read_directory(["rooms"])["rooms"]
    assert found.values[column] in ("", None)


@pytest.mark.parametrize(
    ("values", "column", "cell", "reason"),
    [
        (
            {"latitude": "31.23", "longitude": ""},
            "latitude",
            "31.23",
            "half a point; give both latitude and longitude",
        ),
        (
            {"latitude": "48.85", "longitude": "2.35"},
            "latitude",
            "48.85, 2.35",
            "the point lies outside the country",
        ),
        (
            {"latitude": "121.47", "longitude": "31.23"},
            "latitude",
            "121.47",
            "this is not between -90 and 90",
        ),
        (
            {"latitude": "0", "longitude": "0"},
            "latitude",
            "0.0, 0.0",
            "the point lies outside the country",
        ),
        (
            {"closed_from": "2026-12-31", "closed_until": "2026-12-01"},
            "closed_until",
            "2026-12-01",
            "it ends before it starts",
        ),
        ({"area": "城关镇"}, "area", "城关镇", ("several are called so; write the code: "
         "310107001, 310112001")),
        ({"area": "999999"}, "area", "999999", "this code or name is in no catalog"),
        ({"email": "x"}, "email", "x", "Enter a valid email address."),
        ({"amenities": "lift"}, "amenities", "lift", "say this in the column lift"),
    ],
)  # fmt: skip
def test_a_fact_of_a_center_is_left_out_with_a_warning(
    values: dict[str, Any], column: str, cell: str, reason: str, tmp_path: Path
) -> None:
    report = import_tables(tmp_path, centers=[center(**values)])
    assert report.counts == counts(created=1)
    remark = {"sheet": "centers", "line": 2, "column": column, "value": cell, "reason": reason}
    assert report.warnings == [remark]
    (found,) = read_directory(["centers"])["centers"]
    assert {found.values[key] or None for key in values} == {None}


def test_one_bad_amenity_does_not_cost_the_others(tmp_path: Path) -> None:
    report = import_tables(
        tmp_path, centers=[center()], rooms=[room(amenities="projector;jukebox;step_free")]
    )
    assert [(each["value"], each["reason"]) for each in report.warnings] == [
        ("jukebox", "this code or name is in no catalog"),
        ("step_free", "say this in the column step_free"),
    ]
    assert [amenity.pk for amenity in Room.objects.get().amenities.all()] == ["projector"]


def test_what_the_directory_already_says_is_believed(tmp_path: Path) -> None:
    Center.objects.create(
        slug="changfeng", name="长风湾", address="x", latitude=37.5, longitude=-122.4, website="old"
    )
    Room.objects.create(center=Center.objects.get(), slug="hall", name="大厅", people=250_000)
    report = import_tables(
        tmp_path,
        centers=[
            center(address="x", latitude="37.5", longitude="-122.4", website="old", status="")
        ],
        rooms=[room(people="250000")],
    )
    assert (report.counts, report.warnings) == (counts(unchanged=2), [])
    found = Center.objects.get()
    assert (found.latitude, found.longitude, found.website) == (37.5, -122.4, "old")
    assert Room.objects.get().people == 250_000


def test_half_of_a_doubtful_point_is_not_believed(tmp_path: Path) -> None:
    Center.objects.create(
        slug="changfeng", name="长风湾", address="x", latitude=37.5, longitude=-122.4
    )
    report = import_tables(tmp_path, centers=[center(latitude="37.5", longitude="-100")])
    assert [each["value"] for each in report.warnings] == ["37.5, -100.0"]
    assert Center.objects.get().latitude is None


def test_a_check_that_is_yet_to_come_is_not_believed(tmp_path: Path) -> None:
    report = import_tables(
        tmp_path,
        today=date(2026, 11, 20),
        centers=[center(checked_on="2026-11-20")],
        rooms=[room(checked_on="2062-11-19")],
    )
    assert [(each["sheet"], each["value"], each["reason"]) for each in report.warnings] == [
        ("rooms", "2062-11-19", "nothing can have been checked on a day yet to come")
    ]
    found = (Center.objects.get().checked_on, Room.objects.get().checked_on)
    assert found == (date(2026, 11, 20), None)
