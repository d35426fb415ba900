"""Occupied times out of an ``.ics`` file: times and nothing else; names and texts are dropped."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

import recurring_ical_events
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar

#: Bounds of what one file may ask of this site.
MOST_BYTES = 1_000_000
MOST_RULES = 200
MOST_TIMES = 1_000
ONE_DAY = timedelta(days=1)

UNREADABLE = _("This is no calendar file (.ics) that can be read.")
TOO_LARGE = _("The file is larger than 1 MB.")
TOO_MANY = _("The file holds more than 1,000 times, or more than 200 that repeat.")

Time = tuple[datetime, datetime]


class BadCalendarError(ValueError):
    """A file that cannot be taken, with the sentence that says why."""


def busy_times(content: bytes, first: date, last: date, zone: tzinfo) -> list[Time]:
    """When a calendar says that somebody is busy, from a date to another, both included.

    Repeated events are expanded. Left out is what is called off and what takes no time. Times
    without a zone, and whole days, are those of ``zone``. Raises BadCalendarError.
    """
    if len(content) > MOST_BYTES:
        raise BadCalendarError(TOO_LARGE)
    calendar = read(content)
    starts = datetime.combine(first, time(), zone)
    ends = datetime.combine(last + ONE_DAY, time(), zone)
    try:
        events = recurring_ical_events.of(calendar, skip_bad_series=False).between(starts, ends)
        times = merged(time_of(event, zone) for event in events if takes_time(event))
    except Exception as error:
        # Whatever a strange file makes of the libraries, whoever sent it reads one sentence.
        raise BadCalendarError(UNREADABLE) from error
    if len(times) > MOST_TIMES:
        raise BadCalendarError(TOO_MANY)
    return times


def read(content: bytes) -> Calendar:
    """The calendar of a file, if its rules can be expanded in a moment."""
    try:
        calendar = Calendar.from_ical(content)
    except Exception as error:
        raise BadCalendarError(UNREADABLE) from error
    if not isinstance(calendar, Calendar):
        raise BadCalendarError(UNREADABLE)
    events = calendar.walk("VEVENT")
    rules = [rule for event in events for rule in rules_of(event)]
    if len(events) > MOST_TIMES or len(rules) > MOST_RULES or any(map(is_frequent, rules)):
        raise BadCalendarError(TOO_MANY)
    return calendar


def rules_of(event: Any) -> list[Any]:
    """The rules by which an event repeats."""
    rules = event.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def is_frequent(rule: Any) -> bool:
    """Whether a rule repeats within a day, as no use of a room does."""
    within_a_day = {"BYHOUR", "BYMINUTE", "BYSECOND"}
    often = rule.get("FREQ", [""])[0] in ("SECONDLY", "MINUTELY", "HOURLY")
    return often or any(len(rule.get(part, [])) > 1 for part in within_a_day)


def takes_time(event: Any) -> bool:
    """Whether somebody is busy then."""
    called_off = str(event.get("STATUS", "")).upper() == "CANCELLED"
    return not called_off and str(event.get("TRANSP", "")).upper() != "TRANSPARENT"


def time_of(event: Any, zone: tzinfo) -> Time:
    """From when until when, as instants."""
    starts = instant(event["DTSTART"].dt, zone)
    return starts, instant(event["DTEND"].dt, zone) if "DTEND" in event else starts


def instant(value: date | datetime, zone: tzinfo) -> datetime:
    """An instant; a date is its midnight, and what has no zone is local."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), zone)
    return value if value.tzinfo else value.replace(tzinfo=zone)


def merged(times: Iterator[Time]) -> list[Time]:
    """The same times in order, those that overlap or touch as one, without those of no length."""
    found: list[Time] = []
    for starts, ends in sorted(one for one in times if one[0] < one[1]):
        if found and starts <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], ends)
        else:
            found.append((starts, ends))
    return found
