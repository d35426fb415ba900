"""A row of each table of the desk, each unlike the ones before it."""

from datetime import date, timedelta
from itertools import count

from centers.models import (
    Amenity,
    Area,
    Audience,
    CalendarDay,
    Center,
    FormerSlug,
    Room,
    Service,
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


def in_room(model, **fields):
    room = make_room(center=make_listed_center())
    return model.objects.create(room=room, center=room.center, **fields)


def make_calendar_day():
    day = date(2026, 1, 1) + timedelta(days=next(number))
    return CalendarDay.objects.create(date=day, kind="holiday", name="元旦", source="国务院办公厅")


MAKERS = {
    Amenity: make_amenity,
    Area: lambda: make_listed_center().area,
    Audience: make_audience,
    CalendarDay: make_calendar_day,
    Center: make_listed_center,
    FormerSlug: lambda: in_room(FormerSlug, slug="once"),
    Room: lambda: make_room(center=make_listed_center()),
    Service: make_service,
}
