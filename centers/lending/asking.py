"""The moment to ask by, held against now; mirrors `rules.use` and `rules.workdays`."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import GreaterThan, In, LessThanOrEqual

from ..openings.days import OPEN, AskedDay
from ..openings.stated import StatedOfCenter, every
from ..rules.answering import read_answering
from ..rules.calendar import Calendar, DateKind
from ..rules.days import day_of
from ..rules.timetable import Policy, Timetable
from ..rules.workdays import count_workdays, is_workday


@dataclass(frozen=True)
class Asking:
    """Asking now, a date and minute on the clocks of the place, for use on a date."""

    today: datetime.date
    minute: int
    date: datetime.date
    calendar: Calendar

    def too_late(self) -> Iterator[Q]:
        """The conditions under which a notice of a working day or more is not kept."""
        workdays = count_workdays(self.calendar, self.today, self.date)
        yield Q(notice_days__gt=workdays)
        if workdays and is_workday(self.calendar, self.today):
            yield Q(notice_days=workdays) & Q(self._is_over())

    def _is_over(self) -> Case:
        """On the last day: whether the phone, else the center, has had its certain hours."""
        phone = Coalesce(
            _first_answered(room=OuterRef("pk")),
            _first_answered(room=None, center=OuterRef("center")),
        )
        over, coming = self._answered
        last = self._last_closing
        return Case(
            When(self._by_phone & Q(In(phone, coming)), then=Value(False)),
            When(self._by_phone & Q(In(phone, over)), then=Value(True)),
            When(Q(GreaterThan(last, 0)) & Q(LessThanOrEqual(last, self.minute)), then=Value(True)),
            default=Value(False),
        )

    @property
    def _by_phone(self) -> Q:
        """Whether the phone counts, and has hours by the center's policy."""
        no_way_stated = Q(ask_in_person=False, ask_online=False)
        counts = Q(ask_by_phone=True) | no_way_stated
        if self.calendar.on(self.today).kind is DateKind.MAKEUP_WORKDAY:
            return counts & Q(center__on_makeup_days=Policy.NORMAL.value)
        return counts

    @property
    def _answered(self) -> tuple[list[str], list[str]]:
        """The texts by which phones have been answered today, and those by which they still are.

        A city has few: they are read by the rules themselves.
        """
        texts = every("Phone").exclude(answered="").order_by().values_list("answered", flat=True)
        closing = {text: self._answered_until(text) for text in texts.distinct()}
        over = [text for text, until in closing.items() if until and until <= self.minute]
        coming = [text for text, until in closing.items() if until and until > self.minute]
        return over, coming

    def _answered_until(self, text: str) -> int | None:
        """When a phone with this text stops being answered today, where normal hours hold."""
        weekly = read_answering(text) or ()
        timetable = Timetable(weekly, on_makeup_days=Policy.NORMAL)
        spans = day_of(timetable, self.calendar, self.today).spans
        return spans[-1].closes_minute if spans else None

    @cached_property
    def _last_closing(self) -> Greatest:
        """When the certain hours of the center end that belong to today; 0 without any."""
        kind = self.calendar.on(self.today).kind
        day = AskedDay(StatedOfCenter(), self.today, 0, kind, certain_only=True)
        return Greatest(
            _last(day, "weeklyhours", weekday__in=day.weekdays),
            _last(day, "specialday", starts_on__lte=self.today, ends_on__gte=self.today),
        )


def _first_answered(**whose: object) -> Subquery:
    return Subquery(every("Phone").filter(**whose).order_by("pk").values("answered")[:1])


def _last(day: AskedDay, kind: str, **rows: object) -> Coalesce:
    """The last minute at which such a row of the center closes that is open until then."""
    path = f"{kind}__"
    closing = (
        every("Center")
        .filter(pk=OuterRef("center"))
        .filter(**{f"{path}room": None}, **{path + name: value for name, value in rows.items()})
        .alias(last_minute=F(f"{path}closes_minute") - 1)
        .alias(opening=day.opening_at("last_minute"))
        .filter(opening=OPEN)
        .order_by(f"-{path}closes_minute")
        .values(f"{path}closes_minute")
    )
    return Coalesce(Subquery(closing[:1]), 0)
