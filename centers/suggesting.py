"""What a search box offers: names, services and areas as one types, and what a slip meant."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from .models import Area, Center, Room, Service
from .models.language import chinese, words
from .models.reference import reference
from .querysets import CenterQuerySet, RoomQuerySet
from .rules.spelling import Lexicon, closest
from .rules.text import fold
from .rules.words import Term, Weight, tokens_of_key, tokens_of_query
from .search.index import compared
from .search.matching import by_slips, matching
from .search.texts import words_of

# The most names that a process keeps in memory to compare with; beyond, the database preselects.
MOST_NAMES = 20_000
# How many services, and how many areas, come before the centers.
ENTRIES = 2
# How many of the centers found are put in order while someone types.
LOOKED_AT = 200

# What the name of an area ends in and people leave out, if two characters are left.
AREA_KIND = re.compile("(?<=..)(?:新区|区|街道|镇|乡)$")

Entry = Area | Service


class Suggestion(NamedTuple):
    """Something to offer: what kind it is, how it reads, where it is, and what to ask for.

    A ``center`` is asked for by its slug, a ``service`` or an ``area`` by its code, and a ``name``
    is words to search for.
    """

    kind: str
    title: str
    address: str
    code: str


class Vocabulary:
    """Services and areas by the words in them: made once for an edition, asked often."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self.holding: dict[str, set[int]] = defaultdict(set)
        self.meant: dict[str, Entry] = {}
        for number, entry in enumerate(self.entries):
            for text in texts_of(entry):
                self.meant.setdefault(text, entry)
                for token in tokens_of_key(text, Weight.OFFER):
                    self.holding[token].add(number)
        self.tokens = sorted(self.holding)

    def matching(self, query: str) -> list[Entry]:
        """The entries with every word of a search; none if there is no word."""
        found = [self.having(term) for term in tokens_of_query(query)]
        numbers = sorted(set.intersection(*found)) if found else []
        return [self.entries[number] for number in numbers]

    def named_in(self, query: str) -> list[Entry]:
        """The entries whose name stands in a search beside other words, with spaces or without."""
        spaced, close = f" {fold(query)} ", compared(query)
        found = (
            entry
            for name, entry in self.meant.items()
            if (f" {fold(name)} " in spaced if name.isascii() else short(name) in close)
        )
        return list(dict.fromkeys(found))

    def having(self, term: Term) -> set[int]:
        """The numbers of the entries with one term."""
        if not term.prefix:
            return self.holding.get(term.token, set())
        begun = islice(self.tokens, bisect_left(self.tokens, term.token), None)
        numbers = set[int]()
        for token in begun:
            if not token.startswith(term.token):
                break
            numbers |= self.holding[token]
        return numbers


def suggestions(query: str, limit: int = 8) -> list[Suggestion]:
    """What to offer someone who has typed so much: services and areas, then centers by name."""
    if not tokens_of_query(query):
        return []
    found = vocabulary(reference().edition).matching(query)
    services = [entry for entry in found if isinstance(entry, Service)][:ENTRIES]
    areas = [entry for entry in found if isinstance(entry, Area)][:ENTRIES]
    offered = [suggested(entry) for entry in services] + [suggested(entry) for entry in areas]
    return [*offered, *suggested_centers(query, limit)][:limit]


def suggested_centers(query: str, limit: int) -> Iterator[Suggestion]:
    """The centers that a search shows first; of a search that finds very many, some of them."""
    some = matching(Center.objects.published(), query, LOOKED_AT).by_relevance(query)
    columns = ("slug", "name", "name_en", "address", "address_en")
    for center in some.only(*columns)[:limit]:
        yield Suggestion("center", center.title, center.local_address, center.slug)


def suggested(entry: Entry) -> Suggestion:
    """An entry of the vocabulary as it is offered."""
    kind = "service" if isinstance(entry, Service) else "area"
    return Suggestion(kind, words(entry, "name").text, "", entry.pk)


def named_in(query: str) -> list[Suggestion]:
    """The services and areas that are named in a search, as 普陀理发 names two."""
    return [suggested(entry) for entry in vocabulary(reference().edition).named_in(query)]


def short(name: str) -> str:
    """A Chinese name as it is compared, of an area without what kind of area it is."""
    return AREA_KIND.sub("", compared(name))


def did_you_mean(query: str, limit: int = 5) -> list[Suggestion]:
    """What words that find nothing may have meant, the fewest slips first; maybe nothing."""
    edition = reference().edition
    known = vocabulary(edition)
    names = listed_names(edition)
    if names is None:
        names = frozenset(chain(*(by_slips(listings, query) for listings in published())))
    found = closest(query, lexicon(names.union(known.meant)), limit)
    meant = (
        suggested(known.meant[name])
        if name in known.meant
        else Suggestion("name", chinese(name, is_name=True).text, "", name)
        for name in found
    )
    return list(dict.fromkeys(meant))


def published() -> tuple[CenterQuerySet, RoomQuerySet]:
    """Whatever has a name that a visitor may see."""
    return Center.objects.published(), Room.objects.published()


@lru_cache(maxsize=2)
def vocabulary(edition: int) -> Vocabulary:
    """The services and areas of an edition."""
    return Vocabulary([*Service.objects.all(), *Area.objects.all()])


@lru_cache(maxsize=2)
def listed_names(edition: int) -> frozenset[str] | None:
    """The names in an edition, in both languages; none if they are too many to keep."""
    if sum(listings.count() for listings in published()) > MOST_NAMES:
        return None
    rows = chain(*(listings.values_list("name", "name_en") for listings in published()))
    return frozenset(name for row in rows for name in row if name)


@lru_cache(maxsize=2)
def lexicon(names: frozenset[str]) -> Lexicon:
    """Names to compare with. An edition that changes none of them has the same."""
    return Lexicon(names)


def texts_of(entry: Entry) -> list[str]:
    """The names of an area, or of a service with its synonyms."""
    if isinstance(entry, Service):
        return words_of(entry)
    return [name for name in (entry.name, entry.name_en) if name]
