"""A wish held against what is stated of rooms, the time of use aside; mirrors `rules.lending`.

Conditions of doubt need only be right for rooms that no rule rules out.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Q

from ..openings.stated import some
from ..rules.facts import Fee
from ..rules.lending import STALE_DAYS
from ..rules.wish import Wish

# Whether a room is step-free is a column of the room, not a row of its amenities.
STEP_FREE = "step_free"


def ruled_out(wish: Wish) -> Iterator[Q]:
    """The conditions under which a fact says no, the cheapest to ask first."""
    if wish.free_only:
        yield Q(fee=Fee.PAID.value)
    if STEP_FREE in wish.amenities:
        yield Q(step_free=False)
    if wish.people is not None:
        yield too_small(wish.people, wish.layout)
    if wish.layout:
        yield no_such_layout(wish)
    for amenity in in_rows(wish.amenities):
        yield of_room("RoomAmenity", amenity=amenity, present=False)
    if wish.audience:
        yield not_for(wish.audience)


def in_doubt(wish: Wish, today: datetime.date) -> Iterator[Q]:
    """The conditions under which a fact that is not stated says ask."""
    yield not_checked(today)
    if wish.free_only:
        yield Q(fee=Fee.NOT_STATED.value)
    if STEP_FREE in wish.amenities:
        yield Q(step_free=None)
    if wish.layout:
        yield layout_in_doubt(wish)
    elif wish.people is not None:
        yield Q(people=None) & ~of_room("RoomLayout", people__gte=wish.people)
    for amenity in in_rows(wish.amenities):
        yield ~of_room("RoomAmenity", amenity=amenity)
    if wish.audience:
        yield ~of_room("Room_audiences", audience=wish.audience)


def too_small(people: int, layout: str) -> Q:
    """Rule `too_small`: the number of the layout asked for beats that of the room."""
    too_few = Q(people__lt=people)
    if not layout:
        return too_few
    return too_few & ~of_room("RoomLayout", layout=layout, people__gte=people)


def no_such_layout(wish: Wish) -> Q:
    """Rule `no_such_layout`: others are stated, or this one holds fewer."""
    holds = Q() if wish.people is None else Q(people__gte=wish.people) | Q(people=None)
    return ~of_room("RoomLayout", holds, layout=wish.layout) & of_room("RoomLayout")


def layout_in_doubt(wish: Wish) -> Q:
    """Rules `layout_not_stated`, and `people_not_stated` of a layout that is stated."""
    stated = {} if wish.people is None else {"people__isnull": False}
    return ~of_room("RoomLayout", layout=wish.layout, **stated)


def not_for(audience: str) -> Q:
    """Rule `not_for_you`: audiences are stated, but not the one asked for."""
    return ~of_room("Room_audiences", audience=audience) & of_room("Room_audiences")


def not_checked(today: datetime.date) -> Q:
    """Rule `not_checked`: never, or long ago."""
    stale = today - datetime.timedelta(days=STALE_DAYS)
    return Q(checked_on=None) | Q(checked_on__lt=stale)


def in_rows(amenities: tuple[str, ...]) -> list[str]:
    """The amenities asked for that rooms state in rows, each once."""
    return [amenity for amenity in dict.fromkeys(amenities) if amenity != STEP_FREE]


def of_room(model: str, *conditions: Q, **rows: Any) -> Q:
    """Whether the room has such rows in a table."""
    return some(model, *conditions, room=OuterRef("pk"), **rows)
