"""Rooms as JSON."""

from collections.abc import Iterable

from ...forms.results import Telling
from ...models import Center, Room
from ...models.language import words
from ...rules.text import split_names
from ...wording.lending import Told
from ...wording.openings import Openings
from .answers import answer_facts
from .details import (
    Facts,
    Link,
    amenity_facts,
    area_facts,
    closure_facts,
    codes_or_null,
    distance_facts,
    phone_facts,
    shown,
)
from .hours import day_facts, hours_facts, special_facts, status_facts


def room_row(room: Room, codes: Iterable[str], link: Link, openings: Openings) -> Facts:
    """A room in a list."""
    return {
        "id": f"{room.center.slug}/{room.slug}",
        "url": link(room.get_absolute_url()),
        "name": room.title,
        "kind": room.kind,
        "center": center_of_room(room.center, link),
        "floor": shown(room, "floor"),
        "people": room.people,
        "layouts": {layout.layout: layout.people for layout in room.layouts.all()} or None,
        "audiences": codes_or_null(room.audiences.all()),
        "amenities": amenity_facts(room.stated_amenities(), codes),
        "fee": room.fee or None,
        "how_to_ask": ways_to_ask(room),
        "phones": phone_facts(room.phones),
        **distance_facts(room),
        **status_facts(openings[room]),
        "checked_on": room.checked_on,
    }


def room_found(room: Room, codes: Iterable[str], link: Link, telling: Telling) -> Facts:
    """A room that a search finds, with its answer to the wish."""
    return room_row(room, codes, link, telling.openings) | answer_facts(telling.answers[room])


def room_page(
    room: Room, codes: Iterable[str], link: Link, openings: Openings, told: Told | None = None
) -> Facts:
    """A room with all that its page tells. Hours are the center's where the room has none."""
    hours = room.weekly_hours or room.center.weekly_hours
    return room_row(room, codes, link, openings) | {
        "former_names": split_names(words(room, "former_names").text) or None,
        "area_m2": None if room.area_m2 is None else float(room.area_m2),
        "conditions": shown(room, "conditions"),
        "documents": shown(room, "documents"),
        "fee_note": shown(room, "fee_note"),
        "notice_days": room.notice_days,
        "furthest_days": room.furthest_days,
        "longest_minutes": room.longest_minutes,
        "ask_url": room.ask_url or None,
        "rules": room.local_rules or None,
        "hours": hours_facts(hours),
        "days": [day_facts(day) for day in openings[room].days],
        "special_days": special_facts(room.special_days_from(openings[room].asked.date)),
        "closure": closure_facts(room.center),
        "occupied_known_until": room.occupied_known_until,
        **(answer_facts(told) if told else {}),
    }


def center_of_room(center: Center, link: Link) -> Facts:
    """Where a room is."""
    return {
        "slug": center.slug,
        "url": link(center.get_absolute_url()),
        "name": center.title,
        "area": area_facts(center.area),
        "latitude": center.latitude,
        "longitude": center.longitude,
    }


def ways_to_ask(room: Room) -> list[str] | None:
    """How one may ask for a room: phone, visit, online."""
    ways = {"phone": room.ask_by_phone, "visit": room.ask_in_person, "online": room.ask_online}
    return [way for way, stated in ways.items() if stated] or None
