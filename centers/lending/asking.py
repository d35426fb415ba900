"""The moment to ask by, held against now; mirrors `rules.use` and `rules.workdays`."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from ..openings.sheets import sheet_of
from ..openings.stated import every
from ..rules.answering import read_answering
from ..rules.calendar import DateKind
from ..rules.days import Day, day_of
from ..rules.timetable import Policy, Timetable
from ..rules.workdays import count_workdays, is_workday
from .inquiry import Inquiry


@dataclass(frozen=True)
class Asking:
    """Asking now for use on a date."""

    inquiry: Inquiry
    date: datetime.date

    def too_late(self) -> Iterator[Q]:
        """The conditions under which a notice of a working day or more is not kept."""
        yield Q(notice_days__gt=self.workdays)
        if self.may_be_over:
            yield Q(notice_days=self.workdays) & Q(self.is_over)

    def is_in_time(self, notice_days: int | None, *, is_over: bool) -> bool:
        """Whether a notice is stated and kept; ``is_over`` as the expression below has it."""
        if notice_days is None or notice_days > self.workdays:
            return False
        return not (is_over and self.may_be_over and notice_days == self.workdays)

    @cached_property
    def workdays(self) -> int:
        """The working days from today up to the date."""
        return count_workdays(self.inquiry.calendar, self.inquiry.today, self.date)

    @cached_property
    def may_be_over(self) -> bool:
        """Whether today is the last day to ask with a notice of as many days."""
        return self.workdays > 0 and is_workday(self.inquiry.calendar, self.inquiry.today)

    @property
    def is_over(self) -> Case:
        """Whether the phone, else the center, has had its certain hours of today."""
        phone = Coalesce(
            _first_answered(room=OuterRef("pk")),
            _first_answered(room=None, center=OuterRef("center")),
        )
        over, coming = self._answered()
        return Case(
            When(self._by_phone & Q(In(phone, coming)), then=Value(False)),
            When(self._by_phone & Q(In(phone, over)), then=Value(True)),
            When(center__key__timetable__among=self._closed(), then=Value(True)),
            default=Value(False),
        )

    @property
    def _by_phone(self) -> Q:
        """Whether the phone counts, and has hours by the center's policy."""
        no_way_stated = Q(ask_in_person=False, ask_online=False)
        counts = Q(ask_by_phone=True) | no_way_stated
        if self.inquiry.calendar.on(self.inquiry.today).kind is DateKind.MAKEUP_WORKDAY:
            return counts & Q(center__on_makeup_days=Policy.NORMAL.value)
        return counts

    def _answered(self) -> tuple[list[str], list[str]]:
        """The texts by which phones have been answered today, and those by which they still are.

        They are read as where normal hours hold.
        """
        over: list[str] = []
        coming: list[str] = []
        for text in self.inquiry.answering_texts:
            timetable = Timetable(read_answering(text) or (), on_makeup_days=Policy.NORMAL)
            day = day_of(timetable, self.inquiry.calendar, self.inquiry.today)
            if day.spans:
                (over if self._is_past(day) else coming).append(text)
        return over, coming

    def _closed(self) -> set[int]:
        """The timetables of centers whose certain hours of today are over."""
        today = self.inquiry.today
        groups = sheet_of(today, self.inquiry.calendar).groups_of(
            self.inquiry.timetables_of_centers
        )
        days = ((group.hours.day(today), group.numbers) for group in groups)
        return set().union(*(numbers for day, numbers in days if self._is_past(day)))

    def _is_past(self, day: Day) -> bool:
        """Whether today has certain hours, all of which have ended by now."""
        return bool(day.spans) and day.spans[-1].closes_minute <= self.inquiry.minute


def _first_answered(**whose: object) -> Subquery:
    return Subquery(every("Phone").filter(**whose).order_by("pk").values("answered")[:1])
