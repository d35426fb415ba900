"""How many of a search's listings state each choice of a field, were that field left alone.

A count leaves out its own field: it is the same search, ignoring that. Every other value holds.
What is counted is stated: a room that might have wifi is found by a search, and counted nowhere.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..lending.sieve import Sieve
from ..openings.querysets import states_at
from ..rules.hours import State
from ..search import counting
from ..search.counting import Counts
from .search import SearchForm

Count = Callable[[Any], Counts]

OF_CENTERS: Mapping[str, Count] = {
    "area": counting.centers_by_area,
    "service": counting.centers_by_service,
    "amenity": counting.centers_by_amenity,
    "for": counting.centers_by_audience,
}


def facets_of(form: SearchForm[Any], listings: Any) -> dict[str, Counts]:
    """The counts of each field that has choices, by their codes; none if a value is bad."""
    if not form.is_valid():
        return {}
    facets = {
        name: count(form.filter(listings, ignoring=name)) for name, count in OF_CENTERS.items()
    }
    return {name: offered_only(form, name, counted) for name, counted in facets.items()}


def count_open(form: SearchForm[Any], listings: Any) -> int:
    """How many are open for certain now of those that a search finds, whenever they are open."""
    is_open = form.filter(listings, ignoring="open").certainly_open_at(form.now, form.calendar)
    return int(is_open.order_by().count())


def facets_of_rooms(
    form: SearchForm[Any], sieve: Sieve, others: Mapping[str, Any]
) -> tuple[dict[str, Counts], Counts]:
    """The counts of a search of rooms, from what its sieve holds; and how many others there are.

    ``others`` are querysets that are counted on the same way.
    """
    answer = form.good("answer") or ""
    areas = summed(rooms.areas for rooms in sieve.left("area", answer))
    among = {name: sieve.pks(name, answer) for name in ("amenity", "for", "layout")}
    counts = counting.rooms_by_choice(among, others)
    counted_others = counts.pop("others")
    facets = {"area": counting.with_outer(areas), **counts}
    facets["amenity"]["step_free"] = sieve.count("amenity", answer, mark="step_free")
    offered = {name: offered_only(form, name, counted) for name, counted in facets.items()}
    return offered, counted_others


def count_open_rooms(form: SearchForm[Any], sieve: Sieve) -> int:
    """How many rooms are open for certain now, of those found whenever they are open."""
    left = sieve.left("open", form.good("answer") or "")
    timetables = summed(rooms.timetables for rooms in left)
    is_open = states_at(form.now, form.calendar, set(timetables))[State.OPEN]
    return sum(timetables[number] for number in is_open)


def summed(counts: Iterable[Counter[Any]]) -> Counter[Any]:
    """Counts taken together; what is not known is not counted."""
    total: Counter[Any] = Counter()
    for some in counts:
        total.update(some)
    del total[None]
    return total


def offered_only(form: SearchForm[Any], name: str, counts: Counts) -> Counts:
    """The counts of every code that a field offers, zero included, in the field's order."""
    codes = (str(code) for code, _label in form.options(name))
    return {code: counts.get(code, 0) for code in codes if code}
