"""Timetables by the numbers that keys hold, and their hours; read once by a process."""

from collections.abc import Collection, Iterator, Mapping

from django.utils import timezone

from ..rules.calendar import Calendar
from ..rules.hours import Hours
from ..rules.notation import read_timetable
from ..rules.timetable import Timetable
from .stated import every

# What a process keeps.
TIMETABLES_KEPT = 5_000
HOURS_KEPT = 500
BATCH = 10_000

timetables: dict[int, Timetable] = {}


def timetables_of(numbers: set[int]) -> Iterator[tuple[int, Timetable]]:
    """Timetables by their numbers; none of them ever changes."""
    if not numbers:
        return iter(())
    if missing := numbers - timetables.keys():
        if len(timetables) + len(missing) > TIMETABLES_KEPT:
            timetables.clear()
            missing = numbers
        stated = every("StatedTimetable").filter(pk__among=missing).values_list("pk", "text")
        for number, text in stated.iterator(BATCH):
            timetables[number] = read_timetable(text)
    return ((number, timetables[number]) for number in numbers & timetables.keys())


class KnownHours:
    """The hours that timetables stand for by a calendar, with the days that were asked of them."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.hours: dict[int, Hours] = {}

    def of(self, numbers: Collection[int]) -> Mapping[int, Hours]:
        """The hours of some timetables; at most one query."""
        asked = set(numbers)
        found = {number: self.hours[number] for number in asked & self.hours.keys()}
        new = {
            number: hours_by(timetable, self.calendar)
            for number, timetable in timetables_of(asked - found.keys())
        }
        if len(self.hours) + len(new) > HOURS_KEPT:
            self.hours = {}
        self.hours |= new
        return found | new


kept: list[KnownHours] = []


def known_hours(calendar: Calendar) -> KnownHours:
    """What is known by a calendar; of an earlier one all is forgotten."""
    for known in kept:
        if known.calendar == calendar:
            return known
    kept[:] = [KnownHours(calendar)]
    return kept[0]


def hours_by(timetable: Timetable, calendar: Calendar) -> Hours:
    """The hours that a timetable stands for where the directory is."""
    return Hours(timetable, calendar, timezone.get_default_timezone())
