"""Special days: what says that a place is closed, and rows that contradict each other."""

from pathlib import Path
from typing import Any

import pytest

from centers.importing.report import Report
from centers.models import Center, SpecialDay

from .workbooks import center, counts, import_tables, room

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def listings(db: None, tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center()], rooms=[room()])


def special_day(opens: str = "", closes: str = "", **values: str) -> dict[str, Any]:
    dates = {"from": "2026-12-31", "until": "2026-12-31"}
    times = {"opens": opens, "closes": closes}
    return {"center": "changfeng", "room": "", **dates, **times, **values}


def import_days(folder: Path, *rows: dict[str, Any], **options: Any) -> Report:
    return import_tables(folder, special_days=list(rows), **options)


def standing() -> list[str]:
    return [day.times for day in SpecialDay.objects.order_by("starts_on", "opens_minute")]


def refused(report: Report) -> list[tuple[int, str, str]]:
    return [(each["line"], each["value"], each["reason"]) for each in report.rejections]


def test_a_place_is_not_closed_and_open_on_the_same_dates(tmp_path: Path) -> None:
    report = import_days(tmp_path, special_day(), special_day("09:00", "12:00"))
    assert refused(report) == [(3, "09:00–12:00", "this overlaps line 2; correct one of the two")]
    assert list(SpecialDay.objects.values_list("opens_minute", flat=True)) == [None]
    report = import_days(tmp_path, special_day("09:00", "12:00"), special_day())
    assert report.counts == counts(unchanged=1, rejected=1)


def test_times_of_the_same_dates_do_not_overlap(tmp_path: Path) -> None:
    report = import_days(
        tmp_path,
        special_day("09:00", "12:00"),
        special_day("13:00", "17:00"),
        special_day("16:00", "18:00"),
    )
    assert refused(report) == [(4, "16:00–18:00", "this overlaps line 3; correct one of the two")]
    assert standing() == ["09:00–12:00", "13:00–17:00"]


def test_a_narrower_range_is_an_exception_to_a_wider_and_a_room_is_another_place(
    tmp_path: Path,
) -> None:
    report = import_days(
        tmp_path,
        special_day(until="2027-01-03"),
        special_day("09:00", "12:00"),
        special_day("10:00", "11:00", room="hall"),
    )
    assert report.counts == counts(created=3)


def test_a_new_span_beside_one_that_the_file_leaves_out_is_refused(tmp_path: Path) -> None:
    import_days(tmp_path, special_day("09:00", "11:00"), special_day("13:00", "17:00"))
    report = import_days(tmp_path, special_day("09:00", "17:00"))
    assert [(each[1], each[2][:26]) for each in refused(report)] == [
        ("09:00–17:00", "this overlaps 13:00–17:00,")
    ]
    assert standing() == ["09:00–11:00", "13:00–17:00"]
    report = import_days(tmp_path, special_day("09:00", "17:00"), retire_missing=True)
    assert standing() == ["09:00–17:00"]


@pytest.mark.parametrize("word", ["休息", "关闭", "闭馆", "不开放", "Closed"])
def test_a_word_for_closed_says_what_no_times_say(word: str, tmp_path: Path) -> None:
    report = import_days(
        tmp_path, special_day(word, word), special_day(word, "", **{"from": "2026-12-30"})
    )
    assert (report.counts, report.rejections) == (counts(created=2), [])
    assert set(SpecialDay.objects.values_list("opens_minute", "closes_minute")) == {(None, None)}


def test_closed_from_some_time_on_is_no_special_day(tmp_path: Path) -> None:
    report = import_days(tmp_path, special_day("09:00", "休息"))
    assert [each[2] for each in refused(report)] == ["give both times, or neither if it is closed"]


@pytest.mark.parametrize("word", ["关闭", "闭馆", "暂停", "暂停开放"])
def test_a_center_is_closed_in_as_many_words(word: str, tmp_path: Path) -> None:
    report = import_tables(tmp_path, centers=[center(status=word)])
    assert (report.counts, report.warnings) == (counts(changed=1), [])
    assert Center.objects.get().status == "closed"
