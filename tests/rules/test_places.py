"""Chinese maps shift points; reading them off brings them back."""

from math import cos, hypot, radians

import pytest

from centers.rules.places import COUNTRIES, Point, gcj02_to_wgs84, wgs84_to_gcj02

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
