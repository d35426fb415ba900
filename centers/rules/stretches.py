"""Hours as rules that hold from a date to another, for readers that know weeks but no exceptions.

Calendars of other people add rules up and cut nothing out. So a week is told only for the dates
on which it holds, and an exception for its own: all of them together never say open too often.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from .clock import MINUTES_A_DAY, write_minute
from .days import Day, Reason
from .spans import Span, Spans


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive dates of one reason, on which each weekday has the same hours."""

    days: tuple[Day, ...]

    @property
    def first(self) -> date:
        return self.days[0].date

    @property
    def last(self) -> date:
        return self.days[-1].date

    @property
    def exception(self) -> Reason | None:
        """What takes its dates out of the week, if anything does."""
        return exception_of(self.days[0])

    @property
    def is_closed(self) -> bool:
        """Whether it is closed for certain throughout."""
        return not any(day.spans or day.doubt for day in self.days)

    @property
    def may_be_open(self) -> bool:
        """Whether hours that one may expect are in doubt."""
        return any(day.doubt and (day.usual_spans or day.spans) for day in self.days)

    @property
    def weekdays(self) -> Mapping[Span, list[int]]:
        """Each span that is certain, with the weekdays (1 is Monday) that have it."""
        found: dict[Span, set[int]] = {}
        for day in self.days:
            for span in day.spans:
                found.setdefault(span, set()).add(day.date.isoweekday())
        return {span: sorted(found[span]) for span in sorted(found)}


def stretches(days: Iterable[Day]) -> Iterator[Stretch]:
    """Consecutive days in as few stretches as tell them all."""
    some: list[Day] = []
    for day in days:
        if some and not goes_on(some, day):
            yield Stretch(tuple(some))
            some = []
        some.append(day)
    if some:
        yield Stretch(tuple(some))


def goes_on(some: list[Day], day: Day) -> bool:
    """Whether a day is as those before it: out of the week for the same reason, or not at all."""
    weekday = day.date.isoweekday()
    before = [hours(one) for one in some if one.date.isoweekday() == weekday]
    return exception_of(some[0]) == exception_of(day) and before[-1:] in ([], [hours(day)])


def hours(day: Day) -> tuple[Spans, Spans]:
    """What is certain of a day, and what is in doubt."""
    return day.spans, day.doubt


def exception_of(day: Day) -> Reason | None:
    """What takes a day out of the week, if anything does."""
    return None if day.is_ordinary else day.reason


def plain_times(span: Span) -> tuple[str, str]:
    """When a span opens and closes, for readers that know neither 24:00 nor a whole day.

    Closing at an earlier time than opening means the next day. Of a day or more the last minute
    is not told.
    """
    longest = span.opens_minute + MINUTES_A_DAY - 1
    closes = min(span.closes_minute, longest) % MINUTES_A_DAY
    return write_minute(span.opens_minute), write_minute(closes)
