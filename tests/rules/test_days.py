"""The hours of a date by what a place states: its week, special days, a closure."""

from dataclasses import replace
from datetime import date

import pytest

from centers.rules.calendar import Calendar
from centers.rules.days import NOT_STATED, SEASON, WEEK, Day, Reason, ReasonCode, day_of
from centers.rules.spans import merged
from centers.rules.timetable import Closure, Policy, SpecialDay, Timetable, WeeklySpan

from .places import CALENDAR, OFFICE, on, spans, special, weekly

MONDAY, FRIDAY, SATURDAY, SUNDAY = on("11-02"), on("11-06"), on("11-07"), on("11-08")
NATIONAL_DAY = on("10-01")
MAKEUP_SATURDAY = on("10-10")

SPECIAL = Reason(ReasonCode.SPECIAL_DAY, "盘点")
CLOSURE = Reason(ReasonCode.CLOSURE, "装修")

WHOLE_DAY = spans("00:00-24:00")
OFFICE_HOURS = spans("09:00-12:00 13:00-17:00")

DAILY = Timetable(weekly("1234567", "09:00-17:00"))
SUMMER_ONLY = Timetable(
    weekly("1234567", "06:00-20:00", on("05-01"), on("09-30")),
    on_holidays=Policy.NORMAL,
    on_makeup_days=Policy.NORMAL,
)
NOTHING = Timetable()


def stating(timetable: Timetable, **fields: object) -> Timetable:
    return replace(timetable, **fields)  # type: ignore[arg-type]


def closed(day: date, reason: Reason) -> Day:
    return Day(day, reason)


def unconfirmed(day: date, reason: Reason, usual: str = "", doubt: str = "00:00-24:00") -> Day:
    return Day(day, reason, doubt=merged(spans(doubt)), usual_spans=spans(usual))


WEEK_CASES = [
    pytest.param(OFFICE, MONDAY, Day(MONDAY, WEEK, OFFICE_HOURS), id="a Monday at an office"),
    pytest.param(OFFICE, SUNDAY, closed(SUNDAY, WEEK), id="a Sunday at an office"),
    pytest.param(
        Timetable(weekly("1", "09:00-12:00 12:00-17:00")),
        MONDAY,
        Day(MONDAY, WEEK, spans("09:00-17:00")),
        id="touching spans are one",
    ),
    pytest.param(
        Timetable(weekly("1", "00:00-24:00")),
        MONDAY,
        Day(MONDAY, WEEK, WHOLE_DAY),
        id="a span ending at 24:00",
    ),
    pytest.param(NOTHING, MONDAY, unconfirmed(MONDAY, NOT_STATED), id="no hours at all"),
]


SEASON_CASES = [
    pytest.param(
        SUMMER_ONLY,
        on("09-30"),
        Day(on("09-30"), SEASON, spans("06:00-20:00")),
        id="the last day of the only season",
    ),
    pytest.param(
        SUMMER_ONLY, MONDAY, unconfirmed(MONDAY, NOT_STATED), id="out of the only season stated"
    ),
    pytest.param(
        SUMMER_ONLY,
        NATIONAL_DAY,
        unconfirmed(NATIONAL_DAY, NOT_STATED),
        id="a holiday as usual, out of the only season stated",
    ),
    pytest.param(
        SUMMER_ONLY,
        MAKEUP_SATURDAY,
        unconfirmed(MAKEUP_SATURDAY, NOT_STATED),
        id="a make-up workday as usual, out of the only season stated",
    ),
    pytest.param(
        Timetable(weekly("12345", "09:00-17:00") + weekly("1", "18:00-20:00", on("11-01"))),
        MONDAY,
        Day(MONDAY, SEASON, spans("09:00-17:00 18:00-20:00")),
        id="a season's evening beside the hours of always",
    ),
    pytest.param(
        Timetable(weekly("12345", "09:00-17:00") + weekly("1", "18:00-20:00", on("11-01"))),
        FRIDAY,
        Day(FRIDAY, WEEK, spans("09:00-17:00")),
        id="a weekday the season does not touch",
    ),
    pytest.param(
        Timetable(weekly("12345", "09:00-17:00", valid_until=on("11-30"))),
        SUNDAY,
        closed(SUNDAY, SEASON),
        id="a Sunday within a season of weekdays",
    ),
    pytest.param(
        Timetable(weekly("7", "09:00-17:00", on("02-29", 2032), on("02-29", 2032))),
        on("02-29", 2032),
        Day(on("02-29", 2032), SEASON, spans("09:00-17:00")),
        id="29 February as the only day of a season",
    ),
]


SPECIAL_CASES = [
    pytest.param(
        stating(
            OFFICE,
            specials=special(on("11-01"), on("11-30"), "10:00-16:00", "冬令")
            + special(MONDAY, MONDAY, "", "盘点"),
        ),
        MONDAY,
        closed(MONDAY, SPECIAL),
        id="of two specials on one day the narrower wins",
    ),
    pytest.param(
        stating(
            OFFICE,
            specials=special(MONDAY, FRIDAY, "08:00-09:00", "盘点")
            + special(on("10-31"), on("11-04"), "10:00-16:00"),
        ),
        MONDAY,
        Day(MONDAY, SPECIAL, spans("08:00-09:00")),
        id="of two equally long specials the later one wins",
    ),
    pytest.param(
        stating(OFFICE, specials=special(MONDAY, MONDAY, "09:00-11:00 14:00-16:00", "盘点")),
        MONDAY,
        Day(MONDAY, SPECIAL, spans("09:00-11:00 14:00-16:00")),
        id="two specials of one range are two spans of the day",
    ),
    pytest.param(
        stating(
            OFFICE,
            specials=special(MONDAY, MONDAY, "09:00-11:00") + special(MONDAY, MONDAY, "", "盘点"),
        ),
        MONDAY,
        closed(MONDAY, SPECIAL),
        id="a special that says closed is believed over one of the same range with hours",
    ),
    pytest.param(
        stating(OFFICE, specials=special(NATIONAL_DAY, NATIONAL_DAY, "10:00-12:00", "盘点")),
        NATIONAL_DAY,
        Day(NATIONAL_DAY, SPECIAL, spans("10:00-12:00")),
        id="a special beats a holiday without a policy",
    ),
    pytest.param(
        stating(NOTHING, specials=special(MONDAY, MONDAY, "22:00-02:00", "盘点")),
        MONDAY,
        Day(MONDAY, SPECIAL, spans("22:00-02:00")),
        id="a special opens a place that states no week",
    ),
    pytest.param(
        stating(NOTHING, specials=special(MONDAY, MONDAY, "", "盘点")),
        MONDAY,
        closed(MONDAY, SPECIAL),
        id="a special closes a place that states no week",
    ),
    pytest.param(
        stating(DAILY, specials=special(on("02-28", 2028), on("02-29", 2028), "", "盘点")),
        on("02-29", 2028),
        closed(on("02-29", 2028), SPECIAL),
        id="29 February as the last day of a special",
    ),
    pytest.param(
        stating(DAILY, specials=special(on("12-31"), on("01-02", 2027), "", "盘点")),
        on("01-01", 2027),
        closed(on("01-01", 2027), SPECIAL),
        id="a special over the turn of a year not announced is certain",
    ),
]


CLOSURE_CASES = [
    pytest.param(
        stating(
            DAILY,
            closure=Closure(on("11-01"), MONDAY, "装修"),
            specials=special(MONDAY, MONDAY, "10:00-12:00"),
        ),
        MONDAY,
        closed(MONDAY, CLOSURE),
        id="the last day of a closure, even with a special",
    ),
    pytest.param(
        stating(DAILY, closure=Closure(on("11-01"), on("11-01"), "装修")),
        MONDAY,
        Day(MONDAY, WEEK, spans("09:00-17:00")),
        id="the day after a closure",
    ),
    pytest.param(
        stating(DAILY, closure=Closure(FRIDAY, None, "装修")),
        MONDAY,
        Day(MONDAY, WEEK, spans("09:00-17:00")),
        id="before a closure until further notice",
    ),
    pytest.param(
        stating(NOTHING, closure=Closure(reason="装修")),
        MONDAY,
        closed(MONDAY, CLOSURE),
        id="a closure without dates at a place without hours",
    ),
]


@pytest.mark.parametrize(
    ("timetable", "day", "expected"),
    [*WEEK_CASES, *SEASON_CASES, *SPECIAL_CASES, *CLOSURE_CASES],
)
def test_a_day(timetable: Timetable, day: date, expected: Day) -> None:
    assert day_of(timetable, CALENDAR, day) == expected


def test_a_day_is_confirmed_when_nothing_is_in_doubt() -> None:
    days = [day_of(OFFICE, Calendar(), day) for day in (MONDAY, SUNDAY, NATIONAL_DAY)]

    assert [day.is_confirmed for day in days] == [True, True, False]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param((0, 540, 600), "a weekday is 1 to 7", id="no such weekday"),
        pytest.param((1, 540, 540), "not the hours of a day", id="an end equal to its start"),
        pytest.param((1, 1440, 1500), "not the hours of a day", id="a start on the next day"),
        pytest.param((1, 540, 1980), "not the hours of a day", id="a day and longer"),
        pytest.param((1, -1, 60), "not the hours of a day", id="a start on the day before"),
        pytest.param(
            (1, 540, 600, on("03-01"), on("02-28")),
            "must not end before it starts",
            id="a season that ends before it starts",
        ),
    ],
)
def test_weekly_hours_nobody_can_mean_are_refused(
    fields: tuple[int, int, int], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        WeeklySpan(*fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param((MONDAY, on("11-01")), "must not end before it starts", id="a range"),
        pytest.param((MONDAY, MONDAY, 540), "both times or neither", id="half a span"),
        pytest.param((MONDAY, MONDAY, 540, 540), "not the hours of a day", id="no time at all"),
    ],
)
def test_special_days_nobody_can_mean_are_refused(fields: tuple[date, date], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SpecialDay(*fields)


def test_a_closure_must_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="must not end before it starts"):
        Closure(FRIDAY, MONDAY)
