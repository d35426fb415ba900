"""A sketch of places: a square sheet with north on top, its scale, what is drawn where on it."""

from collections.abc import Iterable, Sequence
from math import cos, floor, hypot, log10, radians
from typing import NamedTuple

from .places import EARTH_RADIUS_KM, RADIANS_A_DEGREE, Box, Point, box_around

# The sheet is so many units wide and high; nothing it is made for lies nearer to its edge.
SHEET = 360.0
MARGIN = 30.0

# What lies nearer to each other than so many units is drawn as one.
APART = 32.0

# No sheet shows less than so many kilometers.
NARROWEST_KM = 0.4

KM_A_DEGREE = EARTH_RADIUS_KM * RADIANS_A_DEGREE


class Spot(NamedTuple):
    """Units from the left edge of a sheet, and from its upper edge."""

    x: float
    y: float


class Sheet(NamedTuple):
    """A square map around a point, so many kilometers from edge to edge.

    A degree east is as long everywhere as in the middle (equirectangular), which is true to a
    quarter of a percent across a city.
    """

    middle: Point
    span_km: float

    def spot(self, point: Point) -> Spot:
        """Where a point is drawn; beyond the edges if it lies beyond them."""
        east = eastward(self.middle, point) * cos(radians(self.middle.latitude))
        north = point.latitude - self.middle.latitude
        return Spot(
            SHEET / 2 + self.units(east * KM_A_DEGREE), SHEET / 2 - self.units(north * KM_A_DEGREE)
        )

    def units(self, distance_km: float) -> float:
        """How long a distance is drawn."""
        return distance_km * SHEET / self.span_km

    @property
    def box(self) -> Box:
        """What the sheet shows."""
        high = self.span_km / KM_A_DEGREE / 2
        wide = min(high / max(cos(radians(self.middle.latitude)), 1e-9), 180.0)
        latitude, longitude = self.middle
        return Box(
            latitude - high, wrapped(longitude - wide), latitude + high, wrapped(longitude + wide)
        )

    @property
    def bar_km(self) -> float:
        """A round length for the scale: the longest that takes a third of the sheet at most."""
        longest = self.span_km / 3
        power = 10.0 ** floor(log10(longest))
        return next(step * power for step in (5, 2, 1) if step * power <= longest)


def sheet_of(points: Iterable[Point]) -> Sheet:
    """The narrowest sheet that shows all of these, of which there is at least one."""
    points = list(points)
    first = points[0]
    easts = [eastward(first, point) for point in points]
    norths = [point.latitude - first.latitude for point in points]
    middle = Point(
        first.latitude + (min(norths) + max(norths)) / 2,
        wrapped(first.longitude + (min(easts) + max(easts)) / 2),
    )
    wide = (max(easts) - min(easts)) * cos(radians(middle.latitude))
    high = max(norths) - min(norths)
    shown_km = max(wide, high) * KM_A_DEGREE * SHEET / (SHEET - 2 * MARGIN)
    return Sheet(middle, max(shown_km, NARROWEST_KM))


def corners_around(point: Point, radius_km: float) -> list[Point]:
    """Two points such that a sheet which shows both shows all that is so near."""
    box = box_around(point, radius_km)
    return [Point(box.south, box.west), Point(box.north, box.east)]


def gathered(spots: Sequence[Spot], apart: float = APART) -> list[list[int]]:
    """The numbers of the spots from 0 on, those together that are drawn as one.

    Each group stands where its first one lies, so no two of them touch.
    """
    groups: list[list[int]] = []
    for number, spot in enumerate(spots):
        for group in groups:
            first = spots[group[0]]
            if hypot(spot.x - first.x, spot.y - first.y) < apart:
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


def eastward(one: Point, other: Point) -> float:
    """How many degrees the other lies east of one, less than half around the earth."""
    return wrapped(other.longitude - one.longitude)


def wrapped(longitude: float) -> float:
    """Degrees east, from -180 to 180."""
    return (longitude + 180) % 360 - 180
