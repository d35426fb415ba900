"""Areas as JSON: how much is in each, what one offers and what is missing there."""

from collections.abc import Iterable

from django.urls import reverse

from ..forms.areas import AreaCounts, AreaFacts, Branch, Counted
from .json import Facts, Link


def branch_facts(branches: Iterable[Branch], link: Link) -> list[Facts]:
    """Districts with their counts, each with the areas inside it."""
    return [
        counts_facts(one.district, link) | {"areas": tree_facts(one.inside, link)}
        for one in branches
    ]


def tree_facts(areas: Iterable[AreaCounts], link: Link) -> list[Facts]:
    """Areas with their counts."""
    return [counts_facts(one, link) for one in areas]


def counts_facts(one: AreaCounts, link: Link) -> Facts:
    """An area with its counts."""
    return {
        "code": one.area.code,
        "name": one.area.title,
        "url": link(reverse("area_detail", args=[one.area.code])),
        "centers": one.centers,
        "rooms": one.rooms,
    }


def area_page(facts: AreaFacts, link: Link) -> Facts:
    """Everything in one area."""
    return counts_facts(facts.counts, link) | {
        "parent": facts.area.parent_id,
        "as_of": facts.now,
        "open_now": facts.open_now,
        "services": numbers(facts.services),
        "amenities": numbers(facts.amenities),
        "missing_services": [service.code for service in facts.missing],
        "areas": tree_facts(facts.inside, link),
    }


def numbers(counted: Iterable[Counted]) -> dict[str, int]:
    """How many centers state each entry, by its code."""
    return {one.entry.code: one.number for one in counted}
