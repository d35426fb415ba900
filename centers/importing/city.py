"""A plausible synthetic city of any size, saved to try the directory and to measure it."""

import datetime
import random
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from ..models import Center, Room
from ..search.keeping import gathered
from .drawing import CityDraw
from .saving import BATCH

ORIGIN = "city"
ROOMS_A_CENTER = 3
Row = TypeVar("Row", bound=Model)
Detail = TypeVar("Detail", bound=Model)


class CityStandsError(Exception):
    """There is a synthetic city already."""


def make_city(centers: int, seed: int, today: datetime.date) -> Iterator[int]:
    """Save a city of so many centers, telling how many with each batch: all of it or nothing.

    Seed and date decide what is drawn; occupied times begin today. Raises CityStandsError if
    there is one already.
    """
    if Center.objects.filter(imported_from=ORIGIN).exists():
        raise CityStandsError
    with transaction.atomic():
        city = CityDraw(random.Random(seed), today, centers, ORIGIN)  # noqa: S311
        for first in range(0, centers, BATCH):
            numbers = range(first, min(first + BATCH, centers))
            with gathered():
                save_centers(city, numbers)
            yield len(numbers)


def remove_city() -> None:
    """Take away the city, with all that belongs to its centers."""
    with gathered():
        Room.objects.filter(center__imported_from=ORIGIN).delete()
        Center.objects.filter(imported_from=ORIGIN).delete()


def save_centers(city: CityDraw, numbers: range) -> None:
    """Save the centers of these numbers, with their rooms and all details."""
    centers = save([city.center(number) for number in numbers])
    rooms = save([city.room(center, n) for center in centers for n in range(ROOMS_A_CENTER)])
    for details in (city.weekly_hours, city.special_days, city.phones, city.amenities_at):
        save_details(details, centers)
    save_details(city.serves, save_details(city.offers, centers))
    for details_of_room in (
        city.own_hours,
        city.layouts,
        city.amenities_of,
        city.lends,
        city.occupied,
    ):
        save_details(details_of_room, rooms)


def save_details(drawn: Callable[[Row], Iterable[Detail]], owners: list[Row]) -> list[Detail]:
    """Save what is drawn for each of the owners."""
    return save([row for owner in owners for row in drawn(owner)])


def save(rows: list[Row]) -> list[Row]:
    """Save rows of one table in as few statements as their number allows."""
    return type(rows[0])._default_manager.bulk_create(rows) if rows else []
