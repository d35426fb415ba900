"""Working days, counted by the calendar.

A working day is a make-up workday, or a Monday to Friday that is no public holiday. A date that is
usually a holiday, in a year not yet announced, is not counted: counting back from a date of use,
that can only make the day found earlier, never too late. Nor is a weekend, which may yet become a
make-up workday.
"""

import datetime
from collections.abc import Iterator

from .calendar import Calendar, DateKind

ONE_DAY = datetime.timedelta(days=1)
FRIDAY = 5


def is_workday(calendar: Calendar, date: datetime.date) -> bool:
    """Whether a date is certain to be a working day."""
    match calendar.on(date).kind:
        case DateKind.MAKEUP_WORKDAY:
            return True
        case DateKind.ORDINARY:
            return date.isoweekday() <= FRIDAY
        case DateKind.HOLIDAY | DateKind.NOT_ANNOUNCED:
            return False


def workday_before(calendar: Calendar, date: datetime.date, count: int) -> datetime.date:
    """The working day that is `count` of them before a date; the date itself for none."""
    for _ in range(count):
        date = next(day for day in _days_before(date) if is_workday(calendar, day))
    return date


def count_workdays(calendar: Calendar, starts_on: datetime.date, before: datetime.date) -> int:
    """How many working days there are from a date up to, not including, another.

    Asked today with so many days' notice, use on `before` is still in time: with more it is not,
    and with exactly as many the last day to ask is today, if today is a working day.
    """
    days = (before - starts_on).days
    return sum(is_workday(calendar, starts_on + day * ONE_DAY) for day in range(days))


def _days_before(date: datetime.date) -> Iterator[datetime.date]:
    while True:
        date -= ONE_DAY
        yield date
