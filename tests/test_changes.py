"""What changes: closures and special days to come by date and area, and what was checked lately."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from centers.models import CalendarDay, SpecialDay
from centers.search.keeping import gathered

from .factories import make_area, make_center, make_room
from .reading import read

pytestmark = pytest.mark.django_db

NOON = "2026-11-28T12:00"
ATOM = "{http://www.w3.org/2005/Atom}"


def make_special_day(place, first, last="", opens=None, closes=None, reason=""):
    """A special day of a center or room; without times it is closed."""
    center = getattr(place, "center", place)
    SpecialDay.objects.create(
        center=center,
        room=None if place is center else place,
        starts_on=first,
        ends_on=last or first,
        opens_minute=opens,
        closes_minute=closes,
        reason=reason,
    )


@pytest.fixture
@gathered()
def town():
    """Two areas, with what may be told of them and what may not."""
    putuo = make_area("310107", name="普陀区", name_en="Putuo")
    make_area("310101", name="黄浦区", name_en="Huangpu")
    tea = make_center(slug="tea", name="茶", name_en="Tea", area=putuo, checked_on="2026-11-20")
    room = make_room(center=tea, slug="hall", name="厅", name_en="Hall", checked_on="2026-11-21")
    make_special_day(tea, "2027-01-01", reason="元旦")
    make_special_day(tea, "2026-11-20", "2026-11-30", 540, 720)
    make_special_day(tea, "2026-11-20", "2026-11-30", 840, 1020)
    make_special_day(room, "2026-12-24", opens=600, closes=1200)
    make_special_day(tea, "2026-11-01", "2026-11-27", reason="过去")
    make_special_day(tea, "2027-01-24", reason="遥远")
    hidden = make_room(center=tea, slug="hidden", status="draft", checked_on="2026-11-21")
    make_special_day(hidden, "2026-12-01", reason="未公开")
    make_special_day(make_center(status="draft"), "2026-12-01", reason="未公开")
    shut = make_center(
        slug="shut", name="关", name_en="Shut", area=make_area("310101"), status="closed",
        closed_from="2026-12-01", closed_until="2026-12-31", closed_reason="装修",
    )  # fmt: skip
    make_special_day(shut, "2026-12-24", opens=600, closes=1200, reason="不算")
    make_special_day(shut, "2027-01-02", reason="休整")
    CalendarDay.objects.create(
        date="2027-01-01", kind="holiday", name="元旦", name_en="New Year", source="test"
    )


def test_the_page_tells_by_date_and_area_what_is_not_as_every_week(get_as_of, town):
    assert read(get_as_of(NOON, "/en/changes/")) == (
        "What changes "
        "Temporarily closed Huangpu Shut 1–31 Dec 2026 装修 "
        "In the next eight weeks "
        "Today Putuo Tea 20–30 Nov 2026 09:00–12:00, 14:00–17:00 "
        "Thu 24 Dec Putuo Tea · Hall 10:00–20:00 "
        "Fri 1 Jan 2027 New Year · public holiday Putuo Tea closed 元旦 "
        "Sat 2 Jan 2027 Huangpu Shut closed 休整 "
        "Whether a center is open on public holidays without saying so here stands on its own page."
        " Checked in the last four weeks A person has checked the listing of 1 center."
        " The same for 1 room. The last were: "
        "Tea · Hall 21 Nov 2026 Tea 20 Nov 2026 Follow this: Feed (Atom) JSON"
    )


def test_an_area_is_told_of_alone(get_as_of, town):
    page = read(get_as_of(NOON, "/en/changes/?area=310101"))
    assert ("Shut" in page, "Tea" in page) == (True, False)
    twin = get_as_of(NOON, "/en/changes.json?area=310107").json()
    assert [one["id"] for one in twin["special_days"]] == ["tea", "tea/hall", "tea"]


def test_the_twin_holds_the_same(get_as_of, town):
    huangpu = {"code": "310101", "name": "黄浦区"}
    shut = {
        "id": "shut",
        "url": "http://testserver/centers/shut/",
        "name": "关",
        "center": "关",
        "area": huangpu,
    }
    twin = get_as_of(NOON, "/changes.json?area=310101").json()
    assert twin == {
        "as_of": "2026-11-28T12:00:00+08:00",
        "area": "310101",
        "count": 1,
        "next": None,
        "previous": None,
        "closures": [
            shut | {"closure": {"from": "2026-12-01", "until": "2026-12-31", "reason": "装修"}}
        ],
        "special_days": [
            shut | {"from": "2027-01-02", "until": "2027-01-02", "open": [], "reason": "休整"}
        ],
        "calendar": [{"date": "2027-01-01", "kind": "holiday", "name": "元旦"}],
        "checked": [],
    }


def test_the_feed_is_as_old_as_what_it_tells(get_as_of, town):
    first, later = (get_as_of(f"2026-11-28T{at}", "/en/changes.atom") for at in ("12:00", "18:30"))
    assert first.content == later.content
    feed = ElementTree.fromstring(first.content)  # noqa: S314
    entries = [
        (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}updated"))
        for entry in feed.iter(f"{ATOM}entry")
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00+08:00"
    assert entries == [
        ("Shut · temporary closure · 1–31 Dec 2026 · 装修", "2000-01-01T00:00:00+08:00"),
        ("Tea · 20–30 Nov 2026 · 09:00–12:00, 14:00–17:00", "2026-11-20T00:00:00+08:00"),
        ("Tea · Hall · 24 Dec 2026 · 10:00–20:00", "2026-11-21T00:00:00+08:00"),
        ("Tea · 1 Jan 2027 · closed · 元旦", "2026-11-20T00:00:00+08:00"),
        ("Shut · 2 Jan 2027 · closed · 休整", "2026-11-07T00:00:00+08:00"),
        ("Tea · Hall · checked 21 Nov 2026", "2026-11-21T00:00:00+08:00"),
        ("Tea · checked 20 Nov 2026", "2026-11-20T00:00:00+08:00"),
    ]
    names = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("address", ["/changes.json", "/changes.atom"])
def test_a_bad_value_is_answered_400_by_its_parameter(client, address):
    answer = client.get(f"{address}?area=9&page=x")
    assert (answer.status_code, sorted(answer.json()["errors"])) == (400, ["area", "page"])


def test_a_bad_value_shows_the_form_and_nothing_else(get_as_of, town):
    page = read(get_as_of(NOON, "/en/changes/?page=2"))
    assert page.endswith("Page: There is no such page: the last is 1. Go to the first page")


@pytest.mark.parametrize("address", ["/changes/", "/changes.json", "/changes.atom"])
def test_many_take_no_more_queries_than_one(client, address):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    def grow():
        center = make_center(status="closed", closed_until="2999-01-01", area=make_area())
        place = make_room(center=make_center(area=make_area(), checked_on=localdate()))
        make_special_day(place, "2000-01-01", "2999-01-01")
        make_special_day(center, "2999-01-02", "2999-01-02")

    grow()
    one = queries()
    for _ in range(8):
        grow()
    assert (queries(), one <= 12) == (one, True)
