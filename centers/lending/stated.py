"""A wish held against what is stated of rooms, the time of use aside; mirrors `rules.lending`.

Conditions of doubt need only be right for rooms that no rule rules out.
"""

import datetime

from django.db.models import Q

from ..rules.facts import Fee
from ..rules.lending import STALE_DAYS
from ..rules.wish import Wish
from .parts import Part, Parts, any_of
from .rows import of_room

# Whether a room is step-free is a column of the room, not a row of its amenities.
STEP_FREE = "step_free"


def parts_of_facts(wish: Wish, today: datetime.date) -> Parts:
    """What facts say to each part of a wish; all but the time."""
    asked = {
        "free": bool(wish.free_only) and Part(Q(fee=Fee.PAID.value), Q(fee=Fee.NOT_STATED.value)),
        "people": wish.people is not None and people(wish.people, wish.layout),
        "layout": wish.layout and layout(wish),
        "amenity": wish.amenities and amenities(wish.amenities),
        "for": wish.audience and audience(wish.audience),
        "checked": Part(in_doubt=not_checked(today)),
    }
    return {name: part for name, part in asked.items() if isinstance(part, Part)}


def people(number: int, layout: str) -> Part:
    """How many; in a layout that leaves it in doubt, that part says so."""
    if layout:
        return Part(too_small(number, layout))
    holds = of_room("RoomLayout", people__gte=number)
    return Part(Q(people__lt=number), Q(people=None) & ~holds)


def layout(wish: Wish) -> Part:
    """How it is set out, and how many it holds then."""
    return Part(no_such_layout(wish), layout_in_doubt(wish))


def amenities(codes: tuple[str, ...]) -> Part:
    """What is to be there, every bit of it."""
    return Part(
        any_of(lacking(code) for code in dict.fromkeys(codes)),
        any_of(not_stating(code) for code in dict.fromkeys(codes)),
    )


def lacking(code: str) -> Q:
    """Whether it is stated that an amenity is not there."""
    if code == STEP_FREE:
        return Q(step_free=False)
    return of_room("RoomAmenity", amenity=code, present=False)


def not_stating(code: str) -> Q:
    """Whether nobody stated if an amenity is there."""
    return Q(step_free=None) if code == STEP_FREE else ~of_room("RoomAmenity", amenity=code)


def audience(code: str) -> Part:
    """Whom it is lent to."""
    lent = of_room("Room_audiences", audience=code)
    return Part(~lent & of_room("Room_audiences"), ~lent)


def too_small(people: int, layout: str) -> Q:
    """Rule `too_small`: the number of the layout asked for beats that of the room."""
    return Q(people__lt=people) & ~of_room("RoomLayout", layout=layout, people__gte=people)


def no_such_layout(wish: Wish) -> Q:
    """Rule `no_such_layout`: others are stated, or this one holds fewer."""
    others = of_room("RoomLayout") & ~of_room("RoomLayout", layout=wish.layout)
    if wish.people is None:
        return others
    return others | of_room("RoomLayout", layout=wish.layout, people__lt=wish.people)


def layout_in_doubt(wish: Wish) -> Q:
    """Rules `layout_not_stated`, and `people_not_stated` of a layout that is stated."""
    stated = {} if wish.people is None else {"people__isnull": False}
    return ~of_room("RoomLayout", layout=wish.layout, **stated)


def not_checked(today: datetime.date) -> Q:
    """Rule `not_checked`: never, or long ago."""
    stale = today - datetime.timedelta(days=STALE_DAYS)
    return Q(checked_on=None) | Q(checked_on__lt=stale)
