"""Which hours of one place contradict each other, and so may not stand side by side."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations
from typing import Protocol, TypeVar

from .clock import MINUTES_A_DAY

Row = TypeVar("Row")


class WeeklyRow(Protocol):
    """Open on a weekday (1 is Monday), always or within a season, both its ends included."""

    @property
    def weekday(self) -> int: ...
    @property
    def opens_minute(self) -> int: ...
    @property
    def closes_minute(self) -> int: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_until(self) -> date | None: ...


class SpecialRow(Protocol):
    """Other hours on each date of a range, both its ends included; closed if it has no times."""

    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date: ...
    @property
    def opens_minute(self) -> int | None: ...
    @property
    def closes_minute(self) -> int | None: ...


def contradictions(
    rows: Iterable[Row], contradict: Callable[[Row, Row], bool]
) -> list[tuple[Row, Row]]:
    """Every pair of rows that contradict each other, in the order in which they stand."""
    return [pair for pair in combinations(rows, 2) if contradict(*pair)]


def weekly_hours_overlap(one: WeeklyRow, other: WeeklyRow) -> bool:
    """Whether both are open at one minute of some date, be it past midnight of the day before."""
    return any(
        (other.weekday - one.weekday - days) % 7 == 0
        and _share_a_minute(
            (one.opens_minute, one.closes_minute), (other.opens_minute, other.closes_minute), days
        )
        and _share_a_week(one, other, days)
        for days in (-1, 0, 1)
    )


def special_days_contradict(one: SpecialRow, other: SpecialRow) -> bool:
    """Whether rows of the same range overlap, or say both closed and open.

    Rows of different ranges never contradict: the narrower is an exception to the wider.
    """
    if (one.starts_on, one.ends_on) != (other.starts_on, other.ends_on):
        return False
    if one.opens_minute is None or one.closes_minute is None:
        return True
    if other.opens_minute is None or other.closes_minute is None:
        return True
    times = (one.opens_minute, one.closes_minute)
    other_times = (other.opens_minute, other.closes_minute)
    neighbors = (0,) if one.starts_on == one.ends_on else (-1, 0, 1)
    return any(_share_a_minute(times, other_times, days) for days in neighbors)


def _share_a_minute(times: tuple[int, int], other: tuple[int, int], days: int) -> bool:
    """Whether times of a date have a minute in common with others so many days later."""
    later = days * MINUTES_A_DAY
    return times[0] < other[1] + later and other[0] + later < times[1]


def _share_a_week(one: WeeklyRow, other: WeeklyRow, days: int) -> bool:
    """Whether one holds on a date of its weekday on which, so many days later, the other does."""
    starts = [*_days(one.valid_from), *(day - days for day in _days(other.valid_from))]
    ends = [*_days(one.valid_until), *(day - days for day in _days(other.valid_until))]
    if not starts or not ends:
        return True
    # Day 1 of the calendar, 1 January of year 1, is a Monday.
    first_of_weekday = max(starts) + (one.weekday - max(starts)) % 7
    return first_of_weekday <= min(ends)


def _days(day: date | None) -> list[int]:
    """A date as the number of its day, if there is one; numbers do not end where dates do."""
    return [] if day is None else [day.toordinal()]
