"""Fills the calendar with public holidays and make-up workdays.

China's are those announced, by `chinesecalendar`; another country's (CALENDAR_COUNTRY in the
settings) are those that the `holidays` library knows, which has no make-up workdays.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from typing import NamedTuple

from chinese_calendar.constants import Holiday, holidays, workdays
from django.conf import settings
from django.db import transaction
from holidays import country_holidays

from ..models import CalendarDay
from ..search.keeping import gathered

CHINESE, OTHERS = "chinesecalendar", "holidays"


class Loaded(NamedTuple):
    """What became of the days of a year; ``announced`` is false if nothing is known of it."""

    year: int
    announced: bool
    created: int = 0
    changed: int = 0
    kept: int = 0


def is_announced(year: int) -> bool:
    """Whether the library of the country knows the year; laws fix the holidays of other ones."""
    return settings.CALENDAR_COUNTRY != "CN" or year in {day.year for day in holidays}


def load_calendar(years: Iterable[int]) -> list[Loaded]:
    """Bring the calendar of some years to what was announced.

    A day that anyone else wrote or corrected, as its source says, is left as it is.
    """
    with transaction.atomic(), gathered():
        loaded = [load_year(year) for year in years]
        if not any(year.created or year.changed for year in loaded):
            transaction.set_rollback(True)
    return loaded


def load_year(year: int) -> Loaded:
    """Bring one year to what was announced."""
    if not is_announced(year):
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
    country = settings.CALENDAR_COUNTRY
    return chinese_days(year) if country == "CN" else days_of_country(country, year)


def days_of_country(country: str, year: int) -> Iterator[CalendarDay]:
    """The holidays of another country than China, named in its language and in English."""
    source = f"{OTHERS} {version(OTHERS)}"
    own_language = country_holidays(country).default_language
    english = country_holidays(country, years=year, language="en_US")
    for day, name in sorted(country_holidays(country, years=year, language=own_language).items()):
        yield CalendarDay(
            date=day,
            kind=CalendarDay.Kind.HOLIDAY,
            name=name,
            name_en=english.get(day, ""),
            source=source,
        )


def chinese_days(year: int) -> Iterator[CalendarDay]:
    """China's public holidays and make-up workdays of a year."""
    source = f"{CHINESE} {version(CHINESE)}"
    for kind, days in (
        (CalendarDay.Kind.HOLIDAY, holidays),
        (CalendarDay.Kind.WORKDAY, workdays),
    ):
        for day, name_en in sorted(days.items()):
            if day.year == year:
                name = Holiday(name_en).chinese
                yield CalendarDay(date=day, kind=kind, name=name, name_en=name_en, source=source)


def is_ours(day: CalendarDay) -> bool:
    """Whether the day was loaded from a library and not touched since."""
    return day.source.startswith((f"{CHINESE} ", f"{OTHERS} "))


def differs(day: CalendarDay, standing: CalendarDay) -> bool:
    """Whether what was announced is not what stands, whichever version said so."""
    fields = ("kind", "name", "name_en", "source")
    return any(getattr(day, field) != getattr(standing, field) for field in fields)


def years_from(today: date) -> list[int]:
    """Last year, this one and the next, as far as they are announced."""
    years = range(today.year - 1, today.year + 2)
    return [year for year in years if is_announced(year)]
