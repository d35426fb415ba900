"""Every question asked of services in the sense of HSDS: those of centers, and rooms to borrow."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from ..openings.stated import every
from .centers import CenterQuerySet
from .details import OfferQuerySet
from .rooms import RoomQuerySet

if TYPE_CHECKING:
    from ..models import Room, ServiceOffer


@dataclass
class Provided:
    """The services that centers offer and after them the rooms that they lend, as one list."""

    offers: OfferQuerySet
    rooms: RoomQuerySet

    def __getitem__(self, some: slice) -> list[ServiceOffer | Room]:
        """A page of the list, in the order of the addresses."""
        first, last = some.start or 0, some.stop
        offers = self.offers.order_by("center__slug", "service__position", "service")
        rooms = self.rooms.order_by("center__slug", "slug")
        beyond = slice(max(0, first - self.offer_count), max(0, last - self.offer_count))
        return [*offers[first:last], *rooms[beyond]]

    @cached_property
    def offer_count(self) -> int:
        """How many services there are before the first room."""
        return self.offers.count()

    def count(self) -> int:
        """How many there are."""
        return self.offer_count + self.rooms.count()

    @classmethod
    def published(cls) -> Provided:
        """Those a visitor may see."""
        return cls(every("ServiceOffer").published(), every("Room").published())

    def matching(self, words: str, services: Collection[str]) -> Self:
        """Services by their codes, or if words mean none, at the centers found; and rooms found."""
        found: CenterQuerySet = every("Center").matching(words)
        offers = self.offers.of(services) if services else self.offers.at(found)
        return replace(self, offers=offers, rooms=self.rooms.matching(words))

    def given_by(self, names: Collection[str]) -> Self:
        """Those of some organizations, by their names."""
        return replace(self, offers=self.offers.given_by(names), rooms=self.rooms.run_by(names))

    def at(self, slugs: Collection[str]) -> Self:
        """Those at some centers, by their address names."""
        here = {"center__slug__in": slugs}
        return replace(self, offers=self.offers.filter(**here), rooms=self.rooms.filter(**here))

    def of_services(self, codes: Collection[str]) -> Self:
        """Those that are one of some services; no room is."""
        return replace(self, offers=self.offers.of(codes), rooms=self.rooms.none())

    def of_kinds(self, codes: Collection[str]) -> Self:
        """The rooms of some kinds."""
        return replace(self, offers=self.offers.none(), rooms=self.rooms.of_kinds(codes))

    def for_audiences(self, codes: Collection[str]) -> Self:
        """Those of which it is stated that they are for one of some audiences."""
        offers, rooms = self.offers.for_audiences(codes), self.rooms.for_audiences(codes)
        return replace(self, offers=offers, rooms=rooms)

    def with_amenities(self, codes: Collection[str]) -> Self:
        """The rooms of which it is stated that they have one of some amenities."""
        return replace(self, offers=self.offers.none(), rooms=self.rooms.with_amenities(codes))

    def with_location_facts(self) -> Self:
        """With all that is told of each and of where it is."""
        offers, rooms = self.offers.with_location_facts(), self.rooms.with_location_facts()
        return replace(self, offers=offers, rooms=rooms)

    def all(self) -> list[ServiceOffer | Room]:
        """All of them."""
        return [*self.offers, *self.rooms]

    def names(self) -> set[str]:
        """The names of the organizations that give them."""
        given = self.offers.order_by().values_list("provider", "center__operator").distinct()
        lent = self.rooms.order_by().values_list("center__operator", flat=True).distinct()
        return {provider or operator for provider, operator in given} | set(lent)
