"""An instant or a time, asked of the database; mirrors `rules.hours` and `rules.timeline`."""

import datetime
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import and_
from typing import Any, Self

from django.db.models import Case, Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, Least
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils import timezone

from ..rules.calendar import Calendar
from ..rules.clock import MINUTES_A_DAY
from ..rules.hours import State
from .days import OPEN, AskedDay, Minute
from .stated import Stated, beside, every


def opening_at(stated: Stated, instant: datetime.datetime, calendar: Calendar) -> Greatest | Case:
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
    """A time asked for, in minutes after midnight of a date, of a kind of place.

    What the tables are known not to hold need not be asked: `evening` is whether hours of the day
    before may reach into the time, `special_days` whether there are any on these dates. With
    `certain_only` what is not confirmed counts as closed.
    """

    stated: Stated
    date: datetime.date
    starts: int
    ends: int
    calendar: Calendar
    evening: bool = True
    special_days: bool = True
    certain_only: bool = False

    @classmethod
    def as_known(
        cls, stated: Stated, date: datetime.date, starts: int, ends: int, calendar: Calendar
    ) -> Self:
        """A time asked for without what the tables do not hold: two short queries."""
        asked = cls(stated, date, starts, ends, calendar)
        reaching = {"closes_minute__gt": MINUTES_A_DAY + starts}
        return replace(
            asked,
            evening=any(every(kind).filter(**reaching).exists() for kind in asked.rows),
            special_days=every("SpecialDay").filter(**asked.rows["specialday"]).exists(),
        )

    @cached_property
    def days(self) -> list[AskedDay]:
        """The dates whose hours can reach into the time: from the day before to its last."""
        offsets = range(-1 if self.evening else 0, (self.ends - 1) // MINUTES_A_DAY + 1)
        return [self._day(offset) for offset in offsets]

    def opening_at(self, minute: Minute) -> Greatest | Case:
        """*A minute*: the best of what the hours of all these dates make of it."""
        states = [day.opening_at(minute) for day in self.days]
        return Greatest(*states) if len(states) > 1 else states[0]

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
            *(self._worst_at_closing(kind, **rows) for kind, rows in self.rows.items()),
        )

    def opening_from(self, start: str, minutes: int, state: State) -> Q:
        """Whether a place is at least in a state for so many minutes from that of a column on."""
        worsens = (
            Exists(
                self._closing_within(kind, **rows)
                .filter(closing__gt=OuterRef(start), closing__lt=OuterRef(start) + minutes)
                .filter(LessThan(self._opening_at_closing, state.value))
            )
            for kind, rows in self.rows.items()
        )
        opens = Q(GreaterThanOrEqual(self.opening_at(start), state.value))
        return reduce(and_, (~Q(closing) for closing in worsens), opens)

    @property
    def rows(self) -> dict[str, dict[str, Any]]:
        """The rows whose spans may count within the time, by their kind."""
        first, last = self.days[0].date, self.days[-1].date
        weekdays = {weekday for day in self.days for weekday in day.weekdays}
        weekly = {"weeklyhours": {"weekday__in": weekdays}}
        if not self.special_days:
            return weekly
        return {**weekly, "specialday": {"starts_on__lte": last, "ends_on__gte": first}}

    def _worst_at_closing(self, kind: str, **rows: object) -> Coalesce:
        """The worst state at the minutes within the time at which such rows close.

        A row that does not count at the place asks in vain, but does no harm: all must be open.
        """
        closing = self._closing_within(kind, **rows).order_by().values("pk")
        worst = closing.annotate(worst=Min(self._opening_at_closing))
        return Coalesce(Subquery(worst.values("worst")), OPEN)

    def _closing_within(self, kind: str, **rows: object) -> QuerySet[Any]:
        """The place, once for each such row that closes within the time: at its `closing`."""
        path = f"{self.stated.center}{kind}__"
        # A time of day occurs once in a day, so it is within the time once or never.
        after_start = (F(f"{path}closes_minute") - self.starts + MINUTES_A_DAY) % MINUTES_A_DAY
        rows_closing = beside(self.stated, kind, **rows).alias(closing=after_start + self.starts)
        closing: QuerySet[Any] = rows_closing.filter(closing__gt=self.starts, closing__lt=self.ends)
        return closing

    @cached_property
    def _opening_at_closing(self) -> Greatest | Case:
        return self.opening_at("closing")

    def _day(self, offset: int) -> AskedDay:
        date = self.date + datetime.timedelta(days=offset)
        kind = self.calendar.on(date).kind
        midnight = offset * MINUTES_A_DAY
        return AskedDay(self.stated, date, midnight, kind, self.special_days, self.certain_only)
