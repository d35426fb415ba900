"""Rows of weekly hours: which of them change which, and which are refused because they overlap."""

from pathlib import Path
from typing import Any

import pytest

from centers.importing.overlaps import overlap
from centers.models import WeeklyHours

from .workbooks import center, counts, hours, import_tables, room

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def listings(db: None, tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center()], rooms=[room()])


def standing() -> list[str]:
    """The hours that stand, as people write them."""
    return [
        f"{row.weekday} {row.times}" + (f" {row.valid_from}" if row.valid_from else "")
        for row in WeeklyHours.objects.order_by("weekday", "opens_minute")
    ]


def import_hours(tmp_path: Path, *rows: dict[str, Any], **options: Any) -> Any:
    return import_tables(tmp_path, hours=list(rows), **options)


def test_exact_equals_stay_and_the_rest_is_paired_in_order_of_time(tmp_path: Path) -> None:
    morning, noon, evening = (
        hours(1, "09:00", "11:00"),
        hours(1, "13:00", "17:00"),
        hours(1, "18:00", "20:00"),
    )
    import_hours(tmp_path, morning, noon, evening)
    keys = dict(WeeklyHours.objects.values_list("opens_minute", "pk"))
    report = import_hours(tmp_path, hours(1, "18:30", "21:00"), noon, hours(1, "08:00", "11:00"))
    assert report.counts == counts(changed=2, unchanged=1)
    assert dict(WeeklyHours.objects.values_list("pk", "opens_minute")) == {
        keys[540]: 480,
        keys[780]: 780,
        keys[1080]: 1110,
    }


def test_another_weekday_or_season_is_another_row(tmp_path: Path) -> None:
    import_hours(tmp_path, hours(1, "09:00", "17:00"))
    summer = {"from": "2027-07-01", "until": "2027-08-31"}
    report = import_hours(
        tmp_path, hours(1, "09:00", "17:00"), hours(1, "17:00", "20:00", **summer)
    )
    assert report.counts == counts(created=1, unchanged=1)
    assert standing() == ["1 09:00–17:00", "1 17:00–20:00 2027-07-01"]


def test_hours_of_a_season_that_overlap_those_of_the_year_are_refused(tmp_path: Path) -> None:
    """Both would count in summer: the place would seem open when its summer hours close it."""
    summer = {"from": "2027-07-01", "until": "2027-08-31"}
    report = import_hours(
        tmp_path, hours(1, "09:00", "17:00"), hours(1, "10:00", "15:00", **summer)
    )
    assert report.counts == counts(created=1, rejected=1)
    assert standing() == ["1 09:00–17:00"]


def test_rows_that_overlap_in_the_file_are_refused_but_the_first(tmp_path: Path) -> None:
    report = import_hours(
        tmp_path, hours(1, "09:00", "17:00"), hours(1, "16:00", "18:00"), hours(1, "17:00", "18:00")
    )
    assert report.counts == counts(created=2, rejected=1)
    assert report.rejections == [
        {
            "sheet": "hours",
            "line": 3,
            "column": "opens",
            "value": "16:00–18:00",
            "reason": "this overlaps line 2; correct one of the two",
        }
    ]
    assert standing() == ["1 09:00–17:00", "1 17:00–18:00"]


def test_a_night_overlaps_the_next_morning_also_from_sunday_to_monday(tmp_path: Path) -> None:
    report = import_hours(
        tmp_path,
        hours(7, "22:00", "02:00"),
        hours(1, "01:00", "03:00"),
        hours(1, "22:00", "02:00"),
        hours(2, "02:00", "03:00"),
    )
    assert [each["line"] for each in report.rejections] == [3]
    assert standing() == ["1 22:00–02:00", "2 02:00–03:00", "7 22:00–02:00"]


def test_a_room_and_its_center_may_be_open_at_the_same_time(tmp_path: Path) -> None:
    report = import_hours(
        tmp_path, hours(1, "09:00", "17:00"), hours(1, "09:00", "17:00", room="hall")
    )
    assert report.counts == counts(created=2)


def test_a_new_row_beside_one_that_the_file_leaves_out_is_refused(tmp_path: Path) -> None:
    import_hours(tmp_path, hours(1, "09:00", "11:00"), hours(1, "13:00", "17:00"))
    report = import_hours(tmp_path, hours(1, "09:00", "17:00"))
    assert report.counts == counts(rejected=1)
    assert report.rejections[0]["reason"] == (
        "this overlaps 13:00–17:00, which stands in the directory but not in the file; "
        "add it to the file, or remove it by --retire-missing"
    )
    assert report.gone == []
    assert standing() == ["1 09:00–11:00", "1 13:00–17:00"]


def test_with_retire_missing_it_takes_their_place(tmp_path: Path) -> None:
    import_hours(tmp_path, hours(1, "09:00", "11:00"), hours(1, "13:00", "17:00"))
    report = import_hours(tmp_path, hours(1, "09:00", "17:00"), retire_missing=True)
    assert report.counts == counts(changed=1)
    assert [gone["what"] for gone in report.gone] == ["changfeng 1 13:00 17:00"]
    assert standing() == ["1 09:00–17:00"]


def test_a_refused_row_leaves_what_it_would_have_changed(tmp_path: Path) -> None:
    import_hours(tmp_path, hours(1, "09:00", "11:00"), hours(1, "12:00", "14:00"))
    # The second row would change the first span; once it may not, the third cannot stand either.
    report = import_hours(
        tmp_path, hours(7, "23:00", "09:30"), hours(1, "11:00", "12:30"), retire_missing=False
    )
    assert report.counts == counts(rejected=2)
    assert standing() == ["1 09:00–11:00", "1 12:00–14:00"]


@pytest.mark.parametrize(
    ("opens", "closes", "reason"),
    [
        ("", "17:00", "this is empty"),
        ("09:00", "九点", "this is no time of day; write it as 09:00"),
        ("09:00", "09:00", "it cannot close at the time it opens"),
        ("24:00", "09:00", "it cannot close at the time it opens"),
    ],
)
def test_hours_that_say_no_times_are_refused(
    opens: str, closes: str, reason: str, tmp_path: Path
) -> None:
    report = import_hours(tmp_path, hours(1, opens, closes))
    assert [each["reason"] for each in report.rejections] == [reason]


def test_hours_are_not_stretched_over_the_year_because_their_season_is_wrong(
    tmp_path: Path,
) -> None:
    report = import_hours(
        tmp_path,
        hours(1, "09:00", "17:00", **{"from": "夏天"}),
        hours(2, "09:00", "17:00", **{"from": "2027-08-31", "until": "2027-07-01"}),
    )
    assert report.counts == counts(rejected=2)
    assert standing() == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((1, 540, 1020), (1, 1020, 1080), False),
        ((1, 540, 1020), (1, 600, 660), True),
        ((1, 540, 1020), (2, 540, 1020), False),
        ((7, 1320, 1560), (1, 60, 180), True),
        ((7, 1320, 1560), (1, 120, 180), False),
        ((3, 0, 1440), (4, 0, 1440), False),
        ((3, 1, 1440), (3, 1, 1440), True),
    ],
    ids=str,
)
def test_spans_overlap_if_they_share_a_minute_of_the_week(
    one: tuple[int, ...], other: tuple[int, ...], *, expected: bool
) -> None:
    keys = ("weekday", "opens", "closes")
    first, second = (dict(zip(keys, span, strict=True)) for span in (one, other))
    assert (overlap(first, second), overlap(second, first)) == (expected, expected)
