"""What the tables state of the rooms that are lent, as the plain facts a wish is held against."""

from collections.abc import Iterable, Iterator, Mapping

from ..rules import facts
from ..rules.answering import answering_hours
from ..rules.calendar import Calendar
from ..rules.hours import Hours
from .phone import Phone
from .room import Room
from .timetables import hours_of


def facts_of(rooms: Iterable[Room], calendar: Calendar) -> Mapping[Room, facts.RoomFacts]:
    """The facts of rooms that share a calendar: at most one query, if `with_finding_facts()`."""
    rooms = list(rooms)
    hours = hours_of([*rooms, *(room.center for room in rooms)], calendar)
    return {room: _facts(room, hours[room], hours[room.center]) for room in rooms}


def room_facts(room: Room, calendar: Calendar) -> facts.RoomFacts:
    """The facts of one room."""
    return facts_of([room], calendar)[room]


def _facts(room: Room, hours: Hours, center_hours: Hours) -> facts.RoomFacts:
    """Everything stated of a room; its phones are its own, or else its center's."""
    return facts.RoomFacts(
        hours=hours,
        center_hours=center_hours,
        people=room.people,
        layouts={row.layout: row.people for row in room.layouts.all()},
        amenities=room.stated_amenities(),
        audiences=frozenset(audience.code for audience in room.audiences.all()),
        fee=facts.Fee(room.fee),
        notice_days=room.notice_days,
        furthest_days=room.furthest_days,
        longest_minutes=room.longest_minutes,
        occupied=tuple((row.starts, row.ends) for row in room.occupied_set.all()),
        occupied_known_until=room.occupied_known_until,
        phones=tuple(_phone(phone, center_hours) for phone in room.phones),
        ask_ways=frozenset(_ask_ways(room)),
        checked_on=room.checked_on,
    )


def _phone(phone: Phone, center: Hours) -> facts.Phone:
    return facts.Phone(phone.number, phone.label, answering_hours(phone.answered, center))


def _ask_ways(room: Room) -> Iterator[facts.AskWay]:
    if room.ask_by_phone:
        yield facts.AskWay.PHONE
    if room.ask_in_person:
        yield facts.AskWay.IN_PERSON
    if room.ask_online:
        yield facts.AskWay.ONLINE
