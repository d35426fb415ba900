"""Hours are typed as a week, a line a day; what cannot be is refused beside the line."""

import pytest

from centers.models import WeeklyHours
from tests.admin.pages import errors, filled_in, save, week
from tests.factories import make_center, make_room

LINE = "weeklyhours_set-0-day_{}".format
UNREADABLE = "Write hours such as 09:00–12:00, 13:30–17:00, or “closed”."
BACKWARD = "This ends before it starts. Only up to 06:00 is read as the next morning."
SILENT = "Write hours, or “closed” if it is closed that day."


def change(center):
    return f"/en/staff/centers/center/{center.pk}/change/"


def hours(place):
    columns = ("weekday", "opens_minute", "closes_minute")
    return list(place.weeklyhours_set.filter(room=None).values_list(*columns))


def lines(answer, number=0):
    shown = filled_in(answer)
    return [shown[f"weeklyhours_set-{number}-day_{day}"][0] for day in range(1, 8)]


def test_lines_are_taken_as_people_write_them_and_shown_in_one_form(staff):
    center = make_center()
    typed = (
        "9-17",
        "９：００—１７:３０",
        "0-24",
        "22:00 - 02:00",
        "8:00-11:30、13-17",
        "=",
        "休息",
    )
    assert save(staff, change(center), **week(*typed)).status_code == 302
    spans = [(1, 540, 1020), (2, 540, 1050), (3, 0, 1440), (4, 1320, 1560)]
    friday = [(day, *span) for day in (5, 6) for span in ((480, 690), (780, 1020))]
    assert hours(center) == [*spans, *friday]
    friday_shown = "08:00–11:30, 13:00–17:00"
    assert lines(staff.get(change(center))) == [
        *("09:00–17:00", "09:00–17:30", "00:00–24:00", "22:00–02:00"),
        *(friday_shown, friday_shown, "closed"),
    ]


def test_an_empty_week_states_nothing_and_one_without_a_line_is_asked_about(staff):
    center = make_center()
    assert save(staff, change(center)).status_code == 302
    assert hours(center) == []
    answer = save(staff, change(center), **{LINE(1): "9-17", LINE(3): "closed"})
    assert errors(answer) == {LINE(day): [SILENT] for day in (2, 4, 5, 6, 7)}
    answer = save(staff, change(center), **week())
    said = "Closed all week? Then choose the status “temporarily closed” instead."
    assert errors(answer) == {LINE(1): [said]}
    save(staff, change(center), **week("9-17"))
    unknown = {"weeklyhours_set-unknown": "on"}
    save(staff, change(center), **dict.fromkeys(week(), ""), **unknown)
    assert hours(center) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("mostly", UNREADABLE),
        (",", UNREADABLE),
        ("09:00-25:00", UNREADABLE),
        ("09:00-12:75", UNREADABLE),
        ("9-9", "It cannot close at the time it opens."),
        ("17:00-09:00", BACKWARD),
        ("24:00-02:00", BACKWARD),
        ("9-12, 11-17", "This overlaps with 09:00–12:00."),
        ("=", "There are no hours above that it could repeat."),
    ],
)
def test_a_line_that_cannot_be_is_refused_beside_it_and_kept_on_the_page(staff, line, said):
    center = make_center()
    answer = save(staff, change(center), **week(line, "9-17"))
    assert errors(answer) == {LINE(1): [said]}
    assert (lines(answer)[:2], hours(center)) == ([line, "9-17"], [])


def test_hours_past_midnight_that_run_into_the_next_days_are_refused_there(staff):
    answer = save(staff, change(make_center()), **week("22-3", "2-5"))
    assert errors(answer) == {LINE(2): ["This overlaps with Monday 22:00–03:00."]}


def test_a_part_of_the_year_has_a_week_of_its_own(staff):
    center = make_center()
    second = "weeklyhours_set-1"
    summer = {f"{second}-valid_from": "2026-07-01", f"{second}-valid_until": "2026-08-31"}
    answer = save(staff, change(center), **week("9-17"), **week("16-20", prefix=second), **summer)
    assert errors(answer) == {f"{second}-day_1": ["This overlaps with Monday 09:00–17:00."]}
    spring = {"weeklyhours_set-0-valid_until": "2026-06-30"}
    typed = {**week("9-17"), **spring, **week("16-20", prefix=second), **summer}
    assert save(staff, change(center), **typed).status_code == 302
    rows = center.weeklyhours_set.values_list("opens_minute", "valid_from", "valid_until")
    assert [tuple(map(str, row)) for row in rows] == [
        ("540", "None", "2026-06-30"),
        ("960", "2026-07-01", "2026-08-31"),
    ]
    page = staff.get(change(center))
    assert (lines(page)[:2], lines(page, 1)[:2]) == (
        ["09:00–17:00", "closed"],
        ["16:00–20:00", "closed"],
    )
    backward = {f"{second}-valid_until": "2026-06-30"}
    answer = save(staff, change(center), **backward)
    assert errors(answer) == {f"{second}-valid_until": ["The season ends before it starts."]}


def test_rows_that_say_so_already_are_left_alone(staff):
    room = make_room()
    stored = [
        WeeklyHours.objects.create(
            center=room.center, room=of, weekday=day, opens_minute=1320, closes_minute=1981
        )
        for of, day in ((None, 1), (None, 3), (room, 1))
    ]
    save(staff, change(room.center), **{LINE(3): "9-18"})
    kept = WeeklyHours.objects.order_by("pk").values_list("pk", "weekday", "closes_minute")
    assert list(kept)[:2] == [(stored[0].pk, 1, 1981), (stored[2].pk, 1, 1981)]
    assert hours(room.center) == [(1, 1320, 1981), (3, 540, 1080)]


def test_the_buttons_and_the_one_question_are_there_without_a_script(staff):
    page = staff.get(change(make_center())).content.decode()
    assert page.count("data-same hidden>same as above</button>") == 12
    assert page.count("data-workdays hidden>copy Monday to Friday</button>") == 2
    assert '<label for="id_weeklyhours_set-0-day_1">Monday</label>' in page
