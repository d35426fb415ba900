"""Staff keep a room on one page: its layouts, hours and occupied times belong to it alone."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from centers.models import (
    Amenity,
    Audience,
    Occupied,
    Phone,
    Room,
    RoomAmenity,
    RoomLayout,
    SpecialDay,
    WeeklyHours,
)
from tests.admin.pages import errors, filled_in, save, week
from tests.factories import make_center, make_room

ADD = "/en/staff/centers/room/add/"


def change(room):
    return f"/en/staff/centers/room/{room.pk}/change/"


def test_a_room_is_added_with_all_its_details(staff):
    center = make_center()
    Audience.objects.create(code="business", name="企业")
    Amenity.objects.create(code="projector", name="投影仪", group="equipment")
    answer = save(
        staff,
        ADD,
        center=center.pk,
        name="会议室",
        slug="meeting",
        kind="meeting",
        people="12",
        notice_days="0",
        audiences=["business"],
        step_free="true",
        **{
            "layouts-0-layout": "rows",
            "layouts-0-people": "12",
            **week("9-12"),
            "roomamenity_set-0-present": "true",
            "specialday_set-0-starts_on": "2026-10-01",
            "specialday_set-0-ends_on": "2026-10-01",
            "phone_set-0-number": "021-0000 0002",
        },
    )
    assert (answer.status_code, answer.url) == (302, "/en/staff/centers/room/")
    room = Room.objects.get()
    stated = [room.center, room.people, room.notice_days, room.furthest_days, room.fee]
    assert stated == [center, 12, 0, None, ""]
    assert (room.step_free, [audience.code for audience in room.audiences.all()]) == (
        True,
        ["business"],
    )
    assert list(RoomLayout.objects.values_list("room", "layout", "people")) == [
        (room.pk, "rows", 12)
    ]
    assert list(RoomAmenity.objects.values_list("room", "amenity", "present")) == [
        (room.pk, "projector", True)
    ]
    places = [
        model.objects.values_list("center", "room").get()
        for model in (WeeklyHours, SpecialDay, Phone)
    ]
    assert places == [(center.pk, room.pk)] * 3


def test_a_room_without_a_center_is_refused_with_its_rows_kept_on_the_page(staff):
    answer = save(
        staff,
        ADD,
        name="会议室",
        slug="meeting",
        **week("9-12"),
    )
    assert errors(answer) == {"center": ["This field is required."]}
    assert filled_in(answer)["weeklyhours_set-0-day_1"] == ["9-12"]


def test_a_room_stays_in_its_center(staff):
    room, other = make_room(), make_center()
    shown = filled_in(staff.get(change(room)))
    assert "center" not in shown
    staff.post(change(room), {**shown, "center": other.pk, "name": "新名字"})
    moved = Room.objects.get()
    assert (moved.center, moved.name) == (room.center, "新名字")


def test_the_hours_of_the_center_are_no_obstacle_to_those_of_the_room(staff):
    room = make_room()
    WeeklyHours.objects.create(center=room.center, weekday=1, opens_minute=540, closes_minute=1020)
    answer = save(
        staff,
        change(room),
        **week("09:00-12:00"),
    )
    assert answer.status_code == 302
    assert list(room.weeklyhours_set.values_list("center", "opens_minute", "closes_minute")) == [
        (room.center_id, 540, 720)
    ]


def test_whether_a_room_is_step_free_is_no_double_negative(staff):
    page = staff.get(change(make_room())).content.decode()
    select = re.search(r'<select name="step_free".*?</select>', page, re.DOTALL)[0]
    assert re.findall(r">([^<>\n]+)</option>", select) == [
        "not stated",
        "Yes",
        "No, there are steps",
    ]


def test_the_same_layout_twice_is_refused(staff):
    room = make_room()
    RoomLayout.objects.create(room=room, layout="rows", people=60)
    answer = save(staff, change(room), **{"layouts-1-layout": "rows", "layouts-1-people": "50"})
    assert answer.status_code == 200
    assert list(RoomLayout.objects.values_list("people")) == [(60,)]


def test_a_quantity_of_what_is_not_there_is_refused_beside_the_field(staff):
    Amenity.objects.create(code="projector", name="投影仪", group="equipment")
    answer = save(
        staff,
        change(make_room()),
        **{
            "roomamenity_set-0-present": "false",
            "roomamenity_set-0-quantity": "2",
        },
    )
    assert errors(answer) == {
        "roomamenity_set-0-quantity": ["Give a quantity only for what is there."]
    }


def test_an_amenity_that_has_a_field_of_its_own_is_not_offered(staff):
    for code in ("step_free", "lift"):
        Amenity.objects.create(code=code, name=code, group="access")
    offered = '-amenity" value="{}"'.format
    page = staff.get(change(make_room())).content.decode()
    assert [offered("step_free") in page, offered("lift") in page] == [False, True]
    page = staff.get(f"/en/staff/centers/center/{make_center().pk}/change/").content.decode()
    assert [offered("step_free") in page, offered("lift") in page] == [False, False]


def test_a_room_with_many_occupied_times_is_saved_and_they_stay(staff):
    room = make_room()
    first = datetime(2126, 1, 1, tzinfo=UTC)
    Occupied.objects.bulk_create(
        Occupied(
            room=room, starts=first + timedelta(days=day), ends=first + timedelta(days=day + 1)
        )
        for day in range(300)
    )
    answer = save(staff, change(room), name="新名字")
    room.refresh_from_db()
    assert (answer.status_code, room.name, Occupied.objects.count()) == (302, "新名字", 300)


def test_whoever_changes_the_date_of_the_check_is_named(staff):
    room = make_room()
    save(staff, change(room), checked_on="2026-11-03")
    room.refresh_from_db()
    assert (room.checked_on, room.checked_by) == (date(2026, 11, 3), "李娜")


@pytest.mark.parametrize(
    ("status", "center_status", "is_linked"),
    [
        ("published", "published", True),
        ("published", "closed", True),
        ("published", "draft", False),
        ("draft", "published", False),
        ("retired", "published", False),
    ],
)
def test_the_public_page_is_linked_where_there_is_one(staff, status, center_status, is_linked):
    room = make_room(status=status, center=make_center(status=center_status))
    assert ("View on site" in staff.get(change(room)).content.decode()) is is_linked
