"""How many of the centers or rooms of a search state a thing: by its code, never none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from typing import Any

from django.apps import apps
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value

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


def rooms_by_choice(
    among: Mapping[str, Set[int]], others: Mapping[str, QuerySet[Any]]
) -> dict[str, Counts]:
    """By each amenity, audience and layout that they state, each among rooms of its own; one query.

    Whether a room is step-free is not among the amenities. Under "others" stands how many each of
    some more querysets has.
    """
    rooms = {name: {"room__pk__among": pks} for name, pks in among.items()}
    amenities = rows("RoomAmenity").filter(**rooms["amenity"], present=True)
    audiences = audiences_of("Room").filter(**rooms["for"])
    layouts = rows("RoomLayout").filter(**rooms["layout"])
    found = labelled("amenity", amenities, "amenity").union(
        labelled("for", audiences, "audience"),
        labelled("layout", layouts, "layout"),
        *(whole(name, queryset) for name, queryset in others.items()),
        all=True,
    )
    counts: dict[str, Counts] = {name: {} for name in (*among, "others")}
    for name, code, number in found:
        counts[name][code] = number
    return counts


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


def labelled(name: str, stated: QuerySet[Any], column: str) -> QuerySet[Any]:
    """How many rooms stand beside each value of a column, with a name before."""
    facet = Value(name, output_field=CharField())
    named = stated.order_by().annotate(facet=facet, entry=F(column)).values("facet", "entry")
    counts: QuerySet[Any] = named.annotate(number=Count("room"))
    return counts.values_list("facet", "entry", "number")


def whole(name: str, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """How many there are in all, with a name before."""
    facet, entry = (Value(text, output_field=CharField()) for text in ("others", name))
    rooms = queryset.model._default_manager.filter(pk__in=pks(queryset)).order_by()
    named = rooms.annotate(facet=facet, entry=entry).values("facet", "entry")
    counts: QuerySet[Any] = named.annotate(number=Count("pk"))
    return counts.values_list("facet", "entry", "number")


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
