"""Listings as JSON: names in the reader's language, null where nothing is stated."""

from .centers import center_found, center_page
from .details import Facts, Link, amenity_codes
from .lists import Row, every_row, finder, listing, suggestion_facts
from .rooms import room_found, room_page

__all__ = [
    "Facts",
    "Link",
    "Row",
    "amenity_codes",
    "center_found",
    "center_page",
    "every_row",
    "finder",
    "listing",
    "room_found",
    "room_page",
    "suggestion_facts",
]
