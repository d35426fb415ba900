"""Every question asked of the database, as methods that chain as English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from .models import Center, Room

VISIBLE = ("published", "closed")


def within(code: str, column: str = "area") -> Q:
    """The condition under which a column holds an area's code or that of an area inside it.

    A range of the sorted codes, which an index serves on every database.
    """
    return Q(**{f"{column}__gte": code, f"{column}__lte": code + "9" * 12})


class CenterQuerySet(QuerySet["Center"]):
    """Centers."""

    def published(self) -> Self:
        """Those a visitor may see, temporarily closed ones included."""
        return self.filter(status__in=VISIBLE)

    def retired(self) -> Self:
        """Those that once stood in the directory."""
        return self.filter(status="retired")

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

    def containing(self, words: str) -> Self:
        """Those with every one of the words in their name, address or summary."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word)
                | Q(name_en__icontains=word)
                | Q(address__icontains=word)
                | Q(address_en__icontains=word)
                | Q(summary__icontains=word)
                | Q(summary_en__icontains=word)
            )
        return found


class RoomQuerySet(QuerySet["Room"]):
    """Rooms."""

    def published(self) -> Self:
        """Those a visitor may see: published, in a center that is."""
        return self.filter(status="published", center__status__in=VISIBLE)

    def in_area(self, code: str) -> Self:
        """Those in an area or in an area inside it."""
        return self.filter(within(code, "center__area"))

    def seating(self, people: int) -> Self:
        """Those that hold so many people, or of which nobody stated how many they hold."""
        return self.filter(Q(people__gte=people) | Q(people__isnull=True))

    def with_amenity(self, amenity: str) -> Self:
        """Those of which it is stated that they have an amenity, by its code."""
        if amenity == "step_free":
            return self.filter(step_free=True)
        return self.filter(roomamenity__amenity=amenity, roomamenity__present=True)

    def for_audience(self, audience: str) -> Self:
        """Those lent to an audience, or of which nobody stated to whom they are lent."""
        return self.filter(Q(audiences=audience) | Q(audiences__isnull=True))

    def containing(self, words: str) -> Self:
        """Those with every one of the words in their name, or in their center's name or address."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word)
                | Q(name_en__icontains=word)
                | Q(center__name__icontains=word)
                | Q(center__name_en__icontains=word)
                | Q(center__address__icontains=word)
                | Q(center__address_en__icontains=word)
            )
        return found
