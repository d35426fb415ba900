"""The methods that select centers and rooms by their hours."""

import datetime
from typing import ClassVar, Self, TypeVar

from django.db.models import Model, QuerySet

from ..rules.calendar import Calendar
from ..rules.hours import State
from .stated import Stated
from .times import opening_at, opening_during

Place = TypeVar("Place", bound=Model)


class OpeningQuerySet(QuerySet[Place]):
    """Places, selected by their hours. `opening` is the word of a state.

    Those in descending order of `opening` begin with what is open for certain.
    """

    stated: ClassVar[Stated]

    @property
    def openest(self) -> list[str]:
        """What sorts the open for certain first, where it was asked what is open."""
        return ["-opening"] if "opening" in self.query.annotations else []

    def with_opening_at(self, instant: datetime.datetime, calendar: Calendar) -> Self:
        """With the `opening` at an instant."""
        return self.annotate(opening=opening_at(self.stated, instant, calendar))

    def open_at(self, instant: datetime.datetime, calendar: Calendar) -> Self:
        """Those that are open at an instant, or not confirmed to be closed."""
        return self.with_opening_at(instant, calendar).exclude(opening=State.CLOSED)

    def certainly_open_at(self, instant: datetime.datetime, calendar: Calendar) -> Self:
        """Those that are open at an instant for certain."""
        return self.with_opening_at(instant, calendar).filter(opening=State.OPEN)

    def with_opening_during(
        self, date: datetime.date, starts: int, ends: int, calendar: Calendar
    ) -> Self:
        """With the `opening` throughout a time, in minutes after midnight of a date."""
        return self.annotate(opening=opening_during(self.stated, date, starts, ends, calendar))

    def open_during(self, date: datetime.date, starts: int, ends: int, calendar: Calendar) -> Self:
        """Those that are open throughout a time, or at no minute of it confirmed to be closed."""
        return self.with_opening_during(date, starts, ends, calendar).exclude(opening=State.CLOSED)
