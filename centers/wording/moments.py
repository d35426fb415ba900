"""How dates and moments read: 3 Nov 2026, 8 Oct 09:00, 02:00 tomorrow."""

import datetime
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

MIDNIGHT = datetime.time.min
ONE_DAY = datetime.timedelta(days=1)

WEEKDAYS = [
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
]


def day(value: datetime.date) -> str:
    """A date as people read it: 3 Nov 2026."""
    return date_format(value, pgettext("date format", "j M Y"))


def day_beside(value: datetime.date, other: datetime.date) -> str:
    """A date, without its year where that is the year of another date: 3 Nov."""
    if value.year != other.year:
        return day(value)
    return date_format(value, pgettext("date format", "j M"))


def weekday_and_day(value: datetime.date, beside: datetime.date | None = None) -> str:
    """A date with its weekday: Tue 3 Nov; with its year if that is not the one of `beside`."""
    words = {"weekday": WEEKDAYS[value.weekday()], "day": day_beside(value, beside or value)}
    return gettext("%(weekday)s %(day)s") % words


def days(
    first: datetime.date | None, last: datetime.date | None, beside: datetime.date | None = None
) -> str:
    """A range of dates, either end perhaps open; a year is left out if it is that of `beside`."""
    other = beside or datetime.date.min
    if first and last:
        return range_of(first, last, other)
    if first:
        return gettext("from %s") % day_beside(first, other)
    return (
        gettext("until %s") % day_beside(last, other) if last else gettext("until further notice")
    )


def range_of(first: datetime.date, last: datetime.date, other: datetime.date) -> str:
    """A range that names the month of both its dates once: 7–12 Feb 2027."""
    if first == last:
        return day_beside(first, other)
    if (first.year, first.month) != (last.year, last.month):
        ends = {"first": day_beside(first, other), "last": day_beside(last, other)}
        return gettext("%(first)s – %(last)s") % ends
    if first.year == other.year:
        formats = pgettext("first day of a month", "j"), pgettext("last day of a month", "j M")
    else:
        formats = pgettext("first day, year", "j"), pgettext("last day, year", "j M Y")
    ends = {"first": date_format(first, formats[0]), "last": date_format(last, formats[1])}
    return pgettext("days of a month", "%(first)s–%(last)s") % ends


def moment(value: datetime.datetime) -> str:
    """A moment with its year: 3 Dec 2026 19:00."""
    return gettext("%(day)s %(time)s") % {"day": day(value), "time": f"{value:%H:%M}"}


def duration(minutes: int) -> str:
    """Minutes as people say them: 90 minutes, 2 hours."""
    if minutes % 60:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    return ngettext("%d hour", "%d hours", minutes // 60) % (minutes // 60)


class Asked(NamedTuple):
    """The moment that a page tells of, and whether readers live in it.

    Only then do they read of today and tomorrow.
    """

    moment: datetime.datetime
    is_now: bool = True

    @property
    def date(self) -> datetime.date:
        return self.moment.date()

    @property
    def words(self) -> str:
        """The moment, where readers do not live in it; else ""."""
        return "" if self.is_now else moment(self.moment)

    def names(self, value: datetime.date) -> str:
        """A date as it reads at that moment: tomorrow, or 8 Oct."""
        if self.is_now and value == self.date + ONE_DAY:
            return gettext("tomorrow")
        return day_beside(value, self.date)

    def opens(self, value: datetime.datetime) -> str:
        """When something opens: 13:00 today, 09:00 tomorrow, 8 Oct 09:00."""
        if self.is_now and value.date() == self.date:
            return gettext("%(time)s today") % {"time": f"{value:%H:%M}"}
        return self.at(value.date(), f"{value:%H:%M}")

    def until(self, value: datetime.datetime) -> str:
        """When something ends; the midnight that ends a day is that day's 24:00."""
        if value.time() == MIDNIGHT:
            return self.at(value.date() - ONE_DAY, "24:00")
        return self.at(value.date(), f"{value:%H:%M}")

    def by(self, value: datetime.datetime) -> str:
        """A last moment, with its weekday: 17:00 today, Wed 2 Dec 17:00, Wed 2 Dec 24:00."""
        date, time = value.date(), f"{value:%H:%M}"
        if value.time() == MIDNIGHT:
            date, time = date - ONE_DAY, "24:00"
        if self.is_now and date == self.date:
            return gettext("%(time)s today") % {"time": time}
        words = {"day": weekday_and_day(date, self.date), "time": time}
        return gettext("%(day)s %(time)s") % words

    def since(self, value: datetime.datetime) -> str:
        """When something begins, be it with a whole day."""
        if value.time() == MIDNIGHT:
            return self.names(value.date())
        return self.at(value.date(), f"{value:%H:%M}")

    def at(self, value: datetime.date, at: str) -> str:
        """A time of day on a date, which goes without saying if it is that of the moment."""
        if value == self.date:
            return at
        if self.is_now and value == self.date + ONE_DAY:
            return gettext("%(time)s tomorrow") % {"time": at}
        return gettext("%(day)s %(time)s") % {"day": day_beside(value, self.date), "time": at}
