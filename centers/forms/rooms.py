"""The search of rooms."""

from django.utils.translation import gettext_lazy as _

from ..querysets import RoomQuerySet
from .plain import NumberField
from .search import SearchForm

MOST_PEOPLE = 100_000


class RoomSearchForm(SearchForm):
    """The search of rooms. One that does not state what is asked for stays, in doubt."""

    people = NumberField(MOST_PEOPLE, label=_("People"))

    questions = {
        "q": RoomQuerySet.matching,
        "area": RoomQuerySet.in_area,
        "people": RoomQuerySet.seating,
        "amenity": RoomQuerySet.with_amenity,
        "for": RoomQuerySet.for_audience,
        "open": RoomQuerySet.open_at,
        "near": RoomQuerySet.near,
    }
