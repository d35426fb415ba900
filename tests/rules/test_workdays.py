"""Counting working days back over weekends, holidays, days worked instead, days not announced."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.calendar import Calendar
from centers.rules.workdays import count_workdays, is_workday, workday_before

from .places import CALENDAR, on

BEFORE_CASES = [
    pytest.param("2026-12-03", 0, "2026-12-03", id="no notice: the day itself"),
    pytest.param("2026-12-05", 0, "2026-12-05", id="no notice: the day itself, a Saturday too"),
    pytest.param("2026-12-03", 1, "2026-12-02", id="Thursday, one day: Wednesday"),
    pytest.param("2026-12-07", 1, "2026-12-04", id="Monday, one day: Friday before the weekend"),
    pytest.param("2026-12-06", 1, "2026-12-04", id="Sunday, one day: Friday"),
    pytest.param("2026-12-09", 5, "2026-12-02", id="five days: the same weekday a week before"),
    pytest.param("2026-10-08", 1, "2026-09-30", id="after National Day: before the holiday"),
    pytest.param("2026-10-12", 1, "2026-10-10", id="Monday after a Saturday worked: that Saturday"),
    pytest.param("2026-10-12", 3, "2026-10-08", id="across a Saturday worked"),
    pytest.param("2026-10-03", 1, "2026-09-30", id="a day of use within the holiday"),
    pytest.param("2026-09-28", 2, "2026-09-23", id="over Mid-Autumn from Friday to Sunday"),
    pytest.param("2027-05-06", 1, "2027-04-30", id="usual holidays not yet announced are left out"),
    pytest.param("2027-01-04", 1, "2026-12-31", id="New Year on a Friday, not yet announced"),
]


@pytest.mark.parametrize(("used_on", "count", "expected"), BEFORE_CASES)
def test_the_working_day_so_many_before(used_on: str, count: int, expected: str) -> None:
    day = workday_before(CALENDAR, date.fromisoformat(used_on), count)

    assert day.isoformat() == expected


def test_a_country_without_usual_holidays_counts_weekdays_alone() -> None:
    assert workday_before(Calendar(country=""), on("05-05"), 2) == on("05-01")


WORKDAY_CASES = [
    pytest.param("2026-12-04", True, id="a Friday"),
    pytest.param("2026-12-05", False, id="a Saturday"),
    pytest.param("2026-10-10", True, id="a Saturday worked for National Day"),
    pytest.param("2026-10-01", False, id="National Day"),
    pytest.param("2027-10-01", False, id="National Day not yet announced"),
    pytest.param("2027-10-09", False, id="a Saturday that may yet be worked"),
]


@pytest.mark.parametrize(("day", "expected"), WORKDAY_CASES)
def test_a_day_certain_to_be_worked(day: str, *, expected: bool) -> None:
    assert is_workday(CALENDAR, date.fromisoformat(day)) == expected


dates_in_reach = st.dates(on("01-10"), on("12-30", 2027))


@given(dates_in_reach, st.integers(1, 12))
def test_so_many_working_days_lie_from_the_day_found_to_the_date(used_on: date, count: int) -> None:
    found = workday_before(CALENDAR, used_on, count)

    assert is_workday(CALENDAR, found)
    assert count_workdays(CALENDAR, found, used_on) == count


@given(dates_in_reach, dates_in_reach, st.integers(1, 12))
def test_counting_forward_from_today_tells_whether_the_day_found_has_passed(
    today: date, used_on: date, count: int
) -> None:
    found = workday_before(CALENDAR, used_on, count)
    in_time = count_workdays(CALENDAR, today, used_on)

    assert (found < today) == (count > in_time)
    assert (found == today) == (count == in_time and is_workday(CALENDAR, today))


@given(dates_in_reach, st.integers(0, 12))
def test_more_notice_and_an_earlier_use_never_lead_to_a_later_day(
    used_on: date, count: int
) -> None:
    found = workday_before(CALENDAR, used_on, count)

    assert workday_before(CALENDAR, used_on, count + 1) < found
    assert workday_before(CALENDAR, used_on - timedelta(1), count) <= found
