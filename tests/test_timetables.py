"""What the tables state, read back as the plain values that the rules answer from."""

import pytest
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from centers.models import CalendarDay, Center, Room
from centers.models.timetables import hours_of, timetable_of
from centers.rules import calendar as rules
from centers.rules.hours import State
from centers.rules.timetable import Closure, Policy, Timetable

from .rules.places import NORMAL_OFFICE, OFFICE, at, on, special, weekly
from .timetables import save_centers, save_rooms

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


@pytest.mark.parametrize("rows", [1, 9])
def test_hours_of_a_page_share_one_query_for_the_calendar(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    save_rooms((center, OFFICE) for center in save_centers([NORMAL_OFFICE] * rows))
    CalendarDay(date=on("01-01"), kind="holiday", name="元旦").save()

    for places in (Center.objects.with_hours(), Room.objects.with_hours()):
        page = list(places)
        with django_assert_num_queries(1):
            hours = hours_of(page, CalendarDay.objects.calendar())
        assert [hours[place].state(at("2026-11-02 10:00")) for place in page] == [State.OPEN] * rows
