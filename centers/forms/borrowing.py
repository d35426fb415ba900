"""Borrowing one room: what it answers to the wish in an address, and what would do instead."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from django.http import QueryDict

from ..models import Phone, Room
from ..models.lending import room_facts
from ..models.reference import reference
from ..rules.decision import Answer, Decision
from ..rules.facts import RoomFacts
from ..rules.lending import decide
from ..rules.wish import Wish
from ..wording.lending import Told
from ..wording.lending.calling import calling
from ..wording.lending.fortnight import DayOfUse, fortnight
from ..wording.lending.script import Script, scripts
from ..wording.moments import Asked, weekday_and_day
from .choices import query_of
from .wish import WishForm

SHOWN = 3
DAYS_AHEAD = 28


class OtherDate(NamedTuple):
    """Another date that would do: how it reads, whether for certain, and the wish on it."""

    name: str
    is_certain: bool
    query: QueryDict


class Borrowing:
    """A room at a moment, and the wish that its address holds."""

    def __init__(self, room: Room, query: QueryDict, asked: Asked) -> None:
        self.room, self.asked = room, asked
        self.form = WishForm(query, asked.moment)

    @cached_property
    def facts(self) -> RoomFacts:
        """What is stated of the room."""
        return room_facts(self.room, reference().calendar)

    @property
    def wish(self) -> Wish:
        """What is wished; nothing where a value is bad."""
        return self.form.wish if self.form.is_valid() else Wish()

    def decision_on(self, wish: Wish) -> Decision:
        """What the room answers to a wish."""
        return decide(wish, self.facts, self.asked.moment)

    @cached_property
    def told(self) -> Told | None:
        """The answer to the wish, in words; none without a wish."""
        if not self.form.wishes:
            return None
        return self.form.answer_of(self.room, self.facts)

    @property
    def days(self) -> Iterator[DayOfUse]:
        """The coming fortnight."""
        return fortnight(self.facts, self.asked.date)

    @property
    def scripts(self) -> list[Script]:
        """What to say on the phone."""
        return scripts(self.room, self.wish, reference().amenities)

    def calling(self, phone: Phone) -> str:
        """Whether to call one of the room's phones now, or when it is answered again."""
        of_phone = zip(self.room.phones, self.facts.phones, strict=True)
        return next((calling(facts, self.asked) for row, facts in of_phone if row == phone), "")

    @property
    def is_refused(self) -> bool:
        """Whether the room will not do for the wish."""
        return self.told is not None and self.told.answer == Answer.NO

    @cached_property
    def other_dates(self) -> list[OtherDate]:
        """The next dates on which the room would do, where it does not on the one asked for."""
        if not self.is_refused or self.wish.date is None:
            return []
        return list(self.dates_after())[:SHOWN]

    def dates_after(self) -> Iterator[OtherDate]:
        """The dates after the one asked for on which the room would do."""
        for days in range(1, DAYS_AHEAD + 1):
            date = (self.wish.date or self.asked.date) + timedelta(days=days)
            answer = self.decision_on(replace(self.wish, date=date)).answer
            if answer is not Answer.NO:
                name = weekday_and_day(date, self.asked.date)
                yield OtherDate(name, answer is Answer.YES, self.on_date(date.isoformat()))

    def on_date(self, date: str) -> QueryDict:
        """The wish on another date, as it stands in an address."""
        asked = self.form.asked()
        return query_of((name, date if name == "date" else value) for name, value in asked)

    @cached_property
    def other_rooms(self) -> list[Room]:
        """The nearest rooms that would do, where this one does not; the certain ones first."""
        point = self.room.center.point
        if not self.is_refused or point is None:
            return []
        rooms = Room.objects.published().exclude(pk=self.room.pk).select_related("center")
        inquiry = rooms.inquiry(self.asked.moment, reference().calendar, reference())
        nearest = rooms.near(*point).answering(self.wish, inquiry).surest_first()
        return list(nearest[:SHOWN])
