"""Timetables by the numbers that keys hold, and their hours; read once by a process."""

from collections.abc import Mapping
from typing import TypeVar

from django.utils import timezone

from ..rules.calendar import Calendar
from ..rules.hours import Hours
from ..rules.notation import read_timetable
from ..rules.timetable import Timetable
from .stated import every

Kept = TypeVar("Kept")

# What a process keeps.
TIMETABLES_KEPT = 5_000
HOURS_KEPT = 500
BATCH = 10_000

timetables: dict[int, Timetable] = {}


def timetables_of(numbers: set[int]) -> dict[int, Timetable]:
    """Timetables by their numbers; none of them ever changes. At most one query."""
    known = ((number, timetables.get(number)) for number in numbers)
    found = {number: timetable for number, timetable in known if timetable}
    if missing := numbers - found.keys():
        stated = every("StatedTimetable").filter(pk__among=missing).values_list("pk", "text")
        read = {number: read_timetable(text) for number, text in stated.iterator(BATCH)}
        keep(timetables, read, TIMETABLES_KEPT)
        found |= read
    return found


class KnownHours:
    """The hours that timetables stand for by a calendar, with the days that were asked of them."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.hours: dict[int, Hours] = {}

    def of(self, numbers: set[int]) -> Mapping[int, Hours]:
        """The hours of some timetables; at most one query."""
        known = ((number, self.hours.get(number)) for number in numbers)
        found = {number: hours for number, hours in known if hours}
        missing = timetables_of(numbers - found.keys())
        read = {number: hours_by(one, self.calendar) for number, one in missing.items()}
        keep(self.hours, read, HOURS_KEPT)
        return found | read


def keep(kept: dict[int, Kept], more: dict[int, Kept], most: int) -> None:
    """Keep more, and of very many nothing that was kept before."""
    if len(kept) + len(more) > most:
        kept.clear()
    kept.update(more)


kept: list[KnownHours] = []


def known_hours(calendar: Calendar) -> KnownHours:
    """What is known by a calendar; of an earlier one all is forgotten."""
    for known in kept:
        if known.calendar == calendar:
            return known
    new = KnownHours(calendar)
    kept[:] = [new]
    return new


def hours_by(timetable: Timetable, calendar: Calendar) -> Hours:
    """The hours that a timetable stands for where the directory is."""
    return Hours(timetable, calendar, timezone.get_default_timezone())
