"""Calendars: closures of a center, occupied times of a room, and where nothing is known."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from centers.models import FormerSlug, Occupied, SpecialDay
from tests.factories import make_center, make_room

pytestmark = pytest.mark.django_db

NOON = "2026-11-28T12:00"
DAY = timedelta(days=1)


def events(answer):
    """Each event of a calendar: its start, its end, its words, and whether it goes on daily."""
    calendar = Calendar.from_ical(answer.content)
    return [
        (one["dtstart"].dt, one["dtend"].dt, str(one["summary"]), "rrule" in one)
        for one in calendar.walk("VEVENT")
    ]


def make_closed_day(center, starts_on, ends_on, **fields):
    SpecialDay.objects.create(center=center, starts_on=starts_on, ends_on=ends_on, **fields)


def test_the_calendar_of_a_center_holds_its_closure_and_its_special_days(get_as_of):
    center = make_center(
        slug="tea", name="茶", name_en="Tea", status="closed",
        closed_from="2026-12-01", closed_until="2026-12-10", closed_reason="装修",
    )  # fmt: skip
    make_closed_day(center, "2027-01-01", "2027-01-03", reason="元旦")
    make_closed_day(center, "2027-02-01", "2027-02-01", opens_minute=540, closes_minute=720)
    make_closed_day(center, "2026-12-05", "2026-12-05", reason="休整")
    make_closed_day(center, "2026-11-27", "2026-11-27", reason="过去")
    make_closed_day(center, "2026-12-24", "2026-12-24", room=make_room(center=center))
    answer = get_as_of(NOON, "/en/centers/tea.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert events(answer) == [
        (date(2026, 12, 1), date(2026, 12, 11), "Tea · temporary closure · 装修", False),
        (date(2027, 1, 1), date(2027, 1, 4), "Tea · closed · 元旦", False),
        (date(2027, 2, 1), date(2027, 2, 2), "Tea · 09:00–12:00", False),
    ]
    assert get_as_of("2026-11-28T20:30", "/en/centers/tea.ics").content == answer.content


def test_a_closure_until_further_notice_goes_on(get_as_of):
    make_center(slug="tea", name_en="Tea", status="closed")
    assert events(get_as_of(NOON, "/en/centers/tea.ics")) == [
        (date(2026, 11, 28), date(2026, 11, 29), "Tea · temporary closure", True)
    ]


@pytest.mark.parametrize(
    ("known", "unknown_from"),
    [
        (None, date(2026, 11, 28)),
        (date(2026, 11, 1), date(2026, 11, 28)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_the_calendar_of_a_room_says_where_nothing_is_known(get_as_of, known, unknown_from):
    center = make_center(slug="tea", name_en="Tea")
    room = make_room(center=center, slug="hall", name_en="Hall", occupied_known_until=known)
    taken = datetime(2026, 11, 30, 6, tzinfo=UTC)
    for starts in (taken, taken - 7 * DAY):
        Occupied.objects.create(room=room, starts=starts, ends=starts + timedelta(hours=2))
    answer = get_as_of(NOON, "/en/rooms/tea/hall.ics")
    words = "Tea · Hall · not confirmed whether it is free: please ask"
    assert events(answer) == [
        (taken, taken + timedelta(hours=2), "Tea · Hall · occupied", False),
        (unknown_from, unknown_from + DAY, words, True),
    ]
    assert b"DTSTART:20261130T060000Z" in answer.content


def test_the_calendar_of_a_former_address_leads_to_the_new_one(client):
    center = make_center(slug="new")
    FormerSlug.objects.create(center=center, slug="old")
    answer = client.get("/en/centers/old.ics")
    assert (answer.status_code, answer["Location"]) == (301, "/en/centers/new.ics")
    assert client.get("/rooms/new/never.ics").status_code == 404
