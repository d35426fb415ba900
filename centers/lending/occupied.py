"""The times at which rooms are taken."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from ..openings.stated import every
from ..rules.clock import MINUTES_A_DAY

ONE_MINUTE = datetime.timedelta(minutes=1)
# A use, or the hours that belong to a date, may end at the midnight after the next.
TWO_DAYS = 2 * MINUTES_A_DAY


def instant(date: datetime.date, minute: int) -> datetime.datetime:
    """The instant at which clocks show a minute counted from a date."""
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(date, datetime.time(), zone) + minute * ONE_MINUTE


def overlapping(date: datetime.date, starts: int, ends: int) -> dict[str, datetime.datetime]:
    """Occupied times that share a minute with a time, in minutes after midnight of a date.

    As conditions on their columns.
    """
    return {"starts__lt": instant(date, ends), "ends__gt": instant(date, starts)}


def taken_on(date: datetime.date, rooms: Any) -> QuerySet[Any]:
    """When these rooms are taken on a date."""
    times: QuerySet[Any] = every("Occupied").filter(
        **overlapping(date, 0, MINUTES_A_DAY), room__in=rooms.order_by().values("pk")
    )
    return times.order_by()
