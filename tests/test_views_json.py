"""The data twins, as whole answers."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from centers.models import RoomLayout, SpecialDay, WeeklyHours

from .factories import (
    lend_to,
    make_amenity,
    make_area,
    make_center,
    make_offer,
    make_phone,
    make_room,
    state,
)

pytestmark = pytest.mark.django_db
NEVER_OVER = date(2027, 1, 1)
TUESDAY = "2026-11-10T10:00"

UNKNOWN_NOW = {
    "status": "not_confirmed",
    "as_of": "2026-11-10T10:00:00+08:00",
    "until": None,
    "next_opening": None,
    "reason": {"code": "not_stated", "words": None},
    "sentence": "开放时间不详，请先致电",
}
WHOLE_DAY = [{"opens": "00:00", "closes": "24:00"}]
UNKNOWN_DAYS = [
    {
        "date": f"2026-11-{day:02}",
        "open": [],
        "not_confirmed": WHOLE_DAY,
        "usual": [],
        "reason": {"code": "not_stated", "words": None},
    }
    for day in range(9, 23)
]
SILENT_CENTER = {
    "id": "silent",
    "url": "http://testserver/centers/silent/",
    "name": "沉默",
    "area": None,
    "address": "测试路1号",
    "latitude": None,
    "longitude": None,
    "phones": None,
    "closure": None,
    "services": None,
    "amenities": {"wifi": None},
    **UNKNOWN_NOW,
    "hours_checked_on": None,
    "checked_on": None,
}
SILENT_ROOM = {
    "id": "silent/room",
    "url": "http://testserver/rooms/silent/room/",
    "name": "房间",
    "kind": "other",
    "center": {
        "slug": "silent",
        "url": "http://testserver/centers/silent/",
        "name": "沉默",
        "area": None,
        "latitude": None,
        "longitude": None,
    },
    "floor": None,
    "people": None,
    "layouts": None,
    "audiences": None,
    "amenities": {"wifi": None},
    "fee": None,
    "how_to_ask": None,
    "phones": None,
    **UNKNOWN_NOW,
    "hours_checked_on": None,
    "checked_on": None,
}


#: What a room answers to no wish at all, if nobody ever checked it.
NEVER_CHECKED = {
    "answer": "ask",
    "reasons": [{"code": "not_checked", "text": "信息从未核对", "date": None}],
    "cautions": [],
    "ask_by": None,
    "ways": [{"way": "visit", "text": "请到中心现场预约", "url": None}],
}


def make_silent_center():
    make_amenity("wifi")
    return make_center(slug="silent", name="沉默", address="测试路1号")


#: What each choice would leave of a list in which nothing is stated but the catalogs stand.
NO_FACETS = {"amenity": {"wifi": 0}, "area": {}, "for": {}, "open": {"now": 0}}


def test_what_a_center_does_not_state_is_null(get_as_of):
    make_silent_center()
    assert get_as_of(TUESDAY, "/centers.json").json() == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [SILENT_CENTER],
        "facets": NO_FACETS | {"service": {}},
        "did_you_mean": [],
    }


def test_the_page_of_a_silent_center_is_full_of_nulls(get_as_of):
    make_silent_center()
    assert get_as_of(TUESDAY, "/centers/silent.json").json() == SILENT_CENTER | {
        "postal_code": None,
        "former_names": None,
        "summary": None,
        "directions": None,
        "operator": None,
        "website": None,
        "email": None,
        "wechat": None,
        "hours": None,
        "days": UNKNOWN_DAYS,
        "special_days": [],
        "on_holidays": None,
        "on_makeup_days": None,
        "rooms": [],
        "source": None,
    }


def test_what_a_room_does_not_state_is_null(get_as_of):
    make_room(center=make_silent_center(), slug="room", name="房间")
    assert get_as_of(TUESDAY, "/rooms.json").json() == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [SILENT_ROOM | NEVER_CHECKED],
        "facets": NO_FACETS | {"layout": dict.fromkeys(RoomLayout.Layout.values, 0)},
        "sure": 0,
        "ask": 1,
        "helps": [],
        "ruled_out_most": None,
        "did_you_mean": [],
    }


def test_the_page_of_a_silent_room_is_full_of_nulls(get_as_of):
    make_room(center=make_silent_center(), slug="room", name="房间")
    assert get_as_of(TUESDAY, "/rooms/silent/room.json").json() == SILENT_ROOM | {
        "area_m2": None,
        "conditions": None,
        "documents": None,
        "fee_note": None,
        "notice_days": None,
        "furthest_days": None,
        "longest_minutes": None,
        "ask_url": None,
        "former_names": None,
        "rules": None,
        "hours": None,
        "days": UNKNOWN_DAYS,
        "special_days": [],
        "closure": None,
        "occupied_known_until": None,
    }


CLOSED_NOW = {
    "status": "closed",
    "as_of": "2026-11-10T10:00:00+08:00",
    "until": "2026-12-04T22:00:00+08:00",
    "next_opening": "2026-12-04T22:00:00+08:00",
    "reason": {"code": "closure", "words": "装修"},
    "sentence": "Temporarily closed until 30 Nov (装修), opens 4 Dec 22:00",
    "hours_checked_on": "2026-11-03",
}
CLOSED_DAYS = [
    {
        "date": f"2026-11-{day:02}",
        "open": [],
        "not_confirmed": [],
        "usual": [],
        "reason": {"code": "closure", "words": "装修"},
    }
    for day in range(9, 23)
]


def make_talkative_center():
    center = make_center(
        slug="talkative",
        name="健谈",
        name_en="Talkative",
        address="测试路2号",
        address_en="2 Test Road",
        area=make_area("310107", name="普陀区", name_en="Putuo District"),
        latitude=0.0,
        longitude=121.47,
        status="closed",
        closed_from=date(2026, 11, 1),
        closed_until=date(2026, 11, 30),
        closed_reason="装修",
        lift=False,
        on_holidays="closed",
        former_names="老茶楼；茶社",
        summary="茶",
        checked_on=date(2026, 11, 3),
    )
    make_phone("021-0000 0001", of=center, label="前台", answered="1-5 09:00-17:00")
    make_offer(center, "haircut", "elder", fee="paid", note="十元")
    make_amenity("lift")
    state(center, "wifi")
    WeeklyHours.objects.create(center=center, weekday=5, opens_minute=1320, closes_minute=1560)
    SpecialDay.objects.create(
        center=center, starts_on=NEVER_OVER, ends_on=NEVER_OVER, reason="元旦"
    )
    return center


def test_a_center_says_what_it_states_in_the_language_of_the_address(get_as_of):
    make_talkative_center()
    found = get_as_of(TUESDAY, "/en/centers/talkative.json").json()
    assert found == {
        "id": "talkative",
        "url": "http://testserver/en/centers/talkative/",
        "name": "Talkative",
        "area": {"code": "310107", "name": "Putuo District"},
        "address": "2 Test Road",
        "latitude": 0.0,
        "longitude": 121.47,
        "phones": [{"number": "021-0000 0001", "label": "前台", "answered": "1-5 09:00-17:00"}],
        "closure": {"from": "2026-11-01", "until": "2026-11-30", "reason": "装修"},
        "services": [
            {
                "code": "haircut",
                "name": "Haircut",
                "audiences": ["elder"],
                "fee": "paid",
                "hours": None,
                "provider": None,
                "note": "十元",
            }
        ],
        "amenities": {"lift": False, "wifi": True},
        **CLOSED_NOW,
        "checked_on": "2026-11-03",
        "postal_code": None,
        "former_names": ["老茶楼", "茶社"],
        "summary": "茶",
        "directions": None,
        "operator": None,
        "website": None,
        "email": None,
        "wechat": None,
        "hours": [{"weekday": 5, "opens": "22:00", "closes": "02:00", "from": None, "until": None}],
        "days": CLOSED_DAYS,
        "special_days": [
            {
                "from": NEVER_OVER.isoformat(),
                "until": NEVER_OVER.isoformat(),
                "opens": None,
                "closes": None,
                "reason": "元旦",
            }
        ],
        "on_holidays": "closed",
        "on_makeup_days": None,
        "rooms": [],
        "source": None,
    }


def test_a_room_says_what_it_states_and_its_centers_phone_and_hours(get_as_of):
    room = make_room(
        center=make_talkative_center(),
        slug="tea",
        name="茶室",
        name_en="Tea Room",
        former_names="棋牌室",
        kind="meeting",
        floor="2楼",
        area_m2="30.50",
        people=12,
        fee="free",
        notice_days=0,
        longest_minutes=180,
        ask_by_phone=True,
        ask_online=True,
        step_free=False,
        checked_on=date(2026, 11, 3),
    )
    lend_to(room, "business")
    RoomLayout.objects.create(room=room, layout="boardroom", people=12)
    RoomLayout.objects.create(room=room, layout="rows")
    make_amenity("step_free")
    found = get_as_of(TUESDAY, "/en/rooms/talkative/tea.json").json()
    assert found == {
        "id": "talkative/tea",
        "url": "http://testserver/en/rooms/talkative/tea/",
        "name": "Tea Room",
        "kind": "meeting",
        "center": {
            "slug": "talkative",
            "url": "http://testserver/en/centers/talkative/",
            "name": "Talkative",
            "area": {"code": "310107", "name": "Putuo District"},
            "latitude": 0.0,
            "longitude": 121.47,
        },
        "floor": "2楼",
        "people": 12,
        "layouts": {"boardroom": 12, "rows": None},
        "audiences": ["business"],
        "amenities": {"lift": None, "step_free": False, "wifi": None},
        "fee": "free",
        "how_to_ask": ["phone", "online"],
        "phones": [{"number": "021-0000 0001", "label": "前台", "answered": "1-5 09:00-17:00"}],
        **CLOSED_NOW,
        "checked_on": "2026-11-03",
        "area_m2": 30.5,
        "conditions": None,
        "documents": None,
        "fee_note": None,
        "notice_days": 0,
        "furthest_days": None,
        "longest_minutes": 180,
        "ask_url": None,
        "former_names": ["棋牌室"],
        "rules": None,
        "hours": [{"weekday": 5, "opens": "22:00", "closes": "02:00", "from": None, "until": None}],
        "days": CLOSED_DAYS,
        "special_days": [
            {
                "from": NEVER_OVER.isoformat(),
                "until": NEVER_OVER.isoformat(),
                "opens": None,
                "closes": None,
                "reason": "元旦",
            }
        ],
        "closure": {"from": "2026-11-01", "until": "2026-11-30", "reason": "装修"},
        "occupied_known_until": None,
    }


def test_a_long_list_comes_in_pages_of_twenty_that_keep_the_search(client):
    for n in range(41):
        make_center(name=f"Tea {n:02}")
    make_center(name="Coffee")
    page = client.get("/centers.json?q=tea&page=2").json()
    names = [center["name"] for center in page.pop("results")]
    assert names == [f"Tea {n:02}" for n in range(20, 40)]
    assert page == {
        "count": 41,
        "next": "http://testserver/centers.json?q=tea&page=3",
        "previous": "http://testserver/centers.json?q=tea&page=1",
        "facets": {"area": {}, "service": {}, "amenity": {}, "for": {}, "open": {"now": 0}},
        "did_you_mean": [],
    }


def test_rooms_that_state_all_that_is_asked_come_first(client):
    center = make_center()
    make_room(center=center, name="a")
    state(make_room(center=center, name="b", people=20, checked_on=localdate()), "wifi")
    state(make_room(center=center, name="c", people=20), "wifi", present=False)
    found = client.get("/rooms.json?people=12&amenity=wifi").json()
    assert [(room["name"], room["people"], room["amenities"]) for room in found["results"]] == [
        ("b", 20, {"wifi": True}),
        ("a", None, {"wifi": None}),
    ]


BAD_REQUESTS = [
    ("/centers.json?page=2", {"page": ["没有这一页：最后一页是第 1 页。"]}),
    ("/en/centers.json?page=2", {"page": ["There is no such page: the last is 1."]}),
    ("/en/centers.json?service=x", {"service": ["We do not know this service."]}),
    (
        "/en/rooms.json?people=0&for=x",
        {"people": ["Enter 1 or more."], "for": ["We do not know this audience."]},
    ),
]


@pytest.mark.parametrize(("address", "errors"), BAD_REQUESTS)
def test_a_bad_value_is_answered_400_with_what_is_wrong_by_parameter(client, address, errors):
    response = client.get(address)
    assert (response.status_code, response.json()) == (400, {"errors": errors})


def test_an_address_with_nothing_is_answered_in_json_too(client):
    make_center(slug="gone", status="retired")
    answers = [client.get(f"/en/{path}") for path in ("centers/x.json", "centers/gone.json")]
    assert [(answer.status_code, answer.json()) for answer in answers] == [
        (404, {"errors": {"address": ["There is nothing at this address"]}}),
        (410, {"errors": {"address": ["This center has left the directory"]}}),
    ]
