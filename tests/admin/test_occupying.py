"""When a room is taken is typed as a week, or read from a calendar file: only its times stay."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from centers.importing import busy
from centers.models import Occupied, Room
from tests.admin.pages import filled_in, save
from tests.admin.people import SECRET, THEIRS, make_places, sign_in
from tests.factories import make_room

pytestmark = pytest.mark.django_db

WEEK = "?week=2097-10-02"


def page(room, view="occupied"):
    return f"/en/staff/centers/room/{room.pk}/{view}/"


def times(room):
    local = (
        tuple(f"{moment + timedelta(hours=8):%m-%d %H:%M}" for moment in row)
        for row in room.occupied_set.values_list("starts", "ends")
    )
    return list(local)


def test_times_of_a_week_are_typed_shown_repeated_and_removed(staff):
    room = make_room()
    answer = save(
        staff,
        page(room) + WEEK,
        day_1="14-16\n09:00-11:30",
        day_4="22-2",
        repeat_until="2097-10-15",
        known_until="2097-12-31",
    )
    assert (answer.status_code, answer.url) == (302, page(room) + "?week=2097-09-30")
    assert times(room) == [
        ("10-01 09:00", "10-01 11:30"),
        ("10-01 14:00", "10-01 16:00"),
        ("10-04 22:00", "10-05 02:00"),
        ("10-08 09:00", "10-08 11:30"),
        ("10-08 14:00", "10-08 16:00"),
        ("10-11 22:00", "10-12 02:00"),
        ("10-15 09:00", "10-15 11:30"),
        ("10-15 14:00", "10-15 16:00"),
    ]
    room.refresh_from_db()
    assert room.occupied_known_until == date(2097, 12, 31)
    shown = filled_in(staff.get(page(room) + WEEK))
    assert shown["day_1"] == ["09:00–11:30\r\n14:00–16:00"]
    save(staff, page(room) + WEEK, day_1="14-16", day_4="")
    assert times(room)[:2] == [("10-01 14:00", "10-01 16:00"), ("10-08 09:00", "10-08 11:30")]


def test_a_page_saved_untouched_changes_nothing_and_what_cannot_be_is_refused(staff):
    room = make_room()
    starts = datetime(2097, 10, 1, 6, tzinfo=UTC)
    Occupied.objects.create(room=room, starts=starts, ends=starts + timedelta(days=2))
    Occupied.objects.create(room=room, starts=starts, ends=starts + timedelta(hours=2))
    before = list(Occupied.objects.values())
    assert save(staff, page(room) + WEEK).status_code == 302
    answer = save(staff, page(room) + WEEK, day_2="9-12, 11-13", repeat_until="2030-01-01")
    assert answer.context["form"].errors == {
        "day_2": ["This overlaps with 09:00–12:00."],
        "repeat_until": ["Choose a date within a year from this week on."],
    }
    assert list(Occupied.objects.values()) == before
    long, short = [row["id"] for row in before]
    save(staff, page(room) + WEEK, longer=[long])
    assert list(Occupied.objects.values_list("pk", flat=True)) == [short]
    assert staff.get(page(room) + "?week=9999-12-31").status_code == 200


def test_two_people_in_one_week_both_add_and_remove(staff):
    room = make_room()
    save(staff, page(room) + WEEK, day_1="9-10\n11-12\n14-15", day_2="9-10")
    hers = filled_in(staff.get(page(room) + WEEK))
    his = {"day_1": "9-10\n14-15\n20-6", "day_2": "", "known_until": "2126-12-31"}
    save(staff, page(room) + WEEK, **his)
    answer = staff.post(page(room) + WEEK, {**hers, "day_1": "11-12\n14-15\n16-17"}, follow=True)
    assert [str(message) for message in answer.context["messages"]][-2:] == [
        "Added: 1. Removed: 1.",
        (
            "Meanwhile somebody else changed: Tue 1 Oct, Wed 2 Oct, occupied times published until."
            " Both your changes stand now."
        ),
    ]
    assert str(Room.objects.get().occupied_known_until) == "2126-12-31"
    assert times(room) == [
        ("10-01 14:00", "10-01 15:00"),
        ("10-01 16:00", "10-01 17:00"),
        ("10-01 20:00", "10-02 06:00"),
    ]


def calendar_file(*events, zone="TZID=Asia/Shanghai:"):
    """A calendar file in which every event has names and texts in all places there are."""
    texts = (
        f"SUMMARY:{SECRET}\r\nDESCRIPTION:{SECRET}\r\nLOCATION:{SECRET}\r\n"
        f"ORGANIZER;CN={SECRET}:mailto:secret@example.com\r\n"
        f"ATTENDEE;CN={SECRET}:mailto:secret@example.com\r\nCOMMENT:{SECRET}\r\n"
        f"CATEGORIES:{SECRET}\r\nCONTACT:{SECRET}\r\nURL:https://secret.example\r\n"
    )
    parts = "".join(
        f"BEGIN:VEVENT\r\nUID:secret-{n}\r\nDTSTAMP:20260101T000000Z\r\n{texts}{event}\r\n"
        "END:VEVENT\r\n"
        for n, event in enumerate(events)
    )
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{SECRET}\r\nX-WR-CALNAME:{SECRET}\r\n"
    return f"{head}{parts}END:VCALENDAR\r\n".encode()


def upload(client, room, content, until):
    file = SimpleUploadedFile(f"{SECRET}.ics", content)
    return client.post(page(room, "occupied-file"), {"file": file, "until": until})


def test_of_a_calendar_file_only_times_are_read_shown_and_stored(staff, rf):
    room = make_room()
    day = datetime.now(UTC).date() + timedelta(days=3)
    later = day + timedelta(days=14)
    content = calendar_file(
        f"DTSTART:{day:%Y%m%d}T090000\r\nDTEND:{day:%Y%m%d}T103000\r\nRRULE:FREQ=WEEKLY;COUNT=3",
        f"DTSTART:{day:%Y%m%d}T050000Z\r\nDURATION:PT1H",
        f"DTSTART;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"DTSTART:{day:%Y%m%d}T200000\r\nDTEND:{day:%Y%m%d}T210000\r\nSTATUS:CANCELLED",
        f"DTSTART:{day:%Y%m%d}T200000\r\nDTEND:{day:%Y%m%d}T210000\r\nTRANSP:TRANSPARENT",
    )
    shown = upload(staff, room, content, later)
    assert times(room) == []
    page_text = shown.content.decode()
    assert [word for word in (SECRET, "secret") if word in page_text] == []
    stored = staff.post(page(room, "occupied-file"), filled_in(shown), follow=True)
    assert "5 times were added." in stored.content.decode()
    first, next_day = f"{day:%m-%d}", f"{day + timedelta(days=1):%m-%d}"
    assert times(room)[:3] == [
        (f"{first} 09:00", f"{first} 10:30"),
        (f"{first} 13:00", f"{first} 14:00"),
        (f"{next_day} 00:00", f"{day + timedelta(days=2):%m-%d} 00:00"),
    ]
    assert len(times(room)) == 5
    everything = [str(row) for row in Occupied.objects.values()] + [str(Room.objects.values())]
    assert [row for row in everything if SECRET in row or "secret" in row] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The submitted file is empty."),
        (b"\x89PNG\r\n", busy.UNREADABLE),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", busy.UNREADABLE),
        (calendar_file("DTSTART:soon"), busy.UNREADABLE),
        (calendar_file("DTSTART:20260101T000000\r\nRRULE:FREQ=SECONDLY"), busy.TOO_MANY),
        (
            calendar_file("DTSTART:20260101T000000\r\nRRULE:FREQ=DAILY;BYHOUR=1,2,3"),
            busy.TOO_MANY,
        ),
        (b"BEGIN:VCALENDAR" + b" " * 1_000_001, busy.TOO_LARGE),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_a_sentence(staff, content, said):
    today = datetime.now(UTC).date() + timedelta(days=9)
    answer = upload(staff, make_room(), content, today)
    assert answer.context["form"].errors == {"file": [str(said)]}
    assert Occupied.objects.count() == 0


NO_TIMES = ["soon", "2126-01-01T00:00/2126-01-01T01:00", "a/b/c", "/"]
NO_TIMES += ["0001-01-01T00:00+14:00/0001-01-02T00:00+08:00"]
NO_TIMES += ["9999-12-31T00:00-12:00/9999-12-31T23:59-12:00"]
NO_TIMES += [f"{datetime.now(UTC).isoformat()}/2999-01-01T00:00+08:00"]


@pytest.mark.parametrize("sent", NO_TIMES, ids=range(len(NO_TIMES)))
def test_times_that_nobody_looked_over_are_not_taken(staff, sent):
    room = make_room()
    staff.post(page(room, "occupied-file"), {"time": [sent]})
    assert times(room) == []


@pytest.mark.parametrize("role", ["keeper", "stranger"])
def test_the_times_of_a_room_are_its_keepers_alone(role):
    ours, theirs = make_places(), make_places(THEIRS, SECRET, status="draft")
    client = sign_in(role, ours["center"]).client
    assert (client.get(page(ours["room"])).status_code == 200) is (role == "keeper")
    before = list(theirs["room"].occupied_set.values())
    time = "2126-01-01T00:00:00+00:00/2126-01-01T01:00:00+00:00"
    for view in ("occupied", "occupied-file"):
        for answer in (
            client.get(page(theirs["room"], view)),
            client.post(page(theirs["room"], view), {"day_0": "9-10", "time": [time]}),
        ):
            assert answer.status_code in (403, 404)
            assert SECRET not in answer.content.decode()
    assert list(theirs["room"].occupied_set.values()) == before
