"""One asking: when, by which calendar, among which rooms; what has to be known is read once."""

import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from ..openings.stated import every
from ..rules.calendar import Calendar


class Inquiry:
    """What the wishes that are asked at an instant, among some rooms, have in common.

    Raises ValueError for an instant without a time zone.
    """

    def __init__(self, rooms: Any, now: datetime.datetime, calendar: Calendar) -> None:
        self.rooms, self.now, self.calendar = rooms, now, calendar
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
        """The numbers of the timetables that the rooms state."""
        numbers: set[int] = self.rooms.timetables()
        return numbers

    @cached_property
    def timetables_of_centers(self) -> set[int]:
        """The numbers of the timetables that their centers state."""
        numbers: set[int] = self.rooms.timetables("center__key")
        return numbers

    @cached_property
    def answered(self) -> list[str]:
        """The texts that say when phones are answered. A city has few."""
        texts = every("Phone").exclude(answered="").order_by().values_list("answered", flat=True)
        return list(texts.distinct())
