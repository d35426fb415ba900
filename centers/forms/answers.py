"""The answer to a search: a page of what was found, and what else a page tells of it."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any, Generic

from django.core.paginator import Page

from ..search.counting import Counts
from ..suggesting import Suggestion, did_you_mean, suggestions
from ..wording.openings import Openings, openings_of
from .facets import facets_of
from .search import Found, SearchForm

BATCH = 200


class Answer(Generic[Found]):
    """What a search finds among the listings that a visitor may see."""

    def __init__(self, form: SearchForm, listings: Found) -> None:
        self.form = form
        self.listings: Found = listings
        self.found: Found = form.in_order(form.filter(listings.with_card_facts()))
        self.page: Page[Any] = form.page_of(self.found)

    @cached_property
    def openings(self) -> Openings:
        """What is told of the hours of those on the page."""
        return openings_of(self.page, self.form.asked_moment, self.form.calendar)

    def batches(self) -> Iterator[tuple[list[Any], Openings]]:
        """Everything found, some hundred at a time, with what is told of their hours."""
        rest: Iterator[Any] = iter(self.found.iterator(chunk_size=BATCH))
        while some := list(islice(rest, BATCH)):
            yield some, openings_of(some, self.form.asked_moment, self.form.calendar)

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
        return {"answer": self, "form": self.form, "page": self.page, "openings": self.openings}
