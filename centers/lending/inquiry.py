"""One asking: when, by which calendar, among which rooms; what has to be known is read once."""

import datetime
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Protocol

from django.utils import timezone

from ..openings.querysets import states_at
from ..openings.stated import every
from ..rules.calendar import Calendar
from ..rules.hours import State


class Known(Protocol):
    """What a page has read already, see `models.reference`."""

    @property
    def calendar(self) -> Calendar: ...
    @property
    def answering_texts(self) -> list[str]: ...
    @property
    def few_timetables(self) -> set[int] | None: ...


class Inquiry:
    """What the wishes that are asked at an instant, among some rooms, have in common.

    Raises ValueError for an instant without a time zone.
    """

    def __init__(
        self, rooms: Any, now: datetime.datetime, calendar: Calendar, known: Known | None = None
    ) -> None:
        self.rooms, self.now, self.calendar, self.known = rooms, now, calendar, known
        self.local = timezone.localtime(now, timezone.get_default_timezone())

    @property
    def today(self) -> datetime.date:
        """The date that the clocks of the place show."""
        return self.local.date()

    @property
    def minute(self) -> int:
        """The minute of today that they show."""
        return self.local.hour * 60 + self.local.minute

    @cached_property
    def timetables(self) -> set[int]:
        """The numbers of timetables among which are all that the rooms state."""
        return self._timetables("key")

    @cached_property
    def timetables_of_centers(self) -> set[int]:
        """The numbers of timetables among which are all that their centers state."""
        return self._timetables("center__key")

    def states_at(self, instant: datetime.datetime) -> dict[State, set[int]]:
        """The timetables that the rooms state by their state at an instant."""
        return states_at(instant, self.calendar, self.timetables)

    @cached_property
    def answering_texts(self) -> Iterable[str]:
        """The texts that say when phones are answered."""
        if self.known:
            return self.known.answering_texts
        texts = every("Phone").exclude(answered="").order_by().values_list("answered", flat=True)
        return list(texts.distinct())

    def _timetables(self, key: str) -> set[int]:
        if self.known and self.known.few_timetables is not None:
            return self.known.few_timetables
        numbers: set[int] = self.rooms.timetables(key)
        return numbers
