"""What the tables state, read back as the plain values that the rules answer from."""

from dataclasses import replace

import pytest
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from centers.models import CalendarDay, Center, CenterKey, Room
from centers.models.timetables import hours_of, timetable_of
from centers.rules import calendar as rules
from centers.rules.hours import State
from centers.rules.timetable import Closure, Policy, Timetable

from .rules.places import NORMAL_OFFICE, OFFICE, at, on, special, weekly
from .timetables import forget_timetables, save_centers, save_rooms

pytestmark = pytest.mark.django_db

EVERYTHING = Timetable(
    weekly("1", "09:00-12:00") + weekly("5", "22:00-02:00", on("06-01"), on("08-31")),
    special(on("10-01"), on("10-03"), "10:00-12:00 13:00-15:00", "国庆活动")
    + special(on("11-01"), on("11-01"), "", "盘点"),
    Closure(on("12-01"), None, "装修"),
    Policy.SPECIAL,
    Policy.CLOSED,
)


def test_a_center_states_what_its_rows_say() -> None:
    (center,) = save_centers([EVERYTHING])
    save_rooms([(center, OFFICE)])

    assert timetable_of(center) == EVERYTHING


def test_a_room_without_a_week_states_its_center_s() -> None:
    save_rooms([(save_centers([EVERYTHING])[0], Timetable())])

    assert timetable_of(Room.objects.get()) == EVERYTHING


def test_a_room_s_own_week_replaces_its_center_s_but_special_days_add_up() -> None:
    own = Timetable(weekly("2", "10:00-11:00"), special(on("11-05"), on("11-05"), ""))
    save_rooms([(save_centers([EVERYTHING])[0], own)])

    assert timetable_of(Room.objects.get()) == Timetable(
        own.weekly,
        own.specials + EVERYTHING.specials,
        EVERYTHING.closure,
        EVERYTHING.on_holidays,
        EVERYTHING.on_makeup_days,
    )


@override_settings(CALENDAR_COUNTRY="KR")
def test_the_calendar_is_the_whole_table() -> None:
    CalendarDay(date=on("10-01"), kind="holiday", name="国庆节", name_en="National Day").save()
    CalendarDay(date=on("10-10"), kind="workday", name="国庆节", name_en="National Day").save()
    CalendarDay(date=on("10-11"), kind="ordinary", name="").save()

    assert CalendarDay.objects.calendar() == rules.Calendar(
        {
            on("10-01"): rules.CalendarDay(rules.DateKind.HOLIDAY, "国庆节", "National Day"),
            on("10-10"): rules.CalendarDay(rules.DateKind.MAKEUP_WORKDAY, "国庆节", "National Day"),
            on("10-11"): rules.CalendarDay(rules.DateKind.ORDINARY),
        },
        "KR",
    )


def test_hours_are_told_from_what_keys_hold_reasons_included() -> None:
    (center,) = save_centers([EVERYTHING])
    (room,) = save_rooms([(center, EVERYTHING)])

    hours = hours_of([center, room], CalendarDay.objects.calendar())
    assert hours[center].timetable == EVERYTHING
    assert set(hours[room].timetable.specials) == set(EVERYTHING.specials)
    assert replace(hours[room].timetable, specials=()) == replace(EVERYTHING, specials=())


def test_nothing_is_known_of_the_hours_of_a_place_without_a_key() -> None:
    save_centers([NORMAL_OFFICE])
    CenterKey.objects.all().delete()

    (kept,) = Center.objects.with_timetables()
    hours = hours_of([kept], CalendarDay.objects.calendar())[kept]
    assert hours.state(at("2026-11-02 10:00")) == State.NOT_CONFIRMED


def test_a_week_is_a_room_s_own_even_if_it_is_like_its_center_s() -> None:
    (center,) = save_centers([NORMAL_OFFICE])
    save_rooms([(center, OFFICE), (center, Timetable())])

    own, none = Room.objects.with_timetables().order_by("pk")
    assert own.key.timetable == none.key.timetable
    assert (own.has_own_week, none.has_own_week) == (True, False)
    assert [room.has_own_week for room in Room.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize("rows", [1, 9])
def test_hours_of_a_page_take_two_queries_and_then_one(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    save_rooms((center, OFFICE) for center in save_centers([NORMAL_OFFICE] * rows))
    CalendarDay(date=on("01-01"), kind="holiday", name="元旦").save()
    forget_timetables()

    for places, queries in ((Center, 2), (Room, 1)):
        page = list(places.objects.with_timetables())
        with django_assert_num_queries(queries):
            hours = hours_of(page, CalendarDay.objects.calendar())
        assert [hours[place].state(at("2026-11-02 10:00")) for place in page] == [State.OPEN] * rows
