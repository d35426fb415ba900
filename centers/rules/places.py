"""Places on the earth: boxes around countries, and the datum of Chinese maps."""

from math import cos, pi, radians, sin, sqrt
from typing import NamedTuple

# The ellipsoid (Krasovsky 1940) that the GCJ-02 transform is defined on.
SEMI_MAJOR_AXIS_M = 6378245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323


class Point(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float


class Box(NamedTuple):
    """Everything between two latitudes and two longitudes, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies in the box or on its edge."""
        return (
            self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east
        )


#: Boxes that hold every inhabited place of a country, by its ISO 3166 code.
COUNTRIES = {
    "CN": Box(3.8, 73.4, 53.6, 135.1),
    "KR": Box(32.9, 124.5, 38.7, 132.0),
}

# Where Chinese maps shift points at all.
SHIFTED = Box(0.8293, 72.004, 55.8271, 137.8347)


def gcj02_to_wgs84(point: Point) -> Point:
    """The true place of a point read off a Chinese map (Amap, Tencent), to a millimetre.

    The shift is defined from WGS-84 only, so its inverse is found by trying; each try is about a
    thousand times nearer.
    """
    guess = point
    for _ in range(4):
        shifted = wgs84_to_gcj02(guess)
        guess = Point(
            guess.latitude + point.latitude - shifted.latitude,
            guess.longitude + point.longitude - shifted.longitude,
        )
    return guess


def wgs84_to_gcj02(point: Point) -> Point:
    """Where Chinese maps show a place; elsewhere than in China they show it as it is."""
    if not SHIFTED.holds(point):
        return point
    north_m, east_m = _shift(point.longitude - 105.0, point.latitude - 35.0)
    flattening = 1 - ECCENTRICITY_SQUARED * sin(radians(point.latitude)) ** 2
    meridian_m = SEMI_MAJOR_AXIS_M * (1 - ECCENTRICITY_SQUARED) / (flattening * sqrt(flattening))
    parallel_m = SEMI_MAJOR_AXIS_M / sqrt(flattening) * cos(radians(point.latitude))
    return Point(
        point.latitude + north_m * 180.0 / (meridian_m * pi),
        point.longitude + east_m * 180.0 / (parallel_m * pi),
    )


def _shift(x: float, y: float) -> tuple[float, float]:
    """Metres north and east by which a point shifts, x degrees east and y north of 35 N 105 E."""
    root, both = 0.1 * sqrt(abs(x)), _waves(x, (6.0, 20.0), (2.0, 20.0))
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 2.0 * root + both
    north += _waves(y, (1.0, 20.0), (1 / 3, 40.0)) + _waves(y, (1 / 12, 160.0), (1 / 30, 320.0))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + root + both
    east += _waves(x, (1.0, 20.0), (1 / 3, 40.0)) + _waves(x, (1 / 12, 150.0), (1 / 30, 300.0))
    return north, east


def _waves(degrees: float, *waves: tuple[float, float]) -> float:
    """Two thirds of a sum of sines, each by its half turns a degree and its height in metres."""
    return sum(height * sin(degrees * turns * pi) for turns, height in waves) * 2.0 / 3.0
