"""Questions asked of what centers and rooms state in rows of their own."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import F, OuterRef, Q

from ..openings.stated import own, some
from ..search.keeping import OwnedKeptQuerySet

if TYPE_CHECKING:
    from ..models import Center, ServiceOffer, SpecialDay
from .centers import CenterQuerySet
from .shared import VISIBLE, within


class OfferQuerySet(OwnedKeptQuerySet["ServiceOffer"]):  # type: ignore[override]
    """Services at centers."""

    def published(self) -> Self:
        """Those at centers that a visitor may see."""
        return self.filter(center__status__in=VISIBLE)

    def given_by(self, names: Collection[str]) -> Self:
        """Those that some organizations give: the provider or, with none stated, the operator."""
        by_operator = Q(provider="", center__operator__in=names)
        return self.filter(Q(provider__in=names) | by_operator)

    def for_audiences(self, codes: Collection[str]) -> Self:
        """Those of which it is stated that they are for one of some audiences, by their codes."""
        return self.filter(some("ServiceOffer", pk=OuterRef("pk"), audiences__in=codes))

    def with_location_facts(self) -> Self:
        """With all that is told of each, and of its center as a place."""
        facts = self.select_related("service", "center__area__parent").with_timetables()
        phones = own("phone", "center__")
        return facts.prefetch_related("audiences", "center__centeramenity_set", phones)

    def of(self, services: Collection[str]) -> Self:
        """Those of some services, by their codes."""
        return self.filter(service__in=services)

    def at(self, centers: CenterQuerySet) -> Self:
        """Those at some centers."""
        return self.filter(center__in=centers.order_by().values("pk"))

    def with_timetables(self) -> Self:
        """With the center of each, and the number of its timetable."""
        return self.select_related("center__key")

    def with_phones(self) -> Self:
        """With the phones of its center."""
        return self.prefetch_related(own("phone", "center__"))


class SpecialDayQuerySet(OwnedKeptQuerySet["SpecialDay"]):  # type: ignore[override]
    """Dated exceptions of centers and rooms."""

    def published(self) -> Self:
        """Those of centers and rooms that a visitor may see."""
        of_room = Q(room=None) | Q(room__status="published")
        return self.filter(of_room, center__status__in=VISIBLE)

    def in_area(self, code: str) -> Self:
        """Those in an area or in an area inside it."""
        return self.filter(within(code, "center__area"))

    def of(self, center: Center) -> Self:
        """Those of a center itself, not of its rooms."""
        return self.filter(center=center, room=None)

    def between(self, first: date, last: date = date.max) -> Self:
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
