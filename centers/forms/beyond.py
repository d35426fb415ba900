"""Where else a service is: the nearest of its offers beyond a walk, few of them read in full."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from ..models import Center, ServiceOffer
from ..openings.known import hours_by, timetables_of
from ..rules.calendar import Calendar
from ..rules.hours import State
from ..rules.offering import state_of_offer
from ..rules.timetable import Timetable
from ..wording.moments import Asked
from .near import Place

# Looked at one after the other, until each service is found open for certain.
RINGS_KM = (5.0, None)


class Around(NamedTuple):
    """A center: how far away it is, and the number of its timetable."""

    distance_km: float
    timetable: int


class Candidate(NamedTuple):
    """An offer that may be the nearest: the nearest of them sort first."""

    distance_km: float
    pk: int
    service: str
    hours: str
    timetable: int


Nearest = dict[State, Candidate]


def nearest_beyond(
    reach_km: float, services: Collection[str], place: Place, asked: Asked, calendar: Calendar
) -> list[ServiceOffer]:
    """Of each service the nearest offers beyond a walk: one that is on, in doubt, and not on.

    Of a service that is on nearer for certain none is looked for further away.
    """
    found: dict[str, Nearest] = {}
    for ring_km in RINGS_KM:
        missing = [code for code in services if State.OPEN not in found.get(code, {})]
        if missing:
            centers = centers_between(reach_km, ring_km, place)
            states = States({center.timetable for center in centers.values()}, asked, calendar)
            offers = candidates(missing, ring_km, place, centers)
            found |= nearest_of_each(offers, states)
    return read(one for nearest in found.values() for one in nearest.values())


def centers_between(reach_km: float, ring_km: float | None, place: Place) -> dict[int, Around]:
    """The placed centers beyond a walk and within a ring."""
    near = Center.objects.published().placed().near(*place.point, within_km=ring_km)
    rows: QuerySet[Any] = near.order_by()
    told = rows.values_list("pk", "distance_km", "key__timetable")
    return {pk: Around(km, number or 0) for pk, km, number in told if km > reach_km}


def candidates(
    services: Collection[str], ring_km: float | None, place: Place, centers: dict[int, Around]
) -> list[Candidate]:
    """The offers of services at centers, the nearest first."""
    within = Center.objects.published().near(*place.point, within_km=ring_km)
    offers = ServiceOffer.objects.of(services).at(within).order_by()
    return sorted(
        Candidate(centers[center].distance_km, pk, service, hours, centers[center].timetable)
        for pk, service, center, hours in offers.values_list("pk", "service", "center", "hours")
        if center in centers
    )


class States:
    """Whether offers are on at a moment: those with the same hours, at centers with the same."""

    def __init__(self, timetables: set[int], asked: Asked, calendar: Calendar) -> None:
        self.moment = asked.moment
        self.unknown = hours_by(Timetable(), calendar)
        self.hours = {
            number: hours_by(timetable, calendar)
            for number, timetable in timetables_of(timetables).items()
        }
        self.known: dict[tuple[str, int], State] = {}

    def of(self, offer: Candidate) -> State:
        """Whether an offer is on; in doubt where nobody knows the hours of its center."""
        alike = offer.hours, offer.timetable
        if alike not in self.known:
            center = self.hours.get(offer.timetable, self.unknown)
            self.known[alike] = state_of_offer(offer.hours, center, self.moment)
        return self.known[alike]


def nearest_of_each(offers: Iterable[Candidate], states: States) -> dict[str, Nearest]:
    """Of each service the nearest offer in each state, up to the nearest that is on."""
    found: dict[str, Nearest] = {}
    for one in offers:
        nearest = found.setdefault(one.service, {})
        if State.OPEN not in nearest:
            nearest.setdefault(states.of(one), one)
    return found


def read(some: Iterable[Candidate]) -> list[ServiceOffer]:
    """The offers themselves, with what tells their hours."""
    offers = ServiceOffer.objects.filter(pk__in=[one.pk for one in some])
    return list(offers.with_timetables().with_phones())
