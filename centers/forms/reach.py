"""What can be reached on foot: each service, whether it is on within a walk, where else it is."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from math import inf
from typing import NamedTuple

from ..models import Center, Service, ServiceOffer
from ..models.reference import reference
from ..rules.calendar import Calendar
from ..rules.hours import State
from ..rules.offering import state_of_offer
from ..rules.places import distance_km, walking_km
from ..wording.moments import Asked
from ..wording.openings import Opening, openings_of
from .beyond import nearest_beyond
from .near import Place

WALK_MINUTES = 15
SUREST = (State.OPEN, State.NOT_CONFIRMED, State.CLOSED)


class Reached(StrEnum):
    """What the circle says of a service; not stated is no *no*: a center may offer more."""

    YES = "yes"
    ASK = "ask"
    CLOSED = "closed"
    NOT_STATED = "not_stated"


OF_STATE = dict(zip(SUREST, (Reached.YES, Reached.ASK, Reached.CLOSED), strict=True))


class Offered(NamedTuple):
    """A service at a center: how far away in kilometers, and whether it is on then."""

    offer: ServiceOffer
    center: Center
    distance_km: float
    opening: Opening
    state: State

    @property
    def rank(self) -> tuple[int, float]:
        """What sorts the surest first, among those the nearest."""
        return SUREST.index(self.state), self.distance_km


class ServiceReached(NamedTuple):
    """A service: what is said of it, the best within the walk, how many more, the best beyond."""

    service: Service
    reached: Reached
    here: Offered | None
    more: int
    beyond: Offered | None


class Circle:
    """The services around a place at a moment."""

    def __init__(self, place: Place, asked: Asked) -> None:
        self.place, self.asked = place, asked
        self.reach_km = walking_km(WALK_MINUTES)

    @cached_property
    def calendar(self) -> Calendar:
        """The city's calendar, read once."""
        return reference().calendar

    @cached_property
    def centers(self) -> list[Center]:
        """The centers within the walk, the nearest first."""
        published = Center.objects.published().near(*self.place.point, within_km=self.reach_km)
        return list(published.with_timetables().with_offers())

    @cached_property
    def unplaced(self) -> int:
        """How many centers may lie in the circle or not: nobody stated where they are."""
        return Center.objects.published().unplaced().count()

    @cached_property
    def here(self) -> dict[str, list[Offered]]:
        """What the centers within the walk offer, by service, the best first."""
        offers = [offer for center in self.centers for offer in center.serviceoffer_set.all()]
        return by_service(self.offered(offers, self.centers))

    @cached_property
    def services(self) -> list[ServiceReached]:
        """Every service of the catalog, in its order."""
        services = list(Service.objects.all())
        missing = [one.code for one in services if self.answer(one) is not Reached.YES]
        beyond = self.beyond(missing)
        return [self.reached(service, beyond.get(service.code, [])) for service in services]

    def sections(self) -> list[tuple[str, list[ServiceReached]]]:
        """What is said, the surest first, and the services of which it is; those without none."""
        told = {answer.value: self.saying(answer) for answer in Reached}
        return [(answer, services) for answer, services in told.items() if services]

    def saying(self, reached: Reached) -> list[ServiceReached]:
        """The services of which the circle says this."""
        return [one for one in self.services if one.reached is reached]

    def reached(self, service: Service, beyond: list[Offered]) -> ServiceReached:
        """What is said of a service."""
        answer, here = self.answer(service), self.here.get(service.code, [])
        alike = [one for one in here if OF_STATE[one.state] is answer]
        return ServiceReached(
            service,
            answer,
            next(iter(here), None),
            max(0, len(alike) - 1),
            next(iter(beyond), None),
        )

    def answer(self, service: Service) -> Reached:
        """The best that a center within the walk states of a service."""
        here = self.here.get(service.code)
        return OF_STATE[here[0].state] if here else Reached.NOT_STATED

    def beyond(self, services: list[str]) -> dict[str, list[Offered]]:
        """The nearest offers of services beyond the walk, the best first."""
        offers = nearest_beyond(self.reach_km, services, self.place, self.asked, self.calendar)
        return by_service(self.offered(offers, [offer.center for offer in offers]))

    def offered(self, offers: Iterable[ServiceOffer], centers: Iterable[Center]) -> list[Offered]:
        """Offers as they stand at the moment."""
        known = {center.pk: center for center in centers}
        openings = openings_of(known.values(), self.asked, self.calendar)
        return [
            self.offered_at(offer, known[offer.center_id], openings[known[offer.center_id]])
            for offer in offers
        ]

    def offered_at(self, offer: ServiceOffer, center: Center, opening: Opening) -> Offered:
        """An offer of a center as it stands at the moment."""
        state = state_of_offer(offer.hours, opening.hours, self.asked.moment)
        far = distance_km(self.place.point, center.point) if center.point else inf
        return Offered(offer, center, far, opening, state)


def by_service(offered: Iterable[Offered]) -> dict[str, list[Offered]]:
    """Offers by the code of their service, the best first."""
    found: dict[str, list[Offered]] = defaultdict(list)
    for one in sorted(offered, key=lambda one: one.rank):
        found[one.offer.service_id].append(one)
    return found
