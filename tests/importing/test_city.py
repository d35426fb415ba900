"""The synthetic city: the same for the same seed, plausible, and gone as a whole."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model

from centers.importing import city
from centers.importing.catalogs import load_catalogs
from centers.importing.city import CityStandsError, make_city, remove_city
from centers.models import (
    Center,
    CenterAmenity,
    Occupied,
    Phone,
    Room,
    RoomLayout,
    ServiceOffer,
    WeeklyHours,
)

from ..factories import make_room
from ..rules.places import on

pytestmark = pytest.mark.django_db

TODAY = on("11-24")
STATED = (
    Center,
    CenterAmenity,
    ServiceOffer,
    Room,
    Phone,
    WeeklyHours,
    RoomLayout,
    Occupied,
)
FACTS = ("people", "fee", "notice_days", "furthest_days", "longest_minutes", "step_free")


def make(centers: int = 30, seed: int = 1) -> list[int]:
    return list(make_city(centers, seed, TODAY))


def facts() -> list[tuple[Any, ...]]:
    """What tells one city from another."""
    rooms = Room.objects.order_by("pk").values_list("center__latitude", "name", *FACTS)
    phones = Phone.objects.order_by("pk").values_list("number", "answered")
    return [*rooms, *phones, *Occupied.objects.order_by("pk").values_list("starts", "ends")]


def test_it_has_three_rooms_a_center_and_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load_catalogs()
    monkeypatch.setattr(city, "BATCH", 10)

    assert make(21) == [10, 10, 1]
    assert (Center.objects.count(), Room.objects.count()) == (21, 63)


def test_the_same_seed_makes_the_same_city_and_another_another() -> None:
    load_catalogs()
    cities = []
    for seed in (1, 1, 2):
        make(seed=seed)
        cities.append(facts())
        remove_city()

    assert cities[0] == cities[1]
    assert cities[0] != cities[2]


def test_about_a_fifth_of_the_facts_is_not_stated() -> None:
    load_catalogs()
    make(150)

    for fact in FACTS:
        stated = Room.objects.exclude(**{fact: "" if fact == "fee" else None}).count()
        assert 315 < stated < 405, fact


def test_what_it_states_is_as_people_could_have_written_it() -> None:
    load_catalogs()
    make(15)

    for model in STATED:
        assert model._default_manager.exists(), model
        for row in model._default_manager.all():
            valid(row)
    assert Occupied.objects.order_by("starts").first().starts.date() < TODAY + timedelta(7)


def valid(row: Model) -> None:
    row.full_clean(validate_unique=False)


def test_there_is_one_at_a_time_and_it_goes_alone() -> None:
    load_catalogs()
    kept = make_room()
    make()
    with pytest.raises(CityStandsError):
        make()
    remove_city()

    assert list(Room.objects.all()) == [kept]
    assert list(Center.objects.all()) == [kept.center]
