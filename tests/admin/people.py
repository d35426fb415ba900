"""Two centers, ours and another's, each with a row of every detail; and people with roles."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django.contrib.auth.models import User
from django.test import Client

from centers.desk.models import Membership
from centers.models import (
    CenterAmenity,
    FormerSlug,
    Occupied,
    Phone,
    RoomAmenity,
    RoomLayout,
    SpecialDay,
    WeeklyHours,
)
from centers.search.keeping import gathered
from tests.factories import make_amenity, make_area, make_center, make_offer, make_room

SECRET = "秘密"
OURS, THEIRS = "310107005", "310104003"
#: The memberships of each kind of person: a role in our center, or in an area.
ROLES = {
    "nobody": [],
    "stranger": [("keeper", "310104999")],
    "keeper": [("keeper", "center")],
    "area keeper": [("keeper", "310107")],
    "publisher": [("publisher", "310107")],
    "publisher of the center": [("publisher", "center")],
}


@gathered()
def make_places(area=OURS, word="我们", **fields):
    """A center with a room and a row of every table, all of whose texts have a word in them."""
    district = make_area(area[:6])
    place = make_center(
        name=f"{word}中心",
        slug=f"center-{area}",
        address=f"{word}路",
        area=make_area(area, parent=district),
        **fields,
    )
    room = make_room(center=place, name=f"{word}室", slug=f"room-{area}")
    part = {"center": place, "room": room}
    amenity = make_amenity("wifi")
    starts, ends = (datetime(2126, 10, 1, hour, tzinfo=UTC) for hour in (6, 8))
    return {
        "center": place,
        "room": room,
        "phone": Phone.objects.create(number="021-0000 0001", label=word, **part),
        "weeklyhours": WeeklyHours.objects.create(
            weekday=1, opens_minute=540, closes_minute=1020, **part
        ),
        "specialday": SpecialDay.objects.create(
            starts_on="2026-10-01", ends_on="2026-10-03", reason=word, **part
        ),
        "centeramenity": CenterAmenity.objects.create(center=place, amenity=amenity, note=word),
        "roomamenity": RoomAmenity.objects.create(room=room, amenity=amenity, note=word),
        "roomlayout": RoomLayout.objects.create(room=room, layout="rows"),
        "serviceoffer": make_offer(place, "canteen", note=word),
        "occupied": Occupied.objects.create(room=room, starts=starts, ends=ends),
        "formerslug": FormerSlug.objects.create(slug=f"once-{area}", **part),
    }


def sign_in(role, center=None):
    """A browser in which a person of a role in our center or its district is signed in."""
    user = User.objects.create_user(role.replace(" ", "-"), is_staff=True)
    for part, where in ROLES[role]:
        if where == "center":
            Membership.objects.create(user=user, role=part, center=center)
        else:
            Membership.objects.create(user=user, role=part, area=make_area(where))
    client = Client()
    client.force_login(user)
    return SimpleNamespace(user=user, client=client)
