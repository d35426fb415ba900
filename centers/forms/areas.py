"""What an area has: its centers and rooms, what they offer, what is open, and what is missing."""

from collections import defaultdict
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from ..models import Amenity, Area, Center, Room, Service
from ..models.reference import reference
from ..querysets import CenterQuerySet, RoomQuerySet
from ..rules.calendar import Calendar
from ..search import counting
from ..search.counting import Counts
from ..wording.moments import Asked
from ..wording.status import checked_sentence

# How many open centers, and how many rooms, the page of an area names; the lists have all.
SHOWN = 12


class AreaCounts(NamedTuple):
    """An area, and how many centers and rooms are in it."""

    area: Area
    centers: int
    rooms: int


class Branch(NamedTuple):
    """A district with its counts, and the areas inside it with theirs."""

    district: AreaCounts
    inside: list[AreaCounts]


class Checked(NamedTuple):
    """A center, and when its hours were checked, in words."""

    center: Center
    words: str


class Counted(NamedTuple):
    """An entry of a catalog, and how many centers of an area state that they have it."""

    entry: Any
    number: int


class Tree:
    """The areas, each with how many centers and rooms a visitor finds in it."""

    def __init__(self) -> None:
        self.centers: Counts = counting.centers_by_area(Center.objects.published())
        self.rooms: Counts = counting.rooms_by_area(Room.objects.published())

    def branches(self) -> list[Branch]:
        """Every district with the areas inside it."""
        inside: dict[str | None, list[AreaCounts]] = defaultdict(list)
        for area in Area.objects.all():
            inside[area.parent_id].append(self.counts_of(area))
        return [Branch(one, inside[one.area.code]) for one in inside[None]]

    def inside(self, parent: Area) -> list[AreaCounts]:
        """The areas right inside one."""
        return [self.counts_of(area) for area in Area.objects.filter(parent=parent)]

    def counts_of(self, area: Area) -> AreaCounts:
        """An area with its counts."""
        return AreaCounts(area, self.centers.get(area.code, 0), self.rooms.get(area.code, 0))


class AreaFacts:
    """Everything in one area at a moment."""

    def __init__(self, area: Area, now: datetime) -> None:
        self.area, self.now = area, now
        self.tree = Tree()

    @property
    def centers(self) -> CenterQuerySet:
        """The centers in it."""
        return Center.objects.published().in_area(self.area.code)

    @property
    def rooms(self) -> RoomQuerySet:
        """The rooms of these centers."""
        return Room.objects.published().in_area(self.area.code)

    @property
    def counts(self) -> AreaCounts:
        """How many there are."""
        return self.tree.counts_of(self.area)

    @cached_property
    def inside(self) -> list[AreaCounts]:
        """The areas right inside it."""
        return self.tree.inside(self.area)

    @cached_property
    def services(self) -> list[Counted]:
        """Every service, with how many centers here offer it."""
        counts = counting.centers_by_service(self.centers)
        return [Counted(one, counts.get(one.code, 0)) for one in Service.objects.all()]

    @cached_property
    def amenities(self) -> list[Counted]:
        """Every amenity, with how many centers here have it."""
        counts = counting.centers_by_amenity(self.centers)
        return [Counted(one, counts.get(one.code, 0)) for one in Amenity.objects.all()]

    @property
    def missing(self) -> list[Service]:
        """The services that no center here states."""
        return [service for service, number in self.services if not number]

    @cached_property
    def open_now(self) -> int:
        """How many centers here are open for certain."""
        return self.open_centers.count()

    @property
    def open_centers(self) -> CenterQuerySet:
        """The centers here that are open for certain, by name."""
        return self.centers.certainly_open_at(self.now, self.calendar).by_name()

    @property
    def first_open(self) -> list[Checked]:
        """The first of the centers that are open for certain."""
        asked = Asked(self.now)
        return [
            Checked(center, checked_sentence(center.checked_on, asked))
            for center in self.open_centers[:SHOWN]
        ]

    @cached_property
    def first_rooms(self) -> list[Room]:
        """The first of the rooms here, with their centers."""
        return list(self.rooms.by_name().select_related("center")[:SHOWN])

    @cached_property
    def calendar(self) -> Calendar:
        """The city's calendar."""
        return reference().calendar

    @cached_property
    def is_placed(self) -> bool:
        """Whether anybody has stated where a center here is."""
        return self.centers.placed().exists()
