"""What is near: the database measures as the rules do, on either side of every line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from centers.models import Center, Room
from centers.rules.places import Point, distance_km
from tests.factories import make_center, make_room

METRE = 0.001


def points() -> st.SearchStrategy[Point]:
    """Points anywhere, and often near a pole, the date line or the equator."""
    latitudes = st.floats(-90, 90) | st.sampled_from([-90.0, -89.9999, 0.0, 89.99, 90.0])
    longitudes = st.floats(-180, 180) | st.sampled_from([-180.0, -179.999, 0.0, 179.999, 180.0])
    return st.builds(written, latitudes, longitudes)


def written(latitude: float, longitude: float) -> Point:
    """A point as people write one: PostgreSQL squares no number below 1e-154."""
    return Point(round(latitude, 9), round(longitude, 9))


def neighbors(draw: st.DrawFn, point: Point) -> Point:
    """A point within a few kilometers, over the date line if need be."""
    latitude = point.latitude + draw(st.floats(-0.05, 0.05))
    longitude = point.longitude + draw(st.floats(-0.05, 0.05))
    return written(max(-90.0, min(90.0, latitude)), (longitude + 180) % 360 - 180)


@st.composite
def surroundings(draw: st.DrawFn) -> tuple[Point, list[Point]]:
    """A point, with some that are near it and some that may be anywhere."""
    here = draw(points())
    near = [neighbors(draw, here) for _ in range(draw(st.integers(0, 4)))]
    return here, [*near, *draw(st.lists(points(), max_size=3))]


class DistanceTest(TestCase):
    @given(surroundings(), st.floats(0.01, 12) | st.floats(100, 20_037))
    def test_the_database_agrees_with_the_rule(self, surrounding, within_km):
        here, places = surrounding
        centers = {
            make_center(latitude=place.latitude, longitude=place.longitude).pk: place
            for place in places
        }
        truly = {pk: distance_km(here, place) for pk, place in centers.items()}
        found = dict(Center.objects.near(*here).values_list("pk", "distance_km"))
        assert found.keys() == truly.keys()
        assert all(abs(found[pk] - truly[pk]) < METRE for pk in truly)
        within = set(Center.objects.near(*here, within_km=within_km).values_list("pk", flat=True))
        assert {pk for pk, km in truly.items() if km < within_km - METRE} <= within
        assert within <= {pk for pk, km in truly.items() if km < within_km + METRE}


@pytest.mark.django_db
def test_the_nearest_come_first_and_those_without_a_place_last() -> None:
    nowhere = make_room(center=make_center(name="一"))
    far = make_room(center=make_center(name="二", latitude=31.3, longitude=121.5))
    near = make_room(center=make_center(name="三", latitude=31.2, longitude=121.5))
    assert [(room, room.distance_km) for room in Room.objects.near(31.2, 121.5)] == [
        (near, 0.0),
        (far, pytest.approx(11.119, abs=METRE)),
        (nowhere, None),
    ]
    assert list(Room.objects.near(31.2, 121.5, within_km=11)) == [near]
    assert list(Center.objects.near(31.2, 121.5, within_km=12)) == [near.center, far.center]


@pytest.mark.django_db
def test_zero_degrees_are_a_place_and_zero_kilometers_a_limit() -> None:
    island = make_center(latitude=0.0, longitude=0.0)
    make_center(latitude=0.0, longitude=0.01)
    assert list(Center.objects.near(0.0, 0.0, within_km=0)) == [island]


@pytest.mark.django_db
@pytest.mark.parametrize(("latitude", "longitude"), [(-17.0, 180.0), (89.99, -90.0), (-90.0, 0.0)])
def test_near_the_date_line_and_the_poles_nothing_is_lost(latitude, longitude) -> None:
    offsets = (-0.005, 0.005)
    around = {
        make_center(latitude=latitude * 0.99995, longitude=(longitude + east + 180) % 360 - 180)
        for east in offsets
    }
    assert set(Center.objects.near(latitude, longitude, within_km=2)) == around


@pytest.mark.django_db
def test_one_query_finds_a_page_of_what_is_near(django_assert_num_queries) -> None:
    make_center(latitude=31.2, longitude=121.5)
    with django_assert_num_queries(1):
        list(Center.objects.published().near(31.2, 121.5)[:20])
