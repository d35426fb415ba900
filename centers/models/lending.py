"""What the tables state of the rooms that are lent, as the plain facts a wish is held against."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils import timezone

from ..rules import facts
from ..rules.answering import answering_hours
from ..rules.calendar import Calendar
from ..rules.hours import Hours
from .center import Center
from .phone import Phone
from .room import Room
from .timetables import timetable_of


def facts_of(rooms: Iterable[Room], calendar: Calendar) -> Mapping[Room, facts.RoomFacts]:
    """The facts of rooms that share a calendar: no query, if read `with_finding_facts()`."""
    return {room: room_facts(room, calendar) for room in rooms}


def room_facts(room: Room, calendar: Calendar) -> facts.RoomFacts:
    """Everything stated of a room; its phones are its own, or else its center's."""
    center = _hours(room.center, calendar)
    return facts.RoomFacts(
        hours=_hours(room, calendar),
        center_hours=center,
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
        phones=tuple(_phone(phone, center) for phone in room.phones),
        ask_ways=frozenset(_ask_ways(room)),
        checked_on=room.checked_on,
    )


def _hours(place: Center | Room, calendar: Calendar) -> Hours:
    return Hours(timetable_of(place), calendar, timezone.get_default_timezone())


def _phone(phone: Phone, center: Hours) -> facts.Phone:
    return facts.Phone(phone.number, phone.label, answering_hours(phone.answered, center))


def _ask_ways(room: Room) -> Iterator[facts.AskWay]:
    if room.ask_by_phone:
        yield facts.AskWay.PHONE
    if room.ask_in_person:
        yield facts.AskWay.IN_PERSON
    if room.ask_online:
        yield facts.AskWay.ONLINE
