"""The hours of a date by the calendar: holidays, make-up workdays, dates not announced."""

from dataclasses import replace
from datetime import date

import pytest

from centers.rules.days import NOT_STATED, WEEK, Day, Reason, ReasonCode, day_of
from centers.rules.spans import merged
from centers.rules.timetable import Policy, Timetable

from .places import CALENDAR, NORMAL_OFFICE, OFFICE, STRICT_OFFICE, on, spans, special, weekly

NATIONAL_DAY = on("10-01")
NATIONAL_SUNDAY = on("10-04")
MAKEUP_SATURDAY = on("10-10")

NATIONAL = Reason(ReasonCode.HOLIDAY, "国庆节", "National Day")
MAKEUP = Reason(ReasonCode.MAKEUP_WORKDAY, "国庆节", "National Day")
SPECIAL = Reason(ReasonCode.SPECIAL_DAY, "盘点")
CLOSURE = Reason(ReasonCode.CLOSURE, "装修")
UNANNOUNCED = Reason(ReasonCode.NOT_ANNOUNCED, "元旦", "New Year's Day")

OFFICE_HOURS = spans("09:00-12:00 13:00-17:00")

DAILY = Timetable(weekly("1234567", "09:00-17:00"))
UNEVEN = Timetable(
    weekly("1235", "09:00-17:00") + weekly("4", "09:00-12:00 13:00-20:00"),
    on_makeup_days=Policy.NORMAL,
)
NOTHING = Timetable()


def stating(timetable: Timetable, **fields: object) -> Timetable:
    return replace(timetable, **fields)  # type: ignore[arg-type]


def closed(day: date, reason: Reason) -> Day:
    return Day(day, reason)


def unconfirmed(day: date, reason: Reason, usual: str = "", doubt: str = "00:00-24:00") -> Day:
    return Day(day, reason, doubt=merged(spans(doubt)), usual_spans=spans(usual))


HOLIDAY_CASES = [
    pytest.param(
        NORMAL_OFFICE,
        NATIONAL_DAY,
        Day(NATIONAL_DAY, NATIONAL, OFFICE_HOURS),
        id="a holiday on a Thursday, as usual",
    ),
    pytest.param(
        NORMAL_OFFICE,
        NATIONAL_SUNDAY,
        closed(NATIONAL_SUNDAY, NATIONAL),
        id="a holiday on a Sunday, as usual, not open on Sundays",
    ),
    pytest.param(
        stating(DAILY, on_holidays=Policy.NORMAL),
        NATIONAL_SUNDAY,
        Day(NATIONAL_SUNDAY, NATIONAL, spans("09:00-17:00")),
        id="a holiday on a Sunday, as usual, open on Sundays",
    ),
    pytest.param(
        STRICT_OFFICE, NATIONAL_DAY, closed(NATIONAL_DAY, NATIONAL), id="closed on holidays"
    ),
    pytest.param(
        stating(DAILY, on_holidays=Policy.SPECIAL),
        NATIONAL_DAY,
        closed(NATIONAL_DAY, NATIONAL),
        id="special days only on holidays, none today",
    ),
    pytest.param(
        stating(
            DAILY,
            on_holidays=Policy.SPECIAL,
            specials=special(NATIONAL_DAY, NATIONAL_DAY, "10:00-12:00", "盘点"),
        ),
        NATIONAL_DAY,
        Day(NATIONAL_DAY, SPECIAL, spans("10:00-12:00")),
        id="special days only on holidays, and one today",
    ),
    pytest.param(
        OFFICE,
        NATIONAL_DAY,
        unconfirmed(NATIONAL_DAY, NATIONAL, "09:00-12:00 13:00-17:00"),
        id="nothing stated about holidays: not confirmed all day",
    ),
    pytest.param(
        OFFICE,
        NATIONAL_SUNDAY,
        unconfirmed(NATIONAL_SUNDAY, NATIONAL),
        id="nothing stated about holidays, on a Sunday: not confirmed either",
    ),
    pytest.param(
        Timetable(weekly("4", "22:00-02:00")),
        NATIONAL_DAY,
        unconfirmed(NATIONAL_DAY, NATIONAL, "22:00-02:00", doubt="00:00-24:00 22:00-02:00"),
        id="nothing stated about holidays, usual hours past midnight",
    ),
    pytest.param(
        stating(NOTHING, on_holidays=Policy.CLOSED),
        NATIONAL_DAY,
        closed(NATIONAL_DAY, NATIONAL),
        id="no hours at all but closed on holidays",
    ),
    pytest.param(
        stating(NOTHING, on_holidays=Policy.NORMAL),
        NATIONAL_DAY,
        unconfirmed(NATIONAL_DAY, NOT_STATED),
        id="no hours at all, and those on holidays",
    ),
]


MAKEUP_CASES = [
    pytest.param(
        NORMAL_OFFICE,
        MAKEUP_SATURDAY,
        Day(MAKEUP_SATURDAY, MAKEUP, OFFICE_HOURS),
        id="a make-up Saturday at a place open Monday to Friday",
    ),
    pytest.param(
        stating(
            Timetable(weekly("12345", "09:00-17:00") + weekly("6", "10:00-14:00")),
            on_makeup_days=Policy.NORMAL,
        ),
        MAKEUP_SATURDAY,
        Day(MAKEUP_SATURDAY, MAKEUP, spans("10:00-14:00")),
        id="a make-up Saturday at a place with Saturday hours keeps those",
    ),
    pytest.param(
        stating(DAILY, on_makeup_days=Policy.NORMAL),
        MAKEUP_SATURDAY,
        Day(MAKEUP_SATURDAY, MAKEUP, spans("09:00-17:00")),
        id="a make-up Saturday at a place open all week",
    ),
    pytest.param(
        DAILY,
        MAKEUP_SATURDAY,
        unconfirmed(MAKEUP_SATURDAY, MAKEUP, "09:00-17:00"),
        id="a make-up Saturday at a place open all week that states no policy",
    ),
    pytest.param(
        OFFICE,
        MAKEUP_SATURDAY,
        unconfirmed(MAKEUP_SATURDAY, MAKEUP, "09:00-12:00 13:00-17:00"),
        id="a make-up Saturday at a place never open on Saturdays that states no policy",
    ),
    pytest.param(
        UNEVEN,
        MAKEUP_SATURDAY,
        Day(
            MAKEUP_SATURDAY,
            MAKEUP,
            spans=spans("09:00-12:00 13:00-17:00"),
            doubt=spans("12:00-13:00 17:00-20:00"),
            usual_spans=spans("09:00-20:00"),
        ),
        id="a make-up Saturday where one weekday differs: sure where all five agree",
    ),
    pytest.param(
        stating(UNEVEN, on_makeup_days=Policy.NOT_STATED),
        MAKEUP_SATURDAY,
        unconfirmed(MAKEUP_SATURDAY, MAKEUP, "09:00-20:00"),
        id="a make-up Saturday where one weekday differs, without a policy",
    ),
    pytest.param(
        Timetable(weekly("135", "09:00-17:00"), on_makeup_days=Policy.NORMAL),
        MAKEUP_SATURDAY,
        Day(
            MAKEUP_SATURDAY,
            MAKEUP,
            doubt=spans("09:00-17:00"),
            usual_spans=spans("09:00-17:00"),
        ),
        id="a make-up Saturday at a place closed on some weekdays",
    ),
    pytest.param(
        Timetable(weekly("7", "09:00-17:00"), on_makeup_days=Policy.NORMAL),
        MAKEUP_SATURDAY,
        closed(MAKEUP_SATURDAY, MAKEUP),
        id="a make-up Saturday at a place open on Sundays only",
    ),
    pytest.param(
        stating(OFFICE, on_makeup_days=Policy.CLOSED),
        MAKEUP_SATURDAY,
        closed(MAKEUP_SATURDAY, MAKEUP),
        id="closed on make-up workdays",
    ),
    pytest.param(
        stating(DAILY, on_makeup_days=Policy.SPECIAL),
        MAKEUP_SATURDAY,
        closed(MAKEUP_SATURDAY, MAKEUP),
        id="special days only on make-up workdays, none today",
    ),
]


UNANNOUNCED_CASES = [
    pytest.param(
        stating(DAILY, on_holidays=Policy.NORMAL),
        on("01-01", 2027),
        unconfirmed(on("01-01", 2027), UNANNOUNCED, "09:00-17:00"),
        id="New Year of a year not announced, whatever the policy",
    ),
    pytest.param(
        DAILY,
        on("12-31"),
        Day(on("12-31"), WEEK, spans("09:00-17:00")),
        id="the day before a year not announced",
    ),
    pytest.param(
        DAILY,
        on("01-04", 2027),
        Day(on("01-04", 2027), WEEK, spans("09:00-17:00")),
        id="an ordinary Monday of a year not announced",
    ),
]


@pytest.mark.parametrize(
    ("timetable", "day", "expected"),
    [*HOLIDAY_CASES, *MAKEUP_CASES, *UNANNOUNCED_CASES],
)
def test_a_day(timetable: Timetable, day: date, expected: Day) -> None:
    assert day_of(timetable, CALENDAR, day) == expected


def test_a_workday_is_what_one_of_the_five_weekdays_would_be() -> None:
    past_midnight = Timetable(
        weekly("1234", "20:00-01:00") + weekly("5", "21:00-03:00"), on_makeup_days=Policy.NORMAL
    )

    assert day_of(past_midnight, CALENDAR, MAKEUP_SATURDAY) == Day(
        MAKEUP_SATURDAY,
        MAKEUP,
        spans=spans("21:00-01:00"),
        doubt=(spans("20:00-21:00")[0], spans("01:00-03:00")[0].later_by(1440)),
        usual_spans=spans("20:00-03:00"),
    )
