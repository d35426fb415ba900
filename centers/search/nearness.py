"""Which listings are near a point, and how far away: great circles in SQL, boxes for the index."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, TypeVar

from django.db.models import F, FloatField, Func, Q, QuerySet
from django.db.models.functions import Floor

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
    found = queryset.annotate(distance_km=DistanceKm(point, place))
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


class DistanceKm(Func):
    """The distance in kilometers as `rules.places.distance_km` has it; null without coordinates.

    One expression: Django takes its time over each sine of two dozen.
    """

    output_field = FloatField()

    def __init__(self, point: Point, place: str) -> None:
        super().__init__(F(f"{place}latitude"), F(f"{place}longitude"))
        self.point = point

    def as_sql(self, compiler: Any, connection: Any, least: str = "LEAST") -> Any:  # type: ignore[override]
        row, column = (compiler.compile(one)[0] for one in self.get_source_expressions())
        latitude, longitude = self.point
        half_degree = RADIANS_A_DEGREE / 2
        north = f"SIN(({row} - %s) * {half_degree})"
        east = f"SIN(({column} - %s) * {half_degree})"
        parallels = f"COS({row} * {RADIANS_A_DEGREE}) * COS(%s * {RADIANS_A_DEGREE})"
        half_chord = f"SQRT({north} * {north} + {parallels} * {east} * {east})"
        distance = f"ASIN({least}({half_chord}, 1.0)) * {2 * EARTH_RADIUS_KM}"
        # PostgreSQL's LEAST passes over a null.
        placed = f"CASE WHEN {row} IS NOT NULL THEN {distance} END"
        return placed, [latitude, latitude, latitude, longitude, longitude]

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:  # type: ignore[override]
        return self.as_sql(compiler, connection, least="MIN")


def cells(
    queryset: QuerySet[Any], box: Box, across: int, place: str = ""
) -> Iterable[tuple[int, int]]:
    """The cells of a box in which anything lies, so many each way: row from the south, column."""
    row = (F(f"{place}latitude") - box.south) * (across / (box.north - box.south))
    column = (F(f"{place}longitude") - box.west) * (across / ((box.east - box.west) % 360))
    found = queryset.filter(in_box(box, place)).order_by()
    return found.values_list(Floor(row), Floor(column)).distinct()
