"""Rooms that state facts, as rows of the tables."""

from collections.abc import Iterable
from itertools import chain

from centers.models import Amenity, Audience, Center, Occupied, Phone, Room, RoomAmenity, RoomLayout
from centers.rules.facts import AskWay, RoomFacts

from .timetables import number

Lends = Room.audiences.through


def save_catalogs(amenities: Iterable[str], audiences: Iterable[str]) -> None:
    """Entries of the catalogs named like their codes."""
    Amenity.objects.bulk_create(
        Amenity(code=code, name=code, group="equipment") for code in amenities
    )
    Audience.objects.bulk_create(Audience(code=code, name=code) for code in audiences)


def room_stating(center: Center, facts: RoomFacts) -> Room:
    """A room, not saved, with those facts that are columns."""
    return Room(
        center=center,
        slug=f"stating-{next(number)}",
        name="会议室",
        people=facts.people,
        step_free=facts.amenities.get("step_free"),
        fee=facts.fee.value,
        notice_days=facts.notice_days,
        furthest_days=facts.furthest_days,
        longest_minutes=facts.longest_minutes,
        occupied_known_until=facts.occupied_known_until,
        ask_by_phone=AskWay.PHONE in facts.ask_ways,
        ask_in_person=AskWay.IN_PERSON in facts.ask_ways,
        ask_online=AskWay.ONLINE in facts.ask_ways,
        checked_on=facts.checked_on,
    )


def save_rooms_stating(stated: Iterable[tuple[Center, RoomFacts]]) -> list[Room]:
    """A saved room for each, with all its facts but its hours and phones."""
    stated = list(stated)
    rooms = Room.objects.bulk_create(room_stating(*of_one) for of_one in stated)
    facts = [(room, facts) for room, (_, facts) in zip(rooms, stated, strict=True)]
    RoomLayout.objects.bulk_create(
        RoomLayout(room=room, layout=layout, people=people)
        for room, stated in facts
        for layout, people in stated.layouts.items()
    )
    RoomAmenity.objects.bulk_create(
        RoomAmenity(room=room, amenity_id=code, present=present)
        for room, stated in facts
        for code, present in stated.amenities.items()
        if code != "step_free"
    )
    Lends.objects.bulk_create(
        Lends(room=room, audience_id=code) for room, stated in facts for code in stated.audiences
    )
    Occupied.objects.bulk_create(
        Occupied(room=room, starts=starts, ends=ends)
        for room, stated in facts
        for starts, ends in dict.fromkeys(stated.occupied)
    )
    return rooms


def save_phones(stated: Iterable[tuple[Center, Room | None, Iterable[str]]]) -> None:
    """Phones of centers and rooms by the texts that say when they are answered."""
    Phone.objects.bulk_create(
        chain.from_iterable(
            (
                Phone(center=center, room=room, number=f"021-{n}", answered=answered)
                for n, answered in enumerate(texts)
            )
            for center, room, texts in stated
        )
    )
