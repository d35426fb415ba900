"""Hours of one place that contradict each other are told apart from those that do not."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.clock import read_span
from centers.rules.overlaps import contradictions, special_days_contradict, weekly_hours_overlap

MONDAY, SATURDAY, SUNDAY = 1, 6, 7


@dataclass(frozen=True)
class Weekly:
    weekday: int
    opens_minute: int
    closes_minute: int
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class Special:
    starts_on: date
    ends_on: date
    opens_minute: int | None = None
    closes_minute: int | None = None


def weekly(weekday, times, valid_from=None, valid_until=None):
    return Weekly(weekday, *read_span(*times.split("–")), valid_from, valid_until)


def special(times="", starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 1)):
    return Special(starts_on, ends_on, *(read_span(*times.split("–")) if times else (None, None)))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (weekly(MONDAY, "09:00–12:00"), weekly(MONDAY, "11:59–17:00"), True),
        (weekly(MONDAY, "09:00–12:00"), weekly(MONDAY, "12:00–17:00"), False),
        (weekly(MONDAY, "09:00–12:00"), weekly(2, "09:00–12:00"), False),
        (weekly(MONDAY, "09:00–12:00"), weekly(MONDAY, "09:00–12:00"), True),
        (weekly(MONDAY, "00:00–24:00"), weekly(2, "00:00–24:00"), False),
        (weekly(SUNDAY, "22:00–02:00"), weekly(MONDAY, "01:59–05:00"), True),
        (weekly(SUNDAY, "22:00–02:00"), weekly(MONDAY, "02:00–05:00"), False),
        (weekly(SUNDAY, "22:00–02:00"), weekly(SATURDAY, "22:00–02:00"), False),
        (weekly(SATURDAY, "12:00–11:00"), weekly(SUNDAY, "10:00–11:30"), True),
    ],
)
def test_weekly_hours_overlap_when_both_are_open_at_a_minute(one, other, overlap):
    answers = weekly_hours_overlap(one, other), weekly_hours_overlap(other, one)
    assert answers == (overlap, overlap)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((None, date(2026, 6, 30)), (date(2026, 7, 1), None), False),
        ((None, date(2026, 7, 1)), (date(2026, 7, 1), None), False),  # a Wednesday
        ((None, date(2026, 7, 6)), (date(2026, 7, 1), None), True),  # a Monday between them
        ((None, None), (date(2026, 7, 1), date(2026, 7, 5)), False),  # no Monday in it
        ((None, None), (date(2026, 7, 1), date(2026, 7, 6)), True),
        ((date(2026, 7, 1), None), (date(2027, 7, 1), None), True),
        ((None, date(2026, 7, 1)), (None, date(2020, 7, 1)), True),
    ],
)
def test_weekly_hours_of_seasons_overlap_on_a_date_that_both_hold(one, other, overlap):
    one, other = weekly(MONDAY, "09:00–17:00", *one), weekly(MONDAY, "10:00–18:00", *other)
    answers = weekly_hours_overlap(one, other), weekly_hours_overlap(other, one)
    assert answers == (overlap, overlap)


def test_a_season_that_ends_on_the_night_meets_the_one_that_begins_the_next_day():
    night = weekly(SUNDAY, "22:00–02:00", valid_until=date(2026, 7, 5))
    morning = weekly(MONDAY, "01:00–05:00", valid_from=date(2026, 7, 6))
    later = weekly(MONDAY, "01:00–05:00", valid_from=date(2026, 7, 7))
    assert weekly_hours_overlap(night, morning) is True
    assert weekly_hours_overlap(night, later) is False


def test_seasons_may_reach_to_the_ends_of_the_calendar():
    first = weekly(SUNDAY, "22:00–02:00", date.min, date.min)
    last = weekly(MONDAY, "01:00–05:00", date.max, date.max)
    assert weekly_hours_overlap(first, last) is False
    assert weekly_hours_overlap(last, first) is False


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (special(), special(), True),
        (special(), special("09:00–12:00"), True),
        (special("09:00–12:00"), special("12:00–15:00"), False),
        (special("09:00–12:00"), special("11:00–15:00"), True),
        (special("22:00–02:00"), special("01:00–05:00"), False),
        (special(), special("09:00–12:00", ends_on=date(2026, 10, 3)), False),
        (
            special("22:00–02:00", ends_on=date(2026, 10, 2)),
            special("01:00–05:00", ends_on=date(2026, 10, 2)),
            True,
        ),
    ],
)
def test_special_days_contradict_within_one_range(one, other, contradict):
    answers = special_days_contradict(one, other), special_days_contradict(other, one)
    assert answers == (contradict, contradict)


def test_contradictions_are_pairs_in_the_order_of_the_rows():
    rows = [weekly(MONDAY, times) for times in ("09:00–12:00", "13:00–17:00", "11:00–14:00")]
    assert contradictions(rows, weekly_hours_overlap) == [(rows[0], rows[2]), (rows[1], rows[2])]


def open_minutes(row, first, days):
    """Every half hour of so many dates at which a row is open, told date by date."""
    dates = (first + timedelta(days=day) for day in range(days))
    holding = (
        day
        for day in dates
        if day.isoweekday() == row.weekday
        and (row.valid_from or day) <= day <= (row.valid_until or day)
    )
    return {
        (day.toordinal() * 1440 + minute)
        for day in holding
        for minute in range(row.opens_minute, row.closes_minute, 30)
    }


half_hours = st.integers(0, 47).map(lambda number: number * 30)
near_dates = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 25))
rows = st.builds(
    lambda weekday, opens, length, start, end: Weekly(weekday, opens, opens + length, start, end),
    st.integers(1, 7),
    half_hours,
    st.integers(1, 47).map(lambda number: number * 30),
    near_dates,
    near_dates,
).filter(lambda row: not (row.valid_from and row.valid_until) or row.valid_from <= row.valid_until)


@given(rows, rows)
def test_overlap_is_what_counting_dates_says(one, other):
    first, days = date(2025, 12, 20), 60
    shared = open_minutes(one, first, days) & open_minutes(other, first, days)
    assert weekly_hours_overlap(one, other) is bool(shared)
