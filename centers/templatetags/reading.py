"""How listings read on a page: texts in their language, dates, phones, weeks, what is stated."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django import template
from django.db.models import Model
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from ..models import Center, Room, SpecialDay, Weekday, WeeklyHours
from ..models.language import ENGLISH, chinese, words
from ..rules.dialing import tel
from ..rules.spans import Span
from ..wording.days import span_words
from ..wording.moments import day, days, duration
from .pages import page_language

register = template.Library()

ANSWERED = re.compile(r"\b([1-7])(?:-([1-7]))?(?= +\d?\d:)")
FLOOR = re.compile(r"(-?\d{1,3})[楼层樓層]")
WHOLE = re.compile(
    r"(?:\d\d:\d\d–(?:次日 )?\d\d:\d\d"
    r"|\d{1,2}(?:–\d{1,2})? [A-Z][a-z]{2}\b(?: \d{4})?(?: \d\d:\d\d)?"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?"
    # No line begins with a mark.
    r"|\+?\d[\d ()-]{5,}\d)[；，、。）]?"
)


@register.simple_tag
def text(listing: Model, column: str) -> str | SafeString:
    """A column's text in the reader's language, marked where it is in another; "" if not stated."""
    told = words(listing, column)
    if not told.text or told.language == page_language():
        return told.text
    return format_html('<span lang="{}">{}</span>', told.language, told.text)


@register.simple_tag
def floor(room: Room) -> SafeString:
    """The floor of a room: where it is but a number, in words of the reader's language."""
    numbered = FLOOR.fullmatch(room.floor)
    told = text(room, "floor")
    if numbered and page_language() == ENGLISH:
        told = gettext("floor %(number)s") % {"number": numbered[1]}
    return format_html('<span class="whole">{}</span>', told)


register.filter("day", day)


@register.simple_tag(name="days")
def whole_days(first: date | None, last: date | None) -> SafeString:
    """A range of dates with their years, none of them broken."""
    return whole(days(first, last))


@register.filter
def times(row: WeeklyHours | SpecialDay) -> str:
    """From when to when; a special day without times is closed."""
    if row.opens_minute is None or row.closes_minute is None:
        return gettext("closed")
    return span_words(Span(row.opens_minute, row.closes_minute))


@register.filter
def whole(words: str) -> SafeString:
    """Words whose phone numbers, times and dates do not break over lines."""
    escaped = conditional_escape(words)
    return mark_safe(WHOLE.sub(r'<span class="whole">\g<0></span>', escaped))  # noqa: S308


register.filter("tel", tel)


@register.filter
def answered(times: str) -> str:
    """When a phone is answered, the numbers of its weekdays in words."""
    return (
        ANSWERED.sub(weekday_range, chinese(times).text)
        .replace("-", "–")
        .replace("; ", pgettext("between weekdays and times", "; "))
    )


def weekday_range(numbers: re.Match[str]) -> str:
    """The names of a weekday, or of the first and last of several, by their ISO numbers."""
    names = [str(Weekday(int(number)).label) for number in numbers.groups() if number]
    if len(names) == 1:
        return names[0]
    return pgettext("weekdays", "%(first)s–%(last)s") % {"first": names[0], "last": names[1]}


register.filter("duration", duration)


class Week(NamedTuple):
    """The spans of seven days, of which one without any is closed; or what a season adds to them.

    Seasons add to the week that always holds, so a season has only the days that it adds to.
    """

    first: date | None
    last: date | None
    weekdays: list[tuple[str, list[WeeklyHours]]]


@register.filter
def weeks(hours: Iterable[WeeklyHours]) -> list[Week]:
    """Weekly hours as a week for each season, those that always hold first."""
    in_order = sorted(hours, key=season)
    return [
        Week(*seasons_of(spans), week_of(spans))
        for spans in (list(group) for _season, group in groupby(in_order, key=season))
    ]


def season(span: WeeklyHours) -> tuple[date, date]:
    """What sorts spans by season."""
    return span.valid_from or date.min, span.valid_until or date.min


def seasons_of(spans: list[WeeklyHours]) -> tuple[date | None, date | None]:
    """The first and last date of spans of one season."""
    return spans[0].valid_from, spans[0].valid_until


def week_of(spans: list[WeeklyHours]) -> list[tuple[str, list[WeeklyHours]]]:
    """The spans of each weekday, Monday first; of a season, those weekdays that it has."""
    days = [(day.label, [span for span in spans if span.weekday == day]) for day in Weekday]
    in_season = any(seasons_of(spans))
    return [(str(label), open_then) for label, open_then in days if open_then or not in_season]


class Stated(NamedTuple):
    """An amenity asked for, and whether a listing says it has it (None: not stated)."""

    label: str
    present: bool | None


@register.simple_tag
def asked_amenities(listing: Center | Room, form: Any) -> list[Stated]:
    """Each amenity that a search asks for, as a listing states it."""
    stated = listing.stated_amenities()
    return [
        Stated(chip.label, stated.get(chip.value)) for chip in form.chips if chip.name == "amenity"
    ]


@register.filter
def is_stated(value: Any) -> bool:
    """Whether a fact is stated: zero and no are, nothing and an empty text are not."""
    return value is not None and value != ""
