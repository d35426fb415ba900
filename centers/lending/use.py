"""A wish for a date held against hours, occupied times and limits; mirrors `rules.use`."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import groupby
from operator import and_, itemgetter

from django.db.models import Q

from ..openings.sheets import Group, sheet_of
from ..openings.stated import ALWAYS
from ..rules.clock import MINUTES_A_DAY
from ..rules.facts import Occupied, RoomFacts
from ..rules.hours import Hours, State
from ..rules.spans import Spans
from ..rules.use import TimeOfUse as Use
from ..rules.wish import HOUR, Wish
from .asking import Asking
from .inquiry import Inquiry
from .occupied import overlapping, taken_on
from .parts import Part, any_of
from .rows import of_room


@dataclass(frozen=True)
class TimeOfUse:
    """A wish for a date, asked among the rooms of an inquiry."""

    wish: Wish
    date: datetime.date
    inquiry: Inquiry

    def part(self, ruled_out_already: Q) -> Part:
        """What the time rules out, and what it leaves in doubt, of the rooms not ruled out yet."""
        taken = {} if self.wish.span else self._taken_rooms(ruled_out_already)
        return Part(any_of(self._ruled_out(taken)), any_of(self._in_doubt(taken)))

    @property
    def days_ahead(self) -> int:
        """How many days from now the date is."""
        return (self.date - self.inquiry.today).days

    @property
    def last_date(self) -> datetime.date:
        """The date on which the use ends."""
        return self.date + datetime.timedelta(days=self.wish.runs_past_midnight)

    @property
    def has_passed(self) -> bool:
        """Whether it is too late to start."""
        now = self.inquiry.minute - self.days_ahead * MINUTES_A_DAY
        return now + 1 >= self.wish.starts.closes_minute

    @cached_property
    def timetables(self) -> dict[State, set[int]]:
        """The timetables by whether they allow the use in a room that is not taken that date."""
        found: dict[State, set[int]] = {state: set() for state in State}
        for group in self._groups:
            found[self._left(group.hours)[0]] |= group.numbers
        return found

    def certain_among(self, timetables: set[int]) -> set[int]:
        """Those of some timetables that allow the use for certain in a room that is not taken."""
        groups = sheet_of(self.date, self.inquiry.calendar).groups_of(timetables)
        certain = (one.numbers for one in groups if self._left(one.hours)[0] is State.OPEN)
        return set[int]().union(*certain)

    def state_of(self, timetable: int, occupied: tuple[Occupied, ...]) -> State:
        """Whether a room allows the use, by its timetable and the times at which it is taken.

        A timetable stated after the inquiry began is not confirmed.
        """
        hours = self._hours.get(timetable)
        return self._left(hours, occupied)[0] if hours else State.NOT_CONFIRMED

    def _ruled_out(self, taken: dict[State, set[int]]) -> Iterator[Q]:
        """The conditions under which the time says no, the cheapest to ask first."""
        if self.has_passed:
            yield ALWAYS
            return
        yield Q(furthest_days__lt=self.days_ahead)
        if self.wish.span:
            yield Q(longest_minutes__lt=self.wish.minutes)
        yield Q(key__timetable__among=self.timetables[State.CLOSED])
        yield from Asking(self.inquiry, self.date).too_late()
        if span := self.wish.span:
            asked = overlapping(self.date, span.opens_minute, span.closes_minute)
            yield of_room("Occupied", **asked)
        else:
            yield Q(pk__among=taken[State.CLOSED])

    def _in_doubt(self, taken: dict[State, set[int]]) -> Iterator[Q]:
        """The conditions under which the time says ask."""
        yield Q(occupied_known_until=None) | Q(occupied_known_until__lt=self.last_date)
        yield Q(notice_days=None)
        yield ~Q(key__timetable__among=self.timetables[State.OPEN])
        if not self.wish.span:
            yield Q(pk__among=taken[State.NOT_CONFIRMED])

    def _taken_rooms(self, ruled_out_already: Q) -> dict[State, set[int]]:
        """The rooms that are taken for much of the date, by whether an hour of it is left.

        Of these alone the rules are asked one by one.
        """
        rooms = self.inquiry.rooms.exclude(ruled_out_already).filter(self._crowded())
        columns = ("room_id", "room__key__timetable", "starts", "ends")
        times = taken_on(self.date, rooms).order_by("room_id").values_list(*columns)
        found: dict[State, set[int]] = {state: set() for state in State}
        for (room, timetable), several in groupby(times, key=itemgetter(0, 1)):
            occupied = tuple((starts, ends) for *_, starts, ends in several)
            found[self.state_of(timetable, occupied)].add(room)
        return found

    def _crowded(self) -> Q:
        """Rooms taken in both the first and the last of the hours that their timetable leaves."""
        alike: dict[tuple[int, int], set[int]] = defaultdict(set)
        for group in self._groups:
            if starts := self._left(group.hours)[1]:
                alike[starts[0].opens_minute, starts[-1].closes_minute - 1] |= group.numbers
        return any_of(self._taken_at(*ends) for ends in alike.items())

    def _taken_at(self, starts: tuple[int, int], timetables: set[int]) -> Q:
        """Rooms with these timetables that are taken within an hour from each of the starts."""
        hours = (overlapping(self.date, start, start + HOUR) for start in starts)
        taken = (of_room("Occupied", **hour) for hour in hours)
        return reduce(and_, taken, Q(key__timetable__among=timetables))

    @cached_property
    def _groups(self) -> list[Group]:
        """The timetables of the inquiry, in groups that are open alike around the date."""
        return list(sheet_of(self.date, self.inquiry.calendar).groups_of(self.inquiry.timetables))

    @cached_property
    def _hours(self) -> dict[int, Hours]:
        """The hours of each timetable, or of one that is open alike."""
        return {number: group.hours for group in self._groups for number in group.numbers}

    def _left(self, hours: Hours, occupied: tuple[Occupied, ...] = ()) -> tuple[State, Spans]:
        """The starts that are left in a room with these hours, and whether they are certain."""
        facts = RoomFacts(hours=hours, center_hours=hours, occupied=occupied)
        return Use(self.wish, self.date, facts, self.inquiry.now).left()
