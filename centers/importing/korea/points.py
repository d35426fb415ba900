"""Where a center is: which of the points that its rows give can be believed."""

import re
from collections.abc import Iterable, Sequence
from math import cos, hypot, radians
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from .entry import Doubt, Entry, Head

NUMBER = re.compile(r"\d{1,3}\.\d+")
#: Korea from Marado to Goseong and from Gageodo to Dokdo, in degrees.
LATITUDES, LONGITUDES = (33.0, 38.7), (124.5, 132.0)
KM_A_DEGREE = 111.2
#: The rooms of one address lie no farther apart.
NEAR_KM = 1.0
#: Two points that a spreadsheet counted on from one another differ by whole degrees.
TOLERANCE_DEGREES = 1e-6


class Point(NamedTuple):
    """A point in degrees of WGS-84."""

    latitude: float
    longitude: float

    def km_to(self, other: "Point") -> float:
        """The distance over short stretches, in km."""
        narrowing = cos(radians((self.latitude + other.latitude) / 2))
        north, east = self.latitude - other.latitude, self.longitude - other.longitude
        return KM_A_DEGREE * hypot(north, east * narrowing)

    def counts_on(self, other: "Point") -> bool:
        """Whether one of two points was made by counting the other's degrees on."""
        steps = [abs(mine - others) for mine, others in zip(self, other, strict=True)]
        return any(step > 0.5 and abs(step - round(step)) < TOLERANCE_DEGREES for step in steps)


def read_point(latitude: str, longitude: str) -> Point | None:
    """The point of a row; raises Doubt for half a point and for one outside Korea."""
    if not latitude and not longitude:
        return None
    if not (NUMBER.fullmatch(latitude) and NUMBER.fullmatch(longitude)):
        raise Doubt(_("This is no point of latitude and longitude."))
    point = Point(float(latitude), float(longitude))
    in_latitude = LATITUDES[0] <= point.latitude <= LATITUDES[1]
    if not (in_latitude and LONGITUDES[0] <= point.longitude <= LONGITUDES[1]):
        raise Doubt(_("This point lies outside Korea."))
    return point


def believed_point(entries: Sequence[Entry]) -> Point | None:
    """The point of a center: one that most of its rows are near to. Warns of each other one."""
    points = [(entry, counted_point(entry, entries)) for entry in entries]
    given = [point for _entry, point in points if point]
    if not given:
        return None
    best = max(given, key=lambda point: len(near(point, given)))
    is_believed = 2 * len(near(best, given)) > len(given)
    for entry, point in points:
        if point and not (is_believed and near(best, [point])):
            entry.warn(Head.LATITUDE, _("This point is far from others at the same address."))
    return best if is_believed else None


def near(point: Point, points: Iterable[Point]) -> list[Point]:
    """Those of the points that are near to this one."""
    return [other for other in points if point.km_to(other) <= NEAR_KM]


def counted_point(entry: Entry, neighbors: Sequence[Entry]) -> Point | None:
    """The point of a row, unless it is one of a run that a spreadsheet counted on."""
    point = entry.fact(read_point, Head.LATITUDE, Head.LONGITUDE, otherwise=None)
    if point and any(point.counts_on(other) for other in map(raw_point, neighbors) if other):
        entry.warn(
            Head.LATITUDE, _("This point differs from a neighboring row's by whole degrees.")
        )
        return None
    return point


def raw_point(entry: Entry) -> Point | None:
    """The two numbers of a row, wherever they may lie."""
    latitude, longitude = entry[Head.LATITUDE], entry[Head.LONGITUDE]
    if NUMBER.fullmatch(latitude) and NUMBER.fullmatch(longitude):
        return Point(float(latitude), float(longitude))
    return None
