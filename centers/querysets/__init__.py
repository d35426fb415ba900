"""Every question asked of the database, as methods that chain as English; a module per noun."""

from .centers import CenterQuerySet
from .details import OfferQuerySet, SpecialDayQuerySet
from .provided import Provided
from .rooms import RoomQuerySet
from .shared import VISIBLE

__all__ = [
    "VISIBLE",
    "CenterQuerySet",
    "OfferQuerySet",
    "Provided",
    "RoomQuerySet",
    "SpecialDayQuerySet",
]
