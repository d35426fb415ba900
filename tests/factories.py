"""Plain makers of listings: each takes the fields that matter to a test and fills in the rest."""

from itertools import count
from typing import Any, TypeVar

from centers.models import (
    Amenity,
    Area,
    Audience,
    CatalogEntry,
    Center,
    CenterAmenity,
    Phone,
    Room,
    RoomAmenity,
    Service,
    ServiceOffer,
)
from centers.search.keeping import gathered

Entry = TypeVar("Entry", bound=CatalogEntry)

number = count(1)


def make_area(code: str = "310107", **fields: Any) -> Area:
    """An area, or the one that has this code already."""
    level = Area.Level.DISTRICT if len(code) <= 6 else Area.Level.STREET
    return Area.objects.get_or_create(
        code=code, defaults={"name": f"区{code}", "level": level, **fields}
    )[0]


def make_center(**fields: Any) -> Center:
    """A published center of which nothing is stated but its name and address."""
    n = next(number)
    fields = {
        "slug": f"center-{n}",
        "name": f"中心{n}",
        "address": f"测试路{n}号",
        "status": Center.Status.PUBLISHED,
        **fields,
    }
    return Center.objects.create(**fields)


@gathered()
def make_room(**fields: Any) -> Room:
    """A published room of which nothing is stated but its name, in a center of its own."""
    n = next(number)
    center = fields.pop("center", None) or make_center()
    return Room.objects.create(
        center=center, **{"slug": f"room-{n}", "name": f"会议室{n}", **fields}
    )


def make_entry(catalog: type[Entry], code: str, fields: dict[str, Any]) -> Entry:
    """An entry at the end of a catalog, or the one that has this code already."""
    defaults = {"name_en": code.title(), "position": next(number), **fields}
    return catalog._default_manager.get_or_create(code=code, defaults=defaults)[0]


def make_amenity(code: str, **fields: Any) -> Amenity:
    """An amenity named like its code, or the one that has this code already."""
    return make_entry(Amenity, code, {"name": f"设施{code}", "group": "equipment", **fields})


def make_service(code: str, **fields: Any) -> Service:
    """A service named like its code, or the one that has this code already."""
    return make_entry(Service, code, {"name": f"服务{code}", **fields})


def make_audience(code: str, **fields: Any) -> Audience:
    """An audience named like its code, or the one that has this code already."""
    return make_entry(Audience, code, {"name": f"对象{code}", **fields})


def make_phone(number: str, *, of: Center | Room, **fields: Any) -> Phone:
    """A phone of a center or of a room."""
    center, room = (of.center, of) if isinstance(of, Room) else (of, None)
    return Phone.objects.create(center=center, room=room, number=number, **fields)


@gathered()
def state(of: Center | Room, code: str, *, present: bool = True, **fields: Any) -> None:
    """State of a center or room that it has an amenity, or that it has not."""
    amenity = make_amenity(code)
    if isinstance(of, Room):
        RoomAmenity.objects.create(room=of, amenity=amenity, present=present, **fields)
    else:
        CenterAmenity.objects.create(center=of, amenity=amenity, present=present, **fields)


@gathered()
def make_offer(center: Center, code: str, *audiences: str, **fields: Any) -> ServiceOffer:
    """A service that a center offers, to audiences by their codes."""
    offer = ServiceOffer.objects.create(center=center, service=make_service(code), **fields)
    offer.audiences.set([make_audience(audience) for audience in audiences])
    return offer


@gathered()
def lend_to(room: Room, *audiences: str) -> Room:
    """The room, lent to audiences by their codes."""
    room.audiences.set([make_audience(audience) for audience in audiences])
    return room
