"""The results of a search: a page of what was found, and what else a page tells of it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from django.core.paginator import Page

from ..lending.sieve import Sieve
from ..models import Room
from ..models.lending import facts_of
from ..querysets import RoomQuerySet
from ..rules.decision import Answer
from ..search.counting import Counts
from ..search.turns import LONG, InTurn
from ..suggesting import Suggestion, did_you_mean, named_in, suggestions
from ..wording.lending import Told
from ..wording.openings import Openings, openings_of
from .facets import count_open, count_open_rooms, facets_of, facets_of_rooms
from .helps import Blame, Help, Helping
from .rooms import RoomSearchForm
from .search import Found, SearchForm

Made = TypeVar("Made")
BATCH = 200


class Telling(NamedTuple):
    """What is told of listings beside what they state: their hours, and what rooms answer."""

    openings: Openings
    answers: Mapping[Room, Told] = {}


class Results(Generic[Found]):
    """What a search finds among the listings that a visitor may see."""

    def __init__(self, form: SearchForm[Found], listings: Found) -> None:
        self.form: SearchForm[Found] = form
        self.listings: Found = listings
        self.page: Page[Any] = form.page_of(self.rows, count=self.count)

    @cached_property
    def found(self) -> Found:
        """Everything found, in order."""
        return self.form.in_order(self.form.filter(self.form.with_facts(self.listings)))

    @property
    def rows(self) -> Found | InTurn[Found]:
        """What is found as its pages are read: in parts, if it is long and has such."""
        parts = self.parts if self.count > LONG else []
        if not parts:
            return self.found
        return InTurn(self.form.measured(self.form.with_facts(self.listings)), parts)

    @property
    def parts(self) -> list[Found]:
        """The parts that follow one another in a long list; none if it has none."""
        return self.form.parts(self.listings)

    @cached_property
    def count(self) -> int:
        """How many are found."""
        return self.counted_once("count", lambda: int(self.found.order_by().count()))

    @cached_property
    def telling(self) -> Telling:
        """What is told of those on the page."""
        return self.telling_of(self.page)

    def telling_of(self, some: Iterable[Any]) -> Telling:
        """What is told of some of those found."""
        return Telling(openings_of(some, self.form.asked_moment, self.form.calendar))

    def batches(self) -> Iterator[list[Any]]:
        """Everything found, some hundred at a time."""
        rest: Iterator[Any] = iter(self.found.iterator(chunk_size=BATCH))
        while some := list(islice(rest, BATCH)):
            yield some

    @cached_property
    def facets(self) -> dict[str, Counts]:
        """How many state each choice of a field, were that field left alone."""
        made = self.counted_once("facets", lambda: facets_of(self.form, self.listings))
        return made | self.open_facet(lambda: count_open(self.form, self.listings))

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What is the same on every page of a search, made once for the edition and the minute."""
        if self.form.errors:
            return make()
        return self.form.reference.once((name, *self.form.searched), make)

    def counted_once(self, name: str, make: Callable[[], Made], at: datetime | None = None) -> Made:
        """The same, where it matters only which are found; made anew when another day begins.

        With a minute it is made for that minute.
        """
        if self.form.errors:
            return make()
        return self.form.reference.once((name, at, *self.form.narrowing), make)

    def open_facet(self, count: Callable[[], int]) -> dict[str, Counts]:
        """How many are open now, as the count beside a choice; none if a value is bad."""
        if self.form.errors:
            return {}
        return {"open": {"now": self.counted_once("open", count, self.form.minute)}}

    @cached_property
    def meant(self) -> list[Suggestion]:
        """What words that find nothing at all may have meant; nothing if they find something."""
        words: str = self.form.words
        if self.page.paginator.count or not words or self.listings.matching(words).exists():
            return []
        entries: list[Suggestion] = [one for one in suggestions(words) if one.kind != "center"]
        return list(dict.fromkeys([*entries, *named_in(words), *did_you_mean(words)]))

    @property
    def context(self) -> dict[str, Any]:
        """What a template shows of it."""
        told = self.telling._asdict()
        return {"results": self, "form": self.form, "page": self.page, **told}


class RoomResults(Results[RoomQuerySet]):
    """What a search finds among the rooms that a visitor may see, and what each answers."""

    form: RoomSearchForm

    @cached_property
    def sieve(self) -> Sieve | None:
        """What each thing that is asked makes of the rooms; none if a value is bad.

        Made once for all pages of a search, wherever it looks from and of whichever answer.
        """
        if not self.form.is_valid():
            return None
        made = self.form.reference.large
        return made.once(self.form.sifting, lambda: self.form.sieve(self.listings))

    @cached_property
    def found(self) -> RoomQuerySet:
        """Everything found, in order."""
        if self.sieve is None:
            return self.listings.none()
        return self.form.in_order(self.form.left(self.form.with_facts(self.listings), self.sieve))

    @property
    def parts(self) -> list[RoomQuerySet]:
        """Those that will do and those to ask about."""
        return self.form.parts_of(self.sieve) if self.sieve else []

    @cached_property
    def count(self) -> int:
        """How many are found."""
        return self.count_of(self.form.good("answer") or "")

    @cached_property
    def facets(self) -> dict[str, Counts]:
        """How many state each choice of a field, were that field left alone."""
        sieve = self.sieve
        made = self.counted[0]
        return made | self.open_facet(lambda: count_open_rooms(self.form, sieve)) if sieve else made

    @cached_property
    def counted(self) -> tuple[dict[str, Counts], Counts]:
        """The counts of each choice, and of what would help; one query for all."""
        if self.sieve is None or self.helping is None:
            return {}, {}
        sieve, helping = self.sieve, self.helping
        changes = {str(n): change.rooms for n, change in enumerate(helping.changes)}
        others = changes | helping.blamed
        return self.counted_once("facets", lambda: facets_of_rooms(self.form, sieve, others))

    @cached_property
    def helping(self) -> Helping | None:
        """What to try; nothing if a value is bad."""
        return Helping(self.form, self.listings, self.sieve) if self.sieve else None

    @cached_property
    def helps(self) -> list[Help]:
        """The changes that bring more rooms, each with how many."""
        if self.helping is None:
            return []
        others = self.counted[1]
        return self.helping.helps(
            [others.get(str(n), 0) for n, _change in enumerate(self.helping.changes)]
        )

    @cached_property
    def blame(self) -> Blame | None:
        """The wish that rules most rooms out, where nothing is found at all."""
        if self.helping is None:
            return None
        others = self.counted[1]
        return self.helping.blame({name: others.get(name, 0) for name in self.helping.blamed})

    def telling_of(self, some: Iterable[Room]) -> Telling:
        """The hours of some of those found, and their answers to the wish."""
        some = list(some)
        telling = super().telling_of(some)
        if self.form.errors:
            return telling
        facts = facts_of(some, self.form.calendar)
        answers = {room: self.form.answer_of(room, facts[room]) for room in some}
        return telling._replace(answers=answers)

    @cached_property
    def sure_count(self) -> int:
        """How many will do for certain."""
        return self.count_of(Answer.YES)

    @cached_property
    def ask_count(self) -> int:
        """How many one must ask about."""
        return self.count_of(Answer.ASK)

    def count_of(self, answer: str) -> int:
        """How many rooms give an answer, of those that the rest of the search leaves."""
        return self.sieve.count(answer=answer) if self.sieve else 0
