"""How the hours of dates read: two weeks day by day, and the exceptions among the coming days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from django.utils.translation import gettext, pgettext

from ..rules.clock import MINUTES_A_DAY, write_minute
from ..rules.days import Day, Reason, ReasonCode
from ..rules.hours import Exceptional, Hours
from ..rules.spans import WHOLE_DAY, Span, covers
from .moments import days, weekday_and_day
from .reasons import note_of

DAYS_A_WEEK = 7
SHOWN_DAYS = 2 * DAYS_A_WEEK


class Line(NamedTuple):
    """A line of a day's hours; `kind` is open, break, closed, unconfirmed or usual."""

    kind: str
    words: str


class DayTold(NamedTuple):
    """The hours of a date, as lines, and the reason that takes it out of the week."""

    date: date
    name: str
    lines: list[Line]
    reason: Reason
    note: str
    is_today: bool
    is_over: bool


class WeekTold(NamedTuple):
    """Seven dates from a Monday on."""

    title: str
    days: list[DayTold]


class ExceptionTold(NamedTuple):
    """Dates that are not as every week: which, what holds then, and why."""

    dates: str
    lines: list[Line]
    reason: Reason
    note: str


def shown_days(hours: Hours, today: date) -> tuple[Day, ...]:
    """The days of this week and of the next, from Monday on."""
    monday = today - timedelta(days=today.weekday())
    return hours.days(monday, SHOWN_DAYS)


def weeks_told(hours: Hours, today: date) -> list[WeekTold]:
    """This week and the next."""
    told = [day_told(day, today) for day in shown_days(hours, today)]
    return [
        WeekTold(gettext("This week"), told[:DAYS_A_WEEK]),
        WeekTold(gettext("Next week"), told[DAYS_A_WEEK:]),
    ]


def days_told(hours: Hours, first: date, count: int) -> list[DayTold]:
    """The hours of a number of dates from a first one, which is today."""
    return [day_told(day, first) for day in hours.days(first, count)]


def day_told(day: Day, today: date) -> DayTold:
    """The hours of one date."""
    is_closure = day.reason.code is ReasonCode.CLOSURE
    note = gettext("temporary closure") if is_closure else note_of(day.reason)
    name = weekday_and_day(day.date)
    return DayTold(
        day.date, name, lines_of(day), day.reason, note, day.date == today, day.date < today
    )


def exceptions_told(hours: Hours, today: date) -> list[ExceptionTold]:
    """What takes dates out of the week within the next four."""
    return [
        ExceptionTold(
            dates_of(exception, hours, today),
            lines_of_exception(exception),
            exception.day.reason,
            note_of(exception.day.reason),
        )
        for exception in hours.exceptions(today)
    ]


def dates_of(exception: Exceptional, hours: Hours, today: date) -> str:
    """The dates of an exception; a closure goes on where the days asked for end."""
    closure = hours.timetable.closure
    if closure and exception.day.reason.code is ReasonCode.CLOSURE:
        return days(closure.starts_on, closure.ends_on, today)
    return days(exception.starts_on, exception.ends_on, today)


def lines_of_exception(exception: Exceptional) -> list[Line]:
    """The hours that hold on all of its dates; what is usual differs by weekday."""
    lines = lines_of(exception.day)
    if exception.starts_on == exception.ends_on:
        return lines
    return [line for line in lines if line.kind != "usual"]


def lines_of(day: Day) -> list[Line]:
    """The hours of a day: its spans with the breaks between them, and what is in doubt."""
    if not day.spans and not day.doubt:
        return [Line("closed", gettext("closed"))]
    lines = list(open_lines(day))
    if day.doubt:
        lines += doubt_lines(day)
    return lines


def open_lines(day: Day) -> Iterator[Line]:
    """The spans of a day, each but the last with the break after it."""
    for span, later in zip_longest(day.spans, day.spans[1:]):
        yield Line("open", span_words(span))
        if later and day.is_confirmed:
            pause = Span(span.closes_minute, later.opens_minute)
            yield Line("break", gettext("closed %(times)s") % {"times": span_words(pause)})


def doubt_lines(day: Day) -> Iterator[Line]:
    """What is not confirmed of a day: all of it, with the usual hours, or certain times."""
    if covers(day.doubt, 0) and not day.spans:
        yield Line("unconfirmed", gettext("not confirmed"))
        if day.usual_spans:
            usual = spans_words(day.usual_spans)
            yield Line("usual", gettext("usually %(times)s") % {"times": usual})
        return
    for span in day.doubt:
        yield Line("unconfirmed", gettext("%(times)s not confirmed") % {"times": span_words(span)})


def spans_words(spans: tuple[Span, ...]) -> str:
    """Spans in one line."""
    return pgettext("between times", ", ").join(span_words(span) for span in spans)


def span_words(span: Span) -> str:
    """A span as people write it: 09:00–17:00, 22:00–02:00 next day, or 24 hours."""
    if span == WHOLE_DAY:
        return gettext("24 hours")
    times = {"opens": write_minute(span.opens_minute), "closes": write_minute(span.closes_minute)}
    if span.opens_minute < MINUTES_A_DAY < span.closes_minute:
        return gettext("%(opens)s–%(closes)s next day") % times
    return gettext("%(opens)s–%(closes)s") % times
