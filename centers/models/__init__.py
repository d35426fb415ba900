"""Tables and their constraints; a module per noun."""

from .address import FormerSlug
from .area import Area
from .calendar import CalendarDay
from .catalog import Amenity, Audience, CatalogEntry, Fee, Service
from .center import Center, DayPolicy
from .edition import Edition
from .hours import Occupied, SpecialDay, Weekday, WeeklyHours
from .key import CenterKey, RoomKey, SearchKey, StatedTimetable
from .offer import CenterAmenity, ServiceOffer
from .phone import Phone
from .room import Room, RoomAmenity, RoomLayout

__all__ = [
    "Amenity",
    "Area",
    "Audience",
    "CalendarDay",
    "CatalogEntry",
    "Center",
    "CenterAmenity",
    "CenterKey",
    "DayPolicy",
    "Edition",
    "Fee",
    "FormerSlug",
    "Occupied",
    "Phone",
    "Room",
    "RoomAmenity",
    "RoomKey",
    "RoomLayout",
    "SearchKey",
    "Service",
    "ServiceOffer",
    "SpecialDay",
    "StatedTimetable",
    "Weekday",
    "WeeklyHours",
]
