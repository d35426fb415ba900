"""What the tables state of a place's hours, as the plain values that the rules answer from."""

from collections.abc import Iterable, Mapping

from ..openings.known import hours_by, known_hours
from ..rules import timetable as rules
from ..rules.calendar import Calendar
from ..rules.hours import Hours
from .center import Center
from .hours import SpecialDay, WeeklyHours
from .key import SearchKey
from .room import Room

Place = Center | Room


def hours_of(places: Iterable[Place], calendar: Calendar) -> Mapping[Place, Hours]:
    """The hours of places that share a calendar, by the timetables that their keys hold.

    At most one query for those read `with_timetables()`.
    """
    numbers = {place: number_of(place) for place in places}
    known = known_hours(calendar).of({number for number in numbers.values() if number is not None})
    unknown = hours_by(rules.Timetable(), calendar)
    return {
        place: unknown if number is None else known.get(number, unknown)
        for place, number in numbers.items()
    }


def number_of(place: Place) -> int | None:
    """The number of a place's timetable; none while it has no key."""
    key: SearchKey | None = getattr(place, "key", None)
    return None if key is None else key.timetable


def timetable_of(place: Place) -> rules.Timetable:
    """Everything stated of a place's hours; without a query for one read `with_hours()`.

    A room without a week of its own has its center's. Its special days are its own and its
    center's together; the closure and the policies are its center's.
    """
    center = place.center if isinstance(place, Room) else place
    weekly, specials = center.weekly_hours, center.special_days
    if isinstance(place, Room):
        weekly = place.weekly_hours or weekly
        specials = [*place.special_days, *specials]
    return rules.Timetable(
        weekly=tuple(_weekly_span(row) for row in weekly),
        specials=tuple(_special_day(row) for row in specials),
        closure=closure_of(center),
        on_holidays=rules.Policy(center.on_holidays),
        on_makeup_days=rules.Policy(center.on_makeup_days),
    )


def _weekly_span(row: WeeklyHours) -> rules.WeeklySpan:
    return rules.WeeklySpan(
        row.weekday, row.opens_minute, row.closes_minute, row.valid_from, row.valid_until
    )


def _special_day(row: SpecialDay) -> rules.SpecialDay:
    return rules.SpecialDay(
        row.starts_on, row.ends_on, row.opens_minute, row.closes_minute, row.reason
    )


def closure_of(center: Center) -> rules.Closure | None:
    """The closure of a center whose status is closed; its dates alone close nothing."""
    if center.status != Center.Status.CLOSED:
        return None
    return rules.Closure(center.closed_from, center.closed_until, center.closed_reason)
