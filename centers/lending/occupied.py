"""The times at which rooms are taken."""

import datetime

from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import ExtractHour, ExtractMinute
from django.utils import timezone

from ..rules.clock import MINUTES_A_DAY

ONE_MINUTE = datetime.timedelta(minutes=1)
# Moves an instant within a minute into the minute that begins next.
ALMOST_A_MINUTE = datetime.timedelta(microseconds=59_999_999)


def instant(date: datetime.date, minute: int) -> datetime.datetime:
    """The instant at which clocks show a minute counted from a date."""
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(date, datetime.time(), zone) + minute * ONE_MINUTE


def overlapping(date: datetime.date, starts: int, ends: int, path: str = "") -> Q:
    """The occupied times that share a minute with a time, in minutes after midnight of a date."""
    return Q(**{f"{path}starts__lt": instant(date, ends), f"{path}ends__gt": instant(date, starts)})


def starts_minute(date: datetime.date, path: str = "") -> Case:
    """The minute of a date in which an occupied time starts; 0 for one that started before."""
    starts = f"{path}starts"
    return Case(
        When(**{f"{starts}__lte": instant(date, 0)}, then=Value(0)),
        default=_minute(F(starts)),
    )


def ends_minute(date: datetime.date, path: str = "") -> Case:
    """The minute of a date by which an occupied time has ended; 1440 for one that ends later."""
    ends = f"{path}ends"
    return Case(
        When(
            **{f"{ends}__gt": instant(date, MINUTES_A_DAY - 1)},
            then=Value(MINUTES_A_DAY),
        ),
        default=_minute(F(ends) + ALMOST_A_MINUTE),
    )


def _minute(moment: Combinable) -> Combinable:
    zone = timezone.get_default_timezone()
    return ExtractHour(moment, tzinfo=zone) * 60 + ExtractMinute(moment, tzinfo=zone)
