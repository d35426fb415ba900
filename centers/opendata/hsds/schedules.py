"""Hours as schedules (RFC 5545): weeks and exceptions, each for the dates on which it holds."""

from collections.abc import Iterator

from django.utils.translation import gettext

from ...models import Center, Room
from ...rules.spans import Span
from ...rules.stretches import Stretch, plain_times
from ...wording.reasons import note_of
from ..json import Facts
from ..json.details import stated
from .around import Around
from .identifiers import at_center

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def schedules(place: Center | Room, owner: Facts, around: Around) -> list[Facts]:
    """The hours of a place in the coming weeks; together they never tell of too much."""
    center = place.center if isinstance(place, Room) else place
    return [
        {"id": at_center(center.slug, "schedule", *owner.values(), *names(one, row, around))}
        | owner
        | row
        for one in around.stretches_of(place)
        for row in rows_of(one, around)
    ]


def names(stretch: Stretch, row: Facts, around: Around) -> tuple[str, str]:
    """What tells a rule from the others of its place: since when it holds, if not already today."""
    begins = "" if stretch.first == around.now.date() else stretch.first.isoformat()
    return begins, row.get("opens_at", "")


def rows_of(stretch: Stretch, around: Around) -> Iterator[Facts]:
    """The rules of some dates, and what is closed or not confirmed out of the order of the week."""
    reason = stretch.exception
    note = note_of(reason) if reason else ""
    for span, weekdays in stretch.weekdays.items():
        yield (
            dated(stretch, around) | weekly(span, weekdays, around) | stated({"description": note})
        )
    if reason and stretch.is_closed:
        yield dated(stretch, around) | {"description": told(gettext("closed"), note)}
    if reason and stretch.may_be_open:
        yield dated(stretch, around) | {"description": told(gettext("not confirmed"), note)}


def dated(stretch: Stretch, around: Around) -> Facts:
    """On which dates a rule holds, both ends included."""
    return {
        "valid_from": stretch.first.isoformat(),
        "valid_to": stretch.last.isoformat(),
        "timezone": around.offset_hours,
    }


def weekly(span: Span, weekdays: list[int], around: Around) -> Facts:
    """From when until when, on which weekdays."""
    opens, closes = plain_times(span)
    return {
        "freq": "WEEKLY",
        "byday": ",".join(WEEKDAYS[weekday - 1] for weekday in weekdays),
        "opens_at": f"{opens}{around.offset}",
        "closes_at": f"{closes}{around.offset}",
    }


def told(words: str, note: str) -> str:
    """What is the matter, and why."""
    return gettext("%(label)s: %(value)s") % {"label": words, "value": note} if note else words
