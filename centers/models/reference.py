"""The small tables that every page reads: areas, catalogs, the calendar; kept for an edition."""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any, TypeVar

from django.db import connection

from ..rules.calendar import Calendar
from .area import Area
from .calendar import CalendarDay
from .catalog import Amenity, Audience, Service
from .center import Center
from .edition import Edition
from .key import StatedTimetable
from .phone import Phone
from .room import Room

Made = TypeVar("Made")
MOST_SMALL, MOST_LARGE = 100, 8


class Making:
    """Things that are made once, each for its key.

    Of more than so many the one is forgotten that nobody asked for longest.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.made: dict[Hashable, tuple[Any]] = {}
        self.lock = threading.Lock()

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for a key, or is made now."""
        held: tuple[Made] = self.made.get(key) or (make(),)
        with self.lock:
            self.made.pop(key, None)
            self.made[key] = held
            if len(self.made) > self.most:
                del self.made[next(iter(self.made))]
        return held[0]


class Reference:
    """What one edition of the directory has in its small tables, each read when first asked for.

    What is made of an edition once, for many pages, is kept with it: ``small`` and ``large``.
    """

    def __init__(self, edition: int) -> None:
        self.edition = edition
        self.small, self.large = Making(MOST_SMALL), Making(MOST_LARGE)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Something small that is made for a key, once for the edition."""
        return self.small.once(key, make)

    @cached_property
    def areas(self) -> list[Area]:
        """Every area, with its parent."""
        areas = {area.code: area for area in Area.objects.all()}
        for area in areas.values():
            if area.parent_id:
                area.parent = areas[area.parent_id]
        return list(areas.values())

    @cached_property
    def amenities(self) -> list[Amenity]:
        """Every amenity, in the order of its group."""
        groups = Amenity.Group.values
        return sorted(Amenity.objects.all(), key=lambda one: groups.index(one.group))

    @cached_property
    def audiences(self) -> list[Audience]:
        """Every audience."""
        return list(Audience.objects.all())

    @cached_property
    def services(self) -> list[Service]:
        """Every service."""
        return list(Service.objects.all())

    @cached_property
    def calendar(self) -> Calendar:
        """The city's calendar."""
        return CalendarDay.objects.calendar()

    @cached_property
    def answering_texts(self) -> list[str]:
        """The texts that say when phones are answered. A city has few."""
        texts = Phone.objects.exclude(answered="").order_by().values_list("answered", flat=True)
        return list(texts.distinct())

    @cached_property
    def placed_areas(self) -> tuple[str, ...]:
        """The codes of the areas in which it is known where something is."""
        placed = Center.objects.published().placed().order_by()
        codes = placed.exclude(area=None).values_list("area", flat=True)
        return tuple(codes.distinct())

    @cached_property
    def room_count(self) -> int:
        """How many rooms visitors may see."""
        return Room.objects.published().count()

    @cached_property
    def has_samples(self) -> bool:
        """Whether any center is made up, to show what the directory can do."""
        return Center.objects.published().samples().exists()

    @cached_property
    def few_timetables(self) -> set[int] | None:
        """The numbers of all timetables, if these are few: to look who states them costs more."""
        return StatedTimetable.objects.if_few()


kept: list[Reference] = []
shared: ContextVar[list[Reference] | None] = ContextVar("shared", default=None)


@contextmanager
def sharing() -> Iterator[None]:
    """Read which edition stands but once within."""
    token = shared.set([])
    try:
        yield
    finally:
        shared.reset(token)


def reference() -> Reference:
    """The small tables as they stand: those kept, while the edition is the same."""
    within = shared.get()
    if within is None:
        return current()
    if not within:
        within.append(current())
    return within[0]


def current() -> Reference:
    """The small tables of the edition that stands now; one query.

    Within a transaction nothing is kept: what it wrote may yet be taken back.
    """
    edition = Edition.objects.number()
    if connection.in_atomic_block:
        return Reference(edition)
    for known in kept:
        if known.edition == edition:
            return known
    new = Reference(edition)
    kept[:] = [new]
    return new
