"""The rules held against opening-hours-py, an evaluator of OpenStreetMap's opening hours.

The oracle is given the week as it stands and every exception expanded to dates, so that none of
its own knowledge of holidays is asked. It reads a whole year at quarter hours.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from opening_hours import OpeningHours, State

from centers.rules.calendar import DateKind
from centers.rules.clock import write_minute
from centers.rules.timetable import Closure, Policy, SpecialDay, Timetable, WeeklySpan

from .places import CALENDAR, SHANGHAI, dates, hours, on, special, weekly

WEEKDAYS = ("", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
NORMAL, CLOSED, NOT_STATED = Policy.NORMAL, Policy.CLOSED, Policy.NOT_STATED

OFFICE = weekly("12345", "09:00-12:00 13:00-17:00")
HALVES = weekly("12345", "10:00-18:00", None, on("06-30")) + weekly(
    "123456", "08:00-12:00 14:00-20:00", on("07-01"), None
)

PLACES = [
    pytest.param(Timetable(OFFICE, (), None, NORMAL, NORMAL), id="an office, as usual on holidays"),
    pytest.param(Timetable(OFFICE, (), None, CLOSED, NORMAL), id="an office, closed on holidays"),
    pytest.param(Timetable(OFFICE, (), None, CLOSED, CLOSED), id="closed on make-up days, too"),
    pytest.param(Timetable(OFFICE, (), None, Policy.SPECIAL, NORMAL), id="special days only"),
    pytest.param(Timetable(OFFICE), id="an office that states no policy"),
    pytest.param(Timetable(HALVES, (), None, CLOSED, CLOSED), id="two seasons"),
    pytest.param(
        Timetable(
            OFFICE,
            special(on("03-01"), on("03-31"), "10:00-16:00")
            + special(on("03-09"), on("03-13"), "")
            + special(on("03-11"), on("03-11"), "06:00-08:00 19:00-21:00")
            + special(on("10-02"), on("10-02"), "10:00-12:00"),
            Closure(on("11-16"), on("11-29")),
            CLOSED,
            NORMAL,
        ),
        id="special days within special days, and a closure",
    ),
]

NIGHT_PLACES = [
    pytest.param(
        Timetable(weekly("12345", "18:00-24:00") + weekly("67", "20:00-03:00"), (), None, NORMAL),
        id="a bar past midnight at weekends",
    ),
    pytest.param(
        Timetable(weekly("12345", "08:00-10:00 22:00-02:00"), (), None, CLOSED),
        id="a canteen for the night shift, closed on holidays",
    ),
    pytest.param(
        Timetable(weekly("1234567", "00:00-24:00"), (), None, CLOSED),
        id="day and night, closed on holidays",
    ),
]


def selector(day: date) -> str:
    return f"{day:%Y %b %d}"


def times(rows: list[WeeklySpan] | list[SpecialDay]) -> str:
    return ",".join(
        f"{write_minute(row.opens_minute or 0)}-{write_minute(row.closes_minute or 0)}"
        for row in rows
        if row.opens_minute is not None
    )


def expanded(timetable: Timetable) -> str:
    """The timetable of 2026 as OpenStreetMap writes it; a later rule replaces earlier ones."""
    rules = [*_week(timetable), *_calendar(timetable), *_specials(timetable), *_closure(timetable)]
    return "; ".join(rules)


def _week(timetable: Timetable) -> Iterator[str]:
    for row in timetable.weekly:
        season = ""
        if row.is_seasonal:
            starts_on, ends_on = row.valid_from or on("01-01"), row.valid_until or on("12-31")
            season = f"{selector(starts_on)}-{selector(ends_on)} "
        same_day = [
            other
            for other in timetable.weekly
            if (other.weekday, other.valid_from) == (row.weekday, row.valid_from)
        ]
        yield f"{season}{WEEKDAYS[row.weekday]} {times(same_day)}"


def _calendar(timetable: Timetable) -> Iterator[str]:
    """Holidays and make-up days; every place here has the same hours from Monday to Friday."""
    for day, row in CALENDAR.days.items():
        on_holiday = row.kind is DateKind.HOLIDAY
        policy = timetable.on_holidays if on_holiday else timetable.on_makeup_days
        if policy is NOT_STATED:
            yield f"{selector(day)} 00:00-24:00 unknown"
        elif policy is not NORMAL:
            yield f"{selector(day)} off"
        elif not on_holiday:
            yield f"{selector(day)} {times(_workday_rows(timetable, day))}"


def _workday_rows(timetable: Timetable, day: date) -> list[WeeklySpan]:
    own = [row for row in timetable.weekly if row.weekday == day.isoweekday()]
    return own or [row for row in timetable.weekly if row.weekday == 1]


def _specials(timetable: Timetable) -> Iterator[str]:
    """Written widest first, so that the narrowest is read last."""
    by_range: dict[tuple[date, date], list[SpecialDay]] = {}
    for row in timetable.specials:
        by_range.setdefault(row.dates, []).append(row)
    for ends, rows in sorted(by_range.items(), key=lambda item: item[0][0] - item[0][1]):
        for day in dates(*ends):
            yield f"{selector(day)} {times(rows) or 'off'}"


def _closure(timetable: Timetable) -> Iterator[str]:
    closure = timetable.closure
    if closure and closure.starts_on and closure.ends_on:
        for day in dates(closure.starts_on, closure.ends_on):
            yield f"{selector(day)} off"


def quarters_of_2026() -> Iterator[datetime]:
    instant = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    while instant.year == 2026:
        yield instant
        instant += timedelta(minutes=15)


def every_date(timetable: Timetable) -> str:
    """Each date's hours as a rule of its own that adds to the others.

    In OpenStreetMap a later rule for a date also takes away what runs over from the day before;
    here those hours stay, so no rule may replace another.
    """
    all_dates = dates(on("12-31", 2025), on("12-31"))
    return ", ".join(rule for day in all_dates for rule in _date(timetable, day))


def _date(timetable: Timetable, day: date) -> Iterator[str]:
    kind = CALENDAR.on(day).kind
    rows = [row for row in timetable.weekly if row.weekday == day.isoweekday()]
    if kind is DateKind.MAKEUP_WORKDAY:
        rows = _workday_rows(timetable, day)
    is_closed = kind is DateKind.HOLIDAY and timetable.on_holidays is CLOSED
    if rows and not is_closed:
        yield f"{selector(day)} {times(rows)}"


def differences(timetable: Timetable, words: str) -> list[tuple[str, str, str]]:
    """The quarter hours of 2026 at which the rules and the oracle do not say the same."""
    oracle, place = OpeningHours(words), hours(timetable)
    answers = {State.OPEN: "open", State.CLOSED: "closed", State.UNKNOWN: "not_confirmed"}
    return [
        (f"{quarter:%m-%d %a %H:%M}", said, expected)
        for quarter in quarters_of_2026()
        if (said := place.state(quarter).value)
        != (expected := answers[oracle.state(quarter.replace(tzinfo=None))[0]])
    ]


@pytest.mark.parametrize("timetable", PLACES)
def test_every_quarter_hour_of_a_year_agrees_with_the_oracle(timetable: Timetable) -> None:
    assert differences(timetable, expanded(timetable)) == []


@pytest.mark.parametrize("timetable", NIGHT_PLACES)
def test_every_quarter_hour_of_a_year_of_nights_agrees_with_the_oracle(
    timetable: Timetable,
) -> None:
    timetable = replace(timetable, on_makeup_days=NORMAL)

    assert differences(timetable, every_date(timetable)) == []
