"""The methods that select centers and rooms by their hours."""

import datetime
from collections.abc import Callable
from typing import Self, TypeVar

from django.db.models import Case, Model, QuerySet, Value, When
from django.utils import timezone

from ..rules.calendar import Calendar
from ..rules.clock import MINUTES_A_DAY
from ..rules.hours import Hours, State
from .sheets import sheet_of
from .stated import every

Place = TypeVar("Place", bound=Model)

# So many timetables are few.
FEW = 5000

OPEN, NOT_CONFIRMED, CLOSED = (
    Value(state.value) for state in (State.OPEN, State.NOT_CONFIRMED, State.CLOSED)
)


class OpeningQuerySet(QuerySet[Place]):
    """Places, selected by their hours. `opening` is the word of a state.

    Those in descending order of `opening` begin with what is open for certain. What the states
    are the rules say, of the timetables that the places stated when the method was called.
    """

    @property
    def openest(self) -> list[str]:
        """What sorts the open for certain first, where it was asked what is open."""
        return ["-opening"] if "opening" in self.query.annotations else []

    def timetables(self, key: str = "key") -> set[int]:
        """The numbers of timetables among which are all that these places state.

        Those of a small city are taken as they are: to look who states them would cost more.
        """
        few = set(every("StatedTimetable").values_list("pk", flat=True)[: FEW + 1])
        if len(few) <= FEW:
            return few
        stated = self.order_by().values_list(f"{key}__timetable", flat=True).distinct()
        return {number for number in stated if number is not None}

    def with_opening_at(self, instant: datetime.datetime, calendar: Calendar) -> Self:
        """With the `opening` at an instant.

        Raises ValueError for an instant without a time zone.
        """
        date = timezone.localtime(instant, timezone.get_default_timezone()).date()
        return self._with_opening(date, calendar, lambda hours: hours.state(instant))

    def open_at(self, instant: datetime.datetime, calendar: Calendar) -> Self:
        """Those that are open at an instant, or not confirmed to be closed."""
        return self.with_opening_at(instant, calendar).exclude(opening=State.CLOSED)

    def certainly_open_at(self, instant: datetime.datetime, calendar: Calendar) -> Self:
        """Those that are open at an instant for certain."""
        return self.with_opening_at(instant, calendar).filter(opening=State.OPEN)

    def with_opening_during(
        self, date: datetime.date, starts: int, ends: int, calendar: Calendar
    ) -> Self:
        """With the `opening` throughout a time, in minutes after midnight of a date.

        Raises ValueError for a time that does not start on the date, does not end after it starts
        or is longer than a day.
        """
        if not (0 <= starts < MINUTES_A_DAY and starts < ends <= starts + MINUTES_A_DAY):
            raise ValueError(f"not a time of a date: minute {starts} to {ends}")

        def throughout(hours: Hours) -> State:
            return hours.state_during(hours.instant(date, starts), hours.instant(date, ends))

        return self._with_opening(date, calendar, throughout)

    def open_during(self, date: datetime.date, starts: int, ends: int, calendar: Calendar) -> Self:
        """Those that are open throughout a time, or at no minute of it confirmed to be closed."""
        return self.with_opening_during(date, starts, ends, calendar).exclude(opening=State.CLOSED)

    def _with_opening(
        self, date: datetime.date, calendar: Calendar, state_of: Callable[[Hours], State]
    ) -> Self:
        """What is not known of a place is not confirmed."""
        states = sheet_of(date, calendar).states(self.timetables(), state_of)
        opening = Case(
            When(key__timetable__among=states[State.OPEN], then=OPEN),
            When(key__timetable__among=states[State.CLOSED], then=CLOSED),
            default=NOT_CONFIRMED,
        )
        return self.annotate(opening=opening)
