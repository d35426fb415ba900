"""Kinds of dates: public holidays, make-up workdays, and usual holidays not yet announced.

The truth is the city's calendar table. A year of which the table holds no row is not yet
announced; of such a year only the usual holidays are known, and what they will be is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from holidays import HolidayBase, country_holidays


class DateKind(StrEnum):
    """What a date is. A row may say ORDINARY to take back a holiday that was loaded by mistake."""

    ORDINARY = "ordinary"
    HOLIDAY = "holiday"
    MAKEUP_WORKDAY = "workday"
    NOT_ANNOUNCED = "not_announced"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A row of the calendar table: the kind of one date and the name of its holiday."""

    kind: DateKind
    name: str = ""
    name_en: str = ""


ORDINARY_DAY = CalendarDay(DateKind.ORDINARY)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of one country, as far as it is announced.

    `days` are all rows of the table; `country` is the ISO 3166 code whose usual holidays count in
    years not announced, or "" for none.
    """

    days: Mapping[date, CalendarDay] = field(default_factory=dict)
    country: str = "CN"
    announced_years: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "announced_years", frozenset(day.year for day in self.days))

    def on(self, date: date) -> CalendarDay:
        """The date's own row, else a usual holiday not yet announced, else an ordinary day."""
        row = self.days.get(date)
        if row is not None:
            return row
        # Days off before New Year are announced together with the year that follows.
        year = date.year + (date.month == 12 and date.day >= 29)
        if year in self.announced_years:
            return ORDINARY_DAY
        return usual_holidays(self.country, year).get(date, ORDINARY_DAY)


# A day may be asked about from 2000 to 2099, and all the years up to it are read.
@lru_cache(maxsize=128)
def usual_holidays(country: str, year: int) -> Mapping[date, CalendarDay]:
    """The dates that are usually a year's public holidays, by solar date or lunar calendar.

    China's are the days off of past announcements, see `_chinese`, of which New Year's may begin
    in the December before; another country's are those the `holidays` library computes. Raises
    NotImplementedError for a country the library lacks.
    """
    if not country:
        return MappingProxyType({})
    if country == "CN":
        return MappingProxyType({day: _not_announced(*names) for day, names in _chinese(year)})
    own_language = country_holidays(country).default_language
    own, english = (_computed(country, year, language) for language in (own_language, "en_US"))
    return MappingProxyType({day: _not_announced(own[day], english[day]) for day in own})


def _not_announced(name: str, name_en: str) -> CalendarDay:
    return CalendarDay(DateKind.NOT_ANNOUNCED, name, name_en)


def _computed(country: str, year: int, language: str | None) -> HolidayBase:
    return country_holidays(country, years=year, language=language)


# A one-day festival makes a long weekend with the days between it and the nearest weekend, when
# at most one workday lies between: ISO weekday of the festival -> days before, days after it.
_LONG_WEEKEND = {1: (2, 0), 2: (3, 0), 3: (0, 0), 4: (0, 3), 5: (0, 2), 6: (0, 2), 7: (1, 1)}

_ONE_DAY_FESTIVALS = {
    "元旦": "New Year's Day",
    "清明节": "Qingming Festival",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
}


def _chinese(year: int) -> Iterator[tuple[date, tuple[str, str]]]:
    """Days off as the State Council has set them since 2020, later festivals over earlier ones.

    Spring Festival: its eve and seven days; Labor Day: 1–5 May; National Day: 1–7 October, 1–8
    with Mid-Autumn among them; every other festival with the long weekend it makes. Festivals
    are left out of years in which the law or the lunar calendar of `holidays` has none.
    """
    festivals = _first_dates(_computed("CN", year, "zh_CN"))
    for name, name_en in _ONE_DAY_FESTIVALS.items():
        if name in festivals:
            before, after = _LONG_WEEKEND[festivals[name].isoweekday()]
            first = festivals[name] - timedelta(before)
            yield from _range(first, before + 1 + after, (name, name_en))
    if "春节" in festivals:
        yield from _range(festivals["春节"] - timedelta(1), 8, ("春节", "Spring Festival"))
    yield from _range(date(year, 5, 1), 5, ("劳动节", "Labor Day"))
    joined = date(year, 10, 1) <= festivals.get("中秋节", date.max) <= date(year, 10, 8)
    yield from _range(date(year, 10, 1), 8 if joined else 7, ("国庆节", "National Day"))


def _first_dates(computed: HolidayBase) -> dict[str, date]:
    """The first date of each festival by its Chinese name; two may share a date."""
    return {
        name: day for day in sorted(computed, reverse=True) for name in computed[day].split("; ")
    }


def _range(
    starts_on: date, days: int, names: tuple[str, str]
) -> Iterator[tuple[date, tuple[str, str]]]:
    for offset in range(days):
        yield starts_on + timedelta(offset), names
