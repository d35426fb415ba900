"""Two people on one listing: the second is told what changed meanwhile, and nothing is lost."""

import json
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from centers.models import Center, Phone, Room, RoomLayout, SpecialDay
from tests.admin.pages import filled_in, save, week
from tests.admin.people import sign_in
from tests.factories import (
    make_amenity,
    make_audience,
    make_center,
    make_offer,
    make_phone,
    make_room,
    make_service,
    state,
)

WEEK = "weeklyhours_set-0-day_{}".format


def change(row):
    return f"/en/staff/centers/{row._meta.model_name}/{row.pk}/change/"


@pytest.fixture
def center(staff):
    """A center with two phones, a service and a week, as the desk stored it."""
    for code in ("toilet", "wifi"):
        make_amenity(code, name_en=code.title())
    for code in ("business", "rider"):
        make_audience(code, name_en=code.title())
    make_service("haircut", name_en="Haircut")
    center = make_center(name="长风中心", address="新村路1号")
    for number in ("021-0000 0001", "021-0000 0002"):
        make_phone(number, of=center)
    make_offer(center, "canteen", "business")
    state(center, "wifi", note="大厅")
    assert save(staff, change(center), **week("9-17", "9-17")).status_code == 302
    return center


@pytest.fixture
def his(center):
    """The browser of a keeper of the center."""
    return sign_in("keeper", center).client


def told(answer):
    """What a page tells of what changed meanwhile, and of what both changed."""
    meanwhile = answer.context["meanwhile"]
    clashes = [(clash.what, clash.mine, clash.theirs) for clash in meanwhile.clashes]
    return [str(change) for change in meanwhile.changes], clashes


def ticked(answer, *what):
    """The boxes that keep what the other wrote."""
    return {
        "_theirs": [
            clash.take for clash in answer.context["meanwhile"].clashes if clash.what in what
        ]
    }


def details(center):
    """All that is said of a center below its own fields."""
    return {
        "phones": list(center.phone_set.values_list("number", "label", "answered")),
        "hours": [str(row) for row in center.weeklyhours_set.order_by("weekday", "opens_minute")],
        "days": [f"{day} {day.reason}" for day in center.specialday_set.order_by("starts_on")],
        "services": [
            (row.service_id, row.note, [each.code for each in row.audiences.all()])
            for row in center.serviceoffer_set.order_by("pk")
        ],
        "amenities": list(center.centeramenity_set.values_list("amenity", "present", "note")),
    }


@pytest.mark.django_db
def test_what_two_people_change_apart_is_put_together_field_by_field_and_row_by_row(
    staff, his, center
):
    hers = filled_in(staff.get(change(center)))
    save(
        his,
        change(center),
        operator="街道",
        **{
            "phone_set-0-label": "前台",
            "phone_set-1-DELETE": "on",
            WEEK(1): "9-18",
            "specialday_set-0-starts_on": "2027-01-01",
            "serviceoffer_set-0-audiences": ["business", "rider"],
            "centeramenity_set-0-present": "false",
        },
    )
    answer = staff.post(
        change(center),
        {
            **hers,
            "summary": "她的",
            "phone_set-0-answered": "1-5 09:00-17:00",
            "phone_set-2-number": "021-0000 0003",
            WEEK(2): "10-12",
            "specialday_set-0-starts_on": "2027-02-02",
            "specialday_set-0-reason": "盘点",
            "serviceoffer_set-0-note": "二楼",
            "serviceoffer_set-1-service": "haircut",
            "centeramenity_set-1-note": "全楼",
        },
    )
    at = f"{timezone.localtime():%Y-%m-%d }"
    page = answer.content.decode()
    heading = f"While you were at it, this listing was changed: keeper, {at}"
    assert [page.count(text) for text in (heading, 'role="alert"', "errornote")] == [1, 1, 0]
    assert told(answer) == (
        [
            "Operator: from “not stated” to “街道”",
            "Phone: from “number: 021-0000 0001” to “number: 021-0000 0001, what for: 前台”",
            "Phone: removed “number: 021-0000 0002”",
            "Weekly hours: Monday: from “09:00–17:00” to “09:00–18:00”",
            "Special day: added “2027-01-01 closed”",
            (
                "Service offered: from “service: Canteen, audiences: Business” to “service:"
                " Canteen, audiences: Business, Rider”"
            ),
            "Amenity of the center: added “amenity: Toilet, there: no”",
        ],
        [],
    )
    assert Center.objects.get().summary == ""
    assert staff.post(change(center), filled_in(answer)).status_code == 302
    center.refresh_from_db()
    assert (center.operator, center.summary) == ("街道", "她的")
    assert details(center) == {
        "phones": [("021-0000 0001", "前台", "1-5 09:00-17:00"), ("021-0000 0003", "", "")],
        "hours": ["Monday 09:00–18:00", "Tuesday 10:00–12:00"],
        "days": ["2027-01-01 closed ", "2027-02-02 closed 盘点"],
        "services": [("canteen", "二楼", ["business", "rider"]), ("haircut", "", [])],
        "amenities": [("toilet", False, ""), ("wifi", True, "全楼")],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("keeps", ["hers", "his"])
def test_where_both_changed_the_same_the_second_chooses(staff, his, center, keeps):
    make_phone("021-0000 0004", of=center)
    save(staff, change(center), summary="旧")
    hers = filled_in(staff.get(change(center)))
    save(
        his,
        change(center),
        summary="他的",
        lift="true",
        **{
            "phone_set-0-number": "021-0000 0011",
            "phone_set-1-label": "他的",
            "phone_set-2-DELETE": "on",
            WEEK(1): "8-18",
            "centeramenity_set-1-note": "他的",
        },
    )
    answer = staff.post(
        change(center),
        {
            **hers,
            "summary": "她的",
            "lift": "false",
            "phone_set-0-number": "021-0000 0021",
            "phone_set-1-DELETE": "on",
            "phone_set-2-label": "她的",
            WEEK(1): "closed",
            "centeramenity_set-1-note": "她的",
        },
    )
    clashes = [
        ("Summary", "她的", "他的"),
        ("Lift", "No", "Yes"),
        ("Phones 021-0000 0021: Number", "021-0000 0021", "021-0000 0011"),
        ("Phones 021-0000 0002", "deleted", "Number: 021-0000 0002, What for: 他的"),
        ("Phones 021-0000 0004", "Number: 021-0000 0004, What for: 她的", "deleted"),
        ("Weekly hours: Monday", "closed", "08:00–18:00"),
        ("Amenities of the center Wifi: Note", "她的", "他的"),
    ]
    assert told(answer)[1] == clashes
    choice = ticked(answer, *[what for what, *_ in clashes]) if keeps == "his" else {}
    again = staff.post(change(center), {**filled_in(answer), **choice})
    assert again.status_code == 302
    center.refresh_from_db()
    assert (center.summary, center.lift) == {"hers": ("她的", False), "his": ("他的", True)}[keeps]
    kept = details(center)
    assert [kept["phones"], kept["hours"], kept["amenities"]] == {
        "hers": [
            [("021-0000 0021", "", ""), ("021-0000 0004", "她的", "")],
            ["Tuesday 09:00–17:00"],
            [("wifi", True, "她的")],
        ],
        "his": [
            [("021-0000 0011", "", ""), ("021-0000 0002", "他的", "")],
            ["Monday 08:00–18:00", "Tuesday 09:00–17:00"],
            [("wifi", True, "他的")],
        ],
    }[keeps]


@pytest.mark.django_db
def test_a_room_is_watched_as_well(staff):
    for code in ("business", "rider"):
        make_audience(code, name_en=code.title())
    room = make_room()
    RoomLayout.objects.create(room=room, layout="rows", people=20)
    hers = filled_in(staff.get(change(room)))
    layout = {"layouts-1-layout": "boardroom", "layouts-1-people": "8"}
    save(staff, change(room), floor="2", audiences=["rider"], **layout)
    answer = staff.post(change(room), {**hers, "people": "12", "layouts-0-people": "18", **layout})
    assert told(answer) == (
        [
            "Floor: from “not stated” to “2”",
            "Audiences: from “not stated” to “Rider”",
            "Layout: added “layout: boardroom, people: 8”",
        ],
        [],
    )
    assert staff.post(change(room), filled_in(answer)).status_code == 302
    room = Room.objects.get()
    assert (room.floor, room.people, [each.code for each in room.audiences.all()]) == (
        "2",
        12,
        ["rider"],
    )
    assert list(room.layouts.values_list("layout", "people")) == [("rows", 18), ("boardroom", 8)]


@pytest.mark.django_db
def test_of_a_change_that_nobody_recorded_every_difference_is_to_choose(staff):
    center = make_center(summary="旧")
    hers = filled_in(staff.get(change(center)))
    Center.objects.update(summary="库里的")
    make_phone("021-0000 0009", of=center)
    answer = staff.post(change(center), {**hers, "postal_code": "200062"})
    said = "This listing was changed while you were at it, by no one at this desk."
    assert said in answer.content.decode()
    assert told(answer) == ([], [("Postal code", "200062", ""), ("Summary", "旧", "库里的")])
    choice = ticked(answer, "Summary")
    assert staff.post(change(center), {**filled_in(answer), **choice}).status_code == 302
    saved = Center.objects.get()
    assert (saved.summary, saved.postal_code, Phone.objects.count()) == ("库里的", "200062", 1)


@pytest.mark.django_db
def test_what_cannot_be_is_told_beside_what_changed_and_a_third_change_as_well(staff, his, center):
    hers = filled_in(staff.get(change(center)))
    save(his, change(center), operator="街道")
    answer = staff.post(change(center), {**hers, WEEK(1): "99", "summary": "她的"})
    assert answer.context["adminform"].form.errors == {}
    assert "Write hours such as 09:00" in answer.content.decode()
    save(his, change(center), operator="居委", summary="他的")
    answer = staff.post(change(center), {**filled_in(answer), WEEK(1): "9-10"})
    assert told(answer)[1] == [("Summary", "她的", "他的")]
    # Boxes that no page shows are no way to anything but one's own page.
    for strange in (
        "",
        "[]",
        "{",
        "[" * 9999,
        '{"summary": 1}',
        json.dumps({"operator": ["别的"]}),
    ):
        assert staff.post(change(center), {**hers, "_theirs": [strange]}).status_code == 200
    assert staff.post(change(center), filled_in(answer)).status_code == 302
    assert (Center.objects.get().operator, Center.objects.get().summary) == ("居委", "她的")
    assert details(center)["hours"] == ["Monday 09:00–10:00", "Tuesday 09:00–17:00"]
    assert SpecialDay.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="in memory there is one connection")
def test_of_two_saves_at_the_same_moment_the_second_is_told():
    center = make_center()
    page = change(center)
    clients = []
    for name in ("lina", "tom"):
        client = Client()
        client.force_login(User.objects.create_superuser(name))
        clients.append((name, client, filled_in(client.get(page))))
    start, statuses = Barrier(2), []

    def save_at_once(name, client, fields):
        start.wait()
        statuses.append(client.post(page, {**fields, "summary": name}).status_code)
        connections.close_all()

    threads = [Thread(target=save_at_once, args=each) for each in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 302]
    assert Center.objects.get().summary in ("lina", "tom")
