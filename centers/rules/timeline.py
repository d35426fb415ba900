"""Days laid end to end: where an unbroken run of spans ends, and where the next one starts."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .clock import MINUTES_A_DAY
from .days import Day
from .spans import Span, Spans, covers, merged
from .timetable import Timetable

# How far ahead an end or a start is looked for, not counting the days of a closure.
SEARCH_DAYS = 92

Aspect = Callable[[Day], Spans]


def open_for_certain(day: Day) -> Spans:
    """The spans in which a day is open for certain."""
    return day.spans


def in_doubt(day: Day) -> Spans:
    """The spans in which a day is not confirmed."""
    return day.doubt


@dataclass(frozen=True, slots=True)
class Timeline:
    """Minutes counted from the midnight of `date`, over the days before and after it."""

    date: datetime.date
    day: Callable[[datetime.date], Day]
    timetable: Timetable

    def run_end(self, aspect: Aspect, minute: int) -> int | None:
        """Where the spans over a minute end, those that touch or overlap taken as one."""
        while minute < SEARCH_DAYS * MINUTES_A_DAY:
            near = self._spans_over(aspect, minute)
            if not near:
                return minute
            minute = max(span.closes_minute for span in near)
        return None

    def next_start(self, aspect: Aspect, minute: int, before: int | None = None) -> int | None:
        """The first start of a span after a minute, and before another if given."""
        first = before
        for offset in self._offsets_to_search():
            midnight = offset * MINUTES_A_DAY
            if first is not None and first <= midnight:
                break
            starts = [midnight + span.opens_minute for span in aspect(self._day(offset))]
            later = [start for start in starts if start > minute]
            first = min(later if first is None else (first, *later), default=None)
        return first

    def doubt_end(self, minute: int, opens_next: int | None) -> int | None:
        """When the doubt over a minute ends, be it because the place opens for certain."""
        ends = (self.run_end(in_doubt, minute), opens_next)
        return min((end for end in ends if end is not None), default=None)

    def around(self, aspect: Aspect, asked: Span) -> Spans:
        """The merged spans of every day that can reach into the time asked for."""
        first = asked.opens_minute // MINUTES_A_DAY - 1
        last = asked.closes_minute // MINUTES_A_DAY
        offsets = range(first, last + 1)
        return merged(span for offset in offsets for span in self._spans(aspect, offset))

    def _spans_over(self, aspect: Aspect, minute: int) -> list[Span]:
        offset = minute // MINUTES_A_DAY
        offsets = (offset - 1, offset) if self.timetable.runs_past_midnight else (offset,)
        near = [span for each in offsets for span in self._spans(aspect, each)]
        return [span for span in near if covers((span,), minute)]

    def _spans(self, aspect: Aspect, offset: int) -> list[Span]:
        """The spans that belong to the day so many days after `date`."""
        return [span.later_by(offset * MINUTES_A_DAY) for span in aspect(self._day(offset))]

    def _day(self, offset: int) -> Day:
        return self.day(self.date + datetime.timedelta(days=offset))

    def _offsets_to_search(self) -> Iterator[int]:
        """Days from `date` on; a closure is passed over, nothing opens while it lasts."""
        offset = 0
        closure = self.timetable.closure
        for _ in range(SEARCH_DAYS + 1):
            if closure and closure.covers(self.date + datetime.timedelta(days=offset)):
                if closure.next_date is None:
                    return
                offset = (closure.next_date - self.date).days
            yield offset
            offset += 1
