"""Fills the calendar with the public holidays and make-up workdays that were announced."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from typing import NamedTuple

from chinese_calendar.constants import Holiday, holidays, workdays
from django.db import transaction

from ..models import CalendarDay, Edition

LIBRARY = "chinesecalendar"


class Loaded(NamedTuple):
    """What became of the days of a year; ``announced`` is false if nothing is known of it."""

    year: int
    announced: bool
    created: int = 0
    changed: int = 0
    kept: int = 0


def announced_years() -> list[int]:
    """The years that the library knows, in order."""
    return sorted({day.year for day in holidays})


def load_calendar(years: Iterable[int]) -> list[Loaded]:
    """Bring the calendar of some years to what was announced.

    A day that anyone else wrote or corrected, as its source says, is left as it is.
    """
    with transaction.atomic():
        Edition.objects.advance()
        loaded = [load_year(year) for year in years]
        if not any(year.created or year.changed for year in loaded):
            transaction.set_rollback(True)
    return loaded


def load_year(year: int) -> Loaded:
    """Bring one year to what was announced."""
    if year not in announced_years():
        return Loaded(year, announced=False)
    standing = {day.date: day for day in CalendarDay.objects.filter(date__year=year)}
    days = list(days_of(year))
    new = [day for day in days if day.date not in standing]
    kept = [day for day in days if day.date in standing and not is_ours(standing[day.date])]
    changed = [
        day
        for day in days
        if day.date in standing and is_ours(standing[day.date]) and differs(day, standing[day.date])
    ]
    for day in changed:
        day.pk = standing[day.date].pk
    CalendarDay.objects.bulk_create(new)
    CalendarDay.objects.bulk_update(changed, ["kind", "name", "name_en", "source"])
    return Loaded(year, True, len(new), len(changed), len(kept))


def days_of(year: int) -> Iterator[CalendarDay]:
    """The days of a year that are not what their weekday says."""
    source = f"{LIBRARY} {version(LIBRARY)}"
    for kind, days in (
        (CalendarDay.Kind.HOLIDAY, holidays),
        (CalendarDay.Kind.WORKDAY, workdays),
    ):
        for day, name_en in sorted(days.items()):
            if day.year == year:
                name = Holiday(name_en).chinese
                yield CalendarDay(date=day, kind=kind, name=name, name_en=name_en, source=source)


def is_ours(day: CalendarDay) -> bool:
    """Whether the day was loaded from the library and not touched since."""
    return day.source.startswith(f"{LIBRARY} ")


def differs(day: CalendarDay, standing: CalendarDay) -> bool:
    """Whether what was announced is not what stands, whichever version said so."""
    fields = ("kind", "name", "name_en", "source")
    return any(getattr(day, field) != getattr(standing, field) for field in fields)


def years_from(today: date) -> list[int]:
    """Every year that the library knows, from last year on."""
    return [year for year in announced_years() if year >= today.year - 1]
