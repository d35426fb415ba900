"""The status at an instant, told as cases: open, closed or not confirmed, why and until when."""

from dataclasses import replace
from datetime import date

import pytest

from centers.rules.days import NOT_STATED, SEASON, WEEK, Reason, ReasonCode
from centers.rules.hours import State, Status
from centers.rules.timetable import Closure, Policy, Timetable

from .places import (
    NIGHT_BAR,
    NORMAL_OFFICE,
    OFFICE,
    STRICT_OFFICE,
    at,
    hours,
    on,
    special,
    weekly,
)

OPEN, CLOSED, NOT_CONFIRMED = State.OPEN, State.CLOSED, State.NOT_CONFIRMED

MID_AUTUMN = Reason(ReasonCode.HOLIDAY, "中秋节", "Mid-Autumn Festival")
NATIONAL = Reason(ReasonCode.HOLIDAY, "国庆节", "National Day")
MAKEUP = Reason(ReasonCode.MAKEUP_WORKDAY, "国庆节", "National Day")
NEW_YEAR = Reason(ReasonCode.NOT_ANNOUNCED, "元旦", "New Year's Day")
RENOVATION = Reason(ReasonCode.CLOSURE, "装修")
STOCKTAKING = Reason(ReasonCode.SPECIAL_DAY, "盘点")

ALWAYS = Timetable(
    weekly("1234567", "00:00-24:00"), on_holidays=Policy.NORMAL, on_makeup_days=Policy.NORMAL
)
UNEVEN = Timetable(
    weekly("1234", "09:00-17:00") + weekly("5", "09:00-20:00"), on_makeup_days=Policy.NORMAL
)
CLOSED_HOLIDAYS_ONLY = Timetable(on_holidays=Policy.CLOSED)


def renovating(starts_on: date | None, ends_on: date | None) -> Timetable:
    return replace(STRICT_OFFICE, closure=Closure(starts_on, ends_on, "装修"))


WEEK_CASES = [
    pytest.param(
        OFFICE, "2026-11-02 09:00", Status(OPEN, WEEK, at("2026-11-02 12:00")), id="opening time"
    ),
    pytest.param(
        OFFICE,
        "2026-11-02 11:59:59",
        Status(OPEN, WEEK, at("2026-11-02 12:00")),
        id="the last second of the morning",
    ),
    pytest.param(
        OFFICE,
        "2026-11-02 12:00",
        Status(CLOSED, WEEK, at("2026-11-02 13:00"), at("2026-11-02 13:00")),
        id="closing time for lunch",
    ),
    pytest.param(
        OFFICE,
        "2026-11-06 17:00",
        Status(CLOSED, WEEK, at("2026-11-09 09:00"), at("2026-11-09 09:00")),
        id="a Friday evening looks over the weekend",
    ),
    pytest.param(
        Timetable(weekly("1", "09:00-12:00 12:00-17:00")),
        "2026-11-02 11:00",
        Status(OPEN, WEEK, at("2026-11-02 17:00")),
        id="touching spans are one",
    ),
    pytest.param(
        Timetable(weekly("1", "20:00-24:00")),
        "2026-11-02 23:59",
        Status(OPEN, WEEK, at("2026-11-03 00:00")),
        id="a span ending at 24:00",
    ),
    pytest.param(
        Timetable(weekly("1", "20:00-24:00")),
        "2026-11-03 00:00",
        Status(CLOSED, WEEK, at("2026-11-09 20:00"), at("2026-11-09 20:00")),
        id="24:00 itself",
    ),
    pytest.param(
        Timetable(weekly("1", "22:00-24:00") + weekly("2", "00:00-02:00")),
        "2026-11-02 22:30",
        Status(OPEN, WEEK, at("2026-11-03 02:00")),
        id="spans that touch at midnight are one",
    ),
    pytest.param(
        Timetable(weekly("1", "22:00-02:00")),
        "2026-11-03 01:59",
        Status(OPEN, WEEK, at("2026-11-03 02:00")),
        id="past midnight",
    ),
    pytest.param(
        ALWAYS, "2026-06-22 03:00", Status(OPEN, WEEK), id="a place that never closes in sight"
    ),
    pytest.param(
        Timetable(weekly("1234567", "06:00-20:00", on("05-01"), on("09-24"))),
        "2026-09-24 19:00",
        Status(OPEN, SEASON, at("2026-09-24 20:00")),
        id="the last evening of a season",
    ),
]

HOLIDAY_CASES = [
    pytest.param(
        NIGHT_BAR,
        "2026-10-01 01:00",
        Status(OPEN, WEEK, at("2026-10-01 02:00")),
        id="past midnight into a holiday: the span belongs to the day it starts",
    ),
    pytest.param(
        NIGHT_BAR,
        "2026-10-01 02:00",
        Status(CLOSED, NATIONAL, at("2026-10-08 22:00"), at("2026-10-08 22:00")),
        id="closed on holidays: opens after all seven",
    ),
    pytest.param(
        STRICT_OFFICE,
        "2026-10-04 10:00",
        Status(CLOSED, NATIONAL, at("2026-10-08 09:00"), at("2026-10-08 09:00")),
        id="a holiday that is a Sunday",
    ),
    pytest.param(
        OFFICE,
        "2026-09-30 18:00",
        Status(CLOSED, WEEK, at("2026-10-01 00:00"), at("2026-10-08 09:00")),
        id="before a holiday without a policy: closed until the doubt begins",
    ),
    pytest.param(
        OFFICE,
        "2026-10-03 03:00",
        Status(NOT_CONFIRMED, NATIONAL, at("2026-10-08 00:00"), at("2026-10-08 09:00")),
        id="a holiday without a policy is not confirmed, at night too",
    ),
    pytest.param(
        Timetable(weekly("1234567", "22:00-02:00")),
        "2026-10-08 01:00",
        Status(NOT_CONFIRMED, NATIONAL, at("2026-10-08 02:00"), at("2026-10-08 22:00")),
        id="the doubt about a holiday reaches as far past midnight as the usual hours",
    ),
    pytest.param(
        Timetable(weekly("1234567", "00:00-24:00")),
        "2026-09-24 12:00",
        Status(OPEN, WEEK, at("2026-09-25 00:00")),
        id="always open, until a holiday without a policy",
    ),
    pytest.param(
        Timetable(weekly("1234567", "00:00-24:00")),
        "2026-09-25 12:00",
        Status(NOT_CONFIRMED, MID_AUTUMN, at("2026-09-28 00:00"), at("2026-09-28 00:00")),
        id="what is certain ends a doubt",
    ),
]

MAKEUP_CASES = [
    pytest.param(
        NORMAL_OFFICE,
        "2026-10-10 13:00",
        Status(OPEN, MAKEUP, at("2026-10-10 17:00")),
        id="a make-up Saturday at a place open Monday to Friday",
    ),
    pytest.param(
        ALWAYS,
        "2026-10-10 13:00",
        Status(OPEN, MAKEUP, at("2027-01-01 00:00")),
        id="a make-up Saturday at a place open all week, day and night",
    ),
    pytest.param(
        OFFICE,
        "2026-10-10 13:00",
        Status(NOT_CONFIRMED, MAKEUP, at("2026-10-11 00:00"), at("2026-10-12 09:00")),
        id="a make-up Saturday at a place never open on Saturdays that states no policy",
    ),
    pytest.param(
        UNEVEN,
        "2026-10-10 16:00",
        Status(OPEN, MAKEUP, at("2026-10-10 17:00")),
        id="a make-up Saturday while all five weekdays are open",
    ),
    pytest.param(
        UNEVEN,
        "2026-10-10 18:00",
        Status(NOT_CONFIRMED, MAKEUP, at("2026-10-10 20:00"), at("2026-10-12 09:00")),
        id="a make-up Saturday while one weekday is open and four are not",
    ),
    pytest.param(
        UNEVEN,
        "2026-10-10 20:00",
        Status(CLOSED, MAKEUP, at("2026-10-12 09:00"), at("2026-10-12 09:00")),
        id="a make-up Saturday while all five weekdays are closed",
    ),
    pytest.param(
        Timetable(
            weekly("1234", "20:00-01:00") + weekly("5", "20:00-03:00"),
            on_makeup_days=Policy.NORMAL,
        ),
        "2026-10-11 00:30",
        Status(OPEN, MAKEUP, at("2026-10-11 01:00")),
        id="the night of a make-up Saturday while all five weekdays are open",
    ),
]

SPECIAL_CASES = [
    pytest.param(
        replace(OFFICE, specials=special(on("11-02"), on("11-02"), "", "盘点")),
        "2026-11-02 10:00",
        Status(CLOSED, STOCKTAKING, at("2026-11-03 09:00"), at("2026-11-03 09:00")),
        id="a special day",
    ),
    pytest.param(
        replace(
            OFFICE,
            specials=special(on("11-01"), on("11-30"), "")
            + special(on("11-02"), on("11-02"), "10:00-11:00 12:00-13:00", "盘点"),
        ),
        "2026-11-02 11:00",
        Status(CLOSED, STOCKTAKING, at("2026-11-02 12:00"), at("2026-11-02 12:00")),
        id="two specials on one day",
    ),
    pytest.param(
        replace(OFFICE, specials=special(on("10-02"), on("10-02"), "10:00-16:00", "盘点")),
        "2026-09-30 18:00",
        Status(CLOSED, WEEK, at("2026-10-01 00:00"), at("2026-10-02 10:00")),
        id="a special day among holidays without a policy opens for certain",
    ),
    pytest.param(
        replace(OFFICE, specials=special(on("11-03"), on("12-31"), "", "盘点")),
        "2026-11-02 18:00",
        Status(CLOSED, WEEK, at("2027-01-01 00:00"), at("2027-01-04 09:00")),
        id="the search looks 60 days on, over New Year not announced",
    ),
]

CLOSURE_CASES = [
    pytest.param(
        renovating(on("11-02"), on("11-06")),
        "2026-11-06 23:00",
        Status(CLOSED, RENOVATION, at("2026-11-09 09:00"), at("2026-11-09 09:00")),
        id="the last day of a closure, and a weekend behind it",
    ),
    pytest.param(
        renovating(on("11-02"), on("11-06")),
        "2026-11-01 12:00",
        Status(CLOSED, WEEK, at("2026-11-09 09:00"), at("2026-11-09 09:00")),
        id="the day before a closure",
    ),
    pytest.param(
        renovating(on("11-02"), on("10-07", 2028)),
        "2026-11-06 10:00",
        Status(CLOSED, RENOVATION, at("2028-10-08 00:00"), at("2028-10-09 09:00")),
        id="a closure of two years that ends within a National Day not announced",
    ),
    pytest.param(
        renovating(on("11-02"), None),
        "2026-11-06 10:00",
        Status(CLOSED, RENOVATION),
        id="a closure until further notice",
    ),
    pytest.param(
        renovating(None, date.max),
        "2026-11-06 10:00",
        Status(CLOSED, RENOVATION),
        id="a closure until the end of time",
    ),
    pytest.param(
        replace(NIGHT_BAR, closure=Closure(on("11-02"), None, "装修")),
        "2026-11-02 01:00",
        Status(OPEN, WEEK, at("2026-11-02 02:00")),
        id="past midnight into a closure",
    ),
]

UNKNOWN_CASES = [
    pytest.param(
        Timetable(), "2026-11-02 10:00", Status(NOT_CONFIRMED, NOT_STATED), id="no hours at all"
    ),
    pytest.param(
        CLOSED_HOLIDAYS_ONLY,
        "2026-09-24 10:00",
        Status(NOT_CONFIRMED, NOT_STATED, at("2026-09-25 00:00")),
        id="no hours at all, until a holiday it is closed on",
    ),
    pytest.param(
        CLOSED_HOLIDAYS_ONLY,
        "2026-09-25 00:30",
        Status(CLOSED, MID_AUTUMN, at("2026-09-28 00:00")),
        id="a day of which nothing is known does not reach past midnight",
    ),
    pytest.param(
        NORMAL_OFFICE,
        "2027-01-01 10:00",
        Status(NOT_CONFIRMED, NEW_YEAR, at("2027-01-04 00:00"), at("2027-01-04 09:00")),
        id="the turn of a year not yet announced",
    ),
    pytest.param(
        NORMAL_OFFICE,
        "2026-12-31 17:00",
        Status(CLOSED, WEEK, at("2027-01-01 00:00"), at("2027-01-04 09:00")),
        id="the evening before a year not yet announced",
    ),
    pytest.param(
        Timetable(weekly("2", "09:00-17:00")),
        "2028-02-29 10:00",
        Status(OPEN, WEEK, at("2028-02-29 17:00")),
        id="29 February",
    ),
]


@pytest.mark.parametrize(
    ("timetable", "instant", "expected"),
    [
        *WEEK_CASES,
        *HOLIDAY_CASES,
        *MAKEUP_CASES,
        *SPECIAL_CASES,
        *CLOSURE_CASES,
        *UNKNOWN_CASES,
    ],
)
def test_the_status(timetable: Timetable, instant: str, expected: Status) -> None:
    assert hours(timetable).status(at(instant)) == expected
