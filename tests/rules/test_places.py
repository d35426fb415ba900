"""Distances, walks and boxes hold all over the earth; Chinese maps are read as they shift."""

from math import atan2, cos, hypot, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.places import (
    COUNTRIES,
    EARTH_RADIUS_KM,
    Box,
    Datum,
    Point,
    bd09_to_gcj02,
    box_around,
    distance_km,
    gcj02_to_wgs84,
    snap,
    to_wgs84,
    walking_km,
    walking_minutes,
    wgs84_to_gcj02,
)

METRES_A_DEGREE = 111_195

# Pairs as the published implementations of the transform give them: WGS-84, GCJ-02.
PUBLISHED = [
    (Point(31.1774276, 121.5272106), Point(31.17530398364597, 121.531541859215)),
    (Point(22.543847, 113.912316), Point(22.540796131694766, 113.9171764808363)),
    (Point(39.911954, 116.377817), Point(39.91334545536069, 116.38404722455657)),
]


def metres_between(one: Point, other: Point) -> float:
    """The distance of two near points."""
    north = (one.latitude - other.latitude) * METRES_A_DEGREE
    east = (one.longitude - other.longitude) * METRES_A_DEGREE * cos(radians(one.latitude))
    return hypot(north, east)


@pytest.mark.parametrize(("true", "shown"), PUBLISHED)
def test_a_place_is_shown_where_the_published_transform_shows_it(true: Point, shown: Point) -> None:
    assert metres_between(wgs84_to_gcj02(true), shown) < 0.001


@pytest.mark.parametrize(("true", "shown"), PUBLISHED)
def test_a_point_read_off_a_chinese_map_is_brought_back_to_its_place(
    true: Point, shown: Point
) -> None:
    assert metres_between(gcj02_to_wgs84(shown), true) < 0.001


def test_a_point_read_off_baidus_map_is_brought_to_where_amap_shows_it() -> None:
    shown = bd09_to_gcj02(Point(39.915, 116.404))
    assert metres_between(shown, Point(39.90865673957631, 116.39762729119315)) < 0.001


def baidu(amap: Point) -> Point:
    """Where Baidu shows what Amap shows at a point, as published."""
    turn = pi * 3000 / 180
    far = hypot(*amap) + 0.00002 * sin(amap.latitude * turn)
    angle = atan2(*amap) + 0.000003 * cos(amap.longitude * turn)
    return Point(far * sin(angle) + 0.006, far * cos(angle) + 0.0065)


def test_a_point_of_any_map_is_brought_to_its_place() -> None:
    true, shown = PUBLISHED[0]
    on_baidu = baidu(shown)
    assert to_wgs84(true, Datum.WGS84) == true
    assert metres_between(to_wgs84(shown, Datum.GCJ02), true) < 0.001
    assert metres_between(to_wgs84(on_baidu, Datum.BD09), true) < 1


def test_the_shift_in_shanghai_is_half_a_kilometre() -> None:
    true, shown = PUBLISHED[0]
    assert round(metres_between(true, shown)) == 475


def test_elsewhere_than_in_china_points_stay_where_they_are() -> None:
    denver = Point(39.7392, -104.9903)
    assert (wgs84_to_gcj02(denver), gcj02_to_wgs84(denver)) == (denver, denver)


def test_a_box_holds_its_edge_and_nothing_beyond() -> None:
    korea = COUNTRIES["KR"]
    assert korea.holds(Point(korea.south, korea.west))
    assert not korea.holds(Point(31.2304, 121.4737))


ANYWHERE = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def reference_km(one: Point, other: Point) -> float:
    """The great circle by Vincenty's formula for a sphere, exact at every distance."""
    north, other_north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    across = hypot(
        cos(other_north) * sin(east),
        cos(north) * sin(other_north) - sin(north) * cos(other_north) * cos(east),
    )
    along = sin(north) * sin(other_north) + cos(north) * cos(other_north) * cos(east)
    return EARTH_RADIUS_KM * atan2(across, along)


@given(ANYWHERE, ANYWHERE)
def test_distances_agree_with_the_reference_to_a_meter(one: Point, other: Point) -> None:
    assert abs(distance_km(one, other) - reference_km(one, other)) < 0.001
    assert distance_km(one, other) == pytest.approx(distance_km(other, one), abs=1e-9)


@given(ANYWHERE, st.floats(-3, 3), st.floats(-3, 3))
def test_near_points_are_measured_to_a_meter_too(one: Point, north: float, east: float) -> None:
    other = Point(max(-90.0, min(90.0, one.latitude + north / 111)), one.longitude + east / 111)
    assert abs(distance_km(one, other) - reference_km(one, other)) < 0.001


def test_known_distances() -> None:
    shanghai, beijing = Point(31.2304, 121.4737), Point(39.9042, 116.4074)
    assert round(distance_km(shanghai, beijing)) == 1067
    assert distance_km(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111.195, abs=0.001)
    assert distance_km(Point(90, 0), Point(-90, 77)) == pytest.approx(20015.115, abs=0.001)
    assert distance_km(shanghai, shanghai) == 0


@given(ANYWHERE, st.floats(0, 20_000) | st.floats(0, 5), ANYWHERE)
def test_a_box_holds_all_that_is_near(center: Point, radius_km: float, other: Point) -> None:
    if distance_km(center, other) <= radius_km:
        assert box_around(center, radius_km).holds(other)


@given(ANYWHERE, st.floats(0.01, 5), st.floats(-1, 1), st.floats(-1, 1))
def test_a_box_holds_what_is_close_by(
    center: Point, radius_km: float, north: float, east: float
) -> None:
    latitude = max(-90.0, min(90.0, center.latitude + north * radius_km / 111))
    parallel_km = 111 * max(1e-9, cos(radians(latitude)))
    longitude = (center.longitude + east * radius_km / parallel_km + 180) % 360 - 180
    other = Point(latitude, longitude)
    assert box_around(center, radius_km).holds(other) or distance_km(center, other) > radius_km


@pytest.mark.parametrize(
    ("center", "crosses", "corners"),
    [
        (Point(0, 0), False, (-0.00899, -0.00899, 0.00899, 0.00899)),
        (Point(60, 10), False, (59.99101, 9.98201, 60.00899, 10.01799)),
        (Point(0, 179.999), True, (-0.00899, 179.99001, 0.00899, -179.99201)),
        (Point(0, -180), True, (-0.00899, 179.99101, 0.00899, -179.99101)),
        (Point(90, 5), False, (89.99101, -180, 90, 180)),
        (Point(-89.995, 5), False, (-90, -180, -89.98601, 180)),
    ],
)
def test_a_box_is_as_small_as_it_can_be(
    center: Point, *, crosses: bool, corners: tuple[float, ...]
) -> None:
    box = box_around(center, 1)
    assert box == pytest.approx(Box(*corners), abs=0.00002)
    assert box.crosses_date_line is crosses


@pytest.mark.parametrize(
    ("exact", "snapped"),
    [
        ((31.23041, 121.47371), Point(31.23, 121.474)),
        ((-0.0001, 0.0001), Point(0.0, 0.0)),
        ((90.0, -180.0), Point(90.0, -180.0)),
    ],
)
def test_a_point_is_snapped_to_three_decimals(exact: tuple[float, float], snapped: Point) -> None:
    assert snap(*exact) == snapped
    assert [str(number) for number in snap(*exact)] == [str(number) for number in snapped]


@pytest.mark.parametrize(
    ("kilometers", "minutes", "slow_minutes"),
    [(0, 0, 0), (0.05, 1, 2), (0.45, 8, 10), (0.75 / 1.3, 10, 13), (1, 18, 22), (5, 87, 109)],
)
def test_a_walk_is_estimated_with_its_detours(
    kilometers: float, minutes: int, slow_minutes: int
) -> None:
    assert walking_minutes(kilometers) == minutes
    assert walking_minutes(kilometers, slowly=True) == slow_minutes


@pytest.mark.parametrize("minutes", [0, 5, 10, 15, 30])
@pytest.mark.parametrize("slowly", [False, True])
def test_as_far_as_one_walks_in_so_many_minutes_takes_as_many(
    minutes: int, *, slowly: bool
) -> None:
    assert walking_minutes(walking_km(minutes, slowly=slowly), slowly=slowly) == minutes
