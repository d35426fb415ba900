"""What the database says is open, held against the plain rules."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import cycle, product

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from centers.models import Center, Room
from centers.rules.calendar import Calendar, CalendarDay, DateKind
from centers.rules.hours import Hours
from centers.rules.timetable import Policy, Timetable

from .rules.places import CALENDAR, SHANGHAI, weekly
from .rules.strategies import FIRST_DATE, LAST_DATE, closures, special_days, weekly_spans
from .timetables import save_centers, save_rooms

pytestmark = pytest.mark.django_db

MIDNIGHT = datetime.min.time()


@dataclass(frozen=True)
class City:
    """Places as they are saved, with the timetable that each should live by."""

    centers: dict[Center, Timetable]
    rooms: dict[Room, Timetable]


def save_city(timetables: list[Timetable], own: list[Timetable]) -> City:
    """A center for each timetable, with a room that states nothing and one that states its own."""
    centers = dict(zip(save_centers(timetables), timetables, strict=True))
    stated = [(center, room) for center, room in zip(centers, cycle(own), strict=False)]
    silent = [(center, Timetable()) for center in centers]
    rooms = save_rooms([*silent, *stated])
    return City(
        centers,
        {
            room: in_center(centers[room.center], own)
            for room, (_, own) in zip(rooms, [*silent, *stated], strict=True)
        },
    )


def in_center(center: Timetable, own: Timetable) -> Timetable:
    """The timetable of a room: its own week, else its center's; the special days of both."""
    return replace(
        center, weekly=own.weekly or center.weekly, specials=(*own.specials, *center.specials)
    )


@contextmanager
def forgotten() -> Iterator[None]:
    """What is saved within is taken back: one example knows nothing of the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def openings(places: object) -> dict[int, str]:
    return dict(places.values_list("pk", "opening"))  # type: ignore[attr-defined]


# --- drawn at random -----------------------------------------------------------------------------

weeks = st.lists(weekly_spans(), max_size=8).map(tuple)
offices = st.sampled_from(
    [
        weekly("12345", "09:00-12:00 12:00-17:00"),
        weekly("1234", "09:00-17:00") + weekly("5", "09:00-20:00"),
        weekly("1234567", "18:00-24:00 00:00-03:00"),
        weekly("12345", "22:00-02:00") + weekly("23456", "02:00-10:00"),
        weekly("1234567", "00:00-24:00"),
    ]
)
specials = st.lists(special_days(), max_size=4).map(tuple)
calendar_kinds = st.sampled_from([DateKind.HOLIDAY, DateKind.MAKEUP_WORKDAY, DateKind.ORDINARY])
calendars = st.one_of(
    st.just(CALENDAR),
    st.just(Calendar()),
    st.dictionaries(
        st.dates(FIRST_DATE, LAST_DATE), calendar_kinds.map(CalendarDay), max_size=40
    ).map(Calendar),
)


@st.composite
def drawn_timetables(draw: st.DrawFn) -> list[Timetable]:
    """Every week drawn with all special days and closures, and policies in turn."""
    weekly = [draw(offices), *draw(st.lists(weeks, min_size=2, max_size=2))]
    exceptions = [(), *draw(st.lists(specials, min_size=2, max_size=2))]
    policies = cycle(product(Policy, Policy))
    return [
        Timetable(*stated, *next(policies))
        for stated in product(weekly, exceptions, [None, draw(closures)])
    ]


@st.composite
def drawn_own(draw: st.DrawFn) -> list[Timetable]:
    return [Timetable(draw(weeks), draw(specials)) for _ in range(4)]


# Quarters, where drawn spans start and end, and a minute before.
minutes = st.integers(0, 95).map(lambda quarter: quarter * 15) | st.sampled_from([539, 1439])
times = st.tuples(st.dates(FIRST_DATE, LAST_DATE), minutes, st.integers(1, 96))


@given(drawn_timetables(), drawn_own(), calendars, st.lists(times, min_size=4, max_size=4))
@settings(max_examples=30)
def test_the_database_and_the_rules_agree(
    timetables: list[Timetable],
    own: list[Timetable],
    calendar: Calendar,
    asked: list[tuple[date, int, int]],
) -> None:
    with forgotten():
        city = save_city(timetables, own)
        for day, starts, quarters in asked:
            ends = starts + quarters * 15
            instant = datetime.combine(day, MIDNIGHT, SHANGHAI) + timedelta(minutes=starts)
            for places, stated in ((Center.objects, city.centers), (Room.objects, city.rooms)):
                by_rules = {
                    place.pk: Hours(timetable, calendar, SHANGHAI)
                    for place, timetable in stated.items()
                }
                assert openings(places.all().with_opening_at(instant, calendar)) == {
                    pk: hours.state(instant) for pk, hours in by_rules.items()
                }
                during = places.all().with_opening_during(day, starts, ends, calendar)
                until = instant + timedelta(minutes=ends - starts)
                assert openings(during) == {
                    pk: hours.state_during(instant, until) for pk, hours in by_rules.items()
                }
