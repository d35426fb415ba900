"""Single facts: what is read, and what is doubted."""

from decimal import Decimal

import pytest

from centers.importing.korea import facts
from centers.importing.korea.entry import Doubt


@pytest.mark.parametrize(
    ("text", "people"), [("", None), ("-", None), ("20", 20), ("100000", 100_000)]
)
def test_people(text, people):
    assert facts.read_people(text) == people


@pytest.mark.parametrize("text", ["0", "60080070", "125.03", "20명", "-5"])
def test_people_who_are_doubted(text):
    with pytest.raises(Doubt):
        facts.read_people(text)


@pytest.mark.parametrize(
    ("text", "area"),
    [("", None), ("60", Decimal(60)), ("10.256", Decimal("10.26")), ("1,200", Decimal(1200))],
)
def test_area(text, area):
    assert facts.read_area(text) == area


@pytest.mark.parametrize("text", ["0", "902902250", "2750+2750", "1.159.57", "NaN"])
def test_area_that_is_doubted(text):
    with pytest.raises(Doubt):
        facts.read_area(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("회의실", "meeting"),
        ("회ㅢ실", "meeting"),
        ("강의실", "classroom"),
        ("대강당(예식)", "hall"),
        ("강의실/다목적실/기타", "multipurpose"),
        ("다목적경기장", "sports"),
        ("배드맨턴장", "sports"),
        ("게이트볼장", "sports"),
        ("공연장", "theatre"),
        ("기타", "other"),
        ("", "other"),
    ],
)
def test_kind(text, kind):
    assert facts.read_kind(text) == kind


@pytest.mark.parametrize(
    ("facility", "place", "floor"),
    [
        ("달빛주민센터", "본관2층", "2층"),
        ("달빛주민센터 (지하 1층)", "강당", "지하1층"),
        ("달빛주민센터 3층 강당", "3층", "3층"),
        ("달빛주민센터", "2층,3층", ""),
        ("달빛주민센터", "강당", ""),
    ],
)
def test_floor(facility, place, floor):
    assert facts.read_floor(facility, place) == floor


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("방문+전화", ["phone", "visit"]),
        ("유선", ["phone"]),
        ("현장접수", ["visit"]),
        ("인터넷.전화.방문.앱", ["phone", "visit", "online"]),
        ("공공서비스예약시스템", ["online"]),
        ("전화문의후 사용가능(인터넷 예약불가)", ["phone"]),
        ("별도 신청 없이 방문 이용", []),
        ("팩스+이메일", []),
        ("예약불가", []),
        ("개방", []),
        ("", []),
    ],
)
def test_ways_to_ask(text, ways):
    assert facts.read_ways_to_ask(text) == ways


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("", ""),
        ("없음", ""),
        ("https://center.example/rooms?id=1", "https://center.example/rooms?id=1"),
        ("www.center.example", "http://www.center.example"),
    ],
)
def test_link(text, link):
    assert facts.read_link(text) == link


@pytest.mark.parametrize(
    "text", ["R2", "달빛시청", "http:/www.center.example", "37.34008919", "javascript://x.example"]
)
def test_link_that_is_doubted(text):
    with pytest.raises(Doubt):
        facts.read_link(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        ("02-123-4567", ("02-123-4567",)),
        ("041)835-2941", ("041-835-2941",)),
        ("1577-2013", ("1577-2013",)),
        ("02-123-4567, 02-123-4568", ("02-123-4567", "02-123-4568")),
    ],
)
def test_phones(text, numbers):
    assert facts.read_phones(text) == numbers


def test_a_number_without_its_area_code_is_doubted():
    with pytest.raises(Doubt):
        facts.read_phones("123-4567")
