"""How many of a search's listings state each choice of a field, were that field left alone.

A count leaves out its own field: it is the same search, ignoring that. Every other value holds.
What is counted is stated: a room that might have wifi is found by a search, and counted nowhere.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ..models import Center
from ..search import counting
from ..search.counting import Counts
from .search import Found, SearchForm

Count = Callable[[Any], Counts]

OF_CENTERS: Mapping[str, Count] = {
    "area": counting.centers_by_area,
    "service": counting.centers_by_service,
    "amenity": counting.centers_by_amenity,
    "for": counting.centers_by_audience,
}
OF_ROOMS: Mapping[str, Count] = {
    "area": counting.rooms_by_area,
    "amenity": counting.rooms_by_amenity,
    "for": counting.rooms_by_audience,
    "layout": counting.rooms_by_layout,
}


def facets_of(form: SearchForm[Found], listings: Found) -> dict[str, Counts]:
    """The counts of each field that has choices, by their codes; none if a value is bad."""
    if not form.is_valid():
        return {}
    counts = OF_CENTERS if listings.model is Center else OF_ROOMS
    facets = {name: count(form.filter(listings, ignoring=name)) for name, count in counts.items()}
    offered = {name: offered_only(form, name, counted) for name, counted in facets.items()}
    is_open = form.filter(listings, ignoring="open").certainly_open_at(form.now, form.calendar)
    return offered | {"open": {"now": is_open.order_by().count()}}


def offered_only(form: SearchForm[Any], name: str, counts: Counts) -> Counts:
    """The counts of every code that a field offers, zero included, in the field's order."""
    codes = (str(code) for code, _label in form.options(name))
    return {code: counts.get(code, 0) for code in codes if code}
