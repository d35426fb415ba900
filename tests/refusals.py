"""A row against each constraint, and what staff read about it."""

from datetime import UTC, date, datetime

from centers.models import (
    Amenity,
    Area,
    Audience,
    CalendarDay,
    Center,
    CenterAmenity,
    Edition,
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
from tests.factories import make_center, make_room

MONDAY = {"weekday": 1, "opens_minute": 540, "closes_minute": 1020}
ONE_DAY = {"starts_on": date(2026, 10, 1), "ends_on": date(2026, 10, 1)}
NOON, TWO = datetime(2026, 10, 1, 12, tzinfo=UTC), datetime(2026, 10, 1, 14, tzinfo=UTC)
CENTER = {"slug": "new", "name": "新中心", "address": "测试路"}
FORMER = "This was the address of another listing before."
LISTED = "This number is listed already."
AT_LEAST_ONE = "Ensure this value is greater than or equal to 1."
BOTH_HALVES = "Give both latitude and longitude, or neither."
QUANTITY = "Give a quantity only for what is there."
TOO_LONG = "This is longer than a day."


class World:
    """A center with a room, and one of each thing that may stand once only."""

    def __init__(self):
        self.room = make_room(slug="room")
        self.center = self.room.center
        self.place = {"center": self.center, "room": self.room}
        self.amenity = Amenity.objects.create(code="wifi", name="无线网络", group="comfort")
        self.lift = Amenity.objects.create(code="lift", name="电梯", group="access")
        self.step_free = Amenity.objects.create(code="step_free", name="无障碍", group="access")
        self.service = Service.objects.create(code="canteen", name="食堂")
        Phone.objects.create(center=self.center, number="021-0000 0001")
        Phone.objects.create(**self.place, number="021-0000 0001")
        FormerSlug.objects.create(center=self.center, slug="once")
        FormerSlug.objects.create(**self.place, slug="once")
        ServiceOffer.objects.create(center=self.center, service=self.service)
        CenterAmenity.objects.create(center=self.center, amenity=self.amenity)
        RoomAmenity.objects.create(room=self.room, amenity=self.amenity)
        RoomLayout.objects.create(room=self.room, layout="rows", people=20)
        Occupied.objects.create(room=self.room, starts=NOON, ends=TWO)


def hours(world, opens_minute, closes_minute):
    return WeeklyHours(
        center=world.center, weekday=1, opens_minute=opens_minute, closes_minute=closes_minute
    )


#: Constraint: a row that breaks it, and what is said of it beside which field.
REFUSED = [
    (
        "center_point_whole",
        lambda world: Center(**CENTER, latitude=31.2),
        {"longitude": [BOTH_HALVES]},
    ),
    (
        "center_point_whole",
        lambda world: Center(**CENTER, longitude=0),
        {"longitude": [BOTH_HALVES]},
    ),
    (
        "center_point_whole",
        lambda world: Center(**CENTER, latitude=91, longitude=121),
        {"latitude": ["Ensure this value is less than or equal to 90."]},
    ),
    (
        "center_point_whole",
        lambda world: Center(**CENTER, latitude=31, longitude=-181),
        {"longitude": ["Ensure this value is greater than or equal to -180."]},
    ),
    (
        "center_closure_range",
        lambda world: Center(
            **CENTER, status="closed", closed_from=date(2026, 10, 2), closed_until=date(2026, 10, 1)
        ),
        {"closed_until": ["The closure ends before it starts."]},
    ),
    (
        "center_photo_alt",
        lambda world: Center(**CENTER, photo="centers/photo.jpg"),
        {"photo_alt": ["Say what the photo shows."]},
    ),
    (
        "room_slug_in_center",
        lambda world: Room(center=world.center, slug="room", name="新会议室"),
        {"__all__": ["Room with this Center and Address name already exists."]},
    ),
    (
        "room_people",
        lambda world: Room(center=world.center, slug="new", name="新会议室", people=0),
        {"people": [AT_LEAST_ONE]},
    ),
    (
        "room_area",
        lambda world: Room(center=world.center, slug="new", name="新会议室", area_m2=0),
        {"area_m2": [AT_LEAST_ONE]},
    ),
    (
        "room_longest",
        lambda world: Room(center=world.center, slug="new", name="新会议室", longest_minutes=0),
        {"longest_minutes": [AT_LEAST_ONE]},
    ),
    (
        "room_layout_once",
        lambda world: RoomLayout(room=world.room, layout="rows"),
        {"__all__": ["Layout with this Room and Layout already exists."]},
    ),
    (
        "room_layout_people",
        lambda world: RoomLayout(room=world.room, layout="standing", people=0),
        {"people": [AT_LEAST_ONE]},
    ),
    (
        "room_amenity_once",
        lambda world: RoomAmenity(room=world.room, amenity=world.amenity),
        {"__all__": ["Amenity of the room with this Room and Amenity already exists."]},
    ),
    (
        "room_amenity_not_step_free",
        lambda world: RoomAmenity(room=world.room, amenity=world.step_free),
        {"amenity": ["State this in the room's own field “step-free”."]},
    ),
    (
        "roomamenity_quantity",
        lambda world: RoomAmenity(room=world.room, amenity=world.lift, present=False, quantity=1),
        {"quantity": [QUANTITY]},
    ),
    (
        "center_amenity_once",
        lambda world: CenterAmenity(center=world.center, amenity=world.amenity),
        {"__all__": ["Amenity of the center with this Center and Amenity already exists."]},
    ),
    (
        "center_amenity_not_access",
        lambda world: CenterAmenity(center=world.center, amenity=world.lift),
        {"amenity": ["State this among the center's access facts."]},
    ),
    (
        "centeramenity_quantity",
        lambda world: CenterAmenity(center=make_center(), amenity=world.amenity, quantity=0),
        {"quantity": [AT_LEAST_ONE]},
    ),
    (
        "service_offer_once",
        lambda world: ServiceOffer(center=world.center, service=world.service),
        {"__all__": ["Service offered with this Center and Service already exists."]},
    ),
    (
        "center_phone_once",
        lambda world: Phone(center=world.center, number="021-0000 0001"),
        {"number": [LISTED]},
    ),
    (
        "room_phone_once",
        lambda world: Phone(**world.place, number="021-0000 0001"),
        {"number": [LISTED]},
    ),
    (
        "former_center_slug_once",
        lambda world: FormerSlug(center=make_center(), slug="once"),
        {"slug": [FORMER]},
    ),
    (
        "former_room_slug_once",
        lambda world: FormerSlug(
            center=world.center, room=make_room(center=world.center), slug="once"
        ),
        {"slug": [FORMER]},
    ),
    (
        "weekly_hours_weekday",
        lambda world: WeeklyHours(center=world.center, **{**MONDAY, "weekday": 8}),
        {"weekday": ["Value 8 is not a valid choice."]},
    ),
    (
        "weekly_hours_span",
        lambda world: WeeklyHours(
            center=world.center, weekday=1, opens_minute=60, closes_minute=1500
        ),
        {"closes_minute": [TOO_LONG]},
    ),
    (
        "weekly_hours_span",
        lambda world: WeeklyHours(
            center=world.center, weekday=1, opens_minute=60, closes_minute=60
        ),
        {"closes_minute": ["It cannot close at the time it opens."]},
    ),
    (
        "weekly_hours_span",
        lambda world: hours(world, 1440, 1500),
        {"opens_minute": ["The start of a day is 00:00."]},
    ),
    (
        "weekly_hours_season",
        lambda world: WeeklyHours(
            center=world.center,
            **MONDAY,
            valid_from=date(2026, 7, 1),
            valid_until=date(2026, 6, 30),
        ),
        {"valid_until": ["The season ends before it starts."]},
    ),
    (
        "special_day_range",
        lambda world: SpecialDay(
            center=world.center, starts_on=date(2026, 10, 2), ends_on=date(2026, 10, 1)
        ),
        {"ends_on": ["It ends before it starts."]},
    ),
    (
        "special_day_span",
        lambda world: SpecialDay(center=world.center, **ONE_DAY, opens_minute=540),
        {"closes_minute": ["Give both times, or neither if it is closed."]},
    ),
    (
        "special_day_span",
        lambda world: SpecialDay(center=world.center, **ONE_DAY, closes_minute=540),
        {"closes_minute": ["Give both times, or neither if it is closed."]},
    ),
    (
        "occupied_ends_after_start",
        lambda world: Occupied(room=world.room, starts=NOON, ends=NOON),
        {"ends": ["It ends before it starts."]},
    ),
    (
        "occupied_once",
        lambda world: Occupied(room=world.room, starts=NOON, ends=TWO),
        {"__all__": ["Occupied time with this Room, Starts and Ends already exists."]},
    ),
    (
        "one_edition",
        lambda world: Edition(pk=2, number=1),
        {"__all__": ["Constraint “one_edition” is violated."]},
    ),
]

#: A whole row of each table by its fields, as it may stand.
WHOLE = {
    Center: lambda world: CENTER,
    Room: lambda world: {"center": world.center, "slug": "new", "name": "新房间"},
    RoomLayout: lambda world: {"room": world.room, "layout": "standing"},
    ServiceOffer: lambda world: {
        "center": world.center,
        "service": Service.objects.create(code="cafe", name="咖啡"),
    },
    Phone: lambda world: {"center": world.center, "number": "021-0000 0002"},
    Area: lambda world: {"code": "310107", "name": "普陀区", "level": "district"},
    Amenity: lambda world: {"code": "stage", "name": "舞台", "group": "equipment"},
    Service: lambda world: {"code": "cafe", "name": "咖啡"},
    Audience: lambda world: {"code": "rider", "name": "骑手"},
    CalendarDay: lambda world: {
        "date": date(2026, 10, 1),
        "kind": "holiday",
        "name": "国庆节",
        "source": "测试",
    },
}
FILLED = {
    Center: ("slug", "name"),
    Room: ("slug", "name"),
    Phone: ("number",),
    Area: ("name",),
    Amenity: ("code", "name"),
    Service: ("code", "name"),
    Audience: ("code", "name"),
}
KNOWN = {
    Center: ("status", "on_holidays", "on_makeup_days"),
    Room: ("status", "kind", "fee"),
    RoomLayout: ("layout",),
    ServiceOffer: ("fee",),
    Area: ("level",),
    Amenity: ("group",),
    CalendarDay: ("kind",),
}


def with_value(model, column, value):
    """Makes a whole row of a table, but for one value."""
    return lambda world: model(**WHOLE[model](world) | {column: value})


REFUSED += [
    (
        f"{model._meta.model_name}_{column}_filled",
        with_value(model, column, ""),
        {column: ["This field cannot be blank."]},
    )
    for model, columns in FILLED.items()
    for column in columns
]
REFUSED += [
    (
        f"{model._meta.model_name}_{column}_known",
        with_value(model, column, "strange"),
        {column: ["Value 'strange' is not a valid choice."]},
    )
    for model, columns in KNOWN.items()
    for column in columns
]
REFUSED += [
    (
        "area_code_begins_with_parents",
        lambda world: Area(
            code="310104001",
            name="街道",
            level="street",
            parent=Area.objects.create(code="310107", name="普陀区", level="district"),
        ),
        {"code": ["The code must begin with the parent's code."]},
    )
]
