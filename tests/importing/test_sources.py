"""A source other than the workbook: what its rows of several records become, and touch."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from centers.importing.engine import import_file
from centers.importing.records import Item, Record, Rejection, Remark, Row
from centers.importing.report import Report
from centers.importing.sources import Source
from centers.models import Center, Phone, Room, WeeklyHours

from .workbooks import center, counts, import_tables, room

pytestmark = pytest.mark.django_db

Facts = dict[str, Any]


def import_list(*rows: Facts, retire_missing: bool = False) -> Report:
    """Import a list in which each row states a room with its center, hours and phone."""

    def read(path: Path) -> Iterator[Item]:
        for line, row in enumerate(rows, start=2):
            yield from records_of(row, Row("", line))

    return import_file(
        Path("list"),
        Source("list", read, tables=("hours", "phones")),
        retire_missing=retire_missing,
    )


def records_of(facts: Facts, row: Row) -> Iterator[Item]:
    """The records of one row."""
    if not facts.get("name"):
        yield Rejection(Remark(row, "name", "", "no name"))
        return
    slug = facts.get("center", "park")
    owner = {"center": slug, "room": facts["name"]}
    yield Record("centers", {"slug": slug, "name": "公园", "address": "公园路"}, row)
    values = {"center": slug, "slug": facts["name"], "name": facts["name"]}
    yield Record("rooms", values | {"people": facts.get("people")}, row)
    if hours := facts.get("hours"):
        times = {"weekday": 1, "opens": hours[0], "closes": hours[1]}
        yield Record("hours", owner | times, row)
    if phone := facts.get("phone"):
        yield Record("phones", owner | {"number": phone}, row)


HALL = {"name": "hall", "people": 10, "hours": ("09:00", "17:00"), "phone": "1"}


def test_a_row_is_created_if_its_room_is(tmp_path: Path) -> None:
    report = import_list(HALL, {"name": "court"}, {"name": ""})
    assert report.counts == counts(created=2, rejected=1)
    assert report.by_table == {
        "centers": counts(created=1, merged=1),
        "rooms": counts(created=2),
        "hours": counts(created=1),
        "phones": counts(created=1),
    }
    assert (Center.objects.get().status, Center.objects.get().imported_from) == (
        "published",
        "list",
    )


@pytest.mark.parametrize(
    "changes",
    [{"people": 12}, {"hours": ("10:00", "17:00")}, {"phone": "2"}, {"hours": None}],
    ids=str,
)
def test_a_row_is_changed_if_the_room_or_any_of_its_details_is(changes: Facts) -> None:
    import_list(HALL, {"name": "court"})
    assert import_list(HALL, {"name": "court"}).counts == counts(unchanged=2)
    report = import_list(HALL | changes, {"name": "court"})
    assert (report.counts, report.gone) == (counts(changed=1, unchanged=1), [])
    assert import_list(HALL | changes, {"name": "court"}).counts == counts(unchanged=2)


def test_the_details_of_a_listing_in_the_file_are_replaced_those_of_others_are_not() -> None:
    import_list(HALL, {"name": "court", "phone": "7"})
    import_list(HALL | {"phone": "2", "hours": None})
    assert sorted(Phone.objects.values_list("number", flat=True)) == ["2", "7"]
    assert not WeeklyHours.objects.exists()


def test_new_hours_may_overlap_those_that_they_replace() -> None:
    import_list(HALL)
    report = import_list(HALL | {"hours": ("08:00", "18:00")})
    assert (report.counts, report.rejections) == (counts(changed=1), [])
    assert WeeklyHours.objects.get().times == "08:00–18:00"


def test_a_repeated_row_is_merged_with_its_details() -> None:
    report = import_list(HALL, HALL, HALL | {"people": 99, "hours": ("18:00", "20:00")})
    assert report.counts == counts(created=1, merged=2)
    assert [(each["line"], each["column"], each["value"]) for each in report.warnings] == [
        (4, "people", "99"),
        (4, "weekday", "1"),
    ]
    assert WeeklyHours.objects.get().times == "09:00–17:00"


def test_gone_are_only_listings_of_the_source(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center()], rooms=[room()])
    import_list(HALL, {"name": "pool", "center": "beach"})
    report = import_list(HALL, retire_missing=True)
    assert [gone["what"] for gone in report.gone] == ["beach", "beach pool"]
    retired = Center.objects.filter(status="retired")
    assert [each.slug for each in retired] == ["beach"]


def test_a_listing_that_was_retired_and_is_listed_again_is_published_again() -> None:
    import_list(HALL, {"name": "court"})
    import_list(HALL, retire_missing=True)
    report = import_list(HALL, {"name": "court"})
    assert report.counts == counts(changed=1, unchanged=1)
    assert Room.objects.get(slug="court").status == "published"


def test_listings_of_others_are_left_alone(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center("park", name="Own park")])
    report = import_list(HALL)
    assert report.counts == counts(rejected=1)
    assert [each["reason"] for each in report.rejections] == [
        "this listing came from elsewhere; it is left alone"
    ]
    assert Center.objects.get().name == "Own park"


def test_points_outside_the_country_of_the_source_are_left_out() -> None:
    def read(path: Path) -> Iterator[Item]:
        seoul = {"latitude": 37.57, "longitude": 126.98}
        berlin = {"latitude": 52.5, "longitude": 13.4}
        for line, point in enumerate((seoul, berlin), start=2):
            values = {"slug": f"c{line}", "name": "公园", "address": "x", **point}
            yield Record("centers", values, Row("", line))

    report = import_file(Path("list"), Source("list", read, country="KR"))
    assert [(each["line"], each["value"]) for each in report.warnings] == [(3, "52.5, 13.4")]
    assert list(Center.objects.order_by("slug").values_list("latitude", flat=True)) == [37.57, None]
