"""Staff keep a center on one page, and are told beside the field what cannot be."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from centers.models import (
    Amenity,
    Audience,
    Center,
    CenterAmenity,
    Phone,
    Room,
    Service,
    ServiceOffer,
    SpecialDay,
    WeeklyHours,
)
from tests.admin.pages import errors, filled_in, save, week
from tests.factories import make_area, make_center, make_room

ADD = "/en/staff/centers/center/add/"


def change(center):
    return f"/en/staff/centers/center/{center.pk}/change/"


def hours(center):
    rows = center.weeklyhours_set.values_list("room", "weekday", "opens_minute", "closes_minute")
    return list(rows)


@pytest.fixture
def catalogs(db):
    Service.objects.create(code="canteen", name="食堂", name_en="Canteen")
    Audience.objects.create(code="elder", name="老人", name_en="Older people")
    for code, group in [("wifi", "comfort"), ("lift", "access")]:
        Amenity.objects.create(code=code, name=code, group=group)


def test_the_address_of_a_new_center_is_read_off_its_name_if_nobody_wrote_it(staff, catalogs):
    save(staff, ADD, name="长风中心", status="draft")
    save(staff, ADD, name="Tea House", status="draft")
    assert list(Center.objects.values_list("slug", flat=True).order_by("pk")) == [
        "changfengzhongxin",
        "tea-house",
    ]
    assert errors(save(staff, ADD, name="?", status="draft")) == {
        "slug": ["This field is required."]
    }
    center = Center.objects.earliest("pk")
    assert errors(save(staff, change(center), slug="")) == {"slug": ["This field is required."]}


def test_a_center_is_added_with_all_its_details(staff, catalogs):
    area = make_area("310107")
    answer = save(
        staff,
        ADD,
        name="长风中心",
        name_en="Changfeng Center",
        slug="changfeng",
        status="published",
        area=area.code,
        address="测试路1号",
        latitude="0",
        longitude="121.4",
        on_holidays="closed",
        lift="false",
        step_free_entrance="true",
        **week("9-17"),
        **{
            "phone_set-0-number": "021-0000 0001",
            "phone_set-0-answered": "1-5 09:00-17:00",
            "specialday_set-0-starts_on": "2026-10-01",
            "specialday_set-0-ends_on": "2026-10-03",
            "specialday_set-0-reason": "国庆节",
            "serviceoffer_set-0-service": "canteen",
            "serviceoffer_set-0-audiences": ["elder"],
            "centeramenity_set-0-present": "false",
        },
    )
    assert (answer.status_code, answer.url) == (302, "/en/staff/centers/center/")
    center = Center.objects.get()
    stated = [center.area, center.latitude, center.on_holidays, center.on_makeup_days]
    assert stated == [area, 0, "closed", ""]
    assert [center.step_free_entrance, center.lift, center.hearing_loop] == [True, False, None]
    assert (center.checked_on, center.checked_by) == (None, "")
    assert hours(center) == [(None, 1, 540, 1020)]
    assert list(Phone.objects.values_list("center", "room", "number")) == [
        (center.pk, None, "021-0000 0001")
    ]
    assert list(SpecialDay.objects.values_list("starts_on", "ends_on", "opens_minute")) == [
        (date(2026, 10, 1), date(2026, 10, 3), None)
    ]
    assert list(ServiceOffer.objects.values_list("service", "fee", "audiences")) == [
        ("canteen", "", "elder")
    ]
    assert list(CenterAmenity.objects.values_list("amenity", "present")) == [("wifi", False)]


def test_saving_a_page_untouched_changes_nothing(staff, catalogs):
    center = make_center(latitude=31.2, longitude=121.4, lift=False, summary="第一行\n\n第二行")
    WeeklyHours.objects.create(center=center, weekday=5, opens_minute=1320, closes_minute=1560)
    SpecialDay.objects.create(center=center, starts_on="2026-10-01", ends_on="2026-10-01")
    CenterAmenity.objects.create(center=center, amenity_id="wifi", present=False)
    before = Center.objects.values().get(), hours(center)
    answer = save(staff, change(center))
    assert (answer.status_code, answer.url) == (302, "/en/staff/centers/center/")
    assert (Center.objects.values().get(), hours(center)) == before
    assert LogEntry.objects.get().get_change_message() == "No fields changed."


def test_special_days_that_contradict_are_refused(staff):
    center = make_center()
    SpecialDay.objects.create(center=center, starts_on="2026-10-01", ends_on="2026-10-01")
    answer = save(
        staff,
        change(center),
        **{
            "specialday_set-1-starts_on": "2026-10-01",
            "specialday_set-1-ends_on": "2026-10-01",
            "specialday_set-1-opens_minute": "09:00",
            "specialday_set-1-closes_minute": "12:00",
        },
    )
    assert errors(answer) == {
        "specialday_set-1-starts_on": ["The same dates say already: 2026-10-01 closed."]
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"starts_on": "2026-10-03", "ends_on": "2026-10-01"},
            {"ends_on": "It ends before it starts."},
        ),
        (
            {"starts_on": "2026-10-01", "ends_on": "2026-10-01", "opens_minute": "09:00"},
            {"closes_minute": "Give both times, or neither if it is closed."},
        ),
    ],
)
def test_special_days_that_cannot_be_are_refused_beside_the_field(staff, fields, said):
    row = {f"specialday_set-0-{name}": text for name, text in fields.items()}
    answer = save(staff, change(make_center()), **row)
    assert errors(answer) == {f"specialday_set-0-{name}": [text] for name, text in said.items()}
    assert SpecialDay.objects.count() == 0


def test_a_number_is_listed_once(staff):
    center = make_center()
    Phone.objects.create(center=center, number="021-0000 0001")
    answer = save(staff, change(center), **{"phone_set-1-number": "021-0000 0001"})
    assert errors(answer) == {"phone_set-1-number": ["This number is listed already."]}


@pytest.mark.parametrize("number", ["abc", "12", "+-()", "021-5555 0100 or so"])
def test_a_number_that_nobody_can_dial_is_refused(staff, number):
    answer = save(staff, change(make_center()), **{"phone_set-0-number": number})
    said = "Write a phone number, such as 021-5555 0100 or 021-5555 0100 转 8."
    assert errors(answer) == {"phone_set-0-number": [said]}
    assert Phone.objects.count() == 0


def test_when_a_phone_is_answered_is_refused_if_it_cannot_be_read(staff):
    phone = {"phone_set-0-number": "110", "phone_set-0-answered": "mostly in the morning"}
    answer = save(staff, change(make_center()), **phone)
    said = "Write weekdays and times, such as “1-5 09:00-17:00; 6 09:00-12:00”."
    assert errors(answer) == {"phone_set-0-answered": [said]}


@pytest.mark.parametrize(
    "number", ["110", "+86 (21) 5555-0100", "021-5555 0100 转 8", "5555 0100 ext. 8", "12345#1"]
)
def test_numbers_with_an_extension_are_numbers(staff, number):
    save(staff, change(make_center()), **{"phone_set-0-number": number})
    assert list(Phone.objects.values_list("number")) == [(number,)]


def test_a_special_day_without_an_end_is_one_day(staff):
    save(staff, change(make_center()), **{"specialday_set-0-starts_on": "2026-10-01"})
    day = date(2026, 10, 1)
    assert list(SpecialDay.objects.values_list("starts_on", "ends_on")) == [(day, day)]


@pytest.mark.parametrize("name", ["closed_from", "closed_until", "closed_reason"])
def test_a_closure_of_a_center_that_is_not_closed_is_refused(staff, name):
    answer = save(staff, change(make_center()), **{name: "2026-10-03"})
    said = (
        "This counts only while the status is “temporarily closed”: choose that status,"
        " or leave the closure empty."
    )
    assert errors(answer) == {name: [said]}


def test_facts_of_the_center_that_cannot_be_are_refused_beside_the_field(staff):
    center = make_center()
    answer = save(
        staff,
        change(center),
        latitude="31.2",
        status="closed",
        closed_from="2026-10-03",
        closed_until="2026-10-01",
    )
    assert errors(answer) == {
        "longitude": ["Give both latitude and longitude, or neither."],
        "closed_until": ["The closure ends before it starts."],
    }


def test_what_is_not_stated_can_be_chosen_and_stays_so(staff):
    center = make_center(lift=True, on_holidays="normal")
    page = staff.get(change(center)).content.decode()
    assert page.count('<option value="unknown" selected>not stated</option>') == 3
    assert '<option value="">not stated</option>' in page
    save(staff, change(center), lift="unknown", on_holidays="")
    center.refresh_from_db()
    assert (center.lift, center.on_holidays) == (None, "")


def test_rows_of_a_room_stand_on_the_rooms_page_alone(staff):
    room = make_room()
    WeeklyHours.objects.create(
        center=room.center, room=room, weekday=1, opens_minute=540, closes_minute=600
    )
    answer = save(staff, change(room.center), **week("09:00-17:00"))
    assert answer.status_code == 302
    assert hours(room.center) == [(room.pk, 1, 540, 600), (None, 1, 540, 1020)]


def test_the_rooms_of_a_center_are_links(staff):
    room = make_room(name="多功能厅")
    page = staff.get(change(room.center)).content.decode()
    assert f'href="/en/staff/centers/room/{room.pk}/change/"' in page
    assert "多功能厅" in page


def test_whoever_changes_the_date_of_the_check_is_named(staff):
    center = make_center(checked_on="2026-01-01", checked_by="importer")
    save(staff, change(center), directions="二楼")
    center.refresh_from_db()
    assert (center.checked_on, center.checked_by) == (date(2026, 1, 1), "importer")
    save(staff, change(center), checked_on="2026-11-03")
    center.refresh_from_db()
    assert (center.checked_on, center.checked_by) == (date(2026, 11, 3), "李娜")
    save(staff, change(center), checked_on="")
    center.refresh_from_db()
    assert (center.checked_on, center.checked_by) == (None, "")


def test_nobody_types_who_checked(staff):
    center = make_center(checked_on="2026-01-01", checked_by="importer")
    staff.post(change(center), filled_in(staff.get(change(center)), checked_by="the mayor"))
    center.refresh_from_db()
    assert center.checked_by == "importer"


def test_a_public_address_that_is_changed_goes_on_leading_to_the_center(staff):
    center = make_center(slug="one")
    save(staff, change(center), slug="two")
    assert list(center.former_slugs.values_list("slug", "room")) == [("one", None)]
    answer = save(staff, change(make_center(slug="other")), slug="one")
    assert errors(answer) == {"slug": ["This was the address of another listing before."]}


@pytest.mark.parametrize(
    ("status", "is_linked"),
    [("draft", False), ("published", True), ("closed", True), ("retired", False)],
)
def test_the_public_page_is_linked_where_there_is_one(staff, status, is_linked):
    page = staff.get(change(make_center(status=status))).content.decode()
    assert ("View on site" in page) is is_linked


def test_a_center_is_deleted_with_what_it_has(staff):
    room = make_room()
    url = f"/en/staff/centers/center/{room.center.pk}/delete/"
    assert staff.get(url).status_code == 200
    answer = staff.post(url, {"post": "yes", "name": room.center.name})
    assert (answer.status_code, answer.url) == (302, "/en/staff/centers/center/")
    assert (Center.objects.count(), Room.objects.count()) == (0, 0)
