"""The methods that select centers and rooms by their hours."""

import datetime
from collections.abc import Collection
from typing import Self, TypeVar

from django.db.models import Case, Model, QuerySet, Value, When
from django.utils import timezone

from ..rules.calendar import Calendar
from ..rules.clock import MINUTES_A_DAY
from ..rules.hours import Hours, State
from .sheets import sheet_of
from .stated import table

Place = TypeVar("Place", bound=Model)

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
        few: set[int] | None = table("StatedTimetable").if_few()
        if few is not None:
            return few
        stated = self.order_by().values_list(f"{key}__timetable", flat=True).distinct()
        return {number for number in stated if number is not None}

    def with_opening_at(self, instant: datetime.datetime, calendar: Calendar) -> Self:
        """With the `opening` at an instant.

        Raises ValueError for an instant without a time zone.
        """
        return self._with_opening(states_at(instant, calendar, self.timetables()))

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

        states = sheet_of(date, calendar).states(self.timetables(), throughout)
        return self._with_opening(states)

    def open_during(self, date: datetime.date, starts: int, ends: int, calendar: Calendar) -> Self:
        """Those that are open throughout a time, or at no minute of it confirmed to be closed."""
        return self.with_opening_during(date, starts, ends, calendar).exclude(opening=State.CLOSED)

    def _with_opening(self, states: dict[State, set[int]]) -> Self:
        """What is not known of a place is not confirmed."""
        opening = Case(
            When(key__timetable__among=states[State.OPEN], then=OPEN),
            When(key__timetable__among=states[State.CLOSED], then=CLOSED),
            default=NOT_CONFIRMED,
        )
        return self.annotate(opening=opening)


def states_at(
    instant: datetime.datetime, calendar: Calendar, timetables: Collection[int]
) -> dict[State, set[int]]:
    """Some timetables, by their numbers, by the state they are in at an instant.

    Raises ValueError for an instant without a time zone.
    """
    date = timezone.localtime(instant, timezone.get_default_timezone()).date()
    return sheet_of(date, calendar).states(timetables, lambda hours: hours.state(instant))
