"""Every question asked of centers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self, cast

from django.db.models import Avg, Exists, F, OuterRef, Prefetch, Q, QuerySet

from ..openings.querysets import OpeningQuerySet
from ..openings.stated import every, own, own_hours
from ..rights import OwnedQuerySet
from ..rules.places import Box, Point
from ..search import matching, nearness, ordering
from ..search.keeping import KeptQuerySet

if TYPE_CHECKING:
    from ..models import Center, Service
from .shared import VISIBLE, within


# The types of Django take the manager of `KeptQuerySet` for the one that these have to have.
class CenterQuerySet(  # type: ignore[override]
    OwnedQuerySet["Center"], OpeningQuerySet["Center"], KeptQuerySet["Center"]
):
    """Centers."""

    def published(self) -> Self:
        """Those a visitor may see, temporarily closed ones included."""
        return self.filter(status__in=VISIBLE)

    def retired(self) -> Self:
        """Those that once stood in the directory."""
        return self.filter(status="retired")

    def at(self, slug: str) -> Self:
        """Those whose address name is this, or was once."""
        moved = every("FormerSlug").filter(center=OuterRef("pk"), room=None, slug=slug)
        return self.filter(Q(slug=slug) | Exists(moved))

    def in_area(self, code: str) -> Self:
        """Those in an area or in an area inside it."""
        return self.filter(within(code))

    def run_by(self, names: Collection[str]) -> Self:
        """Those that some organizations run, by their names."""
        return self.filter(operator__in=names)

    def offering(self, service: str) -> Self:
        """Those that offer a service, by its code."""
        return self.filter(serviceoffer__service=service)

    def with_amenity(self, amenity: str) -> Self:
        """Those of which it is stated that they have an amenity, by its code."""
        if fact := self.model.ACCESS_FACTS.get(amenity):
            return self.filter(**{fact: True})
        return self.filter(centeramenity__amenity=amenity, centeramenity__present=True)

    def for_audience(self, audience: str) -> Self:
        """Those of which it is stated that a service or a room is for an audience, by its code."""
        here = {"center": OuterRef("pk"), "audiences": audience}
        offers = every("ServiceOffer").filter(**here)
        rooms = every("Room").filter(status="published", **here)
        return self.filter(Exists(offers) | Exists(rooms))

    def surest_first(self) -> Self:
        """Open for certain before not confirmed, if that was asked, then as they were ordered."""
        before = list(cast(Any, self.query).order_by) or ordering.by_name(self.model)
        return self.order_by(*self.openest, *before)

    def lately_checked_first(self) -> Self:
        """Those that a person checked last first, those that nobody did last; then by name."""
        lately = F("checked_on").desc(nulls_last=True)
        return self.order_by(lately, *ordering.by_name(self.model))

    def by_name(self) -> Self:
        """By name in the reader's language, Chinese by its pinyin.

        Every center has its key; saying so lets the database read them in their order.
        """
        return self.filter(key__isnull=False).order_by(*ordering.by_name(self.model))

    def placed(self) -> Self:
        """Those whose coordinates are known."""
        return self.filter(latitude__isnull=False)

    def besides(self, some: Iterable[int]) -> Self:
        """Those that are none of some, by their keys."""
        return self.exclude(pk__in=some)

    def cells(self, box: Box, across: int) -> Iterable[tuple[int, int]]:
        """The cells of a box, so many each way, in which any of these lies."""
        return nearness.cells(self, box, across)

    def shut_between(self, first: date, last: date) -> Self:
        """Those temporarily closed on any date from one to another, both included."""
        begun = Q(closed_from=None) | Q(closed_from__lte=last)
        lasting = Q(closed_until=None) | Q(closed_until__gte=first)
        return self.filter(begun, lasting, status="closed")

    def checked_since(self, first: date) -> Self:
        """Those that a person checked on a date or later."""
        return self.filter(checked_on__gte=first)

    def unplaced(self) -> Self:
        """Those whose coordinates nobody has stated."""
        return self.filter(latitude__isnull=True)

    def middle(self) -> Point | None:
        """The middle of where these are, if anybody has placed one."""
        means = self.aggregate(latitude=Avg("latitude"), longitude=Avg("longitude"))
        return None if means["latitude"] is None else Point(**means)

    def samples(self) -> Self:
        """Those that are made up, to show what the directory can do."""
        return self.filter(imported_from="sample")

    def operators(self) -> set[str]:
        """Who runs them, as far as that is stated."""
        names = self.exclude(operator="").order_by().values_list("operator", flat=True)
        return set(names.distinct())

    def services_offered(self) -> QuerySet[Service]:
        """The services that at least one of these offers."""
        offers = every("ServiceOffer").filter(center__in=self.values("pk"), service=OuterRef("pk"))
        services: QuerySet[Service] = every("Service").filter(Exists(offers))
        return services

    def with_card_facts(self) -> Self:
        """With what a list tells of each, so that no row asks for more."""
        facts = self.select_related("area__parent").with_timetables()
        return facts.prefetch_related(own("phone"), "services")

    def with_amenities(self) -> Self:
        """With what is stated of the amenities of each, which no list shows to readers."""
        return self.prefetch_related("centeramenity_set")

    def with_own_hours_of(self, services: Collection[str]) -> Self:
        """With the `timed_offers` of some services, by their codes: those with their own hours."""
        timed = every("ServiceOffer").of(services).exclude(hours="").select_related("service")
        return self.prefetch_related(Prefetch("serviceoffer_set", timed, to_attr="timed_offers"))

    def with_page_facts(self) -> Self:
        """With all that a center's own page tells."""
        return self.with_own_page_facts().prefetch_related(
            Prefetch("rooms", every("Room").published().with_card_facts())
        )

    def with_preview_facts(self) -> Self:
        """The same, as its page would tell it if the center were published now."""
        rooms = every("Room").filter(status="published").with_card_facts()
        return self.with_own_page_facts().prefetch_related(Prefetch("rooms", rooms))

    def with_own_page_facts(self) -> Self:
        """With what a center's own page tells but for its rooms."""
        return (
            self.with_card_facts()
            .with_hours()
            .prefetch_related(
                "centeramenity_set__amenity",
                "serviceoffer_set__service",
                "serviceoffer_set__audiences",
            )
        )

    def with_booklet_facts(self) -> Self:
        """With what a booklet tells of each: a card's facts and the names of its rooms."""
        rooms = Prefetch("rooms", every("Room").published())
        return self.with_card_facts().with_hours().prefetch_related(rooms)

    def with_timetables(self) -> Self:
        """With the number of the timetable of each."""
        return self.select_related("key")

    def with_hours(self) -> Self:
        """With the rows their timetables are made of, so that none asks for more."""
        return self.prefetch_related(*own_hours())

    def with_offers(self) -> Self:
        """With its phones and the services that each offers."""
        return self.prefetch_related(own("phone"), "serviceoffer_set")

    def matching(self, words: str) -> Self:
        """Those found by every one of the words, however written; all if there is no word."""
        return matching.matching(self, words)

    def by_relevance(self, words: str) -> Self:
        """Whole names first, then starts of names, names, the rest; among equals the nearest."""
        return matching.by_relevance(self, words)

    def relevance_in_turn(self, words: str) -> list[Self]:
        """The parts of a long list of those `matching`, in the order of `by_relevance`."""
        return matching.relevance_in_turn(self, words)

    def near(self, latitude: float, longitude: float, *, within_km: float | None = None) -> Self:
        """The nearest first, each with its ``distance_km`` from a point in degrees (WGS-84).

        Without a limit those that nobody has placed come last; with one they are left out.
        """
        return nearness.near(self, Point(latitude, longitude), within_km)

    def near_in_turn(self, latitude: float, longitude: float) -> list[Self]:
        """The parts of a long list of these, in the order of `near` without a limit."""
        return nearness.near_in_turn(self, Point(latitude, longitude))
