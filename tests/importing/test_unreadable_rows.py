"""With --retire-missing, rows that could not be read are not taken for rows left out."""

from pathlib import Path
from typing import Any

import pytest

from centers.importing.engine import import_file
from centers.importing.sources import WORKBOOK
from centers.models import Center, Phone, WeeklyHours

from .workbooks import center, counts, hours, import_tables, room

pytestmark = pytest.mark.django_db

LEFT_OUT = "this column is missing, so the whole table is left out"
NOBODY = "nobody can tell whose row this is, so nothing of its table is taken away"


@pytest.fixture(autouse=True)
def listings(db: None, tmp_path: Path) -> None:
    import_tables(
        tmp_path,
        centers=[center(), center("b")],
        hours=[hours(1, "09:00", "17:00"), hours(1, "09:00", "17:00", center="b")],
        phones=[phone(), phone(center="b")],
    )


def phone(**values: Any) -> dict[str, Any]:
    return {"center": "changfeng", "room": "", "number": "021-0000 0001", **values}


def nothing_is_gone() -> bool:
    """Whether both centers are published and have their hours and phones."""
    statuses = set(Center.objects.values_list("slug", "status"))
    kept = (WeeklyHours.objects.count(), Phone.objects.count())
    return statuses == {("changfeng", "published"), ("b", "published")} and kept == (2, 2)


def told(report: Any) -> list[tuple[int, str, str]]:
    return [(each["line"], each["column"], each["reason"]) for each in report.warnings]


@pytest.mark.parametrize(
    "content",
    ["slugg,name\nchangfeng,长风湾\n", "slug;name\nchangfeng;长风湾\n", "changfeng,长风湾\n", ""],
    ids=["mistyped", "semicolons", "no heads", "empty"],
)
def test_a_table_whose_head_cannot_be_read_is_left_out(content: str, tmp_path: Path) -> None:
    (tmp_path / "centers.csv").write_text(content, encoding="utf-8")
    for other in ("hours", "phones"):
        (tmp_path / f"{other}.csv").unlink()
    report = import_file(tmp_path, WORKBOOK, retire_missing=True)
    assert report.counts == counts(rejected=len(content.splitlines()[1:]))
    assert (1, "slug", LEFT_OUT) in told(report)
    assert (report.gone, nothing_is_gone()) == ([], True)


def test_details_without_the_column_of_their_center_are_left_out(tmp_path: Path) -> None:
    row = {"centre": "changfeng", "weekday": 1, "opens": "09:00", "closes": "17:00"}
    report = import_tables(tmp_path, retire_missing=True, hours=[row])
    assert report.counts == counts(rejected=1)
    assert told(report)[-1] == (1, "center", LEFT_OUT)
    assert (report.gone, nothing_is_gone()) == ([], True)


@pytest.mark.parametrize("slug", ["", "坏 代号", "bb"], ids=["empty", "no slug", "of nobody"])
def test_a_refused_row_that_may_be_any_listing_spares_them_all(slug: str, tmp_path: Path) -> None:
    rows = [center(), center(slug, name="")]
    report = import_tables(tmp_path, retire_missing=True, centers=rows)
    assert report.counts == counts(unchanged=1, rejected=1)
    assert told(report) == [(3, "", NOBODY)]
    assert (report.gone, nothing_is_gone()) == ([], True)


def test_a_detail_of_a_mistyped_center_spares_those_of_all(tmp_path: Path) -> None:
    rows = [phone(), phone(center="bb")]
    report = import_tables(tmp_path, retire_missing=True, phones=rows)
    assert report.counts == counts(unchanged=1, rejected=1)
    assert told(report) == [(3, "", NOBODY)]
    assert (report.gone, nothing_is_gone()) == ([], True)


def test_a_refused_row_of_a_known_listing_spares_that_alone(tmp_path: Path) -> None:
    rows = [phone(number="")]
    report = import_tables(tmp_path, retire_missing=True, phones=rows)
    assert [gone["what"] for gone in report.gone] == ["b 021-0000 0001"]
    assert report.warnings == []


def test_a_room_without_a_code_spares_the_rooms_alone(tmp_path: Path) -> None:
    import_tables(tmp_path, rooms=[room(), room("studio")])
    rows = [room(), room("")]
    report = import_tables(tmp_path, retire_missing=True, centers=[center()], rooms=rows)
    assert [gone["what"] for gone in report.gone] == ["b"]
