"""Plain makers of listings: each takes the fields that matter to a test and fills in the rest."""

from itertools import count
from typing import Any

from centers.models import Area, Center, Room

number = count(1)


def make_area(code: str = "310107", **fields: Any) -> Area:
    """An area, or the one that has this code already."""
    level = Area.Level.DISTRICT if len(code) <= 6 else Area.Level.STREET
    return Area.objects.get_or_create(
        code=code, defaults={"name": f"区{code}", "level": level, **fields}
    )[0]


def make_center(**fields: Any) -> Center:
    """A published center of which nothing is stated but its name and address."""
    n = next(number)
    fields = {
        "slug": f"center-{n}",
        "name": f"中心{n}",
        "address": f"测试路{n}号",
        "status": Center.Status.PUBLISHED,
        **fields,
    }
    return Center.objects.create(**fields)


def make_room(**fields: Any) -> Room:
    """A published room of which nothing is stated but its name, in a center of its own."""
    n = next(number)
    center = fields.pop("center", None) or make_center()
    return Room.objects.create(
        center=center, **{"slug": f"room-{n}", "name": f"会议室{n}", **fields}
    )
