"""Calendars and timetables the tests are told with."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from centers.rules.calendar import Calendar, CalendarDay, DateKind
from centers.rules.clock import read_span
from centers.rules.hours import Hours
from centers.rules.spans import Span
from centers.rules.timetable import Policy, SpecialDay, Timetable, WeeklySpan

SHANGHAI = ZoneInfo("Asia/Shanghai")

NAMES_2026 = {
    "元旦": ("New Year's Day", "01-01", "01-03", ["01-04"]),
    "春节": ("Spring Festival", "02-15", "02-23", ["02-14", "02-28"]),
    "清明节": ("Qingming Festival", "04-04", "04-06", []),
    "劳动节": ("Labor Day", "05-01", "05-05", ["05-09"]),
    "端午节": ("Dragon Boat Festival", "06-19", "06-21", []),
    "中秋节": ("Mid-Autumn Festival", "09-25", "09-27", []),
    "国庆节": ("National Day", "10-01", "10-07", ["09-20", "10-10"]),
}


def dates(starts_on: date, ends_on: date) -> list[date]:
    return [starts_on + timedelta(days) for days in range((ends_on - starts_on).days + 1)]


def on(month_and_day: str, year: int = 2026) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")


def _rows_of_2026() -> Iterator[tuple[date, CalendarDay]]:
    for name, (name_en, starts_on, ends_on, makeup_days) in NAMES_2026.items():
        for day in dates(on(starts_on), on(ends_on)):
            yield day, CalendarDay(DateKind.HOLIDAY, name, name_en)
        for makeup_day in makeup_days:
            yield on(makeup_day), CalendarDay(DateKind.MAKEUP_WORKDAY, name, name_en)


CALENDAR = Calendar(dict(_rows_of_2026()))


def spans(text: str) -> tuple[Span, ...]:
    """Spans of minutes from words such as "09:00-12:00 22:00-02:00"."""
    return tuple(Span(*read_span(*part.split("-"))) for part in text.split())


def weekly(
    weekdays: str, text: str, valid_from: date | None = None, valid_until: date | None = None
) -> tuple[WeeklySpan, ...]:
    """The same spans on each of some weekdays, such as "12345"."""
    return tuple(
        WeeklySpan(int(weekday), span.opens_minute, span.closes_minute, valid_from, valid_until)
        for weekday in weekdays
        for span in spans(text)
    )


def special(starts_on: date, ends_on: date, text: str, reason: str = "") -> tuple[SpecialDay, ...]:
    """Other hours over a range, or closed when the text is empty."""
    if not text:
        return (SpecialDay(starts_on, ends_on, reason=reason),)
    return tuple(
        SpecialDay(starts_on, ends_on, span.opens_minute, span.closes_minute, reason)
        for span in spans(text)
    )


def hours(timetable: Timetable) -> Hours:
    """The timetable in Shanghai, in 2026 as announced."""
    return Hours(timetable, CALENDAR, SHANGHAI)


def at(text: str) -> datetime:
    """An instant on Shanghai's clocks, such as "2026-10-01 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


OFFICE = Timetable(weekly("12345", "09:00-12:00 13:00-17:00"))
NORMAL_OFFICE = Timetable(OFFICE.weekly, on_holidays=Policy.NORMAL, on_makeup_days=Policy.NORMAL)
STRICT_OFFICE = Timetable(OFFICE.weekly, on_holidays=Policy.CLOSED, on_makeup_days=Policy.NORMAL)
NIGHT_BAR = Timetable(
    weekly("1234567", "22:00-02:00"), on_holidays=Policy.CLOSED, on_makeup_days=Policy.NORMAL
)
