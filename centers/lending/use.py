"""A wish for a date held against hours, occupied times and limits; mirrors `rules.use`."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import groupby
from operator import and_, itemgetter
from typing import Any

from django.db.models import Q, QuerySet, Value

from ..openings.sheets import Group, sheet_of
from ..openings.stated import ALWAYS, NEVER
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
from .stated import of_room

RoomsByState = dict[State, set[int]]


@dataclass(frozen=True)
class TimeOfUse:
    """A wish for a date, asked among the rooms of an inquiry that nothing else rules out."""

    wish: Wish
    date: datetime.date
    inquiry: Inquiry
    ruled_out_already: Q

    def part(self) -> Part:
        """What the time rules out, and what it leaves in doubt."""
        return Part(any_of(self.ruled_out()), any_of(self.in_doubt()))

    def ruled_out(self) -> Iterator[Q]:
        """The conditions under which the time says no, the cheapest to ask first."""
        passed = (self.inquiry.today - self.date).days * MINUTES_A_DAY + self.inquiry.minute
        if passed + 1 >= self.wish.starts.closes_minute:
            yield ALWAYS
            return
        yield Q(furthest_days__lt=(self.date - self.inquiry.today).days)
        if self.wish.span:
            yield Q(longest_minutes__lt=self.wish.minutes)
        yield Q(key__timetable__among=self._timetables[State.CLOSED])
        yield from Asking(self.inquiry, self.date).too_late()
        if span := self.wish.span:
            yield of_room("Occupied", overlapping(self.date, span.opens_minute, span.closes_minute))
        else:
            yield Q(pk__among=self.taken_rooms[State.CLOSED])

    def in_doubt(self) -> Iterator[Q]:
        """The conditions under which the time says ask."""
        last_date = self.date + datetime.timedelta(days=self.wish.runs_past_midnight)
        yield Q(occupied_known_until=None) | Q(occupied_known_until__lt=last_date)
        yield Q(notice_days=None)
        yield ~Q(key__timetable__among=self._timetables[State.OPEN])
        if not self.wish.span:
            yield Q(pk__among=self.taken_rooms[State.NOT_CONFIRMED])

    @cached_property
    def taken_rooms(self) -> RoomsByState:
        """The rooms that are taken for much of the date, by whether an hour of it is left."""
        return taken_rooms([self])[0]

    @property
    def crowded_times(self) -> QuerySet[Any]:
        """When those rooms are taken of which the rules have to be asked one by one."""
        rooms = self.inquiry.rooms.exclude(self.ruled_out_already).filter(self._crowded())
        return taken_on(self.date, rooms)

    def with_times(self, times: Iterable[tuple[int, int, tuple[Occupied, ...]]]) -> RoomsByState:
        """Rooms, each with its timetable and the times at which it is taken, by what is left."""
        found: RoomsByState = {state: set() for state in State}
        hours = {number: group.hours for group in self._groups for number in group.numbers}
        for room, timetable, occupied in times:
            found[self._left(hours[timetable], occupied)[0]].add(room)
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
        taken = (of_room("Occupied", hour) for hour in hours)
        return reduce(and_, taken, Q(key__timetable__among=timetables))

    @cached_property
    def _groups(self) -> list[Group]:
        """The timetables of the inquiry, in groups that are open alike around the date."""
        return list(sheet_of(self.date, self.inquiry.calendar).groups_of(self.inquiry.timetables))

    @cached_property
    def _timetables(self) -> dict[State, set[int]]:
        """The timetables by whether they allow the use in a room that is not taken that date."""
        found: dict[State, set[int]] = {state: set() for state in State}
        for group in self._groups:
            found[self._left(group.hours)[0]] |= group.numbers
        return found

    def _left(self, hours: Hours, occupied: tuple[Occupied, ...] = ()) -> tuple[State, Spans]:
        """The starts that are left in a room with these hours, and whether they are certain."""
        facts = RoomFacts(hours=hours, center_hours=hours, occupied=occupied)
        return Use(self.wish, self.date, facts, self.inquiry.now).left()


def taken_rooms(uses: Sequence[TimeOfUse]) -> list[RoomsByState]:
    """For each use, any hour of a date, the rooms taken for much of it; one query for all."""
    several = [use.crowded_times.annotate(use=Value(n)) for n, use in enumerate(uses)]
    columns = ("use", "room_id", "room__key__timetable", "starts", "ends")
    first, *others = [times.values_list(*columns) for times in several]
    rows = groupby(sorted(first.union(*others, all=True)), key=itemgetter(0, 1, 2))
    taken: list[list[Any]] = [[] for _ in uses]
    for (number, room, timetable), times in rows:
        taken[number].append((room, timetable, tuple((starts, ends) for *_, starts, ends in times)))
    return [use.with_times(times) for use, times in zip(uses, taken, strict=True)]


def times_of_use(wishes: Iterable[Wish], inquiry: Inquiry) -> list[Part]:
    """What the times of wishes rule out and leave in doubt, among rooms that nothing else does."""
    uses = [TimeOfUse(wish, wish.date, inquiry, NEVER) for wish in wishes if wish.date]
    some_hour = [use for use in uses if not use.wish.span]
    if some_hour:
        for use, rooms in zip(some_hour, taken_rooms(some_hour), strict=True):
            use.__dict__["taken_rooms"] = rooms
    return [use.part() for use in uses]
