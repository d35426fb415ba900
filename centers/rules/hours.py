"""Questions about a place's hours: open now, until when, open next when, free when.

Everything is compared on the wall clock of the place: an instant is a local date and a minute,
and a minute is open if a span of that date, or of the date before running past midnight, covers
it. In the hour a clock is set back, the same wall time gets the same answer twice.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from .calendar import Calendar
from .clock import MINUTES_A_DAY
from .days import Day, Reason, day_of
from .spans import Span, Spans, covers, merged, without
from .timeline import Timeline, in_doubt, open_for_certain
from .timetable import Timetable

EXCEPTION_DAYS = 28
DAYS_KEPT = 100
ONE_DAY = datetime.timedelta(days=1)
ONE_MINUTE = datetime.timedelta(minutes=1)


class State(StrEnum):
    """Whether a place is open at an instant, or throughout a time."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True, slots=True)
class Status:
    """The answer at an instant.

    `until` is when this state ends; None if it does not within the search. `opens_next` is the
    next opening that is certain; None while open, and if none is found. When a place is closed
    and `until` comes before `opens_next`, it may open earlier: `until` is where the doubt begins.
    """

    state: State
    reason: Reason
    until: datetime.datetime | None = None
    opens_next: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class FreeTime:
    """When a room is open and not occupied on a date: for certain, and where not confirmed."""

    date: datetime.date
    spans: Spans = ()
    doubt: Spans = ()


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Consecutive dates, both ends included, that one reason takes out of the week alike.

    `day` is the first of them. The dates asked for bound it: what it is part of may go on.
    """

    starts_on: datetime.date
    ends_on: datetime.date
    day: Day


@dataclass(frozen=True, slots=True)
class Hours:
    """What a place states, the calendar it lives by, and the time zone its clocks show.

    Asks in instants are aware datetimes of any zone; answers are in the place's own. A naive
    datetime raises ValueError.
    """

    timetable: Timetable
    calendar: Calendar
    zone: datetime.tzinfo
    _days: dict[datetime.date, Day] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _statuses: dict[datetime.datetime, Status] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def day(self, date: datetime.date) -> Day:
        """The hours that belong to a date, kept for the next question."""
        day = self._days.get(date)
        if day is None:
            if len(self._days) >= DAYS_KEPT:
                self._days.clear()
            day = self._days[date] = day_of(self.timetable, self.calendar, date)
        return day

    def days(self, date: datetime.date, count: int) -> tuple[Day, ...]:
        """The hours of `count` dates from a date on."""
        return tuple(self.day(date + offset * ONE_DAY) for offset in range(count))

    def exceptions(
        self, date: datetime.date, count: int = EXCEPTION_DAYS
    ) -> tuple[Exceptional, ...]:
        """What takes dates out of the week among `count` dates from a date on, in order.

        A holiday is told even where the hours stay the same: visitors want to know that, too.
        """
        alike = groupby(self.days(date, count), key=_all_but_date)
        ranges = [list(days) for _, days in alike]
        return tuple(
            Exceptional(days[0].date, days[-1].date, days[0])
            for days in ranges
            if not days[0].is_ordinary
        )

    def state(self, instant: datetime.datetime) -> State:
        """Open, closed or not confirmed; the cheapest question."""
        return self._state(*self.on_clocks(instant))[0]

    def state_and_reason(self, instant: datetime.datetime) -> tuple[State, Reason]:
        """Open, closed or not confirmed, and why."""
        return self._state(*self.on_clocks(instant))

    def status(self, instant: datetime.datetime) -> Status:
        """Open, closed or not confirmed, why, until when, and when it opens next.

        Kept for the next question about the same instant.
        """
        status = self._statuses.get(instant)
        if status is None:
            self._statuses.clear()
            status = self._statuses[instant] = self._status(instant)
        return status

    def _status(self, instant: datetime.datetime) -> Status:
        date, minute = self.on_clocks(instant)
        state, reason = self._state(date, minute)
        timeline = Timeline(date, self.day, self.timetable)
        if state is State.OPEN:
            until = timeline.run_end(open_for_certain, minute)
            return Status(state, reason, self._at(date, until))
        opens_next = timeline.next_start(open_for_certain, minute)
        if state is State.CLOSED:
            until = timeline.next_start(in_doubt, minute, before=opens_next)
        else:
            until = timeline.doubt_end(minute, opens_next)
        return Status(state, reason, self._at(date, until), self._at(date, opens_next))

    def state_during(self, starts: datetime.datetime, ends: datetime.datetime) -> State:
        """Open if so for certain throughout; closed if so for certain at any minute between.

        Raises ValueError for a time that does not end after it starts.
        """
        date, _ = self.on_clocks(starts)
        asked = self.span_from(date, starts, ends)
        timeline = Timeline(date, self.day, self.timetable)
        unsure = without((asked,), timeline.around(open_for_certain, asked))
        if not unsure:
            return State.OPEN
        may_be_open = timeline.around(in_doubt, asked)
        return State.CLOSED if without(unsure, may_be_open) else State.NOT_CONFIRMED

    def free(
        self,
        date: datetime.date,
        occupied: Iterable[tuple[datetime.datetime, datetime.datetime]],
    ) -> FreeTime:
        """The hours of a date without the times, from and up to instants, that are occupied."""
        day = self.day(date)
        taken = merged(self.span_from(date, starts, ends) for starts, ends in occupied)
        return FreeTime(date, without(day.spans, taken), without(day.doubt, taken))

    def on_clocks(self, instant: datetime.datetime) -> tuple[datetime.date, int]:
        """The date and minute that the clocks of the place show."""
        if instant.tzinfo is None:
            raise ValueError(f"an instant needs a time zone: {instant}")
        local = instant.astimezone(self.zone)
        return local.date(), local.hour * 60 + local.minute

    def instant(self, date: datetime.date, minute: int) -> datetime.datetime:
        """The instant at which the clocks of the place show a minute counted from a date."""
        midnight = datetime.datetime.combine(date, datetime.time(), self.zone)
        return midnight + minute * ONE_MINUTE

    def span_from(
        self, date: datetime.date, starts: datetime.datetime, ends: datetime.datetime
    ) -> Span:
        """A time between two instants in minutes of a date; a minute begun counts as whole."""
        first_date, first_minute = self.on_clocks(starts)
        last_date, last_minute = self.on_clocks(ends)
        if ends.second or ends.microsecond:
            last_minute += 1
        return Span(
            (first_date - date).days * MINUTES_A_DAY + first_minute,
            (last_date - date).days * MINUTES_A_DAY + last_minute,
        )

    def _state(self, date: datetime.date, minute: int) -> tuple[State, Reason]:
        """What is certain beats doubt, whichever of the two days it belongs to."""
        today = self.day(date)
        days = [(today, minute)]
        if minute + MINUTES_A_DAY < self.timetable.latest_minute:
            days.append((self.day(date - ONE_DAY), minute + MINUTES_A_DAY))
        for day, minute_of_day in days:
            if covers(day.spans, minute_of_day):
                return State.OPEN, day.reason
        for day, minute_of_day in days:
            if covers(day.doubt, minute_of_day):
                return State.NOT_CONFIRMED, day.reason
        return State.CLOSED, today.reason

    def _at(self, date: datetime.date, minute: int | None) -> datetime.datetime | None:
        return None if minute is None else self.instant(date, minute)


def _all_but_date(day: Day) -> tuple[Reason, Spans, Spans]:
    return day.reason, day.spans, day.doubt
