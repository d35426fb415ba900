"""Hours and special days of snapshots in words, as a week and a calendar are read."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from centers.models.hours import Weekday
from centers.rules.clock import write_minute
from centers.rules.daytimes import write_times
from centers.rules.spans import Span

#: A row of a snapshot: its number and its fields.
Rows = list[dict[str, Any]]


def changed_hours(before: Rows, after: Rows) -> Iterator[tuple[str, str, str]]:
    """The days of the week whose hours differ: which day, its hours before, and after."""
    was, now = lines_of(before), lines_of(after)
    for day in sorted(was.keys() | now.keys()):
        sides = [side.get(day) or silent(side, day) for side in (was, now)]
        if sides[0] != sides[1]:
            yield day_in_words(day), sides[0], sides[1]


def lines_of(rows: Rows) -> dict[tuple[str, str, int], str]:
    """The times of each day of each part of the year that rows state."""
    spans: dict[tuple[str, str, int], list[Span]] = defaultdict(list)
    for row in rows:
        said = row["fields"]
        day = (said["valid_from"] or "", said["valid_until"] or "", said["weekday"])
        spans[day].append(Span(said["opens_minute"], said["closes_minute"]))
    earliest_first = {
        day: sorted(found, key=lambda span: span.opens_minute) for day, found in spans.items()
    }
    return {day: write_times(tuple(found)) for day, found in earliest_first.items()}


def silent(lines: dict[tuple[str, str, int], str], day: tuple[str, str, int]) -> str:
    """What a day without hours says: closed beside other days of its week, else nothing."""
    is_stated = any(each[:2] == day[:2] for each in lines)
    return pgettext("a day without hours", "closed") if is_stated else ""


def day_in_words(day: tuple[str, str, int]) -> str:
    """A day of the week, with the part of the year in which it holds."""
    first, last, weekday = day
    name = str(Weekday(weekday).label)
    return f"{name} ({first}–{last})" if first or last else name


def special_day_in_words(said: dict[str, Any]) -> str:
    """A special day: its dates, its hours or that it is closed, and why."""
    first, last = said["starts_on"], said["ends_on"]
    dates = first if first == last else f"{first}–{last}"
    if said["opens_minute"] is None:
        times = _("closed")
    else:
        times = "–".join(write_minute(said[name]) for name in ("opens_minute", "closes_minute"))
    return " ".join(filter(None, [dates, times, said["reason"]]))
