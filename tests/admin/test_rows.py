"""Details on pages of their own are held against the rest of their place, as on its page."""

import pytest

from centers.models import Phone, SpecialDay, WeeklyHours
from tests.admin.pages import errors, save
from tests.factories import make_center, make_room

HOURS = "/en/staff/centers/weeklyhours/"
PHONES = "/en/staff/centers/phone/"
MONDAY = {"weekday": "1", "opens_minute": "09:00", "closes_minute": "17:00"}


def test_hours_that_overlap_those_of_the_same_place_are_refused(staff):
    center = make_center()
    WeeklyHours.objects.create(center=center, weekday=7, opens_minute=1320, closes_minute=1981)
    answer = save(staff, HOURS + "add/", center=center.pk, **MONDAY)
    assert errors(answer) == {"opens_minute": ["This overlaps with Sunday 22:00–09:01."]}
    assert center.weeklyhours_set.count() == 1


def test_hours_of_another_place_are_no_obstacle(staff):
    room = make_room()
    WeeklyHours.objects.create(center=room.center, weekday=1, opens_minute=540, closes_minute=1020)
    answer = save(staff, HOURS + "add/", center=room.center_id, room=room.pk, **MONDAY)
    assert (answer.status_code, answer.url, room.weeklyhours_set.count()) == (302, HOURS, 1)


def test_a_room_of_another_center_is_refused_beside_the_field(staff):
    answer = save(staff, HOURS + "add/", center=make_center().pk, room=make_room().pk, **MONDAY)
    assert errors(answer) == {"room": ["This room belongs to another center."]}
    assert WeeklyHours.objects.count() == 0


def test_a_row_is_no_obstacle_to_itself(staff):
    row = WeeklyHours.objects.create(
        center=make_center(), weekday=1, opens_minute=540, closes_minute=1020
    )
    answer = save(staff, f"{HOURS}{row.pk}/change/", opens_minute="10:00")
    row.refresh_from_db()
    assert (answer.status_code, row.opens_minute) == (302, 600)


def test_special_days_that_contradict_are_refused(staff):
    center = make_center()
    SpecialDay.objects.create(center=center, starts_on="2026-10-01", ends_on="2026-10-01")
    answer = save(
        staff,
        "/en/staff/centers/specialday/add/",
        center=center.pk,
        starts_on="2026-10-01",
        ends_on="2026-10-01",
    )
    assert errors(answer) == {"starts_on": ["The same dates say already: 2026-10-01 closed."]}


@pytest.mark.parametrize("is_of_room", [False, True])
def test_a_number_is_listed_once_for_a_place(staff, is_of_room):
    room = make_room()
    place = {"center": room.center_id, "room": room.pk if is_of_room else ""}
    for _ in range(2):
        answer = save(staff, PHONES + "add/", number="021-0000 0001", **place)
    assert errors(answer) == {"number": ["This number is listed already."]}
    assert Phone.objects.count() == 1
