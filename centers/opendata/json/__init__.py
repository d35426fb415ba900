"""Listings as JSON: names in the reader's language, null where nothing is stated."""

from .centers import center_page, center_row
from .details import Facts, Link, amenity_codes
from .lists import Row, every_row, listing, suggestion_facts
from .rooms import room_page, room_row

__all__ = [
    "Facts",
    "Link",
    "Row",
    "amenity_codes",
    "center_page",
    "center_row",
    "every_row",
    "listing",
    "room_page",
    "room_row",
    "suggestion_facts",
]
