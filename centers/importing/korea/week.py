"""Makes weekly hours of one pair of times for workdays, one for weekends, and the closed days.

A week is stated whole or not at all: on a weekday without hours a place counts as closed, so a day
of which nothing is known cannot be left out, nor can one that is closed every other week be kept.
"""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from ...rules.clock import MINUTES_A_DAY, read_minute, read_span
from .closed_days import WEEKEND, WORKDAYS, ClosedDays, read_closed_days
from .entry import Doubt, Entry, Head

#: Midnight, as it is also typed where no time is meant.
MIDNIGHTS = {0, MINUTES_A_DAY - 1, MINUTES_A_DAY}
#: A span that ends before it starts is a night (of a car park, say) within these; 14:00–12:00,
#: the check-in and check-out of a guest house, is none.
NIGHT_STARTS = 17 * 60
NIGHT_ENDS = 9 * 60

SEASON = re.compile("[하동]절기")

Week = dict[int, tuple[int, int]]


class Times(NamedTuple):
    """When a place opens and closes on its workdays or at its weekends, as written."""

    opens: str
    closes: str

    def read(self) -> tuple[int, int] | None:
        """The span in minutes; None for a midnight written twice, which is how no hours look.

        Raises Doubt for what is no time, and for a span that ends before it starts by day.
        """
        try:
            start, end = read_minute(self.opens), read_minute(self.closes)
        except ValueError:
            raise Doubt(_("This is not a time of day; no hours are stated.")) from None
        if start == end:
            if start in MIDNIGHTS:
                return None
            raise Doubt(_("It closes when it opens; no hours are stated."))
        if 0 < end < start and not (start >= NIGHT_STARTS and end <= NIGHT_ENDS):
            raise Doubt(_("It ends before it starts; no hours are stated."))
        # A minute to midnight is how many write the end of the day.
        return read_span(self.opens, "24:00" if end == MINUTES_A_DAY - 1 else self.closes)


def read_week(entry: Entry) -> Week:
    """The hours of each weekday of a row; empty, with a warning, where they cannot be told."""
    closed = entry.fact(week_of_closures, Head.CLOSED_DAYS, otherwise=None)
    if SEASON.search(entry[Head.FACILITY]):
        entry.warn(Head.FACILITY, _("It is named after a season; no hours are stated."))
        closed = None
    return weekly_hours(entry, closed) if closed else {}


def weekly_hours(entry: Entry, closed: ClosedDays) -> Week:
    """The hours of each weekday on which a row's room is not closed, or none with a warning."""
    week: Week = {}
    for days, opens, closes in (
        (WORKDAYS, Head.WORKDAY_OPENS, Head.WORKDAY_CLOSES),
        (WEEKEND, Head.WEEKEND_OPENS, Head.WEEKEND_CLOSES),
    ):
        if not (left := sorted(days.weekdays - closed.weekdays)):
            continue
        try:
            span = Times(entry[opens], entry[closes]).read()
            if span is None and not without_hours(closed, days, week):
                raise Doubt(_("No hours are given for days on which it is not closed."))
        except Doubt as doubt:
            entry.warn(closes, doubt.reason)
            return {}
        week |= dict.fromkeys(left, span) if span else {}
    if not week:
        entry.warn(Head.CLOSED_DAYS, _("It is closed on every day of the week."))
    return without_overlaps(week)


def without_overlaps(week: Week) -> Week:
    """The week with each night cut off where the next day's hours begin."""
    cut: Week = {}
    for weekday, (opens, closes) in week.items():
        next_opens, _next_closes = week.get(weekday % 7 + 1, (closes, closes))
        cut[weekday] = opens, min(closes, next_opens + MINUTES_A_DAY)
    return cut


def week_of_closures(wording: str) -> ClosedDays:
    """The closed days of a wording, provided that a week can hold them; else a Doubt."""
    closed = read_closed_days(wording)
    if closed.suspended:
        raise Doubt(_("It was closed for the time being; no hours are stated."))
    if closed.some_dates:
        raise Doubt(_("It closes on dates that no week can hold; no hours are stated."))
    return closed


def without_hours(closed: ClosedDays, days: ClosedDays, week: Week) -> bool:
    """Whether a midnight written twice means closed: at weekends, beside hours on workdays."""
    return days is WEEKEND and bool(week) and not closed.never


def note_holidays(entry: Entry) -> str:
    """What the wording of a row says of public holidays, in the workbook's word."""
    try:
        closed = read_closed_days(entry[Head.CLOSED_DAYS])
    except Doubt:
        return ""
    if closed.some_holidays and not closed.holidays:
        entry.warn(
            Head.CLOSED_DAYS,
            _("Only some public holidays are named; what it does on holidays is not stated."),
        )
    return closed.on_holidays
