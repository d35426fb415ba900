"""A sketch is true to scale, shows all that it is made for, and lets nothing touch."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.places import Point, distance_km
from centers.rules.sketch import (
    APART,
    MARGIN,
    NARROWEST_KM,
    SHEET,
    Spot,
    corners_around,
    gathered,
    sheet_of,
)

IN_TOWN = st.builds(Point, st.floats(31.1, 31.3), st.floats(121.35, 121.6))
IN_MIDDLE = Spot(SHEET / 2, SHEET / 2)


@given(st.lists(IN_TOWN, min_size=2, max_size=20))
def test_every_distance_is_drawn_to_scale(points):
    sheet = sheet_of(points)
    first = sheet.spot(points[0])
    for point in points[1:]:
        spot = sheet.spot(point)
        drawn = hypot(spot.x - first.x, spot.y - first.y)
        assert drawn == pytest.approx(sheet.units(distance_km(points[0], point)), rel=3e-3)


@given(
    st.lists(st.builds(Point, st.floats(-80, 80), st.floats(-180, 180)), min_size=1, max_size=20)
)
def test_wherever_they_lie_all_points_are_on_the_sheet(points):
    sheet = sheet_of(points)
    half_around = any(abs(point.longitude - points[0].longitude) > 90 for point in points)
    for spot in [] if half_around else map(sheet.spot, points):
        assert MARGIN - 1e-6 <= spot.x <= SHEET - MARGIN + 1e-6
        assert MARGIN - 1e-6 <= spot.y <= SHEET - MARGIN + 1e-6


def test_north_is_on_top_and_east_is_right_also_across_the_date_line():
    sheet = sheet_of([Point(0.0, 179.9), Point(0.1, -179.9)])
    west, east = sheet.spot(Point(0.0, 179.9)), sheet.spot(Point(0.1, -179.9))
    assert (west.x, east.x) == (pytest.approx(MARGIN), pytest.approx(SHEET - MARGIN))
    assert west.y > east.y
    assert sheet.box.crosses_date_line


def test_a_single_point_stands_in_the_middle_of_a_sheet_as_wide_as_a_street():
    point = Point(31.23, 121.47)
    assert sheet_of([point]) == (pytest.approx(point), NARROWEST_KM)
    assert sheet_of([point]).spot(point) == pytest.approx(IN_MIDDLE)


def test_a_circle_is_shown_whole():
    sheet = sheet_of(corners_around(Point(31.23, 121.47), 1.0))
    assert sheet.units(1.0) == pytest.approx(SHEET / 2 - MARGIN, rel=1e-3)


@pytest.mark.parametrize(
    ("span_km", "bar_km"), [(0.4, 0.1), (3.1, 1), (7, 2), (16, 5), (40, 10), (9000, 2000)]
)
def test_the_bar_of_the_scale_is_a_round_length(span_km, bar_km):
    sheet = sheet_of([Point(0.0, 0.0)])._replace(span_km=span_km)
    assert sheet.bar_km == pytest.approx(bar_km)
    assert SHEET / 8 < sheet.units(sheet.bar_km) <= SHEET / 3


@given(st.lists(st.builds(Spot, st.floats(0, 360), st.floats(0, 360)), max_size=40))
def test_what_is_near_is_drawn_as_one_and_nothing_is_lost(spots):
    groups = gathered(spots)
    assert sorted(number for group in groups for number in group) == list(range(len(spots)))
    firsts = [spots[group[0]] for group in groups]
    for n, one in enumerate(firsts):
        for other in firsts[:n]:
            assert hypot(one.x - other.x, one.y - other.y) >= APART
