"""The results of a search: a page of what was found, and what else a page tells of it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any, Generic, NamedTuple

from django.core.paginator import Page

from ..models import Room
from ..models.lending import facts_of
from ..querysets import RoomQuerySet
from ..rules.decision import Answer, Decision
from ..rules.lending import decide
from ..search.counting import Counts
from ..suggesting import Suggestion, did_you_mean, suggestions
from ..wording.openings import Openings, openings_of
from .facets import facets_of
from .rooms import RoomSearchForm
from .search import Found, SearchForm

BATCH = 200


class Told(NamedTuple):
    """What is told of listings beside what they state: their hours, and what rooms answer."""

    openings: Openings
    decisions: Mapping[Room, Decision] = {}


class Results(Generic[Found]):
    """What a search finds among the listings that a visitor may see."""

    def __init__(self, form: SearchForm[Found], listings: Found) -> None:
        self.form: SearchForm[Found] = form
        self.listings: Found = listings
        self.found: Found = form.in_order(form.filter(form.with_facts(listings)))
        self.page: Page[Any] = form.page_of(self.found)

    @cached_property
    def told(self) -> Told:
        """What is told of those on the page."""
        return self.told_of(self.page)

    def told_of(self, some: Iterable[Any]) -> Told:
        """What is told of some of those found."""
        return Told(openings_of(some, self.form.asked_moment, self.form.calendar))

    def batches(self) -> Iterator[list[Any]]:
        """Everything found, some hundred at a time."""
        rest: Iterator[Any] = iter(self.found.iterator(chunk_size=BATCH))
        while some := list(islice(rest, BATCH)):
            yield some

    @cached_property
    def facets(self) -> dict[str, Counts]:
        """How many state each choice of a field, were that field left alone."""
        return facets_of(self.form, self.listings)

    @cached_property
    def meant(self) -> list[Suggestion]:
        """What words that find nothing at all may have meant; nothing if they find something."""
        words: str = self.form.words
        if self.page.paginator.count or not words or self.listings.matching(words).exists():
            return []
        entries: list[Suggestion] = [one for one in suggestions(words) if one.kind != "center"]
        return list(dict.fromkeys([*entries, *did_you_mean(words)]))

    @property
    def context(self) -> dict[str, Any]:
        """What a template shows of it."""
        told = {"told": self.told, "openings": self.told.openings}
        return {"results": self, "form": self.form, "page": self.page, **told}


class RoomResults(Results[RoomQuerySet]):
    """What a search finds among the rooms that a visitor may see, and what each answers."""

    form: RoomSearchForm

    def told_of(self, some: Iterable[Room]) -> Told:
        """The hours of some of those found, and their answers to the wish."""
        some, form = list(some), self.form
        if form.errors:
            return super().told_of(some)
        facts = facts_of(some, form.calendar)
        decisions = {room: decide(form.wish, facts[room], form.now) for room in some}
        return super().told_of(some)._replace(decisions=decisions)

    @cached_property
    def sure_count(self) -> int:
        """How many will do for certain."""
        return self.found.saying(Answer.YES).count()

    @property
    def ask_count(self) -> int:
        """How many one must ask about."""
        return int(self.page.paginator.count) - self.sure_count
