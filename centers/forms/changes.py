"""What is not as every week in the coming time, by date and area, and what was checked lately."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import CalendarDay, Center, Room, SpecialDay
from ..models.reference import reference
from ..querysets import CenterQuerySet, RoomQuerySet, SpecialDayQuerySet
from ..rules.spans import Span, Spans
from ..wording.days import spans_words
from ..wording.moments import days, weekday_and_day
from .choices import area_choices, query_of
from .parameters import PagedForm
from .plain import CodeField

COMING = timedelta(days=56)
PAST = timedelta(days=28)
ONE_DAY = timedelta(days=1)
PAGE_SIZE = 25
LATELY = 5


@dataclass(frozen=True)
class Exceptional:
    """Other hours of a center or room on dates, both ends included; no times mean closed."""

    place: Center | Room
    first: date
    last: date
    rows: list[SpecialDay]

    @property
    def center(self) -> Center:
        """The center that it is of, or in."""
        return self.place.center if isinstance(self.place, Room) else self.place

    @property
    def is_closed(self) -> bool:
        """Whether no times are stated."""
        return not self.spans

    @property
    def spans(self) -> Spans:
        """The times that are stated."""
        return tuple(
            Span(row.opens_minute, row.closes_minute)
            for row in self.rows
            if row.opens_minute is not None and row.closes_minute is not None
        )

    @property
    def hours(self) -> str:
        """The times, or that it is closed."""
        return spans_words(self.spans) if self.spans else gettext("closed")

    @property
    def dates(self) -> str:
        """Its dates, with their years."""
        return days(self.first, self.last)

    @property
    def lasts(self) -> bool:
        """Whether it holds on more than one date."""
        return self.last > self.first


@dataclass(frozen=True)
class Dated:
    """What begins on a date, or has begun before."""

    name: str
    holidays: list[CalendarDay]
    exceptions: list[Exceptional]


class ChangesForm(PagedForm):
    """Of which area, and which page."""

    area = CodeField(_("We do not know this area."), _("the whole city"), label=_("Where"))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="%s")
        self.fields["area"].offer(area_choices(reference().areas))  # type: ignore[attr-defined]

    def query(self) -> str:
        """The good values as they stand in an address."""
        asked = ((name, self.good(name)) for name in ("area", "page"))
        return query_of(
            (name, value) for name, value in asked if value not in ("", None, 1)
        ).urlencode()


class Changes:
    """What changes in an area, or in the whole city, as of a moment."""

    def __init__(self, form: ChangesForm, now: datetime) -> None:
        self.form, self.now, self.today = form, now, now.date()
        self.area: str = form.good("area") if form.is_valid() else ""
        self.page: Page[SpecialDay] = form.page_of(self.special_days, PAGE_SIZE)

    @property
    def centers(self) -> CenterQuerySet:
        """The centers there."""
        centers = Center.objects.published().select_related("area__parent")
        return centers.in_area(self.area) if self.area else centers

    @property
    def rooms(self) -> RoomQuerySet:
        """The rooms there."""
        rooms = Room.objects.published().select_related("center__area__parent")
        return rooms.in_area(self.area) if self.area else rooms

    @property
    def special_days(self) -> SpecialDayQuerySet:
        """The special days there that are not over and begin soon."""
        days = SpecialDay.objects.published().between(self.today, self.today + COMING)
        days = days.that_count(self.today).by_date()
        return days.in_area(self.area) if self.area else days

    @cached_property
    def closures(self) -> list[Center]:
        """The centers there that are, or soon will be, temporarily closed."""
        shut = self.centers.shut_between(self.today, self.today + COMING)
        return list(shut.order_by("area", "name", "pk"))

    @cached_property
    def holidays(self) -> list[CalendarDay]:
        """The dates of the city's calendar that are not what their weekday says."""
        return list(CalendarDay.objects.out_of_week(self.today, self.today + COMING))

    @property
    def dates(self) -> Iterator[Dated]:
        """The exceptions on the page by the date on which they begin."""
        for begins, some in groupby(exceptions_of(self.page), self.begins):
            holidays = [day for day in self.holidays if day.date == begins]
            yield Dated(self.date_name(begins), holidays, list(some))

    def begins(self, exception: Exceptional) -> date:
        """When it begins; today if it has begun before."""
        return max(exception.first, self.today)

    def date_name(self, begins: date) -> str:
        """How a date reads."""
        if begins == self.today:
            return gettext("Today")
        return weekday_and_day(begins, self.today)

    @cached_property
    def checked_centers(self) -> CenterQuerySet:
        """The centers that a person checked lately, the last first."""
        return self.centers.checked_since(self.today - PAST).lately_checked_first()

    @cached_property
    def checked_rooms(self) -> RoomQuerySet:
        """The rooms that a person checked lately, the last first."""
        return self.rooms.checked_since(self.today - PAST).lately_checked_first()

    @cached_property
    def center_count(self) -> int:
        """How many centers were checked lately."""
        return self.checked_centers.count()

    @cached_property
    def room_count(self) -> int:
        """How many rooms were checked lately."""
        return self.checked_rooms.count()

    @cached_property
    def lately(self) -> list[Center | Room]:
        """Those checked last."""
        some: list[Any] = [*self.checked_centers[:LATELY], *self.checked_rooms[:LATELY]]
        return sorted(some, key=lambda one: one.checked_on, reverse=True)


def exceptions_of(days: Iterable[SpecialDay]) -> Iterator[Exceptional]:
    """Special days in order, those of one place on the same dates together."""
    for (place, first, last), rows in groupby(days, key=where_and_when):
        yield Exceptional(place, first, last, list(rows))


def where_and_when(day: SpecialDay) -> tuple[Center | Room, date, date]:
    """Of which place a special day is, and on which dates."""
    if day.room is None:
        return day.center, day.starts_on, day.ends_on
    day.room.center = day.center
    return day.room, day.starts_on, day.ends_on
