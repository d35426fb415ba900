"""What the database says is open, held against the plain rules."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import cycle, product
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from centers.models import Center, Room, StatedTimetable
from centers.models.timetables import timetable_of
from centers.rules.calendar import Calendar, CalendarDay, DateKind
from centers.rules.clock import read_span
from centers.rules.hours import Hours, State, Status
from centers.rules.timetable import Closure, Policy, SpecialDay, Timetable

from .factories import make_center
from .rules.places import CALENDAR, NORMAL_OFFICE, OFFICE, SHANGHAI, at, on, special, weekly
from .rules.strategies import (
    closures,
    some_dates,
    special_days,
    weekly_spans,
)
from .rules.test_status import (
    CLOSURE_CASES,
    HOLIDAY_CASES,
    MAKEUP_CASES,
    SPECIAL_CASES,
    UNKNOWN_CASES,
    WEEK_CASES,
)
from .timetables import forget_timetables, save_centers, save_rooms

pytestmark = pytest.mark.django_db

OPEN, CLOSED, NOT_CONFIRMED = State.OPEN, State.CLOSED, State.NOT_CONFIRMED
MIDNIGHT = datetime.min.time()
MONDAY_AT_TEN = at("2026-11-02 10:00")


@dataclass(frozen=True)
class Places:
    """Centers or rooms as they are saved, with the timetable that each should live by."""

    stored: Any
    stated: dict[int, Timetable]

    def at(self, instant: datetime, calendar: Calendar) -> dict[int, str]:
        found = self.stored.with_opening_at(instant, calendar)
        return dict(found.values_list("pk", "opening"))

    def during(self, day: date, starts: int, ends: int, calendar: Calendar) -> dict[int, str]:
        found = self.stored.with_opening_during(day, starts, ends, calendar)
        return dict(found.values_list("pk", "opening"))

    def by_rules(self, calendar: Calendar, state: Callable[[Hours], State]) -> dict[int, str]:
        return {
            pk: state(Hours(timetable, calendar, SHANGHAI)) for pk, timetable in self.stated.items()
        }


def save_city(timetables: list[Timetable], own: list[Timetable]) -> tuple[Places, Places]:
    """A center for each timetable, with a room that states nothing and one that states its own."""
    centers = save_centers(timetables)
    stated = {center.pk: timetable for center, timetable in zip(centers, timetables, strict=True)}
    stated_of_rooms = [
        *((center, Timetable()) for center in centers),
        *zip(centers, cycle(own), strict=False),
    ]
    rooms = {
        room.pk: in_center(stated[center.pk], own)
        for room, (center, own) in zip(save_rooms(stated_of_rooms), stated_of_rooms, strict=True)
    }
    return Places(Center.objects, stated), Places(Room.objects, rooms)


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


def opening(places: Any) -> str:
    """The opening of the only place."""
    return places.get().opening


# --- drawn at random -----------------------------------------------------------------------------

# A make-up Sunday and Saturday, a holiday's first and last day and the days after, and New Year.
turns = st.sampled_from(
    [*map(on, ("09-20", "10-10", "10-11", "10-01", "10-07", "10-08")), on("01-01", 2027)]
)
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
HAPPENINGS = ["", "10:00-12:00 12:00-14:00", "09:00-12:00 11:00-17:00", "20:00-02:00 06:00-24:00"]


@st.composite
def happenings(draw: st.DrawFn) -> tuple[SpecialDay, ...]:
    """Several spans over one range, that touch or overlap, or a row that says closed among them."""
    texts = draw(st.lists(st.sampled_from(HAPPENINGS), min_size=1, max_size=2))
    first = draw(turns | some_dates) - timedelta(draw(st.integers(0, 2)))
    last = first + timedelta(draw(st.sampled_from([0, 3])))
    return sum((special(first, last, text) for text in texts), ())


specials = st.lists(happenings() | special_days().map(lambda row: (row,)), max_size=3).map(
    lambda drawn: sum(drawn, ())
)
calendar_kinds = st.sampled_from([DateKind.HOLIDAY, DateKind.MAKEUP_WORKDAY, DateKind.ORDINARY])
calendars = st.one_of(
    st.just(CALENDAR),
    st.just(Calendar()),
    st.dictionaries(some_dates, calendar_kinds.map(CalendarDay), max_size=40).map(Calendar),
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


# Quarters, where drawn spans start and end, with nights, noon and a minute before.
minutes = st.integers(0, 95).map(lambda quarter: quarter * 15) | st.sampled_from(
    [0, 60, 539, 720, 1439]
)
lengths = st.integers(1, 96).map(lambda quarters: quarters * 15)
times = st.tuples(turns | some_dates, minutes, lengths)


@given(drawn_timetables(), drawn_own(), calendars, st.lists(times, min_size=3, max_size=3))
# An example is a city of 54 places.
@settings(max_examples=settings.default.max_examples // 4)
def test_the_database_and_the_rules_agree(
    timetables: list[Timetable],
    own: list[Timetable],
    calendar: Calendar,
    asked: list[tuple[date, int, int]],
) -> None:
    with forgotten():
        city = save_city(timetables, own)
        for places, (day, starts, minutes) in product(city, asked):
            instant = datetime.combine(day, MIDNIGHT, SHANGHAI) + timedelta(minutes=starts)
            until = instant + timedelta(minutes=minutes)

            assert places.at(instant, calendar) == places.by_rules(
                calendar, lambda hours, instant=instant: hours.state(instant)
            )
            assert places.during(day, starts, starts + minutes, calendar) == places.by_rules(
                calendar,
                lambda hours, instant=instant, until=until: hours.state_during(instant, until),
            )


# --- told as cases -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("timetable", "instant", "expected"),
    [
        *WEEK_CASES,
        *HOLIDAY_CASES,
        *MAKEUP_CASES,
        *SPECIAL_CASES,
        *CLOSURE_CASES,
        *UNKNOWN_CASES,
    ],
)
def test_the_state_at_an_instant(timetable: Timetable, instant: str, expected: Status) -> None:
    (center,) = save_centers([timetable])
    save_rooms([(center, Timetable())])

    assert (
        opening(Center.objects.with_opening_at(at(instant), CALENDAR)),
        opening(Room.objects.with_opening_at(at(instant), CALENDAR)),
    ) == (expected.state, expected.state)


TOUCHING = Timetable(weekly("1", "09:00-12:00 12:00-17:00"))
NIGHT_AND_MORNING = Timetable(weekly("1", "22:00-02:00") + weekly("2", "02:00-10:00"))
UNEVEN = Timetable(
    weekly("1234", "09:00-17:00") + weekly("5", "09:00-20:00"), on_makeup_days=Policy.NORMAL
)
MARKET = Timetable(
    weekly("1234567", "09:00-17:00"),
    special(on("11-02"), on("11-06"), "10:00-12:00 12:00-14:00")
    + special(on("11-04"), on("11-04"), "20:00-23:00"),
)
LATER_WINS = Timetable(
    specials=special(on("11-02"), on("11-04"), "09:00-12:00")
    + special(on("11-03"), on("11-05"), "14:00-17:00")
)

DURING_CASES = [
    pytest.param(OFFICE, "11-02", "09:00-12:00", OPEN, id="exactly the morning"),
    pytest.param(OFFICE, "11-02", "09:00-12:01", CLOSED, id="a minute into lunch"),
    pytest.param(OFFICE, "11-02", "11:00-14:00", CLOSED, id="over lunch"),
    pytest.param(OFFICE, "11-02", "08:59-12:00", CLOSED, id="a minute early"),
    pytest.param(TOUCHING, "11-02", "11:00-13:00", OPEN, id="over spans that touch"),
    pytest.param(NIGHT_AND_MORNING, "11-02", "23:00-10:00", OPEN, id="over midnight, touching"),
    pytest.param(NIGHT_AND_MORNING, "11-02", "23:00-10:01", CLOSED, id="past the next morning"),
    pytest.param(NIGHT_AND_MORNING, "11-03", "01:00-03:00", OPEN, id="begun the night before"),
    pytest.param(OFFICE, "10-02", "09:00-23:00", NOT_CONFIRMED, id="a holiday of doubt"),
    pytest.param(OFFICE, "10-01", "12:00-11:00", NOT_CONFIRMED, id="two holidays of doubt"),
    pytest.param(OFFICE, "10-07", "22:00-01:00", CLOSED, id="from doubt into the night"),
    pytest.param(OFFICE, "09-30", "16:00-01:00", CLOSED, id="from open over night to doubt"),
    pytest.param(UNEVEN, "10-10", "09:00-17:00", OPEN, id="a make-up day: all five agree"),
    pytest.param(UNEVEN, "10-10", "16:00-19:00", NOT_CONFIRMED, id="a make-up day: some do"),
    pytest.param(UNEVEN, "10-10", "19:00-21:00", CLOSED, id="a make-up day: into the night"),
    pytest.param(MARKET, "11-02", "11:00-14:00", OPEN, id="special days that touch"),
    pytest.param(MARKET, "11-02", "11:00-15:00", CLOSED, id="special days beat the week"),
    pytest.param(MARKET, "11-04", "11:00-12:00", CLOSED, id="the narrower special day"),
    pytest.param(MARKET, "11-04", "20:00-23:00", OPEN, id="the narrower special day's evening"),
    pytest.param(LATER_WINS, "11-03", "14:00-17:00", OPEN, id="of equal ranges the later"),
    pytest.param(LATER_WINS, "11-03", "09:00-12:00", CLOSED, id="of equal ranges not the earlier"),
    pytest.param(Timetable(), "11-02", "00:00-24:00", NOT_CONFIRMED, id="no hours at all"),
]


@pytest.mark.parametrize(("timetable", "day", "text", "expected"), DURING_CASES)
def test_the_state_throughout_a_time(
    timetable: Timetable, day: str, text: str, expected: State
) -> None:
    (center,) = save_centers([timetable])
    save_rooms([(center, Timetable())])
    asked = (on(day), *read_span(*text.split("-")), CALENDAR)

    assert (
        opening(Center.objects.with_opening_during(*asked)),
        opening(Room.objects.with_opening_during(*asked)),
    ) == (expected, expected)


CLOSED_FOR_CENTER = Timetable(OFFICE.weekly, special(on("11-02"), on("11-02"), ""))
ROOM_CASES = [
    pytest.param(OFFICE, Timetable(), OPEN, id="without a week: its center's"),
    pytest.param(OFFICE, Timetable(weekly("2", "09:00-12:00")), CLOSED, id="its own week instead"),
    pytest.param(
        OFFICE,
        Timetable(weekly("1", "09:00-12:00", valid_until=on("10-31"))),
        NOT_CONFIRMED,
        id="its own week, out of season: not its center's either",
    ),
    pytest.param(
        OFFICE, Timetable((), special(on("11-01"), on("11-03"), "")), CLOSED, id="its special day"
    ),
    pytest.param(
        CLOSED_FOR_CENTER,
        Timetable((), special(on("11-01"), on("11-03"), "09:00-12:00")),
        CLOSED,
        id="its center's special day is narrower",
    ),
    pytest.param(
        CLOSED_FOR_CENTER,
        Timetable((), special(on("11-02"), on("11-02"), "09:00-12:00")),
        CLOSED,
        id="closed is believed of two on one day",
    ),
    pytest.param(
        replace(OFFICE, closure=Closure(on("11-02"), on("11-02"))),
        Timetable(weekly("1", "09:00-12:00")),
        CLOSED,
        id="its center's closure",
    ),
]


@pytest.mark.parametrize(("center", "own", "expected"), ROOM_CASES)
def test_a_room_beside_its_center(center: Timetable, own: Timetable, expected: State) -> None:
    save_rooms([(save_centers([center])[0], own)])
    room = Room.objects.with_hours().get()

    assert (
        opening(Room.objects.with_opening_at(at("2026-11-02 10:00"), CALENDAR)),
        Hours(timetable_of(room), CALENDAR, SHANGHAI).state(at("2026-11-02 10:00")),
    ) == (expected, expected)


def test_dates_of_a_closure_close_nothing_unless_the_center_is_closed() -> None:
    make_center(closed_from=on("11-01"), closed_until=on("11-30"))

    assert opening(Center.objects.with_opening_at(at("2026-11-02 10:00"), CALENDAR)) == (
        NOT_CONFIRMED
    )


# --- lists ---------------------------------------------------------------------------------------


def test_places_not_closed_are_found_and_the_open_ones_come_first() -> None:
    unknown, _, office = save_centers([Timetable(), Timetable(weekly("2", "09:00-12:00")), OFFICE])
    at_ten = Center.objects.open_at(at("2026-11-02 10:00"), CALENDAR)
    over_lunch = Center.objects.open_during(on("11-02"), 660, 840, CALENDAR)

    assert (list(at_ten.order_by("-opening")), list(over_lunch)) == (
        [office, unknown],
        [unknown],
    )


@pytest.mark.parametrize("rows", [1, 9])
def test_a_list_with_openings_takes_a_query_for_the_timetables_it_does_not_know(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    forget_timetables()
    centers = save_centers([NORMAL_OFFICE] * rows)
    save_rooms((center, Timetable()) for center in centers)

    with django_assert_num_queries(3):
        at_ten = [place.opening for place in Center.objects.open_at(MONDAY_AT_TEN, CALENDAR)]
    with django_assert_num_queries(2):
        morning = Room.objects.open_during(on("11-02"), 540, 720, CALENDAR)
        assert ([place.opening for place in morning], at_ten) == ([OPEN] * rows, [OPEN] * rows)


def test_a_place_whose_timetable_is_not_known_is_not_confirmed() -> None:
    save_centers([NORMAL_OFFICE])
    StatedTimetable.objects.all().delete()
    forget_timetables()

    assert opening(Center.objects.with_opening_at(MONDAY_AT_TEN, CALENDAR)) == NOT_CONFIRMED


def test_another_calendar_is_another_answer() -> None:
    save_centers([replace(OFFICE, on_holidays=Policy.CLOSED)])
    holiday = Calendar({on("11-02"): CalendarDay(DateKind.HOLIDAY)})

    assert [
        opening(Center.objects.with_opening_at(MONDAY_AT_TEN, calendar))
        for calendar in (CALENDAR, holiday, CALENDAR)
    ] == [OPEN, CLOSED, OPEN]


@pytest.mark.parametrize(("starts", "ends"), [(540, 540), (-1, 60), (1440, 1500), (540, 1981)])
def test_a_time_that_is_none_is_refused(starts: int, ends: int) -> None:
    with pytest.raises(ValueError, match="not a time of a date"):
        Center.objects.open_during(on("11-02"), starts, ends, CALENDAR)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        Center.objects.open_at(datetime(2026, 11, 2, 9), CALENDAR)  # noqa: DTZ001
