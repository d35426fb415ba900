"""A wish for some hour of a date; mirrors *Starts* of docs/lending.md.

An hour that will do stays so when it slides earlier, until it starts where the date does, at the
minute after now, where a span opens or where an occupied time ends: only these starts are asked.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import GreaterThanOrEqual

from ..openings.stated import StatedOfRoom, beside, every
from ..openings.times import Asked
from ..rules.clock import MINUTES_A_DAY
from ..rules.hours import State
from ..rules.wish import HOUR
from .occupied import ends_minute, overlapping, starts_minute
from .stated import of_room

ROOM = StatedOfRoom()


@dataclass(frozen=True)
class SomeHour:
    """An hour of a date that starts at its `first` minute or later, and ends by midnight."""

    date: datetime.date
    first: int
    asked: Asked

    def is_free(self, state: State) -> Q:
        """Whether a room is free for such an hour, its hours at least in a state."""
        later = (
            Q(Exists(starts.filter(self._is_free_from_start(state)))) for starts in self._starts()
        )
        return reduce(or_, later, self._is_free_from_first(state))

    def _is_free_from_first(self, state: State) -> Q:
        hour = (self.first, self.first + HOUR)
        opening = replace(self.asked, starts=hour[0], ends=hour[1]).opening_throughout()
        taken = of_room("Occupied", overlapping(self.date, *hour))
        return Q(GreaterThanOrEqual(opening, state.value)) & ~taken

    def _starts(self) -> Iterator[QuerySet[Any]]:
        """The room, once for each later `start` that is asked."""
        spans = {kind: beside(ROOM, kind, **rows) for kind, rows in self.asked.rows.items()}
        for kind, rows in spans.items():
            yield self._from(rows, F(f"center__{kind}__opens_minute"))
        today = overlapping(self.date, 0, MINUTES_A_DAY, "occupied__")
        taken = every("Room").filter(today, pk=OuterRef("pk"))
        yield self._from(taken, ends_minute(self.date, "occupied__"))

    def _from(self, rows: QuerySet[Any], start: Any) -> QuerySet[Any]:
        last = MINUTES_A_DAY - HOUR
        later: QuerySet[Any] = rows.alias(start=start).filter(start__gt=self.first, start__lte=last)
        return later

    def _is_free_from_start(self, state: State) -> Q:
        taken = (
            every("Occupied")
            .filter(overlapping(self.date, 0, MINUTES_A_DAY), room=OuterRef("pk"))
            .alias(from_minute=starts_minute(self.date), until_minute=ends_minute(self.date))
            .filter(from_minute__lt=OuterRef("start") + HOUR, until_minute__gt=OuterRef("start"))
        )
        return ~Exists(taken) & self.asked.opening_from("start", HOUR, state)
