"""An instant or a time, asked of the database; mirrors `rules.hours` and `rules.timeline`."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils import timezone

from ..rules.calendar import Calendar
from ..rules.clock import MINUTES_A_DAY
from .days import OPEN, AskedDay, Minute
from .stated import Stated, every


def opening_at(stated: Stated, instant: datetime.datetime, calendar: Calendar) -> Greatest:
    """The state of places at an instant.

    Raises ValueError for an instant without a time zone.
    """
    local = timezone.localtime(instant, timezone.get_default_timezone())
    minute = local.hour * 60 + local.minute
    return Asked(stated, local.date(), minute, minute + 1, calendar).opening_at(minute)


def opening_during(
    stated: Stated, date: datetime.date, starts: int, ends: int, calendar: Calendar
) -> Least:
    """The state of places throughout a time, in minutes after midnight of a date.

    Raises ValueError for a time that does not start on the date, does not end after it starts
    or is longer than a day.
    """
    if not (0 <= starts < MINUTES_A_DAY and starts < ends <= starts + MINUTES_A_DAY):
        raise ValueError(f"not a time of a date: minute {starts} to {ends}")
    return Asked(stated, date, starts, ends, calendar).opening_throughout()


@dataclass(frozen=True)
class Asked:
    """A time asked for, in minutes after midnight of a date, of a kind of place."""

    stated: Stated
    date: datetime.date
    starts: int
    ends: int
    calendar: Calendar

    @cached_property
    def days(self) -> list[AskedDay]:
        """The dates whose hours can reach into the time: from the day before to its last."""
        offsets = range(-1, (self.ends - 1) // MINUTES_A_DAY + 1)
        return [self._day(offset) for offset in offsets]

    def opening_at(self, minute: Minute) -> Greatest:
        """*A minute*: the best of what the hours of all these dates make of it."""
        return Greatest(*(day.opening_at(minute) for day in self.days))

    def opening_throughout(self) -> Least:
        """*A time*: the worst state of its minutes.

        A state gets worse only where a span closes and at midnight, so it is enough to ask there
        and at the start.
        """
        minutes = [self.starts]
        if self.starts < MINUTES_A_DAY < self.ends:
            minutes.append(MINUTES_A_DAY)
        return Least(
            *(self.opening_at(minute) for minute in minutes),
            self._worst_at_closing("weeklyhours", weekday__in=self._weekdays),
            self._worst_at_closing(
                "specialday", starts_on__lte=self.days[-1].date, ends_on__gte=self.days[0].date
            ),
        )

    def _worst_at_closing(self, kind: str, **rows: object) -> Coalesce:
        """The worst state at the minutes within the time at which such rows close.

        A row that does not count at the place asks in vain, but does no harm: all must be open.
        """
        path = f"{self.stated.center}{kind}__"
        of_the_place = Q(**{f"{path}room": None}) | Q(**{f"{path}room": F("pk")})
        # A time of day occurs once in a day, so it is within the time once or never.
        after_start = (F(f"{path}closes_minute") - self.starts + MINUTES_A_DAY) % MINUTES_A_DAY
        closing = (
            every(self.stated.model)
            .filter(of_the_place, **{path + column: value for column, value in rows.items()})
            .filter(pk=OuterRef("pk"))
            .alias(closing=after_start + self.starts)
            .filter(closing__gt=self.starts, closing__lt=self.ends)
        )
        worst = closing.order_by().values("pk").annotate(worst=Min(self._opening_at_closing))
        return Coalesce(Subquery(worst.values("worst")), OPEN)

    @cached_property
    def _opening_at_closing(self) -> Greatest:
        return self.opening_at("closing")

    @property
    def _weekdays(self) -> set[int]:
        return {weekday for day in self.days for weekday in day.weekdays}

    def _day(self, offset: int) -> AskedDay:
        date = self.date + datetime.timedelta(days=offset)
        return AskedDay(self.stated, date, offset * MINUTES_A_DAY, self.calendar.on(date).kind)
