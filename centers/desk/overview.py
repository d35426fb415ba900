"""The first page of the desk: what to check next, of whoever's centers these are."""

from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, F

from ..models import Center, Room
from .completeness import Score, score_of
from .tasks import CENTER_TASKS, ROOM_TASKS, Task, counted, kept, of_centers, of_rooms

SHOWN = 12


class Counted(NamedTuple):
    """A task, and how many listings have it."""

    task: Task
    number: int


class Next(NamedTuple):
    """A center to look at, how complete it is, and what there is to do."""

    center: Center
    score: Score
    tasks: list[Task]


class Overview:
    """What there is to do for a user on a date; a fixed number of queries."""

    def __init__(self, user: Any, today: date) -> None:
        self.today = today
        self.centers = kept(Center.objects.editable_by(user))
        self.rooms = kept(Room.objects.editable_by(user)).exclude(center__status="retired")

    @cached_property
    def of_centers(self) -> list[Counted]:
        """The tasks of centers that there are any of."""
        return self.told(CENTER_TASKS, counted(self.centers, self.conditions))

    @cached_property
    def of_rooms(self) -> list[Counted]:
        """The tasks of rooms that there are any of."""
        return self.told(ROOM_TASKS, counted(self.rooms, of_rooms(self.today)))

    def told(self, tasks: list[Task], counts: dict[str, int]) -> list[Counted]:
        return [Counted(task, counts[task.key]) for task in tasks if counts[task.key]]

    @cached_property
    def conditions(self) -> dict[str, Any]:
        return of_centers(self.today)

    @cached_property
    def next(self) -> list[Next]:
        """The centers to look at first: never checked, then those checked longest ago."""
        marks = {
            f"todo_{key}": ExpressionWrapper(condition, BooleanField())
            for key, condition in self.conditions.items()
        }
        longest_ago = F("checked_on").asc(nulls_first=True)
        found = self.centers.order_by(longest_ago, "name", "pk")[:SHOWN]
        # Only of those that are shown is it asked what there is to do.
        keys = [center.pk for center in found.only("pk")]
        centers = Center.objects.filter(pk__in=keys).order_by(longest_ago, "name", "pk")
        stated = centers.with_card_facts().with_amenities().with_hours()
        return [self.look(each) for each in stated.annotate(**marks)]

    def look(self, center: Any) -> Next:
        tasks = [task for task in CENTER_TASKS if getattr(center, f"todo_{task.key}")]
        return Next(center, score_of(center), tasks)
