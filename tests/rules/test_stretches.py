"""Hours told as rules from a date to another add up to the hours of each date, and to no more."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given

from centers.rules.spans import Span, merged
from centers.rules.stretches import plain_times, stretches
from centers.rules.timetable import Closure, Policy, Timetable

from .places import NIGHT_BAR, OFFICE, STRICT_OFFICE, hours, on, spans, special, weekly
from .strategies import timetables


def told(timetable, first, count):
    """Each stretch: its dates, what is the matter, and the weekdays of each span."""
    return [
        (
            f"{one.first:%m-%d} {one.last:%m-%d}",
            one.exception and one.exception.name,
            {"{}-{}".format(*plain_times(span)): days for span, days in one.weekdays.items()},
            (one.is_closed, one.may_be_open),
        )
        for one in stretches(hours(timetable).days(first, count))
    ]


def test_a_holiday_and_a_special_day_part_the_weeks():
    timetable = Timetable(
        STRICT_OFFICE.weekly,
        specials=special(on("10-14"), on("10-15"), "10:00-12:00", "盘点"),
        on_holidays=Policy.CLOSED,
    )
    week = {"09:00-12:00": [1, 2, 3, 4, 5], "13:00-17:00": [1, 2, 3, 4, 5]}
    assert told(timetable, on("09-21"), 28) == [
        ("09-21 09-24", None, {span: [1, 2, 3, 4] for span in week}, (False, False)),
        ("09-25 09-27", "中秋节", {}, (True, False)),
        ("09-28 09-30", None, {span: [1, 2, 3] for span in week}, (False, False)),
        ("10-01 10-07", "国庆节", {}, (True, False)),
        ("10-08 10-09", None, {span: [4, 5] for span in week}, (False, False)),
        ("10-10 10-10", "国庆节", {}, (False, True)),
        ("10-11 10-13", None, {span: [1, 2] for span in week}, (False, False)),
        ("10-14 10-15", "盘点", {"10:00-12:00": [3, 4]}, (False, False)),
        ("10-16 10-18", None, {span: [5] for span in week}, (False, False)),
    ]


def test_a_season_that_ends_parts_the_weeks_and_a_closure_ends_them():
    summer = weekly("1234567", "06:00-20:00", on("06-01"), on("09-02"))
    winter = weekly("1234567", "08:00-18:00", on("09-03"), on("12-31"))
    timetable = Timetable((*summer, *winter), closure=Closure(on("09-10"), None, "装修"))
    assert told(timetable, on("08-24"), 21) == [
        ("08-24 09-02", None, {"06:00-20:00": [1, 2, 3, 4, 5, 6, 7]}, (False, False)),
        ("09-03 09-09", None, {"08:00-18:00": [1, 2, 3, 4, 5, 6, 7]}, (False, False)),
        ("09-10 09-13", "装修", {}, (True, False)),
    ]


def test_where_no_week_is_stated_nothing_is_told():
    assert told(Timetable(), on("11-02"), 14) == [("11-02 11-15", None, {}, (False, False))]


@pytest.mark.parametrize("timetable", [OFFICE, NIGHT_BAR])
def test_all_rules_together_are_the_hours_of_each_date(timetable):
    assert_add_up(timetable, on("01-01"), 365)


@given(timetables())
def test_the_rules_of_any_timetable_add_up(timetable):
    assert_add_up(timetable, on("09-20"), 42)


def assert_add_up(timetable: Timetable, first: date, count: int) -> None:
    days = hours(timetable).days(first, count)
    found: dict[date, list[Span]] = defaultdict(list)
    for one in stretches(days):
        for number in range((one.last - one.first).days + 1):
            day = one.first + timedelta(number)
            found[day] += [
                s for s, weekdays in one.weekdays.items() if day.isoweekday() in weekdays
            ]
    assert {day.date: merged(found[day.date]) for day in days} == {d.date: d.spans for d in days}


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (spans("09:00-17:00")[0], ("09:00", "17:00")),
        (spans("22:00-02:00")[0], ("22:00", "02:00")),
        (spans("18:00-24:00")[0], ("18:00", "00:00")),
        (spans("00:00-24:00")[0], ("00:00", "23:59")),
        (Span(600, 2060), ("10:00", "09:59")),
    ],
)
def test_times_are_told_to_those_who_know_no_whole_day(span, expected):
    assert plain_times(span) == expected
