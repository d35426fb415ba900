"""Every question asked of the database, as methods that chain as English."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Self, cast

from django.db.models import Avg, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from .lending.answers import Answering
from .lending.inquiry import Inquiry
from .openings.querysets import OpeningQuerySet
from .openings.stated import every, own, own_hours
from .rights import OwnedQuerySet
from .rules.calendar import Calendar
from .rules.places import Point
from .rules.wish import Wish
from .search import matching, nearness, ordering
from .search.keeping import KeptQuerySet, OwnedKeptQuerySet

if TYPE_CHECKING:
    from .models import Center, Room, Service, ServiceOffer, SpecialDay

VISIBLE = ("published", "closed")


def within(code: str, column: str = "area") -> Q:
    """The condition under which a column holds an area's code or that of an area inside it.

    A range of the sorted codes, which an index serves on every database.
    """
    return Q(**{f"{column}__gte": code, f"{column}__lte": code + "9" * 12})


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
        """By name in the reader's language, Chinese by its pinyin."""
        return self.order_by(*ordering.by_name(self.model))

    def placed(self) -> Self:
        """Those whose coordinates are known."""
        return self.filter(latitude__isnull=False)

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

    def services_offered(self) -> QuerySet[Service]:
        """The services that at least one of these offers."""
        offers = every("ServiceOffer").filter(center__in=self.values("pk"), service=OuterRef("pk"))
        services: QuerySet[Service] = every("Service").filter(Exists(offers))
        return services

    def with_card_facts(self) -> Self:
        """With what a list tells of each, so that no row asks for more."""
        facts = self.select_related("area__parent").with_hours()
        return facts.prefetch_related(own("phone"), "services", "centeramenity_set")

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
        return self.with_card_facts().prefetch_related(
            "centeramenity_set__amenity",
            "serviceoffer_set__service",
            "serviceoffer_set__audiences",
        )

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

    def near(self, latitude: float, longitude: float, *, within_km: float | None = None) -> Self:
        """The nearest first, each with its ``distance_km`` from a point in degrees (WGS-84).

        Without a limit those that nobody has placed come last; with one they are left out.
        """
        return nearness.near(self, Point(latitude, longitude), within_km)


class OfferQuerySet(OwnedKeptQuerySet["ServiceOffer"]):  # type: ignore[override]
    """Services at centers."""

    def of(self, services: Collection[str]) -> Self:
        """Those of some services, by their codes."""
        return self.filter(service__in=services)

    def at(self, centers: CenterQuerySet) -> Self:
        """Those at some centers."""
        return self.filter(center__in=centers.order_by().values("pk"))

    def with_hours(self) -> Self:
        """With the center of each, its phones, and the rows that its timetable is made of."""
        facts = self.select_related("center")
        return facts.prefetch_related(own("phone", "center__"), *own_hours("center__"))


class RoomQuerySet(  # type: ignore[override]
    OwnedQuerySet["Room"], OpeningQuerySet["Room"], KeptQuerySet["Room"]
):
    """Rooms."""

    def published(self) -> Self:
        """Those a visitor may see: published, in a center that is."""
        return self.filter(status="published", center__status__in=VISIBLE)

    def retired(self) -> Self:
        """Those that once stood in the directory, themselves or with their center."""
        once_listed = Q(status="retired", center__status__in=(*VISIBLE, "retired"))
        return self.filter(once_listed | Q(status="published", center__status="retired"))

    def at(self, center: str, slug: str) -> Self:
        """Those whose address names, the center's and their own, are these or were once."""
        moved = every("FormerSlug").filter(room=OuterRef("pk"), slug=slug)
        centers = every("Center").at(center).values("pk")
        return self.filter(Q(slug=slug) | Exists(moved), center__in=centers)

    def in_area(self, code: str) -> Self:
        """Those in an area or in an area inside it."""
        return self.filter(within(code, "center__area"))

    def saying(self, answer: str) -> Self:
        """Those whose `answer` is this."""
        return self.filter(Q(answer=answer))

    def smallest_first(self) -> Self:
        """The nearest first if a point was given, among these the smallest, then by name."""
        nearest = [F("distance_km").asc(nulls_last=True)] if self.has("distance_km") else []
        smallest = F("people").asc(nulls_last=True)
        return self.order_by(*nearest, smallest, *ordering.by_name(self.model))

    def surest_first(self) -> Self:
        """Those that will do, then those to ask about, if that was asked; then as ordered."""
        by_answer = [F("answer").desc()] if self.has("answer") else []
        before = list(cast(Any, self.query).order_by) or ordering.by_name(self.model)
        return self.order_by(*by_answer, *self.openest, *before)

    def has(self, annotation: str) -> bool:
        """Whether each has a value of this name."""
        return annotation in self.query.annotations

    def lately_checked_first(self) -> Self:
        """Those that a person checked last first, those that nobody did last; then by name."""
        lately = F("checked_on").desc(nulls_last=True)
        return self.order_by(lately, *ordering.by_name(self.model))

    def by_name(self) -> Self:
        """By the names of center and room in the reader's language, Chinese by its pinyin."""
        return self.order_by(*ordering.by_name(self.model))

    def with_card_facts(self) -> Self:
        """With what a list tells of each, so that no row asks for more."""
        facts = self.select_related("center__area__parent").with_hours()
        return facts.prefetch_related(
            "phone_set", own("phone", "center__"), "roomamenity_set", "audiences", "layouts"
        )

    def with_page_facts(self) -> Self:
        """With all that a room's own page tells."""
        return self.with_card_facts().prefetch_related("roomamenity_set__amenity")

    def with_hours(self) -> Self:
        """With the rows their timetables are made of, so that none asks for more."""
        return self.select_related("center").prefetch_related(
            "weeklyhours_set", "specialday_set", *own_hours("center__")
        )

    def matching(self, words: str) -> Self:
        """Those found by every one of the words, however written; all if there is no word."""
        return matching.matching(self, words)

    def by_relevance(self, words: str) -> Self:
        """Whole names first, then starts of names, names, the rest; among equals the nearest."""
        return matching.by_relevance(self, words)

    def near(self, latitude: float, longitude: float, *, within_km: float | None = None) -> Self:
        """The nearest first, each with its ``distance_km`` from a point in degrees (WGS-84).

        Without a limit those that nobody has placed come last; with one they are left out.
        """
        return nearness.near(self, Point(latitude, longitude), within_km, place="center__")

    def with_finding_facts(self, today: date) -> Self:
        """With all that a wish is held against; occupied times of past dates are left out."""
        midnight = timezone.make_aware(datetime.combine(today, time()))
        coming = every("Occupied").filter(ends__gt=midnight)
        return self.with_card_facts().prefetch_related(Prefetch("occupied_set", coming))

    def checked_since(self, first: date) -> Self:
        """Those that a person checked on a date or later."""
        return self.filter(checked_on__gte=first)

    def with_answer(self, wish: Wish, now: datetime, calendar: Calendar) -> Self:
        """With the `answer` to a wish, asked at an instant."""
        return self.annotate(answer=Answering(wish, Inquiry(self, now, calendar)).of_any)

    def answering(self, wish: Wish, inquiry: Inquiry) -> Self:
        """Those that will do or may do for a wish, each with its `answer`: yes or ask."""
        asked = Answering(wish, inquiry)
        return self.exclude(asked.ruled_out).annotate(answer=asked.of_possible)

    def inquiry(self, now: datetime, calendar: Calendar) -> Inquiry:
        """An asking among these rooms at an instant."""
        return Inquiry(self, now, calendar)


class SpecialDayQuerySet(OwnedKeptQuerySet["SpecialDay"]):  # type: ignore[override]
    """Dated exceptions of centers and rooms."""

    def published(self) -> Self:
        """Those of centers and rooms that a visitor may see."""
        of_room = Q(room=None) | Q(room__status="published")
        return self.filter(of_room, center__status__in=VISIBLE)

    def in_area(self, code: str) -> Self:
        """Those in an area or in an area inside it."""
        return self.filter(within(code, "center__area"))

    def between(self, first: date, last: date) -> Self:
        """Those that begin by a date and are not over on another."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)

    def that_count(self, today: date) -> Self:
        """Those that no temporary closure beats on any date from today on."""
        begun = Q(center__closed_from=None) | Q(center__closed_from__lte=F("ends_on"))
        lasting = Q(center__closed_until=None) | (
            Q(center__closed_until__gte=today) & Q(center__closed_until__gte=F("starts_on"))
        )
        return self.exclude(begun, lasting, center__status="closed")

    def closed(self) -> Self:
        """Those without hours."""
        return self.filter(opens_minute=None)

    def by_date(self) -> Self:
        """The first first, those of an area together, with the listing that each is of."""
        facts = self.select_related("center__area__parent", "room")
        return facts.order_by(
            "starts_on", "center__area", "center__name", "center", "room", "ends_on", "opens_minute"
        )
