"""How many of the centers or rooms of a search state a thing: by its code, never none."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

Counts = dict[str, int]


# --- centers -------------------------------------------------------------------------------------


def centers_by_area(centers: QuerySet[Any]) -> Counts:
    """By area, those of the areas inside it included."""
    return with_outer(counted(centers.order_by(), "area", "pk"))


def centers_by_service(centers: QuerySet[Any]) -> Counts:
    """By each service that they offer."""
    return counted(rows("ServiceOffer").filter(center__in=pks(centers)), "service", "center")


def centers_by_amenity(centers: QuerySet[Any]) -> Counts:
    """By each amenity that they have, access facts included."""
    stated = rows("CenterAmenity").filter(center__in=pks(centers), present=True)
    facts = centers.model.ACCESS_FACTS
    return counted(stated.exclude(amenity__in=facts), "amenity", "center") | having(centers, facts)


def centers_by_audience(centers: QuerySet[Any]) -> Counts:
    """By each audience that a service or a published room of theirs is for."""
    offers, rooms = audiences_of("ServiceOffer"), audiences_of("Room")
    here = {"serviceoffer__center": OuterRef("room__center"), "audience": OuterRef("audience")}
    by_room_alone = rooms.filter(
        ~Exists(offers.filter(**here)), room__center__in=pks(centers), room__status="published"
    )
    by_offer = offers.filter(serviceoffer__center__in=pks(centers))
    counts = Counter(counted(by_offer, "audience", "serviceoffer__center"))
    return dict(counts + Counter(counted(by_room_alone, "audience", "room__center")))


# --- rooms ---------------------------------------------------------------------------------------


def rooms_by_area(rooms: QuerySet[Any]) -> Counts:
    """By the area of their centers, those of the areas inside it included."""
    return with_outer(counted(rooms.order_by(), "center__area", "pk"))


def rooms_by_amenity(rooms: QuerySet[Any]) -> Counts:
    """By each amenity that they have."""
    stated = rows("RoomAmenity").filter(room__in=pks(rooms), present=True)
    return counted(stated, "amenity", "room") | having(rooms, {"step_free": "step_free"})


def rooms_by_audience(rooms: QuerySet[Any]) -> Counts:
    """By each audience that they are lent to."""
    return counted(audiences_of("Room").filter(room__in=pks(rooms)), "audience", "room")


def rooms_by_layout(rooms: QuerySet[Any]) -> Counts:
    """By each layout that they can be set out in."""
    return counted(rows("RoomLayout").filter(room__in=pks(rooms)), "layout", "room")


# --- details -------------------------------------------------------------------------------------


def pks(listings: QuerySet[Any]) -> QuerySet[Any]:
    """The primary keys of listings alone."""
    return listings.order_by().values("pk")


def rows(model: str) -> QuerySet[Any]:
    """Every row of a table, by its name: the models import this package."""
    every: QuerySet[Any] = apps.get_model("centers", model)._default_manager.order_by()
    return every


def audiences_of(model: str) -> QuerySet[Any]:
    """For whom things are: rows of a thing and an audience."""
    through: Any = apps.get_model("centers", model)._meta.get_field("audiences")
    every: QuerySet[Any] = through.remote_field.through.objects.order_by()
    return every


def counted(found: QuerySet[Any], column: str, what: str) -> Counts:
    """How many different things stand beside each value of a column."""
    numbers = found.values(column).annotate(number=Count(what, distinct=True))
    return {code: number for code, number in numbers.values_list(column, "number") if code}


def having(listings: QuerySet[Any], facts: dict[str, str]) -> Counts:
    """How many have each fact that is a column of theirs, by the fact's code."""
    among = listings.model._default_manager.filter(pk__in=pks(listings)).order_by()
    counts = among.aggregate(
        **{code: Count("pk", filter=Q(**{column: True})) for code, column in facts.items()}
    )
    return {code: number for code, number in counts.items() if number}


def with_outer(counts: Counts) -> Counts:
    """The counts of areas, each with those of the areas inside it: their codes begin with its."""
    total: Counter[str] = Counter()
    for code, number in counts.items():
        total.update(dict.fromkeys(prefixes(code), number))
    return dict(total)


def prefixes(code: str) -> Iterable[str]:
    """The codes that an area may lie in, its own included."""
    return (code[:length] for length in range(2, len(code) + 1))
