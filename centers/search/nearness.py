"""Which listings are near a point, and how far away: great circles in SQL, boxes for the index."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, TypeVar

from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import ASin, Cos, Floor, Least, Sin, Sqrt

from ..rules.places import EARTH_RADIUS_KM, RADIANS_A_DEGREE, Box, Point, box_around
from .ordering import by_name

Found = TypeVar("Found", bound=QuerySet[Any])

# How far the nearest of a long list are looked for, further and further until there are enough.
RINGS_KM = (1, 4, 16, 64)


def near(queryset: Found, point: Point, within_km: float | None, place: str = "") -> Found:
    """The nearest first; only those within so many kilometers if a limit is given.

    ``place`` leads from a row to what has the coordinates.
    """
    if within_km is not None:
        queryset = queryset.filter(in_box(box_around(point, within_km), place))
    found = queryset.annotate(distance_km=distance_from(point, place))
    if within_km is not None:
        found = found.filter(distance_km__lte=within_km)
    return found.order_by(F("distance_km").asc(nulls_last=True), *by_name(queryset.model))


def near_in_turn(queryset: Found, point: Point) -> list[Found]:
    """The parts of a long list in the order of `near`: rings, what is beyond, what is unplaced."""
    rings = [near(queryset, point, RINGS_KM[0])]
    for inner, outer in pairwise(RINGS_KM):
        rings.append(near(queryset, point, outer).filter(distance_km__gt=inner))
    beyond = Q(distance_km__gt=RINGS_KM[-1]) | Q(distance_km=None)
    return [*rings, near(queryset, point, None).filter(beyond)]


def in_box(box: Box, place: str = "") -> Q:
    """The condition of lying in a box, which an index answers."""
    latitude, longitude = f"{place}latitude", f"{place}longitude"
    rows = Q(**{f"{latitude}__gte": box.south, f"{latitude}__lte": box.north})
    east_of_west = Q(**{f"{longitude}__gte": box.west})
    west_of_east = Q(**{f"{longitude}__lte": box.east})
    if box.crosses_date_line:
        return rows & (east_of_west | west_of_east)
    return rows & east_of_west & west_of_east


def distance_from(point: Point, place: str) -> Combinable:
    """The distance in kilometers as `rules.places.distance_km` has it; null without coordinates."""
    latitude, longitude = F(f"{place}latitude"), F(f"{place}longitude")
    north = Sin((latitude - point.latitude) * (RADIANS_A_DEGREE / 2))
    east = Sin((longitude - point.longitude) * (RADIANS_A_DEGREE / 2))
    parallels = Cos(latitude * RADIANS_A_DEGREE) * Cos(Value(point.latitude * RADIANS_A_DEGREE))
    half_chord = Sqrt(north * north + parallels * east * east)
    distance = ASin(Least(half_chord, Value(1.0))) * (2 * EARTH_RADIUS_KM)
    # PostgreSQL's LEAST passes over a null.
    return Case(
        When(**{f"{place}latitude__isnull": False}, then=distance), output_field=FloatField()
    )


def cells(
    queryset: QuerySet[Any], box: Box, across: int, place: str = ""
) -> Iterable[tuple[int, int]]:
    """The cells of a box in which anything lies, so many each way: row from the south, column."""
    row = (F(f"{place}latitude") - box.south) * (across / (box.north - box.south))
    column = (F(f"{place}longitude") - box.west) * (across / ((box.east - box.west) % 360))
    found = queryset.filter(in_box(box, place)).order_by()
    return found.values_list(Floor(row), Floor(column)).distinct()
