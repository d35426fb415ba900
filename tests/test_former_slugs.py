"""An address that was public goes on leading to its listing, whoever writes."""

import pytest
from django.core.exceptions import ValidationError

from centers.models import Center, FormerSlug, Room
from tests.factories import make_center, make_room

pytestmark = pytest.mark.django_db


def former_addresses():
    rows = FormerSlug.objects.order_by("pk").values_list("center__slug", "room__slug", "slug")
    return list(rows)


def rename(listing, slug, **fields):
    for name, value in {"slug": slug, **fields}.items():
        setattr(listing, name, value)
    listing.save()


def test_a_center_keeps_the_addresses_it_had():
    center = make_center(slug="one")
    rename(center, "two")
    rename(Center.objects.get(), "three")
    assert former_addresses() == [("three", None, "one"), ("three", None, "two")]


def test_a_room_keeps_the_addresses_it_had_in_its_center():
    room = make_room(slug="one", center=make_center(slug="center"))
    make_room(slug="one", center=make_center(slug="other"))
    rename(room, "two")
    assert former_addresses() == [("center", "two", "one")]


def test_an_address_taken_back_is_no_longer_a_former_one():
    center = make_center(slug="one")
    rename(center, "two")
    rename(center, "one")
    assert former_addresses() == [("one", None, "two")]


def test_a_draft_may_change_its_address_and_leaves_nothing_behind():
    center = make_center(slug="one", status=Center.Status.DRAFT)
    room = make_room(slug="one", center=center, status=Room.Status.DRAFT)
    rename(center, "two", status=Center.Status.PUBLISHED)
    rename(room, "two")
    assert former_addresses() == []


def test_an_address_withdrawn_before_it_is_changed_is_kept_as_well():
    center = make_center(slug="one")
    rename(center, "one", status=Center.Status.DRAFT)
    rename(center, "two")
    rename(center, "two", status=Center.Status.PUBLISHED)
    assert former_addresses() == [("two", None, "one")]


def test_a_listing_that_is_published_again_unchanged_has_no_former_address():
    center = make_center(slug="one")
    rename(center, "one", status=Center.Status.DRAFT)
    rename(center, "one", status=Center.Status.PUBLISHED)
    assert former_addresses() == []


@pytest.mark.parametrize("status", [Center.Status.CLOSED, Center.Status.RETIRED])
def test_a_closed_or_retired_center_is_found_where_it_was(status):
    center = make_center(slug="one")
    rename(center, "two", status=status)
    assert former_addresses() == [("two", None, "one")]


def test_nobody_takes_the_former_address_of_another_center():
    rename(make_center(slug="one"), "two")
    with pytest.raises(ValidationError) as refused:
        Center(slug="one", name="新中心", address="测试路").full_clean()
    sentence = "This was the address of another listing before."
    assert refused.value.message_dict == {"slug": [sentence]}


def test_nobody_takes_the_former_address_of_another_room_of_the_center():
    room = make_room(slug="one")
    rename(room, "two")
    with pytest.raises(ValidationError) as refused:
        Room(center=room.center, slug="one", name="新会议室").full_clean()
    sentence = "This was the address of another listing before."
    assert refused.value.message_dict == {"slug": [sentence]}
    Room(center=make_center(), slug="one", name="新会议室").full_clean()


def test_a_former_address_that_is_taken_unchecked_leads_to_one_listing_alone():
    rename(make_center(slug="one"), "two")
    newcomer = make_center(slug="one")
    assert former_addresses() == []
    rename(newcomer, "three")
    assert former_addresses() == [("three", None, "one")]
