"""Calendars to subscribe to (iCalendar, RFC 5545): closures of centers, occupied times of rooms.

Instants are in UTC, as calendars read no other zone alike; whole days are dates without a zone.
Made again of the same rows on the same day, a calendar is the same to the letter.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext
from icalendar import Calendar, Event

from ..forms.changes import Exceptional
from ..models import Center, Room
from ..models.language import words
from .json import Link

LONG_AGO = date(2000, 1, 1)
ONE_DAY = timedelta(days=1)
DAILY = {"freq": "daily"}
ASK_AGAIN = timedelta(hours=12)


def closures(center: Center, days: Iterable[Exceptional], today: date, link: Link) -> bytes:
    """The temporary closure of a center and its special days that are not over."""
    made = Sheet(center, link(reverse("center_calendar", args=[center.slug])))
    if center.status == Center.Status.CLOSED and (center.closed_until or today) >= today:
        first, last = center.closed_from or today, center.closed_until
        made.add_days(
            first, last, gettext("temporary closure"), words(center, "closed_reason").text
        )
    for one in days:
        made.add_days(one.first, one.last, one.hours, words(one.rows[0], "reason").text)
    return made.content


def occupied(room: Room, today: date, link: Link) -> bytes:
    """The times at which a room is taken; and that nothing is known of the days after them."""
    made = Sheet(room, link(reverse("room_calendar", args=[room.center.slug, room.slug])))
    for taken in room.occupied_set.all():
        made.add(taken.starts.astimezone(UTC), taken.ends.astimezone(UTC), gettext("occupied"))
    known = room.occupied_known_until
    unknown_from = max(known + ONE_DAY, today) if known else today
    made.add_days(unknown_from, None, gettext("not confirmed whether it is free: please ask"))
    return made.content


class Sheet:
    """A calendar of one center or room at an address."""

    def __init__(self, place: Center | Room, address: str) -> None:
        self.address = address
        self.stamp = datetime.combine(place.checked_on or LONG_AGO, time(), UTC)
        self.title = str(place.title)
        if isinstance(place, Room):
            self.title = f"{place.center.title} · {place.title}"
        self.calendar = Calendar()
        self.calendar.add("prodid", "-//neighborhood directory//EN")
        self.calendar.add("version", "2.0")
        self.calendar.add("method", "PUBLISH")
        self.calendar.add("x-wr-calname", self.title)
        self.calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})

    @property
    def content(self) -> bytes:
        """The calendar as it is sent."""
        content: bytes = self.calendar.to_ical()
        return content

    def add(self, starts: date | datetime, ends: date | datetime, *words: str) -> Event:
        """Tell of a time, its end not included, which books nobody's own time."""
        event = Event()
        event.add("uid", f"{starts:%Y%m%dT%H%M}-{ends:%Y%m%dT%H%M}@{self.address}")
        event.add("dtstamp", self.stamp)
        event.add("dtstart", starts)
        event.add("dtend", ends)
        event.add("summary", " · ".join(part for part in (self.title, *words) if part))
        event.add("transp", "TRANSPARENT")
        self.calendar.add_component(event)
        return event

    def add_days(self, first: date, last: date | None, *words: str) -> None:
        """Tell of whole days, the last included; without a last one it goes on daily."""
        event = self.add(first, (last or first) + ONE_DAY, *words)
        if last is None:
            event.add("rrule", DAILY)
