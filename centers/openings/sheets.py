"""The hours around a date, read by the rules once for all places that state the same.

Around one date even the timetables of a large city fall into few groups that are open alike. The
rules answer for each group; the database then finds the places by the numbers of timetables that
their keys hold. So `centers.rules` alone knows what open means.
"""

import datetime
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from threading import Lock

from ..rules.calendar import Calendar
from ..rules.days import ReasonCode
from ..rules.hours import Hours, State
from ..rules.spans import Spans
from .known import hours_by, timetables_of

ONE_DAY = datetime.timedelta(days=1)
# A process keeps the sheets of the dates that were asked for last.
SHEETS_KEPT = 40

# The spans of the day before, the date itself and the day after, certain and in doubt, and whether
# a closure covers the date.
Alike = tuple[tuple[tuple[Spans, Spans], ...], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """Timetables by their numbers that are open alike, and the hours of one for all of them."""

    hours: Hours
    numbers: set[int] = field(default_factory=set)


class Sheet:
    """Timetables by how they are open around a date."""

    def __init__(self, date: datetime.date, calendar: Calendar) -> None:
        self.date, self.calendar = date, calendar
        self.groups: dict[Alike, Group] = {}
        self.known: set[int] = set()
        self.lock = Lock()

    def states(
        self, numbers: Collection[int], state_of: Callable[[Hours], State]
    ) -> dict[State, set[int]]:
        """Some timetables by the state that their hours are in; those of which none is known
        are left out."""
        found: dict[State, set[int]] = {state: set() for state in State}
        for group in self.groups_of(numbers):
            found[state_of(group.hours)] |= group.numbers
        return found

    def groups_of(self, numbers: Collection[int]) -> Iterator[Group]:
        """The groups that some timetables fall into, with those of the numbers alone."""
        asked = set(numbers)
        with self.lock:
            self.read(asked - self.known)
            groups = list(self.groups.values())
        among = (Group(one.hours, one.numbers & asked) for one in groups)
        return (group for group in among if group.numbers)

    def read(self, numbers: set[int]) -> None:
        """Put more timetables into their groups."""
        for number, timetable in timetables_of(numbers).items():
            hours = hours_by(timetable, self.calendar)
            days = hours.days(self.date - ONE_DAY, 3)
            spans = tuple((day.spans, day.doubt) for day in days)
            alike = spans, days[1].reason.code is ReasonCode.CLOSURE
            self.groups.setdefault(alike, Group(hours)).numbers.add(number)
            self.known.add(number)


kept: OrderedDict[datetime.date, Sheet] = OrderedDict()


def sheet_of(date: datetime.date, calendar: Calendar) -> Sheet:
    """The sheet of a date: one of those kept, unless the calendar has changed meanwhile."""
    sheet = kept.pop(date, None)
    if sheet is None or sheet.calendar != calendar:
        sheet = Sheet(date, calendar)
    kept[date] = sheet
    while len(kept) > SHEETS_KEPT:
        kept.popitem(last=False)
    return sheet
