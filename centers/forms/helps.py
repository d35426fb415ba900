"""What would help where few rooms are certain to do: one change at a time, and what it brings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext

from ..lending.answers import parts_of
from ..lending.inquiry import Inquiry
from ..lending.parts import Parts
from ..lending.sieve import Sieve
from ..lending.stated import amenities
from ..lending.trying import count_certain
from ..lending.use import TimeOfUse
from ..querysets import RoomQuerySet
from ..rules.clock import MINUTES_A_DAY, write_minute
from ..rules.decision import Answer
from ..rules.spans import Span
from ..rules.wish import Wish
from ..wording.days import span_words
from ..wording.moments import weekday_and_day
from .choices import query_of
from .rooms import RoomSearchForm
from .search import WALKS, walk_label
from .wish import LATEST_END

#: Fewer rooms than these that are certain to do are few.
FEW = 5
SHIFTS = (-30, 30, -60, 60)
DAYS_AHEAD = 7
FURTHEST_KM = 100

#: What a wish asks of a room, the place and the moment aside.
WISHED = ("date", "free", "people", "layout", "amenity", "for", "checked")

#: The parts of a wish by the parameters to leave out with them.
BLAMED = {
    "people": ("people",),
    "layout": ("layout",),
    "date": ("date", "from", "to"),
    "amenity": ("amenity",),
    "for": ("for",),
    "free": ("free",),
}

#: The parameters that say where, to leave out together: the ones that leave least first.
PLACES = (("walk", "within"), ("area",))


class Change(NamedTuple):
    """One change of a search: in words, as it stands in an address, and whom it is certain of."""

    text: str
    query: QueryDict
    rooms: RoomQuerySet


@dataclass(frozen=True, slots=True)
class Help:
    """One change of a search, and how many rooms would then be certain to do.

    With ``asking`` one would have to ask about them.
    """

    change: str
    count: int
    query: QueryDict
    asking: bool = False


@dataclass(frozen=True, slots=True)
class Blame:
    """The wish that rules most rooms out: how many of all, and the search without it."""

    wish: str
    count: int
    all: int
    query: QueryDict


class Helping:
    """What to try, for a search of which a sieve tells what it finds."""

    def __init__(self, form: RoomSearchForm, listings: RoomQuerySet, sieve: Sieve) -> None:
        self.form, self.listings, self.sieve = form, listings, sieve
        self.wish: Wish = form.wish if form.is_valid() else Wish()
        self.sure = sieve.count(answer=Answer.YES)
        self.ask = sieve.count(answer=Answer.ASK)

    @property
    def is_due(self) -> bool:
        """Whether few rooms are certain to do for what somebody wishes."""
        return self.sure < FEW and (self.form.wishes or self.form.reach_km is not None)

    @cached_property
    def rooms(self) -> RoomQuerySet:
        """The rooms at the place asked for."""
        rooms = self.form.there(self.listings)
        if area := self.form.good("area"):
            rooms = rooms.in_area(area)
        if self.form.good("open"):
            rooms = rooms.open_at(self.form.asked_moment.moment, self.form.calendar)
        return rooms

    @cached_property
    def inquiry(self) -> Inquiry:
        """The asking among these rooms."""
        return self.rooms.inquiry(self.form.now, self.form.calendar, self.form.reference)

    @cached_property
    def parts(self) -> Parts:
        """The parts of the wish, as the sieve asked them."""
        return {name: self.sieve.parts[name] for name in self.sieve.parts if name in WISHED}

    @cached_property
    def changes(self) -> list[Change]:
        """Each change to try, other times aside; none where there is nothing to help."""
        return [*self.fewer_amenities(), *self.further_away()] if self.is_due else []

    @cached_property
    def other_times(self) -> list[Help]:
        """Half an hour or an hour earlier or later, and the same hours on each of the next days."""
        tried = [*self.shifted(), *self.on_other_days()] if self.is_due else []
        uses = [TimeOfUse(wish, wish.date, self.inquiry) for wish, _text in tried if wish.date]
        counts = count_certain(self.listings.those(self.sieve.pks("date", Answer.YES)), uses)
        return [
            Help(text, count, self.at_time(wish))
            for (wish, text), count in zip(tried, counts, strict=True)
        ]

    def shifted(self) -> Iterator[tuple[Wish, str]]:
        """The wish at other hours of its date, and how these read; all day has no others."""
        span = self.wish.span if self.wish.date and self.wish.minutes < MINUTES_A_DAY else None
        for minutes in SHIFTS if span else ():
            moved = span.later_by(minutes) if span else Span(0, 1)
            if 0 <= moved.opens_minute < MINUTES_A_DAY and moved.closes_minute <= LATEST:
                told = {"times": span_words(moved)}
                yield with_span(self.wish, moved), SHIFTED[minutes]() % told

    def on_other_days(self) -> Iterator[tuple[Wish, str]]:
        """The wish on each of the next days, and how these read."""
        for days in range(1, DAYS_AHEAD + 1) if self.wish.date else ():
            date = (self.wish.date or self.inquiry.today) + timedelta(days=days)
            told = {"day": weekday_and_day(date, self.inquiry.today)}
            sentence = gettext("at the same time on %(day)s") if self.wish.span else "%(day)s"
            yield replace(self.wish, date=date), sentence % told

    def at_time(self, wish: Wish) -> QueryDict:
        """The search at the time of another wish."""
        values: dict[str, object] = {"date": wish.date}
        if wish.starts_minute is not None:
            values["from"] = write_minute(wish.starts_minute)
        if wish.ends_minute is not None:
            values["to"] = write_minute(wish.ends_minute)
        return self.changed(**values)

    def fewer_amenities(self) -> Iterator[Change]:
        """Without one of the amenities."""
        rooms = self.listings.those(self.sieve.pks("amenity", Answer.YES))
        for code in self.wish.amenities:
            rest = tuple(other for other in self.wish.amenities if other != code)
            told = {"amenity": self.form.label_of("amenity", code)}
            yield Change(
                gettext("without: %(amenity)s") % told,
                self.changed(amenity=rest),
                rooms.certain([amenities(rest)]),
            )

    def further_away(self) -> Iterator[Change]:
        """A longer walk, or twice as many kilometers."""
        for text, values in self.wider():
            query = self.changed(**values)
            wider = Helping(RoomSearchForm(query, self.form.now), self.listings, self.sieve)
            parts = parts_of(self.wish, wider.inquiry)
            yield Change(text, query, wider.rooms.certain(parts.values()))

    def wider(self) -> Iterator[tuple[str, dict[str, object]]]:
        """The next step of how far away a room may be, and how it reads."""
        walk, within = self.form.good("walk"), self.form.good("within")
        longer = [minutes for minutes in WALKS if walk and minutes > int(walk)]
        if longer:
            yield walk_label(longer[0]), {"walk": longer[0]}
        elif within and not walk and within < FURTHEST_KM:
            further = min(within * 2, FURTHEST_KM)
            yield gettext("within %(km)s km") % {"km": f"{further:g}"}, {"within": f"{further:g}"}

    def changed(self, **values: object) -> QueryDict:
        """The search with other values of some parameters, from its first page."""
        names = self.form.parameters
        asked = [one for one in self.form.asked() if one[0] not in values]
        for name, value in values.items():
            several = value if isinstance(value, tuple) else (value,)
            asked += [(name, one) for one in several if one not in ("", None)]
        return query_of(sorted(asked, key=lambda one: names.index(one[0])))

    @cached_property
    def blamed(self) -> dict[str, RoomQuerySet]:
        """The rooms that each part rules out, and all; only where nothing is found at all."""
        if self.sure or self.ask or not (self.form.wishes or self.asked_place):
            return {}
        parts = {name: part for name, part in self.parts.items() if name in BLAMED}
        ruled_out = {name: self.rooms.filter(part.ruled_out) for name, part in parts.items()}
        return {"": self.rooms, **ruled_out}

    @property
    def asked_place(self) -> tuple[str, ...]:
        """The parameters that say where rooms are to be; none beside words: those come first."""
        given = (names for names in PLACES if any(self.form.good(name) for name in names))
        return () if self.form.words else next(given, ())

    def helps(self, counts: list[int]) -> list[Help]:
        """The changes that bring more, given how many rooms each is certain of."""
        counted = zip(self.changes, counts, strict=True)
        others = [Help(change.text, count, change.query) for change, count in counted]
        found = [tried for tried in (*self.other_times, *others) if tried.count > self.sure]
        if self.is_due and self.form.good("answer") == Answer.YES and self.ask:
            text = gettext("with rooms that one must ask about")
            found.append(Help(text, self.ask, self.changed(answer=""), asking=True))
        return found

    def blame(self, counts: dict[str, int]) -> Blame | None:
        """The wish that rules most rooms out, given how many each does, and all there are."""
        there = counts.pop("", 0)
        if self.blamed and self.asked_place and not there:
            anywhere = self.form.reference.room_count
            return self.blame_of(self.asked_place, anywhere, anywhere) if anywhere else None
        if not any(counts.values()):
            return None
        name = max(counts, key=lambda one: counts[one])
        return self.blame_of(BLAMED[name], counts[name], there)

    def blame_of(self, names: tuple[str, ...], count: int, all_rooms: int) -> Blame:
        """What some parameters together rule out of all rooms."""
        chips = [chip.label for chip in self.form.chips if chip.name in names]
        query = self.changed(**dict.fromkeys(names, ""))
        return Blame(" · ".join(chips), count, all_rooms, query)


#: The latest minute of its date at which a use may end: early on the day after.
LATEST = MINUTES_A_DAY + LATEST_END

SHIFTED: dict[int, Callable[[], str]] = {
    -60: lambda: gettext("an hour earlier: %(times)s"),
    -30: lambda: gettext("half an hour earlier: %(times)s"),
    30: lambda: gettext("half an hour later: %(times)s"),
    60: lambda: gettext("an hour later: %(times)s"),
}


def with_span(wish: Wish, span: Span) -> Wish:
    """A wish at another time of its date."""
    ends = span.closes_minute
    clock = ends - MINUTES_A_DAY if ends > MINUTES_A_DAY else ends
    return replace(wish, starts_minute=span.opens_minute, ends_minute=clock)
