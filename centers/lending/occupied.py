"""The times at which rooms are taken."""

import datetime
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Q
from django.utils import timezone

from ..openings.stated import every
from ..rules.clock import MINUTES_A_DAY
from ..rules.facts import Occupied

ONE_MINUTE = datetime.timedelta(minutes=1)


def instant(date: datetime.date, minute: int) -> datetime.datetime:
    """The instant at which clocks show a minute counted from a date."""
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(date, datetime.time(), zone) + minute * ONE_MINUTE


def overlapping(date: datetime.date, starts: int, ends: int) -> Q:
    """The occupied times that share a minute with a time, in minutes after midnight of a date."""
    return Q(starts__lt=instant(date, ends), ends__gt=instant(date, starts))


def taken_on(date: datetime.date, rooms: Any) -> Iterator[tuple[int, int, tuple[Occupied, ...]]]:
    """Each of these rooms that is taken on a date, with the number of its timetable and when."""
    times = every("Occupied").filter(
        overlapping(date, 0, MINUTES_A_DAY), room__in=rooms.order_by().values("pk")
    )
    columns = ("room_id", "room__key__timetable", "starts", "ends")
    rows = times.order_by("room_id").values_list(*columns).iterator()
    for (room, timetable), of_room in groupby(rows, key=itemgetter(0, 1)):
        yield room, timetable, tuple((starts, ends) for *_, starts, ends in of_room)
