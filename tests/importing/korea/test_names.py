"""Which rows are one center or room, and what these are called."""

import pytest

from centers.importing.korea.entry import Head
from centers.importing.korea.names import center_name, center_slug, room_name, room_slug

from .lists import make_entry


def entries_of(*names, **more):
    return [make_entry({Head.FACILITY: name, Head.PLACE: place, **more}) for name, place in names]


def at(address, lot=""):
    return make_entry({Head.ROAD_ADDRESS: address, Head.LOT_ADDRESS: lot})


def test_slugs_stay():
    entry = at("서울특별시 달빛구 별빛로 1")
    assert (center_slug(entry), room_slug(entry)) == ("kr-cd4fae33c7", "kr-bec5eb3372")


@pytest.mark.parametrize(
    ("mine", "others"),
    [
        (at("달빛구 별빛로 1"), at("달빛구 별빛로 1(이현동)")),
        (at("달빛구  별빛로1"), at("달빛구 별빛로 1 (이현동)")),
        (at("", "달빛동 7-4"), at("-", "달빛동 7-4번지")),
        (at("달빛구 별빛로 1", "달빛동 7"), at("달빛구 별빛로 1", "달빛동 8")),
    ],
)
def test_one_address_is_one_center(mine, others):
    assert (center_slug(mine), room_slug(mine)) == (center_slug(others), room_slug(others))


def test_another_address_is_another_center():
    assert center_slug(at("달빛구 별빛로 1")) != center_slug(at("달빛구 별빛로 11"))


@pytest.mark.parametrize(
    ("names", "center", "rooms"),
    [
        # the place is the center
        ([("달빛동 주민센터 다목적실", "달빛동 주민센터"), ("소회의실", "달빛동 주민센터")],
         "달빛동 주민센터", ["달빛동 주민센터 다목적실", "소회의실"]),
        # the facility is
        ([("달빛문화센터", "5층"), ("달빛문화센터", "1층(수영장)")],
         "달빛문화센터", ["5층 회의실", "1층(수영장)"]),
        # both name the same
        ([("달빛체육센터", "달빛체육센터")], "달빛체육센터", ["달빛체육센터"]),
        # a place within the facility
        ([("대명4동 센터", "센터 2층 회의실")], "대명4동 센터", ["센터 2층 회의실"]),
        # only parts are named
        ([("고한읍 복지관 3층", "강당"), ("고한읍 사무소 2층", "회의실")],
         "고한읍 복지관", ["고한읍 복지관 3층 강당", "고한읍 사무소 2층 회의실"]),
        # a name that any town has
        ([("주차장", "주차장")], "달빛시 주차장", ["주차장"]),
    ],
)  # fmt: skip
def test_names(names, center, rooms):
    entries = entries_of(*names, **{Head.MANAGER: "달빛시"})
    assert center_name(entries) == center
    assert [room_name(entry, center) for entry in entries] == rooms
