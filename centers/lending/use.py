"""A wish for a date held against hours, occupied times and limits; mirrors `rules.use`."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Q
from django.db.models.lookups import GreaterThanOrEqual

from ..openings.days import ALWAYS, AskedDay
from ..openings.stated import StatedOfRoom
from ..openings.times import Asked
from ..rules.calendar import Calendar
from ..rules.clock import MINUTES_A_DAY
from ..rules.hours import State
from ..rules.spans import Span
from ..rules.wish import Wish
from .asking import Asking
from .hour import SomeHour
from .occupied import overlapping
from .stated import of_room

ROOM = StatedOfRoom()


@dataclass(frozen=True)
class TimeOfUse:
    """A wish for a date, asked on a date and minute of the clocks of the place."""

    wish: Wish
    date: datetime.date
    today: datetime.date
    minute: int
    calendar: Calendar

    def ruled_out(self) -> Iterator[Q]:
        """The conditions under which the time says no, the cheapest to ask first."""
        if self._first_start >= self.wish.starts.closes_minute:
            yield ALWAYS
            return
        yield Q(furthest_days__lt=(self.date - self.today).days)
        if self.wish.span:
            yield Q(longest_minutes__lt=self.wish.minutes)
        yield AskedDay(ROOM, self.date, 0, self.calendar.on(self.date).kind).closure
        yield from Asking(self.today, self.minute, self.date, self.calendar).too_late()
        if span := self.wish.span:
            yield of_room("Occupied", overlapping(self.date, span.opens_minute, span.closes_minute))
        yield ~self._has_use(State.NOT_CONFIRMED)

    def in_doubt(self) -> Iterator[Q]:
        """The conditions under which the time says ask."""
        last_date = self.date + datetime.timedelta(days=self.wish.runs_past_midnight)
        yield Q(occupied_known_until=None) | Q(occupied_known_until__lt=last_date)
        yield Q(notice_days=None)
        yield ~self._has_use(State.OPEN)

    def _has_use(self, state: State) -> Q:
        """Whether hours are at least in a state throughout the time, or some free hour."""
        asked = replace(self._asked, certain_only=state is State.OPEN)
        if self.wish.span is None:
            return SomeHour(self.date, self._first_start, asked).is_free(state)
        return Q(GreaterThanOrEqual(asked.opening_throughout(), state.value))

    @cached_property
    def _asked(self) -> Asked:
        """The time asked for, or from the first start on to the end of the date."""
        span = self.wish.span or Span(self._first_start, MINUTES_A_DAY)
        return Asked.as_known(ROOM, self.date, span.opens_minute, span.closes_minute, self.calendar)

    @cached_property
    def _first_start(self) -> int:
        """The first minute of the date that is later than now and asked for."""
        passed = (self.today - self.date).days * MINUTES_A_DAY + self.minute + 1
        return max(passed, self.wish.starts.opens_minute)
