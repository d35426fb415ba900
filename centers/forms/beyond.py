"""Where else a service is: the nearest of its offers beyond a walk, few of them read in full."""

from collections import defaultdict
from collections.abc import Collection
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import QuerySet

from ..models import Center, ServiceOffer
from ..rules.calendar import Calendar
from ..rules.hours import State
from ..wording.moments import Asked
from .near import Place

# Looked at one after the other, until each service is found open for certain.
RINGS_KM = (5.0, None)
# How many of the nearest offers of a service are read of which their center alone does not decide.
UNDECIDED = 10


class Candidate(NamedTuple):
    """An offer that may be the nearest: the nearest of them sort first."""

    distance_km: float
    pk: int
    service: str
    by_center: State | None


def nearest_beyond(
    reach_km: float, services: Collection[str], place: Place, asked: Asked, calendar: Calendar
) -> list[ServiceOffer]:
    """Of each service the nearest offers beyond a walk.

    Of those that their center's hours decide, the nearest open and the nearest closed one; and the
    nearest ten with hours of their own, or not confirmed. None of a service already open nearer
    is looked for further away.
    """
    found: dict[str, list[Candidate]] = {}
    for ring_km in RINGS_KM:
        missing = [code for code in services if not is_open(found.get(code, []))]
        if missing:
            centers = centers_between(reach_km, ring_km, place, asked, calendar)
            found |= nearest_of_each(candidates(missing, ring_km, place, centers))
    return read([one for some in found.values() for one in some])


def is_open(candidates: list[Candidate]) -> bool:
    """Whether any is open for certain."""
    return any(one.by_center is State.OPEN for one in candidates)


def centers_between(
    reach_km: float, ring_km: float | None, place: Place, asked: Asked, calendar: Calendar
) -> dict[int, tuple[float, State]]:
    """The distance and the state of each placed center beyond a walk and within a ring."""
    near = Center.objects.published().placed().near(*place.point, within_km=ring_km)
    rows: QuerySet[Any] = near.with_opening_at(asked.moment, calendar).order_by()
    told = rows.values_list("pk", "distance_km", "opening")
    return {pk: (km, State(opening)) for pk, km, opening in told if km > reach_km}


def candidates(
    services: Collection[str],
    ring_km: float | None,
    place: Place,
    centers: dict[int, tuple[float, State]],
) -> list[Candidate]:
    """The offers of services at centers, the nearest first."""
    within = Center.objects.published().near(*place.point, within_km=ring_km)
    offers = ServiceOffer.objects.of(services).at(within).order_by()
    return sorted(
        Candidate(centers[center][0], pk, service, None if hours.strip() else centers[center][1])
        for pk, service, center, hours in offers.values_list("pk", "service", "center", "hours")
        if center in centers
    )


def nearest_of_each(candidates: list[Candidate]) -> dict[str, list[Candidate]]:
    """Of each service those candidates that may be its nearest."""
    kinds: dict[tuple[str, State | None], list[Candidate]] = defaultdict(list)
    for one in candidates:
        undecided = one.by_center in (None, State.NOT_CONFIRMED)
        kinds[one.service, None if undecided else one.by_center].append(one)
    nearest: dict[str, list[Candidate]] = defaultdict(list)
    for (service, by_center), some in kinds.items():
        nearest[service] += islice(some, UNDECIDED if by_center is None else 1)
    return nearest


def read(candidates: list[Candidate]) -> list[ServiceOffer]:
    """The offers themselves, with what tells their hours."""
    return list(ServiceOffer.objects.filter(pk__in=[one.pk for one in candidates]).with_hours())
