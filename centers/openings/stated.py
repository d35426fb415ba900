"""Where centers and rooms state their hours: conditions on the rows that count at a place."""

from __future__ import annotations

from typing import Any, Protocol

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet


class Stated(Protocol):
    """Where a kind of place finds what is stated of its hours."""

    model: str
    # The path from a place to its center, which states closures and policies.
    center: str

    def week(self, rows: Q) -> Q:
        """Whether the place's week has such rows."""

    def special_days(self) -> Q:
        """The special days that count at a place."""


class StatedOfCenter:
    """A center has rows of its own."""

    model = "Center"
    center = ""

    def week(self, rows: Q) -> Q:
        return some("WeeklyHours", rows, room=None, center=OuterRef("pk"))

    def special_days(self) -> Q:
        return Q(room=None, center=OuterRef("pk"))


class StatedOfRoom:
    """A room without a week of its own has its center's; special days are those of both."""

    model = "Room"
    center = "center__"

    def week(self, rows: Q) -> Q:
        own = some("WeeklyHours", rows, room=OuterRef("pk"))
        has_own = some("WeeklyHours", room=OuterRef("pk"))
        centers = some("WeeklyHours", rows, room=None, center=OuterRef("center"))
        return own | (~has_own & centers)

    def special_days(self) -> Q:
        return Q(room=OuterRef("pk")) | Q(room=None, center=OuterRef("center"))


def beside(stated: Stated, kind: str, **rows: object) -> QuerySet[Any]:
    """The outer place, once for each of its own and its center's rows of a kind."""
    path = f"{stated.center}{kind}__"
    of_the_place = Q(**{f"{path}room": None}) | Q(**{f"{path}room": F("pk")})
    places: QuerySet[Any] = every(stated.model).filter(
        of_the_place,
        pk=OuterRef("pk"),
        **{path + column: value for column, value in rows.items()},
    )
    return places


def own_hours(path: str = "") -> list[Prefetch[Any]]:
    """A center's own hours and special days, without those of its rooms."""
    return [own("weeklyhours", path), own("specialday", path)]


def own(kind: str, path: str = "") -> Prefetch[Any]:
    """A center's own details of a kind such as "phone", without those of its rooms."""
    return Prefetch(f"{path}{kind}_set", every(kind).filter(room=None))


def every(model: str) -> Any:
    """Every row of a table, with its own questions, by its name: the models import this module."""
    return apps.get_model("centers", model)._default_manager.all()


def some(model: str, *conditions: Q, **more: Any) -> Q:
    """Whether there are such rows; inside, OuterRef is the place."""
    return Q(Exists(every(model).filter(*conditions, **more)))
