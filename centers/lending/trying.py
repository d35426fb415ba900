"""Other times of a wish, tried on the rooms that nothing but the time could refuse.

The rooms are read once, with all that a time is held against; each time is then tried on them
here, as `use` and `asking` do it in the database.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q

from ..rules.clock import MINUTES_A_DAY
from ..rules.facts import Occupied
from ..rules.hours import State
from ..rules.spans import Span
from .asking import Asking
from .occupied import instant
from .use import TimeOfUse


class Tried(NamedTuple):
    """A room as far as times are held against it; `is_asking_over` for today."""

    timetable: int
    furthest_days: int | None
    longest_minutes: int | None
    notice_days: int | None
    known_until: datetime.date | None
    is_asking_over: bool
    occupied: tuple[Occupied, ...]


def count_certain(rooms: Any, uses: Sequence[TimeOfUse]) -> list[int]:
    """How many of the rooms will do for certain at each time; one query."""
    tried = list(read(rooms, uses)) if uses else []
    timetables = {room.timetable for room in tried}
    return [sum(map(Trial(use, timetables).is_certain, tried)) for use in uses]


def read(rooms: Any, uses: Sequence[TimeOfUse]) -> Iterator[Tried]:
    """The rooms whose hours are known, and when they are taken around the times."""
    starts = min(instant(use.date, 0) for use in uses)
    ends = max(instant(use.last_date, MINUTES_A_DAY) for use in uses)
    taken = FilteredRelation(
        "occupied", condition=Q(occupied__starts__lt=ends, occupied__ends__gt=starts)
    )
    stated = rooms.filter(key__timetable__isnull=False).annotate(
        taken=taken, is_over=Asking(uses[0].inquiry, uses[0].date).is_over
    )
    rows = stated.order_by("pk", "taken__starts").values_list(
        "key__timetable", "furthest_days", "longest_minutes", "notice_days",
        "occupied_known_until", "is_over", "pk", "taken__starts", "taken__ends",
    )  # fmt: skip
    for (*facts, _pk), times in groupby(rows, key=lambda row: row[:-2]):
        yield Tried._make([*facts, tuple(time[-2:] for time in times if time[-2])])


class Trial:
    """A time that is held against rooms."""

    def __init__(self, use: TimeOfUse, timetables: set[int]) -> None:
        self.use, self.span = use, use.wish.span
        self.timetables = set[int]() if use.has_passed else use.certain_among(timetables)
        self.minutes = use.wish.minutes if self.span else 0
        asked = self.span or Span(0, MINUTES_A_DAY)
        self.starts = instant(use.date, asked.opens_minute)
        self.ends = instant(use.date, asked.closes_minute)
        self.asking = Asking(use.inquiry, use.date)

    def is_certain(self, room: Tried) -> bool:
        """Whether nothing of the time rules a room out or leaves it in doubt."""
        return (
            room.timetable in self.timetables
            and room.known_until is not None
            and room.known_until >= self.use.last_date
            and (room.furthest_days is None or room.furthest_days >= self.use.days_ahead)
            and (room.longest_minutes is None or room.longest_minutes >= self.minutes)
            and self.asking.is_in_time(room.notice_days, is_over=room.is_asking_over)
            and self.is_free(room)
        )

    def is_free(self, room: Tried) -> bool:
        """Whether a room is not taken then; at any hour of the date, whether one is left."""
        taken = tuple(
            (starts, ends)
            for starts, ends in room.occupied
            if starts < self.ends and ends > self.starts
        )
        if self.span or not taken:
            return not taken
        return self.use.state_of(room.timetable, taken) is State.OPEN
