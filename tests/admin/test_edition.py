"""Whatever staff change makes the next edition, whichever way it is saved."""

import pytest

from centers.models import Audience, Edition, Service, ServiceOffer, WeeklyHours
from tests.admin.pages import save
from tests.factories import make_center, make_room


@pytest.fixture
def audiences(db):
    codes = ("business", "resident")
    return [Audience.objects.create(code=code, name=code) for code in codes]


def is_raised_by(act):
    before = Edition.objects.number()
    act()
    return Edition.objects.number() > before


def test_a_new_row_and_a_removed_row_make_the_next_edition(staff):
    url = f"/en/staff/centers/center/{make_center().pk}/change/"
    row = {"weekday": "1", "opens_minute": "09:00", "closes_minute": "17:00"}
    typed = {f"weeklyhours_set-0-{name}": text for name, text in row.items()}
    assert is_raised_by(lambda: save(staff, url, **typed))
    assert is_raised_by(lambda: save(staff, url, **{"weeklyhours_set-0-DELETE": "on"}))
    assert WeeklyHours.objects.count() == 0


def test_the_audiences_of_a_room_make_the_next_edition(staff, audiences):
    room = make_room()
    url = f"/en/staff/centers/room/{room.pk}/change/"
    assert is_raised_by(lambda: save(staff, url, audiences=["business"]))
    assert list(room.audiences.values_list("code")) == [("business",)]


def test_the_audiences_of_a_service_make_the_next_edition(staff, audiences):
    offer = ServiceOffer.objects.create(
        center=make_center(), service=Service.objects.create(code="canteen", name="食堂")
    )
    url = f"/en/staff/centers/center/{offer.center_id}/change/"
    changes = {"serviceoffer_set-0-audiences": ["resident"]}
    assert is_raised_by(lambda: save(staff, url, **changes))
    assert list(offer.audiences.values_list("code")) == [("resident",)]


def test_what_is_refused_makes_no_edition(staff):
    url = f"/en/staff/centers/center/{make_center().pk}/change/"
    assert not is_raised_by(lambda: save(staff, url, name=""))
