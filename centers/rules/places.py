"""Places on the earth: distances, walks and boxes, and the datum of Chinese maps."""

from enum import StrEnum
from math import asin, atan2, ceil, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

# The ellipsoid (Krasovsky 1940) that the GCJ-02 transform is defined on.
SEMI_MAJOR_AXIS_M = 6378245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323

# The mean radius of the earth (IUGG), for distances as on a sphere.
EARTH_RADIUS_KM = 6371.0088
RADIANS_A_DEGREE = pi / 180

# A walk is about so much longer than the straight line; people, and the old, walk at such a pace.
DETOUR = 1.3
WALKING_KM_A_MINUTE = 4.5 / 60
SLOW_WALKING_KM_A_MINUTE = 3.6 / 60

# What Baidu's maps turn and shift points by, beyond GCJ-02.
BAIDU_TURN = pi * 3000 / 180
BAIDU_NORTH, BAIDU_EAST = 0.006, 0.0065

# By how much a box is wider than it need be, so that rounding leaves nothing out: 11 cm.
MARGIN_DEGREES = 1e-6


class Point(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float


class Datum(StrEnum):
    """Which numbers a map writes for a place: those of GPS, or those of China's maps."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


class Box(NamedTuple):
    """Everything between two latitudes and two longitudes, in degrees.

    It reaches from its west eastward to its east: across the date line if the east is the lesser.
    """

    south: float
    west: float
    north: float
    east: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies in the box or on its edge."""
        east_of_west, west_of_east = point.longitude >= self.west, point.longitude <= self.east
        among_columns = (
            east_of_west or west_of_east
            if self.crosses_date_line
            else east_of_west and west_of_east
        )
        return self.south <= point.latitude <= self.north and among_columns

    @property
    def crosses_date_line(self) -> bool:
        """Whether it lies on both sides of the meridian of 180 degrees."""
        return self.west > self.east


#: Boxes that hold every inhabited place of a country, by its ISO 3166 code.
COUNTRIES = {
    "CN": Box(3.8, 73.4, 53.6, 135.1),
    "KR": Box(32.9, 124.5, 38.7, 132.0),
}

# Where Chinese maps shift points at all.
SHIFTED = Box(0.8293, 72.004, 55.8271, 137.8347)


def snap(latitude: float, longitude: float) -> Point:
    """A point on a grid of a thousandth of a degree: near enough to search, too coarse to trace."""
    # Adding zero leaves no minus on a zero, which would be another address for the same place.
    return Point(round(latitude, 3) + 0.0, round(longitude, 3) + 0.0)


def distance_km(one: Point, other: Point) -> float:
    """The great-circle distance of two points in kilometers, on a sphere (haversine)."""
    north = sin(radians(other.latitude - one.latitude) / 2)
    east = sin(radians(other.longitude - one.longitude) / 2)
    parallels = cos(radians(one.latitude)) * cos(radians(other.latitude))
    half_chord = sqrt(north * north + parallels * east * east)
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, half_chord))


def box_around(point: Point, radius_km: float) -> Box:
    """A box that holds every point within a distance, and little more."""
    reach = radius_km / EARTH_RADIUS_KM
    south = point.latitude - degrees(reach) - MARGIN_DEGREES
    north = point.latitude + degrees(reach) + MARGIN_DEGREES
    if south <= -90 or north >= 90:
        return Box(max(south, -90.0), -180.0, min(north, 90.0), 180.0)
    width = degrees(asin(min(1.0, sin(reach) / cos(radians(point.latitude))))) + MARGIN_DEGREES
    west, east = point.longitude - width, point.longitude + width
    return Box(
        south, west if west > -180 else west + 360, north, east if east < 180 else east - 360
    )


def walking_minutes(distance_km: float, *, slowly: bool = False) -> int:
    """An estimate of a walk in whole minutes, rounded up, from the straight line in kilometers.

    ``slowly`` is the pace of the old.
    """
    pace = SLOW_WALKING_KM_A_MINUTE if slowly else WALKING_KM_A_MINUTE
    # Rounded first: 3.0000000000000004 minutes are three.
    return ceil(round(distance_km * DETOUR / pace, 9))


def walking_km(minutes: float, *, slowly: bool = False) -> float:
    """How far away, in a straight line, a walk of so many minutes is estimated to lead."""
    pace = SLOW_WALKING_KM_A_MINUTE if slowly else WALKING_KM_A_MINUTE
    return minutes * pace / DETOUR


def to_wgs84(point: Point, datum: Datum) -> Point:
    """The true place of a point that is given in some datum."""
    match datum:
        case Datum.WGS84:
            return point
        case Datum.GCJ02:
            return gcj02_to_wgs84(point)
        case Datum.BD09:
            return gcj02_to_wgs84(bd09_to_gcj02(point))


def bd09_to_gcj02(point: Point) -> Point:
    """Where Amap shows a point read off Baidu's map, to a meter, as published."""
    north, east = point.latitude - BAIDU_NORTH, point.longitude - BAIDU_EAST
    far = hypot(north, east) - 0.00002 * sin(north * BAIDU_TURN)
    angle = atan2(north, east) - 0.000003 * cos(east * BAIDU_TURN)
    return Point(far * sin(angle), far * cos(angle))


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
