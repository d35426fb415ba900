"""The directory that the browser tests look at, and the list of its pages: one of every kind."""

import csv
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from centers import urls
from centers.importing.sample import FOLDER
from centers.models import Center, Room, RoomLayout, SpecialDay, WeeklyHours
from tests.factories import (
    lend_to,
    make_amenity,
    make_area,
    make_center,
    make_offer,
    make_phone,
    make_room,
    make_service,
    state,
)

#: Pages in every state that looks different.
STATES = [
    "/",
    "/?near=area:310107",
    "/?near=nowhere",
    "/centers/",
    "/centers/?q=%E8%8C%B6&amenity=wifi&for=business&near=area:310107&open=now",
    "/centers/?q=nothing",
    "/centers/tea/",
    "/centers/silent/",
    "/centers/gone/",
    "/map/?near=area:310107&walk=15",
    "/map/?q=%E6%B2%89%E9%BB%98",
    "/rooms/",
    "/rooms/?people=12&amenity=projector&for=business&date=2098-12-04&from=14:00&to=16:00",
    "/rooms/?people=abc&area=0&amenity=x&for=x&page=x",
    "/rooms/map/?people=12&near=area:310107&walk=15",
    "/rooms/tea/hall/",
    "/rooms/tea/hall/?people=12&date=2098-12-04&from=14:00",
    "/rooms/silent/attic/",
    "/areas/",
    "/areas/310107/",
    "/circle/",
    "/circle/?near=area:310107",
    "/changes/",
    "/data/",
    "/about/",
    "/accessibility/",
    "/privacy/",
    "/rooms/compare/?room=tea/hall&room=silent/attic&people=12&date=2098-12-04&from=14:00",
    "/rooms/compare/",
    "/centers/tea/notice/",
    "/rooms/tea/hall/notice/",
    "/areas/310107/booklet/",
    "/nothing/",
    "/styleguide/",
]
#: What ends in a slash is a page, but for the root of HSDS, which is data as all below it.
ROUTES = (str(one.pattern) for one in urls.urlpatterns if one.name != "hsds")
#: These, and every page whose address has no names in it; one that has is added to the states.
PAGES = list(
    dict.fromkeys([*STATES, *(f"/{one}" for one in ROUTES if one.endswith("/") and "<" not in one)])
)


def longest(column: str) -> str:
    """The longest name of the sample's centers."""
    with (FOLDER / "centers.csv").open(encoding="utf-8-sig") as file:
        return max((row[column] for row in csv.DictReader(file)), key=len)


def build() -> None:
    """A center that states something of everything, one that states nothing, and one that left."""
    area = make_area(
        "310107005", parent=make_area("310107", name="普陀区", name_en="Putuo District")
    )
    tea = make_center(
        slug="tea",
        name=f"茶{longest('name')}",
        name_en=f"Tea {longest('name_en')}",
        summary="老弄堂里的一幢三层小楼。",
        email="an-uncommonly-long-name-of-a-mailbox@example.org",
        website="https://an-uncommonly-long-name-of-a-site.example.org/",
        imported_from="sample",
        area=area,
        checked_on=today(),
        latitude=31.23,
        longitude=121.4,
        lift=True,
        hearing_loop=False,
        **ALWAYS,
    )
    always_open(tea)
    closed = today() + timedelta(7)
    SpecialDay.objects.create(center=tea, starts_on=closed, ends_on=closed, reason="消防演练")
    make_phone("021-0000 0001", of=tea, label="前台", answered="1-5 09:00-17:00")
    make_phone("021-0000 0002", of=tea)
    make_service("haircut", name="理发")
    make_offer(tea, "haircut", "business", fee="paid", note="六十岁以上十五元")
    make_offer(tea, "canteen")
    build_hall(tea)
    silent = make_center(slug="silent", name="沉默中心", address="", area=area)
    make_room(center=silent, slug="attic", name="阁楼")
    make_amenity("stage", group="comfort")
    make_center(slug="gone", status="retired")


ALWAYS: dict[str, Any] = {"on_holidays": "normal", "on_makeup_days": "normal"}


def build_hall(center: Center) -> Room:
    """A room that fits a meeting of twelve with a projector at any hour to come."""
    hall = make_room(
        center=center,
        slug="hall",
        name="大厅",
        name_en="Hall",
        kind="meeting",
        floor="2楼",
        people=60,
        area_m2=80,
        fee="free",
        notice_days=0,
        furthest_days=30000,
        longest_minutes=600,
        ask_by_phone=True,
        conditions="先到先得",
        checked_on=today(),
        occupied_known_until=today() + timedelta(3650),
    )
    RoomLayout.objects.create(room=hall, layout="boardroom", people=20)
    lend_to(hall, "business", "resident")
    for of in (center, hall):
        state(of, "wifi")
        state(of, "projector", quantity=2)
        state(of, "piano", present=False)
    return hall


def always_open(center: Center) -> None:
    """Open day and night, whenever the tests run."""
    for weekday in range(1, 8):
        WeeklyHours.objects.create(
            center=center, weekday=weekday, opens_minute=0, closes_minute=1440
        )


def today() -> date:
    """The date in the city."""
    return timezone.localdate()
