"""The search of rooms."""

from collections.abc import Set
from itertools import chain
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..lending.sieve import Sieve
from ..models import Room
from ..querysets import RoomQuerySet
from ..rules.decision import Answer
from .plain import Choices, CodeField
from .search import SearchForm
from .wish import WishForm


class RoomSearchForm(WishForm, SearchForm[RoomQuerySet]):
    """The search of rooms: which will do for a wish for certain, and which one must ask about."""

    parameters = (
        "q", "area", *WishForm.parameters, "open", "near", "walk", "within", "answer", "sort",
    )  # fmt: skip
    timed = ("open", "date")
    leaning = {**SearchForm.leaning, **WishForm.leaning}

    answer = CodeField(_("Write “yes” or “ask”."), _("fits, or may fit"), label=_("How certain"))

    # The rest is asked of the sieve.
    questions = {"q": RoomQuerySet.matching, "near": RoomQuerySet.near}

    def catalogs(self) -> dict[str, Choices]:
        answers = [
            (Answer.YES.value, _("fits")),
            (Answer.ASK.value, _("to be asked about")),
        ]
        return super().catalogs() | {"answer": answers}

    def filter(self, rooms: RoomQuerySet, *, ignoring: str = "") -> RoomQuerySet:
        """Those that will do or may do, but for the ignored field; none if a value is bad."""
        if not self.is_valid():
            return rooms.none()
        return self.left(rooms, self.sieve(rooms), ignoring=ignoring)

    def there(self, rooms: RoomQuerySet) -> RoomQuerySet:
        """Those that words and a place leave."""
        return super().filter(rooms)

    def sieve(self, rooms: RoomQuerySet) -> Sieve:
        """What each thing that is asked makes of rooms, read in one pass."""
        there = self.there(rooms)
        return there.sieve(
            self.wish,
            there.inquiry(self.now, self.calendar, self.reference),
            area=self.good("area") or "",
            open_at=self.asked_moment.moment if self.good("open") else None,
        )

    @property
    def sifting(self) -> tuple[Any, ...]:
        """What decides what a sieve makes of the rooms."""
        return self.found_at, *self.given_but({*self.not_narrowing, "answer"})

    def left(self, rooms: RoomQuerySet, sieve: Sieve, *, ignoring: str = "") -> RoomQuerySet:
        """The rooms that a sieve leaves, each with what they are ordered by."""
        answers = {answer: sieve.pks(ignoring, answer) for answer in self.answers}
        return self.opened(self.measured(rooms.answered(answers)))

    def parts_of(self, sieve: Sieve) -> list[RoomQuerySet]:
        """The same in parts, those that will do before those to ask about, each in order."""
        answers = (sieve.pks(answer=answer) for answer in self.answers)
        parts = chain.from_iterable(self.in_turn(pks) for pks in answers if pks)
        return [self.in_order(self.opened(part)) for part in parts]

    def in_turn(self, pks: Set[int]) -> list[RoomQuerySet]:
        """Very many rooms in the parts in which a page of them is read soonest."""
        if self.place and self.order == "nearest" and not self.good("open"):
            return Room.objects.near_in_turn(pks, *self.place.point)
        is_by_name = self.order == "name" and not self.good("people") and not self.good("open")
        rooms = Room.objects.those_of_many(pks) if is_by_name else Room.objects.those(pks)
        return [self.measured(rooms)]

    @property
    def answers(self) -> list[Answer]:
        """The answers that are looked for."""
        asked = self.good("answer")
        return [answer for answer in (Answer.YES, Answer.ASK) if asked in ("", answer)]

    def opened(self, rooms: RoomQuerySet) -> RoomQuerySet:
        """With what is open at the moment asked for, if one is."""
        if not self.good("open"):
            return rooms
        return rooms.with_opening_at(self.asked_moment.moment, self.calendar)

    def with_facts(self, rooms: RoomQuerySet) -> RoomQuerySet:
        """With all that is told of each."""
        return rooms.with_finding_facts(self.wish.date if self.is_valid() else None)

    def in_order(self, found: RoomQuerySet) -> RoomQuerySet:
        """Those that will do first; where nothing better orders them, the smallest that fit."""
        by_name = self.good("sort") == "name"
        if self.good("people") and self.order in ("nearest", "name") and not by_name:
            return found.smallest_first().surest_first()
        return super().in_order(found)
