"""The hours of one date, asked of the database; mirrors `rules.days`.

Answers are the words of `State`. They sort as the rules rank them: what is certain beats what is
not confirmed, and that beats closed, so that the greatest word is the best state.
"""

import datetime
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from ..rules.calendar import DateKind
from ..rules.clock import MINUTES_A_DAY
from ..rules.days import MONDAY_TO_FRIDAY
from ..rules.hours import State
from ..rules.timetable import Policy
from .stated import Stated, every

# A minute counted from the midnight of the date asked: a number, or the column that holds it.
Minute = int | str

OPEN, NOT_CONFIRMED, CLOSED = (
    Value(state.value) for state in (State.OPEN, State.NOT_CONFIRMED, State.CLOSED)
)
# Django leaves what is never or always true out of the statement.
NEVER = Q(pk__in=())
ALWAYS = ~NEVER


@dataclass(frozen=True)
class AskedDay:
    """The hours that belong to a date, asked for minutes counted from some midnight.

    `midnight` is that of this date, as such a minute; `special_days` is whether there may be any.
    With `certain_only` what is not confirmed counts as closed. It mirrors `rules.days`.
    """

    stated: Stated
    date: datetime.date
    midnight: int
    kind: DateKind
    special_days: bool = True
    certain_only: bool = False

    @property
    def weekdays(self) -> set[int]:
        """The weekdays whose spans may count on the date."""
        as_workday = MONDAY_TO_FRIDAY if self.kind is DateKind.MAKEUP_WORKDAY else ()
        return {self.date.isoweekday(), *as_workday}

    def opening_at(self, minute: Minute) -> Case:
        """Rules 1 and 2: a closure beats special days, these the calendar."""
        state: Case | Coalesce = self._by_calendar(minute)
        if self.special_days:
            state = Coalesce(self._special_day(minute), state)
        return Case(When(self.closure, then=CLOSED), default=state)

    @property
    def closure(self) -> Q:
        """Rule 1: whether a temporary closure covers the date."""
        center = self.stated.center
        return Q(
            from_or_open(f"{center}closed_from", self.date),
            until_or_open(f"{center}closed_until", self.date),
            **{f"{center}status": "closed"},
        )

    def _special_day(self, minute: Minute) -> Subquery:
        """What the narrowest range over the date makes of the minute; null without any.

        Its rows come first, among them one that says closed, then one that covers the minute.
        """
        rows = every("SpecialDay").filter(
            self.stated.special_days(), starts_on__lte=self.date, ends_on__gte=self.date
        )
        state = Case(When(self._covers(minute), then=OPEN), default=CLOSED)
        narrowest = rows.annotate(state=state).order_by(
            F("ends_on") - F("starts_on"),
            F("starts_on").desc(),
            IsNull(F("opens_minute"), True).desc(),
            F("state").desc(),
        )
        return Subquery(narrowest.values("state")[:1])

    def _by_calendar(self, minute: Minute) -> Case:
        """Rules 3 to 6, by the kind of the date."""
        match self.kind:
            case DateKind.HOLIDAY:
                return self._by_policy(
                    "on_holidays", self._weekday(minute), self._covered_by_weekday(minute), minute
                )
            case DateKind.MAKEUP_WORKDAY:
                return self._by_policy(
                    "on_makeup_days",
                    self._workday(minute),
                    self._covered_by_workday(minute),
                    minute,
                )
            case DateKind.NOT_ANNOUNCED:
                return self._unconfirmed(self._covered_by_weekday(minute), minute)
            case DateKind.ORDINARY:
                return self._weekday(minute)

    def _by_policy(self, policy: str, normal: Case, usual: Q, minute: Minute) -> Case:
        """What a place does on such days; `usual` is whether usual hours cover the minute."""
        policy = f"{self.stated.center}{policy}"
        return Case(
            When(**{policy: Policy.NORMAL.value}, then=normal),
            When(**{policy: Policy.NOT_STATED.value}, then=self._unconfirmed(usual, minute)),
            default=CLOSED,
        )

    def _unconfirmed(self, usual: Q, minute: Minute) -> Case:
        """Not confirmed on the date itself, and past its midnight where usual hours reach."""
        if self.certain_only:
            return Case(default=CLOSED)
        return Case(When(self._is_on_date(minute) | usual, then=NOT_CONFIRMED), default=CLOSED)

    def _weekday(self, minute: Minute) -> Case:
        """Rule 6: the weekday's own spans; not confirmed without a week."""
        covered = When(self._covered_by_weekday(minute), then=OPEN)
        if self.certain_only:
            return Case(covered, default=CLOSED)
        unknown = self._is_on_date(minute) & ~self._week()
        return Case(covered, When(unknown, then=NOT_CONFIRMED), default=CLOSED)

    def _workday(self, minute: Minute) -> Case:
        """Rule 4: the weekday's own spans if it has any, else what Monday to Friday agree on."""
        covered = self._covers(minute)
        every = reduce(and_, (self._week(covered, weekday=day) for day in MONDAY_TO_FRIDAY))
        return Case(
            When(self._has_weekday | ~self._week(), then=self._weekday(minute)),
            When(every, then=OPEN),
            When(self._week(covered, weekday__in=MONDAY_TO_FRIDAY), then=NOT_CONFIRMED),
            default=CLOSED,
        )

    def _covered_by_weekday(self, minute: Minute) -> Q:
        """Whether the weekday's own hours cover the minute."""
        return self._week(self._covers(minute), weekday=self.date.isoweekday())

    def _covered_by_workday(self, minute: Minute) -> Q:
        """The same of a workday: a weekday that has no span stands for any of Monday to Friday."""
        any_workday = self._week(self._covers(minute), weekday__in=MONDAY_TO_FRIDAY)
        return self._covered_by_weekday(minute) | (~self._has_weekday & any_workday)

    @property
    def _has_weekday(self) -> Q:
        return self._week(weekday=self.date.isoweekday())

    def _week(self, *rows: Q, **more: Any) -> Q:
        """Whether the week that holds on the date has such rows."""
        season = from_or_open("valid_from", self.date) & until_or_open("valid_until", self.date)
        return self.stated.week(Q(season, *rows, **more))

    def _covers(self, minute: Minute) -> Q:
        """The rows whose span covers the minute."""
        asked = minute if isinstance(minute, int) else OuterRef(minute)
        since_midnight = asked - self.midnight
        return Q(opens_minute__lte=since_midnight, closes_minute__gt=since_midnight)

    def _is_on_date(self, minute: Minute) -> Q:
        """Whether the minute is of this date, not past its midnight."""
        next_midnight = self.midnight + MINUTES_A_DAY
        if isinstance(minute, int):
            return ALWAYS if self.midnight <= minute < next_midnight else NEVER
        return Q(**{f"{minute}__gte": self.midnight, f"{minute}__lt": next_midnight})


def from_or_open(column: str, date: datetime.date) -> Q:
    return Q(**{column: None}) | Q(**{f"{column}__lte": date})


def until_or_open(column: str, date: datetime.date) -> Q:
    return Q(**{column: None}) | Q(**{f"{column}__gte": date})
