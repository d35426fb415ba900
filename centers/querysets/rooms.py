"""Every question asked of rooms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from datetime import date, datetime, time
from functools import reduce
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING, Any, Self, cast

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Value, When
from django.utils import timezone

from ..lending.answers import Answering, parts_of
from ..lending.inquiry import Inquiry, Known
from ..lending.occupied import TWO_DAYS, overlapping
from ..lending.parts import Part, in_doubt, ruled_out
from ..lending.rows import of_room
from ..lending.sieve import ANYHOW, Sieve
from ..lending.stated import people
from ..openings.querysets import OpeningQuerySet
from ..openings.stated import every, some
from ..rights import OwnedQuerySet
from ..rules.calendar import Calendar
from ..rules.decision import Answer
from ..rules.hours import State
from ..rules.places import Box, Point
from ..rules.wish import Wish
from ..search import matching, nearness, ordering
from ..search.keeping import KeptQuerySet

if TYPE_CHECKING:
    from ..models import Room
from .shared import VISIBLE, within

# How far the nearest of very many are looked for, before all are measured.
AROUND_KM = 4


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

    def named(self, names: Iterable[tuple[str, str]]) -> Self:
        """Those whose address names, the center's and their own, are among these."""
        among = [Q(center__slug=center, slug=slug) for center, slug in names]
        return self.filter(reduce(or_, among, Q(pk__in=())))

    def in_area(self, code: str) -> Self:
        """Those in an area or in an area inside it."""
        return self.filter(within(code, "center__area"))

    def run_by(self, names: Collection[str]) -> Self:
        """Those in centers that some organizations run, by their names."""
        return self.filter(center__operator__in=names)

    def of_kinds(self, kinds: Collection[str]) -> Self:
        """Those of some kinds."""
        return self.filter(kind__in=kinds)

    def for_audiences(self, codes: Collection[str]) -> Self:
        """Those of which it is stated that they are for one of some audiences, by their codes."""
        return self.filter(some("Room", pk=OuterRef("pk"), audiences__in=codes))

    def with_amenities(self, codes: Collection[str]) -> Self:
        """Those of which it is stated that they have one of some amenities, by their codes."""
        stated = some("RoomAmenity", room=OuterRef("pk"), amenity__in=codes, present=True)
        return self.filter(stated | Q(step_free=True) if "step_free" in codes else stated)

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
        has_keys = {"key__isnull": False, "center__key__isnull": False}
        return self.filter(**has_keys).order_by(*ordering.by_name(self.model))

    def with_card_facts(self) -> Self:
        """With what a list tells of each, so that no row asks for more."""
        facts = self.select_related("center__area__parent").with_timetables()
        return facts.prefetch_related(
            "center__phone_set", "roomamenity_set", "audiences", "layouts"
        )

    def with_page_facts(self) -> Self:
        """With all that a room's own page tells."""
        return self.with_card_facts().with_hours().prefetch_related("roomamenity_set__amenity")

    def with_location_facts(self) -> Self:
        """With all that is told of each, and of its center as a place."""
        return self.with_card_facts().prefetch_related("center__centeramenity_set")

    def with_timetables(self) -> Self:
        """With the number of the timetable of each and of its center, and whose week that is."""
        return self.select_related("key", "center__key").annotate(
            has_own_week=of_room("WeeklyHours")
        )

    def with_hours(self) -> Self:
        """With the rows their timetables are made of, so that none asks for more."""
        return self.select_related("center").prefetch_related(
            "center__weeklyhours_set", "center__specialday_set"
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

    def near_in_turn(self, pks: Set[int], latitude: float, longitude: float) -> list[Self]:
        """The parts of very many, by their keys, in the order of `near`: those around, the rest."""
        point = Point(latitude, longitude)
        around = nearness.near(self.those_of_many(pks), point, AROUND_KM, place="center__")
        rest = Q(distance_km__gt=AROUND_KM) | Q(distance_km=None)
        return [around, self.those(pks).near(*point).filter(rest)]

    def besides(self, some: Iterable[int]) -> Self:
        """Those that are none of some, by their keys."""
        return self.exclude(pk__in=some)

    def cells(self, box: Box, across: int) -> Iterable[tuple[int, int]]:
        """The cells of a box, so many each way, in which any of these lies."""
        return nearness.cells(self, box, across, place="center__")

    def with_finding_facts(self, asked: date | None) -> Self:
        """With all that a wish is held against; without a date, that is no occupied time."""
        occupied = every("Occupied")
        times = occupied.filter(**overlapping(asked, 0, TWO_DAYS)) if asked else occupied.none()
        return self.with_card_facts().prefetch_related(Prefetch("occupied_set", times))

    def with_occupied(self, today: date) -> Self:
        """With its occupied times, those of past dates left out."""
        midnight = timezone.make_aware(datetime.combine(today, time()))
        coming = every("Occupied").filter(ends__gt=midnight)
        return self.prefetch_related(Prefetch("occupied_set", coming))

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

    def sieve(
        self, wish: Wish, inquiry: Inquiry, *, area: str = "", open_at: datetime | None = None
    ) -> Sieve:
        """What the parts of a wish, an area and a moment make of these rooms; queries at once."""
        parts = parts_of(wish, inquiry)
        if area:
            parts["area"] = Part(~within(area, "center__area"))
        if open_at:
            closed = inquiry.states_at(open_at)[State.CLOSED]
            parts["open"] = Part(Q(key__timetable__among=closed))
        if wish.layout and wish.people:
            parts[ANYHOW] = people(wish.people, "")
        return Sieve(self, parts, {"step_free": Q(step_free=True)})

    def certain(self, parts: Iterable[Part]) -> Self:
        """Those that no part of a wish rules out or leaves in doubt."""
        parts = list(parts)
        return self.exclude(ruled_out(parts)).exclude(in_doubt(parts))

    def those(self, pks: Set[int]) -> Self:
        """Those with these primary keys, however many."""
        return self.filter(pk__among=pks)

    def those_of_many(self, pks: Set[int]) -> Self:
        """The same, where these are many of all, and the first of them in an order are read."""
        return self.filter(pk__of_many=pks)

    def answered(self, answers: Mapping[Answer, Set[int]]) -> Self:
        """Those with these primary keys, in sets, each with its `answer`."""
        whens = [When(pk__among=pks, then=Value(answer.value)) for answer, pks in answers.items()]
        return self.filter(pk__among=set(chain(*answers.values()))).annotate(answer=Case(*whens))

    def inquiry(self, now: datetime, calendar: Calendar, known: Known | None = None) -> Inquiry:
        """An asking among these rooms at an instant; ``known`` has been read already."""
        return Inquiry(self, now, calendar, known)
