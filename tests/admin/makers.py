"""A row of each table of the desk, each unlike the ones before it."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from centers.models import (
    Amenity,
    Area,
    Audience,
    CalendarDay,
    Center,
    CenterAmenity,
    FormerSlug,
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
from tests.factories import make_area, make_center, make_room

number = count(1)


def make_amenity():
    return Amenity.objects.create(code=f"amenity-{next(number)}", name="设施", group="comfort")


def make_service():
    return Service.objects.create(code=f"service-{next(number)}", name="服务")


def make_audience():
    return Audience.objects.create(code=f"for-{next(number)}", name="人群")


def make_listed_center():
    district = make_area(f"{310100 + next(number)}")
    return make_center(area=make_area(f"{district.code}001", parent=district))


def make_offer():
    offer = ServiceOffer.objects.create(center=make_listed_center(), service=make_service())
    offer.audiences.add(make_audience())
    return offer


def in_room(model, **fields):
    room = make_room(center=make_listed_center())
    return model.objects.create(room=room, center=room.center, **fields)


def make_hours():
    return in_room(WeeklyHours, weekday=1, opens_minute=540, closes_minute=1020)


def make_special_day():
    return in_room(SpecialDay, starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 3))


def make_occupied():
    starts = datetime(2126, 10, 1, 6, tzinfo=UTC) + timedelta(days=next(number))
    return Occupied.objects.create(
        room=make_room(), starts=starts, ends=starts + timedelta(hours=2)
    )


def make_calendar_day():
    day = date(2026, 1, 1) + timedelta(days=next(number))
    return CalendarDay.objects.create(date=day, kind="holiday", name="元旦", source="国务院办公厅")


MAKERS = {
    Amenity: make_amenity,
    Area: lambda: make_listed_center().area,
    Audience: make_audience,
    CalendarDay: make_calendar_day,
    Center: make_listed_center,
    CenterAmenity: lambda: CenterAmenity.objects.create(
        center=make_listed_center(), amenity=make_amenity()
    ),
    FormerSlug: lambda: in_room(FormerSlug, slug="once"),
    Occupied: make_occupied,
    Phone: lambda: in_room(Phone, number="021-0000 0001"),
    Room: lambda: make_room(center=make_listed_center()),
    RoomAmenity: lambda: RoomAmenity.objects.create(room=make_room(), amenity=make_amenity()),
    RoomLayout: lambda: RoomLayout.objects.create(room=make_room(), layout="rows"),
    Service: make_service,
    ServiceOffer: make_offer,
    SpecialDay: make_special_day,
    WeeklyHours: make_hours,
}
