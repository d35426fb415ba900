"""The search for what is open: now, or at a moment."""

from dataclasses import replace

import pytest

from centers.models import CalendarDay, Center
from centers.rules.timetable import Closure, Policy, Timetable

from .factories import make_room, state
from .reading import read
from .rules.places import NIGHT_BAR, OFFICE, on, special, weekly
from .timetables import save_centers, save_rooms

pytestmark = pytest.mark.django_db

CINEMA = Timetable(weekly("1234567", "13:00-23:00"), on_holidays=Policy.NORMAL)
SHUT = replace(CINEMA, closure=Closure(on("11-01"), on("11-30")))
CITY = {"bar": NIGHT_BAR, "cinema": CINEMA, "office": OFFICE, "shut": SHUT, "silent": Timetable()}


@pytest.fixture
def city():
    """A center for each timetable, named after it."""
    for center, name in zip(save_centers(CITY.values()), CITY, strict=True):
        center.name = name
        center.save()


def found(answer):
    return [(row["name"], row["status"]) for row in answer.json()["results"]]


def test_open_now_lists_the_certain_ones_first_and_leaves_out_the_closed(get_as_of, city):
    assert found(get_as_of("2026-11-10T16:00", "/centers.json?open=now")) == [
        ("cinema", "open"),
        ("office", "open"),
        ("silent", "not_confirmed"),
    ]


def test_a_moment_asked_for_is_what_each_status_is_of_be_it_past(get_as_of, city):
    answers = {
        moment: found(get_as_of("2026-11-10T16:00", f"/centers.json?open={moment}"))
        for moment in ("2026-11-10T23:30", "2026-03-03T10:00")
    }
    silent = ("silent", "not_confirmed")
    assert answers == {
        "2026-11-10T23:30": [("bar", "open"), silent],
        "2026-03-03T10:00": [("office", "open"), silent],
    }


def test_without_a_question_a_list_tells_the_status_now_in_order_of_names(get_as_of, city):
    assert found(get_as_of("2026-11-10T16:00", "/centers.json")) == [
        ("bar", "closed"),
        ("cinema", "open"),
        ("office", "open"),
        ("shut", "closed"),
        ("silent", "not_confirmed"),
    ]


def test_on_a_holiday_what_states_no_policy_is_not_confirmed(get_as_of, city):
    Center.objects.exclude(name__in=["cinema", "office"]).delete()
    CalendarDay.objects.create(
        date=on("10-01"), kind="holiday", name="国庆节", name_en="National Day", source="x"
    )
    text = read(get_as_of("2026-09-28T10:00", "/en/centers/?open=2026-10-01T14:00"))
    assert text == (
        "Centers Open: 1 Oct 2026 14:00 × Remove all 2 centers Show on the map "
        "Those open for certain stand first, then those whose hours are not confirmed: "
        "phone and ask. "
        "cinema 1 Oct 2026 14:00 · Open until 23:00 (National Day) · hours never checked "
        f"{address_of('cinema')} No phone is known. "
        "office 1 Oct 2026 14:00 · Holiday hours not confirmed (National Day): "
        "please phone first · hours never checked "
        f"{address_of('office')} No phone is known. "
        "The same list as data: JSON GeoJSON CSV for spreadsheets"
    )


def address_of(name):
    return Center.objects.get(name=name).address


def test_rooms_are_found_by_their_own_hours_the_certain_ones_first(get_as_of):
    office, silent = save_centers([OFFICE, Timetable()])
    late = replace(OFFICE, weekly=weekly("2", "19:00-21:00"))
    drill = Timetable(specials=special(on("11-10"), on("11-10"), "18:00-22:00"))
    rooms = save_rooms([(office, late), (office, Timetable()), (silent, drill)])
    for room, name in zip(rooms, ("late", "as the center", "special"), strict=True):
        room.name, room.checked_on = name, on("11-03")
        room.save()
    make_room(center=silent, name="silent")
    state(rooms[2], "wifi")
    asked = "/rooms.json?open=2026-11-10T20:00"
    assert found(get_as_of("2026-11-10T10:00", asked)) == [
        ("late", "open"),
        ("special", "open"),
        ("silent", "not_confirmed"),
    ]
    assert found(get_as_of("2026-11-10T10:00", f"{asked}&amenity=wifi")) == [
        ("special", "open"),
        ("late", "open"),
        ("silent", "not_confirmed"),
    ]


def test_the_form_keeps_what_was_asked(client):
    page = client.get("/en/rooms/?open=2026-12-03T19:00").content.decode()
    assert '<option value="2026-12-03T19:00" selected>3 Dec 2026 19:00</option>' in page
    assert (
        '<option value="now" selected>now (0)</option>'
        in client.get("/en/rooms/?open=now").content.decode()
    )


def test_a_bad_moment_is_told_and_finds_nothing(client, city):
    sentence = "Write “now”, or a moment from 2000 to 2099 such as 2026-12-03T19:00."
    assert read(client.get("/en/centers/?open=soon")) == (
        f"Centers Please correct this Open: {sentence}"
    )
    twin = client.get("/en/centers.json?open=soon")
    assert (twin.status_code, twin.json()) == (400, {"errors": {"open": [sentence]}})
