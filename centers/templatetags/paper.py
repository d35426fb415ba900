"""What printed pages need: the code that a phone reads, and weeks in a line."""

from collections.abc import Iterable
from itertools import groupby

import segno
from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from ..models import Weekday, WeeklyHours
from ..wording.days import DayTold, days_told
from ..wording.openings import Opening
from .reading import times

register = template.Library()

FORTNIGHT = 14
WIDE_BORDER = 4


@register.simple_tag
def qr(request: HttpRequest, path: str) -> SafeString:
    """The whole address of a path as a picture that phones read (ISO/IEC 18004)."""
    code = segno.make_qr(request.build_absolute_uri(path), error="m")
    # Made of numbers alone: what is encoded is drawn, not written.
    return mark_safe(code.svg_inline(omitsize=True, border=WIDE_BORDER))  # noqa: S308


@register.filter
def fortnight(opening: Opening) -> list[DayTold]:
    """Today and the thirteen days after it."""
    return days_told(opening.hours, opening.asked.date, FORTNIGHT)


@register.filter
def week_lines(hours: Iterable[WeeklyHours]) -> list[str]:
    """The week that always holds, weekdays alike in one line; empty if no hours are stated."""
    rows = [row for row in hours if not (row.room_id or row.valid_from or row.valid_until)]
    if not rows:
        return []
    days = [(day, [times(row) for row in rows if row.weekday == day]) for day in Weekday]
    alike = [(list(some), spans) for spans, some in groupby(days, key=lambda one: one[1])]
    return [f"{weekdays(some)} {spans_line(spans)}" for some, spans in alike]


def weekdays(days: list[tuple[Weekday, list[str]]]) -> str:
    """The first and last of consecutive weekdays, or the one."""
    first, last = str(days[0][0].label), str(days[-1][0].label)
    if len(days) == 1:
        return first
    return pgettext("weekdays", "%(first)s–%(last)s") % {"first": first, "last": last}


def spans_line(spans: list[str]) -> str:
    """The times of a day in one line."""
    return pgettext("between times", ", ").join(spans) or gettext("closed")
