"""What everything in an answer is told by."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from ...models import Center, Room
from ...models.timetables import closure_of, hours_of
from ...rules.calendar import Calendar
from ...rules.stretches import Stretch, stretches

#: For how long hours are told: what is known of later dates is not sure to hold.
DAYS_TOLD = 56


@dataclass(frozen=True)
class Around:
    """The moment of an answer, the city's calendar, and how a path becomes a whole address."""

    now: datetime
    calendar: Calendar
    link: Callable[[str], str]
    _told: dict[Center | Room, list[Stretch]] = field(default_factory=dict, repr=False)

    def stretches_of(self, place: Center | Room) -> list[Stretch]:
        """The hours of a place in the coming weeks, worked out once."""
        if place not in self._told:
            hours = hours_of([place], self.calendar)[place]
            self._told[place] = list(stretches(hours.days(self.now.date(), DAYS_TOLD)))
        return self._told[place]

    def is_closed(self, center: Center) -> bool:
        """Whether a center is temporarily closed today."""
        closure = closure_of(center)
        return closure is not None and closure.covers(self.now.date())

    @property
    def offset(self) -> str:
        """How far the clocks of the city are from UTC, as it is written behind a time."""
        return self.now.isoformat()[-6:]

    @property
    def offset_hours(self) -> float:
        """The same as a number."""
        offset = self.now.utcoffset()
        return offset.total_seconds() / 3600 if offset else 0.0
