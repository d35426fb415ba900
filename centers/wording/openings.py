"""What is told of the hours of centers and rooms at a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..models import Center, Room
from ..models.timetables import hours_of
from ..rules.calendar import Calendar
from ..rules.days import Day
from ..rules.hours import Hours, Status
from .days import (
    DayTold,
    ExceptionTold,
    WeekTold,
    day_told,
    exceptions_told,
    shown_days,
    weeks_told,
)
from .moments import Asked
from .status import checked_sentence, status_sentence


@dataclass(frozen=True)
class Opening:
    """A place's hours as they are told at a moment; `checked_on` is when they were checked."""

    hours: Hours
    asked: Asked
    checked_on: date | None

    @cached_property
    def status(self) -> Status:
        return self.hours.status(self.asked.moment)

    @cached_property
    def sentence(self) -> str:
        """Whether it is open, until when or from when on, and why."""
        return status_sentence(self.hours, self.status, self.asked)

    @property
    def sentence_without_advice(self) -> str:
        """The same, where nobody is known who could be asked."""
        return status_sentence(self.hours, self.status, self.asked, can_ask=False)

    @property
    def checked(self) -> str:
        """When somebody last checked the hours."""
        return checked_sentence(self.checked_on, self.asked)

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of this week and of the next, from Monday on."""
        return shown_days(self.hours, self.asked.date)

    @property
    def has_week(self) -> bool:
        """Whether anything is known of these days."""
        return any(day.is_confirmed or day.usual_spans for day in self.days)

    @property
    def weeks(self) -> list[WeekTold]:
        """The same days, told."""
        return weeks_told(self.hours, self.asked.date)

    @property
    def today(self) -> DayTold:
        """The date of the moment asked, told."""
        return day_told(self.hours.day(self.asked.date), self.asked.date)

    @property
    def exceptions(self) -> list[ExceptionTold]:
        """What takes dates out of the week within the next four."""
        return exceptions_told(self.hours, self.asked.date)


Openings = Mapping[Center | Room, Opening]


def openings_of(places: Iterable[Center | Room], asked: Asked, calendar: Calendar) -> Openings:
    """What is told of places at a moment; at most one query for those read `with_timetables()`."""
    return {
        place: Opening(hours, asked, hours_checked_on(place))
        for place, hours in hours_of(places, calendar).items()
    }


def hours_checked_on(place: Center | Room) -> date | None:
    """When the hours were checked: with the center, unless a room has a week of its own."""
    if isinstance(place, Room) and not place.has_own_week:
        return place.center.checked_on
    return place.checked_on
