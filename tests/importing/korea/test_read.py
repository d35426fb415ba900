"""A file becomes records of centers, phones, rooms and hours; a row that is no listing does not."""

import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from centers.importing.korea import read
from centers.importing.korea.entry import Head, read_entries
from centers.importing.korea.names import address
from centers.importing.records import Record, Rejection, Remark, Row
from centers.importing.spreadsheets import UnusableFileError

from .lists import shared_list, write_list

FULL = {
    Head.KIND: "강당",
    Head.PAID: "Y",
    Head.FEE: "20000",
    Head.FEE_HOURS: "2",
    Head.PEOPLE: "50",
    Head.AREA: "120.5",
    Head.EQUIPMENT: "빔프로젝터 1대, 의자",
    Head.HOW_TO_ASK: "인터넷, 전화",
    Head.MANAGER: "달빛구청",
    Head.DEPARTMENT: "총무과",
    Head.PHONE: "02-123-4567",
    Head.WEBSITE: "www.center.example",
    Head.LATITUDE: "37.566500",
    Head.LONGITUDE: "126.978000",
    Head.REFERENCE_DATE: "2020-02-01",
    Head.PROVIDER: "서울특별시 달빛구",
}


def records(path, table=""):
    return [record for record in read(path) if not table or record.table == table]


def test_a_row_becomes_a_center_a_phone_a_room_and_its_hours(tmp_path):
    center, phone, room, *hours = read(write_list(tmp_path / "list.csv", FULL))
    slug = center.values["slug"]
    assert center == Record(
        "centers",
        {
            "slug": slug,
            "name": "달빛주민센터",
            "address": "서울특별시 달빛구 별빛로 1",
            "latitude": 37.5665,
            "longitude": 126.978,
            "operator": "달빛구청",
            "website": "http://www.center.example",
            "on_holidays": "closed",
            "source": "전국공공시설개방정보표준데이터 (서울특별시 달빛구 2020-02-01)",
        },
        Row("", 2),
    )
    assert phone == Record(
        "phones",
        {"center": slug, "room": "", "number": "02-123-4567", "label": "총무과"},
        Row("", 2),
    )
    assert room == Record(
        "rooms",
        {
            "center": slug,
            "slug": room.values["slug"],
            "name": "2층 회의실",
            "kind": "hall",
            "floor": "2층",
            "area_m2": Decimal("120.50"),
            "people": 50,
            "fee": "paid",
            "fee_note": "사용료 20,000원 (2시간)",
            "ask_by": "phone;online",
            "ask_url": "http://www.center.example",
            "amenities": "projector:1;tables",
            "rules": "개방시설유형구분: 강당\n휴관일: 토,일,공휴일\n신청방법구분: 인터넷, 전화\n"
            "부대시설정보: 빔프로젝터 1대, 의자",
        },
        Row("", 2),
    )
    span = {"opens": "09:00", "closes": "18:00", "from": None, "until": None}
    owner = {"center": slug, "room": room.values["slug"]}
    assert hours == [
        Record("hours", {**owner, "weekday": weekday, **span}, Row("", 2))
        for weekday in range(1, 6)
    ]


def test_a_night_past_midnight_is_written_as_the_workbook_does(tmp_path):
    night = {Head.CLOSED_DAYS: "주말", Head.WORKDAY_OPENS: "18:00", Head.WORKDAY_CLOSES: "08:00"}
    hours = records(write_list(tmp_path / "list.csv", night), "hours")
    times = {(record.values["opens"], record.values["closes"]) for record in hours}
    assert times == {("18:00", "08:00")}


def test_what_cannot_be_read_is_not_stated_and_told_with_line_head_and_value(tmp_path):
    doubtful = {
        Head.PEOPLE: "60080070",
        Head.CLOSED_DAYS: "휴무일",
        Head.LATITUDE: "39.22",
        Head.LONGITUDE: "132.58",
    }
    rows = (
        {},
        {Head.PLACE: "강당", Head.EQUIPMENT: "책상\n의자"},
        {Head.PLACE: "별관", **doubtful},
    )
    center, *_others = read(write_list(tmp_path / "list.csv", *rows))
    assert (center.values["latitude"], center.values["longitude"]) == (None, None)
    room = records(tmp_path / "list.csv", "rooms")[-1]
    assert room.values["people"] is None
    assert room.values["rules"] == (
        "개방시설유형구분: 회의실\n휴관일: 휴무일\n운영시간: 평일 09:00–18:00, 주말 00:00–00:00"
    )
    # The row before it runs over two lines of the file.
    line = Row("", 5)
    assert sorted(room.warnings) == sorted(
        [
            Remark(line, "위도", "39.22", "This point lies outside Korea."),
            Remark(
                line,
                "휴관일",
                "휴무일",
                "The wording of the closed days was not understood; no hours are stated.",
            ),
            Remark(line, "수용가능인원수", "60080070", "No room holds so many people, or so few."),
        ]
    )


def test_only_a_row_without_any_name_or_any_address_is_rejected(tmp_path):
    nameless = {Head.FACILITY: "", Head.PLACE: "-"}
    placeless = {Head.ROAD_ADDRESS: "-"}
    by_lot = {Head.ROAD_ADDRESS: "", Head.LOT_ADDRESS: "달빛동 7"}
    path = write_list(tmp_path / "list.csv", nameless, placeless, by_lot)
    rejections = [item for item in read(path) if isinstance(item, Rejection)]
    assert rejections == [
        Rejection(Remark(Row("", 2), "개방시설명", "", "Neither facility nor place has a name.")),
        Rejection(Remark(Row("", 3), "소재지도로명주소", "-", "There is no address.")),
    ]
    assert [item.row.line for item in read(path) if not isinstance(item, Rejection)] == [4] * 7


def test_rows_that_repeat_a_room_say_its_hours_once_and_only_if_they_agree(tmp_path):
    agreeing = write_list(tmp_path / "agreeing.csv", {}, {Head.PEOPLE: "5"})
    rooms = records(agreeing, "rooms")
    assert [(room.row.line, room.values["people"]) for room in rooms] == [(2, None), (3, 5)]
    assert len({room.values["slug"] for room in rooms}) == 1
    assert len(records(agreeing, "hours")) == 5

    disagreeing = write_list(tmp_path / "disagreeing.csv", {}, {Head.CLOSED_DAYS: "월~금"})
    assert records(disagreeing, "hours") == []
    reason = "This repeats line 2 with other hours; no hours are stated."
    assert reason in [str(remark.reason) for remark in records(disagreeing, "rooms")[1].warnings]


def test_a_center_has_the_policy_on_which_all_its_rooms_agree(tmp_path):
    daily = {Head.PLACE: "강당", Head.CLOSED_DAYS: "연중무휴", Head.WEEKEND_CLOSES: "18:00"}
    path = write_list(tmp_path / "list.csv", {}, daily)
    assert [center.values["on_holidays"] for center in records(path, "centers")] == [""]
    reason = "Not all at this address say the same of public holidays; it is not stated."
    assert [
        (remark.row.line, remark.value, str(remark.reason))
        for room in records(path, "rooms")
        for remark in room.warnings
    ] == [(2, "토,일,공휴일", reason), (3, "연중무휴", reason)]


def test_the_phone_that_most_rooms_give_is_the_centers(tmp_path):
    rows = [
        {Head.PLACE: f"{floor}층", Head.PHONE: phone}
        for floor, phone in enumerate(["02-111-1111", "02-222-2222", "02-222-2222"], start=1)
    ]
    path = write_list(tmp_path / "list.csv", *rows)
    room = records(path, "rooms")[0].values["slug"]
    assert [
        (phone.values["room"], phone.values["number"]) for phone in records(path, "phones")
    ] == [
        ("", "02-222-2222"),
        (room, "02-111-1111"),
    ]


def test_a_list_in_utf_8_is_read_as_well(tmp_path):
    korean = records(write_list(tmp_path / "a.csv", FULL))
    assert records(write_list(tmp_path / "b.csv", FULL, encoding="utf-8-sig")) == korean


def test_another_file_is_refused_with_what_it_lacks(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("개방시설명,이름\n가,나\n", encoding="cp949")
    with pytest.raises(UnusableFileError, match=r"^The file lacks the columns 개방장소명, "):
        list(read(path))


def counted_reasons(items):
    """How often each reason is told, whatever line it names."""
    reasons = (str(remark.reason) for item in items for remark in item.warnings)
    return dict(Counter(re.sub(r"line \d+", "line …", reason) for reason in reasons))


def slugs_of(items, table="rooms", slug="slug"):
    """The slugs of rooms, each with that of its center."""
    return {(item.values["center"], item.values[slug]) for item in items if item.table == table}


WHOLE = {
    "2020-12": {
        "lines": (2, 6644),
        "records": {"centers": 3055, "phones": 3150, "rooms": 6643, "hours": 32082},
        "rooms": 5981,
        "rooms with hours": 5201,
    },
    "2021-06": {
        "lines": (2, 6391),
        "records": {"centers": 2990, "phones": 3094, "rooms": 6390, "hours": 30977},
        "rooms": 5856,
        "rooms with hours": 5004,
    },
}


@cache
def published(vintage):
    """All records of a published list, which is read once."""
    return tuple(read(shared_list(vintage)))


@pytest.mark.parametrize("vintage", WHOLE)
def test_every_row_of_a_published_list_is_a_room(vintage):
    items = published(vintage)
    lines = [item.row.line for item in items if item.table == "rooms"]
    assert len(set(lines)) == len(lines)
    assert {
        "lines": (min(lines), max(lines)),
        "records": dict(Counter(item.table for item in items)),
        "rooms": len(slugs_of(items)),
        "rooms with hours": len(slugs_of(items, "hours", "room")),
    } == WHOLE[vintage]


#: How often each reason is told about the lists of 2020-12 and of 2021-06.
REASONS = {
    "Not all at this address say the same of public holidays; it is not stated.": (751, 746),
    "Only some public holidays are named; what it does on holidays is not stated.": (679, 712),
    "It closes on dates that no week can hold; no hours are stated.": (590, 546),
    "No hours are given for days on which it is not closed.": (244, 214),
    "The wording of the closed days was not understood; no hours are stated.": (55, 75),
    "This repeats line … with other hours; no hours are stated.": (102, 86),
    "The price contradicts this; the fee is not stated.": (49, 64),
    "This is no web address.": (48, 27),
    "No room holds so many people, or so few.": (34, 33),
    "This point is far from others at the same address.": (30, 20),
    "This point differs from a neighboring row's by whole degrees.": (18, 18),
    "It ends before it starts; no hours are stated.": (13, 16),
    "It is named after a season; no hours are stated.": (10, 36),
    "No room is so large, or so small.": (10, 9),
    "It closes when it opens; no hours are stated.": (9, 9),
    "This point lies outside Korea.": (8, 8),
    "It was closed for the time being; no hours are stated.": (5, 91),
    "This is no point of latitude and longitude.": (2, 10),
    "This is no area in square meters.": (2, 2),
    "This is no whole number of people.": (1, 1),
}


@pytest.mark.parametrize(("vintage", "column"), [("2020-12", 0), ("2021-06", 1)])
def test_warnings_about_a_published_list(vintage, column):
    expected = {reason: times[column] for reason, times in REASONS.items()}
    assert counted_reasons(published(vintage)) == expected


def plain_keys(path):
    """The lines of a file by the two names and the address as they are written."""
    return {
        (entry[Head.FACILITY], entry[Head.PLACE], address(entry)): entry.row.line
        for entry in read_entries(path)
    }


def test_rooms_are_found_again_in_the_next_list():
    """5,174 have the same names and address to the letter, 14 more but for blanks and remarks."""
    earlier, later = map(published, WHOLE)
    mine, others = slugs_of(earlier), slugs_of(later)
    assert (len(mine & others), len(mine - others), len(others - mine)) == (5188, 793, 668)

    written, written_later = map(plain_keys, map(shared_list, WHOLE))
    alike = {line for key, line in written.items() if key in written_later}
    found = slugs_of(item for item in earlier if item.table == "rooms" and item.row.line in alike)
    assert (len(alike), found <= others) == (5174, True)
