"""Clocks and zones, and questions besides the status: free when, the next dates, exceptions."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from centers.rules.calendar import Calendar, CalendarDay, DateKind
from centers.rules.days import WEEK, Day, Reason, ReasonCode
from centers.rules.hours import Exceptional, FreeTime, Hours, State, Status
from centers.rules.timetable import Timetable

from .places import (
    NORMAL_OFFICE,
    OFFICE,
    SHANGHAI,
    STRICT_OFFICE,
    at,
    hours,
    on,
    spans,
    special,
    weekly,
)

OPEN, CLOSED, NOT_CONFIRMED = State.OPEN, State.CLOSED, State.NOT_CONFIRMED

MID_AUTUMN = Reason(ReasonCode.HOLIDAY, "中秋节", "Mid-Autumn Festival")
NATIONAL = Reason(ReasonCode.HOLIDAY, "国庆节", "National Day")
MAKEUP = Reason(ReasonCode.MAKEUP_WORKDAY, "国庆节", "National Day")
STOCKTAKING = Reason(ReasonCode.SPECIAL_DAY, "盘点")


DURING_CASES = [
    pytest.param("2026-11-02 09:00", "2026-11-02 12:00", OPEN, id="exactly the morning"),
    pytest.param("2026-11-02 09:00", "2026-11-02 12:01", CLOSED, id="a minute into lunch"),
    pytest.param("2026-11-02 09:00", "2026-11-02 12:00:01", CLOSED, id="a second into lunch"),
    pytest.param("2026-10-01 03:00", "2026-10-03 04:00", NOT_CONFIRMED, id="days of doubt"),
    pytest.param("2026-10-07 22:00", "2026-10-08 01:00", CLOSED, id="from doubt into night"),
    pytest.param(
        "2026-09-30 16:00", "2026-10-01 01:00", CLOSED, id="from open over night to doubt"
    ),
]


@pytest.mark.parametrize(("starts", "ends", "expected"), DURING_CASES)
def test_open_throughout_a_time(starts: str, ends: str, expected: State) -> None:
    assert hours(OFFICE).state_during(at(starts), at(ends)) == expected


def test_open_throughout_a_night_and_the_morning_that_touches_it() -> None:
    timetable = Timetable(weekly("1", "22:00-02:00") + weekly("2", "02:00-10:00"))

    assert hours(timetable).state_during(at("2026-11-02 23:00"), at("2026-11-03 10:00")) == OPEN


def test_a_time_must_end_after_it_starts() -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        hours(OFFICE).state_during(at("2026-11-02 09:00"), at("2026-11-02 09:00"))


def test_free_time_is_the_hours_without_what_is_occupied() -> None:
    occupied = [
        (at("2026-11-02 08:00"), at("2026-11-02 09:30")),
        (at("2026-11-02 14:00"), at("2026-11-02 15:00:30")),
        (at("2026-11-02 14:30"), at("2026-11-02 14:45")),
        (at("2026-11-03 09:00"), at("2026-11-03 17:00")),
    ]

    assert hours(OFFICE).free(on("11-02"), occupied) == FreeTime(
        on("11-02"), spans("09:30-12:00 13:00-14:00 15:01-17:00")
    )


def test_free_time_past_midnight_belongs_to_the_day_the_hours_start() -> None:
    occupied = [(at("2026-11-03 00:30"), at("2026-11-03 01:00"))]

    free = hours(Timetable(weekly("1", "22:00-02:00"))).free(on("11-02"), occupied)

    late = spans("01:00-02:00")[0].later_by(1440)
    assert free == FreeTime(on("11-02"), (*spans("22:00-00:30"), late))


def test_free_time_of_a_day_in_doubt_is_in_doubt() -> None:
    occupied = [(at("2026-10-01 10:00"), at("2026-10-01 11:00"))]

    assert hours(OFFICE).free(on("10-01"), occupied) == FreeTime(
        on("10-01"), doubt=spans("00:00-10:00 11:00-24:00")
    )


def test_the_hours_of_the_next_dates() -> None:
    assert hours(STRICT_OFFICE).days(on("10-07"), 2) == (
        Day(on("10-07"), NATIONAL),
        Day(on("10-08"), WEEK, spans("09:00-12:00 13:00-17:00")),
    )


def test_exceptions_of_the_next_four_weeks_in_ranges() -> None:
    timetable = replace(
        STRICT_OFFICE, specials=special(on("09-24"), on("09-24"), "10:00-12:00", "盘点")
    )
    closed_for_national_day = Day(on("10-01"), NATIONAL)
    on_makeup_day = Day(on("10-10"), MAKEUP, spans("09:00-12:00 13:00-17:00"))

    assert hours(timetable).exceptions(on("09-21")) == (
        Exceptional(on("09-24"), on("09-24"), Day(on("09-24"), STOCKTAKING, spans("10:00-12:00"))),
        Exceptional(on("09-25"), on("09-27"), Day(on("09-25"), MID_AUTUMN)),
        Exceptional(on("10-01"), on("10-07"), closed_for_national_day),
        Exceptional(on("10-10"), on("10-10"), on_makeup_day),
    )


def test_exceptions_end_with_the_dates_asked_for() -> None:
    assert hours(STRICT_OFFICE).exceptions(on("09-30"), 2) == (
        Exceptional(on("10-01"), on("10-01"), Day(on("10-01"), NATIONAL)),
    )


def test_a_place_without_hours_has_no_exceptions_of_its_own() -> None:
    assert hours(Timetable()).exceptions(on("11-02")) == ()


def test_an_instant_of_another_zone_is_answered_in_the_place_s_own() -> None:
    status = hours(OFFICE).status(datetime(2026, 11, 2, 1, tzinfo=UTC))

    assert (status, status.until and status.until.isoformat()) == (
        Status(OPEN, WEEK, at("2026-11-02 12:00")),
        "2026-11-02T12:00:00+08:00",
    )


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="an instant needs a time zone"):
        hours(OFFICE).status(datetime(2026, 11, 2, 9))  # noqa: DTZ001


def test_hours_are_wall_clock_times_where_clocks_are_set_forward() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = Hours(Timetable(weekly("6", "22:00-06:00")), Calendar(country=""), berlin)

    status = night.status(datetime(2026, 3, 29, 1, 30, tzinfo=berlin))

    assert (status.state, status.until and status.until.isoformat()) == (
        OPEN,
        "2026-03-29T06:00:00+02:00",
    )


def test_a_year_is_as_usual_once_it_is_announced() -> None:
    rows = {on("01-01", 2027): CalendarDay(DateKind.HOLIDAY, "元旦", "New Year's Day")}
    announced = Hours(NORMAL_OFFICE, Calendar(rows), SHANGHAI)

    assert announced.status(at("2027-02-08 10:00")) == Status(OPEN, WEEK, at("2027-02-08 12:00"))
