"""Which listings each question finds, and in which order."""

from datetime import date

import pytest

from centers.models import Center, FormerSlug, Room, SpecialDay

from .factories import (
    lend_to,
    make_area,
    make_center,
    make_offer,
    make_phone,
    make_room,
    make_service,
    state,
)

pytestmark = pytest.mark.django_db


def names(listings):
    return [listing.name for listing in listings]


def make_center_in_each_state():
    for status in Center.Status.values:
        make_center(name=status, status=status)


# --- centers -------------------------------------------------------------------------------------


def test_a_visitor_sees_published_and_temporarily_closed_centers():
    make_center_in_each_state()
    assert names(Center.objects.published()) == ["closed", "published"]


def test_a_retired_center_is_known_to_have_been_there():
    make_center_in_each_state()
    assert names(Center.objects.retired()) == ["retired"]


def test_a_center_is_found_at_its_address_and_at_its_former_ones():
    center = make_center(slug="new")
    FormerSlug.objects.create(center=center, slug="old")
    FormerSlug.objects.create(center=center, room=make_room(center=center), slug="old-room")
    found = {slug: names(Center.objects.at(slug)) for slug in ("new", "old", "old-room", "other")}
    assert found == {"new": [center.name], "old": [center.name], "old-room": [], "other": []}


def test_an_area_holds_the_centers_of_the_areas_inside_it():
    district = make_area("310107")
    street = make_area("310107005", parent=district)
    make_center(name="district", area=district)
    make_center(name="elsewhere", area=make_area("310108"))
    make_center(name="nowhere")
    make_center(name="street", area=street)
    found = {code: names(Center.objects.in_area(code)) for code in ("310107", "310107005")}
    assert found == {"310107": ["district", "street"], "310107005": ["street"]}


def test_a_service_finds_the_centers_that_offer_it_and_no_others():
    make_offer(make_center(name="cuts hair"), "haircut")
    make_offer(make_center(name="cooks"), "canteen")
    assert names(Center.objects.offering("haircut")) == ["cuts hair"]


def test_an_amenity_of_a_center_must_be_stated_as_there():
    state(make_center(name="has"), "wifi")
    state(make_center(name="has not"), "wifi", present=False)
    make_center(name="says nothing")
    assert names(Center.objects.with_amenity("wifi")) == ["has"]


def test_an_access_fact_of_a_center_is_an_amenity_too():
    make_center(name="step", step_free_entrance=False)
    make_center(name="step-free", step_free_entrance=True)
    make_center(name="says nothing")
    assert names(Center.objects.with_amenity("step_free")) == ["step-free"]


def test_a_center_is_for_an_audience_by_a_service_or_by_a_room_that_is_seen():
    make_offer(make_center(name="a service"), "rest", "rider")
    lend_to(make_room(center=make_center(name="b room")), "rider")
    lend_to(make_room(center=make_center(name="c draft room"), status="draft"), "rider")
    make_offer(make_center(name="d for others"), "rest", "elder")
    make_offer(make_center(name="e for nobody stated"), "rest")
    assert names(Center.objects.for_audience("rider")) == ["a service", "b room"]


def test_the_services_on_the_start_page_are_those_of_visible_centers():
    make_offer(make_center(), "haircut")
    make_offer(make_center(), "haircut")
    make_offer(make_center(status="draft"), "canteen")
    make_service("lectures")
    services = Center.objects.published().services_offered()
    assert [service.code for service in services] == ["haircut"]


def test_samples_are_told_from_real_centers():
    make_center(name="made up", imported_from="sample")
    make_center(name="real", imported_from="korea")
    assert names(Center.objects.samples()) == ["made up"]


# --- rooms ---------------------------------------------------------------------------------------


def make_room_in_each_state():
    for center_status in Center.Status.values:
        center = make_center(name=center_status, status=center_status)
        for status in Room.Status.values:
            make_room(center=center, name=f"{status} in {center_status}", status=status)


def test_a_visitor_sees_published_rooms_of_centers_that_are_seen():
    make_room_in_each_state()
    assert names(Room.objects.published()) == ["published in closed", "published in published"]


def test_a_room_has_left_by_itself_or_with_its_center_but_no_draft_ever_has():
    make_room_in_each_state()
    assert names(Room.objects.retired()) == [
        "retired in closed",
        "retired in published",
        "published in retired",
        "retired in retired",
    ]


def test_a_room_is_found_at_former_addresses_of_its_own_and_of_its_center():
    center = make_center(slug="center")
    room = make_room(center=center, slug="room")
    make_room(center=center, slug="other")
    FormerSlug.objects.create(center=center, slug="old-center")
    FormerSlug.objects.create(center=center, room=room, slug="old-room")
    addresses = [("center", "room"), ("old-center", "room"), ("old-center", "old-room")]
    found = [names(Room.objects.at(*address)) for address in addresses]
    assert found == [[room.name]] * 3
    assert names(Room.objects.at("other-center", "room")) == []


# --- what a page tells ---------------------------------------------------------------------------


def test_a_room_is_asked_for_at_its_own_phone_else_at_its_centers():
    center = make_center()
    own, other = make_room(center=center, name="own"), make_room(center=center, name="other")
    make_phone("021-0000 0001", of=center)
    make_phone("021-0000 0002", of=own)
    rooms = {room.name: room for room in Room.objects.with_card_facts()}
    numbers = {name: [phone.number for phone in room.phones] for name, room in rooms.items()}
    assert numbers == {"own": ["021-0000 0002"], "other": ["021-0000 0001"]}
    assert [phone.number for phone in other.phones] == ["021-0000 0001"]


def test_special_days_that_are_over_are_left_out():
    center = make_center()
    room = make_room(center=center)
    for of, month in ((None, 2), (None, 4), (room, 3), (room, 1)):
        day = date(2026, month, 1)
        SpecialDay.objects.create(center=center, room=of, starts_on=day, ends_on=day)
    found = Room.objects.with_page_facts().get()
    coming = found.special_days_from(date(2026, 3, 1))
    assert [special.starts_on.month for special in coming] == [3, 4]
