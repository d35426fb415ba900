"""The centers and rooms of a synthetic city, drawn at random; a fifth of facts is not stated."""

import datetime
import random
from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model
from django.utils import timezone

from ..models import (
    Amenity,
    Area,
    Audience,
    Center,
    CenterAmenity,
    DayPolicy,
    Occupied,
    Phone,
    Room,
    RoomAmenity,
    RoomLayout,
    Service,
    ServiceOffer,
    SpecialDay,
    WeeklyHours,
)
from ..rules.answering import read_answering

Lends = Room.audiences.through
Serves = ServiceOffer.audiences.through
Value = TypeVar("Value")

NOT_STATED = 0.2
CENTERS_A_PLACE = 40
# In degrees: the middle of the city, how far places lie from it, and centers from their place.
MIDDLE = (31.23, 121.47)
CITY_SPREAD, PLACE_SPREAD = 0.15, 0.01
OCCUPIED_DAYS = 28

WEEKS = (
    "1-7 08:30-20:30",
    "1-5 09:00-17:00",
    "1-5 08:30-11:30, 13:30-17:00; 6 09:00-12:00",
    "1-6 09:00-12:00, 13:00-21:00",
    "2-7 10:00-18:00; 5-6 18:00-01:00",
)
ANSWERED = (
    "1-5 09:00-17:00",
    "1-5 08:30-11:30, 13:30-17:00",
    "1-7 08:30-20:30",
    "周一至周六 9:00-18:00",
    "工作日 9:00-16:30",
    "1-7 00:00-24:00",
)
NAMES = ("梧桐", "星光", "河畔", "松园", "桂花", "石桥", "晨曦", "书香")
ROOM_NAMES = ("会议室", "多功能厅", "教室", "茶室", "活动室")


class CityDraw:
    """Draws rows, not saved, in the order in which they are asked for."""

    def __init__(
        self, draw: random.Random, today: datetime.date, centers: int, origin: str
    ) -> None:
        self.draw, self.today, self.origin = draw, today, origin
        self.areas = list(Area.objects.filter(level=Area.Level.STREET).order_by("pk"))
        self.amenities = list(Amenity.objects.exclude(pk="step_free").order_by("pk"))
        self.audiences = list(Audience.objects.order_by("pk"))
        self.services = list(Service.objects.order_by("pk"))
        count = max(1, centers // CENTERS_A_PLACE)
        self.places = [self.near(MIDDLE, CITY_SPREAD) for _ in range(count)]

    def stated(self, value: Value, otherwise: Value) -> Value:
        """A fact, or what stands for *not stated*."""
        return otherwise if self.draw.random() < NOT_STATED else value

    def near(self, point: tuple[float, float], spread: float) -> tuple[float, float]:
        latitude, longitude = (round(self.draw.gauss(degrees, spread), 6) for degrees in point)
        return latitude, longitude

    def center(self, number: int) -> Center:
        """A center near some place; one in fifty is temporarily closed."""
        draw, is_closed = self.draw, self.draw.random() < 0.02
        latitude, longitude = self.near(draw.choice(self.places), PLACE_SPREAD)
        return Center(
            slug=f"{self.origin}-{number}",
            name=f"{draw.choice(NAMES)}{number}号邻里中心",
            name_en=f"Neighborhood Center {number}",
            area=draw.choice(self.areas) if self.areas else None,
            address=f"{draw.choice(NAMES)}路{draw.randint(1, 999)}号",
            latitude=latitude,
            longitude=longitude,
            status=Center.Status.CLOSED if is_closed else Center.Status.PUBLISHED,
            closed_from=self.day(-30, 0) if is_closed else None,
            closed_until=self.day(1, 60) if is_closed else None,
            on_holidays=self.stated(draw.choice(DayPolicy.values), ""),
            on_makeup_days=self.stated(draw.choice(DayPolicy.values), ""),
            step_free_entrance=self.stated(draw.random() < 0.7, None),
            lift=self.stated(draw.random() < 0.5, None),
            accessible_toilet=self.stated(draw.random() < 0.5, None),
            checked_on=self.stated(self.day(-300, 0), None),
            imported_from=self.origin,
        )

    def room(self, center: Center, number: int) -> Room:
        """A room, of which the terms are stated one by one or not."""
        draw, (phone, person, online) = self.draw, self.ask_ways()
        name = draw.choice(ROOM_NAMES)
        return Room(
            center=center,
            slug=f"room-{number}",
            name=f"{name}{number + 1}",
            name_en=f"Room {number + 1}",
            kind=draw.choice(Room.Kind.values),
            floor=f"{draw.randint(1, 6)}F",
            people=self.stated(draw.choice((8, 12, 20, 30, 40, 60, 120)), None),
            fee=self.stated(draw.choice(("free", "free", "conditional", "paid")), ""),
            notice_days=self.stated(draw.choice((0, 1, 1, 2, 3, 5)), None),
            furthest_days=self.stated(draw.choice((14, 30, 60, 90)), None),
            longest_minutes=self.stated(draw.choice((120, 180, 240, 480)), None),
            ask_by_phone=phone,
            ask_in_person=person,
            ask_online=online,
            step_free=self.stated(draw.random() < 0.7, None),
            occupied_known_until=self.stated(self.day(OCCUPIED_DAYS, OCCUPIED_DAYS), None),
            checked_on=self.stated(self.day(-400, 0), None),
            imported_from=self.origin,
        )

    def ask_ways(self) -> tuple[bool, bool, bool]:
        chances = self.stated((0.8, 0.4, 0.2), (0.0, 0.0, 0.0))
        phone, person, online = (self.draw.random() < chance for chance in chances)
        return phone, person, online

    def weekly_hours(self, center: Center) -> Iterator[WeeklyHours]:
        week = self.stated(self.draw.choice(WEEKS), "")
        return (WeeklyHours(center=center, **row) for row in weekly_rows(week))

    def own_hours(self, room: Room) -> Iterator[WeeklyHours]:
        """One room in ten has hours of its own."""
        week = self.draw.choice(WEEKS) if self.draw.random() < 0.1 else ""
        return (WeeklyHours(center=room.center, room=room, **row) for row in weekly_rows(week))

    def special_days(self, center: Center) -> Iterator[SpecialDay]:
        """One center in five is closed on some days of the coming month."""
        if self.draw.random() < 0.2:
            starts_on = self.day(0, 30)
            ends_on = starts_on + datetime.timedelta(days=self.draw.randint(0, 2))
            yield SpecialDay(center=center, starts_on=starts_on, ends_on=ends_on, reason="盘点")

    def phones(self, center: Center) -> Iterator[Phone]:
        for number in range(self.draw.randint(0, 2)):
            answered = self.stated(self.draw.choice(ANSWERED), "")
            yield Phone(center=center, number=self.phone_number(number), answered=answered)

    def phone_number(self, number: int) -> str:
        """A number that nobody can have."""
        return f"021-0000 {self.draw.randint(0, 999):03}{number}"

    def amenities_at(self, center: Center) -> Iterator[CenterAmenity]:
        fit = [one for one in self.amenities if one.pk not in Center.ACCESS_FACTS]
        for amenity in self.draw.sample(fit, min(3, len(fit))):
            present = self.draw.random() < 0.85
            yield CenterAmenity(center=center, amenity=amenity, present=present)

    def offers(self, center: Center) -> Iterator[ServiceOffer]:
        count = self.stated(min(self.draw.randint(2, 4), len(self.services)), 0)
        for service in self.draw.sample(self.services, count):
            fee = self.stated(self.draw.choice(("free", "conditional", "paid")), "")
            yield ServiceOffer(center=center, service=service, fee=fee)

    def serves(self, offer: ServiceOffer) -> Iterator[Model]:
        count = self.stated(min(2, len(self.audiences)), 0)
        for audience in self.draw.sample(self.audiences, count):
            yield Serves(serviceoffer=offer, audience=audience)

    def layouts(self, room: Room) -> Iterator[RoomLayout]:
        count = self.stated(self.draw.randint(1, 3), 0)
        for layout in self.draw.sample(RoomLayout.Layout.values, count):
            people = self.stated(room.people, None)
            yield RoomLayout(room=room, layout=layout, people=people)

    def amenities_of(self, room: Room) -> Iterator[RoomAmenity]:
        for amenity in self.draw.sample(self.amenities, min(8, len(self.amenities))):
            yield RoomAmenity(room=room, amenity=amenity, present=self.draw.random() < 0.85)

    def lends(self, room: Room) -> Iterator[Model]:
        count = self.stated(min(3, len(self.audiences)), 0)
        for audience in self.draw.sample(self.audiences, count):
            yield Lends(room=room, audience=audience)

    def occupied(self, room: Room) -> Iterator[Occupied]:
        """Some hours on about every third day that is published."""
        zone = timezone.get_default_timezone()
        for days in sorted(self.draw.sample(range(OCCUPIED_DAYS), OCCUPIED_DAYS // 3)):
            date = self.today + datetime.timedelta(days=days)
            starts = datetime.datetime.combine(
                date, datetime.time(self.draw.randint(9, 18), self.draw.choice((0, 30))), zone
            )
            ends = starts + datetime.timedelta(minutes=self.draw.choice((60, 90, 120, 180)))
            yield Occupied(room=room, starts=starts, ends=ends)

    def day(self, first: int, last: int) -> datetime.date:
        """A date so many days from today."""
        return self.today + datetime.timedelta(days=self.draw.randint(first, last))


def weekly_rows(week: str) -> list[dict[str, int]]:
    """The spans of a week told in words, as columns; none for no words."""
    return [
        {
            "weekday": row.weekday,
            "opens_minute": row.opens_minute,
            "closes_minute": row.closes_minute,
        }
        for row in read_answering(week) or ()
    ]
